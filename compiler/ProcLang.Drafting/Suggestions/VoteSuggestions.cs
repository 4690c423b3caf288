using System.Text.RegularExpressions;

namespace ProcLang.Drafting.Suggestions;

/// <summary>How a sentence says a meeting decides: what majority of whom, and by which ballot.</summary>
internal static partial class VoteSuggestions
{
    /// <summary>The vote a Chinese sentence describes; null when it says neither majority nor ballot.</summary>
    internal static string? Chinese(string sentence)
    {
        var clauses = new List<string>();
        if (ChineseMajority().Match(sentence) is { Success: true } found)
        {
            var whom = PresentChinese().IsMatch(found.Value) ? "出席成员" : "全体成员";
            clauses.Add($"赞成 {Shares.InChinese(found.Value)} {whom}");
        }

        foreach (var (word, ballot) in new[] { ("无记名", "无记名"), ("记名", "记名"), ("举手", "举手"), ("实名", "记名") })
        {
            if (sentence.Contains(word, StringComparison.Ordinal))
            {
                clauses.Add("方式 " + ballot);
                break;
            }
        }

        if (TieChinese().Match(sentence) is { Success: true } tie)
        {
            clauses.Add(tie.Groups["chair"].Success ? "同票 主持人 决定" : "同票 否决");
        }

        if (AbstainChinese().IsMatch(sentence))
        {
            clauses.Add("弃权 不计入");
        }

        return clauses.Count > 0 ? $"表决 事项 {{ {string.Join(" ", clauses)} }}" : null;
    }

    /// <summary>The vote an English sentence describes; null when it says neither majority, ballot nor tie.</summary>
    internal static string? English(string sentence)
    {
        var clauses = new List<string>();
        if (EnglishMajority().Match(sentence) is { Success: true } found)
        {
            var text = found.Value;
            var whom = text.Contains("cast", StringComparison.OrdinalIgnoreCase) || text.Contains("voting", StringComparison.OrdinalIgnoreCase) ? "votes cast"
                : text.Contains("present", StringComparison.OrdinalIgnoreCase) ? "members present" : "all members";
            clauses.Add($"in favour {Shares.InEnglish(text)} {whom}");
        }

        if (EnglishBallot().Match(sentence) is { Success: true } ballot)
        {
            clauses.Add("ballot " + (ballot.Groups["s"].Success ? "secret" : ballot.Groups["r"].Success ? "rollcall" : "hands"));
        }

        if (EnglishTie().Match(sentence) is { Success: true } tie)
        {
            clauses.Add(tie.Groups["chair"].Success ? "tie chair decides" : "tie fails");
        }

        if (EnglishAbstain().IsMatch(sentence))
        {
            clauses.Add("abstentions not counted");
        }

        return clauses.Count > 0 ? $"vote Motion {{ {string.Join(" ", clauses)} }}" : null;
    }

    [GeneratedRegex(@"(?:赞成|同意|表决|通过)[^。；;]{0,24}?" + Shares.Chinese + "|(?:全体|出席|到会|应到|与会|参会|以)[^。；;]{0,16}?" + Shares.Chinese + "[^。；;]{0,10}?(?:赞成|同意|通过)", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseMajority();

    [GeneratedRegex("出席|到会|参会|与会|参加会议", RegexOptions.CultureInvariant)]
    private static partial Regex PresentChinese();

    [GeneratedRegex(@"(?<!\b(?:request (?:from|of|by)|petition of|called by\b[^.;]{0,60})\s*)(?:\bby (?:a |an )?)?\b" + Shares.English + @"\)?(?: ?\(\d/\d\))?(?: affirmative)?(?: vote| majority)?,? of (?:the |all |all the |those )?(?:\w+ ){0,2}?(?:members?|votes|councillors|directors|trustees|membership|delegates|representatives|panel)(?: (?:then )?(?:present(?: and voting)?|voting|cast|in office))?|(?<!\bcalled by\b[^.;]{0,60})\bby (?:a )?" + Shares.English + @" ?(?:\(\d/\d\) )?(?:vote|majority)?\b|\bsimple majority\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EnglishMajority();

    [GeneratedRegex("(?:票数|赞成票?(?:与|和)反对票?)(?:相等|相同|持平)[^。；]{0,12}(?<chair>主持人|主任|主席|会长|组长)?", RegexOptions.CultureInvariant)]
    private static partial Regex TieChinese();

    [GeneratedRegex("弃权[^。；]{0,8}(?:不计|不算)", RegexOptions.CultureInvariant)]
    private static partial Regex AbstainChinese();

    [GeneratedRegex(@"\b(?:(?<s>secret ballot|by ballot)|(?<r>roll[- ]call)|show of hands)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EnglishBallot();

    [GeneratedRegex(@"(?<chair>\b(?:casting|second|deciding) vote\b)|\b(?:equally divided|equality of votes|tied?(?: vote)?)\b[^.;]{0,90}(?:rejected|not carried|lost|fails|defeated)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EnglishTie();

    [GeneratedRegex(@"\babsten|\babstain", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EnglishAbstain();
}
