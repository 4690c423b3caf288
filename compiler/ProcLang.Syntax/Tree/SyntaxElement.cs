namespace ProcLang.Syntax.Tree;

/// <summary>A node or a token of the lossless tree. Positions are offsets into the whole source file, in UTF-16 units.</summary>
public abstract class SyntaxElement
{
    /// <summary>The node that holds this element; null at the root.</summary>
    public SyntaxNode? Parent { get; internal set; }

    /// <summary>Where the element stands, without the trivia before it.</summary>
    public abstract TextSpan Span { get; }

    /// <summary>Where the element stands, with the trivia before it. Full spans of siblings are contiguous.</summary>
    public abstract TextSpan FullSpan { get; }

    /// <summary>Every token below, in source order.</summary>
    public abstract IEnumerable<SyntaxToken> Tokens { get; }
}
