using ProcLang.Semantics.Analysis;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Semantics.Checks;

/// <summary>Says what clauses require, for findings: as one would say it, not as it is written.</summary>
internal static class Requirement
{
    /// <summary>A condition in words.</summary>
    internal static string Say(Condition condition, bool zh) => condition switch
    {
        Condition.Not(Condition.ActorIs(var who)) => zh ? $"行为人 不为 {ConditionText.Say(who, true)}" : $"actor is not {ConditionText.Say(who, false)}",
        Condition.Not(Condition.SamePerson(var did)) => zh ? $"行为人 不为 {ConditionText.Say(did, true)}" : $"actor is not {ConditionText.Say(did, false)}",
        Condition.Not(Condition.FactIs(var fact, [var value])) => zh ? $"{fact} 不为 {value}" : $"{fact} is not {value}",
        Condition.Not(Condition.Compare(var fact, var how, var bound)) => ConditionText.Say(new Condition.Compare(fact, Opposite(how), bound), zh),
        Condition.Not(Condition.Some(var parts)) => Joined(parts.Select(p => Negated(p)), zh),
        Condition.All(var parts) => Joined(parts, zh),
        _ => ConditionText.Say(condition, zh),
    };

    /// <summary>Several conditions, one after the other.</summary>
    internal static Bilingual Say(IEnumerable<Condition> conditions)
    {
        var all = conditions.ToList();
        return new(string.Join("; ", all.Select(c => Say(c, true))), string.Join("; ", all.Select(c => Say(c, false))));
    }

    /// <summary>Who is meant: 「主任」, 办「拟稿」的人; “Clerk”, whoever did “Draft”.</summary>
    internal static Bilingual Who(ActorReference who) => who is ActorReference.WhoDid(var did)
        ? new($"办「{ConditionText.Say(did, true)}」的人", $"whoever did “{ConditionText.Say(did, false)}”")
        : new($"「{ConditionText.Say(who, true)}」", $"“{ConditionText.Say(who, false)}”");

    /// <summary>Why conditions never hold together, as a case: what is so when all before one of them hold, and the one that fails then.
    /// Null when the first fails by itself.</summary>
    internal static Bilingual? Clash(IReadOnlyList<Condition> conditions, IReadOnlyDictionary<string, FactType> facts)
    {
        var space = CaseSpace.Of(conditions, facts);
        var so = DecisionDiagrams.Always;
        foreach (var condition in conditions)
        {
            var both = space.Sets.And(so, space.Cases(condition));
            if (both == DecisionDiagrams.Never)
            {
                return so == DecisionDiagrams.Always || space.Sets.GaveUp ? null
                    : new($"{space.Say(so, true)} 时,不合「{Say(condition, true)}」", $"when {space.Say(so, false)}, it is not so that {Say(condition, false)}");
            }

            so = both;
        }

        return null;
    }

    private static string Joined(IEnumerable<Condition> parts, bool zh) =>
        string.Join(zh ? " 且 " : " and ", parts.Select(p => p is Condition.Some ? $"({Say(p, zh)})" : Say(p, zh)));

    private static Condition Negated(Condition condition) => condition is Condition.Not(var inner) ? inner : new Condition.Not(condition);

    private static Comparison Opposite(Comparison how) => how switch
    {
        Comparison.AtLeast => Comparison.LessThan,
        Comparison.MoreThan => Comparison.AtMost,
        Comparison.AtMost => Comparison.MoreThan,
        _ => Comparison.AtLeast,
    };
}
