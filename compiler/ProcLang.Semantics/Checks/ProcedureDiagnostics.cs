using System.Collections.Immutable;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Semantics.Checks;

/// <summary>Findings about procedures: PL3xxx.</summary>
public static class ProcedureDiagnostics
{
    private static DiagnosticDescriptor Error(string id, string titleZh, string titleEn, string zh, string en) =>
        new(id, Severity.Error, titleZh, titleEn, zh, en);

    /// <summary>A step no path reaches.</summary>
    public static readonly DiagnosticDescriptor Unreachable = Error("PL3001", "步骤走不到", "a step never reached",
        "程序「{1}」的步骤「{0}」走不到", "step “{0}” of procedure “{1}” is never reached");
    /// <summary>A procedure that cannot end.</summary>
    public static readonly DiagnosticDescriptor CannotEnd = Error("PL3002", "程序办不完", "a procedure that cannot end",
        "程序「{1}」从步骤「{0}」起再也到不了完成", "from step “{0}” procedure “{1}” can never end");
    /// <summary>A step without actors.</summary>
    public static readonly DiagnosticDescriptor NobodyActs = Error("PL3003", "步骤没有人办", "a step nobody does",
        "步骤「{0}」没有说由谁办", "step “{0}” does not say who acts");
    /// <summary>A limit on an outcome after which its step is never reached again.</summary>
    public static readonly DiagnosticDescriptor NeverAgain = Error("PL3004", "限了次数的结果不会有第二次", "a limit on what never happens twice",
        "步骤「{0}」的「{1}」之后再也回不到这一步,限次没有意义", "after “{1}” step “{0}” is never reached again, so how often it may be given says nothing");
    /// <summary>A suspension that nothing ends.</summary>
    public static readonly DiagnosticDescriptor NeverResumed = Error("PL3005", "中止之后不能恢复", "a suspension nothing ends",
        "「{0}」之后没有说怎样恢复", "nothing is said to resume the case after “{0}”");
    /// <summary>An emergency in which nothing is waived.</summary>
    public static readonly DiagnosticDescriptor WaivesNothing = Error("PL3006", "应急没有免去什么", "an emergency that waives nothing",
        "应急「{0}」没有免去任何步骤", "emergency “{0}” waives no step");
    /// <summary>Made up although not waived.</summary>
    public static readonly DiagnosticDescriptor MadeUpNotWaived = Error("PL3007", "补办的没有免去", "made up although not waived",
        "「{1}」没有免去「{0}」,不用补办", "“{1}” does not waive “{0}”, so there is nothing to make up");
    /// <summary>A splitting that does not say whether what was done counts.</summary>
    public static readonly DiagnosticDescriptor SplitsHow = Error("PL3008", "分立没有说沿用经过还是重新办理", "a splitting that does not say how the new case begins",
        "「{0}」没有说分出的案件沿用经过还是重新办理", "“{0}” does not say whether the case split off keeps what was done or begins anew");
    /// <summary>Steps, records or cases that wait for each other.</summary>
    public static readonly DiagnosticDescriptor WaitsInCircle = Error("PL3011", "互相等待,办不下去", "steps that wait for each other",
        "「{0}」要等「{1}」,而「{1}」又要等它,都办不成", "“{0}” waits for “{1}”, which in turn waits for it; neither ever comes");
    /// <summary>An act forbidden to whoever is to do it.</summary>
    public static readonly DiagnosticDescriptor BarredFromIt = Error("PL3009", "该办的人不许办", "an act forbidden to whoever is to do it",
        "「{0}」由{1}办,可是规则又不许{1}办,没有人能办", "“{0}” is for {1} to do, but the rules forbid it to {1}: nobody can do it");
    /// <summary>Two acts that one person must not both do, and one office for both.</summary>
    public static readonly DiagnosticDescriptor OwnAct = new("PL3010", Severity.Warning, "自己办的自己批", "one's own act",
        "「{0}」不能由办「{1}」的人办,可是两步都只由「{2}」办", "“{0}” must not be done by whoever did “{1}”, but only “{2}” does both");
    /// <summary>An act whose conditions never hold together.</summary>
    public static readonly DiagnosticDescriptor NeverAccepted = Error("PL3020", "永远办不成的行为", "an act that is never accepted",
        "「{0}」要求的条件不能同时成立,永远办不成", "what “{0}” requires never holds together, so it is always refused");
    /// <summary>A case in which no way leads on.</summary>
    public static readonly DiagnosticDescriptor NoWayOn = new("PL3021", Severity.Warning, "有的情形走不下去", "a case in which no way leads on",
        "步骤「{0}」之后,有的情形没有去向,办不成", "after step “{0}” some cases have nowhere to go, and the act is refused");
    /// <summary>A way that is never taken.</summary>
    public static readonly DiagnosticDescriptor NeverTaken = new("PL3022", Severity.Warning, "永远不走的去向", "a way that is never taken",
        "步骤「{0}」之后的去向「{1}」永远不走", "after step “{0}” the way to “{2}” is never taken");
    /// <summary>A due date that has always passed.</summary>
    public static readonly DiagnosticDescriptor AlwaysLate = Error("PL3023", "永远赶不上的期限", "a due date that is always missed",
        "「{0}」要在「{1}」之前办,可是总要先办「{1}」才轮到它", "“{0}” is due before “{1}”, but “{1}” always comes first");
    /// <summary>A due date that is never counted.</summary>
    public static readonly DiagnosticDescriptor NeverRuns = new("PL3024", Severity.Warning, "永远不起算的期限", "a due date that never begins to run",
        "「{0}」的期限从「{1}」算起,可是总要先办「{0}」才轮到「{1}」", "the due date of “{0}” is counted from “{1}”, but “{0}” always comes first");
    /// <summary>A due date that passes before the act may be done.</summary>
    public static readonly DiagnosticDescriptor DueTooSoon = Error("PL3025", "到期了还不许办", "due before it may be done",
        "「{0}」的期限总在许可办理之前就过了", "“{0}” is always due before it may be done");
    /// <summary>A due date that passes before the act may be done, on some days.</summary>
    public static readonly DiagnosticDescriptor SometimesDueTooSoon = new("PL3026", Severity.Warning, "有的日子到期了还不许办", "on some days due before it may be done",
        "从有的日子算起,「{0}」的期限在许可办理之前就过了", "counted from some days, “{0}” is due before it may be done");
    /// <summary>A due date that the steps before use up.</summary>
    public static readonly DiagnosticDescriptor NoTimeLeft = new("PL3027", Severity.Warning, "前面的步骤用完了时间", "the steps before take all the time",
        "总在前面的「{1}」还在期限内,「{0}」就可能已经过期", "“{1}” always comes first and may still be in time when “{0}” is overdue already");
    /// <summary>A procedure or duty that begins in no case.</summary>
    public static readonly DiagnosticDescriptor NeverOpens = Error("PL3028", "永远不会开始", "it never begins",
        "{1}「{0}」开始的条件不能同时成立,永远不会开始", "the conditions on which the {1} “{0}” begins never hold together, so it never does");
    /// <summary>A prohibition of nothing.</summary>
    public static readonly DiagnosticDescriptor ForbidsNothing = new("PL3029", Severity.Warning, "什么也没有禁止", "a prohibition of nothing",
        "对「{0}」的这条禁止,没有哪种情形管得到", "this prohibition of “{0}” is for no case at all");
    /// <summary>Two signatories for one document.</summary>
    public static readonly DiagnosticDescriptor TwoSignatories = Error("PL3102", "同一公文有两个签发人", "two signatories for one document",
        "同一份「{0}」有两条签发规则:「{1}」和「{2}」", "two signing rules apply to one “{0}”: “{1}” and “{2}”");
    /// <summary>A document nobody signs.</summary>
    public static readonly DiagnosticDescriptor NoSignatory = Error("PL3103", "有的公文没有签发人", "a document nobody signs",
        "有的「{0}」没有签发规则", "no signing rule covers some “{0}”");
    /// <summary>An exception to a rule that does not exist.</summary>
    public static readonly DiagnosticDescriptor ExceptionToNothing = Error("PL3104", "例外的对象不存在", "an exception to nothing",
        "没有签发规则「{0}」", "there is no signing rule “{0}”");
    /// <summary>A rule that applies to no case.</summary>
    public static readonly DiagnosticDescriptor NeverApplies = new("PL3105", Severity.Warning, "永远用不上的规则", "a rule that never applies",
        "签发规则「{0}」永远用不上", "signing rule “{0}” never applies");
    /// <summary>An exception that takes no case.</summary>
    public static readonly DiagnosticDescriptor ExceptsNoCase = new("PL3106", Severity.Warning, "例外没有例外什么", "an exception that excepts no case",
        "没有哪一份公文同属「{0}」和「{1}」,这个例外用不上", "no document falls under both “{0}” and “{1}”, so the exception does nothing");
    /// <summary>A table that is too large to be proved.</summary>
    public static readonly DiagnosticDescriptor TooManyCases = new("PL3107", Severity.Warning, "签发表太大,没有查完", "a signing table too large to be checked",
        "「{0}」的签发表要分辨的情形太多,没有查它有没有遗漏和重叠", "the signing table of “{0}” tells too many cases apart; whether rules overlap or leave gaps was not checked");
    /// <summary>A limit that is no bound above.</summary>
    public static readonly DiagnosticDescriptor LimitFromBelow = Error("PL3108", "限额写成了下限", "a limit from below",
        "限额「{0}」说的是至少几次;限额只能是上限", "limit “{0}” says at least how often; a limit is a bound above");
    /// <summary>A limit that allows less than other rules require.</summary>
    public static readonly DiagnosticDescriptor LimitTooLow = new("PL3109", Severity.Warning, "要求的次数多于允许的次数", "required more often than allowed",
        "「{0}」要求{1},而只许{2}", "“{0}” is required {1}, but allowed {2}");
    /// <summary>A quorum its own members cannot reach.</summary>
    public static readonly DiagnosticDescriptor UnreachableQuorum = Error("PL3201", "法定人数达不到", "a quorum that cannot be reached",
        "「{0}」的法定人数,全体成员到齐也达不到", "all members together do not reach the quorum of “{0}”");
    /// <summary>A meeting nobody calls.</summary>
    public static readonly DiagnosticDescriptor NoConvener = Error("PL3202", "会议没有召集人和主持人", "a meeting nobody calls or chairs",
        "「{0}」没有说由谁召集或主持", "“{0}” says neither who calls it nor who chairs it");
    /// <summary>Two votes take the same items.</summary>
    public static readonly DiagnosticDescriptor TwoVotes = Error("PL3203", "同一议题有两种表决", "two votes for one item",
        "「{0}」里同一议题有两种表决:「{1}」和「{2}」", "in “{0}” two votes are for the same items: “{1}” and “{2}”");
    /// <summary>A meeting votes and has no members.</summary>
    public static readonly DiagnosticDescriptor NobodyVotes = Error("PL3204", "没有人表决", "a vote nobody takes part in",
        "「{0}」要表决,却没有说明成员", "“{0}” votes but does not say who its members are");
    /// <summary>A vote that can never carry.</summary>
    public static readonly DiagnosticDescriptor NeverCarries = Error("PL3205", "表决永远通不过", "a vote that can never carry",
        "表决「{0}」永远通不过", "nothing put to the vote “{0}” can ever pass");
    /// <summary>Adjourned for want of a quorum that is not stated.</summary>
    public static readonly DiagnosticDescriptor AdjournedWithoutQuorum = Error("PL3206", "没有法定人数,却说不足时延期", "adjourned for want of a quorum that is not stated",
        "「{0}」说不足法定人数时延期,却没有说法定人数", "“{0}” says that it is adjourned without a quorum, but not what its quorum is");
    /// <summary>How long one may speak is said for more times than one may speak.</summary>
    public static readonly DiagnosticDescriptor SpeaksNoMore = Error("PL3207", "说了时长,却没有那一次", "a length of speech for a time that never comes",
        "「{0}」里发言至多 {1} 次,却说了 {2} 次的时长", "in “{0}” one may speak {1} times at most, and {2} lengths are given");
    /// <summary>Something goes by weight, and no weights are said.</summary>
    public static readonly DiagnosticDescriptor NoWeights = Error("PL3208", "说按票权,却没有说票权", "by weight, and no weights are said",
        "「{0}」说按票权计算,却没有说各人的票权", "“{0}” counts by weight, but does not say how many votes each has");
    /// <summary>Weights that nothing goes by.</summary>
    public static readonly DiagnosticDescriptor WeightsUnused = new("PL3209", Severity.Warning, "说了票权,却没有按它计算的", "weights that nothing goes by",
        "「{0}」说了各人的票权,法定人数和表决却都不按票权计算", "“{0}” says how many votes each has, but neither its quorum nor any vote goes by weight");
    /// <summary>All members are recused.</summary>
    public static readonly DiagnosticDescriptor NobodyLeftToVote = Error("PL3212", "回避之后没有人表决", "nobody is left to vote",
        "「{0}」的表决「{1}」要求全体成员回避", "in “{0}” the vote “{1}” recuses every member");
    /// <summary>A quorum that is lost by a recusal the rules force.</summary>
    public static readonly DiagnosticDescriptor QuorumAfterRecusal = new("PL3213", Severity.Warning, "回避之后达不到法定人数", "no quorum after a recusal",
        "「{0}」的表决「{1}」有人回避时,其余成员都到也达不到法定人数", "in “{0}”, when someone is recused from the vote “{1}”, all others together are no quorum");
    /// <summary>A majority that is lost by a recusal the rules force.</summary>
    public static readonly DiagnosticDescriptor MajorityAfterRecusal = new("PL3210", Severity.Warning, "有人回避就通不过", "nothing passes once someone is recused",
        "表决「{0}」有人回避时,永远通不过", "when someone is recused from the vote “{0}”, nothing can pass");
    /// <summary>A deadline beyond the calendar.</summary>
    public static readonly DiagnosticDescriptor NoCalendarData = new("PL3301", Severity.Warning, "日历没有这一年的数据", "the calendar has no data for this year",
        "日历「{0}」只到 {1},{2} 的期限只能暂定", "calendar “{0}” ends on {1}; a due date on {2} is provisional");
    /// <summary>A duty without its one occasion, or without anything to do.</summary>
    public static readonly DiagnosticDescriptor DutyOccasion = Error("PL3151", "义务没有说何时该做什么", "a duty without its one occasion",
        "义务「{0}」要恰好有一个「当 …」,写明要做的事", "duty “{0}” must have exactly one `when …` with what must be done");
    /// <summary>A duty nobody bears.</summary>
    public static readonly DiagnosticDescriptor NobodyBears = Error("PL3152", "义务没有人承担", "a duty nobody bears",
        "义务「{0}」的「{1}」没有说由谁承担", "nobody is said to bear “{1}” of duty “{0}”");
    /// <summary>A consequence of a breach that can never happen.</summary>
    public static readonly DiagnosticDescriptor NeverBreached = Error("PL3153", "义务不会被违反", "a duty that cannot be breached",
        "义务「{0}」没有期限,违反则以下永远不会发生", "duty “{0}” has no due date, so what follows its breach never happens");
    /// <summary>A delegation of what the office does not do.</summary>
    public static readonly DiagnosticDescriptor NothingToDelegate = Error("PL3154", "没有可以授权的", "nothing to delegate",
        "「{1}」不是只由「{0}」办的,不能由它授权", "“{1}” is not done by “{0}” alone, so it cannot delegate it");

    /// <summary>Offices that stand in for each other.</summary>
    public static readonly DiagnosticDescriptor ActingCircle = new("PL3155", Severity.Warning, "代行绕成一圈", "standing in that goes round",
        "「{0}」由「{1}」代行,绕回了自己: {2}", "“{1}” stands in for “{0}”, and it comes round: {2}");
    /// <summary>Offices that may delegate an act to each other.</summary>
    public static readonly DiagnosticDescriptor DelegationCircle = new("PL3156", Severity.Warning, "授权绕成一圈", "delegation that goes round",
        "「{0}」可以把「{2}」授权给「{1}」,又绕回了自己", "“{0}” may delegate “{2}” to “{1}”, and it comes round");
    /// <summary>An election that does not say what it must.</summary>
    public static readonly DiagnosticDescriptor ElectionIncomplete = Error("PL3171", "选举没有说全", "an election that does not say enough",
        "选举「{0}」没有说「{1}」", "election “{0}” does not say `{2}`");
    /// <summary>No time to extend, suspend or restart.</summary>
    public static readonly DiagnosticDescriptor NothingToExtend = Error("PL3401", "没有可以延长、暂停或重计的期限", "no time to extend, suspend or restart",
        "「{0}」没有正在计算的期限,不能延长、暂停或重计", "“{0}” has no time that runs, so it cannot be extended, suspended or restarted");

    /// <summary>A cycle on what comes only once.</summary>
    public static readonly DiagnosticDescriptor ComesOnce = Error("PL3402", "周期的期限只来一次", "a cycle on what comes only once",
        "「{0}」按周期到期,办完却不会再来", "“{0}” is due in a cycle, but does not come again once it is done");

    /// <summary>An event that must never happen, and does.</summary>
    public static readonly DiagnosticDescriptor NeverBroken = Error("PL3501", "断言「永不」不成立", "a property “never” that some run breaks",
        "断言不成立:程序「{0}」有一次办理到了「{1}」{2}", "the property does not hold: a run of procedure “{0}” comes to “{1}”{2}");
    /// <summary>An event that must always be possible, and is not.</summary>
    public static readonly DiagnosticDescriptor DeadEnd = Error("PL3502", "断言「总能」不成立", "a property “possible” that some run breaks",
        "断言不成立:程序「{0}」有一次办理走到一处,从那里再也到不了「{1}」", "the property does not hold: a run of procedure “{0}” comes to where no way leads to “{1}” any more");
    /// <summary>An event that must always come in time, and does not.</summary>
    public static readonly DiagnosticDescriptor TooLate = Error("PL3503", "断言「必定」不成立", "a property “always” that some run breaks",
        "断言不成立:程序「{0}」有一次办理{3},到期限的最后一日({2})过完还没有到「{1}」", "the property does not hold: a run of procedure “{0}” {3} has not come to “{1}” when the last day is over ({2})");
    /// <summary>A property neither proved nor refuted.</summary>
    public static readonly DiagnosticDescriptor NotProved = new("PL3504", Severity.Warning, "断言没有证明", "a property that was not proved",
        "断言没能证明,也没有找到违反它的办理:{0}", "the property was neither proved nor refuted: {0}");

    /// <summary>All of them, for the catalogue.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> All =
        [
            Unreachable, CannotEnd, NobodyActs, NeverAgain, NeverResumed, WaivesNothing, MadeUpNotWaived, SplitsHow,
            WaitsInCircle, BarredFromIt, OwnAct,
            NeverAccepted, NoWayOn, NeverTaken, AlwaysLate, NeverRuns, DueTooSoon, SometimesDueTooSoon, NoTimeLeft, NeverOpens, ForbidsNothing,
            TwoSignatories, NoSignatory, ExceptionToNothing, NeverApplies, ExceptsNoCase, TooManyCases, LimitFromBelow, LimitTooLow,
            UnreachableQuorum, NoConvener, TwoVotes, NobodyVotes, NeverCarries, AdjournedWithoutQuorum, SpeaksNoMore, NoWeights, WeightsUnused,
            NobodyLeftToVote, QuorumAfterRecusal, MajorityAfterRecusal, NoCalendarData,
            DutyOccasion, NobodyBears, NeverBreached, NothingToDelegate, ActingCircle, DelegationCircle, ElectionIncomplete,
            NothingToExtend, ComesOnce, NeverBroken, DeadEnd, TooLate, NotProved,
        ];
}
