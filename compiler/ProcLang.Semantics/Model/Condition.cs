using System.Collections.Immutable;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Facts;

namespace ProcLang.Semantics.Model;

/// <summary>How two amounts compare.</summary>
public enum Comparison
{
    /// <summary>不少于, 以上, at least: includes the bound.</summary>
    AtLeast,
    /// <summary>超过, more than: excludes the bound.</summary>
    MoreThan,
    /// <summary>不超过, at most: includes the bound.</summary>
    AtMost,
    /// <summary>少于, 不满, less than: excludes the bound.</summary>
    LessThan,
}

/// <summary>How a person stands in an election.</summary>
public enum Candidacy
{
    /// <summary>He is nominated and has not declined.</summary>
    Candidate,
    /// <summary>He is in a tie for the last seats that a lot decides.</summary>
    Tied,
    /// <summary>Nobody is in such a tie.</summary>
    NobodyTied,
    /// <summary>He is elected as things stand.</summary>
    Elected,
    /// <summary>Ranked ballots: he is among those with the fewest votes of whom a lot decides who is out.</summary>
    TiedLast,
    /// <summary>Nobody is among such.</summary>
    NobodyTiedLast,
}

/// <summary>Who is meant: a reference that the roster and the case's facts resolve to persons at the moment of the act.</summary>
public abstract record ActorReference
{
    private ActorReference() { }
    /// <summary>The holders of an office (and whoever stands in).</summary>
    public sealed record OfOffice(string Office) : ActorReference;
    /// <summary>The holders of an office of a unit: 主要负责人(主办部门). The argument is a unit's name or a fact.</summary>
    public sealed record OfficeOf(string Office, UnitArgument Of) : ActorReference;
    /// <summary>The persons a relation gives for a unit or for each unit of a set: 分管领导(涉及部门).</summary>
    public sealed record Related(string Relation, UnitArgument Of) : ActorReference;
    /// <summary>Anyone on the staff of a unit, holders of its offices included.</summary>
    public sealed record StaffOf(UnitArgument Of) : ActorReference;
    /// <summary>A group's persons, in rank order.</summary>
    public sealed record InGroup(string Group) : ActorReference;
    /// <summary>The person or persons a fact names.</summary>
    public sealed record InFact(string Fact) : ActorReference;
    /// <summary>Whoever did a step: the chair who opened the meeting, the drafter.</summary>
    public sealed record WhoDid(EventModel Event) : ActorReference;
    /// <summary>The members of a meeting of the type (its member set), or of the subject's own type when null.</summary>
    public sealed record MembersOf(string? Meeting) : ActorReference;
    /// <summary>Those of the reference for whom the condition holds as if they acted. It means the persons themselves: whoever stands in is not meant.</summary>
    public sealed record Where(ActorReference Of, Condition When) : ActorReference;
    /// <summary>Several references together, in order.</summary>
    public sealed record Union(ImmutableArray<ActorReference> Parts) : ActorReference
    {
        /// <summary>Compares parts by content.</summary>
        public bool Equals(Union? other) => other is not null && Parts.SequenceEqual(other.Parts);
        /// <inheritdoc/>
        public override int GetHashCode() => Parts.Length;
    }
}

/// <summary>A unit named in the text, or a fact that holds a unit or a set of units.</summary>
public abstract record UnitArgument
{
    private UnitArgument() { }
    /// <summary>A unit by name.</summary>
    public sealed record Named(string Unit) : UnitArgument;
    /// <summary>A fact of type unit or set of units.</summary>
    public sealed record InFact(string Fact) : UnitArgument;
    /// <summary>Every unit of a group of units.</summary>
    public sealed record InGroup(string Group) : UnitArgument;
}

/// <summary>A condition over the facts of the subject, the case, the roster and the act.
/// A missing fact makes the atom that reads it false (so its negation true).</summary>
public abstract record Condition
{
    private Condition() { }
    /// <summary>Always true.</summary>
    public sealed record True : Condition;
    /// <summary>All hold.</summary>
    public sealed record All(ImmutableArray<Condition> Parts) : Condition
    {
        /// <summary>Compares parts by content.</summary>
        public bool Equals(All? other) => other is not null && Parts.SequenceEqual(other.Parts);
        /// <inheritdoc/>
        public override int GetHashCode() => Parts.Length;
    }
    /// <summary>At least one holds.</summary>
    public sealed record Some(ImmutableArray<Condition> Parts) : Condition
    {
        /// <summary>Compares parts by content.</summary>
        public bool Equals(Some? other) => other is not null && Parts.SequenceEqual(other.Parts);
        /// <inheritdoc/>
        public override int GetHashCode() => -Parts.Length;
    }
    /// <summary>It does not hold.</summary>
    public sealed record Not(Condition Inner) : Condition;
    /// <summary>A yes-or-no fact is yes.</summary>
    public sealed record Flag(string Fact) : Condition;
    /// <summary>The fact is one of the values.</summary>
    public sealed record FactIs(string Fact, ImmutableArray<FactValue> Values) : Condition
    {
        /// <summary>Compares values by content.</summary>
        public bool Equals(FactIs? other) => other is not null && Fact == other.Fact && Values.SequenceEqual(other.Values);
        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Fact, Values.Length);
    }
    /// <summary>Two facts are equal.</summary>
    public sealed record FactsEqual(string Left, string Right) : Condition;
    /// <summary>The set fact holds the value.</summary>
    public sealed record Includes(string Fact, FactValue Value) : Condition;
    /// <summary>The fact is supplied (annex attached, text given).</summary>
    public sealed record Supplied(string Fact) : Condition;
    /// <summary>A number, amount or date fact compares with a literal.</summary>
    public sealed record Compare(string Fact, Comparison How, FactValue Bound) : Condition;
    /// <summary>A number, amount or date fact compares with another fact.</summary>
    public sealed record CompareFacts(string Left, Comparison How, string Right) : Condition;
    /// <summary>Somebody of <paramref name="Left"/> is not of <paramref name="Right"/> (不止).</summary>
    public sealed record Beyond(ActorReference Left, ActorReference Right) : Condition;
    /// <summary>The event has happened for the subject, in this case or another.</summary>
    public sealed record Happened(EventModel Event) : Condition;
    /// <summary>A record exists: made by someone of <paramref name="By"/> (null: anyone), in this procedure or another.</summary>
    public sealed record Recorded(string? Procedure, string Record, ActorReference? By) : Condition;
    /// <summary>An open term was determined to hold, by the one who decides it (a record with outcome yes).</summary>
    public sealed record Determined(string? Procedure, string Term) : Condition;
    /// <summary>The one who acts is of the reference.</summary>
    public sealed record ActorIs(ActorReference Reference) : Condition;
    /// <summary>The one who acts holds the power by delegation of someone who holds <paramref name="From"/> himself.</summary>
    public sealed record Delegated(string From, string Power) : Condition;
    /// <summary>The one who acts is the one who did the event.</summary>
    public sealed record SamePerson(EventModel Event) : Condition;
    /// <summary>Meeting: the persons of <paramref name="Of"/> recorded as present reach the share of all of them.
    /// Present × Denominator compared with |Of| × Numerator; Denominator 0: compared with Numerator persons.</summary>
    public sealed record Quorum(ActorReference Of, Comparison How, int Numerator, int Denominator) : Condition;
    /// <summary>A quantity compared with a share of another: Of × Denominator against Base × Numerator; Denominator 0: against
    /// Numerator. A majority, ten members jointly, a third of those asked.</summary>
    public sealed record Proportion(Quantity Of, Comparison How, int Numerator, int Denominator, Quantity Base) : Condition;
    /// <summary>So long has passed since what it counts from happened; with <paramref name="Step"/> it may count from its being reached.
    /// The last day is counted as it falls, worked or not.</summary>
    public sealed record Elapsed(string? Step, SpanModel Span) : Condition;
    /// <summary>The time of the step runs: a due date of it is known and none has passed.</summary>
    public sealed record Running(string Step) : Condition;
    /// <summary>Meeting: the one who acts is present now.</summary>
    public sealed record ActorPresent : Condition;
    /// <summary>Record: the value names a subject of one of the types.</summary>
    public sealed record ValueTypeIs(ImmutableArray<string> Types) : Condition
    {
        /// <summary>Compares types by content.</summary>
        public bool Equals(ValueTypeIs? other) => other is not null && Types.SequenceEqual(other.Types);
        /// <inheritdoc/>
        public override int GetHashCode() => Types.Length;
    }
    /// <summary>Meeting: every person of the reference is recorded present or was given leave.</summary>
    public sealed record PresentOrExcused(ActorReference Of) : Condition;
    /// <summary>Record: the condition read on the subject that the record's value names (an agenda item), when that
    /// subject is of one of the types; otherwise true.</summary>
    public sealed record OnValue(ImmutableArray<string> Types, Condition Inner) : Condition
    {
        /// <summary>Compares types by content.</summary>
        public bool Equals(OnValue? other) => other is not null && Types.SequenceEqual(other.Types) && Inner == other.Inner;
        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Types.Length, Inner);
    }
    /// <summary>Record: the person the record's value names is of the reference (whose leave it is).</summary>
    public sealed record ValueIs(ActorReference Reference) : Condition;
    /// <summary>Record: another record of the same case bears the same value (the item was settled before it is decided).</summary>
    public sealed record ValueRecorded(string Record) : Condition;
    /// <summary>Record: a record that names the one who acts was made after he last made <paramref name="Since"/> (more time was given).</summary>
    public sealed record GivenSince(string Record, string Since) : Condition;
    /// <summary>Record: the value names another subject with an open case of this procedure, which stands at one of the steps (none: at any).</summary>
    public sealed record OtherCase(ImmutableArray<string> Steps) : Condition
    {
        /// <summary>Compares steps by content.</summary>
        public bool Equals(OtherCase? other) => other is not null && Steps.SequenceEqual(other.Steps);
        /// <inheritdoc/>
        public override int GetHashCode() => Steps.Length;
    }
    /// <summary>Record: the value is a name that no subject has.</summary>
    public sealed record NewName : Condition;
    /// <summary>Record: the fact is known of the case and of the subject the value names, and is the same of both.</summary>
    public sealed record SameOfValue(string Fact) : Condition;
    /// <summary>Election: how the person the value names stands. <paramref name="Weights"/>: how many votes each elector has; null: one.</summary>
    public sealed record ElectionIs(Candidacy Standing, ElectionTally Tally, ActorReference Electors, WeightModel? Weights = null) : Condition;
    /// <summary>The subject is of one of the types.</summary>
    public sealed record SubjectIs(ImmutableArray<string> Types) : Condition
    {
        /// <summary>Compares types by content.</summary>
        public bool Equals(SubjectIs? other) => other is not null && Types.SequenceEqual(other.Types);
        /// <inheritdoc/>
        public override int GetHashCode() => Types.Length;
    }
}
