using ProcLang.Semantics.Analysis;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Semantics.Checks;

/// <summary>A vote is for items of its own, members vote, and what is put to it can pass.</summary>
internal static class VoteCheck
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound) => bound.Meetings.Where(m => m.Votes.Count > 0).SelectMany(m => OfMeeting(m, bound.WrittenAt));

    private static IEnumerable<Diagnostic> OfMeeting(BoundMeeting meeting, WrittenAt written)
    {
        var at = meeting.Type.DeclaredAt;
        var members = Headcount.Of(meeting, written);
        if (meeting.Members.Count == 0)
        {
            yield return new Diagnostic(ProcedureDiagnostics.NobodyVotes, at, meeting.Type.Name)
                .WithFix("写明成员,如「成员 县长, 副县长」", "say who they are, as in `members Mayor, Councillor`");
        }

        for (var i = 0; i < meeting.Votes.Count; i++)
        {
            var vote = meeting.Votes[i];
            if (meeting.Votes.Take(i).FirstOrDefault(v => Overlap(v, vote)) is { } other)
            {
                var type = vote.Types.Intersect(other.Types).FirstOrDefault();
                yield return new Diagnostic(ProcedureDiagnostics.TwoVotes, at, meeting.Type.Name, other.Name, vote.Name)
                    .WithCase(type is null ? "任何议题" : $"「{type}」类的议题", type is null ? "any item" : $"an item of type “{type}”")
                    .WithFix("用「对 …」写明各是哪类议题的表决", "say with `on …` which type of item each is for");
            }

            if (vote.Majority is null)
            {
                yield return new Diagnostic(ProcedureDiagnostics.NeverCarries, at, vote.Name)
                    .WithFix("写明要多少赞成,如「赞成 超过 半数 全体成员」", "say how many must be in favour, as in `in favour more than half of all members`");
            }
            else if (vote.Majorities.FirstOrDefault(m => m is { How: Comparison.MoreThan, Denominator: > 0 } && m.Numerator >= m.Denominator) is { } majority)
            {
                yield return new Diagnostic(ProcedureDiagnostics.NeverCarries, written.Of(majority) ?? at, vote.Name)
                    .WithCase("全体赞成,仍不超过全体", "with all in favour, they are still not more than all")
                    .WithFix("改为「赞成 一致 …」或「赞成 超过 半数 …」", "write `in favour unanimity of …` or `in favour more than half of …`");
            }
            else if (vote.Majority is { Denominator: 0, ByWeight: false, How: Comparison.AtLeast or Comparison.MoreThan } number && members.Most is { } most
                && !Headcount.Reaches(most, most, number.How, number.Numerator, 0))
            {
                var finding = new Diagnostic(ProcedureDiagnostics.NeverCarries, written.Of(number) ?? at, vote.Name)
                    .WithCase(
                        $"成员至多 {most} 人,都赞成也只有 {most} 票,要{ConditionText.Say(number.How, true)} {number.Numerator} 票",
                        $"there are at most {most} members; all in favour they are {most}, and it takes {ConditionText.Say(number.How, false)} {number.Numerator}")
                    .WithFix($"改为至多 {most} 票,或改为几分之几,如「赞成 超过 半数 全体成员」", $"ask for {most} at most, or for a share, as in `in favour more than half of all members`");
                yield return members.MostAt is { } there ? finding.WithOther(there, "成员的人数在这里限定", "the number of members is limited here") : finding;
            }
        }
    }

    private static bool Overlap(VoteModel one, VoteModel other) =>
        one.Types.IsEmpty && other.Types.IsEmpty || one.Types.Intersect(other.Types).Any();
}
