using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Misc;

namespace ProcLang.Syntax.Parsing;

/// <summary>Sorts characters into classes that the lexer grammar cannot tell apart: a character that stands in a keyword is a
/// class of its own, all others are told apart only by the sets the grammar names (letters, digits, white space, …).</summary>
internal sealed class CharacterClasses
{
    private readonly HashSet<int> _own = [];
    private readonly List<IntervalSet> _sets = [];
    private readonly Dictionary<string, int> _bySignature = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _beyondTheBasicPlane = [];
    private readonly int[] _basic = new int[char.MaxValue + 1];
    private int _next = 1;

    internal CharacterClasses(ATN lexer)
    {
        foreach (var state in lexer.states)
        {
            for (var i = 0; i < state.NumberOfTransitions; i++)
            {
                switch (state.Transition(i))
                {
                    case AtomTransition atom:
                        _own.Add(atom.token);
                        break;
                    case RangeTransition or SetTransition when state.Transition(i).Label is { } set && !_sets.Contains(set):
                        _sets.Add(set);
                        break;
                }
            }
        }
    }

    /// <summary>The class of a character, from 1. Asked under the lexer's lock.</summary>
    internal int Of(int character)
    {
        if (character > char.MaxValue)
        {
            return _beyondTheBasicPlane.TryGetValue(character, out var known) ? known : _beyondTheBasicPlane[character] = New(character);
        }

        ref var here = ref _basic[character];
        return here != 0 ? here : here = New(character);
    }

    private int New(int character)
    {
        if (_own.Contains(character))
        {
            return _next++;
        }

        var signature = string.Create(_sets.Count, (_sets, character), static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = from._sets[i].Contains(from.character) ? '1' : '0';
            }
        });
        return _bySignature.TryGetValue(signature, out var known) ? known : _bySignature[signature] = _next++;
    }
}
