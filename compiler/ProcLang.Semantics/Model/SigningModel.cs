using System.Collections.Immutable;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;

namespace ProcLang.Semantics.Model;

/// <summary>A signing table as written. Exactly one rule without 可由 applies to each case: its condition holds and no
/// rule that excepts it applies. The procedure of the same name is made of it.</summary>
public sealed record SigningModel(string Procedure, ImmutableArray<string> SubjectTypes, ImmutableArray<SignRuleModel> Rules);

/// <summary>A rule of a signing table. <paramref name="Effective"/> is its condition and that no exception to it applies.
/// <paramref name="Optional"/>: the rule only adds one who may sign (可由).</summary>
public sealed record SignRuleModel(
    string Name, string? Alias, Condition? When, Condition Effective, bool IsOtherwise, bool Optional,
    ImmutableArray<string> Excepts, ImmutableArray<string> Replaces, ImmutableArray<PlanItemModel> Plan, Clause Clause);

/// <summary>One act of a plan: who, and which act (会签, 签发).</summary>
public sealed record PlanItemModel(bool May, bool Each, ActorReference Reference, string Act);

/// <summary>A meeting as written. The procedure of the same name is made of it.</summary>
public sealed record MeetingModel
{
    /// <summary>Its canonical name: the meeting's type and its procedure.</summary>
    public required string Name { get; init; }
    /// <summary>Who calls it.</summary>
    public ImmutableArray<ActorModel> Conveners { get; init; } = [];
    /// <summary>Who chairs it.</summary>
    public ImmutableArray<ActorModel> Chairs { get; init; } = [];
    /// <summary>Members: persons, not posts.</summary>
    public ImmutableArray<ActorReference> Members { get; init; } = [];
    /// <summary>Attendees without a vote (列席).</summary>
    public ImmutableArray<ActorReference> Attendees { get; init; } = [];
    /// <summary>Invited as needed.</summary>
    public ImmutableArray<ActorReference> Invited { get; init; } = [];
    /// <summary>How often it is held, per calendar period; advisory when written 一般.</summary>
    public FrequencyModel? Frequency { get; init; }
    /// <summary>The quorum, when the text states one.</summary>
    public Condition.Quorum? Quorum { get; init; }
    /// <summary>How many votes each member has, where votes or the quorum go by weight; null: nothing is said.</summary>
    public WeightModel? Weights { get; init; }
    /// <summary>The clause that says so.</summary>
    public Clause? WeightsClause { get; init; }
    /// <summary>That it may be adjourned for want of a quorum; null: it may not.</summary>
    public AdjournModel? Adjourn { get; init; }
    /// <summary>How often and how long one may speak on an item.</summary>
    public ImmutableArray<SpeakingModel> Speaking { get; init; } = [];
    /// <summary>Proxies of absent members; null: there are none.</summary>
    public ProxyRuleModel? Proxies { get; init; }
    /// <summary>How it votes, in text order.</summary>
    public ImmutableArray<VoteModel> Votes { get; init; } = [];
    /// <summary>The clauses of the meeting, in text order.</summary>
    public ImmutableArray<Clause> Clauses { get; init; } = [];
}

/// <summary>From <paramref name="Least"/> to <paramref name="Most"/> times in each calendar period.</summary>
public sealed record FrequencyModel(PeriodUnit Per, int Least, int Most, Norm Norm, Clause Clause);
