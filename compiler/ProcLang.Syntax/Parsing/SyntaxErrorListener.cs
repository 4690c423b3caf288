using System.Collections.Frozen;
using System.Collections.Immutable;
using Antlr4.Runtime;
using ProcLang.Grammar;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Tree;

namespace ProcLang.Syntax.Parsing;

/// <summary>Turns the parser's errors into findings a drafter can act on: what stands here, what could, and what to write.</summary>
internal sealed class SyntaxErrorListener(
    SourceText source, Positions positions, ImmutableArray<Diagnostic>.Builder bag, int most) : BaseErrorListener
{
    /// <inheritdoc/>
    public override void SyntaxError(
        TextWriter output, IRecognizer recognizer, IToken offendingSymbol, int line, int charPositionInLine, string msg, RecognitionException e)
    {
        if (bag.Count >= most)
        {
            return;
        }

        var parser = (ProcLangParser)recognizer;
        var before = ClauseBefore(parser.TokenStream, offendingSymbol);
        if (IsConsequence(before, offendingSymbol))
        {
            return;
        }

        _lines.Add(offendingSymbol.Line);
        if (e is NoViableAltException early && early.StartToken != offendingSymbol && AtTheStart(early, parser) is { } finding)
        {
            bag.Add(finding);
            return;
        }

        var place = new SyntaxError(source, positions.Span(offendingSymbol), offendingSymbol, Expected(parser, e), before);
        bag.Add(msg switch
        {
            ClauseRecovery.WordMissing => SyntaxFindings.Missing(place),
            _ when offendingSymbol.Type == TokenConstants.EOF => SyntaxFindings.EndsTooSoon(place),
            _ => SyntaxFindings.Unexpected(place),
        });
    }

    /// <summary>Lines that something was found on already.</summary>
    private readonly HashSet<int> _lines = [];

    /// <summary>A word that stands wrong only because the words before it, on a line told of already, could not be read: what was
    /// begun there is still open for the parser and never was for the reader.</summary>
    private bool IsConsequence(List<IToken> before, IToken offending) =>
        offending.Type != TokenConstants.EOF
        && (_lines.Contains(offending.Line) || (before.Count > 0 && before[^1].Line < offending.Line && _lines.Contains(before[^1].Line)));

    /// <summary>The words from the head of the clause to the offending one: what stands on its line before it, and on the line above
    /// where the line begins with it.</summary>
    private static List<IToken> ClauseBefore(ITokenStream tokens, IToken offending)
    {
        var words = new List<IToken>();
        for (var i = offending.TokenIndex - 1; i >= 0; i--)
        {
            var token = tokens.Get(i);
            if (token.Channel != TokenConstants.DefaultChannel)
            {
                continue;
            }

            if (token.Type is ProcLangLexer.ANCHOR or ProcLangLexer.LBRACE or ProcLangLexer.RBRACE || (words.Count > 0 && token.Line < words[^1].Line))
            {
                if (words.Count == 0)
                {
                    words.Add(token);
                }

                break;
            }

            words.Add(token);
        }

        words.Reverse();
        return words;
    }

    /// <summary>The parser looks ahead to tell clauses that begin with a name apart; when the first word itself is the slip,
    /// that is where to point, not where the look ahead came to its end.</summary>
    private Diagnostic? AtTheStart(NoViableAltException error, ProcLangParser parser)
    {
        var start = error.StartToken;
        var input = parser.TokenStream;
        var headOfLine = start.TokenIndex == 0
            || input.Get(start.TokenIndex - 1) is { Type: ProcLangLexer.WHITESPACE } space && space.Text.Contains('\n');
        if (headOfLine && Declarations.Contains(start.Type) && InBlock(error.Context))
        {
            return SyntaxFindings.Missing(new(source, positions.Span(start), start, new HashSet<TokenKind> { TokenKind.Rbrace }, []));
        }

        var expected = error.GetExpectedTokens().ToIntegerList().Select(t => (TokenKind)t).ToHashSet();
        return SyntaxFindings.SlipOfThePen(new(source, positions.Span(start), start, expected, []));
    }

    private static readonly FrozenSet<int> Declarations = new[]
    {
        ProcLangLexer.CALENDAR, ProcLangLexer.BODY, ProcLangLexer.UNIT, ProcLangLexer.OFFICE, ProcLangLexer.GROUP,
        ProcLangLexer.RELATION, ProcLangLexer.DOCUMENT, ProcLangLexer.MATTER, ProcLangLexer.TYPE, ProcLangLexer.SIGNING,
        ProcLangLexer.PROCEDURE, ProcLangLexer.MEETING, ProcLangLexer.ACTING,
    }.ToFrozenSet();

    private static bool InBlock(RuleContext? context)
    {
        while (context is not null and not ProcLangParser.BlockContext and not ProcLangParser.StepBodyContext)
        {
            context = context.Parent;
        }

        return context is not null;
    }

    private static HashSet<TokenKind> Expected(ProcLangParser parser, RecognitionException? error)
    {
        var expected = new HashSet<TokenKind>();
        if (error is NoViableAltException { DeadEndConfigs: { } ends })
        {
            // The readings that were still open before the offending word: what each of them would have taken next.
            foreach (var state in ends.configs.Select(c => c.state).Distinct())
            {
                for (var i = 0; i < state.NumberOfTransitions; i++)
                {
                    if (state.Transition(i) is { IsEpsilon: false, Label: { } label })
                    {
                        expected.UnionWith(label.ToIntegerList().Select(t => (TokenKind)t));
                    }
                }
            }
        }

        if (expected.Count == 0)
        {
            var set = error?.GetExpectedTokens() ?? parser.GetExpectedTokens();
            expected.UnionWith(set.ToIntegerList().Select(t => (TokenKind)t));
        }

        return expected;
    }
}
