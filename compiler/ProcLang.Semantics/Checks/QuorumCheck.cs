using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Semantics.Checks;

/// <summary>All members together reach the quorum: more than all of them never come. Fix: lower the share.</summary>
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

            if (meeting.Quorum is { Condition: { Denominator: > 0, How: Comparison.MoreThan } quorum } && quorum.Numerator >= quorum.Denominator)
            {
                yield return new Diagnostic(ProcedureDiagnostics.UnreachableQuorum, meeting.Type.DeclaredAt, meeting.Type.Name)
                    .WithCase("全体成员到齐,仍不超过全体成员", "with every member present, they are still not more than all members")
                    .WithFix("改为「超过 半数」或「不少于 2/3」", "write `more than half of` or `at least 2/3`");
            }
        }
    }
}
