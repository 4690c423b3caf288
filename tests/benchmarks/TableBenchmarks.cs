using BenchmarkDotNet.Attributes;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Analysis;
using ProcLang.Semantics.Model;

namespace ProcLang.Benchmarks;

/// <summary>A signing table in which each rule asks three attributes of many, worked out for gaps and overlaps.</summary>
public class TableBenchmarks
{
    [Benchmark(Baseline = true)]
    public int Twelve() => Gaps(12);

    [Benchmark]
    public int TwentyFour() => Gaps(24);

    private static int Gaps(int attributes)
    {
        var rules = new Condition[attributes];
        for (var i = 0; i < attributes; i++)
        {
            rules[i] = new Condition.All(
            [
                new Condition.Flag($"a{i}"),
                new Condition.Not(new Condition.Flag($"a{(i + 1) % attributes}")),
                new Condition.Some([new Condition.Flag($"a{(i + 2) % attributes}"), new Condition.Compare("price", Comparison.AtLeast, new FactValue.Number(i % 4))]),
            ]);
        }

        var space = CaseSpace.Of(rules, new Dictionary<string, FactType>());
        var covered = DecisionDiagrams.Never;
        var overlaps = 0;
        var sets = new List<int>();
        foreach (var rule in rules)
        {
            var cases = space.Cases(rule);
            overlaps += sets.Count(s => space.Sets.And(s, cases) != DecisionDiagrams.Never);
            sets.Add(cases);
            covered = space.Sets.Or(covered, cases);
        }

        return space.Sets.GaveUp ? throw new InvalidOperationException("It gave up.") : overlaps + covered;
    }
}
