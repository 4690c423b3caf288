using ProcLang.Semantics.Binding;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Semantics.Checks;

/// <summary>What goes by weight has weights to go by, and weights are gone by.</summary>
internal static class WeightCheck
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound)
    {
        foreach (var meeting in bound.Meetings)
        {
            var byWeight = meeting.QuorumByWeight.Full || meeting.QuorumByWeight.Lower || meeting.Votes.Exists(v => v.Majorities.Any(m => m.ByWeight));
            if (byWeight && meeting.Weights is null)
            {
                yield return new Diagnostic(ProcedureDiagnostics.NoWeights, meeting.Type.DeclaredAt, meeting.Type.Name)
                    .WithFix("写明票权,如「票权 股东 按持份」或「票权 主席 3」", "say them, as in `voting weights Shareholder as held` or `voting weights Chair 3`");
            }
            else if (!byWeight && meeting.Weights is not null)
            {
                yield return new Diagnostic(ProcedureDiagnostics.WeightsUnused, meeting.Type.DeclaredAt, meeting.Type.Name)
                    .WithFix("在赞成或法定人数后写「按票权」,或者删去票权", "write `by weight` after `in favour …` or `quorum …`, or take the weights out");
            }
        }
    }
}
