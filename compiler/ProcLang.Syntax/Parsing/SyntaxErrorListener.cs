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
        if (e is NoViableAltException early && early.StartToken != offendingSymbol && AtTheStart(early, parser) is { } finding)
        {
            bag.Add(finding);
            return;
        }

        var place = new SyntaxError(source, positions.Span(offendingSymbol), offendingSymbol, Expected(parser, e));
        bag.Add(msg switch
        {
            ClauseRecovery.WordMissing => SyntaxFindings.Missing(place),
            _ when offendingSymbol.Type == TokenConstants.EOF => SyntaxFindings.EndsTooSoon(place),
            _ => SyntaxFindings.Unexpected(place),
        });
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
            return SyntaxFindings.Missing(new(source, positions.Span(start), start, new HashSet<TokenKind> { TokenKind.Rbrace }));
        }

        var expected = error.GetExpectedTokens().ToIntegerList().Select(t => (TokenKind)t).ToHashSet();
        return SyntaxFindings.SlipOfThePen(new(source, positions.Span(start), start, expected));
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
