using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Deadlines;

namespace ProcLang.Runtime.Decisions;

/// <summary>Why an act is refused.</summary>
public enum ReasonCode
{
    /// <summary>The person holds no office that may do it and stands in for nobody who does.</summary>
    NotAuthorised,
    /// <summary>Its turn has not come: something must be done before.</summary>
    NotYet,
    /// <summary>The case has ended.</summary>
    Closed,
    /// <summary>He has done it already.</summary>
    AlreadyActed,
    /// <summary>Someone of higher rank comes first.</summary>
    OutOfTurn,
    /// <summary>A condition is not met.</summary>
    Condition,
    /// <summary>The rules forbid it.</summary>
    Forbidden,
    /// <summary>Done like this it would have no effect.</summary>
    Void,
    /// <summary>Something the act must state or attach is missing.</summary>
    MissingData,
    /// <summary>The act must say how it ends.</summary>
    MissingOutcome,
    /// <summary>The act cannot end like that.</summary>
    UnknownOutcome,
    /// <summary>The procedure knows no such act.</summary>
    UnknownAct,
    /// <summary>There is no such document, matter or meeting.</summary>
    UnknownSubject,
    /// <summary>The item is not on the agenda.</summary>
    NotOnAgenda,
    /// <summary>Too few are present.</summary>
    NoQuorum,
    /// <summary>The limit of the period is reached.</summary>
    LimitReached,
    /// <summary>It is too early.</summary>
    TooEarly,
    /// <summary>It is too late.</summary>
    TooLate,
    /// <summary>No rule says what happens in this case.</summary>
    NoRule,
    /// <summary>Two rules say different things of this case.</summary>
    Conflict,
    /// <summary>He may not take part.</summary>
    Recused,
    /// <summary>He is not present at the meeting.</summary>
    NotPresent,
    /// <summary>The case is suspended.</summary>
    Suspended,
    /// <summary>The rules are not in force yet.</summary>
    NotInForce,
    /// <summary>The rules are no longer in force.</summary>
    NoLongerInForce,
    /// <summary>The text it is brought under is repealed.</summary>
    Repealed,
    /// <summary>The rules do not apply to the unit.</summary>
    OutOfScope,
    /// <summary>The body is not composed as it must be.</summary>
    Composition,
    /// <summary>He cannot be elected.</summary>
    Ineligible,
    /// <summary>What is to be merged is no other open case of the procedure, or does not stand where it may be merged.</summary>
    NoOtherCase,
    /// <summary>What is to be split off has no name, or one that is taken.</summary>
    NameTaken,
}

/// <summary>What follows when a clause is not kept.</summary>
public enum Norm : byte
{
    /// <summary>The act has no effect: it is refused.</summary>
    Constitutive,
    /// <summary>The act stands and is a breach.</summary>
    Regulative,
    /// <summary>The act stands; a departure from the usual is recorded.</summary>
    Advisory,
}

/// <summary>A person with the capacity in which he may act: 张三(县长).</summary>
public sealed record Authorised(Person Person, string Capacity)
{
    /// <inheritdoc/>
    public override string ToString() => Capacity.Length == 0 ? Person.Name : $"{Person.Name}({Capacity})";
}

/// <summary>A step that is waited for: who may act and until when.</summary>
public sealed record Waiting(string Step, ImmutableArray<Authorised> Who, DueDate? Due)
{
    /// <inheritdoc/>
    public bool Equals(Waiting? other) => other is not null && Step == other.Step && Who.SequenceEqual(other.Who) && Due == other.Due;
    /// <inheritdoc/>
    public override int GetHashCode() => Step.GetHashCode(StringComparison.Ordinal);
}

/// <summary>One reason of a refusal: which clause, who may instead, from when, what is waited for. Compared by content.</summary>
public sealed record Reason(
    ReasonCode Code, Clause? Clause, ImmutableArray<Authorised> WhoMay, Instant? NotBefore, ImmutableArray<Waiting> WaitingFor, Phrase? Detail)
{
    /// <summary>The due date that was missed, or the day that must have passed, with how it came about; null where the reason is none of time.</summary>
    public DueDate? Due { get; init; }

    /// <summary>A reason with a clause only.</summary>
    public static Reason Of(ReasonCode code, Clause? clause, Phrase? detail = null) => new(code, clause, [], null, [], detail);

    /// <inheritdoc/>
    public bool Equals(Reason? other) => other is not null && Code == other.Code && Clause == other.Clause && NotBefore == other.NotBefore
        && Detail == other.Detail && Due == other.Due && WhoMay.SequenceEqual(other.WhoMay) && WaitingFor.SequenceEqual(other.WaitingFor);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Code, Clause);
}
