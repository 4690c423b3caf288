using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Semantics.Checks;

/// <summary>A vote is for items of its own, members vote, and what is put to it can pass.</summary>
internal static class VoteCheck
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound) => bound.Meetings.Where(m => m.Votes.Count > 0).SelectMany(OfMeeting);

    private static IEnumerable<Diagnostic> OfMeeting(BoundMeeting meeting)
    {
        var at = meeting.Type.DeclaredAt;
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
            else if (vote.Majorities.Any(m => m is { How: Comparison.MoreThan, Denominator: > 0 } && m.Numerator >= m.Denominator))
            {
                yield return new Diagnostic(ProcedureDiagnostics.NeverCarries, at, vote.Name)
                    .WithCase("全体赞成,仍不超过全体", "with all in favour, they are still not more than all")
                    .WithFix("改为「赞成 一致 …」或「赞成 超过 半数 …」", "write `in favour unanimity of …` or `in favour more than half of …`");
            }
        }
    }

    private static bool Overlap(VoteModel one, VoteModel other) =>
        one.Types.IsEmpty && other.Types.IsEmpty || one.Types.Intersect(other.Types).Any();
}
