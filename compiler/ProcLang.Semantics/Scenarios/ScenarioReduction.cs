using System.Collections.Immutable;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Scenarios;

/// <summary>Makes an example that was found by trying as short as it can be: people and facts that do not matter are left out.</summary>
public static class ScenarioReduction
{
    /// <summary>The lines without those that the example does not need. <paramref name="tells"/> says whether fewer lines still show it.</summary>
    public static ImmutableArray<ScenarioLine> Fewer(ImmutableArray<ScenarioLine> lines, Func<ImmutableArray<ScenarioLine>, bool> tells)
    {
        ArgumentNullException.ThrowIfNull(tells);

        // Halves first, then smaller pieces, then one by one: most of the people have nothing to do with it.
        for (var size = Math.Max(1, lines.Length / 2); size >= 1; size /= 2)
        {
            for (var start = lines.Length - size; start >= 0 - size + 1; start -= size)
            {
                var from = Math.Max(0, start);
                var count = Math.Min(size, lines.Length - from);
                if (count <= 0)
                {
                    continue;
                }

                var fewer = lines.RemoveRange(from, count);
                lines = fewer.Any(l => l is ScenarioLine.Begins) && tells(fewer) ? fewer : lines;
            }
        }

        return lines;
    }

    /// <summary>The same lines without facts that do not matter.</summary>
    public static ImmutableArray<ScenarioLine> Plainer(ImmutableArray<ScenarioLine> lines, Func<ImmutableArray<ScenarioLine>, bool> tells)
    {
        ArgumentNullException.ThrowIfNull(tells);
        for (var i = 0; i < lines.Length; i++)
        {
            foreach (var fact in FactsOf(lines[i]))
            {
                var fewer = FactSet.Of(FactsOf(lines[i]).Where(f => f.Key != fact.Key));
                var without = lines.SetItem(i, lines[i] switch
                {
                    ScenarioLine.Begins b => b with { Facts = fewer },
                    ScenarioLine.Acts a => a with { Facts = fewer },
                    var other => other,
                });
                lines = tells(without) ? without : lines;
            }
        }

        return lines;
    }

    private static FactSet FactsOf(ScenarioLine line) => line switch { ScenarioLine.Begins b => b.Facts, ScenarioLine.Acts a => a.Facts, _ => FactSet.Empty };
}
