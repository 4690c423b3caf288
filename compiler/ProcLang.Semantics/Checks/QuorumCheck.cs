using ProcLang.Semantics.Analysis;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Text;

namespace ProcLang.Semantics.Checks;

/// <summary>All members together reach the quorum: more than all of them never come, nor more than there may be. Fix: lower the share or the number.</summary>
internal static class QuorumCheck
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound)
    {
        foreach (var meeting in bound.Meetings)
        {
            if (meeting.Adjourn is not null && meeting.Quorum is null)
            {
                yield return new Diagnostic(ProcedureDiagnostics.AdjournedWithoutQuorum, meeting.Type.DeclaredAt, meeting.Type.Name)
                    .WithFix("写明法定人数,如「法定人数 出席 超过 半数 全体成员」", "state it, as in `quorum present more than half of all members`");
            }

            var members = Headcount.Of(meeting, bound.WrittenAt);
            foreach (var (quorum, byWeight) in new[] { (meeting.Quorum?.Condition as Condition.Quorum, meeting.QuorumByWeight.Full), (meeting.Adjourn?.Quorum, meeting.QuorumByWeight.Lower) })
            {
                if (quorum is null)
                {
                    continue;
                }

                var at = bound.WrittenAt.Of(quorum) ?? meeting.Type.DeclaredAt;
                if (quorum is { Denominator: > 0, How: Comparison.MoreThan } && quorum.Numerator >= quorum.Denominator)
                {
                    yield return new Diagnostic(ProcedureDiagnostics.UnreachableQuorum, at, meeting.Type.Name)
                        .WithCase("全体成员到齐,仍不超过全体成员", "with every member present, they are still not more than all members")
                        .WithFix("改为「超过 半数」或「不少于 2/3」", "write `more than half of` or `at least 2/3`");
                }
                else if (quorum.Denominator == 0 && !byWeight && members.Most is { } most && Headcount.IsMembers(quorum.Of, meeting) && quorum.How is Comparison.AtLeast or Comparison.MoreThan
                    && !Headcount.Reaches(most, most, quorum.How, quorum.Numerator, 0))
                {
                    var finding = new Diagnostic(ProcedureDiagnostics.UnreachableQuorum, at, meeting.Type.Name)
                        .WithCase(
                            $"成员至多 {most} 人,都到齐也只有 {most} 人,要{ConditionText.Say(quorum.How, true)} {quorum.Numerator} 人",
                            $"there are at most {most} members; with all of them present they are {most}, and it takes {ConditionText.Say(quorum.How, false)} {quorum.Numerator}")
                        .WithFix($"法定人数改为至多 {most} 人,或改为成员的几分之几,如「超过 半数 成员」", $"ask for {most} at most, or for a share, as in `more than half of all members`");
                    yield return members.MostAt is { } there ? finding.WithOther(there, "成员的人数在这里限定", "the number of members is limited here") : finding;
                }
            }
        }
    }
}
