using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Reference;

/// <summary>What conditions and references are read against: a case, the act in hand, and the world at the instant.</summary>
internal sealed record Situation(RulebookModel Rulebook, ProcedureModel Procedure, ReferenceState State, Context On)
{
    internal Person? By { get; init; }

    internal string? Value { get; init; }

    /// <summary>The facts the act itself supplies; they are among the case's too.</summary>
    internal FactSet Given { get; init; } = FactSet.Empty;

    /// <summary>How many votes each has, where quantities go by weight; null: everybody counts for one.</summary>
    internal WeightModel? Weights { get; init; }

    /// <summary>True inside a condition on the value's subject: facts are that subject's.</summary>
    internal bool OnValue { get; init; }

    internal Roster Roster => On.Roster;

    internal Instant Now => On.Now;

    internal string Subject => OnValue ? Value! : On.Subject;

    /// <summary>A fact of the case, or, inside a condition on the value, of the value's subject.</summary>
    internal FactValue? Fact(string name) => OnValue ? On.Register.Fact(Value!, name) : State.Facts.Get(name);

    /// <summary>A fact that says who is meant: when the case has none, the value's subject is asked (the lead unit of an item).</summary>
    internal FactValue? Argument(string name) => Fact(name) ?? (Value is { } value ? On.Register.Fact(value, name) : null);

    internal bool IsOwn(string? procedure) => procedure is null || procedure == Procedure.Name ||
        (procedure == Words.OwnMeeting && Procedure.Name == On.Register.TypeOf(On.Subject));

    /// <summary>When the event last happened; null when it has not.</summary>
    internal Instant? When(EventModel happening)
    {
        if (!IsOwn(happening.Procedure))
        {
            return On.Register.When(Subject, happening.Procedure!, happening.Step, happening.Outcome);
        }

        return happening.Step == Words.Done
            ? State.EndedAt
            : Own(happening)?.At;
    }

    /// <summary>Every time it happened, completions of steps before records.</summary>
    internal IEnumerable<Instant> Moments(EventModel happening) => IsOwn(happening.Procedure)
        ? State.Completions.Where(c => c.Step == happening.Step && (happening.Outcome is null || c.Outcome == happening.Outcome)).Select(c => c.At)
            .Concat(State.Records.Where(r => r.Record == happening.Step && (happening.Outcome is null || r.Outcome == happening.Outcome)).Select(r => r.At))
        : On.Register.Moments(Subject, happening.Procedure!, happening.Step, happening.Outcome);

    /// <summary>Who last did it; null when nobody has.</summary>
    internal Person? ByWhom(EventModel happening) => IsOwn(happening.Procedure)
        ? Own(happening)?.By
        : On.Register.ByWhom(Subject, happening.Procedure!, happening.Step);

    /// <summary>How often it has happened.</summary>
    internal int Times(EventModel happening) => IsOwn(happening.Procedure)
        ? State.Completions.Count(c => c.Step == happening.Step && (happening.Outcome is null || c.Outcome == happening.Outcome))
            + State.Records.Count(r => r.Record == happening.Step && (happening.Outcome is null || r.Outcome == happening.Outcome))
        : On.Register.Times(Subject, happening.Procedure!, happening.Step, happening.Outcome);

    internal IEnumerable<RecordMade> Records(string? procedure, string record) => IsOwn(procedure)
        ? State.Records.Where(r => r.Record == record)
        : On.Register.Records(Subject, procedure!, record);

    /// <summary>When the step was waived; null: it was not.</summary>
    internal Instant? Waived(StepModel step)
    {
        Instant? first = null;
        foreach (var made in step.WaivedBy.IsEmpty ? [] : State.Records)
        {
            if (step.WaivedBy.Any(w => w.Record == made.Record) && (first is null || made.At < first))
            {
                first = made.At;
            }
        }

        return first;
    }

    /// <summary>The records of a meeting by the name they have in code, whichever language the rules are written in.</summary>
    internal IEnumerable<RecordMade> RecordsByAlias(string alias)
    {
        var name = RecordName(alias);
        return State.Records.Where(r => r.Record == name);
    }

    internal string RecordName(string alias) => Procedure.Records.FirstOrDefault(r => r.Alias == alias)?.Name ?? alias;

    /// <summary>The meeting of that name, or the one the case or its subject is.</summary>
    internal MeetingModel? Meeting(string? name)
    {
        name ??= Procedure.Kind == ProcedureKind.Meeting ? Procedure.Name : On.Register.TypeOf(Subject);
        return Rulebook.Meetings.FirstOrDefault(m => m.Name == name);
    }

    private Completion? Own(EventModel happening)
    {
        var step = State.Completions.FindLast(c => c.Step == happening.Step && (happening.Outcome is null || c.Outcome == happening.Outcome));
        var record = State.Records.FindLast(r => r.Record == happening.Step && (happening.Outcome is null || r.Outcome == happening.Outcome));
        return step is not null || record is null ? step : new Completion(record.Record, record.Outcome, record.By, record.At);
    }
}
