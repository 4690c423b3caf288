using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Analysis;

/// <summary>The amounts of an attribute that tell the bounds of a table apart: one below, one on each bound, one between, one
/// above. What holds of these holds of every amount, because a table compares it with those bounds only.</summary>
internal sealed class Amounts
{
    private static readonly LocalDate Epoch = new(2000, 1, 1);
    private readonly ImmutableDictionary<string, decimal> _values;

    private Amounts(ImmutableArray<(string Answer, decimal Value)> samples)
    {
        Answers = [.. samples.Select(s => s.Answer)];
        _values = samples.ToImmutableDictionary(s => s.Answer, s => s.Value);
    }

    /// <summary>The amounts as people write them.</summary>
    internal ImmutableArray<string> Answers { get; }

    /// <summary>The amount that an answer names.</summary>
    internal decimal Value(string answer) => _values[answer];

    /// <summary>The day that a number of days stands for.</summary>
    internal static LocalDate Day(decimal days) => Epoch.PlusDays((int)days);

    /// <summary>The bound of a comparison with a number, an amount of money or a date; null for anything else.</summary>
    internal static decimal? Of(Condition condition) => condition is Condition.Compare { Bound: var bound }
        ? bound switch
        {
            FactValue.Number n => n.Value,
            FactValue.Money m => m.Amount,
            FactValue.Day d => NodaTime.Period.DaysBetween(Epoch, d.Value),
            _ => null,
        }
        : null;

    internal static bool Compares(decimal value, Comparison how, decimal bound) => how switch
    {
        Comparison.AtLeast => value >= bound,
        Comparison.MoreThan => value > bound,
        Comparison.AtMost => value <= bound,
        _ => value < bound,
    };

    /// <summary>The amounts around the bounds; whole ones unless <paramref name="divisible"/> (a count has nothing between 1 and 2).</summary>
    internal static Amounts Around(ImmutableArray<Condition> comparisons, bool divisible)
    {
        var days = comparisons.Any(c => c is Condition.Compare { Bound: FactValue.Day });
        var bounds = comparisons.Select(Of).OfType<decimal>().Distinct().Order().ToImmutableArray();
        var values = ImmutableArray.CreateBuilder<decimal>();
        values.Add(bounds[0] - 1);
        for (var i = 0; i < bounds.Length; i++)
        {
            values.Add(bounds[i]);
            if (i + 1 < bounds.Length)
            {
                var between = (bounds[i] + bounds[i + 1]) / 2;
                between = divisible ? between : Math.Floor(between);
                if (between > bounds[i])
                {
                    values.Add(between);
                }
            }
        }

        values.Add(bounds[^1] + 1);
        return new Amounts([.. values.Select(v => (days
            ? Epoch.PlusDays((int)v).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)
            : (v / 1.000000000000000000m).ToString(CultureInfo.InvariantCulture), v))]);
    }
}
