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

/// <summary>A piece of trivia.</summary>
public readonly record struct Trivia(TriviaKind Kind, string Text);

/// <summary>A word of the language with the trivia that stands before it.</summary>
public sealed class SyntaxToken : SyntaxElement
{
    internal SyntaxToken(PlacedShape placed, int index)
        : base(placed, index)
    {
    }

    /// <summary>Which word it is.</summary>
    public TokenKind Kind => (TokenKind)Entry.Kind;

    /// <summary>The token as written; empty for one the parser supposed.</summary>
    public string Text => SharedText.Of(In.Text, Span);

    /// <summary>Its offset in the file.</summary>
    public int Start => Span.Start;

    /// <summary>True when the word is not in the text: the parser supposed it to go on.</summary>
    public bool IsMissing => Entry.IsFlawed;

    /// <summary>Space, comments and skipped text before it, in source order.</summary>
    public IEnumerable<Trivia> Leading
    {
        get
        {
            var (first, end) = TriviaRange;
            for (var i = first; i < end; i++)
            {
                var trivia = In.Shape.Trivia[i];
                yield return new Trivia(trivia.Kind, SharedText.Of(In.Text, new TextSpan(In.Start + trivia.Start, trivia.Length)));
            }
        }
    }

    /// <inheritdoc/>
    public override TextSpan FullSpan
    {
        get
        {
            var (first, end) = TriviaRange;
            return first == end ? Span : TextSpan.FromBounds(In.Start + In.Shape.Trivia[first].Start, Span.End);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<SyntaxToken> Tokens => [this];

    internal (int First, int End) TriviaRange
    {
        get
        {
            var entries = In.Shape.Entries;
            var next = Index + 1;
            while (next < entries.Length && !entries[next].IsToken)
            {
                next++;
            }

            return (Entry.Trivia, next < entries.Length ? entries[next].Trivia : In.Shape.Trivia.Length);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
