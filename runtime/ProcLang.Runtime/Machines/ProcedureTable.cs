using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using Period = ProcLang.Runtime.Deadlines.Period;

namespace ProcLang.Runtime.Machines;

/// <summary>How a reference is multiplied into places to fill.</summary>
public enum Places
{
    /// <summary>One, for anyone of the reference.</summary>
    One,
    /// <summary>One for each person (or unit).</summary>
    Each,
    /// <summary>One for each, filled in rank order.</summary>
    EachInRank,
    /// <summary>As many as stated, filled by different persons.</summary>
    AnyOf,
}

/// <summary>An entry of a step's actors.</summary>
public sealed record ActorEntry(Places Places, int Count, Actors Reference);

/// <summary>Someone who may act instead, while the condition holds (null: always).</summary>
public sealed record AlternativeEntry(Actors Reference, Func<Scene, bool>? When);

/// <summary>What a row of a refusal mask says when its bit is set.</summary>
public enum RowKind
{
    /// <summary>A reason with a clause and nothing else.</summary>
    Plain,
    /// <summary>Names who may.</summary>
    NotAuthorised,
    /// <summary>Names what is waited for.</summary>
    NotYet,
    /// <summary>Names who comes first.</summary>
    OutOfTurn,
    /// <summary>Another act counts as this one only on a condition.</summary>
    CountsAs,
    /// <summary>Repeats the outcome that was stated.</summary>
    UnknownOutcome,
    /// <summary>Repeats the value that was stated.</summary>
    Value,
    /// <summary>Says from when, for an act too early.</summary>
    TooEarly,
    /// <summary>Says from when, and why from then, for an act before its time.</summary>
    NotSooner,
    /// <summary>Says which due date was missed, for an act too late.</summary>
    TooLate,
    /// <summary>Says from when, for a limit.</summary>
    Limit,
}

/// <summary>A row of a refusal mask: the bit is its position.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Code">The reason.</param>
/// <param name="Clause">The clause cited.</param>
/// <param name="Detail">The words added.</param>
/// <param name="Deadline">For <see cref="RowKind.TooEarly"/> and <see cref="RowKind.TooLate"/>, the deadline's position.</param>
/// <param name="Per">For <see cref="RowKind.Limit"/>, the period.</param>
public sealed record Row(RowKind Kind, ReasonCode Code, Clause? Clause, Phrase? Detail = null, int Deadline = -1, PeriodUnit Per = default)
{
    /// <summary>For <see cref="RowKind.NotSooner"/>, what must have passed.</summary>
    public FloorEntry? Floor { get; init; }
}

/// <summary>What a deadline counts from.</summary>
public enum DueFrom
{
    /// <summary>The moment the step became active.</summary>
    Entered,
    /// <summary>The opening of the case.</summary>
    Opened,
    /// <summary>An event.</summary>
    Event,
    /// <summary>A date among the facts.</summary>
    Fact,
    /// <summary>A day that the rules fix.</summary>
    Day,
    /// <summary>A day that comes again.</summary>
    Cycle,
}

/// <summary>What follows when the due date passes.</summary>
public enum WhenOverdue
{
    /// <summary>A breach is recorded.</summary>
    Breach,
    /// <summary>A breach is recorded and others may act too.</summary>
    Escalate,
    /// <summary>The step ends with an outcome.</summary>
    Deemed,
    /// <summary>The case ends.</summary>
    Lapse,
}

/// <summary>A due date. <paramref name="Event"/> names procedure, step and outcome; <paramref name="Fact"/> the fact; by
/// <paramref name="From"/>. <paramref name="Outcome"/> is that of a step deemed done. Owner: the step's position, or that
/// of a record.</summary>
public sealed record DeadlineEntry(
    int Step, int Record, DueFrom From, (string? Procedure, string Step, string? Outcome) Event, string? Fact, Direction Direction, Period? Period,
    Norm Norm, WhenOverdue WhenOverdue, int Outcome, Actors? EscalateTo, Clause Clause)
{
    /// <summary>What changes its clock, in text order.</summary>
    public ImmutableArray<TurnEntry> Turns { get; init; } = [];
    /// <summary>The day it counts from, when the rules fix it.</summary>
    public LocalDate? Day { get; init; }
    /// <summary>The days that come again, when it counts from these.</summary>
    public Cycle? Cycle { get; init; }
    /// <summary>The time of day at which its last day ends; null: at 24:00.</summary>
    public LocalTime? Until { get; init; }
    /// <summary>Which it is, when there are others.</summary>
    public ClockChoice Choice { get; init; }
    /// <summary>The other dates.</summary>
    public ImmutableArray<SpanEntry> Others { get; init; } = [];

    /// <summary>What it counts from and how far.</summary>
    public SpanEntry Span => new(From, Event, Fact, Direction, Period) { Day = Day, Cycle = Cycle };
}

/// <summary>A length of time after or before something.</summary>
public sealed record SpanEntry(DueFrom From, (string? Procedure, string Step, string? Outcome) Event, string? Fact, Direction Direction, Period? Period)
{
    /// <summary>The day it counts from, when the rules fix it.</summary>
    public LocalDate? Day { get; init; }
    /// <summary>The days that come again, when it counts from these.</summary>
    public Cycle? Cycle { get; init; }
}

/// <summary>So long must have passed before an act may be done. <paramref name="Step"/>: whose being reached it may count from.</summary>
public sealed record FloorEntry(string? Step, SpanEntry Span);

/// <summary>What changes a clock whenever the event happens. An extension is a record, and <paramref name="Length"/> the most it grants.</summary>
public sealed record TurnEntry(ClockTurnKind Kind, (string? Procedure, string Step, string? Outcome) Event, Period? Length);

/// <summary>An outcome of a step or record: its position among the procedure's outcomes (0: unnamed) and its names.</summary>
public sealed record OutcomeEntry(int Outcome, string? Name, string? Alias);

/// <summary>An act that counts as a step's own, while the condition holds.</summary>
public sealed record CountsAsEntry(string Act, string? Alias, string? Outcome, Func<Scene, bool>? When, Clause Clause);

/// <summary>A step: what explanations, due dates and slots need of it. The decisions themselves are generated code.</summary>
public sealed record StepTable(
    string Id, string Name, string? Alias, string Act, string? Group, Clause? Clause, bool Waits, (string? Procedure, string Step, string? Outcome) Awaits, bool AnyActor,
    ImmutableArray<ActorEntry> Actors, ImmutableArray<AlternativeEntry> Alternatives, ImmutableArray<CountsAsEntry> CountsAs,
    ImmutableArray<int> Deadlines, ImmutableArray<OutcomeEntry> Outcomes, ImmutableArray<Row> Rows)
{
    /// <summary>The records that waive the step: once one is made nobody has to do it.</summary>
    public ImmutableArray<string> WaivedBy { get; init; } = [];
    /// <summary>The step's position in its procedure, and its bit.</summary>
    public int Index { get; internal set; }
}

/// <summary>A record. <paramref name="During"/>: the steps while one of which is active it may be made; 0: always.</summary>
public sealed record RecordTable(
    string Name, string? Alias, Clause? Clause, ulong During, ImmutableArray<Actors> Actors, ImmutableArray<int> Deadlines,
    ImmutableArray<OutcomeEntry> Outcomes, ImmutableArray<Row> Rows);

/// <summary>A trigger: the words for it, the steps that know it, or the record (-1: none).</summary>
public sealed record ActTable(ImmutableArray<string> Words, ImmutableArray<int> Steps, int Record);

/// <summary>An own event the state remembers, and its bit.</summary>
public sealed record DeedTable(string Step, string? Outcome);

/// <summary>The static tables of a generated procedure.</summary>
public sealed record ProcedureTable(
    string Name, string Kind, OrganisationTable Organisation, ImmutableArray<StepTable> Steps, ImmutableArray<RecordTable> Records,
    ImmutableArray<ActTable> Acts, ImmutableArray<string> Outcomes, ImmutableArray<DeadlineEntry> Deadlines, ImmutableArray<DeedTable> Deeds,
    ImmutableArray<Row> Opening, ImmutableArray<LimitCounter> Limits, ProcedureInfo Info)
{
    /// <summary>The position of the trigger that the word names; -1: none.</summary>
    public int ActOf(string word)
    {
        for (var i = 0; i < Acts.Length; i++)
        {
            if (Acts[i].Words.Contains(word))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The position of the outcome that the word names: 0 for none, -1 for one unknown.</summary>
    public int OutcomeOf(string? word)
    {
        if (word is null)
        {
            return 0;
        }

        if (Outcomes.IndexOf(word) is var at and > 0)
        {
            return at;
        }

        foreach (var outcome in Steps.SelectMany(s => s.Outcomes).Concat(Records.SelectMany(r => r.Outcomes)))
        {
            if (outcome.Name is not null && outcome.Alias == word)
            {
                return outcome.Outcome;
            }
        }

        return -1;
    }

    /// <summary>The same table with the position of each step written into it.</summary>
    public static ProcedureTable Make(ProcedureTable table)
    {
        for (var i = 0; i < table.Steps.Length; i++)
        {
            table.Steps[i].Index = i;
        }

        return table;
    }
}
