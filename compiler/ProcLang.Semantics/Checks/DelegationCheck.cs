using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Semantics.Checks;

/// <summary>An office delegates only an act that is its own, and alone its own. Fix: name the office that does it, or another act.</summary>
internal static class DelegationCheck
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound, RulebookModel model)
    {
        Dictionary<string, ProcedureModel>? byName = null;
        foreach (var procedure in bound.Procedures)
        {
            if (procedure.Delegations.Count == 0)
            {
                continue;
            }

            byName ??= model.Procedures.ToDictionary(p => p.Name, StringComparer.Ordinal);
            var made = byName.GetValueOrDefault(procedure.Symbol.Name);
            foreach (var delegation in procedure.Delegations)
            {
                if (made?.Steps.Any(s => s.Alternatives.Any(a => a.Clause == delegation.Alternative.Clause)) != true)
                {
                    yield return new Diagnostic(ProcedureDiagnostics.NothingToDelegate, delegation.At, delegation.From, delegation.Act)
                        .WithFix("写由它一个办的行为,或写办这件事的职务", "name an act that is its own alone, or the office whose it is");
                }
            }
        }
    }
}
