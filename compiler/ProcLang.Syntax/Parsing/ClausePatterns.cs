using System.Collections.Frozen;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Tree;

namespace ProcLang.Syntax.Parsing;

/// <summary>In what kind of block a clause stands.</summary>
internal enum ClauseHome
{
    /// <summary>By itself, outside every block.</summary>
    Top,
    /// <summary>In the head, 规则 … { }.</summary>
    Head,
    /// <summary>In a calendar.</summary>
    Calendar,
    /// <summary>In a procedure.</summary>
    Procedure,
    /// <summary>On a step or a record.</summary>
    Step,
    /// <summary>In a meeting.</summary>
    Meeting,
    /// <summary>In a vote of a meeting.</summary>
    Vote,
    /// <summary>In an election.</summary>
    Election,
    /// <summary>In a duty.</summary>
    Duty,
}

/// <summary>How a clause is written, as an example of it, and where it stands.</summary>
internal sealed record ClausePattern(ClauseHome Home, string Zh, string En)
{
    /// <summary>What else whoever stumbles here most often looks for; null: nothing.</summary>
    internal Bilingual? Note { get; init; }
}

/// <summary>An example of each clause, for whoever has begun one and not finished it as the language has it, or has put it where it
/// cannot stand. A test parses every example in its place.</summary>
internal static class ClausePatterns
{
    /// <summary>By the keyword that a clause begins with.</summary>
    internal static FrozenDictionary<TokenKind, ClausePattern> All { get; } = new Dictionary<TokenKind, ClausePattern>
    {
        [TokenKind.Unit] = new(ClauseHome.Top, "部门 财政局, 教育局", "unit Finance, Schools"),
        [TokenKind.Office] = new(ClauseHome.Top, "职务 局长, 副局长", "office Director, DeputyDirector"),
        [TokenKind.Group] = new(ClauseHome.Top, "组 领导 = 局长, 副局长", "group Leaders = Director, DeputyDirector"),
        [TokenKind.Relation] = new(ClauseHome.Top, "关系 分管领导(部门)", "relation LeadDeputy(unit)"),
        [TokenKind.Document] = new(ClauseHome.Top, "公文 通知 { 金额数: 金额 }", "document Notice { Price: money }"),
        [TokenKind.Matter] = new(ClauseHome.Top, "事项 申请 { 紧急: 是否 }", "matter Request { Urgent: yesno }"),
        [TokenKind.Signing] = new(ClauseHome.Top, "签发 通知 { 小额: 当 金额数 少于 5 万元 → 局长 签发 }", "signing Notice { small: when Price less than 500 -> signed by Director }"),
        [TokenKind.Procedure] = new(ClauseHome.Top, "程序 审批 对 申请 { 步骤 审查 由 局长 }", "procedure Approval on Request { step Examine by Director }"),
        [TokenKind.Meeting] = new(ClauseHome.Top, "会议 例会 { 召集 局长 成员 局长, 副局长 }", "meeting Weekly { convener Director members Director, Clerk }"),
        [TokenKind.Election] = new(ClauseHome.Top, "选举 主任选举 对 换届 { 名额 1 选举人 委员 }", "election Warden on Vacancy { seats 1 electors Fellow }"),
        [TokenKind.Duty] = new(ClauseHome.Top, "义务 答复 { 承担 局长 当 申请 须 答复 期限 受理 后 10 日 内 }", "duty Answer { bearer Director when Request must Answer within 10 days after opened }"),
        [TokenKind.Acting] = new(ClauseHome.Top, "代行 局长 由 副局长 当 出差", "acting Director by Deputy when Travelling"),
        [TokenKind.Delegation] = new(ClauseHome.Top, "授权 签发权 { 局长 可授权 副局长 审批.审查 }", "delegation Power { Director may delegate to Deputy Approval.Examine }"),
        [TokenKind.Scenario] = new(ClauseHome.Top, "场景 \"名称\" { 假如 张三 任 局长 }", "scenario \"name\" { given Anna holds Director }"),
        [TokenKind.Interpret] = new(ClauseHome.Top, "解释 急件 对 申请 = 紧急", "interpret Pressing on Request = Urgent"),
        [TokenKind.Effective] = new(ClauseHome.Top, "施行 2024-01-01", "effective 2024-01-01"),
        [TokenKind.Repeals] = new(ClauseHome.Top, "废止 \"示政发〔2009〕3号\"", "repeals \"Order 3 of 2009\""),
        [TokenKind.Transition] = new(ClauseHome.Top, "过渡 申请 从新", "transition Request under these rules"),
        [TokenKind.AppliesTo] = new(ClauseHome.Top, "适用对象 财政局, 教育局", "applies to Finance, Schools"),
        [TokenKind.Zone] = new(ClauseHome.Head, "时区 \"Asia/Shanghai\"", "zone \"Europe/London\""),
        [TokenKind.LastDay] = new(ClauseHome.Head, "末日 顺延", "last day rolls forward"),
        [TokenKind.Include] = new(ClauseHome.Head, "引入 \"机构.proc.md\"", "include \"offices.proc.md\""),
        [TokenKind.DocNumber] = new(ClauseHome.Head, "文号 \"示政发〔2019〕1号\"", "number \"Order 1 of 2019\""),
        [TokenKind.Issued] = new(ClauseHome.Head, "印发 2019-01-02", "issued 2019-01-02"),
        [TokenKind.Weekend] = new(ClauseHome.Calendar, "周休 周六, 周日", "weekend Saturday, Sunday"),
        [TokenKind.Covers] = new(ClauseHome.Calendar, "范围 2024-01-01 至 2024-12-31", "covers 2024-01-01 to 2024-12-31"),
        [TokenKind.DaysOff] = new(ClauseHome.Calendar, "放假 元旦 每年 01-01", "days off NewYear yearly 01-01"),
        [TokenKind.Workdays] = new(ClauseHome.Calendar, "上班 补班 2024-07-06", "make-up days Repairs 2024-07-06"),
        [TokenKind.Starts] = new(ClauseHome.Procedure, "始于 会议 结束", "starts with Weekly.Close"),
        [TokenKind.Step] = new(ClauseHome.Procedure, "步骤 审查 由 局长 { 通过 → 完成 退回 → 审查 }", "step Examine by Director { Pass -> done Return -> Examine }"),
        [TokenKind.Wait] = new(ClauseHome.Procedure, "等待 等开会: 会议 结束 → 完成", "await Meeting: Weekly.Close -> done"),
        [TokenKind.Parallel] = new(ClauseHome.Procedure, "并行 会办 { 步骤 征求 由 局长 } 汇合 全部 → 完成", "parallel Joint { step Consult by Director } join all -> done"),
        [TokenKind.Record] = new(ClauseHome.Procedure, "记录 补正 由 申请人", "record Complete by Requester"),
        [TokenKind.Act] = new(ClauseHome.Procedure, "行为 圈阅 视为 审查", "act Circle counts as Examine"),
        [TokenKind.Suspension] = new(ClauseHome.Procedure, "中止 停办 由 局长 须理由 { 恢复 复办 由 局长 }", "suspension Halt by Director with reasons { resumption Resume by Director }"),
        [TokenKind.Emergency] = new(ClauseHome.Procedure, "应急 急办 由 局长 须理由 { 免 审查 }", "emergency Urgency by Director with reasons { waives Examine }"),
        [TokenKind.Limit] = new(ClauseHome.Top, "限额 次数 { 每 部门 每 年 至多 1 次 审批.审查 }", "limit Times { per unit per year at most 1 times Approval.Examine }"),
        [TokenKind.Forbid] = new(ClauseHome.Top, "禁止 审批.审查 当 非 紧急 否则 无效", "forbid Approval.Examine when not Urgent otherwise void"),
        [TokenKind.OpenTerm] = new(ClauseHome.Top, "未定 必要时 由 局长 认定 须理由", "open term WhenNecessary by Director determines with reasons"),
        [TokenKind.Declaratory] = new(ClauseHome.Top, "宣示 原则", "declaratory principle"),
        [TokenKind.By] = new(ClauseHome.Step, "由 局长", "by Director"),
        [TokenKind.MayBy] = new(ClauseHome.Step, "可由 副局长", "may by Deputy"),
        [TokenKind.Within] = new(ClauseHome.Step, "期限 受理 后 10 个工作日 内", "within 10 working days after opened"),
        [TokenKind.Due] = new(ClauseHome.Step, "截止 每年 01-31", "due yearly 01-31"),
        [TokenKind.Overdue] = new(ClauseHome.Step, "逾期 视为 同意", "overdue counts as Agree"),
        [TokenKind.Requires] = new(ClauseHome.Step, "要求 已经 审查 否则 无效", "requires already Examine otherwise void"),
        [TokenKind.Gives] = new(ClauseHome.Step, "须填 意见: 文本", "gives Opinion: text"),
        [TokenKind.MayGive] = new(ClauseHome.Step, "可填 意见: 文本", "may give Opinion: text"),
        [TokenKind.Attaches] = new(ClauseHome.Step, "须附 说明", "attaches Note"),
        [TokenKind.During] = new(ClauseHome.Step, "限于 审查", "during Examine"),
        [TokenKind.Extend] = new(ClauseHome.Step, "延长 1 次 至多 10 日 由 局长 须理由", "extend 1 time at most 10 days by Director with reasons"),
        [TokenKind.NotSooner] = new(ClauseHome.Step, "不早于 送审 后 7 个工作日", "not sooner than 7 working days after Send"),
        [TokenKind.Suspend] = new(ClauseHome.Step, "暂停 自 征求意见 至 提出意见", "suspend from Ask to Opinion"),
        [TokenKind.Restart] = new(ClauseHome.Step, "重计 自 补正", "restart from Complete"),
        [TokenKind.Convener] = new(ClauseHome.Meeting, "召集 局长", "convener Director"),
        [TokenKind.Chair] = new(ClauseHome.Meeting, "主持 局长", "chair Director"),
        [TokenKind.Extraordinary] = new(ClauseHome.Meeting, "临时召开 由 局长", "extraordinary by Director")
        {
            Note = new("要有条件,另写「禁止 会议.决定临时召开 当 非 …」", "for a condition write `forbid Meeting.CallExtraordinary when not …`"),
        },
        [TokenKind.Frequency] = new(ClauseHome.Meeting, "频次 每 月 2 次", "frequency per month 2 times")
        {
            Note = new("频次是不许超过的次数;至少几次是义务:义务 例会 { 承担 主任 当 机构 须 召开 例会 截止 每 季度 }",
                "a frequency is what may not be exceeded; how often at least is a duty: duty Regular { bearer Chair when Agency must Hold Weekly due every quarter }"),
        },
        [TokenKind.Members] = new(ClauseHome.Meeting, "成员 局长, 副局长", "members Director, Deputy"),
        [TokenKind.Attendees] = new(ClauseHome.Meeting, "列席 科长", "attendees Clerk"),
        [TokenKind.Invited] = new(ClauseHome.Meeting, "邀请 专家 当 紧急", "invited Expert when Urgent"),
        [TokenKind.Quorum] = new(ClauseHome.Meeting, "法定人数 出席 不少于 三分之二 成员", "quorum present at least 2/3 members"),
        [TokenKind.Composition] = new(ClauseHome.Meeting, "组成 成员 人数 不少于 5", "composition members headcount at least 5"),
        [TokenKind.Speaking] = new(ClauseHome.Meeting, "发言 成员 不超过 2 次 每次 10 分钟", "speaking members at most 2 times lasting 10 minutes"),
        [TokenKind.Proxy] = new(ClauseHome.Meeting, "委托投票 成员 至多 2", "proxy members at most 2"),
        [TokenKind.Lacking] = new(ClauseHome.Meeting, "不足时 延期 至多 14 日", "failing that adjourn at most 14 days"),
        [TokenKind.Proposes] = new(ClauseHome.Meeting, "提出议题 由 副局长", "agenda proposed by Deputy"),
        [TokenKind.Settles] = new(ClauseHome.Meeting, "确定议题 由 局长", "agenda settled by Director")
        {
            Note = new("它没有期限:要在几日前通知,写一个程序「程序 通知会议 对 会议 { 始于 会议.召集 步骤 通知 由 … 期限 开会日 前 5 日 }」", "it has no time of its own: notice some days before is a procedure: procedure Notice on Weekly { starts with Weekly.Call step Post by Clerk within 5 days before MeetingDay }"),
        },
        [TokenKind.Papers] = new(ClauseHome.Meeting, "送达材料 由 办公室主任", "papers sent by Clerk")
        {
            Note = new("提前几天,写一个程序「程序 送材料 对 会议 { 始于 会议.召集 步骤 送达 由 … 期限 开会日 前 2 日 }」", "so many days ahead is a procedure: procedure Sending on Weekly { starts with Weekly.Call step Send by Clerk within 2 days before MeetingDay }"),
        },
        [TokenKind.Leave] = new(ClauseHome.Meeting, "请假 成员 向 局长", "leave members asked of Director"),
        [TokenKind.Item] = new(ClauseHome.Meeting, "议题 申请 要求 紧急", "agenda item Request requires Urgent"),
        [TokenKind.Decision] = new(ClauseHome.Meeting, "表决 议案表决 对 申请 { 赞成 超过 半数 出席成员 }", "vote Motions on Request { in favour more than half of members present }")
        {
            Note = new("哪项表决由议题的类型决定:另一种多数,另立一种事项", "which vote an item is put to follows from its type: for another majority declare a matter of its own"),
        },
        [TokenKind.InFavour] = new(ClauseHome.Vote, "赞成 不少于 三分之二 出席成员", "in favour at least 2/3 members present"),
        [TokenKind.Abstentions] = new(ClauseHome.Vote, "弃权 不计入", "abstentions not counted"),
        [TokenKind.Ballot] = new(ClauseHome.Vote, "方式 无记名", "ballot secret"),
        [TokenKind.Tie] = new(ClauseHome.Vote, "同票 主持人 决定", "tie chair decides"),
        [TokenKind.Recused] = new(ClauseHome.Vote, "回避 当 成员 为 被罢免人", "recused when member is Target"),
        [TokenKind.Seats] = new(ClauseHome.Election, "名额 2", "seats 2"),
        [TokenKind.Electors] = new(ClauseHome.Election, "选举人 委员", "electors Fellow"),
        [TokenKind.Candidates] = new(ClauseHome.Election, "候选人 委员", "candidates Fellow"),
        [TokenKind.Disqualified] = new(ClauseHome.Election, "不得提名 当 候选人 为 监事", "disqualified when candidate is Auditor"),
        [TokenKind.Nomination] = new(ClauseHome.Election, "提名 由 委员 期限 受理 后 5 日 内", "nomination by Fellow within 5 days after opened"),
        [TokenKind.Voting] = new(ClauseHome.Election, "投票 期限 送达 后 3 日 内", "voting within 3 days after received"),
        [TokenKind.Elected] = new(ClauseHome.Election, "当选 超过 半数 委员", "elected more than half of Fellow"),
        [TokenKind.Declaration] = new(ClauseHome.Election, "公布 由 秘书长", "declaration by Teller"),
        [TokenKind.Vacancy] = new(ClauseHome.Election, "出缺 递补", "vacancy next in votes"),
        [TokenKind.Bearer] = new(ClauseHome.Duty, "承担 局长", "bearer Director"),
        [TokenKind.Claimant] = new(ClauseHome.Duty, "权利人 申请人", "claimant Requester"),
        [TokenKind.OnFulfilment] = new(ClauseHome.Duty, "履行则 { 公开 结果 期限 受理 后 10 日 内 }", "if fulfilled { Publish Result within 10 days after opened }"),
        [TokenKind.OnBreach] = new(ClauseHome.Duty, "违反则 { 报告 上级 }", "if breached { Report Council }"),
        [TokenKind.Headcount] = new(ClauseHome.Meeting, "组成 成员 人数 不少于 5", "composition members headcount at least 5"),
    }.ToFrozenDictionary();

    /// <summary>Clauses that may stand by themselves and in a block as well: nobody is told to move them.</summary>
    internal static FrozenSet<TokenKind> AnywhereElse { get; } =
        new[] { TokenKind.Limit, TokenKind.Forbid, TokenKind.OpenTerm, TokenKind.Declaratory }.ToFrozenSet();

    /// <summary>Says in what kind of block a clause stands.</summary>
    internal static Bilingual Where(ClauseHome home) => home switch
    {
        ClauseHome.Top => new("单独写,在所有 { } 之外", "stands by itself, outside every { }"),
        ClauseHome.Head => new("写在「规则 名称 { … }」里", "stands in the head, rulebook Name { … }"),
        ClauseHome.Calendar => new("写在「日历 名称 { … }」里", "stands in a calendar, calendar Name { … }"),
        ClauseHome.Procedure => new("写在程序里:程序 名称 对 事项 { … }", "stands in a procedure: procedure Name on Matter { … }"),
        ClauseHome.Step => new("写在步骤或记录里:步骤 名称 由 职务 { … }", "stands on a step or a record: step Name by Office { … }"),
        ClauseHome.Meeting => new("写在会议里:会议 名称 { … }", "stands in a meeting: meeting Name { … }"),
        ClauseHome.Vote => new("写在会议的表决里:表决 名称 对 事项 { … }", "stands in a vote of a meeting: vote Name on Matter { … }"),
        ClauseHome.Election => new("写在选举里:选举 名称 对 事项 { … }", "stands in an election: election Name on Matter { … }"),
        _ => new("写在义务里:义务 名称 { … }", "stands in a duty: duty Name { … }"),
    };
}
