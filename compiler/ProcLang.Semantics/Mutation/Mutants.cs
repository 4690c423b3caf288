using System.Collections.Immutable;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Properties;
using ProcLang.Semantics.Reference;
using ProcLang.Semantics.Scenarios;

namespace ProcLang.Semantics.Mutation;

/// <summary>Changes a rulebook one meaning at a time, and says whether its scenarios notice.</summary>
public static class Mutants
{
    /// <summary>Every mutant, in order of the text; each differs from the rulebook in one meaning.</summary>
    public static ImmutableArray<Mutant> Of(RulebookModel model)
    {
        var numbers = new Dictionary<(string, string), int>();
        var mutants = ImmutableArray.CreateBuilder<Mutant>();
        foreach (var (changed, kind, procedure, clause, change) in Changes(model))
        {
            var number = numbers.GetValueOrDefault((clause?.Id ?? "", kind)) + 1;
            numbers[(clause?.Id ?? "", kind)] = number;
            mutants.Add(new Mutant($"{clause?.Id ?? "-"}/{kind}/{number}", kind, procedure, clause, change, changed));
        }

        return mutants.ToImmutable();
    }

    /// <summary>True when a scenario fails on the mutant, or a run of it breaks a property. Properties are asked first: they need no playing. Scenarios that exercise its clause are asked first, for they are the
    /// likeliest to notice. <paramref name="before"/> are the scenarios' results on the rulebook itself.</summary>
    public static bool IsNoticed(Mutant mutant, ImmutableArray<ScenarioResult> before)
    {
        var clause = mutant.Clause?.Id;
        bool Exercises(int i) => clause is not null && (before[i].ClausesAccepted.Contains(clause) || before[i].ClausesRefused.Contains(clause));
        try
        {
            var prover = new PropertyProver(mutant.Model);
            if (mutant.Model.Properties.Any(p => prover.Prove(p).Standing == PropertyStanding.Refuted))
            {
                return true;
            }

            var rulebook = new ReferenceRulebook(mutant.Model);
            foreach (var i in Enumerable.Range(0, before.Length).OrderByDescending(Exercises))
            {
                if (!ScenarioRunner.Run(rulebook, mutant.Model, mutant.Model.Scenarios[i]).Passed)
                {
                    return true;
                }
            }

            return false;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or KeyNotFoundException or NullReferenceException or IndexOutOfRangeException)
        {
            // A change can leave a rulebook that no checked text could give; that it cannot run at all is noticed.
            return true;
        }
    }

    private static IEnumerable<(RulebookModel, string, string?, Clause?, Phrase)> Changes(RulebookModel model)
    {
        for (var p = 0; p < model.Procedures.Length; p++)
        {
            foreach (var changed in ProcedureChanges.Of(model.Procedures[p], model))
            {
                yield return (model with { Procedures = model.Procedures.SetItem(p, changed.Procedure) }, changed.Kind, changed.Procedure.Name, changed.Clause, changed.Change);
            }
        }

        for (var p = 0; p < model.Procedures.Length; p++)
        {
            if (model.Procedures[p] is { Kind: ProcedureKind.Duty, Start.Clause: var clause } duty)
            {
                yield return (model with { Procedures = model.Procedures.RemoveAt(p) }, "duty", duty.Name, clause, new("去掉义务", "without the duty"));
            }
        }

        for (var l = 0; l < model.Limits.Length; l++)
        {
            var limit = model.Limits[l];
            yield return (model with { Limits = model.Limits.RemoveAt(l) }, "limit", limit.Procedure, limit.Clause, new("去掉限额", "without the limit"));
            yield return (model with { Limits = model.Limits.SetItem(l, limit with { Most = limit.Most + 1 }) }, "limit", limit.Procedure, limit.Clause,
                new($"至多 {limit.Most} 次改为 {limit.Most + 1} 次", $"at most {limit.Most} becomes {limit.Most + 1}"));
            var norm = limit.Norm == Norm.Constitutive ? Norm.Regulative : Norm.Constitutive;
            yield return (model with { Limits = model.Limits.SetItem(l, limit with { Norm = norm }) }, "limit", limit.Procedure, limit.Clause,
                norm == Norm.Constitutive ? new("超过改为拒绝", "over the limit becomes refused") : new("超过改为只记违反", "over the limit becomes a breach only"));
        }

        for (var a = 0; a < model.Acting.Length; a++)
        {
            var rule = model.Acting[a];
            yield return (model with { Acting = model.Acting.RemoveAt(a) }, "acting", null, rule.Clause, new("去掉代行", "without standing in"));
            yield return (model with { Acting = model.Acting.SetItem(a, rule with { NeedsMandate = !rule.NeedsMandate }) }, "acting", null, rule.Clause,
                rule.NeedsMandate ? new("不必受委托", "needs no mandate") : new("须受委托", "needs a mandate"));
            if (!rule.After.IsEmpty)
            {
                yield return (model with { Acting = model.Acting.SetItem(a, rule with { After = [] }) }, "acting", null, rule.Clause,
                    new($"{rule.Deputy} 不必等前面的人都不在", $"{rule.Deputy} need not wait until those before are away"));
            }

            foreach (var kind in rule.AbsenceKinds.Where(_ => rule.AbsenceKinds.Length > 1))
            {
                yield return (model with { Acting = model.Acting.SetItem(a, rule with { AbsenceKinds = rule.AbsenceKinds.Remove(kind) }) }, "acting", null, rule.Clause, Words.Without(kind));
            }
        }

        foreach (var (applicability, kind, clause, change) in ApplicabilityChanges.Of(model.Applicability))
        {
            yield return (model with { Applicability = applicability }, kind, null, clause, change);
        }

        if (model.LastDay != LastDayPolicy.Stays)
        {
            yield return (model with { LastDay = LastDayPolicy.Stays }, "last-day", null, null, new("末日改为不顺延", "the last day stays"));
        }
    }
}
