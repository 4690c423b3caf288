using System.Text.RegularExpressions;

namespace ProcLang.Drafting.Suggestions;

/// <summary>What procedural sentences look like in Chinese, and the clause each calls for.</summary>
internal static partial class ChineseSuggestions
{
    internal static IEnumerable<(SuggestionKind, SuggestionPlace, string Clause)> Of(string sentence)
    {
        // One sentence may name a chain: reviewed by one, approved by another, signed by a third.
        foreach (Match signer in Signer().Matches(sentence))
        {
            yield return (SuggestionKind.Signer, SuggestionPlace.Procedure, $"步骤 {signer.Groups["v"].Value} 由 {Names(signer.Groups["who"].Value, "签发人")}");
        }

        foreach (Match convener in Convener().Matches(sentence))
        {
            var who = Names(convener.Groups["who"].Value, "召集人");
            if (convener.Groups["v"].Value.Contains("召集", StringComparison.Ordinal))
            {
                yield return (SuggestionKind.Convener, SuggestionPlace.Meeting, $"召集 {who}");
            }

            if (convener.Groups["v"].Value.Contains("主持", StringComparison.Ordinal))
            {
                yield return (SuggestionKind.Convener, SuggestionPlace.Meeting, $"主持 {who}");
            }
        }

        if (Quorum().IsMatch(sentence) && !MajorityOfThosePresent().IsMatch(sentence))
        {
            yield return (SuggestionKind.Quorum, SuggestionPlace.Meeting,
                $"法定人数 出席 {(sentence.Contains("超过", StringComparison.Ordinal) || sentence.Contains("过半", StringComparison.Ordinal) ? "超过" : "不少于")} {(sentence.Contains("三分之二", StringComparison.Ordinal) ? "三分之二" : "半数")} 成员");
        }

        if (Vote().IsMatch(sentence))
        {
            yield return (SuggestionKind.Vote, SuggestionPlace.Meeting, VoteSuggestions.Chinese(sentence));
        }

        if (Deadline().Match(sentence) is { Success: true } deadline)
        {
            // The end of a meeting is an event of the language; anything else is taken as what the step was received with.
            var from = sentence[..deadline.Index].EndsWith("会议结束", StringComparison.Ordinal) || deadline.Value.Contains("会议结束", StringComparison.Ordinal) || MeetingEnds().IsMatch(sentence) ? "会议 结束" : "送达";
            yield return (SuggestionKind.Deadline, SuggestionPlace.Step, $"期限 {from} 后 {deadline.Groups["n"].Value} {Unit(deadline.Groups["u"].Value)} 内");
        }
        else if (Ahead().Match(sentence) is { Success: true } ahead)
        {
            yield return (SuggestionKind.Deadline, SuggestionPlace.Step, $"期限 起算日 前 {ahead.Groups["n"].Value} {Unit(ahead.Groups["u"].Value)}");
        }

        if (Limit().Match(sentence) is { Success: true } limit)
        {
            yield return (SuggestionKind.Limit, SuggestionPlace.Declaration,
                $"限额 某项限额 {{ 每 部门 每 {limit.Groups["p"].Value.Replace("度", "", StringComparison.Ordinal)} 至多 {limit.Groups["n"].Value} 次 某程序.某步骤 }}");
        }
        else if (Prohibition().IsMatch(sentence))
        {
            yield return (SuggestionKind.Prohibition, SuggestionPlace.Declaration, "禁止 某程序.某步骤 当 某种情形 否则 无效");
        }

        if (Delegation().Match(sentence) is { Success: true } acting)
        {
            var absent = acting.Groups["whom"].Success ? Name(acting.Groups["whom"].Value, "被代行人") : Name(Absent().Match(sentence).Groups["whom"].Value, "被代行人");
            var kinds = During().Match(sentence) is { Success: true } during
                ? string.Join(" 或 ", during.Groups["k"].Value.Split('、', '或').Where(SuggestedNames.IsPlain)) : "";
            yield return (SuggestionKind.Delegation, SuggestionPlace.Declaration,
                $"代行 {absent} 由 {Name(acting.Groups["who"].Value, "代行人")} 当 {(kinds.Length > 0 ? kinds : "不在岗")}{(sentence.Contains("委托", StringComparison.Ordinal) ? " 且 受委托" : "")}");
        }

        if (Leave().Match(sentence) is { Success: true } leave)
        {
            yield return (SuggestionKind.Leave, SuggestionPlace.Meeting, $"请假 成员 向 {Name(leave.Groups["who"].Value, "准假人")}");
        }

        if (Report().IsMatch(sentence))
        {
            yield return (SuggestionKind.Report, SuggestionPlace.Procedure, $"步骤 报告 由 {ChineseActors.Subject(sentence) ?? "报告人"}");
        }

        if (Publication().IsMatch(sentence))
        {
            yield return (SuggestionKind.Publication, SuggestionPlace.Procedure, $"步骤 公布 由 {ChineseActors.Subject(sentence) ?? "公布单位"}");
        }

        if (Consultation().Match(sentence) is { Success: true } consultation)
        {
            var asked = ChineseActors.References(consultation.Groups["who"].Value) is { } who && !who.Contains("意见", StringComparison.Ordinal) ? who : "被征求单位";
            yield return (SuggestionKind.Consultation, SuggestionPlace.Procedure, $"步骤 征求意见 由 {(asked.StartsWith("各 ", StringComparison.Ordinal) ? "" : "各 ")}{asked}");
        }
    }

    private static string Names(string found, string otherwise) => ChineseActors.References(found) ?? otherwise;

    private static string Name(string found, string otherwise)
    {
        var name = NotOfAName().Replace(found, "");
        return SuggestedNames.IsPlain(name) ? name : otherwise;
    }

    private static string Unit(string unit) => unit switch { "工作日" => "个工作日", "天" => "日", "月" => "个月", _ => unit };

    [GeneratedRegex(@"(?:由|(?<!上)报(?!送|告)请?|(?<!未)经(?!过)|须经|应当经)(?<who>[\u4E00-\u9FFF、]{2,30}?)(?:的)?(?<v>签发|签署|审批|审定|审核|批准|会签)", RegexOptions.CultureInvariant)]
    private static partial Regex Signer();

    [GeneratedRegex(@"由(?<who>[\u4E00-\u9FFF、]{2,16}?)(?<v>召集(?:并|和|、)?主持|召集|主持)", RegexOptions.CultureInvariant)]
    private static partial Regex Convener();

    [GeneratedRegex(@"会议结束(?:后|之日起)", RegexOptions.CultureInvariant)]
    private static partial Regex MeetingEnds();

    [GeneratedRegex(@"^(?<whom>[\u4E00-\u9FFF]{2,8}?)(?:不在|因故|在|外出|缺席|空缺)", RegexOptions.CultureInvariant)]
    private static partial Regex Absent();

    [GeneratedRegex(@"[\u4E00-\u9FFF](?<k>在[\u4E00-\u9FFF]{2,6}(?:[、或][\u4E00-\u9FFF]{2,6})*)期间", RegexOptions.CultureInvariant)]
    private static partial Regex During();

    [GeneratedRegex(@"(?:出席|到会|参加)[^。；]{0,16}(?:半数|三分之二|过半|多数)|(?:半数|三分之二|过半数)[^。；]{0,16}(?:出席|到会|参加)", RegexOptions.CultureInvariant)]
    private static partial Regex Quorum();

    [GeneratedRegex(@"(?:赞成|同意|反对)[^。；;]{0,10}(?:出席|到会)", RegexOptions.CultureInvariant)]
    private static partial Regex MajorityOfThosePresent();

    [GeneratedRegex(@"表决|投票|赞成票|无记名|举手", RegexOptions.CultureInvariant)]
    private static partial Regex Vote();

    [GeneratedRegex(@"(?:后|起|之日|自)[^。；，,]{0,8}?(?<n>[0-9]+|[一二两三四五六七八九十]+)(?:个)?(?<u>工作日|小时|日|天|周|月|年)(?:以内|之内|内|前)|(?<n>[0-9]+|[一二两三四五六七八九十]+)(?:个)?(?<u>工作日|小时|日|天|周|月|年)(?:以内|之内|内)", RegexOptions.CultureInvariant)]
    private static partial Regex Deadline();

    [GeneratedRegex(@"提前(?:至少)?(?<n>[0-9]+|[一二两三四五六七八九十]+)(?:个)?(?<u>工作日|小时|日|天|周|月)", RegexOptions.CultureInvariant)]
    private static partial Regex Ahead();

    [GeneratedRegex(@"每(?<p>年度|年|月|周|日)[^。；，,]{0,10}?(?:不超过|不得超过|至多|最多)(?<n>[0-9]+|[一二两三四五六七八九十]+)次", RegexOptions.CultureInvariant)]
    private static partial Regex Limit();

    [GeneratedRegex(@"不得|严禁|禁止|不准|不许|一律不", RegexOptions.CultureInvariant)]
    private static partial Regex Prohibition();

    [GeneratedRegex(@"由(?<who>[\u4E00-\u9FFF]{2,16}?)(?:代为|代行|代理)(?:(?<whom>[\u4E00-\u9FFF]{2,8}?)职)?|受[\u4E00-\u9FFF]{1,8}委托,?(?<who>[\u4E00-\u9FFF]{2,10}?)(?:代|负责)|代行|代理(?:其|该|主任|会长|主席)?职", RegexOptions.CultureInvariant)]
    private static partial Regex Delegation();

    [GeneratedRegex(@"向(?<who>[\u4E00-\u9FFF]{2,12}?)请假|请假", RegexOptions.CultureInvariant)]
    private static partial Regex Leave();

    [GeneratedRegex(@"(?:应当?|须|必须|要|及时|定期)[^。；]{0,24}(?:报告|报备|备案|通报|汇报)", RegexOptions.CultureInvariant)]
    private static partial Regex Report();

    [GeneratedRegex(@"(?:应当?|须|必须|要|及时|予以)[^。；]{0,16}(?:公布|公开|公示|公告|发布)", RegexOptions.CultureInvariant)]
    private static partial Regex Publication();

    [GeneratedRegex(@"(?:征求|听取)(?<who>[\u4E00-\u9FFF、]{2,16}?)(?:的)?意见|与(?<who>[\u4E00-\u9FFF、]{2,12}?)(?:充分)?(?:协商|沟通)|征求[^。；]{0,16}意见|听取[^。；]{0,16}意见|协商|听证", RegexOptions.CultureInvariant)]
    private static partial Regex Consultation();

    [GeneratedRegex(@"^(?:本|该|其|经|由|报|请|有关|负责[\u4E00-\u9FFF]{1,8}的)|的$", RegexOptions.CultureInvariant)]
    private static partial Regex NotOfAName();
}
