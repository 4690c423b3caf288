using System.Globalization;
using System.Text.RegularExpressions;

namespace ProcLang.Drafting.Suggestions;

/// <summary>From when a text says it is in force, and what it repeals.</summary>
internal static partial class ForceSuggestions
{
    /// <summary>The day a sentence says the rules are in force from; the day of issue where it says so. Null: it says none.</summary>
    internal static DateOnly? Day(string sentence, DateOnly? issued)
    {
        if (Chinese().Match(sentence) is { Success: true } zh)
        {
            // What other texts may do (可以自公布之日起施行) says nothing of this one.
            if (!zh.Groups["y"].Success && !OfThisText().IsMatch(sentence))
            {
                return null;
            }

            return zh.Groups["y"].Success ? Made(zh.Groups["y"].Value, zh.Groups["m"].Value, zh.Groups["d"].Value) : issued;
        }

        return English().Match(sentence) is { Success: true } en
            ? DateOnly.TryParse(en.Groups["day"].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null
            : null;
    }

    /// <summary>The clauses a sentence about entry into force or repeal calls for.</summary>
    internal static IEnumerable<(SuggestionKind, SuggestionPlace, string)> Of(string sentence, bool chinese, DateOnly? issued)
    {
        if (Day(sentence, issued) is { } day)
        {
            yield return (SuggestionKind.Force, SuggestionPlace.Declaration, $"{(chinese ? "施行" : "effective")} {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
        }

        foreach (var text in Repealed(sentence, chinese))
        {
            yield return (SuggestionKind.Force, SuggestionPlace.Declaration, $"{(chinese ? "废止" : "repeals")} \"{text}\"");
        }
    }

    private static IEnumerable<string> Repealed(string sentence, bool chinese)
    {
        if (chinese)
        {
            if (!Abolished().IsMatch(sentence))
            {
                return [];
            }

            var numbers = Number().Matches(sentence).Select(m => m.Value).ToList();
            return numbers.Count > 0 ? numbers : Title().Matches(sentence).Select(m => m.Groups["title"].Value);
        }

        return Repeal().Match(sentence) is { Success: true } found ? [found.Groups["what"].Value.Trim().Replace("\"", "", StringComparison.Ordinal)] : [];
    }

    private static DateOnly? Made(string year, string month, string day) =>
        DateOnly.TryParseExact($"{year}-{month}-{day}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var made) ? made : null;

    [GeneratedRegex(@"自(?:(?<y>\d{4})年(?<m>\d{1,2})月(?<d>\d{1,2})日|(?:发布|公布|印发|颁布|通过|批准)之日)起(?:正式)?(?:施行|实施|执行|生效)", RegexOptions.CultureInvariant)]
    private static partial Regex Chinese();

    [GeneratedRegex("(?:本|此|该|以上)(?:办法|规则|规定|条例|章程|细则|制度|程序|规程|准则|意见|通知|决定|标准|[\u4E00-\u9FFF]{1,8})|^(?:第[^条]{1,6}条)?\\s*自", RegexOptions.CultureInvariant)]
    private static partial Regex OfThisText();

    private const string Month = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";

    [GeneratedRegex(@"\b(?:takes? effect|comes? into (?:force|effect|operation)|enters? into force|(?:is|are|becomes?) effective|(?:is|are) in force)\b[^.;]{0,20}?(?<day>\d{1,2} " + Month + @" \d{4}|" + Month + @" \d{1,2},? \d{4})", RegexOptions.CultureInvariant)]
    private static partial Regex English();

    [GeneratedRegex("废止|停止执行|失效", RegexOptions.CultureInvariant)]
    private static partial Regex Abolished();

    [GeneratedRegex(@"[\u4E00-\u9FFF]{1,12}[〔\[［（(]\d{4}[〕\]］）)]\s*(?:第\s*)?\d+\s*号", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"《(?<title>[^《》""]{2,60})》", RegexOptions.CultureInvariant)]
    private static partial Regex Title();

    [GeneratedRegex(@"(?<what>[A-Z](?:[^.;]|No\.){2,80}?) (?:is|are) (?:hereby )?(?:repealed|revoked|rescinded)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Repeal();
}
