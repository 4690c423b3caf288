using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Text;

namespace ProcLang.Semantics.Checks;

/// <summary>The calendar has data for the days the scenarios expect deadlines on. Fix: add the year's notice to the calendar.</summary>
internal static class CalendarDataCheck
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound, RulebookModel model)
    {
        if (model.Calendar.Horizon is not { } horizon || bound.Head is not { } head)
        {
            yield break;
        }

        foreach (var scenario in model.Scenarios)
        {
            foreach (var line in scenario.Lines)
            {
                if (line is not ScenarioLine.DueOn { Provisional: false } due || model.Calendar.Covers(due.Date))
                {
                    continue;
                }

                yield return new Diagnostic(
                    ProcedureDiagnostics.NoCalendarData, head.At, model.Calendar.Name,
                    horizon.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                    due.Date.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
                    .WithFix("在日历里补上这一年的放假通知", "add that year's notice to the calendar");
                yield break;
            }
        }
    }
}
