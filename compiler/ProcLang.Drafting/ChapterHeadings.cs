using System.Globalization;
using System.Text.RegularExpressions;
using ProcLang.Syntax.Literate;

namespace ProcLang.Drafting;

/// <summary>Which lines of a text head its chapters: 第一章, Part 2, and, where the articles are numbered otherwise, ARTICLE IV, IV. and 4.</summary>
internal sealed partial class ChapterHeadings
{
    private readonly bool _lists;
    private readonly bool _articles;
    private readonly bool _numbers;

    private ChapterHeadings(bool lists, bool articles, bool numbers)
    {
        _lists = lists;
        _articles = articles;
        _numbers = numbers;
    }

    /// <summary>Learns from the whole text. <paramref name="decimals"/>: articles are numbered 2.1; <paramref name="named"/>: Section 3, Rule 3.</summary>
    internal static ChapterHeadings Of(List<string> lines, bool decimals, bool named) => new(
        lines.Count(l => IsShort(l) && RomanList().IsMatch(l)) > 1,
        (decimals || named) && lines.Any(l => RomanArticle().IsMatch(l)),
        decimals);

    /// <summary>True when the line heads a chapter.</summary>
    internal bool Is(string line) => IsShort(line)
        && (Chapter().IsMatch(line) || (_lists && RomanList().IsMatch(line)) || (_articles && RomanArticle().IsMatch(line)) || (_numbers && Number().IsMatch(line)));

    /// <summary>The number of a chapter in Arabic numerals; null: it has none.</summary>
    internal static string? Number(string line) =>
        Figures().Match(line) is { Success: true } found ? ArticleLabels.Arabic(found.Value).ToString(CultureInfo.InvariantCulture) : null;

    private static bool IsShort(string line) => line.Length is > 0 and <= 80 && line[^1] is not ('。' or '.' or '；' or ';' or '，' or ',' or ':' or '：');

    private const string Han = "[〇零一二两三四五六七八九十百千0-9０-９]+";

    [GeneratedRegex("^第\\s*" + Han + "\\s*[章编篇节]|^(?:Chapter|Part|Title|Division|Subchapter|CHAPTER|PART|TITLE|DIVISION)\\s+(?:[0-9]+|[IVXLC]+|[A-Z])\\b", RegexOptions.CultureInvariant)]
    private static partial Regex Chapter();

    [GeneratedRegex(@"^[IVX]+\.\s+\S", RegexOptions.CultureInvariant)]
    private static partial Regex RomanList();

    [GeneratedRegex(@"^(?:ARTICLE|Article)\s+[IVX]+\b", RegexOptions.CultureInvariant)]
    private static partial Regex RomanArticle();

    [GeneratedRegex(@"^\d{1,2}\.?\s+\p{L}", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(?:\d+|[IVX]+)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Figures();
}
