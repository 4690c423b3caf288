using NodaTime;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Analysis;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Text;

namespace ProcLang.Semantics.Checks;

/// <summary>A due date leaves room for the steps before it: where each of them uses its own time and no more, the later step can still be
/// done in time. Steps without a due date are taken to need none. Told where it fails whichever day of a year it begins on.
/// Fix: make the later due date longer, or count it from the step before.</summary>
internal static class TimeLeftCheck
{
    // So many steps back; what lies further is taken to need no time, so that what is told stays true.
    private const int Furthest = 64;

    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound, RulebookModel model)
    {
        DaysOfAYear? days = null;
        foreach (var procedure in model.Procedures.Where(p => p.Steps.Count(s => s.Deadlines.Length > 0) > 1))
        {
            var order = (StepsBefore?)null;
            var counted = procedure.Steps.SelectMany(s => s.Deadlines.Where(d => Counts(d) && d.Base is not DeadlineBase.Entered).Select(d => (Step: s, Due: d)));
            foreach (var same in counted.GroupBy(c => c.Due.Base))
            {
                days ??= new DaysOfAYear(model);
                order ??= new StepsBefore(procedure, new StepGraph(procedure));
                foreach (var (step, due, late) in new Chain(procedure, order, days, same.Key).Late([.. same]))
                {
                    if (Steps.Find(bound, procedure, step) is { } at && Steps.Find(bound, procedure, late.Before) is { } before)
                    {
                        yield return Told(bound, days, step, due, late, at.DeclaredAt, before.DeclaredAt);
                    }
                }
            }
        }
    }

    private static Diagnostic Told(BoundRulebook bound, DaysOfAYear days, StepModel step, DeadlineModel due, Lateness late, Location at, Location before)
    {
        var from = TooEarlyCheck.On(due.Base, late.Day);
        var (first, last) = (TooEarlyCheck.Say(days.First), TooEarlyCheck.Say(days.Last));
        var (until, ends) = (TooEarlyCheck.Say(late.Until.LastDay), TooEarlyCheck.Say(late.Due.LastDay));
        return new Diagnostic(ProcedureDiagnostics.NoTimeLeft, bound.WrittenAt.Of(due.Base) ?? at, step.Name, late.Before.Name)
            .WithOther(before, $"这一步可以办到 {until}", $"this step may take until {until}")
            .WithCase(
                $"{from.Zh}: 「{late.Before.Name}」按期可以办到 {until},而「{step.Name}」{ends} 就到期;{first} 至 {last} 逐日试过,日日如此",
                $"{from.En}: “{late.Before.Name}” is in time until {until}, and “{step.Name}” is due on {ends}; tried for each day from {first} to {last}, it is so on every one")
            .WithFix($"放长「{step.Name}」的期限,或改从「{late.Before.Name}」算起", $"give “{step.Name}” more time, or count it from “{late.Before.Name}”");
    }

    private static bool Counts(DeadlineModel due) => due is { Choice: ClockChoice.Only, Direction: Direction.After, Period: not null, Norm: not Norm.Advisory, Base: not (DeadlineBase.Recurring or DeadlineBase.Fixed) };

    private sealed record Lateness(LocalDate Day, StepModel Before, DueDate Until, DueDate Due);

    /// <summary>When the steps of a procedure end at the latest, all of them in time, where what times are counted from is on a given day.</summary>
    private sealed class Chain(ProcedureModel procedure, StepsBefore order, DaysOfAYear days, DeadlineBase from)
    {
        private readonly Dictionary<string, StepModel> _steps = procedure.Steps.GroupBy(s => s.Id).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        // Branches share the steps before them; for each day every step is looked at once.
        private readonly Dictionary<string, (StepModel Step, DueDate Due)?> _ends = new(StringComparer.Ordinal);
        private Instant _start;

        /// <summary>Those of the due dates that pass too soon whichever day it begins on, with the first such day. Those that do not are
        /// left out on the day that shows it.</summary>
        internal IEnumerable<(StepModel Step, DeadlineModel Due, Lateness Late)> Late(List<(StepModel Step, DeadlineModel Due)> of)
        {
            var late = new Dictionary<DeadlineModel, Lateness>(ReferenceEqualityComparer.Instance);
            foreach (var day in days.Days)
            {
                _start = days.Noon(day);
                _ends.Clear();
                of.RemoveAll(one => !IsLate(one.Step, one.Due, day, late));
                if (of.Count == 0)
                {
                    break;
                }
            }

            return of.Select(one => (one.Step, one.Due, late[one.Due]));
        }

        private bool IsLate(StepModel step, DeadlineModel due, LocalDate day, Dictionary<DeadlineModel, Lateness> late)
        {
            var until = days.Due(_start, due.Period!.Value, due.Direction, due.Until);
            if (Before(step.Id, 0) is not { } before || before.Due.Ends <= until.Ends)
            {
                return false;
            }

            late.TryAdd(due, new Lateness(day, before.Step, before.Due, until));
            return true;
        }

        /// <summary>The step that ends last of those that always come before, and when; null while none has a due date that is known.</summary>
        private (StepModel Step, DueDate Due)? Before(string step, int depth)
        {
            if (depth > Furthest)
            {
                return null;
            }

            if (order.Joined(step) is { } parallel)
            {
                (StepModel Step, DueDate Due)? last = null;
                foreach (var branch in parallel.Steps.Take(Furthest))
                {
                    if (Ends(branch, depth + 1) is { } ends && (last is null || ends.Due.Ends > last.Value.Due.Ends))
                    {
                        last = ends;
                    }
                }

                return last;
            }

            return order.Of(step) is { } before ? Ends(before, depth + 1) : null;
        }

        private (StepModel Step, DueDate Due)? Ends(string id, int depth)
        {
            if (_ends.TryGetValue(id, out var known))
            {
                return known;
            }

            return _ends[id] = _steps.TryGetValue(id, out var step) && !IsStart(step) ? Counted(step, depth) : null;
        }

        private (StepModel Step, DueDate Due)? Counted(StepModel step, int depth)
        {
            var before = Before(step.Id, depth);
            DueDate? earliest = null;
            foreach (var due in step.Deadlines.Where(Counts))
            {
                if (BaseOf(due.Base, step, before?.Due) is { } at && days.Due(at, due.Period!.Value, due.Direction, due.Until) is var date && (earliest is null || date.Ends < earliest.Ends))
                {
                    earliest = date;
                }
            }

            return earliest is not null && (before is null || earliest.Ends > before.Value.Due.Ends) ? (step, earliest) : before;
        }

        /// <summary>The step from whose end everything is counted.</summary>
        private bool IsStart(StepModel step) => from is DeadlineBase.Happening(var happening) && (happening.Procedure is null || happening.Procedure == procedure.Name) && happening.Step == step.Id;

        /// <summary>Known are what everything is counted from, and when the step is reached, at the earliest when what it follows has happened.</summary>
        private Instant? BaseOf(DeadlineBase of, StepModel step, DueDate? before) => of == from ? _start
            : of is not DeadlineBase.Entered ? null
            : before is not null ? before.Ends - Duration.Epsilon
            : IsAfterStart(step.Id) ? _start : null;

        private bool IsAfterStart(string step)
        {
            if (from is DeadlineBase.Opened || (from is DeadlineBase.Happening({ Procedure: { } other } e) && procedure.Start is { } start && start.Procedure == other && start.Step == e.Step))
            {
                return true;
            }

            var at = order.Of(step);
            for (var depth = 0; at is not null && depth < Furthest; depth++)
            {
                if (_steps.TryGetValue(at, out var passed) && IsStart(passed))
                {
                    return true;
                }

                at = order.Of(at);
            }

            return false;
        }
    }
}
