namespace ProcLang.Syntax.Tree;

/// <summary>One node or token of a fence in the flat form: places are counted from the fence's start. A rulebook has tens of thousands, so
/// that nothing is kept which the entries around it tell.</summary>
internal struct SyntaxEntry
{
    /// <summary>A <see cref="NodeKind"/>, or a <see cref="TokenKind"/> where <see cref="IsToken"/>.</summary>
    internal short Kind;
    internal bool IsToken;
    /// <summary>A token the parser supposed, or a node in which it met an error.</summary>
    internal bool IsFlawed;
    /// <summary>Where it begins and how long it is, without the trivia before it.</summary>
    internal int Start;
    internal int Length;
    /// <summary>For a node, the entry after everything below it. For a token, the first of its trivia; they end where the next token's begin.</summary>
    internal int Link;

    /// <summary>The first of a token's trivia.</summary>
    internal readonly int Trivia => Link;

    /// <summary>The entry after everything below the one at an index: its next sibling stands there.</summary>
    internal readonly int Next(int index) => IsToken ? index + 1 : Link;
}

/// <summary>A piece of trivia in the flat form.</summary>
internal readonly struct TriviaEntry
{
    private readonly int _startAndKind;

    internal TriviaEntry(TriviaKind kind, int start, int length)
    {
        _startAndKind = (start << 2) | (int)kind;
        Length = length;
    }

    internal TriviaKind Kind => (TriviaKind)(_startAndKind & 3);

    internal int Start => _startAndKind >> 2;

    internal int Length { get; }
}

/// <summary>A fence's tree in the flat form: nodes and tokens in source order, a node before what it holds. A rulebook has tens of
/// thousands of them; as two arrays without references they cost a collection of garbage nothing, and a fence that only moved
/// keeps them. <see cref="SyntaxNode"/> and <see cref="SyntaxToken"/> are views of an entry.</summary>
internal sealed class SyntaxShape
{
    internal SyntaxShape(SyntaxEntry[] entries, TriviaEntry[] trivia)
    {
        Entries = entries;
        Trivia = trivia;
    }

    internal SyntaxEntry[] Entries { get; }

    internal TriviaEntry[] Trivia { get; }
}

/// <summary>A shape at a place of a text.</summary>
internal sealed class PlacedShape(SyntaxShape shape, string text, int start)
{
    internal SyntaxShape Shape { get; } = shape;

    internal string Text { get; } = text;

    internal int Start { get; } = start;

    internal SyntaxElement At(int index) => Shape.Entries[index].IsToken ? new SyntaxToken(this, index) : new SyntaxNode(this, index);
}
