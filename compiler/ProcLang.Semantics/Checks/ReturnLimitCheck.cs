using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Semantics.Checks;

/// <summary>An outcome that may be given only so often leads back to its step: or else it is never given twice.</summary>
internal static class ReturnLimitCheck
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound, RulebookModel model)
    {
        foreach (var procedure in bound.Procedures)
        {
            foreach (var step in procedure.Steps)
            {
                foreach (var (name, _, at) in step.LimitedOutcomes)
                {
                    if (model.Procedures.FirstOrDefault(p => p.Name == procedure.Symbol.Name) is { } made
                        && made.Steps.FirstOrDefault(s => s.Id == step.Symbol.Name)?.Outcomes.FirstOrDefault(o => o.Name == name) is { } outcome
                        && !new StepGraph(made).LeadsTo(made, outcome.Transitions, step.Symbol.Name))
                    {
                        yield return new Diagnostic(ProcedureDiagnostics.NeverAgain, at, step.Symbol.Name, name)
                            .WithFix("让它回到先前的步骤,或去掉「至多 … 次」", "let it lead back to an earlier step, or drop `at most … times`");
                    }
                }
            }
        }
    }
}
