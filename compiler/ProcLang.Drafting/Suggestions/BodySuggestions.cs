using System.Text.RegularExpressions;

namespace ProcLang.Drafting.Suggestions;

/// <summary>What sentences say of those who decide: who stands aside, how a body is composed and elected, who may have it meet, when
/// proceedings rest.</summary>
internal static partial class BodySuggestions
{
    /// <summary>The clauses a Chinese sentence calls for.</summary>
    internal static IEnumerable<(SuggestionKind, SuggestionPlace, string Clause)> Chinese(string sentence)
    {
        if (ChineseRecusal().IsMatch(sentence))
        {
            yield return OfMeeting().IsMatch(sentence)
                ? (SuggestionKind.Recusal, SuggestionPlace.Meeting, "表决 事项 { 回避 当 成员 属于 相关人 }")
                : (SuggestionKind.Recusal, SuggestionPlace.Step, "要求 非 行为人 属于 利害关系人 否则 无效");
        }

        if (ChineseSeveral().Match(sentence) is { Success: true } several && SuggestedNames.IsPlain(several.Groups["who"].Value))
        {
            yield return (SuggestionKind.Signer, SuggestionPlace.Step, $"由 任意 {several.Groups["n"].Value} {several.Groups["who"].Value}");
        }

        if (ChineseComposition().Match(sentence) is { Success: true } composed)
        {
            yield return (SuggestionKind.Composition, SuggestionPlace.Meeting,
                $"组成 {(composed.Groups["b"].Value is "不少于" or "不低于" ? "不少于" : "不超过")} {composed.Groups["s"].Value} 成员 为 某职务");
        }

        if (ChineseSize().Match(sentence) is { Success: true } size)
        {
            yield return (SuggestionKind.Composition, SuggestionPlace.Meeting, $"组成 成员 人数 {(size.Groups["b"].Value is "不少于" or "不低于" ? "不少于" : "为")} {size.Groups["n"].Value}");
        }

        if (ChineseElection().IsMatch(sentence))
        {
            yield return (SuggestionKind.Election, SuggestionPlace.Declaration, "选举 某选举 对 换届 { 名额 1 选举人 选举人员 候选人 候选人员 }");
        }

        if (ChineseExtraordinary().Match(sentence) is { Success: true } call)
        {
            yield return (SuggestionKind.Convener, SuggestionPlace.Meeting, $"临时召开 由 {ChineseActors.References(call.Groups["who"].Value) ?? "提议人"}");
        }

        if (Suspends(sentence))
        {
            yield return (SuggestionKind.Suspension, SuggestionPlace.Procedure, $"中止 中止办理 由 {(ChineseApproved().Match(sentence) is { Success: true } by ? ChineseActors.References(by.Groups["who"].Value) : null) ?? "批准人"} 须理由 {{ 恢复 恢复办理 由 批准人 }}");
        }
    }

    /// <summary>True when a Chinese sentence says that proceedings are suspended.</summary>
    internal static bool Suspends(string sentence) => ChineseSuspension().IsMatch(sentence);

    /// <summary>The clauses an English sentence calls for.</summary>
    internal static IEnumerable<(SuggestionKind, SuggestionPlace, string Clause)> English(string sentence)
    {
        if (EnglishRecusal().IsMatch(sentence))
        {
            yield return EnglishVoting().IsMatch(sentence)
                ? (SuggestionKind.Recusal, SuggestionPlace.Meeting, "vote Motion { recused when member is one of Interested }")
                : (SuggestionKind.Recusal, SuggestionPlace.Step, "requires not actor is one of Interested otherwise void");
        }

        if (EnglishOneSource().Match(sentence) is { Success: true } source && Shares.Number(source.Groups["n"].Value) is { } most)
        {
            yield return (SuggestionKind.Composition, SuggestionPlace.Meeting, $"composition at most {most} members from one unit");
        }

        if (EnglishElection().IsMatch(sentence))
        {
            yield return (SuggestionKind.Election, SuggestionPlace.Declaration, "election SomeElection on Vacancy { seats 1 electors Voters candidates Candidates }");
        }

        if (EnglishExtraordinary().Match(sentence) is { Success: true } call)
        {
            yield return (SuggestionKind.Convener, SuggestionPlace.Meeting, $"extraordinary by {EnglishActors.Name(call.Groups["who"].Value) ?? "Caller"}");
        }
    }

    [GeneratedRegex("应当?回避|须回避|予以回避|自行回避|不得参加[^。；]{0,10}(?:表决|评审|审议|投票)", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseRecusal();

    [GeneratedRegex("由(?<n>[两二三四五]|[2-9])名以上(?:具有[\u4E00-\u9FFF]{1,8}的)?(?<who>[\u4E00-\u9FFF]{2,8}?(?:人员|委员|专家|评委|成员))", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseSeveral();

    [GeneratedRegex("委员|成员|理事|代表|表决|投票", RegexOptions.CultureInvariant)]
    private static partial Regex OfMeeting();

    [GeneratedRegex("(?<b>不超过|不得超过|不少于|不低于)(?:[^。；,，]{0,8}?(?:总人数|总数|人数))的?(?<s>[0-9]{1,2}/[0-9]{1,2}|[一二三四五六七八九十]+分之[一二三四五六七八九十]+)", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseComposition();

    [GeneratedRegex("由(?<b>不少于|不低于)?(?<n>[0-9]{1,3})(?:名|人|位)[^。；,，]{0,8}组成|组成人员(?<b>不少于)(?<n>[0-9]{1,3})人|人数(?:为)?(?<b>不少于|不低于)(?<n>[0-9]{1,3})人", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseSize();

    [GeneratedRegex("选举产生|选举(?:主任|主席|会长|理事)", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseElection();

    [GeneratedRegex("(?:经|由)(?<who>[\u4E00-\u9FFF]{2,16}?)提议[^。；]{0,30}临时|(?:可以?)?临时召开", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseExtraordinary();

    [GeneratedRegex("中止(?:案件|调查|审查|审理|办理|程序|评审|处理)", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseSuspension();

    [GeneratedRegex("经(?<who>[\u4E00-\u9FFF]{2,14}?)(?:批准|同意)", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseApproved();

    [GeneratedRegex(@"\bshall (?:not vote|abstain|withdraw)|\b(?:recus|conflicts? of interest\b.{0,60}\b(?:shall|must))|\bmust not (?:vote|take part)\b|\b[Nn]o (?:person|member)s?\b[^.;]{0,60}\b(?:previous involvement|who (?:sat|heard|took part|has an interest))", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishRecusal();

    [GeneratedRegex(@"\bvot", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EnglishVoting();

    [GeneratedRegex(@"\b(?:no|not) more than (?<n>\w+)\b[^.;]{0,40}\bfrom (?:the same|any one|one)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EnglishOneSource();

    [GeneratedRegex(@"\b(?:is|are|be) elected\b|\belections? (?:shall|is|are|will) be? ?held\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EnglishElection();

    [GeneratedRegex(@"\b(?:[Ss]pecial|[Ee]xtraordinary) (?:general )?(?:meetings?|sessions?)\b[^.;]{0,40}\b(?:called|convened|held|requested) (?:at the request of|by|at the call of) " + EnglishActors.Actor, RegexOptions.CultureInvariant)]
    private static partial Regex EnglishExtraordinary();
}
