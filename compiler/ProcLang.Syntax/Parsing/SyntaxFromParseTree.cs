using System.Collections.Frozen;
using System.Collections.Immutable;
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using ProcLang.Grammar;
using ProcLang.Syntax.Tree;

namespace ProcLang.Syntax.Parsing;

/// <summary>Turns ANTLR's tree into ours: every token is attached with the trivia before it, so that nothing is lost;
/// what the parser threw away while it recovered becomes skipped trivia of the next token.</summary>
internal sealed class SyntaxFromParseTree
{
    private static readonly FrozenDictionary<Type, NodeKind> Kinds = typeof(ProcLangParser).GetNestedTypes()
        .Where(t => t.IsSubclassOf(typeof(ParserRuleContext)) && t.Name.EndsWith("Context", StringComparison.Ordinal))
        .Select(t => (Type: t, Name: t.Name[..^"Context".Length]))
        .Where(t => Enum.TryParse<NodeKind>(t.Name, out _))
        .ToFrozenDictionary(t => t.Type, t => Enum.Parse<NodeKind>(t.Name));

    private readonly IList<IToken> _tokens;
    private readonly Positions _positions;
    private readonly TextSpan _fence;
    private int _next;
    private int _lastEnd;

    internal SyntaxFromParseTree(BufferedTokenStream tokens, Positions positions, TextSpan fence)
    {
        _tokens = tokens.GetTokens();
        _positions = positions;
        _fence = fence;
        _lastEnd = fence.Start;
    }

    /// <summary>The root of the fence; its last child is always the end-of-fence token, which carries the last trivia.</summary>
    internal SyntaxNode Root(ProcLangParser.FenceContext context)
    {
        var children = ImmutableArray.CreateBuilder<SyntaxElement>();
        foreach (var child in context.children ?? [])
        {
            if (child is ITerminalNode { Symbol.Type: TokenConstants.EOF })
            {
                continue;
            }

            Add(child, children);
        }

        children.Add(EndOfFence());
        return new SyntaxNode(NodeKind.Fence, children.ToImmutable(), _fence.Start, context.exception is not null);
    }

    /// <summary>A fence that was not parsed at all: its words are skipped trivia of the end token.</summary>
    internal static SyntaxNode SkippedFence(BufferedTokenStream tokens, Positions positions, TextSpan fence) =>
        new(NodeKind.Fence, [new SyntaxFromParseTree(tokens, positions, fence).EndOfFence()], fence.Start, isBroken: true);

    private SyntaxToken EndOfFence()
    {
        var trivia = TriviaUpTo(_tokens.Count);
        return new SyntaxToken(TokenKind.EndOfFence, "", _fence.End, trivia);
    }

    private void Add(IParseTree tree, ImmutableArray<SyntaxElement>.Builder into)
    {
        switch (tree)
        {
            case ITerminalNode terminal:
                if (Token(terminal.Symbol) is { } token)
                {
                    into.Add(token);
                }

                break;
            case ParserRuleContext rule:
                into.Add(Node(rule));
                break;
        }
    }

    private SyntaxNode Node(ParserRuleContext rule)
    {
        var children = ImmutableArray.CreateBuilder<SyntaxElement>(rule.ChildCount);
        var emptyAt = _lastEnd;
        var broken = rule.exception is not null;
        foreach (var child in rule.children ?? [])
        {
            broken |= child is IErrorNode;
            Add(child, children);
        }

        var kind = Kinds.TryGetValue(rule.GetType(), out var known) ? known : NodeOfRule(rule);
        return new SyntaxNode(kind, children.ToImmutable(), emptyAt, broken);
    }

    /// <summary>A labelled rule that broke before an alternative was chosen has only the rule's own context.</summary>
    private static NodeKind NodeOfRule(ParserRuleContext rule) => NodeKind.Broken;

    private SyntaxToken? Token(IToken symbol)
    {
        // A token the parser conjured up stands nowhere in the stream.
        if (symbol.TokenIndex < 0)
        {
            return new SyntaxToken((TokenKind)symbol.Type, "", _lastEnd, [], isMissing: true);
        }

        if (symbol.TokenIndex < _next || symbol.Type == TokenConstants.EOF)
        {
            return null;
        }

        var trivia = TriviaUpTo(symbol.TokenIndex);
        _next = symbol.TokenIndex + 1;
        var span = _positions.Span(symbol);
        _lastEnd = span.End;
        return new SyntaxToken((TokenKind)symbol.Type, symbol.Text, span.Start, trivia);
    }

    private ImmutableArray<Trivia> TriviaUpTo(int index)
    {
        if (_next >= index)
        {
            return [];
        }

        var trivia = ImmutableArray.CreateBuilder<Trivia>(index - _next);
        for (; _next < index; _next++)
        {
            var token = _tokens[_next];
            if (token.Type == TokenConstants.EOF)
            {
                continue;
            }

            var kind = token.Type switch
            {
                ProcLangLexer.WHITESPACE => TriviaKind.WhiteSpace,
                ProcLangLexer.LINE_COMMENT or ProcLangLexer.BLOCK_COMMENT => TriviaKind.Comment,
                _ => TriviaKind.Skipped,
            };
            trivia.Add(new Trivia(kind, token.Text, _positions.Start(token)));
            _lastEnd = _positions.Span(token).End;
        }

        return trivia.ToImmutable();
    }
}
