using System.Collections.Concurrent;
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using ProcLang.Grammar;
using ProcLang.Syntax.Tree;

namespace ProcLang.Syntax.Parsing;

/// <summary>Turns ANTLR's tree into ours: every token is attached with the trivia before it, so that nothing is lost;
/// what the parser threw away while it recovered becomes skipped trivia of the next token.</summary>
internal sealed class SyntaxFromParseTree
{
    // Filled as kinds are met: asking the parser for all its contexts at once would load three hundred types at every start.
    private static readonly ConcurrentDictionary<Type, NodeKind> Kinds = new();

    // A thread builds its fences one after another in the same arrays and copies what they hold in the end.
    [ThreadStatic]
    private static SyntaxEntry[]? _spareEntries;
    [ThreadStatic]
    private static TriviaEntry[]? _spareTrivia;

    private readonly IList<IToken> _tokens;
    private readonly Positions _positions;
    private readonly SourceText _source;
    private readonly TextSpan _fence;
    private SyntaxEntry[] _entries;
    private int _made;
    private TriviaEntry[] _trivia;
    private int _triviaMade;
    private int _next;
    private int _lastEnd;

    internal SyntaxFromParseTree(BufferedTokenStream tokens, Positions positions, SourceText source, TextSpan fence)
    {
        _tokens = tokens.GetTokens();
        _positions = positions;
        _source = source;
        _fence = fence;
        _lastEnd = fence.Start;
        _entries = _spareEntries ?? new SyntaxEntry[4096];
        _trivia = _spareTrivia is { } spare && spare.Length >= _tokens.Count ? spare : new TriviaEntry[Math.Max(4096, _tokens.Count)];
        _spareEntries = null;
        _spareTrivia = null;
    }

    /// <summary>The root of the fence; its last child is always the end-of-fence token, which carries the last trivia.</summary>
    internal SyntaxNode Root(ProcLangParser.FenceContext context)
    {
        var root = Begin();
        foreach (var child in context.children ?? [])
        {
            if (child is not ITerminalNode { Symbol.Type: TokenConstants.EOF })
            {
                Add(child);
            }
        }

        return Finished(root, context.exception is not null);
    }

    /// <summary>A fence that was not parsed at all: its words are skipped trivia of the end token.</summary>
    internal static SyntaxNode SkippedFence(BufferedTokenStream tokens, Positions positions, SourceText source, TextSpan fence)
    {
        var tree = new SyntaxFromParseTree(tokens, positions, source, fence);
        return tree.Finished(tree.Begin(), broken: true);
    }

    private SyntaxNode Finished(int root, bool broken)
    {
        var trivia = _triviaMade;
        TakeTriviaUpTo(_tokens.Count);
        Leaf(TokenKind.EndOfFence, new TextSpan(_fence.End, 0), trivia, isMissing: false);
        End(root, NodeKind.Fence, _fence.Start, broken);
        var shape = new SyntaxShape(_entries.AsSpan(0, _made).ToArray(), _trivia.AsSpan(0, _triviaMade).ToArray());
        _spareEntries = _entries;
        _spareTrivia = _trivia;
        return new SyntaxNode(new PlacedShape(shape, _source.Content, _fence.Start), 0);
    }

    private void Add(IParseTree tree)
    {
        switch (tree)
        {
            case ITerminalNode terminal:
                Token(terminal.Symbol);
                break;
            case ParserRuleContext rule:
                Node(rule);
                break;
        }
    }

    private void Node(ParserRuleContext rule)
    {
        var at = Begin();
        var emptyAt = _lastEnd;
        var broken = rule.exception is not null;
        foreach (var child in rule.children ?? [])
        {
            broken |= child is IErrorNode;
            Add(child);
        }

        End(at, KindOf(rule), emptyAt, broken);
    }

    private int Begin()
    {
        if (_made == _entries.Length)
        {
            Array.Resize(ref _entries, Math.Max(16, _made * 2));
        }

        _entries[_made] = default;
        return _made++;
    }

    /// <summary>Completes a node of which all children are made: it stands from its first word in the text to its last.</summary>
    private void End(int at, NodeKind kind, int emptyAt, bool broken)
    {
        ref var node = ref _entries[at];
        node.Kind = (short)kind;
        node.IsFlawed = broken;
        node.Link = _made;
        var first = at + 1;
        while (first < _made && !Stands(first))
        {
            first++;
        }

        var last = _made - 1;
        while (last > first && !Stands(last))
        {
            last--;
        }

        node.Start = first < _made ? _entries[first].Start : emptyAt - _fence.Start;
        node.Length = first < _made ? _entries[last].Start + _entries[last].Length - node.Start : 0;
    }

    private bool Stands(int at) => _entries[at] is { IsToken: true, IsFlawed: false };

    private void Leaf(TokenKind kind, TextSpan span, int trivia, bool isMissing)
    {
        var at = Begin();
        ref var token = ref _entries[at];
        token.Kind = (short)kind;
        token.IsToken = true;
        token.IsFlawed = isMissing;
        token.Start = span.Start - _fence.Start;
        token.Length = span.Length;
        token.Link = trivia;
    }

    private static NodeKind KindOf(ParserRuleContext rule)
    {
        var type = rule.GetType();
        if (!Kinds.TryGetValue(type, out var kind))
        {
            // A labelled rule that broke before an alternative was chosen has only the rule's own context, which no kind is named for.
            kind = Enum.TryParse<NodeKind>(type.Name.AsSpan(0, type.Name.Length - "Context".Length), out var named) ? named : NodeKind.Broken;
            Kinds[type] = kind;
        }

        return kind;
    }

    private void Token(IToken symbol)
    {
        // A token the parser conjured up stands nowhere in the stream.
        if (symbol.TokenIndex < 0)
        {
            Leaf((TokenKind)symbol.Type, new TextSpan(_lastEnd, 0), _triviaMade, isMissing: true);
            return;
        }

        if (symbol.TokenIndex < _next || symbol.Type == TokenConstants.EOF)
        {
            return;
        }

        var trivia = _triviaMade;
        TakeTriviaUpTo(symbol.TokenIndex);
        _next = symbol.TokenIndex + 1;
        var span = _positions.Span(symbol);
        _lastEnd = span.End;
        Leaf((TokenKind)symbol.Type, span, trivia, isMissing: false);
    }

    private void TakeTriviaUpTo(int index)
    {
        for (; _next < index; _next++)
        {
            var token = _tokens[_next];
            if (token.Type == TokenConstants.EOF)
            {
                continue;
            }

            var span = _positions.Span(token);
            var kind = token.Type switch
            {
                ProcLangLexer.WHITESPACE => TriviaKind.WhiteSpace,
                ProcLangLexer.LINE_COMMENT or ProcLangLexer.BLOCK_COMMENT => TriviaKind.Comment,
                _ => TriviaKind.Skipped,
            };
            _trivia[_triviaMade++] = new TriviaEntry(kind, span.Start - _fence.Start, span.Length);
            _lastEnd = span.End;
        }
    }
}
