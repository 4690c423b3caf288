using System.Collections.Immutable;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Reference;

/// <summary>A procedure interpreted from its model: slow, plain, and what compiled machines are measured against.</summary>
public sealed class ReferenceProcedure : IProcedure
{
    private readonly RulebookModel _rulebook;
    private readonly ProcedureModel _procedure;

    internal ReferenceProcedure(RulebookModel rulebook, ProcedureModel procedure)
    {
        _rulebook = rulebook;
        _procedure = procedure;
        Info = ProcedureDescription.Of(procedure);
    }

    /// <inheritdoc/>
    public ProcedureInfo Info { get; }

    /// <inheritdoc/>
    public Ruling Open(FactSet facts, in Context on) => Opening.Open(_rulebook, _procedure, facts, on);

    /// <inheritdoc/>
    public Ruling Decide(object state, ActRequest act, in Context on)
    {
        var known = (ReferenceState)state;
        var situation = Of(known with { Facts = known.Facts.Merge(act.Facts) }, on) with { By = act.By, Value = act.Value, Given = act.Facts };
        if (StepChoice.For(act.Act, situation) is { } choice)
        {
            return ActDecision.Decide(choice, act, situation);
        }

        if (_procedure.Records.FirstOrDefault(r => r.Name == act.Act || r.Alias == act.Act) is { } record)
        {
            return RecordDecision.Decide(record, act, situation);
        }

        return ActDecision.Refused(act, situation, [Reason.Of(known.Ended ? ReasonCode.Closed : ReasonCode.UnknownAct, null)]);
    }

    /// <inheritdoc/>
    public object Evolve(object? state, CaseEvent happened) => ((ReferenceState?)state ?? ReferenceState.Unopened).After(happened);

    /// <inheritdoc/>
    public CaseEvent? NextOverdue(object state, in Context on) => TimePassing.Next(Of((ReferenceState)state, on));

    /// <inheritdoc/>
    public CaseEvent Assert(object state, string step, string? outcome, in Context on)
    {
        var known = (ReferenceState)state;
        var found = _procedure.Steps.FirstOrDefault(s => s.Id == step || s.Alias == step);
        var chosen = found?.Outcomes.FirstOrDefault(o => outcome is null || o.Name == outcome || o.Alias == outcome);
        var taken = new CaseEvent { Kind = CaseEventKind.Asserted, Step = found?.Id ?? step, Outcome = chosen?.Name ?? outcome, At = on.Now };
        if (found is null && Words.IsDone(step))
        {
            return taken with { Ended = true, Left = [.. _procedure.Steps.Select(s => s.Id).Where(s => known.At(s) is not null)] };
        }

        taken = taken with { Completed = true };
        if (found is null || chosen is null || known.Ended)
        {
            return taken;
        }

        var after = Of(known.After(taken), on);
        var transition = Movement.Chosen(chosen, after);
        return known.At(found.Id) is not null && transition is not null
            ? Movement.Complete(taken, found.Id, transition, after)
            : Movement.Jump(taken, transition, after);
    }

    /// <inheritdoc/>
    public DueDate? Due(object state, string step, in Context on)
    {
        var situation = Of((ReferenceState)state, on);
        return _procedure.Steps.FirstOrDefault(s => s.Id == step || s.Alias == step) is { } found
            ? DueDates.Earliest(found.Deadlines, situation.State.At(found.Id)?.EnteredAt, situation)
            : _procedure.Records.FirstOrDefault(r => r.Name == step || r.Alias == step) is { } record
                ? DueDates.Earliest(record.Deadlines, situation.State.OpenedAt, situation)
                : null;
    }

    /// <inheritdoc/>
    public ImmutableArray<PermittedAct> Permitted(object state, in Context on)
    {
        var situation = Of((ReferenceState)state, on);
        if (situation.State.Ended)
        {
            return [];
        }

        var steps = _procedure.Steps.Where(s => s.Awaits is null && situation.State.At(s.Id) is not null).Select(s => new PermittedAct(
            s.Act, s.Id, [.. s.Outcomes.Select(o => o.Name).OfType<string>()], new Authority(s, situation).WhoMay, s.Clause,
            DueDates.Earliest(s.Deadlines, situation.State.At(s.Id)!.EnteredAt, situation)));
        var records = _procedure.Records.Where(r => RecordDecision.IsOpen(r, situation)).Select(r => new PermittedAct(
            r.Name, null, [.. r.Outcomes.Select(o => o.Name)], RecordDecision.WhoMay(r, situation), r.Clause,
            DueDates.Earliest(r.Deadlines, situation.State.OpenedAt, situation)));
        return [.. steps, .. records];
    }

    /// <inheritdoc/>
    public CaseStatus Status(object state)
    {
        var known = (ReferenceState)state;
        return new CaseStatus([.. _procedure.Steps.Select(s => s.Id).Where(s => known.At(s) is not null)], known.Ended, known.Facts, [.. known.Records]);
    }

    private Situation Of(ReferenceState state, Context on) => new(_rulebook, _procedure, state, on);
}
