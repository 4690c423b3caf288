using ProcLang.Runtime.Authority;
using ProcLang.Semantics.Binding;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Text;

namespace ProcLang.Semantics.Checks;

/// <summary>Standing in leads to somebody: where offices stand in for each other in a circle, each of them has also a deputy outside it, because
/// standing in is never passed on and all of the circle may be away at once. Fix: name a further deputy, or take a rule of the circle out.</summary>
internal static class ActingCircleCheck
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound)
    {
        if (bound.Acting.Count == 0)
        {
            return [];
        }

        var graph = new Dictionary<string, List<(string Deputy, Location At)>>(StringComparer.Ordinal);
        foreach (var (rule, at) in bound.Acting)
        {
            // Of one office several may be holders, and stand in for each other.
            if (rule.Absent != rule.Deputy)
            {
                (graph.TryGetValue(rule.Absent.Name, out var known) ? known : graph[rule.Absent.Name] = []).Add((rule.Deputy.Name, at));
            }
        }

        var findings = new List<Diagnostic>();
        foreach (var circle in Circles.In(graph.Keys, office => graph.GetValueOrDefault(office, []).Select(d => d.Deputy)))
        {
            if (circle.Find(o => graph[o].TrueForAll(d => circle.Contains(d.Deputy))) is { } stuck)
            {
                findings.Add(Told(Around(circle, stuck, graph), graph));
            }
        }

        return findings;
    }

    /// <summary>One way round, from the office that has no deputy outside, by the first deputies named.</summary>
    private static List<string> Around(List<string> circle, string from, Dictionary<string, List<(string Deputy, Location At)>> graph)
    {
        var way = new List<string>();
        for (var at = from; !way.Contains(at); at = graph[at].Find(d => circle.Contains(d.Deputy)).Deputy)
        {
            way.Add(at);
        }

        return way;
    }

    private static Diagnostic Told(List<string> way, Dictionary<string, List<(string Deputy, Location At)>> graph)
    {
        // The deputies of the first may come round without it.
        var first = way[0];
        var all = string.Join("、", way);
        var allEn = string.Join(", ", way);
        var finding = new Diagnostic(ProcedureDiagnostics.ActingCircle, graph[first][0].At, first, graph[first][0].Deputy, string.Join(" → ", way.Append(graph[way[^1]][0].Deputy)))
            .WithCase($"{all} 同时不在,没有人能代行「{first}」: 代行不再往下传", $"{allEn} are away at once: nobody stands in for “{first}”, because standing in is not passed on")
            .WithFix($"再写一个代行的人,如「代行 {first} 由 {graph[first][0].Deputy}, …」", $"name a further deputy, as in `acting {first} by {graph[first][0].Deputy}, …`");
        foreach (var office in way.Skip(1))
        {
            finding = finding.WithOther(graph[office][0].At, $"「{office}」又由「{graph[office][0].Deputy}」代行", $"and “{graph[office][0].Deputy}” stands in for “{office}”");
        }

        return finding;
    }
}
