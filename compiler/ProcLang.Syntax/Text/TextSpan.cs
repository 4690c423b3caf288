namespace ProcLang.Syntax.Text;

/// <summary>A stretch of a source file, in UTF-16 units; the end is exclusive.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The first offset after the stretch.</summary>
    public int End => Start + Length;

    /// <summary>The stretch between two offsets.</summary>
    public static TextSpan FromBounds(int start, int end) => new(start, Math.Max(0, end - start));

    /// <summary>True when the offset lies inside.</summary>
    public bool Contains(int offset) => offset >= Start && offset < End;

    /// <summary>True when the two share at least one character.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;
}

/// <summary>A place in a text, counted from 0.</summary>
public readonly record struct LinePosition(int Line, int Column);

/// <summary>A stretch of a file, for people: line and column count from 1.</summary>
public readonly record struct Location(SourceText Source, TextSpan Span)
{
    /// <summary>The line, from 1.</summary>
    public int Line => Source.LineAt(Span.Start).Line + 1;

    /// <summary>The column, from 1, in UTF-16 units.</summary>
    public int Column => Source.LineAt(Span.Start).Column + 1;

    /// <summary>The text of the stretch.</summary>
    public string Text => Source.ToString(Span);
}
