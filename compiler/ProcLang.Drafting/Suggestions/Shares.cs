using System.Globalization;
using System.Text.RegularExpressions;

namespace ProcLang.Drafting.Suggestions;

/// <summary>Shares and numbers as texts say them, and how a clause writes them.</summary>
internal static partial class Shares
{
    /// <summary>What a Chinese text says of a share: 三分之二, 2/3, 半数. Several kinds of figure are one pattern.</summary>
    internal const string Chinese = "(?:[0-9]{1,2}/[0-9]{1,2}|[一二三四五六七八九十百]+分之[一二三四五六七八九十]+|过半数|半数|过半|[0-9]{1,3}[%％])";

    /// <summary>The share with its bound: 超过 半数, 不少于 2/3.</summary>
    internal static string InChinese(string text)
    {
        var found = ChineseShare().Match(text).Value;
        var half = found.Length == 0 || found.Contains('半', StringComparison.Ordinal);
        // 以上 includes the bound, in law as in the language; 过半数 and 超过 exclude it.
        var more = found.StartsWith('过') || (!text.Contains("以上", StringComparison.Ordinal) && (text.Contains("超过", StringComparison.Ordinal) || text.Contains("多于", StringComparison.Ordinal)));
        return $"{(more ? "超过" : "不少于")} {(half ? "半数" : found.Replace("％", "%", StringComparison.Ordinal))}";
    }

    /// <summary>What an English text says of a share.</summary>
    internal const string English =
        @"(?:(?:simple |absolute |clear )?majority|two[- ]thirds|three[- ](?:quarters|fourths|fifths)|one[- ](?:third|quarter|fourth|fifth|half|tenth)|half|\d{1,3}(?:%| per ?cent)|\d/\d)";

    /// <summary>The share with its bound: more than half of, at least 2/3.</summary>
    internal static string InEnglish(string text)
    {
        var found = EnglishShare().Match(text).Value.ToLowerInvariant().Replace('-', ' ');
        return found switch
        {
            "two thirds" => "at least 2/3",
            "three quarters" or "three fourths" => "at least 3/4",
            "three fifths" => "at least 3/5",
            "one third" => "at least 1/3",
            "one quarter" or "one fourth" => "at least 1/4",
            "one fifth" => "at least 1/5",
            "one tenth" => "at least 1/10",
            "half" or "one half" => MoreThanHalf().IsMatch(text) ? "more than half of" : "at least half of",
            _ when Percent().Match(found) is { Success: true } percent => $"at least {percent.Groups[1].Value}%",
            _ when found.Contains('/', StringComparison.Ordinal) => "at least " + found,
            _ => "more than half of",
        };
    }

    /// <summary>A number in words or figures; null when it is none.</summary>
    internal static string? Number(string word)
    {
        var text = word.Trim().ToLowerInvariant();
        // thirty (30): the figures say it again.
        if (Bracketed().Match(text) is { Success: true } again)
        {
            return again.Groups[1].Value;
        }

        if (text.Length is > 0 and < 6 && text.All(char.IsAsciiDigit))
        {
            return text;
        }

        if (text is "a" or "an" or "once")
        {
            return "1";
        }

        if (text == "twice")
        {
            return "2";
        }

        var parts = text.Split('-', ' ');
        var ten = Array.IndexOf(Tens, parts[0]);
        var unit = Array.IndexOf(Units, parts[^1]);
        var value = parts.Length switch
        {
            1 when unit > 0 => unit,
            1 when ten > 1 => ten * 10,
            2 when ten > 1 && unit is > 0 and < 10 => (ten * 10) + unit,
            _ => 0,
        };
        return value > 0 ? value.ToString(CultureInfo.InvariantCulture) : null;
    }

    private static readonly string[] Units =
    [
        "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
        "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>A number as a pattern takes it: ten, forty-five, ten (10), 10.</summary>
    internal const string NumberPattern = @"(?:[A-Za-z]+(?:-[a-z]+)?(?: ?\(\d+\))|\d+|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|an?)";

    [GeneratedRegex(Chinese, RegexOptions.CultureInvariant)]
    private static partial Regex ChineseShare();

    [GeneratedRegex(English, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EnglishShare();

    [GeneratedRegex(@"more than (?:one[- ])?half", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex MoreThanHalf();

    [GeneratedRegex(@"^(\d{1,3})", RegexOptions.CultureInvariant)]
    private static partial Regex Percent();

    [GeneratedRegex(@"\((\d+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();
}
