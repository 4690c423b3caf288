using System.Collections.Immutable;

namespace ProcLang.Syntax.Tree;

/// <summary>What stands between tokens.</summary>
public enum TriviaKind
{
    /// <summary>Spaces, tabs, line ends.</summary>
    WhiteSpace,
    /// <summary>A comment, <c>// to the end of the line</c> or <c>/* … */</c>.</summary>
    Comment,
    /// <summary>Text the parser could not use; kept so that nothing written is lost.</summary>
    Skipped,
}

/// <summary>A piece of trivia with its place in the file.</summary>
public readonly record struct Trivia(TriviaKind Kind, string Text, int Start);

/// <summary>A word of the language with the trivia that stands before it.</summary>
public sealed class SyntaxToken : SyntaxElement
{
    /// <summary>Makes a token. A missing token is one the parser supposed; it has no text and no width.</summary>
    public SyntaxToken(TokenKind kind, string text, int start, ImmutableArray<Trivia> leading, bool isMissing = false)
    {
        Kind = kind;
        Text = text;
        Start = start;
        Leading = leading;
        IsMissing = isMissing;
    }

    /// <summary>Which word it is.</summary>
    public TokenKind Kind { get; }

    /// <summary>The token as written.</summary>
    public string Text { get; }

    /// <summary>Its offset in the file.</summary>
    public int Start { get; }

    /// <summary>Space, comments and skipped text before it.</summary>
    public ImmutableArray<Trivia> Leading { get; }

    /// <summary>True when the word is not in the text: the parser supposed it to go on.</summary>
    public bool IsMissing { get; }

    /// <inheritdoc/>
    public override TextSpan Span => new(Start, Text.Length);

    /// <inheritdoc/>
    public override TextSpan FullSpan =>
        Leading.Length == 0 ? Span : TextSpan.FromBounds(Leading[0].Start, Start + Text.Length);

    /// <inheritdoc/>
    public override IEnumerable<SyntaxToken> Tokens => [this];

    /// <inheritdoc/>
    public override string ToString() => Text;
}
