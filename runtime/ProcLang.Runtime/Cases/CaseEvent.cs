using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;

namespace ProcLang.Runtime.Cases;

/// <summary>What kind of thing happened in a case.</summary>
public enum CaseEventKind
{
    /// <summary>The case was opened.</summary>
    Started,
    /// <summary>A step's act was done, or a waiting step's event came.</summary>
    Acted,
    /// <summary>Something was recorded that moves nothing.</summary>
    Recorded,
    /// <summary>A due date passed.</summary>
    Overdue,
    /// <summary>A step was passed over without being done, because what waives it was declared.</summary>
    Waived,
    /// <summary>The case was merged into that of another subject (its value) and ended without a result of its own.</summary>
    Merged,
    /// <summary>The case was split off from that of another subject (its value), with the facts stated of it.</summary>
    SplitOff,
    /// <summary>Something was taken as done or known: a given of a scenario, a fact another case learned.</summary>
    Asserted,
}

/// <summary>Something that happened in a case. The log of these is the case; replaying it gives the same state, for ever.
/// Serialisable; compared by content. Clause ids name the rulebook's clauses.</summary>
public sealed record CaseEvent
{
    /// <summary>What kind it is.</summary>
    public required CaseEventKind Kind { get; init; }
    /// <summary>The act, or the record.</summary>
    public string? Act { get; init; }
    /// <summary>The step it was done in.</summary>
    public string? Step { get; init; }
    /// <summary>How it ended.</summary>
    public string? Outcome { get; init; }
    /// <summary>Who did it.</summary>
    public Person? By { get; init; }
    /// <summary>When.</summary>
    public required Instant At { get; init; }
    /// <summary>Steps that became active, in text order.</summary>
    public ImmutableArray<string> Entered { get; init; } = [];
    /// <summary>Steps that are active no more.</summary>
    public ImmutableArray<string> Left { get; init; } = [];
    /// <summary>The value of a record: an agenda item, a person.</summary>
    public string? Value { get; init; }
    /// <summary>Facts it supplied.</summary>
    public FactSet Facts { get; init; } = FactSet.Empty;
    /// <summary>Clauses departed from (advisory).</summary>
    public ImmutableArray<string> Departures { get; init; } = [];
    /// <summary>Clauses breached (regulative).</summary>
    public ImmutableArray<string> Breaches { get; init; } = [];
    /// <summary>Limits that do not count it, by id: the rules lift them for such an act.</summary>
    public ImmutableArray<string> Exempt { get; init; } = [];
    /// <summary>True when it completed its step.</summary>
    public bool Completed { get; init; }
    /// <summary>True when the case ended with it.</summary>
    public bool Ended { get; init; }

    /// <inheritdoc/>
    public bool Equals(CaseEvent? other) => other is not null && Kind == other.Kind && Act == other.Act && Step == other.Step
        && Outcome == other.Outcome && By == other.By && At == other.At && Value == other.Value && Completed == other.Completed && Ended == other.Ended
        && Entered.SequenceEqual(other.Entered) && Left.SequenceEqual(other.Left) && Facts.Equals(other.Facts)
        && Departures.SequenceEqual(other.Departures) && Breaches.SequenceEqual(other.Breaches) && Exempt.SequenceEqual(other.Exempt);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Act, Step, By, At);
}

/// <summary>What someone asks to do.</summary>
public sealed record ActRequest(string Act, Person By, string? Outcome, string? Value, FactSet Facts)
{
    /// <summary>An act without outcome, value or data.</summary>
    public ActRequest(string act, Person by)
        : this(act, by, null, null, FactSet.Empty)
    {
    }
}

/// <summary>What a machine or a register says of an act.</summary>
public abstract record Ruling
{
    private Ruling() { }

    /// <summary>It stands, and this happened.</summary>
    public sealed record Accepted(ImmutableArray<CaseEvent> Events) : Ruling
    {
        /// <inheritdoc/>
        public bool Equals(Accepted? other) => other is not null && Events.SequenceEqual(other.Events);
        /// <inheritdoc/>
        public override int GetHashCode() => Events.Length;
    }

    /// <summary>It is refused.</summary>
    public sealed record Refused(Refusal Refusal) : Ruling;
}
