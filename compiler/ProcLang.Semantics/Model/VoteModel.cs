using System.Collections.Immutable;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Deadlines;

namespace ProcLang.Semantics.Model;

/// <summary>What a majority is a share of.</summary>
public enum VoteBase
{
    /// <summary>All members who are not recused.</summary>
    AllMembers,
    /// <summary>The members present and not recused when the vote is closed.</summary>
    MembersPresent,
    /// <summary>The votes cast.</summary>
    VotesCast,
    /// <summary>The persons of <see cref="MajorityModel.Of"/>.</summary>
    Persons,
}

/// <summary>A majority: the votes in favour compared with a share of the base, or, with denominator 0, with a number. <paramref name="ByWeight"/>:
/// each member counts for as many votes as he has, on both sides.</summary>
public sealed record MajorityModel(Comparison How, int Numerator, int Denominator, VoteBase Base, ActorReference? Of, Clause Clause, bool ByWeight = false);

/// <summary>Who may not vote: a condition read with the member as the one who acts and the item's facts. Recused members leave the
/// base and the quorum unless <paramref name="Counted"/>.</summary>
public sealed record RecusalModel(Condition When, bool Counted, Clause Clause);

/// <summary>A member may give his proxy to a person of the reference, who holds at most so many; <paramref name="Counted"/>: he counts as present then.</summary>
public sealed record ProxyRuleModel(ActorReference To, int Most, bool Counted, Clause Clause);

/// <summary>A meeting without quorum may be adjourned: it is opened again within the period after, and then needs the lower quorum, when one is stated.</summary>
public sealed record AdjournModel(Period Within, Condition.Quorum? Quorum, Clause Clause);

/// <summary>How a meeting votes on agenda items as written. The records of the meeting's procedure are made of it.</summary>
public sealed record VoteModel(string Name, string? Alias, Clause Clause)
{
    /// <summary>The types of item it is for; empty: every type that no other vote of the meeting is for.</summary>
    public ImmutableArray<string> Types { get; init; } = [];
    /// <summary>The majority; null when none is stated, which is a finding.</summary>
    public MajorityModel? Majority { get; init; }
    /// <summary>Majorities that are needed besides: of members and of their weights.</summary>
    public ImmutableArray<MajorityModel> Further { get; init; } = [];
    /// <summary>All majorities that are needed, in text order.</summary>
    public IEnumerable<MajorityModel> Majorities => Majority is null ? [] : [Majority, .. Further];
    /// <summary>False: those who abstain leave the base.</summary>
    public bool AbstentionsCounted { get; init; } = true;
    /// <summary>That one has voted is on record, how is not; whoever closes the vote states the count.</summary>
    public bool Secret { get; init; }
    /// <summary>The clause that says how votes are given.</summary>
    public Clause? BallotClause { get; init; }
    /// <summary>Who decides when as many are in favour as against; null: such an item fails.</summary>
    public ActorReference? Casting { get; init; }
    /// <summary>The clause on ties.</summary>
    public Clause? TieClause { get; init; }
    /// <summary>Who may not vote.</summary>
    public ImmutableArray<RecusalModel> Recusals { get; init; } = [];
}
