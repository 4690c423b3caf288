using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Facts;

namespace ProcLang.Runtime.Machines;

/// <summary>Someone did his part of a step, or completed it. The default: it has not happened.</summary>
/// <param name="Happened">True when it has happened.</param>
/// <param name="By">Who did it; a default person: nobody, for a step taken as done, or done by time.</param>
/// <param name="At">When.</param>
/// <param name="Times">How often, where a clause asks.</param>
public readonly record struct Deed(bool Happened, Person By, Moment At, int Times = 0);

/// <summary>A remembered event that changes a clock, by its position, and when it happened.</summary>
public readonly record struct DeedTime(int Deed, Moment At);

/// <summary>Someone did his part of a step that others must do too. <paramref name="Step"/> is the step's position.</summary>
public sealed record Signature(int Step, Person By, Instant At);

/// <summary>What the machinery of every procedure reads of a generated state.</summary>
public interface IMachineState
{
    /// <summary>The active steps, a bit for each position.</summary>
    ulong ActiveSteps { get; }
    /// <summary>When the case ended; null while it runs.</summary>
    Instant? EndedAt { get; }
    /// <summary>When the case was opened.</summary>
    Instant OpenedAt { get; }
    /// <summary>The facts of the case.</summary>
    FactSet AllFacts { get; }
    /// <summary>The due dates that passed, a bit for each position; those of a step until it is entered again.</summary>
    ulong Overdue { get; }
    /// <summary>When the active step was entered.</summary>
    Instant EnteredAt(int step);
    /// <summary>The last completion of a step of this case (with the outcome, when given), for steps that a clause asks about.</summary>
    Deed LastDeed(string step, string? outcome);
    /// <summary>Every time the step was completed (with the outcome, when given), oldest first, for steps that change a clock.</summary>
    ImmutableArray<Instant> DeedTimes(string step, string? outcome) => [];
    /// <summary>The records of this case, oldest first.</summary>
    ImmutableArray<RecordMade> Records { get; }
    /// <summary>Signatures under active steps that need several, oldest first.</summary>
    ImmutableArray<Signature> Signatures { get; }
}

/// <summary>The members and attendees of a meeting type.</summary>
public sealed record MeetingTable(string Name, ImmutableArray<Actors> Members, ImmutableArray<Actors> Attendees);

/// <summary>What the procedures of one rulebook share: the offices of its groups in rank order, and its meetings.</summary>
public sealed record OrganisationTable(ImmutableArray<Office> Ranks, ImmutableArray<MeetingTable> Meetings);

/// <summary>What conditions and references are read against when more is asked than the typed state answers: the case, the
/// act in hand, and the world at the instant. Made only where a clause needs it.</summary>
public sealed partial class Scene
{
    private const string Done = "完成";
    private readonly bool _onValue;
    private readonly Weights? _weights;

    /// <summary>The scene of an act, or, without a person, of a look at the case.</summary>
    /// <param name="procedure">The procedure's table.</param>
    /// <param name="state">The case.</param>
    /// <param name="facts">The case's facts with those the act supplies.</param>
    /// <param name="on">The world.</param>
    /// <param name="by">Who acts.</param>
    /// <param name="value">The value of the record.</param>
    public Scene(ProcedureTable procedure, IMachineState state, FactSet facts, in Context on, Person? by = null, string? value = null)
        : this(procedure, state, facts, on, by, value, false)
    {
    }

    private Scene(ProcedureTable procedure, IMachineState state, FactSet facts, in Context on, Person? by, string? value, bool onValue, Weights? weights = null)
    {
        Procedure = procedure;
        State = state;
        Facts = facts;
        On = on;
        By = by;
        Value = value;
        _onValue = onValue;
        _weights = weights;
    }

    /// <summary>The procedure's table.</summary>
    public ProcedureTable Procedure { get; }
    /// <summary>The state.</summary>
    public IMachineState State { get; }
    /// <summary>The case's facts.</summary>
    public FactSet Facts { get; }
    /// <summary>The world.</summary>
    public Context On { get; }
    /// <summary>Who acts.</summary>
    public Person? By { get; }
    /// <summary>The value of the record.</summary>
    public string? Value { get; }

    /// <summary>The same scene looked at in general, without an act.</summary>
    public Scene WithoutAct() => new(Procedure, State, Facts, On, null, null, false);

    /// <summary>The same scene by someone.</summary>
    public Scene With(Person by) => new(Procedure, State, Facts, On, by, Value, _onValue);

    /// <summary>The same scene, in which each person counts for as many as he has votes. Who is meant by a reference is not a matter of weights:
    /// scenes made of this one have none.</summary>
    public Scene Weighing(Weights weights) => new(Procedure, State, Facts, On, By, Value, _onValue, weights);

    /// <summary>The same scene at another instant.</summary>
    internal Scene At(Instant instant) => new(Procedure, State, Facts, On.At(instant), By, Value, _onValue);

    internal string Subject => _onValue ? Value! : On.Subject;

    internal FactValue? Fact(string name) => _onValue ? On.Register.Fact(Value!, name) : Facts.Get(name);

    /// <summary>A fact that says who is meant: when the case has none, the value's subject is asked.</summary>
    internal FactValue? Argument(string name) => Fact(name) ?? (Value is { } value ? On.Register.Fact(value, name) : null);

    internal Scene AboutValue() => new(Procedure, State, Facts, On, By, Value, true);

    internal bool IsOwn(string? procedure) => procedure is null || procedure == Procedure.Name ||
        (procedure == "*" && Procedure.Name == On.Register.TypeOf(On.Subject));

    /// <summary>When the event last happened; null when it has not.</summary>
    public Instant? When(string? procedure, string step, string? outcome) => IsOwn(procedure)
        ? step == Done ? State.EndedAt : Own(step, outcome) is { Happened: true } deed ? deed.At : null
        : On.Register.When(Subject, procedure!, step, outcome);

    /// <summary>Every time the event happened, completions of steps before records.</summary>
    internal IEnumerable<Instant> Moments(string? procedure, string step, string? outcome) => IsOwn(procedure)
        ? State.DeedTimes(step, outcome).Concat(State.Records.Where(r => r.Record == step && (outcome is null || r.Outcome == outcome)).Select(r => r.At))
        : On.Register.Moments(Subject, procedure!, step, outcome);

    /// <summary>Who last did it; null when nobody has.</summary>
    public Person? ByWhom(string? procedure, string step, string? outcome) => IsOwn(procedure)
        ? Own(step, outcome).By is { Name: not null } by ? by : null
        : On.Register.ByWhom(Subject, procedure!, step);

    internal IEnumerable<RecordMade> RecordsOf(string? procedure, string record) => IsOwn(procedure)
        ? State.Records.Where(r => r.Record == record)
        : On.Register.Records(Subject, procedure!, record);

    internal IEnumerable<RecordMade> RecordsByAlias(string alias)
    {
        var name = RecordName(alias);
        return State.Records.Where(r => r.Record == name);
    }

    internal string RecordName(string alias) => Procedure.Records.FirstOrDefault(r => r.Alias == alias)?.Name ?? alias;

    internal MeetingTable? Meeting(string? name)
    {
        name ??= Procedure.Kind == "Meeting" ? Procedure.Name : On.Register.TypeOf(Subject);
        return Procedure.Organisation.Meetings.FirstOrDefault(m => m.Name == name);
    }

    private Deed Own(string step, string? outcome)
    {
        if (State.LastDeed(step, outcome) is { Happened: true } deed)
        {
            return deed;
        }

        foreach (var made in State.Records.Reverse())
        {
            if (made.Record == step && (outcome is null || made.Outcome == outcome))
            {
                return new Deed(true, made.By, Moment.Of(made.At));
            }
        }

        return default;
    }
}
