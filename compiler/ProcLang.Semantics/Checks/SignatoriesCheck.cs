using System.Collections.Immutable;
using ProcLang.Semantics.Analysis;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Semantics.Checks;

/// <summary>Exactly one rule of a signing table applies to each case, every rule applies to some, and every exception takes a case
/// from the rule it excepts. Two rules for one case, or none, is an error; a rule or an exception that does nothing is a warning.
/// Each is shown with a case, the smallest there is. Fix: declare one rule an exception to the other (例外于), or add 否则; take
/// what does nothing away, or mend its condition.</summary>
internal static class SignatoriesCheck
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound, ImmutableArray<SigningModel> tables)
    {
        var findings = new List<Diagnostic>();
        foreach (var made in tables)
        {
            Table(bound.SigningWith(bound.Symbols.Procedure(made.Procedure)!)!, made.Rules, findings);
        }

        return findings;
    }

    private static void Table(BoundSigning table, ImmutableArray<SignRuleModel> rules, List<Diagnostic> findings)
    {
        var facts = new Dictionary<string, FactType>(StringComparer.Ordinal);
        foreach (var attribute in table.Symbol.Subjects.SelectMany(s => s.Attributes))
        {
            facts[attribute.Name] = attribute.Type;
        }

        var space = CaseSpace.Of(rules.Select(r => r.When), facts);
        var applies = rules.Select(r => space.Cases(r.Optional ? r.When : r.Effective)).ToArray();
        var covered = DecisionDiagrams.Never;
        var found = new List<Diagnostic>();
        for (var i = 0; i < rules.Length; i++)
        {
            if (rules[i].Optional)
            {
                continue;
            }

            for (var j = 0; j < i; j++)
            {
                var both = rules[j].Optional ? DecisionDiagrams.Never : space.Sets.And(applies[j], applies[i]);
                if (both != DecisionDiagrams.Never)
                {
                    found.Add(Two(table, rules[j], rules[i], space, both));
                }
            }

            covered = space.Sets.Or(covered, applies[i]);
        }

        if (covered != DecisionDiagrams.Always)
        {
            found.Add(None(table, space, space.Sets.Not(covered)));
        }

        // Where two rules dispute a case the table is wrong already; what never applies is told of tables that are right otherwise.
        if (found.Count == 0)
        {
            Idle(table, rules, applies, space, found);
        }

        if (space.Sets.GaveUp)
        {
            findings.Add(new Diagnostic(ProcedureDiagnostics.TooManyCases, table.Symbol.DeclaredAt, table.Symbol.Subjects[0].Name)
                .WithFix("把表分成几张,每张管一类", "part it into several tables, one for each kind"));
            return;
        }

        findings.AddRange(found);
    }

    /// <summary>Rules that apply to no case, and exceptions that take none.</summary>
    private static void Idle(BoundSigning table, ImmutableArray<SignRuleModel> rules, int[] applies, CaseSpace space, List<Diagnostic> found)
    {
        for (var i = 0; i < rules.Length; i++)
        {
            var rule = rules[i];
            var at = table.Rules.Find(r => r.Name == rule.Name)!;
            if (applies[i] == DecisionDiagrams.Never)
            {
                var finding = new Diagnostic(ProcedureDiagnostics.NeverApplies, at.At, rule.Name);
                if (!rule.IsOtherwise && space.Cases(rule.When) == DecisionDiagrams.Never)
                {
                    finding = finding.WithLabel("这些条件不能同时成立", "these conditions never hold together");
                }
                else if (rule.IsOtherwise)
                {
                    finding = finding.WithLabel("其他规则已管到所有情形", "the other rules cover every case already");
                }
                else
                {
                    finding = finding.WithLabel("它管的情形都另有例外", "an exception takes every case of it");
                    foreach (var exception in rules.Where(r => r.Excepts.Contains(rule.Name)))
                    {
                        finding = finding.WithOther(table.Rules.Find(r => r.Name == exception.Name)!.At, "例外在这里", "an exception to it");
                    }
                }

                found.Add(finding.WithFix("改条件,或删去这条规则", "mend its condition, or take the rule away"));
                continue;
            }

            foreach (var (name, place) in at.Excepts)
            {
                var excepted = rules.IndexOf(rules.FirstOrDefault(r => r.Name == name || r.Alias == name)!);
                if (excepted >= 0 && !rules[excepted].IsOtherwise && space.Sets.And(applies[i], space.Cases(rules[excepted].When)) == DecisionDiagrams.Never)
                {
                    found.Add(new Diagnostic(ProcedureDiagnostics.ExceptsNoCase, place, rule.Name, rules[excepted].Name)
                        .WithOther(table.Rules.Find(r => r.Name == rules[excepted].Name)!.At, "被例外的规则", "the rule it excepts")
                        .WithCase($"{rule.Name}: {space.Say(applies[i], true)}", $"{rule.Name}: {space.Say(applies[i], false)}")
                        .WithFix($"去掉「例外于 {rules[excepted].Name}」,或改条件", $"take `excepts {rules[excepted].Alias ?? rules[excepted].Name}` away, or mend a condition"));
                }
            }
        }
    }

    private static string Signatory(SignRuleModel rule, bool zh) => string.Join(", ", rule.Plan.Select(p => $"{ConditionText.Say(p.Reference, zh)} {p.Act}"));

    private static Diagnostic Two(BoundSigning table, SignRuleModel first, SignRuleModel second, CaseSpace space, int both)
    {
        var (a, b) = (table.Rules.Find(r => r.Name == first.Name)!, table.Rules.Find(r => r.Name == second.Name)!);
        return new Diagnostic(ProcedureDiagnostics.TwoSignatories, a.At, table.Symbol.Subjects[0].Name, first.Name, second.Name)
            .WithLabel($"此条由 {Signatory(first, true)}", $"here: {Signatory(first, false)}")
            .WithOther(b.At, $"此条由 {Signatory(second, true)}", $"here: {Signatory(second, false)}")
            .WithCase(space.Say(both, true), space.Say(both, false))
            .WithFix($"写明先后,如「{second.Name} 例外于 {first.Name}」", $"say which prevails, e.g. `{second.Alias ?? second.Name} excepts {first.Alias ?? first.Name}`");
    }

    private static Diagnostic None(BoundSigning table, CaseSpace space, int uncovered) =>
        new Diagnostic(ProcedureDiagnostics.NoSignatory, table.Rules.Count > 0 ? table.Rules[0].At : table.Symbol.DeclaredAt, table.Symbol.Subjects[0].Name)
            .WithCase(space.Say(uncovered, true), space.Say(uncovered, false))
            .WithFix("补一条规则,或写「否则 → …」", "add a rule, or write `otherwise -> …`");
}
