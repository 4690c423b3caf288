using ProcLang.Semantics.Binding;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Semantics.Checks;

/// <summary>A meeting has a convener or a chair. Fix: 召集 and who.</summary>
internal static class NoConvenerCheck
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound)
    {
        foreach (var type in bound.Symbols.Of<Symbols.SubjectTypeSymbol>().Where(t => t.Kind == Model.SubjectKind.Meeting))
        {
            var meeting = type.Meeting is { } own ? bound.MeetingWith(own) : null;
            if (meeting is null || meeting.Conveners.Count + meeting.Chairs.Count == 0)
            {
                yield return new Diagnostic(ProcedureDiagnostics.NoConvener, type.DeclaredAt, type.Name)
                    .WithFix("写明: 召集 县长 主持 县长", "say so: convener CountyHead chair CountyHead");
            }
        }
    }
}
