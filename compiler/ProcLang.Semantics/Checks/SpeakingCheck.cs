using ProcLang.Semantics.Binding;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Semantics.Checks;

/// <summary>How long one may speak is said for no more times than one may speak. Fix: take a length out, or allow one time more.</summary>
internal static class SpeakingCheck
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound)
    {
        foreach (var meeting in bound.Meetings)
        {
            foreach (var speaking in meeting.Speaking)
            {
                if (speaking.Minutes.Length > speaking.Most)
                {
                    yield return new Diagnostic(ProcedureDiagnostics.SpeaksNoMore, meeting.Type.DeclaredAt, meeting.Type.Name, $"{speaking.Most}", $"{speaking.Minutes.Length}")
                        .WithFix("去掉多出的时长,或放宽次数", "take the lengths out that are too many, or allow one time more");
                }
            }
        }
    }
}
