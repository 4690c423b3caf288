using ProcLang.Syntax.Tree;

namespace ProcLang.Syntax.Formatting;

/// <summary>Whether a segment begins a line.</summary>
internal enum LineBreak
{
    /// <summary>A clause begins here: a new line, unless the block around it stays on one line.</summary>
    Clause,
    /// <summary>A closing brace: a new line, unless its block stays on one line.</summary>
    Close,
    /// <summary>A new line with the clause's own indent where the drafter began one.</summary>
    Kept,
    /// <summary>A new line with a deeper indent where the drafter began one.</summary>
    KeptContinuation,
}

/// <summary>A word as it will be written.</summary>
/// <param name="Kind">What kind of word it is.</param>
/// <param name="Text">How it is written.</param>
/// <param name="Name">The token of a name, which may have to be put in back quotes; null for other words.</param>
/// <param name="Trivia">The token whose comments stand before this word; null when none can.</param>
/// <param name="Glue">True when no space stands before the word.</param>
internal sealed record Piece(TokenKind Kind, string Text, SyntaxToken? Name, SyntaxToken? Trivia, bool Glue);

/// <summary>Words that always stand on one line, unless a comment parts them. The segments of a fence are the same in
/// number, breaks and braces in every language, only the words inside differ.</summary>
internal sealed class Segment(LineBreak lineBreak, int depth, SyntaxToken first)
{
    internal LineBreak LineBreak { get; } = lineBreak;

    /// <summary>How many blocks stand around the line.</summary>
    internal int Depth { get; } = depth;

    /// <summary>The first token as it stood in the source: its trivia tell where lines were broken.</summary>
    internal SyntaxToken First { get; } = first;

    internal List<Piece> Pieces { get; } = [];

    /// <summary>True when the segment ends with an opening brace.</summary>
    internal bool Opens { get; set; }
}
