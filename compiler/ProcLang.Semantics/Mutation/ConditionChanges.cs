using System.Collections.Immutable;
using ProcLang.Runtime.Citations;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Mutation;

/// <summary>A condition with one meaning changed.</summary>
internal sealed record ChangedCondition(Condition Condition, Phrase Change);

/// <summary>Every small change of a condition: and for or, a part left out, the reverse, a bound one further.</summary>
internal static class ConditionChanges
{
    internal static IEnumerable<ChangedCondition> Of(Condition condition)
    {
        yield return Changed(condition, condition is Condition.Not(var positive) ? positive : new Condition.Not(condition));
        foreach (var inner in Inside(condition))
        {
            yield return inner;
        }
    }

    private static IEnumerable<ChangedCondition> Inside(Condition condition)
    {
        switch (condition)
        {
            case Condition.All(var parts):
                foreach (var changed in Parts(condition, parts, p => new Condition.All(p), p => new Condition.Some(p)))
                {
                    yield return changed;
                }

                break;
            case Condition.Some(var parts):
                foreach (var changed in Parts(condition, parts, p => new Condition.Some(p), p => new Condition.All(p)))
                {
                    yield return changed;
                }

                break;
            case Condition.Not(var inner):
                foreach (var changed in Inside(inner))
                {
                    yield return new ChangedCondition(new Condition.Not(changed.Condition), changed.Change);
                }

                break;
            case Condition.OnValue on:
                foreach (var changed in Of(on.Inner))
                {
                    yield return changed with { Condition = on with { Inner = changed.Condition } };
                }

                break;
            case Condition.Elapsed { Span.Period: { } period } elapsed:
                yield return Changed(condition, elapsed with { Span = elapsed.Span with { Period = period with { Amount = period.Amount + 1 } } });
                if (period.Amount > 0)
                {
                    yield return Changed(condition, elapsed with { Span = elapsed.Span with { Period = period with { Amount = period.Amount - 1 } } });
                }

                break;
            case Condition.FactIs(var fact, { Length: > 1 } values):
                foreach (var value in values)
                {
                    yield return Changed(condition, new Condition.FactIs(fact, values.Remove(value)));
                }

                break;
            case Condition.Compare compare:
                yield return Changed(condition, compare with { How = Other(compare.How) });
                break;
            case Condition.CompareFacts compare:
                yield return Changed(condition, compare with { How = Other(compare.How) });
                break;
            case Condition.Proportion share:
                if (share.Of is Quantity.Weighted(var plain, _))
                {
                    yield return Changed(condition, share with { Of = plain, Base = share.Base is Quantity.Weighted(var from, _) ? from : share.Base });
                }

                yield return Changed(condition, share with { How = Other(share.How) });
                if (share is { Of: Quantity.Times, Base: Quantity.Times })
                {
                    // Halted more often than resumed: there is no share in it to be another.
                    break;
                }

                yield return Changed(condition, share.Denominator == 0
                    ? share with { Numerator = share.Numerator + 1 }
                    : share with { Numerator = 1, Denominator = share is { Numerator: 1, Denominator: > 1 } ? share.Denominator + 1 : 2 });
                break;
            case Condition.Quorum quorum:
                yield return Changed(condition, quorum with { How = Other(quorum.How) });
                yield return Changed(condition, quorum.Denominator == 0
                    ? quorum with { Numerator = quorum.Numerator + 1 }
                    : quorum with { Numerator = 1, Denominator = quorum is { Numerator: 1, Denominator: > 1 } ? quorum.Denominator + 1 : 2 });
                break;
        }
    }

    private static IEnumerable<ChangedCondition> Parts(
        Condition whole, ImmutableArray<Condition> parts, Func<ImmutableArray<Condition>, Condition> same, Func<ImmutableArray<Condition>, Condition> other)
    {
        if (parts.Length > 1)
        {
            yield return Changed(whole, other(parts));
        }

        for (var i = 0; i < parts.Length; i++)
        {
            if (parts.Length > 1)
            {
                var rest = parts.RemoveAt(i);
                yield return Changed(whole, rest.Length == 1 ? rest[0] : same(rest));
            }

            foreach (var changed in Inside(parts[i]))
            {
                yield return new ChangedCondition(same(parts.SetItem(i, changed.Condition)), changed.Change);
            }
        }
    }

    // Inclusive for exclusive: the case on the bound tells them apart.
    private static Comparison Other(Comparison how) => how switch
    {
        Comparison.AtLeast => Comparison.MoreThan,
        Comparison.MoreThan => Comparison.AtLeast,
        Comparison.AtMost => Comparison.LessThan,
        _ => Comparison.AtMost,
    };

    private static ChangedCondition Changed(Condition from, Condition to) => new(to, Words.FromTo(c => ConditionText.Say(from, c), c => ConditionText.Say(to, c)));
}

/// <summary>How a change is said.</summary>
internal static class Words
{
    internal static Phrase FromTo(Func<bool, string> from, Func<bool, string> to) => new($"「{from(true)}」改为「{to(true)}」", $"“{from(false)}” becomes “{to(false)}”");

    internal static Phrase FromTo(string from, string to) => FromTo(_ => from, _ => to);

    internal static Phrase Without(Func<bool, string> what) => new($"去掉「{what(true)}」", $"without “{what(false)}”");

    /// <summary>Without something that has a name; <paramref name="name"/> may be built in.</summary>
    internal static Phrase Without(string name) => Without(zh => Of(name, zh));

    internal static string Of(string name, bool zh) => Binding.Words.In(name, zh);
}
