using System.Text.RegularExpressions;

namespace ProcLang.Drafting.Suggestions;

/// <summary>What procedural sentences look like in Chinese, and the clause each calls for.</summary>
internal static partial class ChineseSuggestions
{
    internal static IEnumerable<(SuggestionKind, SuggestionPlace, string Clause)> Of(string sentence)
    {
        foreach (var clause in ClockSuggestions.Chinese(sentence))
        {
            yield return clause;
        }

        foreach (var clause in BodySuggestions.Chinese(sentence))
        {
            yield return clause;
        }

        var extends = ClockSuggestions.Extends(sentence);
        // One sentence may name a chain: reviewed by one, approved by another, signed by a third. Who grants more time signs nothing.
        foreach (Match signer in Signer().Matches(sentence))
        {
            if ((extends || BodySuggestions.Suspends(sentence)) && signer.Groups["v"].Value == "批准")
            {
                continue;
            }

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

        if (Quorum().Match(sentence) is { Success: true } quorum && !MajorityOfThosePresent().IsMatch(sentence))
        {
            yield return (SuggestionKind.Quorum, SuggestionPlace.Meeting, $"法定人数 出席 {Shares.InChinese(quorum.Value)} 成员");
        }

        if (VoteSuggestions.Chinese(sentence) is { } vote)
        {
            yield return (SuggestionKind.Vote, SuggestionPlace.Meeting, vote);
        }

        if (Limit().Match(sentence) is { Success: true } limit)
        {
            yield return (SuggestionKind.Limit, SuggestionPlace.Declaration,
                $"限额 某项限额 {{ 每 部门 每 {limit.Groups["p"].Value.Replace("度", "", StringComparison.Ordinal)} 至多 {limit.Groups["n"].Value} 次 某程序.某步骤 }}");
        }
        else if (Prohibition().IsMatch(sentence) && !extends && !OnlyABound().IsMatch(sentence))
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

        if (Report().Match(sentence) is { Success: true } report && !NounReport().IsMatch(report.Value))
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

    [GeneratedRegex(@"(?:由|(?<!上)报(?!送|告)请?|(?<!未)经(?!过)|须经|应当经)(?<who>[\u4E00-\u9FFF、]{2,30}?)(?:的)?(?<v>签发|签署|审批|审定|审核|批准|会签)", RegexOptions.CultureInvariant)]
    private static partial Regex Signer();

    [GeneratedRegex(@"(?:由(?<who>[\u4E00-\u9FFF、]{2,16}?)|(?:^|[，,;；])(?<who>[\u4E00-\u9FFF]{2,8}?)负责)(?<v>召集(?:并|和|、)?主持|召集|主持)", RegexOptions.CultureInvariant)]
    private static partial Regex Convener();

    [GeneratedRegex(@"^(?<whom>[\u4E00-\u9FFF]{2,8}?)(?:不在|因故|在|外出|缺席|空缺)", RegexOptions.CultureInvariant)]
    private static partial Regex Absent();

    [GeneratedRegex(@"[\u4E00-\u9FFF](?<k>在[\u4E00-\u9FFF]{2,6}(?:[、或][\u4E00-\u9FFF]{2,6})*)期间", RegexOptions.CultureInvariant)]
    private static partial Regex During();

    [GeneratedRegex(@"(?:出席|到会|参加)[^。；,，]{0,16}" + Shares.Chinese + "(?:以上)?|" + Shares.Chinese + "[^。；,，]{0,16}(?:出席|到会|参加)", RegexOptions.CultureInvariant)]
    private static partial Regex Quorum();

    [GeneratedRegex(@"(?:赞成|同意|反对)[^。；;]{0,10}(?:出席|到会)|(?:出席|到会)[^。；;,，]{0,10}" + Shares.Chinese + "(?:以上)?(?:的?)?(?:赞成|同意|通过)", RegexOptions.CultureInvariant)]
    private static partial Regex MajorityOfThosePresent();

    [GeneratedRegex(@"每(?<p>年度|年|月|周|日)[^。；，,]{0,10}?(?:不超过|不得超过|至多|最多)(?<n>[0-9]+|[一二两三四五六七八九十]+)次", RegexOptions.CultureInvariant)]
    private static partial Regex Limit();

    [GeneratedRegex(@"不得|严禁|禁止|不准|不许|一律不", RegexOptions.CultureInvariant)]
    private static partial Regex Prohibition();

    [GeneratedRegex(@"由(?<who>[\u4E00-\u9FFF]{2,16}?)(?:代为|代行|代理)(?:(?<whom>[\u4E00-\u9FFF]{2,8}?)职)?|受[\u4E00-\u9FFF]{1,8}委托,?(?<who>[\u4E00-\u9FFF]{2,10}?)(?:代|负责)|代行|代理(?:其|该|主任|会长|主席)?职", RegexOptions.CultureInvariant)]
    private static partial Regex Delegation();

    [GeneratedRegex(@"向(?<who>[\u4E00-\u9FFF]{2,12}?)请假|请假", RegexOptions.CultureInvariant)]
    private static partial Regex Leave();

    [GeneratedRegex(@"(?:应当?|须|必须|要|及时|定期)[^。；]{0,40}(?:报告|报备|备案(?!材料|报告|审查|情况)|通报|汇报)", RegexOptions.CultureInvariant)]
    private static partial Regex Report();

    [GeneratedRegex(@"(?:应当?|须|必须|要|及时|予以)[^。；]{0,16}(?:公布|公开(?!征求|招标|选举|透明)|公示(?!期|时间)|公告|发布)(?!之日|后|前|期满)", RegexOptions.CultureInvariant)]
    private static partial Regex Publication();

    // 不得少于7个工作日 says how long, not what may not be done.
    [GeneratedRegex(@"不得(?:少于|超过|低于|高于|多于|晚于|早于)", RegexOptions.CultureInvariant)]
    private static partial Regex OnlyABound();

    // 撰写调查终结报告: a report as a paper.
    [GeneratedRegex(@"(?:撰写|编制|形成|起草|提交|调查|终结|年度|工作|书面|审查|备案|研究|出具)报告$", RegexOptions.CultureInvariant)]
    private static partial Regex NounReport();

    [GeneratedRegex(@"(?<!被)(?:征求|听取)(?<who>[\u4E00-\u9FFF、]{2,16}?)(?:的)?意见(?!情况|的?期限|的?时间|、)|与(?<who>[\u4E00-\u9FFF、]{2,12}?)(?:充分)?(?:协商|沟通)|(?<!被)(?:征求|听取)[^。；]{0,16}意见(?!情况|的?期限|的?时间|、)|组织听证|举行听证会", RegexOptions.CultureInvariant)]
    private static partial Regex Consultation();

    [GeneratedRegex(@"^(?:本|该|其|经|由|报|请|有关|负责[\u4E00-\u9FFF]{1,8}的)|的$", RegexOptions.CultureInvariant)]
    private static partial Regex NotOfAName();
}
