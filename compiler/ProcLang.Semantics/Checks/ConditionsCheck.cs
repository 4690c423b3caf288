using System.Collections.Immutable;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Analysis;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Text;

namespace ProcLang.Semantics.Checks;

/// <summary>The conditions of a procedure leave a way: what an act needs can hold together, every way out of a step is taken in
/// some case, and where ways depend on attributes alone, some way is open in every case. Fix: mend a condition, add a last way without one, or take away what is never used.</summary>
internal static class ConditionsCheck
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound, ImmutableArray<ProcedureModel> procedures)
    {
        var findings = new List<Diagnostic>();
        foreach (var procedure in procedures)
        {
            if (procedure.Kind == ProcedureKind.Signing || bound.Symbols.Procedure(procedure.Name) is not { } symbol)
            {
                continue;
            }

            Dictionary<string, FactType>? facts = null;
            Dictionary<string, FactType> Facts() => facts ??= FactsOf(procedure);
            foreach (var step in procedure.Steps)
            {
                if (symbol.Step(step.Id) is { } at)
                {
                    Needs(step.Guards, step.Name, Facts, at.DeclaredAt, findings);
                    foreach (var outcome in step.Outcomes)
                    {
                        Ways(step, outcome, Facts, at.DeclaredAt, findings);
                    }
                }
            }

            foreach (var record in procedure.Records)
            {
                if (symbol.Record(record.Name) is { } at)
                {
                    Needs(record.Guards, record.Name, Facts, at.DeclaredAt, findings);
                }
            }
        }

        return findings;
    }

    private static Dictionary<string, FactType> FactsOf(ProcedureModel procedure)
    {
        var facts = new Dictionary<string, FactType>(StringComparer.Ordinal);
        foreach (var fact in procedure.Facts)
        {
            facts[fact.Name] = fact.Type;
        }

        return facts;
    }

    /// <summary>What refuses an act must be able to hold all at once, else the act is never accepted.</summary>
    private static void Needs(ImmutableArray<GuardModel> guards, string act, Func<Dictionary<string, FactType>> facts, Location at, List<Diagnostic> findings)
    {
        var conditions = new List<Condition>();
        foreach (var guard in guards)
        {
            if (guard.Norm == Norm.Constitutive && guard.Outcome is null)
            {
                conditions.Add(guard.Condition);
            }
        }

        if (conditions.Count == 0)
        {
            return;
        }

        var space = CaseSpace.Of(conditions, facts());
        if (space.Cases(new Condition.All([.. conditions])) == DecisionDiagrams.Never && !space.Sets.GaveUp)
        {
            findings.Add(new Diagnostic(ProcedureDiagnostics.NeverAccepted, at, act)
                .WithLabel("这些条件不能同时成立: " + string.Join("; ", conditions.Select(c => ConditionText.Say(c, true))),
                    "these never hold together: " + string.Join("; ", conditions.Select(c => ConditionText.Say(c, false))))
                .WithFix("改其中一个条件,或限定它只管某一种结果", "mend one of them, or limit it to one outcome"));
        }
    }

    private static void Ways(StepModel step, OutcomeModel outcome, Func<Dictionary<string, FactType>> facts, Location at, List<Diagnostic> findings)
    {
        var conditional = false;
        foreach (var way in outcome.Transitions)
        {
            conditional |= way.When is not null;
        }

        if (!conditional)
        {
            return;
        }

        var space = CaseSpace.Of(outcome.Transitions.Select(t => t.When), facts());
        var open = DecisionDiagrams.Always;
        foreach (var way in outcome.Transitions)
        {
            var taken = space.Sets.And(open, space.Cases(way.When));
            if (taken == DecisionDiagrams.Never && !space.Sets.GaveUp)
            {
                var (zh, en) = Where(way);
                findings.Add(new Diagnostic(ProcedureDiagnostics.NeverTaken, at, step.Name, zh, en)
                    .WithFix("写在前面的去向已管到所有情形;调换次序,或删去它", "the ways before it take every case: change the order, or take it away"));
            }

            open = space.Sets.And(open, space.Sets.Not(space.Cases(way.When)));
        }

        // Whether an event has happened may hang together with other events; only attributes are free to be anything.
        if (open != DecisionDiagrams.Never && !space.Sets.GaveUp && outcome.Transitions.All(t => ConditionText.Atoms(t.When).All(IsOfAttributes)))
        {
            findings.Add(new Diagnostic(ProcedureDiagnostics.NoWayOn, at, step.Name)
                .WithCase(space.Say(open, true), space.Say(open, false))
                .WithFix("末尾补一个不带条件的去向:「→ …」", "add a last way without a condition: `-> …`"));
        }
    }

    private static (string Zh, string En) Where(TransitionModel way) => way.Targets.Length > 0
        ? (string.Join("、", way.Targets), string.Join(", ", way.Targets))
        : ("完成", "done");

    private static bool IsOfAttributes(Condition atom) => atom is Condition.Flag or Condition.FactIs or Condition.Compare;
}
