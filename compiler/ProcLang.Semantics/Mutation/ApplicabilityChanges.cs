using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Citations;

namespace ProcLang.Semantics.Mutation;

/// <summary>Every small change of when the rules apply and to whom: a day later or earlier, without the repeal, the other rules for
/// cases begun before, one unit fewer.</summary>
internal static class ApplicabilityChanges
{
    internal static IEnumerable<(Applicability Changed, string Kind, Clause Clause, Phrase Change)> Of(Applicability rules)
    {
        if (rules.InForce is { } force)
        {
            yield return (rules with { InForce = null }, "in-force", force.Clause, new("去掉施行日期", "without the day in force"));
            foreach (var days in (int[])[-1, 1])
            {
                var (zh, en) = days < 0 ? ("早一天", "a day earlier") : ("晚一天", "a day later");
                yield return (rules with { InForce = force with { From = force.From?.PlusDays(days) } }, "in-force", force.Clause, new($"{zh}施行", $"in force {en}"));
                if (force.Until is { } until)
                {
                    yield return (rules with { InForce = force with { Until = until.PlusDays(days) } }, "in-force", force.Clause, new($"{zh}失效", $"in force until {en}"));
                }
            }
        }

        for (var i = 0; i < rules.Repeals.Length; i++)
        {
            yield return (rules with { Repeals = rules.Repeals.RemoveAt(i) }, "repeal", rules.Repeals[i].Clause, new("去掉废止", "without the repeal"));
        }

        for (var i = 0; i < rules.Transitions.Length; i++)
        {
            var transition = rules.Transitions[i];
            yield return (rules with { Transitions = rules.Transitions.SetItem(i, transition with { TakenOver = !transition.TakenOver }) }, "transition", transition.Clause,
                transition.TakenOver ? new("在办的改依原来的规则", "open cases under the former rules") : new("在办的改依本规则", "open cases under these rules"));
            if (transition.BackTo is not null)
            {
                yield return (rules with { Transitions = rules.Transitions.SetItem(i, transition with { BackTo = null }) }, "transition", transition.Clause, new("不溯及", "not back to the day"));
            }
        }

        for (var i = 0; i < rules.Addressees.Length; i++)
        {
            var group = rules.Addressees[i];
            foreach (var unit in group.Units)
            {
                yield return (rules with { Addressees = rules.Addressees.SetItem(i, group with { Units = group.Units.Remove(unit) }) }, "addressees", group.Clause, Words.Without(unit));
            }
        }

        if (rules.Addressees is [var first, ..])
        {
            yield return (rules with { Addressees = [] }, "addressees", first.Clause, new("适用于所有部门", "applies to every unit"));
        }
    }
}
