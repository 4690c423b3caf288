using System.Collections.Immutable;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Analysis;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
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
            Opens(bound, procedure, symbol, Facts, findings);
            Forbids(bound, symbol, Facts, findings);
            foreach (var step in procedure.Steps)
            {
                if (symbol.Step(step.Id) is { } at)
                {
                    Needs(step.Guards, step.Name, step.Outcomes.Select(o => o.Name), Facts, at.DeclaredAt, bound.WrittenAt, findings);
                    foreach (var outcome in step.Outcomes)
                    {
                        Ways(step, outcome, Facts, at.DeclaredAt, bound.WrittenAt, findings);
                    }
                }
            }

            foreach (var record in procedure.Records)
            {
                if (symbol.Record(record.Name) is { } at)
                {
                    Needs(record.Guards, record.Name, record.Outcomes.Select(o => (string?)o.Name), Facts, at.DeclaredAt, bound.WrittenAt, findings);
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

    /// <summary>A procedure or duty that begins in some cases only begins in one: an exception does not take them all.</summary>
    private static void Opens(BoundRulebook bound, ProcedureModel procedure, ProcedureSymbol symbol, Func<Dictionary<string, FactType>> facts, List<Diagnostic> findings)
    {
        if (procedure.Start?.When is not { } when || !IsNever(when, facts))
        {
            return;
        }

        ImmutableArray<Condition> parts = when is Condition.All(var all) ? all : [when];
        findings.Add(Together(new Diagnostic(
                ProcedureDiagnostics.NeverOpens, bound.WrittenAt.Of(when) ?? symbol.DeclaredAt, symbol.Name, new Bilingual(symbol.KindName.Zh, symbol.KindName.En)), parts, facts)
            .WithFix("改「若」后的条件或「除外」,使它有管到的情形", "mend the condition or the exception, so that some case is left"));
    }

    /// <summary>A prohibition forbids something: its exception does not take every case of it.</summary>
    private static void Forbids(BoundRulebook bound, ProcedureSymbol symbol, Func<Dictionary<string, FactType>> facts, List<Diagnostic> findings)
    {
        foreach (var (act, _, guard) in bound.ProcedureOf(symbol).Forbids)
        {
            var forbidden = Conditions.Negate(guard.Condition);
            if (IsNever(forbidden, facts))
            {
                ImmutableArray<Condition> parts = forbidden is Condition.All(var all) ? all : [forbidden];
                findings.Add(Together(new Diagnostic(ProcedureDiagnostics.ForbidsNothing, bound.WrittenAt.Of(guard.Condition) ?? symbol.DeclaredAt, act), parts, facts)
                    .WithFix("改「当」或「除外」的条件,或删去这条禁止", "mend its condition or its exception, or take the prohibition away"));
            }
        }
    }

    /// <summary>What never holds together is named, and a case in which one of them fails.</summary>
    private static Diagnostic Together(Diagnostic finding, ImmutableArray<Condition> conditions, Func<Dictionary<string, FactType>> facts)
    {
        var said = Requirement.Say(conditions);
        finding = finding.WithLabel("这些条件不能同时成立: " + said.Zh, "these never hold together: " + said.En);
        return Requirement.Clash(conditions, facts()) is { } clash ? finding with { Case = clash } : finding;
    }

    private static bool IsNever(Condition condition, Func<Dictionary<string, FactType>> facts)
    {
        var space = CaseSpace.Of([condition], facts());
        return space.Cases(condition) == DecisionDiagrams.Never && !space.Sets.GaveUp;
    }

    /// <summary>What refuses an act must be able to hold all at once, else the act is never accepted; also for each outcome of which more is asked.</summary>
    private static void Needs(
        ImmutableArray<GuardModel> guards, string act, IEnumerable<string?> outcomes, Func<Dictionary<string, FactType>> facts, Location at,
        WrittenAt written, List<Diagnostic> findings)
    {
        if (!Contradict(guards, act, null, facts, at, written, findings) && guards.Any(g => g.Outcome is not null))
        {
            foreach (var outcome in outcomes.OfType<string>().Where(o => guards.Any(g => g.Outcome == o)))
            {
                Contradict(guards, $"{act}.{outcome}", outcome, facts, at, written, findings);
            }
        }
    }

    private static bool Contradict(ImmutableArray<GuardModel> guards, string act, string? outcome, Func<Dictionary<string, FactType>> facts, Location at,
        WrittenAt written, List<Diagnostic> findings)
    {
        var conditions = new List<Condition>();
        foreach (var guard in guards)
        {
            if (guard.Norm == Norm.Constitutive && (guard.Outcome is null || guard.Outcome == outcome))
            {
                conditions.Add(guard.Condition);
            }
        }

        if (conditions.Count == 0 || !IsNever(new Condition.All([.. conditions]), facts))
        {
            return false;
        }

        var finding = Together(new Diagnostic(ProcedureDiagnostics.NeverAccepted, at, act), [.. conditions], facts);
        foreach (var place in conditions.Select(written.Of).OfType<Location>())
        {
            finding = finding.WithOther(place, "要求之一", "one of the requirements");
        }

        findings.Add(finding.WithFix("改其中一个条件,或限定它只管某一种结果", "mend one of them, or limit it to one outcome"));
        return true;
    }

    private static void Ways(
        StepModel step, OutcomeModel outcome, Func<Dictionary<string, FactType>> facts, Location at, WrittenAt written, List<Diagnostic> findings)
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
                var told = new Diagnostic(ProcedureDiagnostics.NeverTaken, (way.When is { } when ? written.Of(when) : null) ?? at, step.Name, zh, en);
                foreach (var before in outcome.Transitions.TakeWhile(t => t != way).Select(t => t.When is { } earlier ? written.Of(earlier) : null).OfType<Location>())
                {
                    told = told.WithOther(before, "写在前面的去向", "a way before it");
                }

                if (space.Cases(way.When) is not DecisionDiagrams.Never and var its
                    && outcome.Transitions.TakeWhile(t => t != way).FirstOrDefault(t => space.Sets.And(its, space.Cases(t.When)) != DecisionDiagrams.Never) is { } first)
                {
                    var both = space.Sets.And(its, space.Cases(first.When));
                    var (whenZh, whenEn) = both == DecisionDiagrams.Always ? ("任何情形", "in every case") : (space.Say(both, true), "when " + space.Say(both, false));
                    told = told.WithCase($"{whenZh}: 先走「{Where(first).Zh}」", $"{whenEn} it goes to “{Where(first).En}” first");
                }

                findings.Add(told.WithFix("写在前面的去向已管到所有情形;调换次序,或删去它", "the ways before it take every case: change the order, or take it away"));
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
