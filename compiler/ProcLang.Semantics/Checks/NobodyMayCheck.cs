using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Analysis;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Text;

namespace ProcLang.Semantics.Checks;

/// <summary>Whoever is to do a step, bear a duty or make a record is not kept from it by who he is: the rules do not name an office and
/// forbid the act to its holders, nor let someone approve his own act where they say he must not. Fix: name somebody else, or mend the condition.</summary>
internal static class NobodyMayCheck
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound, RulebookModel model)
    {
        var findings = new List<Diagnostic>();
        WhoIsWhom? who = null;
        foreach (var procedure in model.Procedures)
        {
            foreach (var step in procedure.Steps)
            {
                // What time alone ends needs nobody.
                if (step.Awaits is null && step.Actors.Length > 0 && step.Guards.Any(IsOfWho) && !step.Deadlines.Any(d => d.Overdue is OverdueModel.Deemed or OverdueModel.Continue or OverdueModel.Lapse) && Steps.Find(bound, procedure, step) is { } at)
                {
                    who ??= new WhoIsWhom(model);
                    var instead = step.Alternatives.Select(a => a.Reference)
                        .Concat(step.Deadlines.Select(d => d.Overdue).OfType<OverdueModel.Escalate>().Select(e => e.To)).ToList();
                    Check(new Act(procedure, step.Name, step.Guards, [.. step.Actors.Select(a => a.Reference)], instead, step.AnyActor || step.Actors.Length == 1),
                        step.Outcomes.Select(o => o.Name), who, at.DeclaredAt, bound.WrittenAt, findings);
                }
            }

            foreach (var record in procedure.Records)
            {
                if (record.Actors.Length > 0 && record.Guards.Any(IsOfWho) && bound.Symbols.Procedure(procedure.Name)?.Record(record.Name) is { } at)
                {
                    who ??= new WhoIsWhom(model);
                    Check(new Act(procedure, record.Name, record.Guards, [.. record.Actors.Select(a => a.Reference)], [], true),
                        record.Outcomes.Select(o => (string?)o.Name), who, at.DeclaredAt, bound.WrittenAt, findings);
                }
            }
        }

        return findings;
    }

    /// <summary>An act with those who do it and those who may instead. <paramref name="AnyOne"/>: one of the actors is enough.</summary>
    private sealed record Act(
        ProcedureModel Procedure, string Name, IReadOnlyList<GuardModel> Guards, List<ActorReference> Actors, List<ActorReference> Instead, bool AnyOne);

    private static bool IsOfWho(GuardModel guard) => guard.Norm == Norm.Constitutive && WhoIsWhom.Asks(guard.Condition);

    private static void Check(Act act, IEnumerable<string?> outcomes, WhoIsWhom who, Location at, WrittenAt written, List<Diagnostic> findings)
    {
        if (Barred(act, null, who) is { } always)
        {
            findings.Add(Told(act.Name, always, at, written));
            return;
        }

        // A prohibition of one outcome leaves the others.
        foreach (var outcome in outcomes.OfType<string>().Where(o => act.Guards.Any(g => g.Outcome == o && IsOfWho(g))))
        {
            if (Barred(act, outcome, who) is { } one)
            {
                findings.Add(Told($"{act.Name}.{outcome}", one, at, written));
            }
        }
    }

    /// <summary>Who is named and barred, when that leaves nobody; null when the act can be done.</summary>
    private static (ActorReference Who, List<Condition> Conditions)? Barred(Act act, string? outcome, WhoIsWhom who)
    {
        var conditions = act.Guards.Where(g => g.Norm == Norm.Constitutive && (g.Outcome is null || g.Outcome == outcome)).Select(g => g.Condition).ToList();
        if (IsNever(conditions) || act.Instead.Exists(i => !IsNever(conditions, i, who)))
        {
            // What holds for nobody at all is the finding of the conditions themselves.
            return null;
        }

        var barred = act.Actors.Where(a => IsNever(conditions, a, who)).ToList();
        return barred.Count == 0 || (act.AnyOne && barred.Count < act.Actors.Count) ? null : (barred[0], [.. conditions.Where(c => IsNever([c], barred[0], who))]);
    }

    private static bool IsNever(List<Condition> conditions, ActorReference actor, WhoIsWhom who) => IsNever([.. conditions.Select(c => who.Of(c, actor))]);

    private static bool IsNever(List<Condition> conditions)
    {
        var space = CaseSpace.Of(conditions, new Dictionary<string, FactType>());
        return space.Cases(new Condition.All([.. conditions])) == DecisionDiagrams.Never && !space.Sets.GaveUp;
    }

    private static Diagnostic Told(string name, (ActorReference Who, List<Condition> Conditions) barred, Location at, WrittenAt written)
    {
        var who = Requirement.Who(barred.Who);
        var finding = new Diagnostic(ProcedureDiagnostics.BarredFromIt, at, name, who)
            .WithCase($"{who.Zh} 来办「{name}」,被拒", $"{who.En} does “{name}” and is refused");
        if (barred.Conditions.Count > 0)
        {
            var said = Requirement.Say(barred.Conditions);
            finding = finding.WithLabel($"由 {who.Zh} 办,而要求: {said.Zh}", $"for {who.En} to do, and required: {said.En}");
        }

        foreach (var place in barred.Conditions.Select(written.Of).OfType<Location>().Where(p => p != at))
        {
            finding = finding.WithOther(place, $"这里不许 {who.Zh} 办", $"this forbids it to {who.En}");
        }

        return finding.WithFix("写明另一个办的人,或改这个条件", "name somebody else to do it, or mend the condition");
    }
}
