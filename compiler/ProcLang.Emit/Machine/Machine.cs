using System.Collections.Immutable;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Model;

namespace ProcLang.Emit.Machine;

/// <summary>The machines of one rulebook: every name has its identifier, every guard its number, every choice is made.</summary>
/// <param name="Model">What it was made of.</param>
/// <param name="Identifier">The rulebook's class name and namespace.</param>
/// <param name="Offices">Identifier of each office, by canonical name.</param>
/// <param name="Units">Identifier of each unit, by canonical name.</param>
/// <param name="Clauses">Identifier of each clause, by clause id, in the order of first use.</param>
/// <param name="Procedures">One machine for each procedure, in model order.</param>
public sealed record RulebookMachine(
    RulebookModel Model, string Identifier, ImmutableDictionary<string, string> Offices, ImmutableDictionary<string, string> Units,
    ImmutableArray<(Clause Clause, string Identifier)> Clauses, ImmutableArray<ProcedureMachine> Procedures);

/// <summary>One procedure as states, triggers and numbered guards.</summary>
public sealed record ProcedureMachine
{
    /// <summary>What it was made of.</summary>
    public required ProcedureModel Model { get; init; }
    /// <summary>Its class name.</summary>
    public required string Identifier { get; init; }
    /// <summary>Its steps; the position is the bit in a set of steps.</summary>
    public required ImmutableArray<MachineStep> Steps { get; init; }
    /// <summary>Its acts that are only recorded.</summary>
    public required ImmutableArray<MachineRecord> Records { get; init; }
    /// <summary>Everything someone can do: the acts of steps, acts that count as them, records.</summary>
    public required ImmutableArray<MachineAct> Acts { get; init; }
    /// <summary>Outcome identifiers by name.</summary>
    public required ImmutableArray<(string Name, string Identifier)> Outcomes { get; init; }
    /// <summary>The facts it knows.</summary>
    public required ImmutableArray<MachineFact> Facts { get; init; }
    /// <summary>Own events that clauses of this procedure ask about; the state remembers who and when.</summary>
    public required ImmutableArray<MachineDeed> Deeds { get; init; }
    /// <summary>Due dates of steps, then of records; the position is the bit in the set of those already overdue.</summary>
    public required ImmutableArray<MachineDeadline> Deadlines { get; init; }
    /// <summary>The rows of the refusal mask of the opening.</summary>
    public required ImmutableArray<MachineGuard> Opening { get; init; }
    /// <summary>Whether more than one step can be active at once, so that each needs its own moment of entry.</summary>
    public required bool Forks { get; init; }
    /// <summary>Whether a step can complete by itself (nobody to act, or an awaited event), so that moves must be settled.</summary>
    public required bool Settles { get; init; }
    /// <summary>Whether a transition asks about this case's own events or records, so that it must see them as after the act.</summary>
    public required bool LooksBack { get; init; }
}

/// <summary>A state of the machine.</summary>
/// <param name="Index">Its bit.</param>
/// <param name="Identifier">Its member of <c>Step</c>.</param>
/// <param name="Simple">One slot, filled by one act of one person: no signatures need be kept.</param>
/// <param name="Rows">The rows of the refusal mask of its act, by bit.</param>
/// <param name="Limits">Limits counted on it.</param>
/// <param name="Parallel">The parallel it stands in, or null.</param>
public sealed record MachineStep(
    StepModel Model, int Index, string Identifier, bool Simple, ImmutableArray<MachineGuard> Rows, ImmutableArray<LimitModel> Limits, ParallelModel? Parallel);

/// <summary>A trigger that moves nothing.</summary>
public sealed record MachineRecord(RecordModel Model, int Index, string Identifier, ImmutableArray<MachineGuard> Rows);

/// <summary>A trigger: the words for it (the first is its name), the steps it may perform, in text order, or the record it makes.</summary>
/// <param name="CountsAs">True when for some step it is another act that counts as the step's own.</param>
public sealed record MachineAct(ImmutableArray<string> Words, string Identifier, ImmutableArray<MachineStep> Steps, bool CountsAs, MachineRecord? Record)
{
    /// <summary>Its name.</summary>
    public string Name => Words[0];
}

/// <summary>What a row of a refusal mask tests.</summary>
public enum GuardKind
{
    NotAuthorised, NotYet, AlreadyActed, OutOfTurn, CountsAs, Guard, Data, MissingValue, UnknownSubject, WrongSubject,
    UnknownOutcome, MissingOutcome, NoRule, TooEarly, TooLate, Limit, Conflict,
}

/// <summary>A row of a refusal mask.</summary>
/// <param name="Bit">Its bit.</param>
/// <param name="Kind">What it tests.</param>
/// <param name="Code">The reason given when it refuses.</param>
/// <param name="Clause">The clause cited; null: the one of the step.</param>
/// <param name="Guard">For a guard, the model's.</param>
/// <param name="Data">For data, the model's.</param>
/// <param name="Deadline">For a deadline, its position among the machine's deadlines.</param>
/// <param name="Limit">For a limit, the model's.</param>
/// <param name="Detail">Words added to the reason.</param>
public sealed record MachineGuard(
    int Bit, GuardKind Kind, ReasonCode Code, Clause? Clause, GuardModel? Guard = null, DataModel? Data = null, int Deadline = -1, LimitModel? Limit = null,
    Phrase? Detail = null);

/// <summary>A fact with its identifier; <paramref name="Choices"/> are the identifiers of its values.</summary>
public sealed record MachineFact(FactModel Model, string Identifier, string? EnumIdentifier, ImmutableArray<(string Name, string Identifier)> Choices);

/// <summary>An own event the state remembers: completion of a step, with an outcome when one is given; <paramref name="Counted"/>: how often, too.</summary>
/// <param name="Timed">It changes a clock, so that every time it happened is remembered.</param>
public sealed record MachineDeed(string Step, string? Outcome, string Identifier, bool Counted, bool Timed);

/// <summary>A due date and the step or record it belongs to.</summary>
public sealed record MachineDeadline(DeadlineModel Model, int Index, MachineStep? Step, RecordModel? Record);
