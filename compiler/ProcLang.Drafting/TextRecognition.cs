using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ProcLang.Syntax.Literate;

namespace ProcLang.Drafting;

/// <summary>Finds title, number, date, chapters and articles in the paragraphs of a published text.</summary>
public static partial class TextRecognition
{
    private enum Numbering { None, ChineseArticle, ChineseList, English, Roman, Decimal, Bare }

    /// <summary>Recognises the text; one in which no articles are found has one article, numbered 1, that holds it all.</summary>
    public static PublishedText Recognise(ImmutableArray<string> paragraphs, string fallbackTitle)
    {
        var kept = paragraphs.Where(l => !Reading.Furniture.Is(l)).ToList();
        var contents = TableOfContents.In(kept);
        var furniture = paragraphs.Where(Reading.Furniture.Is).Concat(contents.Select(i => kept[i])).ToImmutableArray();
        var lines = kept.Where((_, i) => !contents.Contains(i)).ToList();
        var chinese = paragraphs.Sum(l => l.Count(c => c is >= '\u4E00' and <= '\u9FFF')) > paragraphs.Sum(l => l.Count(char.IsAsciiLetter)) / 3;
        var numbering = Dominant(lines);
        var first = FirstArticle(lines, numbering);
        if (first < 0)
        {
            var titled = lines.Count > 1 && IsTitle(lines[0]);
            var heading = titled ? lines[0] : fallbackTitle;
            var rest = titled ? lines.Skip(1) : lines;
            return Whole(heading, titled, chinese, paragraphs, furniture, [new DraftChapter(null, [], [new DraftArticle("1", [.. rest])])]);
        }

        // The headings that lead straight to the first article are the text's own; those of a table of contents are not led to one.
        var chapters = ChapterHeadings.Of(lines, numbering is Numbering.Decimal, numbering is Numbering.English);
        var begin = first;
        while (begin > 0 && chapters.Is(lines[begin - 1]))
        {
            begin--;
        }

        var titleAt = TitleAt(lines, begin, chapters);
        var title = titleAt >= 0 ? lines[titleAt] : fallbackTitle;
        var text = Whole(title, titleAt >= 0, chinese, paragraphs, furniture, Chapters(lines, titleAt + 1, numbering, first, chapters));
        return text with { Covering = [.. lines.Take(Math.Max(0, titleAt))] };
    }

    private static PublishedText Whole(
        string title, bool titleInText, bool chinese, ImmutableArray<string> paragraphs, ImmutableArray<string> furniture, ImmutableArray<DraftChapter> chapters) => new()
    {
        Title = title,
        IsChinese = chinese,
        Chapters = chapters,
        Furniture = furniture,
        Number = paragraphs.Take(40).Select(l => DocumentNumber().Match(l)).FirstOrDefault(m => m.Success)?.Value,
        Issued = Issued(paragraphs, chapters),
        Effective = Effective(chapters, Issued(paragraphs, chapters)),
        Official =
        [
            .. titleInText ? [title] : Array.Empty<string>(),
            .. chapters.SelectMany(c => (c.Heading is null ? [] : new[] { c.Heading }).Concat(c.Preamble).Concat(c.Articles.SelectMany(a => a.Paragraphs))),
        ],
    };

    private static ImmutableArray<DraftChapter> Chapters(List<string> lines, int from, Numbering numbering, int firstArticle, ChapterHeadings headings)
    {
        // Sections counted anew under each article (Article II, Section 1): the article's number is part of theirs.
        var anew = numbering == Numbering.English && lines.Where(headings.Is).Take(2).Count() == 2
            && lines.Where(l => KindOf(l) == numbering).Select(l => ArticleLabels.TryRead(l, out var label, out _) ? label : l).GroupBy(l => l).Any(g => g.Count() > 1);
        var under = "";
        var chapters = ImmutableArray.CreateBuilder<DraftChapter>();
        string? heading = null;
        var preamble = new List<string>();
        var articles = new List<DraftArticle>();
        string? label = null;
        var paragraphs = new List<string>();
        var last = 0;

        void EndArticle()
        {
            if (label is not null)
            {
                articles.Add(new DraftArticle(label, [.. paragraphs]));
            }

            label = null;
            paragraphs.Clear();
        }

        void EndChapter()
        {
            EndArticle();
            if (heading is not null || preamble.Count > 0 || articles.Count > 0)
            {
                chapters.Add(new DraftChapter(heading, [.. preamble], [.. articles]));
            }

            heading = null;
            preamble.Clear();
            articles.Clear();
        }

        for (var i = from; i < lines.Count; i++)
        {
            var line = lines[i];
            if (headings.Is(line))
            {
                EndChapter();
                heading = line;
                if (anew)
                {
                    (last, under) = (0, ChapterHeadings.Number(line) is { } own ? own + "." : under);
                }
            }
            else if (i >= firstArticle && Follows(line, numbering, last, out var found, out var number))
            {
                EndArticle();
                label = anew ? under + found : found;
                last = number;
                // A number on a line of its own heads the line below it.
                if (i + 1 < lines.Count && ArticleLabels.TryRead(line, out _, out var title) && title.Length == 0
                    && KindOf(lines[i + 1]) == Numbering.None && !headings.Is(lines[i + 1]))
                {
                    line = $"{line} {lines[++i]}";
                }

                paragraphs.Add(line);
            }
            else if (label is not null)
            {
                paragraphs.Add(line);
            }
            else
            {
                preamble.Add(line);
            }
        }

        EndChapter();
        return chapters.ToImmutable();
    }

    /// <summary>The kind of number most articles bear; 第…条 and Article prevail over lists, which may be items of an article.</summary>
    private static Numbering Dominant(List<string> lines)
    {
        foreach (var kind in new[] { Numbering.ChineseArticle, Numbering.English, Numbering.Roman, Numbering.ChineseList, Numbering.Decimal, Numbering.Bare })
        {
            if (lines.Count(l => KindOf(l) == kind) >= (kind is Numbering.ChineseArticle or Numbering.English ? 1 : kind is Numbering.Decimal ? 3 : 2))
            {
                return kind;
            }
        }

        return Numbering.None;
    }

    private static Numbering KindOf(string line) =>
        ChineseArticle().IsMatch(line) ? Numbering.ChineseArticle
        : EnglishArticle().IsMatch(line) ? Numbering.English
        : RomanArticle().IsMatch(line) ? Numbering.Roman
        : DecimalArticle().IsMatch(line) ? Numbering.Decimal
        : ChineseList().IsMatch(line) ? Numbering.ChineseList
        : Bare().IsMatch(line) ? Numbering.Bare
        : Numbering.None;

    private static int FirstArticle(List<string> lines, Numbering numbering) =>
        numbering == Numbering.None ? -1 : lines.FindIndex(l => Follows(l, numbering, 0, out _, out _));

    // A paragraph that only begins with a reference (第三条规定的…) does not come next in the count.
    private static bool Follows(string line, Numbering numbering, int last, out string label, out int number)
    {
        label = "";
        number = 0;
        if (KindOf(line) != numbering || !ArticleLabels.TryRead(line, out label, out _))
        {
            return false;
        }

        var arabic = ArticleLabels.Arabic(label);
        if (numbering == Numbering.Decimal)
        {
            // 2.3 counts as 2003: the next section, or the first one of a part that follows.
            var parts = arabic.Split('.');
            number = int.Parse(parts[0], CultureInfo.InvariantCulture) * 1000 + int.Parse(parts[1], CultureInfo.InvariantCulture);
            return last == 0 || (number > last && (number <= last + 3 || (number % 1000 <= 2 && number / 1000 <= (last / 1000) + 3)));
        }

        var digits = new string(arabic.TakeWhile(char.IsAsciiDigit).ToArray());
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            return false;
        }

        var inserted = arabic.Length > digits.Length;
        return inserted ? number >= last && number <= last + 1 : number > last && number <= last + (last == 0 ? 1000 : 3);
    }

    private static int TitleAt(List<string> lines, int before, ChapterHeadings chapters)
    {
        for (var i = before - 1; i >= 0; i--)
        {
            if (IsTitle(lines[i]) && !chapters.Is(lines[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsTitle(string line) =>
        line.Length is >= 2 and <= 120 && line[^1] is not ('。' or ':' or '：' or ',' or '，' or ';' or '；' or '.' or '、')
        && line[0] is not ('(' or '（') && !DateLine().IsMatch(line) && !TableOfContents.Begins(line) && !DocumentNumber().IsMatch(line)
        && !Signature().IsMatch(line);

    /// <summary>Entry into force stands among the last articles.</summary>
    private static DateOnly? Effective(ImmutableArray<DraftChapter> chapters, DateOnly? issued)
    {
        for (var c = chapters.Length - 1; c >= 0; c--)
        {
            for (var a = chapters[c].Articles.Length - 1; a >= 0; a--)
            {
                foreach (var paragraph in chapters[c].Articles[a].Paragraphs)
                {
                    if (Suggestions.ForceSuggestions.Day(paragraph, issued) is { } day)
                    {
                        return day;
                    }
                }
            }
        }

        return null;
    }

    /// <summary>The date of issue stands before the articles or under the text, most surely on a line of its own; a date in an article
    /// is another.</summary>
    private static DateOnly? Issued(ImmutableArray<string> paragraphs, ImmutableArray<DraftChapter> chapters)
    {
        var articles = chapters.SelectMany(c => c.Articles).ToList();
        var first = articles.Count == 0 ? paragraphs.Length : paragraphs.IndexOf(articles[0].Paragraphs[0]);
        // A number joined with the line below it is found by its beginning.
        first = first >= 0 ? first : Math.Max(0, paragraphs.ToList().FindIndex(p => p.Length > 0 && articles[0].Paragraphs[0].StartsWith(p, StringComparison.Ordinal)));
        var before = paragraphs.Take(Math.Min(first, 60)).ToList();
        return before.Where(l => DateLine().IsMatch(l) && l[0] is not ('(' or '（')).Select(DateIn).FirstOrDefault(d => d is not null)
            ?? before.Select(DateIn).FirstOrDefault(d => d is not null)
            ?? paragraphs.TakeLast(5).Where(l => l.Length <= 40 && DateLine().IsMatch(l)).Select(DateIn).FirstOrDefault(d => d is not null);
    }

    private static DateOnly? DateIn(string line)
    {
        if (ChineseDate().Match(line) is { Success: true } zh
            && DateOnly.TryParseExact($"{zh.Groups[1].Value}-{zh.Groups[2].Value}-{zh.Groups[3].Value}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        return EnglishDate().Match(line) is { Success: true } en
            && DateOnly.TryParse(en.Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, DateTimeStyles.None, out day) ? day : null;
    }

    private const string Han = "[〇零一二两三四五六七八九十百千0-9０-９]+";

    [GeneratedRegex("^第" + Han + "条(?:之" + Han + ")?(?:[\\s　:：【(（]|[^\\s、,，。之至和或的第]{0,60}|$)", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseArticle();

    [GeneratedRegex("^[〇零一二三四五六七八九十百千]+、", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseList();

    [GeneratedRegex(@"^(?:Article|Art\.|Section|Sec\.|§|Rule|Regulation|By-?law|Standing Order|Clause|ARTICLE|SECTION|RULE|REGULATION|STANDING ORDER|CLAUSE)\s*\d+[a-z]*(?:[.:\s–—-]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishArticle();

    [GeneratedRegex(@"^(?:Article|ARTICLE|Rule|RULE|Section|SECTION)\s+[IVX]+(?:[.:\s–—-]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex RomanArticle();

    [GeneratedRegex(@"^\d{1,3}\.\d{1,3}\.?\s+\S", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalArticle();

    [GeneratedRegex(@"^\d{1,3}[a-z]?[.、．]\s*\S", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex(@"[\u4E00-\u9FFF]{1,12}[〔\[［（(]\d{4}[〕\]］）)]\s*(?:第\s*)?\d+\s*号|\b(?:Ordinance|Resolution|Regulation|Order|Bylaw|Rule)\s+No\.\s*\d[\w/.-]*", RegexOptions.CultureInvariant)]
    private static partial Regex DocumentNumber();

    [GeneratedRegex(@"(\d{4})年(\d{1,2})月(\d{1,2})日", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseDate();

    [GeneratedRegex(@"\b(?:\d{1,2}\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+(?:\d{1,2},?\s+)?\d{4}\b", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishDate();

    [GeneratedRegex(@"^[\d年月日\s.,/-]+$|^[(（].*[)）]$|^(?:Adopted|Issued|Effective|Approved|Dated|Revised|Amended|Last updated|Version)\b|\|", RegexOptions.CultureInvariant)]
    private static partial Regex DateLine();

    [GeneratedRegex(@"^(?:By |Signed)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Signature();
}
