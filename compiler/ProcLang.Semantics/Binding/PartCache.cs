using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Literate;
using ProcLang.Syntax.Text;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Keeps what came of unchanged words from one compilation to the next: bound declarations, what was made of them, what was
/// checked. Only what told no finding is kept, so that a finding is always told anew, at its place. A changed declaration of a
/// name makes everything anew, since any clause may speak of it; an edit inside a clause leaves all but its own fence.</summary>
internal sealed class PartCache
{
    private string _names = "";
    private Dictionary<SyntaxNode, BoundPart> _before = [];
    private Dictionary<SyntaxNode, BoundPart> _now = [];
    private Dictionary<(string Path, int Line), BoundPart>? _byLine;
    private Dictionary<string, Made> _madeBefore = new(StringComparer.Ordinal);
    private Dictionary<string, Made> _madeNow = new(StringComparer.Ordinal);
    private HashSet<object> _soundBefore = new(ReferenceEqualityComparer.Instance);
    private HashSet<object> _soundNow = new(ReferenceEqualityComparer.Instance);

    /// <summary>What was made of the parts of a procedure.</summary>
    private sealed record Made(ImmutableArray<BoundPart> Parts, MadeProcedure Procedure);

    /// <summary>Calendars bound before.</summary>
    internal CalendarCache Calendars { get; } = new();

    /// <summary>A new compilation begins, with these names: what the last one did not use is forgotten.</summary>
    internal void Begin(string names)
    {
        var same = names == _names;
        _names = names;
        _byLine = null;
        (_before, _now) = (same ? _now : [], new Dictionary<SyntaxNode, BoundPart>(_now.Count));
        (_madeBefore, _madeNow) = (same ? _madeNow : [], new Dictionary<string, Made>(_madeNow.Count, StringComparer.Ordinal));
        (_soundBefore, _soundNow) = (same ? _soundNow : [], new HashSet<object>(_soundNow.Count, ReferenceEqualityComparer.Instance));
    }

    /// <summary>The part of a declaration that means what it meant; null when it has to be bound.</summary>
    internal BoundPart? Kept(Place place, Anchoring anchoring, SymbolTable symbols)
    {
        var line = place.Source.LineAt(place.Declaration.Span.Start).Line;
        if (Written(place, line) is not { } part
            || part.Line != line
            || !Same(part.Place.Article, place.Article)
            || !anchoring.WouldNumber(part.Anchored))
        {
            return null;
        }

        var moved = place.Declaration.Span.Start - part.Place.Declaration.Span.Start;
        foreach (var found in part.ByPlace)
        {
            if (!found.Holds(symbols, place.Source, moved))
            {
                return null;
            }
        }

        foreach (var name in part.Used)
        {
            symbols.UseAgain(name);
        }

        _now[place.Declaration] = part;
        return part;
    }

    /// <summary>The part of the same declaration: of the same tree, or, in a fence that was parsed anew, of the same words on the same line.</summary>
    private BoundPart? Written(Place place, int line)
    {
        if (_before.TryGetValue(place.Declaration, out var part))
        {
            return part.Place.Source.Path == place.Source.Path ? part : null;
        }

        _byLine ??= ByLine();
        return _byLine.TryGetValue((place.Source.Path, line), out part) && Words(part.Place).SequenceEqual(Words(place))
            && place.Declaration.IsWhole && part.Place.Declaration.IsWhole ? part : null;
    }

    private Dictionary<(string Path, int Line), BoundPart> ByLine()
    {
        var parts = new Dictionary<(string, int), BoundPart>(_before.Count);
        foreach (var part in _before.Values)
        {
            parts[(part.Place.Source.Path, part.Line)] = part;
        }

        return parts;
    }

    private static ReadOnlySpan<char> Words(Place place)
    {
        var span = place.Declaration.Span;
        return place.Source.Content.AsSpan(span.Start, span.Length);
    }

    /// <summary>Keeps a part that told nothing.</summary>
    internal void Keep(BoundPart part, SymbolTable symbols)
    {
        if (part.IsNamed(symbols))
        {
            _now[part.Place.Declaration] = part;
        }
    }

    private static bool Same(Article? before, Article? now) =>
        ReferenceEquals(before, now) || (before is not null && now is not null && before.SaysTheSameAs(now));

    /// <summary>What was made of the same parts of a procedure before, or what <paramref name="make"/> makes of them.</summary>
    internal MadeProcedure Make(BoundProcedure procedure, BoundMeeting? meeting, BoundSigning? signing, Func<MadeProcedure> make)
    {
        List<BoundPart> parts = [.. procedure.Parts, .. meeting?.Parts ?? [], .. signing?.Parts ?? []];
        if (!_madeBefore.TryGetValue(procedure.Symbol.Name, out var made) || !made.Parts.AsSpan().SequenceEqual(CollectionsMarshal.AsSpan(parts)))
        {
            made = new Made([.. parts], make());
        }

        _madeNow[procedure.Symbol.Name] = made;
        return made.Procedure;
    }

    /// <summary>True when a procedure or table was checked before and nothing was found.</summary>
    internal bool IsSound(object model)
    {
        if (!_soundBefore.Contains(model))
        {
            return false;
        }

        _soundNow.Add(model);
        return true;
    }

    /// <summary>Checked now, nothing found.</summary>
    internal void Sound(object model) => _soundNow.Add(model);
}
