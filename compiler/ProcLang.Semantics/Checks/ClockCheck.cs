using ProcLang.Runtime.Deadlines;
using ProcLang.Semantics.Binding;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Semantics.Checks;

/// <summary>What is extended, suspended or restarted is a time that runs: a due date counted after something. A record's time is only
/// stopped and started anew: there is no act to wait for. Fix: give the step a due date.</summary>
internal static class ClockCheck
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound)
    {
        foreach (var procedure in bound.Procedures)
        {
            foreach (var step in procedure.Steps.Concat(procedure.Records.Select(r => r.Clauses)))
            {
                var runs = step.Deadlines.Any(d => d is { Direction: Direction.After, Period: not null });
                if (step.ClockAt is { } at && (!runs || (step.Extensions.Any(e => e.Extends is not null) && !procedure.Steps.Contains(step))))
                {
                    yield return new Diagnostic(ProcedureDiagnostics.NothingToExtend, at, step.Symbol.Name)
                        .WithFix("先写它的期限,如「期限 受理 后 20 个工作日 内」", "state its time first, as in `within 20 working days after opened`");
                }
            }
        }
    }
}
