using System.Collections.Immutable;
using CsCheck;
using ProcLang.Review.Differences;
using ProcLang.Runtime.Calendars;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Tests;

/// <summary>Small signing tables put together at random: what the comparison decides over all cases is what trying every case finds.</summary>
public class RandomTableTests
{
    private const int Tables = 10_000;

    private static readonly ImmutableArray<FactModel> Facts =
    [
        new("urgent", null, new FactType(FactKind.Flag, [])), new("secret", null, new FactType(FactKind.Flag, [])),
        new("nature", null, new FactType(FactKind.Choice, [new("policy", null), new("routine", null), new("local", null)])), new("amount", null, new FactType(FactKind.Money, [])),
    ];

    private static readonly string[] Offices = ["Mayor", "Deputy", "Clerk"];

    private static Gen<T> Pick<T>(params T[] of) => Gen.Int[0, of.Length - 1].Select(i => of[i]);

    private static Gen<Condition> Conditions(int depth)
    {
        var atom = Gen.OneOf(
            Pick("urgent", "secret").Select(f => (Condition)new Condition.Flag(f)),
            Pick("policy", "routine", "local").Select(c => (Condition)new Condition.FactIs("nature", [new FactValue.Choice(c)])),
            Gen.Select(Gen.Enum<Comparison>(), Pick(10m, 20m)).Select((how, bound) => (Condition)new Condition.Compare("amount", how, new FactValue.Money(bound))));
        if (depth == 0)
        {
            return atom;
        }

        var inner = Conditions(depth - 1);
        return Gen.OneOf(
            atom, inner.Select(c => (Condition)new Condition.Not(c)), inner.Array[1, 3].Select(p => (Condition)new Condition.All([.. p])),
            inner.Array[1, 3].Select(p => (Condition)new Condition.Some([.. p])));
    }

    private static readonly Gen<ImmutableArray<(Condition When, string Office)>> Rules =
        Gen.Select(Conditions(2), Pick(Offices)).Select((c, o) => (c, o)).Array[1, 3].Select(r => r.ToImmutableArray());

    [Fact]
    public void A_table_changes_exactly_when_some_case_is_signed_otherwise() =>
        Gen.Select(Rules, Rules, Gen.Bool).Select((a, b, rewritten) => (a, rewritten ? Rewritten(a) : b)).Sample(
            (old, changed) =>
            {
                var differ = Cases().Any(c => Signed(old, c) != Signed(changed, c));
                return Revision.Between(Model(old), Model(changed)).IsEmpty == !differ;
            }, iter: Tables, seed: "0000KPX4ivV0", threads: 1);

    /// <summary>The same table in other words.</summary>
    private static ImmutableArray<(Condition, string)> Rewritten(ImmutableArray<(Condition When, string Office)> rules) => [.. rules.Select(r => (Turned(r.When, false), r.Office))];

    private static Condition Turned(Condition condition, bool not) => condition switch
    {
        Condition.Not(var inner) => Turned(inner, !not),
        Condition.All(var parts) => not
            ? new Condition.Some([.. parts.Reverse().Select(p => Turned(p, true))]) : new Condition.Not(new Condition.Some([.. parts.Select(p => Turned(p, true))])),
        Condition.Some(var parts) => not
            ? new Condition.All([.. parts.Select(p => Turned(p, true))]) : new Condition.Not(new Condition.All([.. parts.Reverse().Select(p => Turned(p, true))])),
        _ => not ? new Condition.Not(condition) : condition,
    };

    // A case that two rules sign differently is disputed between them.
    private static string Signed(ImmutableArray<(Condition When, string Office)> rules, FactSet facts) =>
        string.Join(" or ", rules.Where(r => Holds(r.When, facts)).Select(r => r.Office).Distinct());

    private static bool Holds(Condition condition, FactSet facts) => condition switch
    {
        Condition.Not(var inner) => !Holds(inner, facts),
        Condition.All(var parts) => parts.All(p => Holds(p, facts)),
        Condition.Some(var parts) => parts.Any(p => Holds(p, facts)),
        Condition.Flag(var fact) => facts.Get(fact) is FactValue.Flag(true),
        Condition.FactIs(var fact, var values) => facts.Get(fact) is { } value && values.Contains(value),
        Condition.Compare(var fact, var how, FactValue.Money(var bound)) => facts.Get(fact) is FactValue.Money(var amount) && how switch
        {
            Comparison.AtLeast => amount >= bound,
            Comparison.MoreThan => amount > bound,
            Comparison.AtMost => amount <= bound,
            _ => amount < bound,
        },
        _ => throw new InvalidOperationException(),
    };

    private static IEnumerable<FactSet> Cases()
    {
        foreach (var urgent in new bool?[] { true, false, null })
        {
            foreach (var secret in new bool?[] { true, false, null })
            {
                foreach (var nature in new[] { "policy", "routine", "local", null })
                {
                    foreach (var amount in new decimal?[] { 9, 10, 15, 20, 21, null })
                    {
                        var facts = FactSet.Empty;
                        facts = urgent is { } u ? facts.With("urgent", new FactValue.Flag(u)) : facts;
                        facts = secret is { } s ? facts.With("secret", new FactValue.Flag(s)) : facts;
                        facts = nature is { } n ? facts.With("nature", new FactValue.Choice(n)) : facts;
                        yield return amount is { } a ? facts.With("amount", new FactValue.Money(a)) : facts;
                    }
                }
            }
        }
    }

    private static RulebookModel Model(ImmutableArray<(Condition When, string Office)> rules)
    {
        Clause At(int i) => new($"1.1.{i + 1}", new Citation("Table", "1", 1, null, $"rule {i}", "table.proc.md", i + 1));
        return new RulebookModel
        {
            Name = "Table", Zone = "Europe/London", Calendar = WorkCalendar.Plain("plain"), Offices = [.. Offices.Select(o => new OfficeModel(o, null, null, false))],
            SubjectTypes = [new SubjectTypeModel("Paper", null, SubjectKind.Document, Facts)],
            Signings =
            [
                new SigningModel("Signing", ["Paper"], [.. rules.Select((r, i) => new SignRuleModel(
                    $"r{i}", null, r.When, r.When, false, false, [], [], [new PlanItemModel(false, false, new ActorReference.OfOffice(r.Office), "Sign")], At(i)))]),
            ],
            Procedures =
            [
                new ProcedureModel
                {
                    Name = "Signing", Kind = ProcedureKind.Signing, SubjectTypes = ["Paper"], Facts = Facts,
                    Entry = [.. rules.Select((r, i) => new TransitionModel(r.When, [$"r{i}.Sign"], false, false, At(i)))],
                    Steps = [.. rules.Select((r, i) => new StepModel
                    {
                        Id = $"r{i}.Sign", Name = "Sign", Act = "Sign", Group = $"r{i}", Clause = At(i), AuthorityClause = At(i),
                        Actors = [new ActorModel(Quantifier.One, 1, new ActorReference.OfOffice(r.Office), At(i))],
                        Outcomes = [new OutcomeModel(null, null, [new TransitionModel(null, [], true, false, null)])],
                    })],
                },
            ],
        };
    }
}
