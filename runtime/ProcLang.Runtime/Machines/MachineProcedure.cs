using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;

namespace ProcLang.Runtime.Machines;

/// <summary>A generated procedure as hosts see it. What is decided is decided by the typed members the generated code fills in;
/// here are only names, explanations, and the order in which time brings events.</summary>
public abstract class MachineProcedure(ProcedureTable table) : IProcedure
{
    /// <inheritdoc/>
    public ProcedureInfo Info => table.Info;

    /// <summary>A case about to open.</summary>
    protected abstract IMachineState Unopened { get; }

    /// <summary>Decides the opening; null when what would start it happened, but not on its condition.</summary>
    protected abstract Decision<Happening>? Begin(FactSet facts, in Context on);

    /// <summary>Decides an act.</summary>
    protected abstract Decision<Happening> Rule(object state, int act, Person by, int outcome, string? value, FactSet facts, in Context on);

    /// <summary>The state after a happening.</summary>
    protected abstract object Apply(object state, in Happening happening);

    /// <summary>Follows a step's outcome without anybody's act; false when no transition applies. When it is not <paramref name="done"/>
    /// the step is passed over.</summary>
    protected abstract bool Complete(object state, int step, int outcome, in Context on, ref Move move, bool done = true);

    /// <inheritdoc/>
    public Ruling Open(FactSet facts, in Context on)
    {
        if (Begin(facts, on) is not { } begun)
        {
            return new Ruling.Accepted([]);
        }

        return begun.IsAccepted
            ? new Ruling.Accepted([Happenings.ToEvent(table, begun.Event)])
            : new Ruling.Refused(Explanation.OfOpening(begun.Refused, new Scene(table, Unopened, facts, on)));
    }

    /// <inheritdoc/>
    public Ruling Decide(object state, ActRequest act, in Context on)
    {
        var known = (IMachineState)state;
        var trigger = table.ActOf(act.Act);
        ulong refused;
        if (trigger < 0)
        {
            refused = known.EndedAt is null ? Explanation.UnknownAct : Explanation.Closed;
        }
        else
        {
            var ruled = Rule(state, trigger, act.By, table.OutcomeOf(act.Outcome), act.Value, act.Facts, on);
            if (ruled.IsAccepted)
            {
                return new Ruling.Accepted([Happenings.ToEvent(table, ruled.Event)]);
            }

            refused = ruled.Refused;
        }

        return new Ruling.Refused(Explanation.Of(trigger, act, refused, new Scene(table, known, known.AllFacts.Merge(act.Facts), on, act.By, act.Value)));
    }

    /// <inheritdoc/>
    public object Evolve(object? state, CaseEvent happened) => Apply(state ?? Unopened, Happenings.FromEvent(table, happened));

    /// <inheritdoc/>
    public CaseEvent? NextOverdue(object state, in Context on)
    {
        var known = (IMachineState)state;
        if (known.EndedAt is not null)
        {
            return null;
        }

        var scene = Look(known, on);
        (Instant At, int Step, DeadlineEntry? Deadline)? first = null;
        foreach (var step in table.Steps)
        {
            if ((known.ActiveSteps >> step.Index & 1) == 0)
            {
                continue;
            }

            var waived = Waived(step, scene);
            if ((step.Waits ? scene.When(step.Awaits.Procedure, step.Awaits.Step, step.Awaits.Outcome) : waived) is { } came)
            {
                var at = Instant.Max(came, known.EnteredAt(step.Index));
                var move = new Move(known.ActiveSteps);
                if ((first is null || at < first.Value.At) && Complete(state, step.Index, step.Outcomes[0].Outcome, on, ref move, waived is null))
                {
                    first = (at, step.Index, null);
                }
            }

            Earlier(step.Deadlines, step.Index, scene, ref first);
        }

        foreach (var record in table.Records)
        {
            if (record.Deadlines.Length > 0 && !known.Records.Any(m => m.Record == record.Name))
            {
                Earlier(record.Deadlines, -1, scene, ref first);
            }
        }

        return first switch
        {
            null => null,
            (var at, var step, null) when Waived(table.Steps[step], scene) is not null => PassedOver(state, table.Steps[step], at, on),
            (var at, var step, null) => Completed(state, table.Steps[step], table.Steps[step].Outcomes[0].Outcome, at, CaseEventKind.Acted, table.Steps[step].Act, on),
            (var at, _, { } deadline) => Overdue(state, deadline, at, on),
        };
    }

    /// <summary>When the step was waived; null: it was not.</summary>
    private static Instant? Waived(StepTable step, Scene scene)
    {
        Instant? first = null;
        foreach (var made in step.WaivedBy.IsEmpty ? [] : scene.State.Records)
        {
            if (step.WaivedBy.Contains(made.Record) && (first is null || made.At < first))
            {
                first = made.At;
            }
        }

        return first;
    }

    private CaseEvent PassedOver(object state, StepTable step, Instant at, in Context on)
    {
        var move = new Move(((IMachineState)state).ActiveSteps);
        Complete(state, step.Index, step.Outcomes[0].Outcome, on.At(at), ref move, done: false);
        return Moved(new CaseEvent { Kind = CaseEventKind.Waived, Step = step.Id, At = at }, move);
    }

    /// <inheritdoc/>
    public CaseEvent Assert(object state, string step, string? outcome, in Context on)
    {
        var known = (IMachineState)state;
        var found = table.Steps.FirstOrDefault(s => s.Id == step || s.Alias == step);
        var chosen = found?.Outcomes.FirstOrDefault(o => outcome is null || o.Name == outcome || o.Alias == outcome);
        var taken = new CaseEvent { Kind = CaseEventKind.Asserted, Step = found?.Id ?? step, Outcome = chosen is null ? outcome : chosen.Name ?? outcome, At = on.Now };
        if (found is null && step is "完成" or "Done" or "done")
        {
            return taken with { Ended = true, Left = Happenings.Steps(table, known.ActiveSteps) };
        }

        taken = taken with { Completed = true };
        if (found is null || chosen is null || known.EndedAt is not null)
        {
            return taken;
        }

        var move = new Move(known.ActiveSteps);
        if ((known.ActiveSteps >> found.Index & 1) == 0)
        {
            move.Jump();
            Complete(state, found.Index, chosen.Outcome, on, ref move);
        }
        else if (!Complete(state, found.Index, chosen.Outcome, on, ref move))
        {
            move = new Move(known.ActiveSteps);
            move.Jump();
        }

        return Moved(taken, move);
    }

    /// <inheritdoc/>
    public DueDate? Due(object state, string step, in Context on)
    {
        var scene = Look((IMachineState)state, on);
        return table.Steps.FirstOrDefault(s => s.Id == step || s.Alias == step) is { } found
            ? DueDates.Earliest(found.Deadlines, scene)
            : table.Records.FirstOrDefault(r => r.Name == step || r.Alias == step) is { } record ? DueDates.Earliest(record.Deadlines, scene) : null;
    }

    /// <inheritdoc/>
    public ImmutableArray<PermittedAct> Permitted(object state, in Context on)
    {
        var known = (IMachineState)state;
        if (known.EndedAt is not null)
        {
            return [];
        }

        var scene = Look(known, on);
        return
        [
            .. table.Steps.Where(s => !s.Waits && (known.ActiveSteps >> s.Index & 1) != 0).Select(s => new PermittedAct(
                s.Act, s.Id, Names(s.Outcomes), new StepAuthority(s, scene).WhoMay, s.Clause, DueDates.Earliest(s.Deadlines, scene))),
            .. table.Records.Where(r => r.During == 0 || (known.ActiveSteps & r.During) != 0).Select(r => new PermittedAct(
                r.Name, null, Names(r.Outcomes), Explanation.WhoMay(r, scene), r.Clause, DueDates.Earliest(r.Deadlines, scene))),
        ];
    }

    /// <inheritdoc/>
    public CaseStatus Status(object state)
    {
        var known = (IMachineState)state;
        return new CaseStatus(Happenings.Steps(table, known.ActiveSteps), known.EndedAt is not null, known.AllFacts, known.Records);
    }

    private static ImmutableArray<string> Names(ImmutableArray<OutcomeEntry> outcomes) => [.. outcomes.Select(o => o.Name).OfType<string>()];

    private Scene Look(IMachineState state, in Context on) => new(table, state, state.AllFacts, on);

    private void Earlier(ImmutableArray<int> deadlines, int step, Scene scene, ref (Instant At, int Step, DeadlineEntry? Deadline)? first)
    {
        foreach (var index in deadlines)
        {
            if ((scene.State.Overdue >> index & 1) == 0 && DueDates.Of(table.Deadlines[index], scene) is { } due && due.Ends <= scene.On.Now)
            {
                var entered = DueDates.Entered(table.Deadlines[index], scene) ?? due.Ends;
                var at = Instant.Max(due.Ends, entered);
                if (first is null || at < first.Value.At)
                {
                    first = (at, step, table.Deadlines[index]);
                }
            }
        }
    }

    private CaseEvent Overdue(object state, DeadlineEntry deadline, Instant at, in Context on)
    {
        if (deadline.Step >= 0 && deadline.WhenOverdue == WhenOverdue.Lapse)
        {
            return new CaseEvent
            {
                Kind = CaseEventKind.Overdue, Step = table.Steps[deadline.Step].Id, At = at, Ended = true,
                Left = Happenings.Steps(table, ((IMachineState)state).ActiveSteps),
            };
        }

        if (deadline.Step >= 0 && deadline.WhenOverdue == WhenOverdue.Deemed
            && Completed(state, table.Steps[deadline.Step], deadline.Outcome, at, CaseEventKind.Overdue, null, on) is { } done)
        {
            return done;
        }

        var late = new CaseEvent
        {
            Kind = CaseEventKind.Overdue, At = at,
            Step = deadline.Step >= 0 ? table.Steps[deadline.Step].Id : table.Records[deadline.Record].Name,
        };
        return deadline.Norm == Norm.Advisory ? late with { Departures = [deadline.Clause.Id] } : late with { Breaches = [deadline.Clause.Id] };
    }

    private CaseEvent? Completed(object state, StepTable step, int outcome, Instant at, CaseEventKind kind, string? act, in Context on)
    {
        var move = new Move(((IMachineState)state).ActiveSteps);
        return Complete(state, step.Index, outcome, on.At(at), ref move)
            ? Moved(new CaseEvent { Kind = kind, Act = act, Step = step.Id, Outcome = outcome == 0 ? null : table.Outcomes[outcome], At = at, Completed = true }, move)
            : null;
    }

    private CaseEvent Moved(CaseEvent happened, in Move move) => happened with
    {
        Entered = Happenings.Steps(table, move.Entered), Left = Happenings.Steps(table, move.Left), Ended = move.Ended,
    };
}
