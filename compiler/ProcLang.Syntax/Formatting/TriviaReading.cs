using ProcLang.Syntax.Tree;

namespace ProcLang.Syntax.Formatting;

/// <summary>Reads line ends and comments off the trivia before a token.</summary>
internal static class TriviaReading
{
    internal static int LineEnds(string text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                count++;
            }
        }

        return count;
    }

    /// <summary>True when the token does not stand on the line of the word before it.</summary>
    internal static bool BeginsLine(this SyntaxToken token) => token.Leading.Any(t => LineEnds(t.Text) > 0);

    internal static bool HasComment(this SyntaxToken token) => token.Leading.Any(t => t.Kind != TriviaKind.WhiteSpace);
}
