using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Semantics.Checks;

/// <summary>A name that is declared is used: by a clause or a scenario. Shared vocabulary that other files include is not
/// meant to be used up by each, so only files that the rulebook's own head stands beside are looked at. A unit is used too where clauses
/// speak of units in general, an open term where a condition asks for it. Fix: use it, or take it away.</summary>
internal static class UnusedNameCheck
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound)
    {
        if (bound.Head is not { } head)
        {
            return [];
        }

        var folder = Folder(head.At.Source.Path);
        var units = SpeaksOfUnits(bound);
        var onlyCalendar = bound.Symbols.Of<CalendarSymbol>().Count == 1 || head.Calendar is null;
        return Declared(bound.Symbols)
            .Where(s => !s.IsUsed && !(s is UnitSymbol && units) && !(s is CalendarSymbol && onlyCalendar) && Folder(s.DeclaredAt.Source.Path) == folder)
            .Select(s => new Diagnostic(NameDiagnostics.Unused, s.DeclaredAt, s.KindName.Zh, s.Name, s.KindName.En)
                .WithFix("用到它,或删去", "use it, or take it away"));
    }

    private static IEnumerable<Symbol> Declared(SymbolTable symbols)
    {
        foreach (var symbol in symbols.All)
        {
            switch (symbol)
            {
                case GroupSymbol or RelationSymbol or EnumerationSymbol or InterpretationSymbol or OfficeSymbol or UnitSymbol or CalendarSymbol:
                    yield return symbol;
                    break;
                case SubjectTypeSymbol type:
                    if (type.Procedures.Count == 0)
                    {
                        yield return type;
                    }

                    // Several types may have an attribute of one name; whoever speaks of it speaks of all.
                    foreach (var attribute in type.Attributes.Where(a => !symbols.IsRead(a.Name)))
                    {
                        yield return attribute;
                    }

                    break;
                case ProcedureSymbol procedure:
                    foreach (var term in procedure.Records.Where(r => r.IsOpenTerm && !symbols.IsRead(r.Name)))
                    {
                        yield return term;
                    }

                    break;
            }
        }
    }

    /// <summary>Units come in by attributes, offices held of each, relations, limits for each: whichever there are.</summary>
    private static bool SpeaksOfUnits(BoundRulebook bound) =>
        bound.Symbols.Of<RelationSymbol>().Count > 0
        || bound.Symbols.Of<OfficeSymbol>().Any(o => o.PerUnit)
        || bound.Limits.Any(l => l.Model is { KeyFact: null, Units.IsEmpty: true, Common: false })
        || bound.Symbols.Of<SubjectTypeSymbol>().SelectMany(t => t.Attributes).Concat(bound.Symbols.Of<ProcedureSymbol>().SelectMany(p => p.OwnFacts)).Any(f => f.Type.Kind is FactKind.Unit or FactKind.UnitSet);

    private static string Folder(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "";
}
