using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Analysis;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Text;

namespace ProcLang.Semantics.Checks;

/// <summary>Where the rules forbid that one person does two acts, there is somebody else for the second: not both by one and the same
/// office, unless the rulebook shows that several hold it. Fix: say who else may, or give one of the acts to another office.</summary>
internal static class OwnActCheck
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound, RulebookModel model)
    {
        HashSet<string>? several = null;
        Dictionary<string, ProcedureModel>? byName = null;
        foreach (var procedure in model.Procedures)
        {
            foreach (var step in procedure.Steps)
            {
                if (step.Actors.Length == 0 || OnlyOffice(step) is not { } office)
                {
                    continue;
                }

                foreach (var guard in step.Guards)
                {
                    foreach (var did in guard.Norm == Norm.Constitutive ? Others(guard.Condition) : [])
                    {
                        byName ??= model.Procedures.GroupBy(p => p.Name).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
                        var of = did.Procedure is null ? procedure : byName.GetValueOrDefault(did.Procedure);
                        if (of?.Steps.FirstOrDefault(s => s.Id == did.Step) is not { } first || first == step || OnlyOffice(first) != office)
                        {
                            continue;
                        }

                        several ??= Several(model);
                        if (!several.Contains(office) && Steps.Find(bound, procedure, step) is { } at && Steps.Find(bound, of, first) is { } firstAt)
                        {
                            yield return Told(step, first, office, guard, at.DeclaredAt, firstAt.DeclaredAt, bound.WrittenAt);
                        }
                    }
                }
            }
        }
    }

    private static Diagnostic Told(StepModel step, StepModel first, string office, GuardModel guard, Location at, Location firstAt, WrittenAt written)
    {
        var name = guard.Outcome is { } outcome ? $"{step.Name}.{outcome}" : step.Name;
        var finding = new Diagnostic(ProcedureDiagnostics.OwnAct, at, name, first.Name, office)
            .WithOther(firstAt, $"这一步也由 {office} 办", $"by {office} too")
            .WithCase(
                $"任「{office}」的只有一人,他办了「{first.Name}」,就没有人能办「{name}」",
                $"one person alone holds “{office}” and has done “{first.Name}”: nobody is left for “{name}”")
            .WithFix(
                $"写明还有谁可以办,如「可由 …」,或让其中一步由别的职务办;如果有几个人任「{office}」,用场景写出来",
                $"say who else may, as in `may by …`, or give one of them to another office; where several hold “{office}”, show it in a scenario");
        return written.Of(guard.Condition) is { } there ? finding.WithOther(there, "两步不许同一人办", "both must not be done by one person") : finding;
    }

    /// <summary>The events whose doer the condition bars, whatever else holds.</summary>
    private static IEnumerable<EventModel> Others(Condition condition) => condition switch
    {
        Condition.All(var parts) => parts.SelectMany(Others),
        Condition.Not(Condition.SamePerson(var did)) => [did],
        Condition.Not(Condition.ActorIs(ActorReference.WhoDid(var did))) => [did],
        Condition.Not(Condition.Some(var parts)) => parts.SelectMany(p => Others(new Condition.Not(p))),
        _ => [],
    };

    /// <summary>The office that alone does the step; null when somebody else may.</summary>
    private static string? OnlyOffice(StepModel step)
    {
        string? only = null;
        foreach (var actor in step.Actors)
        {
            if (actor is not { Quantifier: Quantifier.One, Reference: ActorReference.OfOffice(var office) } || (only is not null && only != office))
            {
                return null;
            }

            only = office;
        }

        return step.Alternatives.IsEmpty && !step.Deadlines.Any(d => d.Overdue is OverdueModel.Escalate) ? only : null;
    }

    /// <summary>The offices that several hold, as far as the rulebook shows: one held of each unit, one of which each or any two act,
    /// one that two persons of a scenario hold.</summary>
    private static HashSet<string> Several(RulebookModel model)
    {
        var several = new HashSet<string>(model.Offices.Where(o => o.PerUnit).Select(o => o.Name), StringComparer.Ordinal);
        foreach (var actor in model.Procedures.SelectMany(p => p.Steps).SelectMany(s => s.Actors))
        {
            if (actor is { Quantifier: not Quantifier.One, Reference: ActorReference.OfOffice(var office) })
            {
                several.Add(office);
            }
        }

        foreach (var scenario in model.Scenarios)
        {
            foreach (var held in scenario.Lines.OfType<ScenarioLine.Holds>().GroupBy(h => h.Office))
            {
                var terms = held.ToList();
                if (terms.Exists(a => terms.Exists(b => a.Person != b.Person && (a.To is null || b.From is null || b.From <= a.To) && (b.To is null || a.From is null || a.From <= b.To))))
                {
                    several.Add(held.Key);
                }
            }
        }

        return several;
    }
}
