using ProcLang.Review.Voice;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Differences;

/// <summary>Which conditions hold wherever others do although they are not the same: a larger share, a longer time, more times done.</summary>
internal sealed class AtomOrder(DueDateShift periods)
{
    /// <summary>So many persons a count is tried on: a large assembly.</summary>
    private const int MostPersons = 120;

    /// <summary>True when the second atom holds wherever the first does, whatever is the case.</summary>
    internal bool Implies(Condition first, Condition second) => (first, second) switch
    {
        (Condition.Quorum a, Condition.Quorum b) => Meaning.Of(a.Of) == Meaning.Of(b.Of)
            && Always((present, all) => !Reached(a.How, a.Numerator, a.Denominator, present, all) || Reached(b.How, b.Numerator, b.Denominator, present, all), within: true),
        (Condition.Proportion a, Condition.Proportion b) => Meaning.Of(a.Of) == Meaning.Of(b.Of) && (a.Denominator == 0 || b.Denominator == 0 || Meaning.Of(a.Base) == Meaning.Of(b.Base))
            && Always((count, all) => !Reached(a.How, a.Numerator, a.Denominator, count, all) || Reached(b.How, b.Numerator, b.Denominator, count, all), within: false),
        (Condition.Elapsed(var s, { Period: { } p } a), Condition.Elapsed(var t, { Period: { } q } b)) => s == t && a.Direction == b.Direction && Meaning.Of(a.Base) == Meaning.Of(b.Base)
            && periods.Over(p, q, a.Direction).Direction is ChangeDirection.Stricter or ChangeDirection.Equivalent,
        (Condition.OnValue(var types, var a), Condition.OnValue(var others, var b)) => types.ToHashSet().SetEquals(others) && Inner(a, b),
        (Condition.Recorded(var procedure, var record, var by), Condition.Recorded(var p, var r, null)) => by is not null && procedure == p && record == r,
        (Condition.Happened({ Outcome: not null } a), Condition.Happened({ Outcome: null } b)) => a with { Outcome = null } == b,
        _ => false,
    };

    private bool Inner(Condition first, Condition second)
    {
        var cases = new Cases([first, second], _ => null, this);
        return cases.Implies(cases.Of(first), cases.Of(second));
    }

    // Present are some of all; those who voted for may be more than those who voted against.
    private static bool Always(Func<int, int, bool> holds, bool within)
    {
        // Of nobody there is no share to reach.
        for (var all = 1; all <= MostPersons; all++)
        {
            for (var count = 0; count <= (within ? all : MostPersons); count++)
            {
                if (!holds(count, all))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Whether so many of all reach the share; a denominator of 0 means so many persons.</summary>
    internal static bool Reached(Comparison how, int numerator, int denominator, int count, int all)
    {
        var (left, right) = denominator == 0 ? (count, numerator) : (count * denominator, all * numerator);
        return how switch
        {
            Comparison.AtLeast => left >= right,
            Comparison.MoreThan => left > right,
            Comparison.AtMost => left <= right,
            _ => left < right,
        };
    }
}
