using System.Collections;

namespace ProcLang.Syntax.Tree;

/// <summary>What a node holds, in source order.</summary>
public readonly struct SyntaxChildren : IEnumerable<SyntaxElement>
{
    private readonly PlacedShape? _in;
    private readonly int _first;
    private readonly int _end;

    internal SyntaxChildren(PlacedShape placed, int first, int end)
    {
        _in = placed;
        _first = first;
        _end = end;
    }

    /// <summary>The first child; null when there is none.</summary>
    public SyntaxElement? First => _first < _end ? _in!.At(_first) : null;

    /// <summary>Goes through the children.</summary>
    public Enumerator GetEnumerator() => new(_in, _first, _end);

    IEnumerator<SyntaxElement> IEnumerable<SyntaxElement>.GetEnumerator()
    {
        foreach (var child in this)
        {
            yield return child;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<SyntaxElement>)this).GetEnumerator();

    /// <summary>Goes through children.</summary>
    public struct Enumerator
    {
        private readonly PlacedShape? _in;
        private readonly int _end;
        private int _next;

        internal Enumerator(PlacedShape? placed, int first, int end)
        {
            _in = placed;
            _next = first;
            _end = end;
            Current = null!;
        }

        /// <summary>The child it has come to.</summary>
        public SyntaxElement Current { get; private set; }

        /// <summary>Goes to the next child; false when there is none.</summary>
        public bool MoveNext()
        {
            if (_next >= _end)
            {
                return false;
            }

            Current = _in!.At(_next);
            _next = _in.Shape.Entries[_next].Next(_next);
            return true;
        }
    }
}
