using System.Collections.Immutable;
using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Misc;
using ProcLang.Grammar;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Tree;

namespace ProcLang.Syntax.Parsing;

/// <summary>Parses one fence. Always gives a tree that holds every character, and findings; never throws on any text.</summary>
public static class FenceParser
{
    /// <summary>Brackets, braces and negations may nest this deep; rules people can read stay far below it.</summary>
    public const int DeepestNesting = 48;

    /// <summary>After so many syntax findings in one fence the rest would only repeat the first.</summary>
    private const int MostFindings = 25;

    /// <summary>Parses the text of <paramref name="source"/> inside <paramref name="span"/>.</summary>
    public static SyntaxTree Parse(SourceText source, TextSpan span)
    {
        var text = source.ToString(span);
        var positions = new Positions(text, span.Start);
        var tokens = new CommonTokenStream(new QuickLexer(text));
        tokens.Fill();

        var bag = ImmutableArray.CreateBuilder<Diagnostic>();
        if (TooDeep(tokens) is { } deep)
        {
            bag.Add(SyntaxFindings.TooDeep(source, positions.Span(deep)));
            return new SyntaxTree(source, SyntaxFromParseTree.SkippedFence(tokens, positions, source, span), bag.ToImmutable());
        }

        StrangeText.Hide(tokens.GetTokens(), source, positions, bag, MostFindings);
        tokens.Seek(0);
        var tree = ParseFast(tokens) ?? ParseSlow(tokens, source, positions, bag);
        var root = new SyntaxFromParseTree(tokens, positions, source, span).Root(tree);
        return new SyntaxTree(source, root, bag.ToImmutable());
    }

    /// <summary>SLL prediction decides nearly every fence, and faster; any doubt sends the fence to full LL.</summary>
    private static ProcLangParser.FenceContext? ParseFast(CommonTokenStream tokens)
    {
        var parser = new ProcLangParser(tokens) { ErrorHandler = new BailErrorStrategy() };
        parser.RemoveErrorListeners();
        parser.Interpreter.PredictionMode = PredictionMode.SLL;
        try
        {
            return parser.fence();
        }
        catch (ParseCanceledException)
        {
            return null;
        }
    }

    private static ProcLangParser.FenceContext ParseSlow(
        CommonTokenStream tokens, SourceText source, Positions positions, ImmutableArray<Diagnostic>.Builder bag)
    {
        tokens.Seek(0);
        var parser = new ProcLangParser(tokens) { ErrorHandler = new ClauseRecovery() };
        parser.RemoveErrorListeners();
        parser.AddErrorListener(new SyntaxErrorListener(source, positions, bag, MostFindings));
        parser.Interpreter.PredictionMode = PredictionMode.LL;
        return parser.fence();
    }

    private static IToken? TooDeep(CommonTokenStream tokens)
    {
        var brackets = 0;
        var negations = 0;
        foreach (var token in tokens.GetTokens())
        {
            if (token.Channel != TokenConstants.DefaultChannel)
            {
                continue;
            }

            negations = token.Type == ProcLangLexer.NOT ? negations + 1 : 0;
            brackets += token.Type switch
            {
                ProcLangLexer.LPAREN or ProcLangLexer.LBRACE => 1,
                ProcLangLexer.RPAREN or ProcLangLexer.RBRACE when brackets > 0 => -1,
                _ => 0,
            };
            if (brackets + negations > DeepestNesting)
            {
                return token;
            }
        }

        return null;
    }
}
