using System.Collections.Immutable;
using ProcLang.Semantics.Binding;
using ProcLang.Syntax.Text;

namespace ProcLang.Semantics.Symbols;

/// <summary>The names of a rulebook. One space of names: a name means one thing wherever it stands.
/// Steps, records, facts live in their procedure or type.</summary>
public sealed class SymbolTable
{
    private readonly Dictionary<string, Symbol> _byName = new(StringComparer.Ordinal);
    private readonly List<Symbol> _inOrder = [];
    private readonly Dictionary<Type, object> _byKind = [];

    private readonly HashSet<string> _noted = new(StringComparer.Ordinal);
    private readonly List<FoundByPlace> _notedPlaces = [];
    private bool _noting;

    /// <summary>From now on notes what is looked up.</summary>
    internal void StartNoting()
    {
        _noted.Clear();
        _notedPlaces.Clear();
        _noting = true;
    }

    /// <summary>What was looked up since, by name and by place.</summary>
    internal (ImmutableArray<string> Names, ImmutableArray<FoundByPlace> Places) StopNoting()
    {
        _noting = false;
        return ([.. _noted], [.. _notedPlaces]);
    }

    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>Some clause speaks of an attribute or a record of that name. They are no names of the rulebook, and are noted with a dot
    /// before them.</summary>
    internal void Read(string name)
    {
        _read.Add(name);
        if (_noting)
        {
            _noted.Add("." + name);
        }
    }

    /// <summary>True when some clause speaks of an attribute or a record of that name, whichever type or procedure it is of.</summary>
    internal bool IsRead(string name) => _read.Contains(name);

    /// <summary>Uses again what was noted.</summary>
    internal void UseAgain(string noted)
    {
        if (noted.StartsWith('.'))
        {
            Read(noted[1..]);
        }
        else
        {
            Find(noted);
        }
    }

    /// <summary>Notes that a record or parallel of a procedure was looked up by where it is declared.</summary>
    internal void NotePlace(ProcedureSymbol procedure, Location at, RecordSymbol? record, StepSymbol? parallel)
    {
        if (_noting)
        {
            _notedPlaces.Add(new FoundByPlace(procedure.Name, at.Span, record?.Name, parallel?.Name));
        }
    }

    /// <summary>Every symbol in order of declaration.</summary>
    public IReadOnlyList<Symbol> All => _inOrder;

    /// <summary>Symbols of one kind in order of declaration.</summary>
    public IReadOnlyList<T> Of<T>()
        where T : Symbol
    {
        if (!_byKind.TryGetValue(typeof(T), out var known))
        {
            _byKind[typeof(T)] = known = _inOrder.OfType<T>().ToList();
        }

        return (List<T>)known;
    }

    private Dictionary<string, ImmutableArray<ProcedureSymbol>>? _byAct;
    private Dictionary<string, ProcedureSymbol>? _procedures;

    /// <summary>The procedures that have a step or record of that name. Asked only once every name is gathered.</summary>
    internal ImmutableArray<ProcedureSymbol> WithAct(string name)
    {
        if (_byAct is null)
        {
            _byAct = new Dictionary<string, ImmutableArray<ProcedureSymbol>>(StringComparer.Ordinal);
            foreach (var procedure in Of<ProcedureSymbol>())
            {
                ImmutableArray<ProcedureSymbol> alone = [procedure];
                var names = procedure.Steps.SelectMany(s => new[] { s.Name, s.Alias }).Concat(procedure.Records.SelectMany(r => new[] { r.Name, r.Alias }));
                foreach (var act in names.OfType<string>().Distinct(StringComparer.Ordinal))
                {
                    _byAct[act] = _byAct.TryGetValue(act, out var known) ? known.Add(procedure) : alone;
                }
            }
        }

        return _byAct.GetValueOrDefault(name, []);
    }

    /// <summary>The procedure of a canonical name, a meeting's own included. Asked only once every name is gathered.</summary>
    internal ProcedureSymbol? Procedure(string name)
    {
        _procedures ??= Of<ProcedureSymbol>().GroupBy(p => p.Name).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        return _procedures.GetValueOrDefault(name);
    }

    private Dictionary<string, FactSymbol>? _attributes;

    /// <summary>The attribute of that name or alias of the first type that has one. Asked only once every name is gathered.</summary>
    internal FactSymbol? Attribute(string name)
    {
        if (_attributes is null)
        {
            _attributes = new Dictionary<string, FactSymbol>(StringComparer.Ordinal);
            foreach (var type in Of<SubjectTypeSymbol>())
            {
                foreach (var attribute in type.Attributes)
                {
                    _attributes.TryAdd(attribute.Name, attribute);
                    if (attribute.Alias is { } alias)
                    {
                        _attributes.TryAdd(alias, attribute);
                    }
                }
            }
        }

        return _attributes.GetValueOrDefault(name);
    }

    /// <summary>The symbol a name or alias means; null when none. Marks it used.</summary>
    public Symbol? Find(string name)
    {
        if (!_byName.TryGetValue(name, out var symbol))
        {
            return null;
        }

        symbol.IsUsed = true;
        if (_noting)
        {
            _noted.Add(symbol.Name);
        }

        return symbol;
    }

    /// <summary>Looks without marking it used.</summary>
    public Symbol? Peek(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Adds a symbol; gives the one that already holds its name or alias, or null when it was added.
    /// A meeting's procedure is added beside its type without a name of its own.</summary>
    public Symbol? Add(Symbol symbol, bool named = true)
    {
        if (named)
        {
            if (_byName.TryGetValue(symbol.Name, out var other) || (symbol.Alias is { } alias && _byName.TryGetValue(alias, out other)))
            {
                return other;
            }

            _byName[symbol.Name] = symbol;
            AddAlias(symbol);
        }

        _inOrder.Add(symbol);
        _byKind.Clear();
        return null;
    }

    /// <summary>Makes the alias of a symbol findable.</summary>
    public void AddAlias(Symbol symbol)
    {
        if (symbol.Alias is { } alias)
        {
            _byName.TryAdd(alias, symbol);
        }
    }

    /// <summary>The names nearest in spelling, for "did you mean", best first.</summary>
    public IEnumerable<string> Near(string name) => NameDistance.Nearest(name, _byName.Keys);
}
