using System.Text.RegularExpressions;

namespace ProcLang.Drafting.Suggestions;

/// <summary>How a sentence says a meeting decides: what majority of whom, and by which ballot.</summary>
internal static partial class VoteSuggestions
{
    /// <summary>The vote a Chinese sentence describes; one by the chair where it says no majority.</summary>
    internal static string Chinese(string sentence)
    {
        var clauses = new List<string>();
        if (ChineseMajority().Match(sentence) is { Success: true } found)
        {
            var text = found.Value;
            var share = text.Contains("三分之二", StringComparison.Ordinal) ? "三分之二" : text.Contains("四分之三", StringComparison.Ordinal) ? "四分之三" : "半数";
            var more = text.Contains("超过", StringComparison.Ordinal) || text.Contains("过半", StringComparison.Ordinal) || text.Contains("多于", StringComparison.Ordinal);
            var whom = PresentChinese().IsMatch(text) ? "出席成员" : "全体成员";
            clauses.Add($"赞成 {(more ? "超过" : "不少于")} {share} {whom}");
        }

        if (sentence.Contains("无记名", StringComparison.Ordinal))
        {
            clauses.Add("方式 无记名");
        }

        return clauses.Count > 0 ? $"表决 事项 {{ {string.Join(" ", clauses)} }}" : "表决 由 主持人";
    }

    /// <summary>The vote an English sentence describes.</summary>
    internal static string English(string sentence)
    {
        var clauses = new List<string>();
        if (EnglishMajority().Match(sentence) is { Success: true } found)
        {
            var text = found.Value;
            var share = text.Contains("thirds", StringComparison.OrdinalIgnoreCase) ? "at least 2/3" : "more than half of";
            var whom = text.Contains("present", StringComparison.OrdinalIgnoreCase) ? "members present"
                : text.Contains("cast", StringComparison.OrdinalIgnoreCase) || text.Contains("voting", StringComparison.OrdinalIgnoreCase) ? "votes cast" : "all members";
            clauses.Add($"in favour {share} {whom}");
        }

        if (sentence.Contains("secret ballot", StringComparison.OrdinalIgnoreCase))
        {
            clauses.Add("ballot secret");
        }

        return clauses.Count > 0 ? $"vote Motion {{ {string.Join(" ", clauses)} }}" : "decision by Chairperson";
    }

    [GeneratedRegex(@"(?:赞成|同意|表决|通过)[^。；;]{0,24}?(?:过半数|半数|三分之二|四分之三)|(?:全体|出席|到会|应到)[^。；;]{0,16}?(?:过半数|半数|三分之二|四分之三)[^。；;]{0,8}?(?:赞成|同意|通过)", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseMajority();

    [GeneratedRegex("出席|到会|参会|参加会议", RegexOptions.CultureInvariant)]
    private static partial Regex PresentChinese();

    [GeneratedRegex(@"\b(?:majority|two[- ]thirds)\b(?: vote)? of (?:the |all |all the |those )?(?:members|votes|councillors|directors|trustees|membership)?(?: (?:present|voting|cast|in office))?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EnglishMajority();
}
