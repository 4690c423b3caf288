using System.Globalization;
using NodaTime;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Voice;

/// <summary>Says when the rules apply, to whom, what they repeal, and what becomes of cases begun before.</summary>
internal static class ApplicabilityStatements
{
    internal static void Of(Pen pen, RulebookModel model)
    {
        var (force, repeals, transitions, addressees) = model.Applicability;
        if (force is { From: { } from })
        {
            pen.Add(StatementKind.Applicability, null, null, "in force", force.Clause,
                s => force.Until is { } until
                    ? s.Say($"{Day(from)}起施行,至{Day(until)}止;此后开始的事不再依这些规则,到那天在办的办完为止。",
                        $"The rules are in force from {Day(from)} to {Day(until)}; what begins later is not under them, what is open on that day is brought to an end.")
                    : s.Say($"{Day(from)}起施行。", $"The rules are in force from {Day(from)}."),
                $"{Day(from)} {Day(force.Until)}", force);
        }

        foreach (var repeal in repeals)
        {
            pen.Add(StatementKind.Applicability, null, null, "repeal " + repeal.Text, repeal.Clause,
                s => s.Say($"施行之日起,不得再依「{repeal.Text}」办理。", $"From that day nothing is brought under “{repeal.Text}” any more."), repeal.Text, repeal);
        }

        foreach (var transition in transitions)
        {
            pen.Add(StatementKind.Applicability, null, null, "transition " + string.Join(',', transition.Types), transition.Clause, s =>
            {
                var which = transition.Types.IsEmpty ? s.Say("其他各种事", "everything else") : s.List(transition.Types.Select(t => s.Quoted(s.Names.Of(t))));
                return (transition.TakenOver, transition.BackTo) switch
                {
                    (false, _) => s.Say($"施行以前开始的{which},依原来的规则办完。", $"Of what began before, {which} goes on under the former rules."),
                    (_, { } back) => s.Say($"{Day(back)}以后开始的{which},从头依这些规则;更早的,施行之日起接着依这些规则。",
                        $"Of what began before, {which} begun since {Day(back)} is under these rules from its beginning; what is older is taken over on the first day in force."),
                    _ => s.Say($"施行以前开始的{which},施行之日起接着依这些规则,以前的经过不追究。",
                        $"Of what began before, {which} is taken over on the first day in force; nothing before counts against anybody."),
                };
            }, $"{Meaning.Sorted(transition.Types)} {transition.TakenOver} {Day(transition.BackTo)}", transition);
        }

        foreach (var group in addressees)
        {
            pen.Add(StatementKind.Applicability, null, null, "addressees " + string.Join(',', group.Units), group.Clause,
                s => s.Say($"规则适用于{s.List(group.Units)}。", $"The rules apply to {s.List(group.Units.Select(u => "the " + s.Names.Of(u)))}."),
                Meaning.Sorted(group.Units), group);
        }
    }

    private static string Day(LocalDate? day) => day?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
