using System.Collections.Immutable;
using ProcLang.Runtime.Calendars;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Keeps bound calendars. They mean what they meant as long as all of them are written as they were: one may be based on another.</summary>
internal sealed class CalendarCache
{
    private sealed record Kept(SyntaxNode Syntax, string Name, WorkCalendar? Calendar);

    private ImmutableArray<Kept> _kept = [];
    private ImmutableArray<string> _used = [];

    /// <summary>Gives the symbols their calendars when these are the ones that are kept.</summary>
    internal bool Give(List<WrittenCalendar> all, SymbolTable symbols)
    {
        if (all.Count != _kept.Length)
        {
            return false;
        }

        for (var i = 0; i < all.Count; i++)
        {
            if (all[i].Syntax != _kept[i].Syntax || all[i].Symbol.Name != _kept[i].Name)
            {
                return false;
            }
        }

        for (var i = 0; i < all.Count; i++)
        {
            all[i].Symbol.Calendar ??= _kept[i].Calendar;
        }

        foreach (var name in _used)
        {
            symbols.Find(name);
        }

        return true;
    }

    /// <summary>Keeps calendars that told nothing.</summary>
    internal void Keep(List<WrittenCalendar> all, ImmutableArray<string> used)
    {
        _kept = [.. all.Select(c => new Kept(c.Syntax, c.Symbol.Name, c.Symbol.Calendar))];
        _used = used;
    }
}
