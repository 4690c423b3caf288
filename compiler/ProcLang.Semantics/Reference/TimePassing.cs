using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Reference;

/// <summary>What the passing of time brings: due dates that pass and events that a step waits for.</summary>
internal static class TimePassing
{
    /// <summary>The earliest event due by now; of equal ones the first in the text, steps before records. Null when there is none.</summary>
    internal static CaseEvent? Next(Situation on) =>
        on.State.Ended ? null : Candidates(on).OrderBy(c => c.At).Select(c => c.Make()).FirstOrDefault();

    private static IEnumerable<(Instant At, Func<CaseEvent> Make)> Candidates(Situation on)
    {
        foreach (var step in on.Procedure.Steps)
        {
            if (on.State.At(step.Id) is not { } active)
            {
                continue;
            }

            if (step.Awaits is { } awaited && on.When(awaited) is { } came && Chosen(step, step.Outcomes[0], on.Now, on) is not null)
            {
                var at = Instant.Max(came, active.EnteredAt);
                yield return (at, () => Complete(step, step.Outcomes[0], at, CaseEventKind.Acted, step.Act, on)!);
            }

            if (step.Awaits is null && on.Waived(step) is { } waived && Movement.Chosen(step.Outcomes[0], on) is not null)
            {
                var at = Instant.Max(waived, active.EnteredAt);
                yield return (at, () => PassedOver(step, at, on));
            }

            foreach (var deadline in step.Deadlines)
            {
                if (Passed(deadline, active.EnteredAt, active.Overdue, on) is { } at)
                {
                    yield return (at, () => Overdue(step, deadline, at, on));
                }
            }
        }

        foreach (var record in on.Procedure.Records.Where(r => !on.State.Records.Any(m => m.Record == r.Name)))
        {
            foreach (var deadline in record.Deadlines)
            {
                if (Passed(deadline, on.State.OpenedAt, on.State.Overdue, on) is { } at)
                {
                    yield return (at, () => Late(record.Name, deadline, at));
                }
            }
        }
    }

    /// <summary>When the due date passed, and not before what it is a due date of had begun; null when it has not passed or is recorded.</summary>
    private static Instant? Passed(DeadlineModel deadline, Instant entered, ImmutableHashSet<string> recorded, Situation on) =>
        !recorded.Contains(deadline.Clause.Id) && DueDates.Of(deadline, entered, on) is { } due && due.Ends <= on.Now
            ? Instant.Max(due.Ends, entered)
            : null;

    private static CaseEvent Overdue(StepModel step, DeadlineModel deadline, Instant at, Situation on)
    {
        switch (deadline.Overdue)
        {
            case OverdueModel.Lapse:
                return new CaseEvent
                {
                    Kind = CaseEventKind.Overdue, Step = step.Id, At = at, Ended = true,
                    Left = [.. on.Procedure.Steps.Select(s => s.Id).Where(s => on.State.At(s) is not null)],
                };
            case OverdueModel.Deemed deemed:
                return Complete(step, step.Outcomes.FirstOrDefault(o => o.Name == deemed.Outcome) ?? step.Outcomes[0], at, CaseEventKind.Overdue, null, on)
                    ?? Late(step.Id, deadline, at);
            case OverdueModel.Continue:
                return Complete(step, step.Outcomes[0], at, CaseEventKind.Overdue, null, on) ?? Late(step.Id, deadline, at);
            default:
                return Late(step.Id, deadline, at);
        }
    }

    private static CaseEvent Late(string step, DeadlineModel deadline, Instant at)
    {
        var late = new CaseEvent { Kind = CaseEventKind.Overdue, Step = step, At = at };
        return deadline.Norm == Norm.Advisory ? late with { Departures = [deadline.Clause.Id] } : late with { Breaches = [deadline.Clause.Id] };
    }

    /// <summary>Nobody has to do the step any more: it is left by its first outcome, and is not done.</summary>
    private static CaseEvent PassedOver(StepModel step, Instant at, Situation on)
    {
        var then = on with { On = on.On.At(at) };
        var left = new CaseEvent { Kind = CaseEventKind.Waived, Step = step.Id, At = at };
        return Movement.Chosen(step.Outcomes[0], then) is { } transition ? Movement.Complete(left, step.Id, transition, then) : left;
    }

    private static TransitionModel? Chosen(StepModel step, OutcomeModel outcome, Instant at, Situation on) =>
        Movement.Chosen(outcome, AfterCompletion(step, outcome, at, on));

    private static Situation AfterCompletion(StepModel step, OutcomeModel outcome, Instant at, Situation on) => on with
    {
        On = on.On.At(at),
        State = on.State with { Completions = on.State.Completions.Add(new Completion(step.Id, outcome.Name, null, at)) },
    };

    /// <summary>The step ends without anybody's act; null when no transition applies.</summary>
    private static CaseEvent? Complete(StepModel step, OutcomeModel outcome, Instant at, CaseEventKind kind, string? act, Situation on)
    {
        var after = AfterCompletion(step, outcome, at, on);
        return Movement.Chosen(outcome, after) is { } transition
            ? Movement.Complete(
                new CaseEvent { Kind = kind, Act = act, Step = step.Id, Outcome = outcome.Name, At = at, Completed = true }, step.Id, transition, after)
            : null;
    }
}
