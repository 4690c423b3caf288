namespace ProcLang.Semantics.Binding;

/// <summary>Names the language itself gives a meaning: built-in steps and records of meetings, types, bases of deadlines.
/// Each has a Chinese form, which is canonical, and an English alias.</summary>
public static class Words
{
    /// <summary>Stands for the procedure named as the subject's own type, in events such as 会议 结束.</summary>
    public const string OwnMeeting = "*";
    /// <summary>A meeting is called.</summary>
    public const string CallStep = "召集";
    /// <summary>A meeting is opened.</summary>
    public const string OpenStep = "开会";
    /// <summary>A meeting is closed.</summary>
    public const string CloseStep = "结束";
    /// <summary>The end of any case.</summary>
    public const string Done = "完成";

    /// <summary>Steps every meeting has.</summary>
    public static readonly (string Zh, string En)[] MeetingSteps = [(CallStep, "Call"), (OpenStep, "Open"), (CloseStep, "Close")];

    /// <summary>Presence is recorded.</summary>
    public const string Attend = "出席";
    /// <summary>Leave is asked.</summary>
    public const string AskLeave = "请假";
    /// <summary>Leave is given.</summary>
    public const string GrantLeave = "准假";
    /// <summary>An agenda item is proposed.</summary>
    public const string ProposeItem = "提出议题";
    /// <summary>An agenda item is settled.</summary>
    public const string SettleItem = "确定议题";
    /// <summary>Papers are sent.</summary>
    public const string SendPapers = "送达材料";
    /// <summary>An item is decided.</summary>
    public const string Decide = "议决";
    /// <summary>An extraordinary meeting is decided on.</summary>
    public const string CallExtraordinary = "决定临时召开";
    /// <summary>A member votes openly.</summary>
    public const string Vote = "投票";
    /// <summary>A member votes by secret ballot: that he has voted is recorded, how is not.</summary>
    public const string CastBallot = "无记名投票";
    /// <summary>Someone present leaves the meeting.</summary>
    public const string Depart = "离席";
    /// <summary>A meeting without quorum is put off.</summary>
    public const string Adjourn = "延期";
    /// <summary>A member gives his proxy.</summary>
    public const string GiveProxy = "委托投票";
    /// <summary>Someone speaks on an item.</summary>
    public const string Speak = "发言";
    /// <summary>More time to speak is given to a person.</summary>
    public const string GrantTime = "准予加时";
    /// <summary>How many minutes one spoke.</summary>
    public static readonly (string Zh, string En) SpeakingMinutes = ("发言分钟", "SpeakingMinutes");
    /// <summary>Steps of an election: nominations are closed, the voting is closed, the election ends.</summary>
    public static readonly (string Zh, string En)[] ElectionSteps = [("截止提名", "CloseNominations"), ("截止投票", "CloseVoting"), ("结束选举", "CloseElection")];
    /// <summary>Someone is nominated.</summary>
    public const string Nominate = "提名";
    /// <summary>A person nominated does not stand.</summary>
    public const string Decline = "谢绝";
    /// <summary>A lot decides a tie.</summary>
    public const string DrawLot = "抽签";
    /// <summary>Who is elected is declared.</summary>
    public const string DeclareElected = "公布结果";
    /// <summary>Someone elected leaves his seat.</summary>
    public const string Vacate = "出缺";
    /// <summary>One of those tied last is drawn out.</summary>
    public const string DrawOut = "抽签淘汰";
    /// <summary>Who was eliminated in the rounds of a ranked count.</summary>
    public static readonly (string Zh, string En) EliminatedFact = ("被淘汰人", "Eliminated");
    /// <summary>The persons elected.</summary>
    public static readonly (string Zh, string En) ElectedFact = ("当选人", "Elected");
    /// <summary>The candidate a disqualification speaks of.</summary>
    public static bool IsCandidate(string word) => word is "候选人" or "candidate" or "candidates" or "被提名人";
    /// <summary>In favour.</summary>
    public const string InFavour = "赞成";
    /// <summary>Against.</summary>
    public const string Against = "反对";
    /// <summary>Neither.</summary>
    public const string Abstain = "弃权";

    /// <summary>Records of meetings that vote.</summary>
    public static readonly (string Zh, string En)[] VoteRecords = [(Vote, "Vote"), (CastBallot, "CastBallot"), (Depart, "Depart")];
    /// <summary>How a member can vote.</summary>
    public static readonly (string Zh, string En)[] BallotOutcomes = [(InFavour, "For"), (Against, "Against"), (Abstain, "Abstain")];
    /// <summary>The facts that hold the count of the vote last closed, in the order of <see cref="BallotOutcomes"/>.</summary>
    public static readonly (string Zh, string En)[] CountFacts = [("赞成票", "VotesFor"), ("反对票", "VotesAgainst"), ("弃权票", "Abstentions")];
    /// <summary>The facts that hold the count by weight, in the order of <see cref="BallotOutcomes"/>.</summary>
    public static readonly (string Zh, string En)[] WeightFacts = [("赞成票权", "WeightFor"), ("反对票权", "WeightAgainst"), ("弃权票权", "WeightAbstaining")];
    /// <summary>Ways of voting; the first is secret.</summary>
    public static readonly (string Zh, string En)[] Ballots = [("无记名", "secret"), ("记名", "open"), ("举手", "hands"), ("点名", "rollcall")];
    /// <summary>When a quorum is tested.</summary>
    public static readonly (string Zh, string En)[] QuorumMoments = [(OpenStep, "opening"), ("表决", "vote")];

    /// <summary>The reasons an open term's decision must state.</summary>
    public const string Reasons = "理由";

    /// <summary>How much time an extension grants, where the rules leave it to who extends.</summary>
    public static readonly (string Zh, string En) ExtraTime = ("延长时间", "ExtraTime");

    /// <summary>Records every meeting may have.</summary>
    public static readonly (string Zh, string En)[] MeetingRecords =
    [
        (Attend, "Attend"), (AskLeave, "AskLeave"), (GrantLeave, "GrantLeave"), (ProposeItem, "ProposeItem"), (SettleItem, "SettleItem"),
        (SendPapers, "SendPapers"), (Decide, "Decide"), (CallExtraordinary, "CallExtraordinary"),
    ];

    /// <summary>A duty is fulfilled: everything it asks was done. An event of duties only.</summary>
    public static readonly (string Zh, string En) DutyFulfilled = ("履行", "Fulfilled");
    /// <summary>A duty is breached: a due date of it passed. An event of duties only.</summary>
    public static readonly (string Zh, string En) DutyBreached = ("违反", "Breached");
    /// <summary>A duty is waived by who may claim it, or by who is said to.</summary>
    public static readonly (string Zh, string En) Waive = ("免除", "Waive");
    /// <summary>What follows fulfilment, after the duty's name.</summary>
    public static readonly (string Zh, string En) AfterFulfilment = ("履行则", "IfFulfilled");
    /// <summary>What follows a breach, after the duty's name.</summary>
    public static readonly (string Zh, string En) AfterBreach = ("违反则", "IfBreached");
    /// <summary>Making up what an emergency waived: after the emergency's name, and before the step's.</summary>
    public static readonly (string Zh, string En) MakingUp = ("补办", "MakeUp");
    /// <summary>The several acts of one duty.</summary>
    public static readonly (string Zh, string En) AllActs = ("各项", "AllActs");

    /// <summary>Outcomes of an open term's decision.</summary>
    public static readonly (string Zh, string En)[] TermOutcomes = [("成立", "Holds"), ("不成立", "DoesNotHold")];

    /// <summary>Outcomes of an item's decision.</summary>
    public static readonly (string Zh, string En)[] ItemOutcomes = [("通过", "Pass"), ("不通过", "Reject")];

    /// <summary>The generic word for a meeting.</summary>
    public static bool IsMeeting(string word) => word is "会议" or "meeting" or "Meeting";
    /// <summary>The members of a meeting.</summary>
    public static bool IsMembers(string word) => word is "成员" or "members" or "组成人员" or "Members";
    /// <summary>The chair of a meeting.</summary>
    public static bool IsChair(string word) => word is "主持" or "chair" or "主持人" or "Chair";
    /// <summary>The convener of a meeting.</summary>
    public static bool IsConvener(string word) => word is "召集" or "convener" or "召集人" or "Convener";
    /// <summary>The one who acts.</summary>
    public static bool IsActor(string word) => word is "行为人" or "actor" or "Actor";
    /// <summary>The subject itself.</summary>
    public static bool IsSubject(string word) => word is "对象" or "subject" or "公文" or "document" or "事项" or "matter" || IsMeeting(word);
    /// <summary>The moment a step's papers arrive: the step became active.</summary>
    public static bool IsReceived(string word) => word is "送达" or "received" or "Received";
    /// <summary>The opening of the case.</summary>
    public static bool IsOpened(string word) => word is "受理" or "opened" or "Opened";
    /// <summary>The end of a case.</summary>
    public static bool IsDone(string word) => word is Done or "done" or "Done";

    /// <summary>Kinds of declaratory text with both forms.</summary>
    public static readonly (string Zh, string En)[] DeclaratoryKinds =
    [
        ("原则", "principle"), ("定义", "definition"), ("政务", "politics"), ("引用", "refers-elsewhere"), ("裁量", "discretion"), ("元", "meta"),
    ];

    private static readonly Dictionary<string, string> InEnglish = new((IEnumerable<KeyValuePair<string, string>>)
    [
        .. ((IEnumerable<(string Zh, string En)>)
        [
            .. MeetingSteps, .. ElectionSteps, .. MeetingRecords, .. VoteRecords, .. BallotOutcomes, .. CountFacts, .. WeightFacts, .. TermOutcomes, .. ItemOutcomes,
            (Done, "done"), (Reasons, "Reasons"), ExtraTime, SpeakingMinutes, ElectedFact, Waive, DutyFulfilled, DutyBreached, AllActs,
            (Adjourn, "Adjourn"), (GiveProxy, "GiveProxy"), (Speak, "Speak"), (GrantTime, "GrantTime"),
            (Nominate, "Nominate"), (Decline, "Decline"), (DrawLot, "DrawLot"), (DrawOut, "DrawOut"), EliminatedFact, (DeclareElected, "DeclareElected"), (Vacate, "Vacate"),
        ]).Select(w => KeyValuePair.Create(w.Zh, w.En)),
    ]);

    /// <summary>A name for a sentence in one of the languages: built-in names have a form in each, others are the rulebook's own.</summary>
    public static string In(string name, bool zh) => zh ? name : InEnglish.GetValueOrDefault(name, name);

    /// <summary>The canonical form of a word with two forms; null when it is neither.</summary>
    public static string? Canonical((string Zh, string En)[] words, string word)
    {
        foreach (var (zh, en) in words)
        {
            if (word == zh || string.Equals(word, en, StringComparison.OrdinalIgnoreCase))
            {
                return zh;
            }
        }

        return null;
    }
}
