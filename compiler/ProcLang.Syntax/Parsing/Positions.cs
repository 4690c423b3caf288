using Antlr4.Runtime;

namespace ProcLang.Syntax.Parsing;

/// <summary>Turns the lexer's positions (code points in the fence) into offsets of the file (UTF-16 units).</summary>
internal sealed class Positions
{
    private readonly int _fenceStart;
    private readonly int[]? _utf16;
    private readonly int _length;

    internal Positions(string text, int fenceStart)
    {
        _fenceStart = fenceStart;
        _length = text.Length;
        // Only texts with characters beyond the basic plane (rare ideographs in names) need a table.
        if (HasSurrogates(text))
        {
            var table = new List<int>(text.Length + 1);
            for (var i = 0; i < text.Length; i++)
            {
                table.Add(i);
                if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                {
                    i++;
                }
            }

            table.Add(text.Length);
            _utf16 = [.. table];
        }
    }

    /// <summary>True when a text has characters beyond the basic plane.</summary>
    internal static bool HasSurrogates(string text)
    {
        foreach (var c in text)
        {
            if (char.IsSurrogate(c))
            {
                return true;
            }
        }

        return false;
    }

    internal int Offset(int codePoint) =>
        _fenceStart + (_utf16 is null ? Math.Min(codePoint, _length) : _utf16[Math.Min(codePoint, _utf16.Length - 1)]);

    internal int Start(IToken token) => Offset(token.StartIndex);

    internal TextSpan Span(IToken token) =>
        token.Type == TokenConstants.EOF || token.StopIndex < token.StartIndex
            ? new TextSpan(Offset(token.StartIndex), 0)
            : TextSpan.FromBounds(Offset(token.StartIndex), Offset(token.StopIndex + 1));
}
