using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ProcLang.Syntax.Tree;

/// <summary>The language a keyword is spelt in.</summary>
public enum KeywordLanguage
{
    /// <summary>Chinese characters.</summary>
    Chinese,
    /// <summary>English words.</summary>
    English,
}

/// <summary>One keyword with its spellings, the preferred one first. A word that only one language needs
/// (<c>内</c>, <c>as</c>) has none in the other.</summary>
public sealed record Keyword(TokenKind Kind, ImmutableArray<string> Chinese, ImmutableArray<string> English)
{
    /// <summary>The preferred spelling in a language, or in the other one when the language has none.</summary>
    public string Preferred(KeywordLanguage language) => (language, Chinese.Length, English.Length) switch
    {
        (KeywordLanguage.Chinese, > 0, _) or (_, _, 0) => Chinese[0],
        _ => English[0],
    };

    /// <summary>Both spellings as people are shown them: <c>步骤/step</c>.</summary>
    public string Both => Chinese.Length == 0 ? English[0] : English.Length == 0 ? Chinese[0] : $"{Chinese[0]}/{English[0]}";
}

/// <summary>Every keyword in both languages. A test keeps the table equal to <c>ProcLangLexer.g4</c>.</summary>
public static class KeywordTable
{
    /// <summary>The keywords in the order of the lexer.</summary>
    public static ImmutableArray<Keyword> All { get; } =
    [
        new(TokenKind.Rulebook, ["规则"], ["rulebook"]),
        new(TokenKind.Calendar, ["日历"], ["calendar"]),
        new(TokenKind.Body, ["机关"], ["body"]),
        new(TokenKind.Unit, ["部门"], ["unit"]),
        new(TokenKind.Office, ["职务"], ["office"]),
        new(TokenKind.Group, ["组"], ["group"]),
        new(TokenKind.Relation, ["关系"], ["relation"]),
        new(TokenKind.Document, ["公文"], ["document"]),
        new(TokenKind.Matter, ["事项"], ["matter"]),
        new(TokenKind.Type, ["类型"], ["type"]),
        new(TokenKind.Signing, ["签发"], ["signing"]),
        new(TokenKind.Procedure, ["程序"], ["procedure"]),
        new(TokenKind.Meeting, ["会议"], ["meeting"]),
        new(TokenKind.Limit, ["限额"], ["limit"]),
        new(TokenKind.Forbid, ["禁止"], ["forbid"]),
        new(TokenKind.Acting, ["代行"], ["acting"]),
        new(TokenKind.OpenTerm, ["未定"], ["open term"]),
        new(TokenKind.Interpret, ["解释"], ["interpret"]),
        new(TokenKind.For, ["适用于"], ["for"]),
        new(TokenKind.Declaratory, ["宣示"], ["declaratory"]),
        new(TokenKind.Scenario, ["场景"], ["scenario"]),
        new(TokenKind.DocNumber, ["文号"], ["number"]),
        new(TokenKind.Issued, ["印发"], ["issued"]),
        new(TokenKind.Effective, ["施行"], ["effective"]),
        new(TokenKind.Repeals, ["废止"], ["repeals"]),
        new(TokenKind.Zone, ["时区"], ["zone"]),
        new(TokenKind.LastDay, ["末日"], ["last day"]),
        new(TokenKind.Rolls, ["顺延"], ["rolls forward"]),
        new(TokenKind.RollsBack, ["提前"], ["rolls back"]),
        new(TokenKind.Stays, ["不顺延"], ["stays"]),
        new(TokenKind.Include, ["引入"], ["include"]),
        new(TokenKind.Weekend, ["周休"], ["weekend"]),
        new(TokenKind.Covers, ["范围"], ["covers"]),
        new(TokenKind.DaysOff, ["放假"], ["days off"]),
        new(TokenKind.Workdays, ["上班"], ["make-up days"]),
        new(TokenKind.Alias, [], ["as"]),
        new(TokenKind.In, ["属"], ["in"]),
        new(TokenKind.Each, ["各"], ["each"]),
        new(TokenKind.Ranked, ["按排序"], ["in rank order"]),
        new(TokenKind.Any, ["任意"], ["any"]),
        new(TokenKind.Usually, ["一般"], ["usually"]),
        new(TokenKind.Excepts, ["例外于"], ["excepts"]),
        new(TokenKind.Replaces, ["替代"], ["replaces"]),
        new(TokenKind.When, ["当"], ["when"]),
        new(TokenKind.If, ["若"], ["if"]),
        new(TokenKind.Unless, ["除外"], ["unless"]),
        new(TokenKind.Otherwise, ["否则"], ["otherwise"]),
        new(TokenKind.And, ["且"], ["and"]),
        new(TokenKind.Or, ["或"], ["or"]),
        new(TokenKind.Not, ["非"], ["not"]),
        new(TokenKind.Void, ["无效"], ["void"]),
        new(TokenKind.Breach, ["违反"], ["breach"]),
        new(TokenKind.By, ["由"], ["by"]),
        new(TokenKind.MayBy, ["可由"], ["may by", "may be"]),
        new(TokenKind.SignedBy, [], ["signed by"]),
        new(TokenKind.CountersignedBy, [], ["countersigned by"]),
        new(TokenKind.ReviewedBy, [], ["reviewed by"]),
        new(TokenKind.ApprovedBy, [], ["approved by"]),
        new(TokenKind.On, ["对"], ["on"]),
        new(TokenKind.Starts, ["始于"], ["starts with"]),
        new(TokenKind.Step, ["步骤"], ["step"]),
        new(TokenKind.Wait, ["等待"], ["await"]),
        new(TokenKind.Parallel, ["并行"], ["parallel"]),
        new(TokenKind.Join, ["汇合"], ["join"]),
        new(TokenKind.All, ["全部"], ["all"]),
        new(TokenKind.Record, ["记录"], ["record"]),
        new(TokenKind.During, ["限于"], ["during"]),
        new(TokenKind.Requires, ["要求"], ["requires"]),
        new(TokenKind.Gives, ["须填"], ["gives"]),
        new(TokenKind.MayGive, ["可填"], ["may give"]),
        new(TokenKind.Attaches, ["须附"], ["attaches"]),
        new(TokenKind.Done, ["完成"], ["done"]),
        new(TokenKind.Act, ["行为"], ["act"]),
        new(TokenKind.CountsAs, ["视为"], ["counts as"]),
        new(TokenKind.Within, ["期限"], ["within"]),
        new(TokenKind.After, ["后"], ["after"]),
        new(TokenKind.Before, ["前"], ["before"]),
        new(TokenKind.Inside, ["内"], []),
        new(TokenKind.Overdue, ["逾期"], ["overdue"]),
        new(TokenKind.Lapse, ["失效"], ["lapse"]),
        new(TokenKind.Escalate, ["升级"], ["escalate"]),
        new(TokenKind.Continue, ["继续"], ["continue"]),
        new(TokenKind.From, ["自"], ["from"]),
        new(TokenKind.To, ["至"], ["to"]),
        new(TokenKind.Determines, ["认定"], ["determines"]),
        new(TokenKind.WithReasons, ["须理由"], ["with reasons"]),
        new(TokenKind.Mandated, ["受委托"], ["mandated"]),
        new(TokenKind.Per, ["每"], ["per"]),
        new(TokenKind.Times, ["次"], ["times", "time"]),
        new(TokenKind.Convener, ["召集"], ["convener"]),
        new(TokenKind.Chair, ["主持"], ["chair"]),
        new(TokenKind.Members, ["成员"], ["members"]),
        new(TokenKind.Attendees, ["列席"], ["attendees"]),
        new(TokenKind.Invited, ["邀请"], ["invited"]),
        new(TokenKind.Quorum, ["法定人数"], ["quorum"]),
        new(TokenKind.Present, ["出席"], ["present"]),
        new(TokenKind.Frequency, ["频次"], ["frequency"]),
        new(TokenKind.Extraordinary, ["临时召开"], ["extraordinary"]),
        new(TokenKind.Proposes, ["提出议题"], ["agenda proposed"]),
        new(TokenKind.Settles, ["确定议题"], ["agenda settled"]),
        new(TokenKind.Item, ["议题"], ["agenda item"]),
        new(TokenKind.Papers, ["送达材料"], ["papers sent"]),
        new(TokenKind.Leave, ["请假"], ["leave"]),
        new(TokenKind.Towards, ["向"], ["asked of"]),
        new(TokenKind.Decision, ["表决"], ["vote", "decision"]),
        new(TokenKind.Lacking, ["不足时"], ["failing that"]),
        new(TokenKind.Adjourn, ["延期"], ["adjourn"]),
        new(TokenKind.Reconvene, ["再次召开"], ["reconvene"]),
        new(TokenKind.Proxy, ["委托投票"], ["proxy"]),
        new(TokenKind.InFavour, ["赞成"], ["in favour", "in favor"]),
        new(TokenKind.Unanimous, ["一致"], ["unanimity of"]),
        new(TokenKind.Abstentions, ["弃权"], ["abstentions"]),
        new(TokenKind.Counted, ["计入"], ["counted"]),
        new(TokenKind.NotCounted, ["不计入"], ["not counted"]),
        new(TokenKind.Ballot, ["方式"], ["ballot"]),
        new(TokenKind.Tie, ["同票"], ["tie"]),
        new(TokenKind.Decides, ["决定"], ["decides"]),
        new(TokenKind.Fails, ["否决"], ["fails"]),
        new(TokenKind.Recused, ["回避"], ["recused"]),
        new(TokenKind.AllMembers, ["全体成员"], ["all members"]),
        new(TokenKind.MembersPresent, ["出席成员"], ["members present"]),
        new(TokenKind.VotesCast, ["所投票"], ["votes cast"]),
        new(TokenKind.Duty, ["义务"], ["duty"]),
        new(TokenKind.Delegation, ["授权"], ["delegation"]),
        new(TokenKind.MayDelegate, ["可授权"], ["may delegate to"]),
        new(TokenKind.Bearer, ["承担"], ["bearer"]),
        new(TokenKind.Claimant, ["权利人"], ["claimant"]),
        new(TokenKind.Must, ["须"], ["must"]),
        new(TokenKind.Waived, ["免除"], ["waived"]),
        new(TokenKind.OnFulfilment, ["履行则"], ["if fulfilled"]),
        new(TokenKind.OnBreach, ["违反则"], ["if breached"]),
        new(TokenKind.Is, ["为"], ["is"]),
        new(TokenKind.IsNot, ["不为"], ["is not"]),
        new(TokenKind.OneOf, ["属于"], ["is one of"]),
        new(TokenKind.Includes, ["包含"], ["includes"]),
        new(TokenKind.Beyond, ["不止"], ["beyond"]),
        new(TokenKind.Happened, ["已经"], ["already"]),
        new(TokenKind.Never, ["未曾"], ["never"]),
        new(TokenKind.AtLeast, ["不少于", "以上"], ["at least"]),
        new(TokenKind.AtMost, ["不超过", "至多"], ["at most"]),
        new(TokenKind.MoreThan, ["超过"], ["more than"]),
        new(TokenKind.LessThan, ["少于", "不满"], ["less than", "fewer than"]),
        new(TokenKind.Half, ["半数"], ["half of"]),
        new(TokenKind.WorkingDays, ["个工作日", "工作日"], ["working days", "working day"]),
        new(TokenKind.ClearDays, ["整日"], ["clear days", "clear day"]),
        new(TokenKind.Hours, ["小时"], ["hours", "hour"]),
        new(TokenKind.Days, ["日", "天"], ["days", "day"]),
        new(TokenKind.Weeks, ["周"], ["weeks", "week"]),
        new(TokenKind.Months, ["个月", "月"], ["months", "month"]),
        new(TokenKind.Years, ["年"], ["years", "year"]),
        new(TokenKind.Yuan, ["元"], ["yuan"]),
        new(TokenKind.TenThousandYuan, ["万元"], []),
        new(TokenKind.Given, ["假如"], ["given"]),
        new(TokenKind.Then, ["那么"], ["then"]),
        new(TokenKind.Holds, ["任"], ["holds"]),
        new(TokenKind.Away, ["不在"], ["is away"]),
        new(TokenKind.Mandates, ["委托"], ["mandates"]),
        new(TokenKind.At, ["于"], ["at"]),
        new(TokenKind.TimeReaches, ["时至"], ["time reaches"]),
        new(TokenKind.Refused, ["被拒"], ["refused"]),
        new(TokenKind.Accepted, ["获准"], ["accepted"]),
        new(TokenKind.Citing, ["依据"], ["citing"]),
        new(TokenKind.StandsAt, ["处于"], ["stands at"]),
        new(TokenKind.Ended, ["已结束"], ["has ended"]),
        new(TokenKind.Breached, ["记违反"], ["breach recorded"]),
        new(TokenKind.Departed, ["记偏离"], ["departure recorded"]),
        new(TokenKind.NoBreach, ["未记违反"], ["no breach recorded"]),
        new(TokenKind.NoDeparture, ["未记偏离"], ["no departure recorded"]),
        new(TokenKind.Exercising, ["行使"], ["to exercise"]),
        new(TokenKind.Fulfilled, ["已履行"], ["has been fulfilled"]),
        new(TokenKind.InBreach, ["已违反"], ["has been breached"]),
        new(TokenKind.Owed, ["未履行"], ["is still owed"]),
        new(TokenKind.Released, ["已免除"], ["has been waived"]),
        new(TokenKind.Article, [], ["article", "sec.", "Sec.", "§"]),
        new(TokenKind.Paragraph, [], ["paragraph"]),
        new(TokenKind.Whole, ["全条"], ["whole article"]),
    ];

    private static readonly FrozenDictionary<TokenKind, Keyword> ByKind = All.ToFrozenDictionary(k => k.Kind);

    private static readonly FrozenDictionary<string, TokenKind> BySpelling = All
        .SelectMany(k => k.Chinese.Concat(k.English).Select(s => (Spelling: s, k.Kind)))
        .ToFrozenDictionary(p => p.Spelling, p => p.Kind, StringComparer.Ordinal);

    /// <summary>The keyword of a token kind, or null when the kind is no keyword.</summary>
    public static Keyword? Of(TokenKind kind) => ByKind.GetValueOrDefault(kind);

    /// <summary>The token kind a text spells as a whole, one space inside a keyword of several words; null when none.</summary>
    public static TokenKind? Spelt(string text) => BySpelling.TryGetValue(text, out var kind) ? kind : null;
}
