using System.Text.RegularExpressions;

namespace ProcLang.Drafting.Suggestions;

/// <summary>What sentences say of time: by when, how it is extended, when it stands still, what silence counts as, what comes again.</summary>
internal static partial class ClockSuggestions
{
    /// <summary>The clauses a Chinese sentence calls for.</summary>
    internal static IEnumerable<(SuggestionKind, SuggestionPlace, string Clause)> Chinese(string sentence)
    {
        if (ChineseExtension().Match(sentence) is { Success: true } extension)
        {
            var by = ChineseGrantor().Match(sentence) is { Success: true } grantor ? ChineseActors.References(grantor.Groups["who"].Value) : null;
            var most = ChineseMost().Match(sentence[extension.Index..]) is { Success: true } length ? $" 至多 {length.Groups["n"].Value} {Unit(length.Groups["u"].Value)}" : " 至多 10 日";
            yield return (SuggestionKind.Extension, SuggestionPlace.Step, $"延长 1 次{most} 由 {by ?? "批准人"} 须理由");
        }
        else if (ChineseStandstill().IsMatch(sentence))
        {
            yield return (SuggestionKind.Standstill, SuggestionPlace.Step, "暂停 自 开始办理 至 办理完毕");
        }
        else if (ChineseYearly().Match(sentence) is { Success: true } yearly)
        {
            var day = $"{int.Parse(yearly.Groups["m"].Value, System.Globalization.CultureInfo.InvariantCulture):00}-{int.Parse(yearly.Groups["d"].Value, System.Globalization.CultureInfo.InvariantCulture):00}";
            yield return (SuggestionKind.Recurrence, SuggestionPlace.Declaration, $"义务 定期报送 {{ 承担 {ChineseActors.Subject(sentence) ?? "报送单位"} 当 机构 须 报送 材料 截止 每年 {day} }}");
        }
        else if (ChineseYearEnd().IsMatch(sentence))
        {
            yield return (SuggestionKind.Recurrence, SuggestionPlace.Declaration, $"义务 年度报告 {{ 承担 {ChineseActors.Subject(sentence) ?? "报送单位"} 当 机构 须 提交 年度报告 截止 每年 12-31 }}");
        }
        else if (ChinesePublic().Match(sentence) is { Success: true } shown)
        {
            yield return (SuggestionKind.Publication, SuggestionPlace.Procedure, $"步骤 公示 期限 送达 后 {shown.Groups["n"].Value} {Unit(shown.Groups["u"].Value)} 内 逾期 继续");
        }
        else if (ChineseEvery().Match(sentence) is { Success: true } every)
        {
            var cycle = every.Groups["p"].Value switch { "半年" => "每 半年", "季度" or "季" => "每 季度", "月" => "每 月", "两年" or "2年" or "二年" => "每 2 年", "三年" or "3年" => "每 3 年", _ => "每 年" };
            yield return (SuggestionKind.Recurrence, SuggestionPlace.Declaration, $"义务 定期办理 {{ 承担 {ChineseActors.Subject(sentence) ?? "承担单位"} 当 机构 须 办理 事务 截止 {cycle} }}");
        }
        else if (ChineseDeadline().Match(sentence) is { Success: true } deadline)
        {
            yield return (SuggestionKind.Deadline, SuggestionPlace.Step, $"期限 {From(sentence, deadline)} 后 {deadline.Groups["n"].Value} {Unit(deadline.Groups["u"].Value)} 内");
        }
        else if (ChineseAhead().Match(sentence) is { Success: true } ahead)
        {
            yield return (SuggestionKind.Deadline, SuggestionPlace.Step, $"期限 起算日 前 {ahead.Groups["n"].Value} {Unit(ahead.Groups["u"].Value)}");
        }

        if (ChineseDeemed().Match(sentence) is { Success: true } deemed)
        {
            yield return (SuggestionKind.Silence, SuggestionPlace.Step, $"逾期 视为 {deemed.Groups["what"].Value}");
        }
    }

    /// <summary>True when the sentence is about more time.</summary>
    internal static bool Extends(string sentence) => ChineseExtension().IsMatch(sentence);

    /// <summary>What a Chinese period counts from: the end of a meeting and the opening of the case are words of the language, what was
    /// received is when the step was reached; anything else is named by its verb, for the drafter to declare.</summary>
    private static string From(string sentence, Match deadline)
    {
        if (sentence[..deadline.Index].EndsWith("会议结束", StringComparison.Ordinal) || deadline.Value.Contains("会议结束", StringComparison.Ordinal) || MeetingEnds().IsMatch(sentence))
        {
            return "会议 结束";
        }

        if (Since().Match(sentence) is not { Success: true } since)
        {
            return "送达";
        }

        var from = since.Groups["from"].Value;
        if (from.Contains('收', StringComparison.Ordinal) || from.Contains("接到", StringComparison.Ordinal))
        {
            return "送达";
        }

        return Verbs.Where(v => from.EndsWith(v, StringComparison.Ordinal)).FirstOrDefault() ?? "送达";
    }

    private static readonly string[] Verbs =
        ["受理", "公布", "发布", "印发", "立案", "通过", "签订", "作出", "完成", "结束", "发现", "批准", "登记", "提交", "报送", "决定", "公示", "公告", "宣告", "期满", "生效", "告知"];

    private static string Unit(string unit) => unit switch { "工作日" => "个工作日", "天" => "日", "月" => "个月", _ => unit };

    /// <summary>The clauses an English sentence calls for.</summary>
    internal static IEnumerable<(SuggestionKind, SuggestionPlace, string Clause)> English(string sentence)
    {
        if (EnglishExtension().IsMatch(sentence))
        {
            var by = EnglishGrantor().Match(sentence) is { Success: true } grantor ? EnglishActors.Name(grantor.Groups["who"].Value) : null;
            var most = EnglishMost().Match(sentence) is { Success: true } length && Shares.Number(length.Groups["n"].Value) is { } n
                ? $" at most {n} {Unit(length)}" : " at most 10 days";
            yield return (SuggestionKind.Extension, SuggestionPlace.Step, $"extend 1 time{most} by {by ?? "Grantor"} with reasons");
        }
        else if (EnglishStandstill().IsMatch(sentence))
        {
            yield return (SuggestionKind.Standstill, SuggestionPlace.Step, "suspend from Asked to Answered");
        }
        else if (EnglishEvery().Match(sentence) is { Success: true } every && !Rotation().IsMatch(sentence) && EnglishActors.Subject(sentence) is { } who)
        {
            var cycle = every.Groups["p"].Value.ToLowerInvariant() switch { "quarter" or "quarterly" => "every quarter", "month" or "monthly" => "every month", _ => "every year" };
            yield return (SuggestionKind.Recurrence, SuggestionPlace.Declaration, $"duty Regular {{ bearer {who} when Body must Do Task due {cycle} }}");
        }
        else if (EnglishNotice().Match(sentence) is { Success: true } notice && Shares.Number(notice.Groups["n"].Value) is { } days)
        {
            yield return (SuggestionKind.Deadline, SuggestionPlace.Step, $"within {days} {Unit(notice)} before MeetingDay");
        }
        else
        {
            foreach (Match deadline in EnglishDeadline().Matches(sentence))
            {
                if (Shares.Number(deadline.Groups["n"].Value) is { } number)
                {
                    yield return (SuggestionKind.Deadline, SuggestionPlace.Step,
                        deadline.Groups["b"].Value.Equals("before", StringComparison.OrdinalIgnoreCase) ? $"within {number} {Unit(deadline)} before MeetingDay" : $"within {number} {Unit(deadline)} after received");
                }
            }
        }

        if (EnglishDeemed().Match(sentence) is { Success: true } deemed)
        {
            yield return (SuggestionKind.Silence, SuggestionPlace.Step, $"overdue counts as {char.ToUpperInvariant(deemed.Groups["what"].Value[0])}{deemed.Groups["what"].Value[1..]}");
        }
    }

    private static string Unit(Match period) =>
        (period.Groups["k"].Value.ToLowerInvariant() switch { "working" or "business" => "working ", "clear" => "clear ", _ => "" }) + period.Groups["u"].Value.ToLowerInvariant() + "s";

    private const string ChineseLength = "(?<n>[0-9]+|[一二两三四五六七八九十]+)(?:个)?(?<u>工作日|小时|日|天|周|月|年)";
    private const string EnglishLength = @"(?<n>" + Shares.NumberPattern + @")\s+(?:(?<k>working|business|calendar|clear)\s+)?(?<u>hour|day|week|month|year)s?\b";

    [GeneratedRegex(@"(?:后|起|之日|自)[^。；，,]{0,8}?" + ChineseLength + "(?:以内|之内|内|前)|" + ChineseLength + "(?:以内|之内|内)", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseDeadline();

    [GeneratedRegex(@"提前(?:至少)?" + ChineseLength + "|的" + ChineseLength + "前", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseAhead();

    [GeneratedRegex(@"自(?<from>[^。；，,]{1,24}?)(?:之日|之时|后)?起|(?<from>[\u4E00-\u9FFF]{2,12}?)后[0-9一二两三四五六七八九十]+(?:个)?(?:工作日|日|天|周|月)", RegexOptions.CultureInvariant)]
    private static partial Regex Since();

    [GeneratedRegex(@"会议结束(?:后|之日起)", RegexOptions.CultureInvariant)]
    private static partial Regex MeetingEnds();

    [GeneratedRegex(@"(?:可以?|予以|适当|继续|是否继续)(?:适当)?(?:延长|延期)|延长(?:期限|时间|办理|审理|审查)", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseExtension();

    [GeneratedRegex(@"(?:最长)?(?:不得超过|不超过|延长)" + ChineseLength, RegexOptions.CultureInvariant)]
    private static partial Regex ChineseMost();

    [GeneratedRegex(@"经(?<who>[\u4E00-\u9FFF]{2,14}?)(?:书面)?(?:批准|同意)|由(?<who>[\u4E00-\u9FFF]{2,14}?)(?:集体讨论)?决定", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseGrantor();

    [GeneratedRegex(@"不计(?:入|算在)[^。；]{0,20}(?:期限|时限|时间)|期限(?:中止|停止计算)", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseStandstill();

    [GeneratedRegex(@"每年(?<m>\d{1,2})月(?<d>\d{1,2})日(?:前|之前|以前)", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseYearly();

    [GeneratedRegex(@"每年(?:年)?(?:年底|底|末)(?:前|之前|以前)", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseYearEnd();

    [GeneratedRegex(@"公示(?:期|时间|期限)?(?:限)?(?:一般)?(?:不得?少于|不低于|为|是)" + ChineseLength, RegexOptions.CultureInvariant)]
    private static partial Regex ChinesePublic();

    [GeneratedRegex(@"\brotat", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Rotation();

    [GeneratedRegex(@"每(?<p>半年|季度|季|月|年度|年|两年|二年|2年|三年|3年)(?:至少|应当|要|对[^。；，,]{1,16}进行)?[^。；，,]{0,10}?(?:召开|进行|开展|报送|报告|组织|清理|评估|通报|公布)?(?:一|1)次", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseEvery();

    [GeneratedRegex(@"(?:逾期|未[^。；]{1,30})[^。；]{0,16}视为(?<what>[\u4E00-\u9FFF]{2,6}?)(?:此|该|其|权利|上述|$|[，,。；])", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseDeemed();

    [GeneratedRegex(@"\b(?:within|not later than|no later than|at least|not less than|by)\s+" + EnglishLength + @"(?:[^.;]{0,30}?\b(?<b>before|after|of|from)\b)?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EnglishDeadline();

    [GeneratedRegex(@"\b(?:not (?:less|fewer) than|at least)\s+(?<n>" + Shares.NumberPattern + @")\s+(?:nor more than [^.;]{1,20}?\s+)?(?:(?<k>working|business|calendar|clear)\s+)?(?<u>hour|day|week|month)s?['’]?\s+(?:written |prior )?(?:notice|before)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EnglishNotice();

    [GeneratedRegex(@"\b(?:may|can) (?:be )?(?:extend(?:ed)?|prolong(?:ed)?)\b|\bextension of (?:time|the (?:period|deadline|time))\b|\bextend the (?:period|deadline|time)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EnglishExtension();

    [GeneratedRegex(@"\b(?:by|up to|exceeding|more than|further|additional)\s+(?:a |an |up to |further |additional )*" + EnglishLength, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EnglishMost();

    [GeneratedRegex(EnglishActors.Actor + @" may (?:grant|extend|allow)\b|\b(?:extended|granted) by " + EnglishActors.Actor, RegexOptions.CultureInvariant)]
    private static partial Regex EnglishGrantor();

    [GeneratedRegex(@"\b(?:does|do|shall|will) not count\b|\bclock (?:is )?(?:stops?|stopped)\b|\btime (?:is|shall be) suspended\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EnglishStandstill();

    [GeneratedRegex(@"\b(?:once a|each|every|in each) (?<p>year|quarter|month)\b|\b(?<p>annually|quarterly|monthly)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EnglishEvery();

    [GeneratedRegex(@"\b(?:deemed|considered|treated as|counts as)(?: to (?:be|have been))? (?<what>approved|granted|refused|rejected|agreed|accepted|withdrawn|consent|denied)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EnglishDeemed();
}
