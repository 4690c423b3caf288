using System.Text;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Keeps bound scenarios. A scenario means what it meant as long as its own words stand where they stood and every
/// name it could use is declared as it was; an edit in a clause seldom changes that, and scenarios are most of a rulebook.</summary>
internal sealed class ScenarioCache
{
    private sealed record Entry(string Names, int Line, ScenarioModel Scenario, string[] Used);

    private string _names = "";

    /// <summary>One string for equal names, so that the many scenarios compare it by reference.</summary>
    internal string Known(string names) => _names = names == _names ? _names : names;

    private Dictionary<SyntaxNode, Entry> _before = [];
    private Dictionary<SyntaxNode, Entry> _now = [];

    /// <summary>A new compilation begins: what the last one did not use is forgotten.</summary>
    internal void Begin()
    {
        _before = _now;
        _now = new Dictionary<SyntaxNode, Entry>(_before.Count);
    }

    /// <summary>The bound scenario, from the cache or by binding; one that told findings is not kept.</summary>
    internal ScenarioModel Bind(SyntaxNode scenario, string names, Scope scope)
    {
        var line = scope.Source.LineAt(scenario.Span.Start).Line;
        if (_before.TryGetValue(scenario, out var kept) && ReferenceEquals(kept.Names, names) && kept.Line == line && kept.Scenario.File == scope.Source.Path)
        {
            foreach (var name in kept.Used)
            {
                scope.Symbols.Find(name);
            }

            _now[scenario] = kept;
            return kept.Scenario;
        }

        var told = scope.Findings.Bag.Count;
        scope.Symbols.StartNoting();
        var bound = new ScenarioBinder(scope).Bind(scenario);
        var used = scope.Symbols.StopNoting();
        if (scope.Findings.Bag.Count == told)
        {
            _now[scenario] = new Entry(names, line, bound, used);
        }

        return bound;
    }

    /// <summary>Everything a scenario can name, in one string: equal strings, equal meanings.</summary>
    internal static string NamesOf(SymbolTable symbols)
    {
        var text = new StringBuilder(8192);
        foreach (var symbol in symbols.All)
        {
            text.Append('\n').Append(symbol.GetType().Name).Append(' ').Append(symbol);
            switch (symbol)
            {
                case SubjectTypeSymbol type:
                    Facts(text, type.Attributes);
                    break;
                case ProcedureSymbol procedure:
                    text.Append(procedure.Kind).AppendJoin(',', procedure.Subjects).AppendJoin(',', procedure.CountedActs);
                    Facts(text, procedure.OwnFacts);
                    foreach (var step in procedure.Steps)
                    {
                        text.Append('|').Append(step).Append(step.IsParallel).AppendJoin(',', step.Outcomes);
                    }

                    foreach (var record in procedure.Records)
                    {
                        text.Append('|').Append(record).Append(record.IsOpenTerm).Append(record.Value?.Kind);
                    }

                    break;
            }
        }

        return text.ToString();
    }

    private static void Facts(StringBuilder text, List<FactSymbol> facts)
    {
        foreach (var fact in facts)
        {
            text.Append('|').Append(fact).Append(fact.Type.Kind).AppendJoin(',', fact.Type.Choices);
        }
    }
}
