using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using Period = ProcLang.Runtime.Deadlines.Period;

namespace ProcLang.Semantics.Model;

/// <summary>What a procedure was written as.</summary>
public enum ProcedureKind { Procedure, Signing, Meeting, Duty }

/// <summary>A procedure: steps, records, guards, deadlines. Signing tables and meetings are procedures too.</summary>
public sealed record ProcedureModel
{
    /// <summary>Its canonical name.</summary>
    public required string Name { get; init; }
    /// <summary>The name used in generated code.</summary>
    public string? Alias { get; init; }
    /// <summary>What it was written as.</summary>
    public ProcedureKind Kind { get; init; }
    /// <summary>The types of subject it runs on.</summary>
    public ImmutableArray<string> SubjectTypes { get; init; } = [];
    /// <summary>What starts a case; null: a case starts with its subject.</summary>
    public StartModel? Start { get; init; }
    /// <summary>Every fact its guards read or its acts supply, the subject's attributes included.</summary>
    public ImmutableArray<FactModel> Facts { get; init; } = [];
    /// <summary>Steps in text order.</summary>
    public ImmutableArray<StepModel> Steps { get; init; } = [];
    /// <summary>Acts that are recorded and move nothing.</summary>
    public ImmutableArray<RecordModel> Records { get; init; } = [];
    /// <summary>Where a case begins: the first transition whose guard holds. For a signing table this chooses the plan.
    /// When none holds the opening is refused with <see cref="ReasonCode.NoRule"/>.</summary>
    public ImmutableArray<TransitionModel> Entry { get; init; } = [];
    /// <summary>Guards of the opening.</summary>
    public ImmutableArray<GuardModel> OpeningGuards { get; init; } = [];
    /// <summary>Parallel branches and how they join.</summary>
    public ImmutableArray<ParallelModel> Parallels { get; init; } = [];
}

/// <summary>A case starts when <paramref name="Step"/> of <paramref name="Procedure"/> on the same subject completes
/// (with <paramref name="Outcome"/>, when given) and <paramref name="When"/> holds. A null procedure: the subject's creation.</summary>
public sealed record StartModel(string? Procedure, string? Step, string? Outcome, Condition? When, Clause? Clause);

/// <summary>A step: while it is active its actors may perform its act.</summary>
public sealed record StepModel
{
    /// <summary>Unique in the procedure; for signing plans <c>rule.verb</c>.</summary>
    public required string Id { get; init; }
    /// <summary>The name as written.</summary>
    public required string Name { get; init; }
    /// <summary>The name used in generated code (unique in the procedure); null when the id's letters serve.</summary>
    public string? Alias { get; init; }
    /// <summary>The act that performs it (several steps of a signing table share one act, 签发).</summary>
    public required string Act { get; init; }
    /// <summary>Steps of one signing plan share a group; null elsewhere.</summary>
    public string? Group { get; init; }
    /// <summary>The clause that makes the step; used for NotYet and Closed.</summary>
    public Clause? Clause { get; init; }
    /// <summary>Who acts. Empty for a step that waits for an event (<see cref="Awaits"/>).</summary>
    public ImmutableArray<ActorModel> Actors { get; init; } = [];
    /// <summary>True: one act by any of the actors suffices. False: every actor entry must act.</summary>
    public bool AnyActor { get; init; }
    /// <summary>Who may act instead, and under which condition. One such act fills every slot of the step.</summary>
    public ImmutableArray<AlternativeModel> Alternatives { get; init; } = [];
    /// <summary>What says what follows when the step's time runs out; null: nothing says it.</summary>
    public Clause? OverdueClause { get; init; }

    /// <summary>The clause cited when someone without authority acts.</summary>
    public Clause? AuthorityClause { get; init; }
    /// <summary>The step completes by itself when this event has happened; no one acts.</summary>
    public EventModel? Awaits { get; init; }
    /// <summary>Records that waive the step. Once one is made nobody has to do it: it is passed over with its first outcome, also when
    /// it is active already, and counts as not done.</summary>
    public ImmutableArray<WaiverModel> WaivedBy { get; init; } = [];
    /// <summary>Conditions of the act, in text order.</summary>
    public ImmutableArray<GuardModel> Guards { get; init; } = [];
    /// <summary>Data the act must or may supply.</summary>
    public ImmutableArray<DataModel> Data { get; init; } = [];
    /// <summary>Due dates, in text order.</summary>
    public ImmutableArray<DeadlineModel> Deadlines { get; init; } = [];
    /// <summary>How it can end; never empty. The first is the one that goes on and needs every slot;
    /// any other (退回) is decisive at once.</summary>
    public ImmutableArray<OutcomeModel> Outcomes { get; init; } = [];
    /// <summary>Acts that count as this step's act with the given outcome (圈阅 counts as consent).</summary>
    public ImmutableArray<CountsAsModel> CountsAs { get; init; } = [];
}

/// <summary>A record of this case that waives a step.</summary>
public sealed record WaiverModel(string Record, Clause Clause);

/// <summary>How a reference is multiplied into slots.</summary>
public enum Quantifier
{
    /// <summary>One slot; anyone of the set may fill it.</summary>
    One,
    /// <summary>A slot for each member of the set.</summary>
    Each,
    /// <summary>A slot for each member, to be filled in rank order.</summary>
    EachInRank,
    /// <summary><see cref="ActorModel.Count"/> slots, filled by different members.</summary>
    AnyOf,
}

/// <summary>An entry of a step's actors.</summary>
public sealed record ActorModel(Quantifier Quantifier, int Count, ActorReference Reference, Clause? Clause);

/// <summary>Someone who may act instead when <paramref name="When"/> holds (null: always).</summary>
public sealed record AlternativeModel(ActorReference Reference, Condition? When, Clause Clause);

/// <summary>A condition of an act. Norm Constitutive or none stated: refused with <paramref name="Code"/>;
/// Regulative: the act stands and a breach is recorded; Advisory: it stands and a departure is recorded.
/// <paramref name="Outcome"/>: only of acts that end like that; null: of every act.</summary>
public sealed record GuardModel(Condition Condition, ReasonCode Code, Norm Norm, Clause Clause, string? Outcome = null);

/// <summary>Data an act supplies. Required only while <paramref name="When"/> holds (null: always); <paramref name="Anew"/>: by this very
/// act, even if the fact is known already.</summary>
public sealed record DataModel(string Fact, bool Required, Clause? Clause, Condition? When = null, bool Anew = false);

/// <summary>A number that the record itself puts among the facts when <paramref name="When"/> holds: the count of a vote.</summary>
public sealed record CountModel(string Fact, Quantity Of, Condition? When);

/// <summary>The persons elected, whom the record puts among the facts: as the votes stand, without the person it names when <paramref name="Leaves"/>.
/// <paramref name="Electors"/>: whose number a share is of.</summary>
public sealed record ElectsModel(string Fact, ElectionTally Tally, ActorReference Electors, bool Leaves)
{
    /// <summary>How many votes each elector has; null: one.</summary>
    public WeightModel? Weights { get; init; }
    /// <summary>The fact that holds who was eliminated in the rounds of a ranked count; null: there are none.</summary>
    public string? OutFact { get; init; }
}

/// <summary>An event: completion of a step or making of a record. Null procedure: this one.</summary>
public sealed record EventModel(string? Procedure, string Step, string? Outcome);

/// <summary>What a deadline counts from.</summary>
public abstract record DeadlineBase
{
    private DeadlineBase() { }
    /// <summary>The moment the step became active (送达).</summary>
    public sealed record Entered : DeadlineBase;
    /// <summary>An event of a case of the same subject; no due date until it has happened.</summary>
    public sealed record Happening(EventModel Event) : DeadlineBase;
    /// <summary>A date among the subject's facts; no due date while it is missing.</summary>
    public sealed record Date(string Fact) : DeadlineBase;
    /// <summary>The opening of the case.</summary>
    public sealed record Opened : DeadlineBase;
    /// <summary>A day that the rules fix.</summary>
    public sealed record Fixed(LocalDate Day) : DeadlineBase;
    /// <summary>A day that comes again: the first one after the opening that the step was not yet done for.</summary>
    public sealed record Recurring(Cycle Cycle) : DeadlineBase;
}

/// <summary>What follows when a due date passes and the step is still active.</summary>
public abstract record OverdueModel
{
    private OverdueModel() { }
    /// <summary>A breach is recorded; the step stays open.</summary>
    public sealed record Breach : OverdueModel;
    /// <summary>The step ends as if the outcome had been given.</summary>
    public sealed record Deemed(string Outcome) : OverdueModel;
    /// <summary>The case ends without result.</summary>
    public sealed record Lapse : OverdueModel;
    /// <summary>A breach is recorded and the reference may act instead from then on.</summary>
    public sealed record Escalate(ActorReference To) : OverdueModel;
    /// <summary>The step ends with its first outcome, without the opinion.</summary>
    public sealed record Continue : OverdueModel;
}

/// <summary>A due date of a step. An act after it is accepted and recorded as a breach unless the step has ended by it.
/// Null <paramref name="Period"/> with Before: any time before the base. <paramref name="Norm"/> Advisory: a departure only.
/// A Before deadline on a date that is not met refuses nothing; the late act is a breach, or is refused when Constitutive.</summary>
public sealed record DeadlineModel(
    DeadlineBase Base, Direction Direction, Period? Period, Norm Norm, OverdueModel Overdue, Clause Clause)
{
    /// <summary>What changes its clock, in text order.</summary>
    public ImmutableArray<TurnModel> Turns { get; init; } = [];
    /// <summary>The time of day at which its last day ends; null: at 24:00.</summary>
    public LocalTime? Until { get; init; }
    /// <summary>Which date is meant, when there are others.</summary>
    public ClockChoice Choice { get; init; }
    /// <summary>The other dates.</summary>
    public ImmutableArray<SpanModel> Others { get; init; } = [];

    /// <summary>What it counts from and how far.</summary>
    public SpanModel Span => new(Base, Direction, Period);
}

/// <summary>A length of time after or before something.</summary>
public sealed record SpanModel(DeadlineBase Base, Direction Direction, Period? Period);

/// <summary>What changes a clock whenever the event happens: starts it anew, stops it, lets it run again. An extension is a record of
/// this procedure, which says how much it grants; <paramref name="Length"/> is the most.</summary>
public sealed record TurnModel(ClockTurnKind Kind, EventModel Event, Period? Length, Clause Clause);

/// <summary>A record extends the time of a step by at most so much: by what the act states in the fact <paramref name="Amount"/>, in the
/// same unit, or else by all of it.</summary>
public sealed record ExtensionModel(string Step, Period Most, string? Amount);

/// <summary>One way a step ends.</summary>
public sealed record OutcomeModel(string? Name, string? Alias, ImmutableArray<TransitionModel> Transitions);

/// <summary>Where it goes when <paramref name="When"/> holds: to steps (several: a fork), to <c>Done</c> when
/// <paramref name="Done"/>, or, inside a parallel, to its join when <paramref name="Join"/>.</summary>
public sealed record TransitionModel(Condition? When, ImmutableArray<string> Targets, bool Done, bool Join, Clause? Clause);

/// <summary>Parallel steps: all become active together; when <paramref name="Needed"/> of them have ended
/// (0: all) the rest are closed and the case goes to the target.</summary>
public sealed record ParallelModel(string Id, ImmutableArray<string> Steps, int Needed, TransitionModel Then, Clause? Clause);

/// <summary>Another act that counts as the step's act.</summary>
public sealed record CountsAsModel(string Act, string? Alias, string? Outcome, Condition? When, Clause Clause);

/// <summary>An act that is recorded and moves nothing: 授权, 请假, 出席, 提出议题, 认定.</summary>
public sealed record RecordModel
{
    /// <summary>Its name, which is its act.</summary>
    public required string Name { get; init; }
    /// <summary>The name used in generated code.</summary>
    public string? Alias { get; init; }
    /// <summary>Who may record it; any one of them. Empty: anyone on the roster.</summary>
    public ImmutableArray<ActorModel> Actors { get; init; } = [];
    /// <summary>The type of the value it takes; null: none.</summary>
    public FactType? Value { get; init; }
    /// <summary>The value's subject types when it is a case (an agenda item); empty: any.</summary>
    public ImmutableArray<string> ValueTypes { get; init; } = [];
    /// <summary>Only while one of these steps is active; empty: as long as the case is open.</summary>
    public ImmutableArray<string> During { get; init; } = [];
    /// <summary>Conditions, in text order.</summary>
    public ImmutableArray<GuardModel> Guards { get; init; } = [];
    /// <summary>Data it must or may supply.</summary>
    public ImmutableArray<DataModel> Data { get; init; } = [];
    /// <summary>Due dates (as for steps; recorded late is a breach).</summary>
    public ImmutableArray<DeadlineModel> Deadlines { get; init; } = [];
    /// <summary>Numbers it puts among the facts, whatever the recorder states.</summary>
    public ImmutableArray<CountModel> Counts { get; init; } = [];
    /// <summary>The persons elected, for records that declare or change who is; null: it does neither.</summary>
    public ElectsModel? Elects { get; init; }
    /// <summary>Named outcomes the recorder must choose among (议决: 通过, 不通过); empty: none. The first whose
    /// <see cref="ChoiceModel.When"/> holds is the outcome: nobody chooses, and another one stated is refused.</summary>
    public ImmutableArray<ChoiceModel> Outcomes { get; init; } = [];
    /// <summary>True when one person may record it only once with the same value.</summary>
    public bool OncePerPerson { get; init; }
    /// <summary>True when making it ends the case: a withdrawal, a termination, the waiver of a duty.</summary>
    public bool Ends { get; init; }
    /// <summary>How it merges the case its value names into this one, or splits one off under that name; null: it does neither.</summary>
    public Joinder? Joinder { get; init; }
    /// <summary>The time it extends; null: none. Its value is then how much it grants.</summary>
    public ExtensionModel? Extends { get; init; }
    /// <summary>The clause that makes it.</summary>
    public Clause? Clause { get; init; }
    /// <summary>The clause cited when someone without authority records it.</summary>
    public Clause? AuthorityClause { get; init; }
}
