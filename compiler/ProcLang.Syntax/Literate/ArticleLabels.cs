using System.Globalization;
using System.Text.RegularExpressions;
using ProcLang.Syntax.Text;

namespace ProcLang.Syntax.Literate;

/// <summary>Recognises how rules number their articles: 第四十六条, 第46条之一, 四十六、, Article 46a, § 46, Rule 7, Standing Order 3, Article IV, 46., 4.6.</summary>
public static partial class ArticleLabels
{
    /// <summary>Reads the label at the start of a heading; false when it numbers no article.</summary>
    public static bool TryRead(string heading, out string label, out string title)
    {
        foreach (var pattern in new[] { Chinese(), ChineseList(), English(), Bare() })
        {
            var match = pattern.Match(heading);
            if (match.Success)
            {
                label = match.Groups["n"].Value + (match.Groups["z"].Success && match.Groups["z"].Length > 0 ? "之" + match.Groups["z"].Value : "");
                title = heading[match.Length..].Trim();
                return true;
            }
        }

        label = title = "";
        return false;
    }

    /// <summary>How many letters at the start of official text only number the article with this label; 0 when none.</summary>
    public static int NumberLength(string text, string label)
    {
        foreach (var pattern in new[] { Chinese(), ChineseList(), English(), Bare() })
        {
            var match = pattern.Match(text);
            if (match.Success && TryRead(text, out var found, out _) && Arabic(found) == Arabic(label))
            {
                return match.Length;
            }
        }

        return 0;
    }

    /// <summary>The label in Arabic numerals: 四十六 → 46, 十二之一 → 12-1, 46a → 46a.</summary>
    public static string Arabic(string label)
    {
        var parts = label.Split('之');
        return string.Join('-', parts.Select(p =>
            ChineseNumerals.TryParse(p, out var n) || Roman(p, out n) ? n.ToString(CultureInfo.InvariantCulture) : p));
    }

    /// <summary>Reads I to XXXIX, as bylaws number their articles.</summary>
    private static bool Roman(string text, out long value)
    {
        value = 0;
        if (text.Length == 0 || !text.All(c => c is 'I' or 'V' or 'X'))
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var digit = Digit(text[i]);
            value += i + 1 < text.Length && Digit(text[i + 1]) > digit ? -digit : digit;
        }

        return true;

        static int Digit(char c) => c switch { 'I' => 1, 'V' => 5, _ => 10 };
    }

    private const string Digits = "[0-9０-９〇零一二两三四五六七八九十百千]+";

    [GeneratedRegex("^第(?<n>" + Digits + ")条(之(?<z>" + Digits + "))?[\\s　:：]*", RegexOptions.CultureInvariant)]
    private static partial Regex Chinese();

    [GeneratedRegex("^(?<n>[〇零一二三四五六七八九十百千]+)、", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseList();

    [GeneratedRegex(@"^(?:Article|Art\.|Section|Sec\.|§|Rule|Regulation|Reg\.|By-?law|Standing Order|Clause|Paragraph|Para\.)\s*(?<n>\d+[a-z]*(?:[.\-]\d+)*|[IVX]+(?![\p{L}\d]))(?:\.(?=\s|$)|:)?[\s:–—-]*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex English();

    [GeneratedRegex(@"^(?<n>\d+(?:\.\d+)+)(?:[.、．]?\s+|[.、．]?$)|^(?<n>\d+[a-z]?)[.、．]\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();
}
