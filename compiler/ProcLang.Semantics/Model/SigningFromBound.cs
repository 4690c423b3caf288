using System.Collections.Immutable;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Symbols;

namespace ProcLang.Semantics.Model;

/// <summary>Turns a signing table into effective rules, and the rules into a procedure that chooses its plan when the case opens.</summary>
internal static class SigningFromBound
{
    internal static SigningModel Table(BoundSigning bound)
    {
        var replaced = bound.Rules.SelectMany(r => r.Replaces.Select(n => n.Name)).ToHashSet(StringComparer.Ordinal);
        var rules = bound.Rules.Where(r => !Names(r).Any(replaced.Contains)).ToImmutableArray();
        var effective = new Dictionary<string, Condition>(StringComparer.Ordinal);
        var made = ImmutableArray.CreateBuilder<SignRuleModel>();
        foreach (var rule in rules)
        {
            made.Add(new SignRuleModel(
                rule.Name, rule.Alias, rule.When, Effective(rule, rules, effective, 0), rule.IsOtherwise, IsOptional(rule),
                [.. rule.Excepts.Select(e => Canonical(rules, e.Name))], [.. rule.Replaces.Select(e => e.Name)], rule.Plan, rule.Clause));
        }

        return new SigningModel(bound.Symbol.Name, [.. bound.Symbol.Subjects.Select(s => s.Name)], made.ToImmutable());
    }

    private static IEnumerable<string> Names(BoundSignRule rule) => rule.Alias is null ? [rule.Name] : [rule.Name, rule.Alias];

    private static string Canonical(ImmutableArray<BoundSignRule> rules, string name) =>
        rules.FirstOrDefault(r => r.Name == name || r.Alias == name)?.Name ?? name;

    /// <summary>可由 adds a signer and never takes a case from another rule.</summary>
    internal static bool IsOptional(BoundSignRule rule) => rule.Plan.Length > 0 && rule.Plan.All(p => p.May);

    private static Condition Effective(
        BoundSignRule rule, ImmutableArray<BoundSignRule> rules, Dictionary<string, Condition> known, int depth)
    {
        if (known.TryGetValue(rule.Name, out var done))
        {
            return done;
        }

        var parts = new List<Condition>();
        if (rule.IsOtherwise)
        {
            parts.AddRange(rules.Where(r => r != rule && !IsOptional(r)).Select(r => Conditions.Negate(r.When ?? new Condition.True())));
        }
        else
        {
            parts.Add(rule.When ?? new Condition.True());
            // Exceptions to exceptions: what a rule excepts, it excepts only where it applies itself. A circle ends at the depth of the table.
            if (depth <= rules.Length)
            {
                foreach (var exception in rules.Where(r => !IsOptional(r) && r.Excepts.Any(e => Names(rule).Contains(e.Name))))
                {
                    parts.Add(Conditions.Negate(Effective(exception, rules, known, depth + 1)));
                }
            }
        }

        return known[rule.Name] = Conditions.And(parts);
    }

    internal static ProcedureModel Procedure(ProcedureSymbol symbol, SigningModel table, BoundProcedure clauses)
    {
        var steps = ImmutableArray.CreateBuilder<StepModel>();
        var entry = ImmutableArray.CreateBuilder<TransitionModel>();
        foreach (var rule in table.Rules.Where(r => !r.Optional && r.Plan.Length > 0))
        {
            var ids = Ids(rule);
            entry.Add(new TransitionModel(rule.Effective, [ids[0]], false, false, rule.Clause));
            for (var i = 0; i < rule.Plan.Length; i++)
            {
                var item = rule.Plan[i];
                var next = i + 1 < rule.Plan.Length
                    ? new TransitionModel(null, [ids[i + 1]], false, false, null)
                    : new TransitionModel(null, [], true, false, null);
                steps.Add(new StepModel
                {
                    Id = ids[i],
                    Name = item.Act,
                    Alias = Alias(rule, item, ids[i]),
                    Act = item.Act,
                    Group = rule.Name,
                    Clause = rule.Clause,
                    AuthorityClause = rule.Clause,
                    Actors = [new ActorModel(item.Each ? Quantifier.Each : Quantifier.One, 1, item.Reference, rule.Clause)],
                    Alternatives = [.. Alternatives(table, rule, item)],
                    Outcomes = [new OutcomeModel(null, null, [next])],
                });
            }
        }

        return new ProcedureModel
        {
            Name = symbol.Name,
            Alias = symbol.Alias,
            Kind = ProcedureKind.Signing,
            SubjectTypes = table.SubjectTypes,
            Facts = ProcedureFromBound.Facts(symbol),
            Steps = steps.ToImmutable(),
            Records = [.. clauses.Records.Select(ProcedureFromBound.Record)],
            Entry = entry.ToImmutable(),
        };
    }

    private static string? Alias(SignRuleModel rule, PlanItemModel item, string id)
    {
        var act = SigningBinder.SigningActs.FirstOrDefault(a => a.Zh == item.Act).En;
        var same = rule.Plan.Count(p => p.Act == item.Act) > 1 ? id[^1..] : "";
        return rule.Alias is { } alias && act is not null ? alias + act + (char.IsDigit(same.FirstOrDefault()) ? same : "") : null;
    }

    private static ImmutableArray<string> Ids(SignRuleModel rule)
    {
        var ids = ImmutableArray.CreateBuilder<string>();
        foreach (var item in rule.Plan)
        {
            var id = $"{rule.Name}.{item.Act}";
            var n = 2;
            var unique = id;
            while (ids.Contains(unique))
            {
                unique = id + n++;
            }

            ids.Add(unique);
        }

        return ids.ToImmutable();
    }

    /// <summary>The optional rules that except this one (or that except none, and so speak of all) add a signer to steps of the same act.</summary>
    private static IEnumerable<AlternativeModel> Alternatives(SigningModel table, SignRuleModel rule, PlanItemModel item)
    {
        foreach (var may in item.May ? [item] : Array.Empty<PlanItemModel>())
        {
            yield return new AlternativeModel(may.Reference, null, rule.Clause);
        }

        foreach (var optional in table.Rules.Where(r => r.Optional && (r.Excepts.IsEmpty || r.Excepts.Contains(rule.Name))))
        {
            foreach (var may in optional.Plan.Where(p => p.Act == item.Act))
            {
                yield return new AlternativeModel(may.Reference, optional.When, optional.Clause);
            }
        }
    }
}
