using System.Collections.Immutable;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Semantics.Checks;

/// <summary>From every reachable step the end can be reached. Fix: give some step on the way an outcome → 完成.</summary>
internal static class CannotEndCheck
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound, ImmutableArray<ProcedureModel> procedures)
    {
        foreach (var procedure in procedures.Where(p => p.Steps.Length > 0))
        {
            var graph = new StepGraph(procedure);
            var (reached, ending) = (graph.Reached(), graph.CanEnd());
            if (procedure.Steps.Any(s => s.Deadlines.Any(CycleCheck.IsCycle)))
            {
                // What is due year after year has no end.
                continue;
            }

            if (procedure.Steps.FirstOrDefault(s => reached.Contains(s.Id) && !ending.Contains(s.Id)) is { } stuck &&
                Steps.Find(bound, procedure, stuck) is { } symbol)
            {
                yield return new Diagnostic(ProcedureDiagnostics.CannotEnd, symbol.DeclaredAt, stuck.Name, procedure.Name)
                    .WithFix("给它或它后面的步骤一个「→ 完成」", "give it or a step after it an outcome `-> done`");
            }
        }
    }
}
