using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Semantics.Checks;

/// <summary>What is due each year or each quarter comes again: after it is done its step is reached anew. Fix: let the step lead back to itself,
/// or write a duty, which does so.</summary>
internal static class CycleCheck
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound)
    {
        foreach (var procedure in bound.Procedures)
        {
            foreach (var step in procedure.Steps.Concat(procedure.Records.Select(r => r.Clauses)))
            {
                if (step.Deadlines.Any(IsCycle) && !ComesAgain(procedure, step))
                {
                    yield return new Diagnostic(ProcedureDiagnostics.ComesOnce, step.Symbol.DeclaredAt, step.Symbol.Name)
                        .WithFix($"让步骤回到自己: {{ → {step.Symbol.Name} }},或者写成义务", $"let the step lead back to itself: {{ -> {step.Symbol.Alias ?? step.Symbol.Name} }}, or write a duty");
                }
            }
        }
    }

    internal static bool IsCycle(DeadlineModel deadline) => deadline.Base is DeadlineBase.Recurring || deadline.Others.Any(o => o.Base is DeadlineBase.Recurring);

    private static bool ComesAgain(BoundProcedure procedure, BoundStep step)
    {
        var (seen, next) = (new HashSet<string>(StringComparer.Ordinal), new Queue<BoundStep>([step]));
        while (next.TryDequeue(out var at))
        {
            foreach (var target in at.Outcomes.SelectMany(o => o.Targets))
            {
                if (target == step.Symbol.Name)
                {
                    return true;
                }

                if (seen.Add(target) && procedure.Steps.Find(s => s.Symbol.Name == target) is { } found)
                {
                    next.Enqueue(found);
                }
            }
        }

        return false;
    }
}
