using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Semantics.Checks;

/// <summary>Every step says who acts, unless it waits for an event. Fix: write 由 and who.</summary>
internal static class NobodyActsCheck
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound, RulebookModel model)
    {
        foreach (var procedure in model.Procedures.Where(p => p.Kind == ProcedureKind.Procedure))
        {
            foreach (var step in procedure.Steps.Where(s => s.Actors.IsEmpty && s.Alternatives.IsEmpty && s.Awaits is null))
            {
                if (Steps.Find(bound, procedure, step) is { } symbol)
                {
                    yield return new Diagnostic(ProcedureDiagnostics.NobodyActs, symbol.DeclaredAt, step.Name)
                        .WithFix($"写明由谁办: 步骤 {step.Name} 由 县长", $"say who acts: step {step.Alias ?? step.Name} by CountyHead");
                }
            }
        }
    }
}
