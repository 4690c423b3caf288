using System.Runtime.CompilerServices;

namespace ProcLang.Syntax.Tree;

/// <summary>A node or a token of the lossless tree. Positions are offsets into the whole source file, in UTF-16 units. Elements are
/// views of a fence's tree: two are equal when they show the same place of the same tree, wherever the fence has moved.</summary>
public abstract class SyntaxElement : IEquatable<SyntaxElement>
{
    private readonly PlacedShape _in;
    private readonly int _index;

    private protected SyntaxElement(PlacedShape placed, int index)
    {
        _in = placed;
        _index = index;
    }

    private protected PlacedShape In => _in;

    private protected int Index => _index;

    private protected ref readonly SyntaxEntry Entry => ref _in.Shape.Entries[_index];

    /// <summary>The node that holds this element; null at the root.</summary>
    public SyntaxNode? Parent
    {
        get
        {
            // The nearest node before it that ends after it.
            for (var i = _index - 1; i >= 0; i--)
            {
                if (_in.Shape.Entries[i].Next(i) > _index)
                {
                    return new SyntaxNode(_in, i);
                }
            }

            return null;
        }
    }

    /// <summary>Where the element stands, without the trivia before it.</summary>
    public TextSpan Span => new(_in.Start + Entry.Start, Entry.Length);

    /// <summary>Where the element stands, with the trivia before it. Full spans of siblings are contiguous.</summary>
    public abstract TextSpan FullSpan { get; }

    /// <summary>Every token below, in source order.</summary>
    public abstract IEnumerable<SyntaxToken> Tokens { get; }

    /// <inheritdoc/>
    public bool Equals(SyntaxElement? other) => other is not null && other._index == _index && ReferenceEquals(other._in.Shape, _in.Shape);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SyntaxElement);

    /// <inheritdoc/>
    public override int GetHashCode() => (RuntimeHelpers.GetHashCode(_in.Shape) * 397) ^ _index;

    /// <summary>True when both show the same place of the same tree.</summary>
    public static bool operator ==(SyntaxElement? left, SyntaxElement? right) => left is null ? right is null : left.Equals(right);

    /// <summary>True when they do not.</summary>
    public static bool operator !=(SyntaxElement? left, SyntaxElement? right) => !(left == right);
}
