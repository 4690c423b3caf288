using System.Collections.Immutable;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Binding;

namespace ProcLang.Semantics.Model;

/// <summary>Turns the suspension of a case into guards: while it has been suspended once more than it was resumed, every act but those
/// still allowed is refused. Time goes on, unless the suspension stops clocks: then every period of the case stands still between the two
/// records, but for the time of the resumption itself.</summary>
internal static class SuspensionsFromBound
{
    internal static ProcedureModel Guarded(ProcedureModel procedure, List<BoundSuspension> suspensions)
    {
        foreach (var suspension in suspensions)
        {
            if (suspension.Resumption is { } resumption)
            {
                procedure = Stopped(Guarded(procedure, suspension, resumption.Name), suspension, resumption.Name);
            }
        }

        return procedure;
    }

    private static ProcedureModel Stopped(ProcedureModel procedure, BoundSuspension suspension, string resumption)
    {
        if (suspension.StopsClocks is not { } clause)
        {
            return procedure;
        }

        ImmutableArray<TurnModel> turns =
        [
            new(ClockTurnKind.Suspend, new EventModel(null, suspension.Record.Name, null), null, clause),
            new(ClockTurnKind.Resume, new EventModel(null, resumption, null), null, clause),
        ];
        // What counts back from something, or falls on a fixed day, has no clock to stop.
        ImmutableArray<DeadlineModel> With(ImmutableArray<DeadlineModel> deadlines) =>
        [
            .. deadlines.Select(d => d is { Direction: Direction.After, Period: not null, Base: not (DeadlineBase.Fixed or DeadlineBase.Recurring) }
                ? d with { Turns = [.. d.Turns, .. turns] } : d),
        ];
        return procedure with
        {
            Steps = [.. procedure.Steps.Select(s => s with { Deadlines = With(s.Deadlines) })],
            Records = [.. procedure.Records.Select(r => r.Name == resumption || r.Name == suspension.Record.Name ? r : r with { Deadlines = With(r.Deadlines) })],
        };
    }

    private static ProcedureModel Guarded(ProcedureModel procedure, BoundSuspension suspension, string resumption)
    {
        var suspended = new Condition.Proportion(
            new Quantity.Times(new EventModel(null, suspension.Record.Name, null)), Comparison.MoreThan, 1, 1,
            new Quantity.Times(new EventModel(null, resumption, null)));
        var refuses = new GuardModel(new Condition.Not(suspended), ReasonCode.Suspended, Norm.Constitutive, suspension.Clause);
        var resumes = new GuardModel(suspended, ReasonCode.Condition, Norm.Constitutive, suspension.ResumptionClause);
        ImmutableArray<GuardModel> With(ImmutableArray<GuardModel> guards, params ReadOnlySpan<string> names)
        {
            if (names.Contains(resumption))
            {
                return [resumes, .. guards];
            }

            foreach (var name in names)
            {
                if (suspension.Allowed.Contains(name))
                {
                    return guards;
                }
            }

            return [refuses, .. guards];
        }

        return procedure with
        {
            Steps = [.. procedure.Steps.Select(s => s.Awaits is null ? s with { Guards = With(s.Guards, s.Id, s.Act) } : s)],
            // A record once made may be made again in another suspension.
            Records = [.. procedure.Records.Select(r => r with
            {
                Guards = With(r.Guards, r.Name),
                OncePerPerson = r.OncePerPerson && r.Name != suspension.Record.Name && r.Name != resumption,
            })],
        };
    }
}
