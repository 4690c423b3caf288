using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Semantics.Checks;

/// <summary>A name that is declared is used: by a clause or a scenario. Shared vocabulary that other files include is not
/// meant to be used up by each, so only files that the rulebook's own head stands beside are looked at.
/// Fix: use it, or take it away.</summary>
internal static class UnusedNameCheck
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound)
    {
        if (bound.Head is not { } head)
        {
            yield break;
        }

        var folder = Folder(head.At.Source.Path);
        foreach (var symbol in bound.Symbols.All)
        {
            if (symbol is GroupSymbol or RelationSymbol or EnumerationSymbol or InterpretationSymbol or OfficeSymbol && !symbol.IsUsed
                && Folder(symbol.DeclaredAt.Source.Path) == folder)
            {
                yield return new Diagnostic(NameDiagnostics.Unused, symbol.DeclaredAt, symbol.KindName.Zh, symbol.Name, symbol.KindName.En)
                    .WithFix("用到它,或删去", "use it, or take it away");
            }
        }
    }

    private static string Folder(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "";
}
