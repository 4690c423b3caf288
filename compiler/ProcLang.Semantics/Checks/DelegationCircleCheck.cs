using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Text;

namespace ProcLang.Semantics.Checks;

/// <summary>A power is delegated onward and not round: no office may pass an act to one that may pass the same act back. Nothing is passed on
/// twice, so a circle lets the offices change written, which is seldom meant. Fix: take one of the lines out.</summary>
internal static class DelegationCircleCheck
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound)
    {
        var findings = new List<Diagnostic>();
        foreach (var procedure in bound.Procedures.Where(p => p.Delegations.Count > 1))
        {
            foreach (var act in procedure.Delegations.GroupBy(d => d.Act))
            {
                var graph = new Dictionary<string, List<(string To, Location At)>>(StringComparer.Ordinal);
                foreach (var delegation in act)
                {
                    if (delegation.Alternative.Reference is ActorReference.Where(ActorReference.OfOffice(var to), _) && to != delegation.From)
                    {
                        (graph.TryGetValue(delegation.From, out var known) ? known : graph[delegation.From] = []).Add((to, delegation.At));
                    }
                }

                foreach (var circle in Circles.In(graph.Keys, o => graph.GetValueOrDefault(o, []).Select(d => d.To)))
                {
                    findings.Add(Told(
                        procedure.Symbol.Kind == ProcedureKind.Signing ? new Bilingual($"{procedure.Symbol.Subjects[0].Name} {act.Key}", $"{procedure.Symbol.Subjects[0].Name}.Sign") : new Bilingual(act.Key, act.Key),
                        circle, graph));
                }
            }
        }

        return findings;
    }

    private static Diagnostic Told(Bilingual act, List<string> circle, Dictionary<string, List<(string To, Location At)>> graph)
    {
        (string To, Location At) Onward(string office) => graph[office].Find(d => circle.Contains(d.To));
        var first = Onward(circle[0]);
        var finding = new Diagnostic(ProcedureDiagnostics.DelegationCircle, first.At, circle[0], first.To, act)
            .WithCase(
                string.Join(",", circle.Select(o => $"「{o}」授权「{Onward(o).To}」")) + $",各自办对方的「{act.Zh}」",
                string.Join(", ", circle.Select(o => $"“{o}” delegates to “{Onward(o).To}”")) + $": each does “{act.En}” in the other's place")
            .WithFix("去掉其中一条授权", "take one of the delegations out");
        foreach (var office in circle.Skip(1))
        {
            finding = finding.WithOther(Onward(office).At, $"「{office}」又可以授权「{Onward(office).To}」", $"and “{office}” may delegate it to “{Onward(office).To}”");
        }

        return finding;
    }
}
