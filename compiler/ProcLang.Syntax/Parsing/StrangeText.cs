using System.Collections.Immutable;
using Antlr4.Runtime;
using ProcLang.Grammar;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Syntax.Parsing;

/// <summary>Finds what the lexer could make no word of, reports each run once and hides it from the parser, which then
/// reads the rest as if it were not there. The tree keeps it as skipped text.</summary>
internal static class StrangeText
{
    /// <summary>The token channel of hidden text; the grammar uses 0 to 2.</summary>
    private const int Skipped = 3;

    internal static void Hide(
        IList<IToken> tokens, SourceText source, Positions positions, ImmutableArray<Diagnostic>.Builder bag, int most)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Type != ProcLangLexer.OTHER)
            {
                continue;
            }

            var (next, finding) = Read(tokens, i, source, positions);
            for (var j = i; j < next; j++)
            {
                ((IWritableToken)tokens[j]).Channel = Skipped;
            }

            if (bag.Count < most)
            {
                bag.Add(finding);
            }

            i = next - 1;
        }
    }

    private static (int Next, Diagnostic Finding) Read(IList<IToken> tokens, int at, SourceText source, Positions positions)
    {
        var first = tokens[at];
        var here = positions.Span(first);
        if (Closing(first.Text) is { } close)
        {
            // What follows is most likely the quotation itself, to the end of the line at the farthest.
            return (EndOfLine(tokens, at), SyntaxFindings.UnclosedQuotation(source, here, first.Text, close));
        }

        if (first.Text == "/" && at + 1 < tokens.Count && tokens[at + 1] is { Type: ProcLangLexer.OTHER, Text: "*" })
        {
            return (tokens.Count - 1, SyntaxFindings.UnclosedComment(source, new TextSpan(here.Start, 2)));
        }

        var end = at + 1;
        while (tokens[end].Type == ProcLangLexer.OTHER && Closing(tokens[end].Text) is null && !OpensComment(tokens, end))
        {
            end++;
        }

        var span = TextSpan.FromBounds(here.Start, positions.Span(tokens[end - 1]).End);
        return (end, SyntaxFindings.StrangeCharacters(source, span, SyntaxWords.Shortened(source.ToString(span))));
    }

    private static bool OpensComment(IList<IToken> tokens, int at) =>
        tokens[at].Text == "/" && tokens[at + 1] is { Type: ProcLangLexer.OTHER, Text: "*" };

    private static int EndOfLine(IList<IToken> tokens, int at)
    {
        var end = at + 1;
        while (tokens[end].Type != TokenConstants.EOF && tokens[end].Line == tokens[at].Line
            && !(tokens[end].Type == ProcLangLexer.WHITESPACE && tokens[end].Text.AsSpan().ContainsAny('\r', '\n')))
        {
            end++;
        }

        return end;
    }

    private static string? Closing(string open) => open switch
    {
        "「" => "」",
        "«" => "»",
        "“" => "”",
        "\"" => "\"",
        "`" => "`",
        _ => null,
    };
}
