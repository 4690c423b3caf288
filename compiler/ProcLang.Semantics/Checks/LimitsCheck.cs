using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Text;

namespace ProcLang.Semantics.Checks;

/// <summary>A limit is a bound above, and allows as often as other rules require: a meeting that is held so often, an act that is due
/// each quarter. Fix: raise the limit or require less; what must be done at least so often is a duty.</summary>
internal static class LimitsCheck
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound)
    {
        foreach (var limit in bound.Limits.Where(l => l.How is Comparison.AtLeast or Comparison.MoreThan))
        {
            yield return new Diagnostic(ProcedureDiagnostics.LimitFromBelow, limit.At, limit.Model.Id)
                .WithLabel($"「{ConditionText.Say(limit.How, true)}」是下限", $"“{ConditionText.Say(limit.How, false)}” is a bound below")
                .WithCase("一年里一次也没有办: 没有哪个行为可以拒绝", "in a year it is done not once: there is no act to refuse")
                .WithFix("上限写「至多 … 次」;至少要办几次的,写成义务,如「截止 每 季度」", "write `at most … times`; what must be done at least so often is a duty, as in `due every quarter`");
        }

        foreach (var meeting in bound.Meetings)
        {
            if (meeting.Frequency is { Norm: not Norm.Advisory } frequency && bound.WrittenAt.Of(frequency) is { } at)
            {
                if (frequency.Least > frequency.Most)
                {
                    yield return Told(meeting.Type.Name, at, (frequency.Per, frequency.Least), (frequency.Per, frequency.Most), at);
                }

                foreach (var limit in Limiting(bound, meeting.Procedure.Name, Words.CallStep).Where(l => InAYear(frequency.Per, frequency.Least) > InAYear(l.Model.Per, l.Model.Most)))
                {
                    yield return Told(meeting.Type.Name, at, (frequency.Per, frequency.Least), (limit.Model.Per, limit.Model.Most), limit.At);
                }
            }
        }

        foreach (var procedure in bound.Limits.Count == 0 ? [] : bound.Procedures)
        {
            foreach (var step in procedure.Steps)
            {
                foreach (var due in step.Deadlines.Where(d => d is { Norm: not Norm.Advisory, Choice: ClockChoice.Only, Base: DeadlineBase.Recurring }))
                {
                    var cycle = ((DeadlineBase.Recurring)due.Base).Cycle;
                    foreach (var limit in Limiting(bound, procedure.Symbol.Name, step.Symbol.Name))
                    {
                        if (Exceeds(cycle, limit.Model) is { } needed)
                        {
                            yield return Told(step.Symbol.Name, bound.WrittenAt.Of(due.Base) ?? step.Symbol.DeclaredAt, needed, (limit.Model.Per, limit.Model.Most), limit.At);
                        }
                    }
                }
            }
        }
    }

    private static IEnumerable<BoundLimit> Limiting(BoundRulebook bound, string procedure, string step) => bound.Limits.Where(l =>
        l.How is Comparison.AtMost or Comparison.LessThan && l.Model is { Norm: not Norm.Advisory, Unless: null } && l.Model.Procedure == procedure && l.Model.Step == step);

    /// <summary>How often the cycle asks in a year, or in a month, when that is more than the limit allows.</summary>
    private static (PeriodUnit Per, int Times)? Exceeds(Cycle cycle, LimitModel limit)
    {
        var days = cycle.Days.IsDefaultOrEmpty ? [] : cycle.Days;
        var year = cycle.Every is { } every
            ? every.Unit switch
            {
                PeriodUnit.Years => 1 / Math.Max(1, every.Amount),
                PeriodUnit.Months => 12 / Math.Max(1, every.Amount),
                PeriodUnit.Weeks => 52 / Math.Max(1, every.Amount),
                _ => 365 / Math.Max(1, every.Amount),
            }
            : Math.Max(1, days.Length);
        if (year > InAYear(limit.Per, limit.Most))
        {
            return (PeriodUnit.Years, year);
        }

        var month = days.GroupBy(d => d.Month).Select(g => g.Count()).DefaultIfEmpty(0).Max();
        return limit.Per == PeriodUnit.Months && month > limit.Most ? (PeriodUnit.Months, month) : null;
    }

    private static int InAYear(PeriodUnit per, int times) => times * per switch { PeriodUnit.Years => 1, PeriodUnit.Months => 12, PeriodUnit.Weeks => 53, _ => 366 };

    private static Diagnostic Told(string act, Location at, (PeriodUnit Per, int Times) needed, (PeriodUnit Per, int Times) allowed, Location limit)
    {
        var (needs, allows) = (Say(needed), Say(allowed));
        var finding = new Diagnostic(ProcedureDiagnostics.LimitTooLow, at, act, needs, allows)
            .WithCase(
                $"同一{Period(allowed.Per).Zh}里「{act}」到第 {allowed.Times + 1} 次就被拒",
                $"in one {Period(allowed.Per).En} “{act}” is refused the {Ordinal(allowed.Times + 1)} time")
            .WithFix("放宽限额,或减少要求的次数", "raise the limit, or require less");
        return limit == at ? finding : finding.WithOther(limit, $"只许{allows.Zh}", $"allows {allows.En}");
    }

    private static Bilingual Say((PeriodUnit Per, int Times) often) =>
        new($"每{Period(often.Per).Zh} {often.Times} 次", often.Times == 1 ? $"once a {Period(often.Per).En}" : $"{often.Times} times a {Period(often.Per).En}");

    private static Bilingual Period(PeriodUnit per) => per switch
    {
        PeriodUnit.Days => new("日", "day"),
        PeriodUnit.Weeks => new("周", "week"),
        PeriodUnit.Months => new("月", "month"),
        _ => new("年", "year"),
    };

    private static string Ordinal(int number) => number + (number % 100 is 11 or 12 or 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });
}
