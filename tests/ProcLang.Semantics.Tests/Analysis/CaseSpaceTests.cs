using System.Collections.Immutable;
using CsCheck;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Analysis;
using ProcLang.Semantics.Model;
using Shouldly;
using Xunit;

namespace ProcLang.Semantics.Tests.Analysis;

/// <summary>Sets of cases agree with trying every case.</summary>
public class CaseSpaceTests
{
    private static readonly string[] Kinds = ["请示", "报告", "函"];
    private static readonly decimal[] Prices = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

    private static readonly Dictionary<string, FactType> Facts = new(StringComparer.Ordinal)
    {
        ["种类"] = new FactType(FactKind.Choice, [.. Kinds.Select(k => new ChoiceModel(k, null))]),
        ["价款"] = new FactType(FactKind.Number, []),
        ["急"] = new FactType(FactKind.Flag, []),
        ["密"] = new FactType(FactKind.Flag, []),
    };

    private sealed record Document(string Kind, decimal Price, bool Urgent, bool Secret);

    private static readonly ImmutableArray<Document> Every =
        [.. from kind in Kinds from price in Prices from urgent in new[] { true, false } from secret in new[] { true, false } select new Document(kind, price, urgent, secret)];

    private static Gen<Condition> Atom => Gen.OneOf(
        Gen.Int[0, 2].Array[1, 2].Select(i => (Condition)new Condition.FactIs("种类", [.. i.Distinct().Select(k => (FactValue)new FactValue.Choice(Kinds[k]))])),
        Gen.Select(Gen.Int[1, 8], Gen.Enum<Comparison>()).Select((bound, how) => (Condition)new Condition.Compare("价款", how, new FactValue.Number(bound))),
        Gen.Const((Condition)new Condition.Flag("急")),
        Gen.Const((Condition)new Condition.Flag("密")));

    private static Gen<Condition> Conditions(int depth) => depth == 0 ? Atom : Gen.OneOf(
        Atom,
        Conditions(depth - 1).Select(c => (Condition)new Condition.Not(c)),
        Conditions(depth - 1).Array[1, 3].Select(c => (Condition)new Condition.All([.. c])),
        Conditions(depth - 1).Array[1, 3].Select(c => (Condition)new Condition.Some([.. c])));

    private static bool Holds(Condition condition, Document on) => condition switch
    {
        Condition.All(var parts) => parts.All(p => Holds(p, on)),
        Condition.Some(var parts) => parts.Any(p => Holds(p, on)),
        Condition.Not(var inner) => !Holds(inner, on),
        Condition.FactIs(_, var values) => values.Contains(new FactValue.Choice(on.Kind)),
        Condition.Compare(_, var how, FactValue.Number(var bound)) => how switch
        {
            Comparison.AtLeast => on.Price >= bound,
            Comparison.MoreThan => on.Price > bound,
            Comparison.AtMost => on.Price <= bound,
            _ => on.Price < bound,
        },
        Condition.Flag("急") => on.Urgent,
        _ => on.Secret,
    };

    [Fact]
    public void Ten_thousand_small_tables_leave_the_gaps_and_overlaps_that_trying_every_document_finds() =>
        Conditions(2).Array[1, 4].Sample(
            rules =>
            {
                var space = CaseSpace.Of(rules, Facts);
                var sets = rules.Select(space.Cases).ToArray();
                var none = sets.Aggregate(DecisionDiagrams.Always, (left, set) => space.Sets.And(left, space.Sets.Not(set)));
                (none != DecisionDiagrams.Never).ShouldBe(Every.Any(d => !rules.Any(r => Holds(r, d))));
                (none == DecisionDiagrams.Always).ShouldBe(Every.All(d => !rules.Any(r => Holds(r, d))));
                for (var i = 0; i < rules.Length; i++)
                {
                    for (var j = 0; j < i; j++)
                    {
                        (space.Sets.And(sets[i], sets[j]) != DecisionDiagrams.Never).ShouldBe(Every.Any(d => Holds(rules[i], d) && Holds(rules[j], d)));
                        (sets[i] == sets[j]).ShouldBe(Every.All(d => Holds(rules[i], d) == Holds(rules[j], d)), "equal sets are one diagram");
                    }
                }
            },
            iter: 10_000);

    [Fact]
    public void The_smallest_case_names_only_what_matters()
    {
        var space = CaseSpace.Of([new Condition.Flag("急"), new Condition.Flag("密")], Facts);
        var either = space.Sets.Or(space.Cases(new Condition.Flag("急")), space.Cases(new Condition.Flag("密")));

        space.Say(either, zh: true).ShouldBe("急");
        space.Say(space.Sets.Not(either), zh: false).ShouldBe("not 急, not 密");
    }

    [Fact]
    public void A_set_without_cases_has_no_smallest_one()
    {
        var space = CaseSpace.Of([new Condition.Flag("急")], Facts);
        Should.Throw<ArgumentException>(() => space.Sets.Smallest(DecisionDiagrams.Never));
    }
}
