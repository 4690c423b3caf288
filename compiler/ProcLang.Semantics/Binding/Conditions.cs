using System.Collections.Immutable;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Binding;

/// <summary>Small algebra on conditions, so that the model reads as a person would say it.</summary>
internal static class Conditions
{
    internal static Condition Negate(Condition condition) => condition switch
    {
        Condition.Not(var inner) => inner,
        _ => new Condition.Not(condition),
    };

    internal static Condition And(IEnumerable<Condition> parts)
    {
        var kept = parts.Where(p => p is not Condition.True)
            .SelectMany(p => p is Condition.All all ? all.Parts : [p]).ToImmutableArray();
        return kept.Length switch
        {
            0 => new Condition.True(),
            1 => kept[0],
            _ => new Condition.All(kept),
        };
    }
}
