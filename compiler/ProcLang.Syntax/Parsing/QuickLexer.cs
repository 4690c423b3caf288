using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Dfa;
using ProcLang.Grammar;

namespace ProcLang.Syntax.Parsing;

/// <summary>Reads words as the generated lexer does, from the same grammar, and remembers each step for classes of characters.
/// The generated lexer remembers steps for ASCII only and works every Chinese character out anew; that was most of the time of a
/// check. A test compares the two on every sample and on damaged ones.</summary>
internal sealed class QuickLexer : ITokenSource
{
    private static readonly Automaton Words = new();

    private readonly Tuple<ITokenSource, ICharStream> _source;
    private readonly string _text;
    private readonly int[]? _codePoints;
    private readonly int _length;
    private int _at;

    /// <summary>Reads a text.</summary>
    internal QuickLexer(string text)
    {
        InputStream = CharStreams.fromString(text);
        _source = Tuple.Create((ITokenSource)this, (ICharStream)InputStream);
        _text = text;
        _codePoints = Positions.HasSurrogates(text) ? CodePoints(text) : null;
        _length = _codePoints?.Length ?? text.Length;
    }

    /// <inheritdoc/>
    public int Line { get; private set; } = 1;

    /// <inheritdoc/>
    public int Column { get; private set; }

    /// <inheritdoc/>
    public ICharStream InputStream { get; }

    /// <inheritdoc/>
    public string SourceName => "";

    /// <inheritdoc/>
    public ITokenFactory TokenFactory { get; set; } = CommonTokenFactory.Default;

    /// <inheritdoc/>
    public IToken NextToken()
    {
        var start = _at;
        var token = new CommonToken(_source, TokenConstants.EOF, TokenConstants.DefaultChannel, start, start - 1) { Line = Line, Column = Column };
        if (start >= _length)
        {
            return token;
        }

        var (length, word) = Words.Longest(this, start);
        token.Type = word.prediction;
        token.Channel = Channel(word);
        token.StopIndex = start + length - 1;
        for (; _at < start + length; _at++)
        {
            if (At(_at) == '\n')
            {
                Line++;
                Column = 0;
            }
            else
            {
                Column++;
            }
        }

        return token;
    }

    private int At(int index) => _codePoints is null ? _text[index] : _codePoints[index];

    private static int Channel(DFAState word)
    {
        foreach (var action in word.lexerActionExecutor?.LexerActions ?? [])
        {
            if (action is LexerChannelAction to)
            {
                return to.Channel;
            }
        }

        return TokenConstants.DefaultChannel;
    }

    private static int[] CodePoints(string text)
    {
        var points = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                points.Add(char.ConvertToUtf32(text[i], text[i + 1]));
                i++;
            }
            else
            {
                points.Add(text[i]);
            }
        }

        return [.. points];
    }

    /// <summary>The grammar's automaton, worked out as far as texts have asked. One for the process; a step that is known is
    /// read without a lock.</summary>
    private sealed class Automaton : LexerATNSimulator
    {
        private static readonly ICharStream Nothing = CharStreams.fromString("");
        private readonly Lock _working = new();
        private readonly CharacterClasses _classes;
        private readonly DFAState _start;
        private readonly Dictionary<(int State, int Class), DFAState> _steps = [];
        // By state, then by character of the basic plane in pages of 256: what has been worked out. Written once, under the lock.
        private volatile Row?[] _known = new Row?[256];

        private sealed class Row
        {
            internal readonly Page?[] Pages = new Page?[256];
        }

        private sealed class Page
        {
            internal readonly DFAState?[] To = new DFAState?[256];
        }

        internal Automaton()
            : base(ProcLangLexer._ATN, [new DFA(ProcLangLexer._ATN.modeToStartState[0], 0)], new PredictionContextCache())
        {
            _classes = new CharacterClasses(ProcLangLexer._ATN);
            _start = AddDFAState(ComputeStartState(Nothing, ProcLangLexer._ATN.modeToStartState[0]));
        }

        /// <summary>No step: the word cannot go on.</summary>
        private static readonly DFAState Stop = new(-1);

        /// <summary>The longest word that begins there; of several as long, the one first in the grammar. There is always one:
        /// the last rule takes any character.</summary>
        internal (int Length, DFAState Word) Longest(QuickLexer text, int start)
        {
            var state = _start;
            (int Length, DFAState Word) longest = (1, _start);
            for (var i = start; i < text._length; i++)
            {
                state = Step(state, text.At(i));
                if (state == Stop)
                {
                    break;
                }

                if (state.isAcceptState)
                {
                    longest = (i - start + 1, state);
                }
            }

            return longest;
        }

        private DFAState Step(DFAState from, int character)
        {
            if (character <= char.MaxValue)
            {
                var known = _known;
                if (from.stateNumber < known.Length && known[from.stateNumber]?.Pages[character >> 8]?.To[character & 255] is { } to)
                {
                    return to;
                }
            }

            lock (_working)
            {
                return Work(from, character);
            }
        }

        private DFAState Work(DFAState from, int character)
        {
            var key = (from.stateNumber, _classes.Of(character));
            if (!_steps.TryGetValue(key, out var to))
            {
                var reach = new OrderedATNConfigSet();
                GetReachableConfigSet(Nothing, from.configSet, reach, character);
                _steps[key] = to = reach.configs.Count == 0 ? Stop : AddDFAState(reach);
            }

            if (character <= char.MaxValue)
            {
                if (from.stateNumber >= _known.Length)
                {
                    var more = _known.ToArray();
                    Array.Resize(ref more, Math.Max(more.Length * 2, from.stateNumber + 1));
                    _known = more;
                }

                var row = _known[from.stateNumber] ??= new Row();
                var page = row.Pages[character >> 8] ??= new Page();
                Volatile.Write(ref page.To[character & 255], to);
            }

            return to;
        }
    }
}
