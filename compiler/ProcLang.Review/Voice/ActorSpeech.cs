using System.Collections.Immutable;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Voice;

/// <summary>Who is meant.</summary>
internal sealed partial class Speaker
{
    /// <summary>A reference in words: 主办部门的主要负责人; the Unit Head of the Sponsor.</summary>
    internal string Who(ActorReference who, string? here) => who switch
    {
        ActorReference.OfOffice(var office) => Say(_names.Of(office), "the " + _names.Of(office)),
        ActorReference.OfficeOf(var office, var of) => Say($"{Unit(of, true)}的{_names.Of(office)}", $"the {_names.Of(office)} of {Unit(of, true)}"),
        ActorReference.Related(var relation, var of) => Say($"{Unit(of, true)}的{_names.Of(relation)}", $"the {_names.Of(relation)} of {Unit(of, true)}"),
        ActorReference.StaffOf(var of) => Unit(of, true),
        ActorReference.InGroup(var group) => Say(_names.Of(group), "the " + _names.Of(group)),
        ActorReference.InFact(var fact) => Say(_names.Of(fact), "the " + _names.Of(fact)),
        ActorReference.WhoDid(var e) => WhoDid(e, here),
        ActorReference.MembersOf(null) => Say("会议成员", "the members of the meeting"),
        ActorReference.MembersOf(var meeting) => Say($"{_names.Of(meeting!)}的成员", $"the members of the {_names.Of(meeting!)}"),
        ActorReference.Where(var of, Condition.True) => Say($"{Who(of, here)}本人", $"{Who(of, here)} in person"),
        ActorReference.Where(var of, Condition.Delegated(var from, var power)) => Say(
            $"受{_names.Of(from)}委托行使「{power}」的{Who(of, here)}", $"{Who(of, here)} to whom the {_names.Of(from)} has delegated “{_names.Of(power)}”"),
        ActorReference.Where(var of, var when) => Say($"{Who(of, here)}中({ConditionOf(when, here, "本人", "he")})的人", $"those of {Who(of, here)} for whom {ConditionOf(when, here, "", "he")}"),
        ActorReference.Union(var parts) => List(parts.Select(p => Who(p, here))),
        _ => "",
    };

    private string WhoDid(EventModel e, string? here)
    {
        if (e.Step == Semantics.Binding.Words.OpenStep)
        {
            return Say("主持开会的人", "whoever chaired the meeting");
        }

        if (e.Step == Semantics.Binding.Words.CallStep)
        {
            return Say("召集会议的人", "whoever called the meeting");
        }

        var step = Step(ProcedureOf(e, here), e.Step);
        return Say($"办理{Of(e, here)}{step}的人", $"whoever did {step}{Of(e, here)}");
    }

    private string Unit(UnitArgument of, bool each) => of switch
    {
        UnitArgument.Named(var unit) => Say(_names.Of(unit), "the " + _names.Of(unit)),
        UnitArgument.InFact(var fact) when each && _names.IsSet(fact) => Say("各" + _names.Of(fact), "each " + _names.Of(fact)),
        UnitArgument.InFact(var fact) => Say(_names.Of(fact), "the " + _names.Of(fact)),
        UnitArgument.InGroup(var group) => Say("各" + _names.Of(group), "each of the " + _names.Of(group)),
        _ => "",
    };

    /// <summary>Who does it, as a phrase after 由 or by.</summary>
    internal string Doers(ImmutableArray<ActorModel> actors, bool any, string? here)
    {
        if (actors.IsEmpty)
        {
            return Say("任何人", "anyone");
        }

        // The same office named twice, in the step's head and under its quotation, is one.
        var said = actors.Select(a => (a.Quantifier, Text: Doer(a, here))).Distinct().ToList();
        if (said.Count == 1)
        {
            return said[0].Text;
        }

        return any
            ? Say($"{Either(said.Select(s => s.Text))}(其中一人即可)", $"{Either(said.Select(s => s.Text))} (any one of them)")
            : Say($"{List(said.Select(s => s.Text.Replace(EachZh, "", StringComparison.Ordinal)))}{EachZh}", $"{List(said.Select(s => s.Text))} (all of them)");
    }

    private string Doer(ActorModel actor, string? here)
    {
        var who = Who(actor.Reference, here);
        return actor.Quantifier switch
        {
            Quantifier.Each => Say(who.StartsWith('各') ? $"{who}{EachZh}" : $"各位{who}{EachZh}",
                who.Contains(" each ", StringComparison.Ordinal) ? $"{who}, every one of them" : $"every one of {Plain(who)}"),
            Quantifier.EachInRank => Say($"{who}按排序依次", $"every one of {Plain(who)}, in order of rank"),
            Quantifier.AnyOf => Say($"{who}中任意{actor.Count}人", $"any {actor.Count} of {Plain(who)}"),
            _ => who,
        };
    }

    private const string EachZh = "(都要办,缺一不可)";

    private static string Plain(string who) => who.StartsWith("each ", StringComparison.Ordinal) ? "the " + who["each ".Length..] : who;
}
