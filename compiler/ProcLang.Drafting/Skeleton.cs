using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ProcLang.Drafting.Suggestions;
using ProcLang.Syntax.Literate;
using ProcLang.Syntax.Text;

namespace ProcLang.Drafting;

/// <summary>A file of a draft: its name in the folder, and what stands in it.</summary>
public sealed record DraftFile(string Name, string Content);

/// <summary>A first draft: its files, the head first, and the suggestions written into them.</summary>
public sealed record Draft(PublishedText Text, ImmutableArray<DraftFile> Files, ImmutableArray<Suggestion> Suggestions);

/// <summary>Writes the literate skeleton of a published text: every article's words as official text, an empty fence under it,
/// and, as comments in the fence, the clauses its sentences may call for.</summary>
public static partial class Skeleton
{
    /// <summary>A text with more articles than this is split, a file a chapter.</summary>
    private const int MostInOneFile = 40;

    /// <summary>Writes the draft.</summary>
    public static Draft Write(PublishedText text)
    {
        var suggestions = ImmutableArray.CreateBuilder<Suggestion>();
        var files = ImmutableArray.CreateBuilder<DraftFile>();
        var split = text.ArticleCount > MostInOneFile && text.Chapters.Count(c => c.Articles.Length > 0) > 1;
        var bodies = split
            ? text.Chapters.Select((c, i) => (Name: string.Create(CultureInfo.InvariantCulture, $"{i + 1:00}.proc.md"), Content: Chapter(c, text, suggestions))).ToList()
            : [];
        var head = new StringBuilder();
        head.Append("# ").Append(text.Title).Append("\n\n");
        if (text.Official is [var first, ..] && first == text.Title)
        {
            head.Append("> ").Append(text.Title).Append("\n\n");
        }

        foreach (var line in text.Covering)
        {
            // Not official text: a comment of the drafter's, escaped so that Markdown makes no heading, list or fence of it.
            head.Append(text.IsChinese ? "(印发件)" : "(covering letter) ").Append(line.Replace('`', '\'')).Append("\n\n");
        }

        head.Append("```proc\n").Append(Head(text, bodies.Select(b => b.Name))).Append("```\n");
        if (!split)
        {
            foreach (var chapter in text.Chapters)
            {
                head.Append('\n').Append(Chapter(chapter, text, suggestions));
            }
        }

        files.Add(new DraftFile("00-rulebook.proc.md", head.ToString()));
        files.AddRange(bodies.Select(b => new DraftFile(b.Name, b.Content)));
        return new Draft(text, files.ToImmutable(), suggestions.ToImmutable());
    }

    private static string Head(PublishedText text, IEnumerable<string> includes)
    {
        var lines = new List<string>();
        var zh = text.IsChinese;
        if (text.Number is { } number)
        {
            lines.Add($"{(zh ? "文号" : "number")} \"{number.Replace("\"", "", StringComparison.Ordinal)}\"");
        }

        if (text.Issued is { } day)
        {
            lines.Add($"{(zh ? "印发" : "issued")} {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
        }

        lines.Add(zh ? "时区 \"Asia/Shanghai\"" : "zone \"UTC\" // say where: \"America/New_York\", \"Europe/London\", …");
        lines.Add(zh ? "末日 顺延" : "last day rolls forward");
        var all = includes.ToList();
        if (all.Count > 0)
        {
            lines.Add((zh ? "引入 " : "include ") + string.Join(", ", all.Select(i => $"\"{i}\"")));
        }

        return $"{(zh ? "规则" : "rulebook")} {SuggestedNames.Written(text.Title)} {{\n{string.Concat(lines.Select(l => "  " + l + "\n"))}}}\n";
    }

    private static string Chapter(DraftChapter chapter, PublishedText text, ImmutableArray<Suggestion>.Builder suggestions)
    {
        var page = new StringBuilder();
        if (chapter.Heading is { } heading)
        {
            page.Append("## ").Append(heading).Append("\n\n> ").Append(heading).Append("\n\n");
        }

        foreach (var line in chapter.Preamble)
        {
            page.Append("> ").Append(line).Append("\n\n");
        }

        foreach (var article in chapter.Articles)
        {
            page.Append(Article(article, text, suggestions)).Append('\n');
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static string Article(DraftArticle article, PublishedText whole, ImmutableArray<Suggestion>.Builder suggestions)
    {
        var chinese = whole.IsChinese;
        var text = new StringBuilder();
        text.Append("### ").Append(Heading(article, chinese)).Append("\n\n");
        text.Append(string.Join("\n>\n", article.Paragraphs.Select(p => "> " + p))).Append("\n\n");
        var read = LiterateDocument.Parse(new SourceText("", text.ToString())).Articles;
        var found = read.IsEmpty ? [] : Suggester.For(read[0], chinese, whole.Issued);
        suggestions.AddRange(found);
        text.Append("```proc\n");
        foreach (var one in found)
        {
            text.Append("// ").Append(chinese ? InChinese(one) : InEnglish(one)).Append('\n');
            text.Append("//   ").Append(one.Clause).Append('\n');
        }

        return text.Append("```\n").ToString();
    }

    private static string Heading(DraftArticle article, bool chinese)
    {
        var first = article.Paragraphs[0];
        if (ArticleLabels.TryRead(first, out var label, out var title) && title.Length is > 0 and <= 60 && title[^1] is not ('.' or '。' or ';' or '；' or ':' or '：') && article.Paragraphs.Length > 1)
        {
            // A section counted under its article (Article 2, Section 1) is cited with both numbers.
            return label == article.Label ? first : $"Article {article.Label} {title}";
        }

        // The text's own word for its articles, Rule 7, where its number is the one it is cited by.
        return first.StartsWith('§') ? "§ " + article.Label
            : Named().Match(first) is { Success: true } named && label == article.Label ? $"{char.ToUpperInvariant(named.Value[0])}{named.Value[1..].ToLowerInvariant()} {article.Label}"
            : chinese ? ChineseHeading(article.Label) : "Article " + article.Label;
    }

    [GeneratedRegex(@"^(?:Rule|Regulation|Section|By-?law|Standing Order|Clause)(?=\s+[\dIVX])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    // 十二之一 is written 第十二条之一.
    private static string ChineseHeading(string label) =>
        label.IndexOf('之', StringComparison.Ordinal) is var at and > 0 ? $"第{label[..at]}条{label[at..]}" : $"第{label}条";

    private static string InChinese(Suggestion one) => Name(one.Kind, true) + one.Place switch
    {
        SuggestionPlace.Procedure => "(写在程序里)",
        SuggestionPlace.Step => "(写在步骤里)",
        SuggestionPlace.Meeting => "(写在会议里)",
        _ => "",
    };

    private static string InEnglish(Suggestion one) => Name(one.Kind, false) + one.Place switch
    {
        SuggestionPlace.Procedure => " (inside a procedure)",
        SuggestionPlace.Step => " (inside a step)",
        SuggestionPlace.Meeting => " (inside a meeting)",
        _ => "",
    };

    /// <summary>What a kind of suggestion is about.</summary>
    public static string Name(SuggestionKind kind, bool zh) => kind switch
    {
        SuggestionKind.Signer => zh ? "谁签发、审批" : "who signs or approves",
        SuggestionKind.Quorum => zh ? "法定人数" : "a quorum",
        SuggestionKind.Vote => zh ? "怎样表决" : "how it is decided",
        SuggestionKind.Deadline => zh ? "期限" : "a deadline",
        SuggestionKind.Prohibition => zh ? "禁止" : "a prohibition",
        SuggestionKind.Limit => zh ? "限额" : "a limit",
        SuggestionKind.Report => zh ? "报告" : "a report",
        SuggestionKind.Delegation => zh ? "代行、委托" : "who acts for whom",
        SuggestionKind.Leave => zh ? "请假" : "leave of absence",
        SuggestionKind.Publication => zh ? "公布" : "publication",
        SuggestionKind.Convener => zh ? "召集、主持" : "who calls or chairs",
        SuggestionKind.Extension => zh ? "延长" : "an extension",
        SuggestionKind.Standstill => zh ? "不计入的时间" : "time that does not count",
        SuggestionKind.Silence => zh ? "逾期的后果" : "what silence counts as",
        SuggestionKind.Recusal => zh ? "回避" : "recusal",
        SuggestionKind.Composition => zh ? "组成" : "composition",
        SuggestionKind.Election => zh ? "选举" : "an election",
        SuggestionKind.Recurrence => zh ? "定期" : "what comes again",
        SuggestionKind.Suspension => zh ? "中止" : "suspension",
        SuggestionKind.Force => zh ? "施行、废止" : "entry into force, repeal",
        _ => zh ? "征求意见" : "consultation",
    };
}
