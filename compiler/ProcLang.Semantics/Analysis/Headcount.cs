using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Text;

namespace ProcLang.Semantics.Analysis;

/// <summary>How many members a meeting has, as far as its composition says (组成 成员 人数 不超过 7): at least and at most so many, both
/// included, and where the latter is written. Without such a clause their number is whatever the roster gives.</summary>
internal sealed record Headcount(int Least, int? Most, Location? MostAt, Location? LeastAt)
{
    internal static Headcount Of(BoundMeeting meeting, WrittenAt written)
    {
        var count = new Headcount(0, null, null, null);
        foreach (var guard in meeting.Composition.Where(g => g.Norm == Norm.Constitutive))
        {
            foreach (var part in guard.Condition is Condition.All(var parts) ? parts : [guard.Condition])
            {
                if (part is not Condition.Proportion { Denominator: 0, Numerator: var number, How: var how, Of: Quantity.Persons(var of) } || !IsMembers(of, meeting))
                {
                    continue;
                }

                var (least, most) = how switch
                {
                    Comparison.AtLeast => (number, (int?)null),
                    Comparison.MoreThan => (number + 1, null),
                    Comparison.AtMost => (0, number),
                    _ => (0, number - 1),
                };
                var at = written.Of(guard.Condition);
                count = least > count.Least ? count with { Least = least, LeastAt = at } : count;
                count = most is { } bound && (count.Most is null || bound < count.Most) ? count with { Most = bound, MostAt = at } : count;
            }
        }

        return count;
    }

    /// <summary>True when so many of the whole number reach the share; with denominator 0, the number itself.</summary>
    internal static bool Reaches(int some, int whole, Comparison how, int numerator, int denominator)
    {
        var difference = denominator == 0 ? some - (long)numerator : ((long)some * denominator) - ((long)whole * numerator);
        return how switch
        {
            Comparison.AtLeast => difference >= 0,
            Comparison.MoreThan => difference > 0,
            Comparison.AtMost => difference <= 0,
            _ => difference < 0,
        };
    }

    /// <summary>True when the reference means the meeting's own members.</summary>
    internal static bool IsMembers(ActorReference of, BoundMeeting meeting) =>
        of is ActorReference.MembersOf(var type) && (type is null || type == meeting.Type.Name);
}
