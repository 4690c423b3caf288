using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Analysis;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Text;

namespace ProcLang.Semantics.Checks;

/// <summary>After the recusals that the rules force there are members who vote, a quorum, and a majority that those left can reach. A person
/// or an office that a recusal names is taken to be one member each, the fewest there can be. Fix: lower the quorum or the majority, count
/// or do not count the recused, or say who takes their place.</summary>
internal static class RecusalCheck
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound, RulebookModel model)
    {
        WhoIsWhom? who = null;
        foreach (var meeting in bound.Meetings)
        {
            foreach (var vote in meeting.Votes.Where(v => !v.Recusals.IsEmpty))
            {
                who ??= new WhoIsWhom(model);
                if (Nobody(bound, meeting, vote, who) is { } nobody)
                {
                    yield return nobody;
                    continue;
                }

                var members = Headcount.Of(meeting, bound.WrittenAt);
                if (Quorum(bound, meeting, vote, members) is { } quorum)
                {
                    yield return quorum;
                }

                if (Majority(bound, meeting, vote, members) is { } majority)
                {
                    yield return majority;
                }
            }
        }
    }

    /// <summary>Every kind of member is recused whatever the item is.</summary>
    private static Diagnostic? Nobody(BoundRulebook bound, BoundMeeting meeting, VoteModel vote, WhoIsWhom who)
    {
        Condition recused = new Condition.Some([.. vote.Recusals.Select(r => r.When)]);
        if (meeting.Members.Count == 0 || !meeting.Members.TrueForAll(m => IsAlways(who.Of(recused, m.Reference))))
        {
            return null;
        }

        var members = (Zh: string.Join("、", meeting.Members.Select(m => ConditionText.Say(m.Reference, true))), En: string.Join(", ", meeting.Members.Select(m => ConditionText.Say(m.Reference, false))));
        return With(bound, meeting, vote, new Diagnostic(ProcedureDiagnostics.NobodyLeftToVote, At(bound, meeting, vote), meeting.Type.Name, vote.Name)
            .WithCase($"成员是 {members.Zh},都要回避", $"the members are {members.En}, and all of them are recused")
            .WithFix("改回避的条件,或写明由谁代替回避的成员", "mend whom it recuses, or say who takes the place of those recused"));
    }

    /// <summary>A quorum of a number at the vote, and at most so many members.</summary>
    private static Diagnostic? Quorum(BoundRulebook bound, BoundMeeting meeting, VoteModel vote, Headcount members)
    {
        var leaving = vote.Recusals.Where(r => !r.Counted).SelectMany(r => Concerned(r.When)).Distinct().ToList();
        if (leaving.Count == 0 || members.Most is not { } most || meeting.Quorum is not { Norm: Norm.Constitutive, Condition: { Denominator: 0 } quorum } || meeting.QuorumByWeight.Full || !meeting.QuorumAt.Vote
            || quorum.How is not (Comparison.AtLeast or Comparison.MoreThan) || !Headcount.IsMembers(quorum.Of, meeting)
            || !Headcount.Reaches(most, most, quorum.How, quorum.Numerator, 0) || Headcount.Reaches(most - leaving.Count, most, quorum.How, quorum.Numerator, 0))
        {
            return null;
        }

        var finding = new Diagnostic(ProcedureDiagnostics.QuorumAfterRecusal, At(bound, meeting, vote), meeting.Type.Name, vote.Name)
            .WithCase(
                $"成员至多 {most} 人,{Said(leaving, true)} 是成员,回避之后剩 {most - leaving.Count} 人,法定人数要{ConditionText.Say(quorum.How, true)} {quorum.Numerator} 人",
                $"of at most {most} members, {Said(leaving, false)} recused: {most - leaving.Count} are left, and the quorum is {ConditionText.Say(quorum.How, false)} {quorum.Numerator}")
            .WithFix("法定人数改为成员的几分之几,或写「回避 计入」", "make the quorum a share of the members, or write `recused counted`");
        finding = bound.WrittenAt.Of(quorum) is { } there ? finding.WithOther(there, "法定人数", "the quorum") : finding;
        return members.MostAt is { } limited ? finding.WithOther(limited, "成员的人数在这里限定", "the number of members is limited here") : finding;
    }

    /// <summary>Those recused stay in the base and cannot be in favour: one of them may be enough that nothing passes.</summary>
    private static Diagnostic? Majority(BoundRulebook bound, BoundMeeting meeting, VoteModel vote, Headcount members)
    {
        // How many votes those recused have is for the roster to say.
        if (vote.Majority is not { ByWeight: false, How: Comparison.AtLeast or Comparison.MoreThan } majority)
        {
            return null;
        }

        var counted = vote.Recusals.Where(r => r.Counted || majority.Denominator == 0).SelectMany(r => Concerned(r.When)).Distinct().ToList();
        if (counted.Count == 0 || (majority.Denominator > 0 && majority.Base != VoteBase.AllMembers) || (members.Most is null && majority.Denominator == 0))
        {
            return null;
        }

        // Where their number is open, so many members that one more or less does not matter unless all are needed.
        var whole = members.Most ?? Math.Max(members.Least, 100_000);
        if (!Headcount.Reaches(whole, whole, majority.How, majority.Numerator, majority.Denominator)
            || Headcount.Reaches(whole - counted.Count, whole, majority.How, majority.Numerator, majority.Denominator))
        {
            return null;
        }

        var (zh, en) = members.Most is { } most ? ($"成员至多 {most} 人,", $"of at most {most} members, ") : ("", "");
        return With(bound, meeting, vote, new Diagnostic(ProcedureDiagnostics.MajorityAfterRecusal, At(bound, meeting, vote), vote.Name)
            .WithCase(
                $"{zh}{Said(counted, true)} 是成员,回避而不能赞成,其余的都赞成也不够",
                $"{en}{Said(counted, false)} recused and cannot be in favour: all others in favour are not enough")
            .WithFix("让回避的不计入(去掉「计入」),或降低要的票数", "do not count those recused (drop `counted`), or ask for fewer votes"));
    }

    private static Location At(BoundRulebook bound, BoundMeeting meeting, VoteModel vote) => bound.WrittenAt.Of(vote.Recusals[0].When) ?? meeting.Type.DeclaredAt;

    private static Diagnostic With(BoundRulebook bound, BoundMeeting meeting, VoteModel vote, Diagnostic finding) =>
        vote.Majority is { } majority && bound.WrittenAt.Of(majority) is { } at ? finding.WithOther(at, "要多少赞成", "how many must be in favour")
        : finding.WithOther(meeting.Type.DeclaredAt, "会议", "the meeting");

    /// <summary>Those who are recused for being who they are, whatever else holds.</summary>
    private static IEnumerable<ActorReference> Concerned(Condition when) => when switch
    {
        Condition.ActorIs(ActorReference.InFact or ActorReference.OfOffice or ActorReference.WhoDid) and var who => [((Condition.ActorIs)who).Reference],
        Condition.SamePerson(var did) => [new ActorReference.WhoDid(did)],
        Condition.Some(var parts) => parts.SelectMany(Concerned),
        _ => [],
    };

    private static string Said(List<ActorReference> concerned, bool zh) =>
        string.Join(zh ? "、" : " and ", concerned.Select(c => ConditionText.Say(c, zh))) + (zh ? "" : concerned.Count == 1 ? ", a member, is" : ", members, are");

    private static bool IsAlways(Condition condition)
    {
        var space = CaseSpace.Of([condition], new Dictionary<string, FactType>());
        return space.Cases(condition) == DecisionDiagrams.Always && !space.Sets.GaveUp;
    }
}
