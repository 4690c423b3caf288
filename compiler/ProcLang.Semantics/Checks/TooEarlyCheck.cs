using System.Globalization;
using NodaTime;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Analysis;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Text;
using Period = ProcLang.Runtime.Deadlines.Period;

namespace ProcLang.Semantics.Checks;

/// <summary>What is due may be done in time: its due date does not pass while it must still wait (不早于), counted from the same day. Each day of
/// a year is tried. Fix: lengthen the due date or shorten the wait.</summary>
internal static class TooEarlyCheck
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound, RulebookModel model)
    {
        DaysOfAYear? days = null;
        foreach (var procedure in model.Procedures)
        {
            foreach (var step in procedure.Steps)
            {
                foreach (var guard in step.Guards)
                {
                    if (guard is not { Norm: Norm.Constitutive, Condition: Condition.Elapsed { Span: { Period: { } wait } span } })
                    {
                        continue;
                    }

                    foreach (var due in step.Deadlines)
                    {
                        if (due is { Choice: ClockChoice.Only, Period: { } period, Norm: not Norm.Advisory } && due.Base == span.Base && due.Direction == span.Direction
                            && !(due.Direction == Direction.After && Fits(wait, period, model.LastDay)) && Steps.Find(bound, procedure, step) is { } at)
                        {
                            days ??= new DaysOfAYear(model);
                            if (Tried(days, step, guard, due, at.DeclaredAt, bound.WrittenAt) is { } finding)
                            {
                                yield return finding;
                            }
                        }
                    }
                }
            }
        }
    }

    /// <summary>True when the same kind of days settles it without a calendar.</summary>
    private static bool Fits(Period wait, Period due, LastDayPolicy policy) =>
        wait.Unit == due.Unit && wait.Amount < due.Amount && (policy != LastDayPolicy.RollsBack || due.Unit is PeriodUnit.WorkingDays or PeriodUnit.Hours);

    private static Diagnostic? Tried(DaysOfAYear days, StepModel step, GuardModel guard, DeadlineModel due, Location at, WrittenAt written)
    {
        var wait = ((Condition.Elapsed)guard.Condition).Span;
        (LocalDate Day, DueDate May, DueDate Due)? late = null;
        var fits = false;
        foreach (var day in days.Days)
        {
            var from = days.Noon(day);
            var (may, until) = (days.Floor(from, wait.Period!.Value, wait.Direction), days.Due(from, due.Period!.Value, due.Direction, due.Until));
            if (may.Ends < until.Ends)
            {
                fits = true;
            }
            else
            {
                late ??= (day, may, until);
            }

            if (fits && late is not null)
            {
                break;
            }
        }

        if (late is not { } shown)
        {
            return null;
        }

        var (bound1, bound2) = fits ? ("", "") : ($";{Say(days.First)} 至 {Say(days.Last)} 逐日试过,日日如此", $"; tried for each day from {Say(days.First)} to {Say(days.Last)}, it is so on every one");
        var finding = new Diagnostic(fits ? ProcedureDiagnostics.SometimesDueTooSoon : ProcedureDiagnostics.DueTooSoon, written.Of(due.Base) ?? at, step.Name)
            .WithCase(
                $"{On(due.Base, shown.Day).Zh}: 过了 {Say(shown.May.LastDay)} 才可以办,{Say(shown.Due.LastDay)} 就到期{bound1}",
                $"{On(due.Base, shown.Day).En}: it may be done only after {Say(shown.May.LastDay)}, and is due on {Say(shown.Due.LastDay)}{bound2}")
            .WithFix("放长期限,或缩短「不早于」", "make the due date later, or the wait shorter");
        return written.Of(guard.Condition) is { } other ? finding.WithOther(other, "在此之前不许办", "it may not be done before this") : finding;
    }

    /// <summary>That what a time counts from was on a day: 2024-01-01 公示; Publish on 2024-01-01.</summary>
    internal static Bilingual On(DeadlineBase from, LocalDate day) => from is DeadlineBase.Date(var fact)
        ? new($"{fact} 为 {Say(day)}", $"{fact} is {Say(day)}")
        : new($"{Say(day)} {ConditionText.Say(from, true)}", $"{ConditionText.Say(from, false)} on {Say(day)}");

    internal static string Say(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
