using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Semantics.Checks;

/// <summary>What is made up after an emergency is what the emergency waived. Fix: waive it, or do not ask for it again.</summary>
internal static class EmergencyCheck
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound, RulebookModel model)
    {
        foreach (var emergency in bound.Procedures.SelectMany(p => p.Emergencies))
        {
            foreach (var (step, _, at) in emergency.MadeUp)
            {
                if (emergency.Waived.All(w => w.Step != step))
                {
                    yield return new Diagnostic(ProcedureDiagnostics.MadeUpNotWaived, at, step, emergency.Record.Name)
                        .WithFix($"写「免 {step}」,或去掉补办", $"say `waives {step}`, or drop `made up`");
                }
            }
        }
    }
}
