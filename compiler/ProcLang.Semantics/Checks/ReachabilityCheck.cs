using System.Collections.Immutable;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Semantics.Checks;

/// <summary>Every step is reached from the start by some outcomes. Fix: let an outcome go to it, or take it away.</summary>
internal static class ReachabilityCheck
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound, ImmutableArray<ProcedureModel> procedures)
    {
        foreach (var procedure in procedures)
        {
            var reached = new StepGraph(procedure).Reached();
            foreach (var step in procedure.Steps.Where(s => !reached.Contains(s.Id)))
            {
                if (Steps.Find(bound, procedure, step) is { } symbol)
                {
                    yield return new Diagnostic(ProcedureDiagnostics.Unreachable, symbol.DeclaredAt, step.Name, procedure.Name)
                        .WithFix($"让某个结果走到它: → {step.Name}", $"let an outcome go to it: -> {step.Alias ?? step.Name}");
                }
            }
        }
    }
}

/// <summary>Finds where the steps of the model were declared.</summary>
internal static class Steps
{
    internal static StepSymbol? Find(BoundRulebook bound, ProcedureModel procedure, StepModel step) =>
        bound.Symbols.Procedure(procedure.Name)?.Step(step.Id);
}
