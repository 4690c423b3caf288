using System.Collections.Immutable;
using System.Text;

namespace ProcLang.Syntax.Tree;

/// <summary>A node of the lossless tree: a rule of the grammar with what it holds, every character included.</summary>
public sealed class SyntaxNode : SyntaxElement
{
    internal SyntaxNode(PlacedShape placed, int index)
        : base(placed, index)
    {
    }

    /// <summary>The rule or labelled alternative.</summary>
    public NodeKind Kind => (NodeKind)Entry.Kind;

    /// <summary>Nodes and tokens in source order.</summary>
    public SyntaxChildren Children => new(In, Index + 1, Entry.Link);

    /// <summary>True when the parser met an error inside this node itself; children it needs may be absent.</summary>
    public bool IsBroken => Entry.IsFlawed;

    /// <summary>True when the parser met no error in the node or below it: it supposed no word and skipped none.</summary>
    public bool IsWhole
    {
        get
        {
            var entries = In.Shape.Entries;
            var (firstTrivia, endTrivia) = (-1, -1);
            for (var i = Index; i < Entry.Link; i++)
            {
                if (entries[i].IsFlawed)
                {
                    return false;
                }

                if (entries[i].IsToken)
                {
                    firstTrivia = firstTrivia < 0 ? entries[i].Trivia : firstTrivia;
                    endTrivia = i;
                }
            }

            endTrivia = endTrivia < 0 ? firstTrivia : new SyntaxToken(In, endTrivia).TriviaRange.End;
            for (var i = firstTrivia; i < endTrivia; i++)
            {
                if (In.Shape.Trivia[i].Kind == TriviaKind.Skipped)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <inheritdoc/>
    public override TextSpan FullSpan
    {
        get
        {
            SyntaxToken? first = null, last = null;
            for (var i = Index + 1; i < Entry.Link && first is null; i++)
            {
                first = In.Shape.Entries[i].IsToken ? new SyntaxToken(In, i) : null;
            }

            for (var i = Entry.Link - 1; i > Index && last is null; i--)
            {
                last = In.Shape.Entries[i].IsToken ? new SyntaxToken(In, i) : null;
            }

            return first is null || last is null ? new TextSpan(Span.Start, 0) : TextSpan.FromBounds(first.FullSpan.Start, last.Span.End);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<SyntaxToken> Tokens
    {
        get
        {
            for (var i = Index + 1; i < Entry.Link; i++)
            {
                if (In.Shape.Entries[i].IsToken)
                {
                    yield return new SyntaxToken(In, i);
                }
            }
        }
    }

    /// <summary>The first child node of a kind, or null.</summary>
    public SyntaxNode? Node(NodeKind kind)
    {
        var entries = In.Shape.Entries;
        for (var i = Index + 1; i < Entry.Link; i = entries[i].Next(i))
        {
            if (!entries[i].IsToken && entries[i].Kind == (short)kind)
            {
                return new SyntaxNode(In, i);
            }
        }

        return null;
    }

    /// <summary>The child nodes of a kind, in order.</summary>
    public IEnumerable<SyntaxNode> Nodes(NodeKind kind)
    {
        for (var i = Index + 1; i < Entry.Link; i = In.Shape.Entries[i].Next(i))
        {
            if (!In.Shape.Entries[i].IsToken && In.Shape.Entries[i].Kind == (short)kind)
            {
                yield return new SyntaxNode(In, i);
            }
        }
    }

    /// <summary>All child nodes, in order.</summary>
    public IEnumerable<SyntaxNode> ChildNodes
    {
        get
        {
            for (var i = Index + 1; i < Entry.Link; i = In.Shape.Entries[i].Next(i))
            {
                if (!In.Shape.Entries[i].IsToken)
                {
                    yield return new SyntaxNode(In, i);
                }
            }
        }
    }

    /// <summary>The first direct child token of a kind that stands in the text, or null.</summary>
    public SyntaxToken? Token(TokenKind kind)
    {
        var entries = In.Shape.Entries;
        for (var i = Index + 1; i < Entry.Link; i = entries[i].Next(i))
        {
            if (entries[i].IsToken && entries[i].Kind == (short)kind && !entries[i].IsFlawed)
            {
                return new SyntaxToken(In, i);
            }
        }

        return null;
    }

    /// <summary>The direct child tokens of a kind that stand in the text, in order.</summary>
    public IEnumerable<SyntaxToken> TokensOf(TokenKind kind)
    {
        for (var i = Index + 1; i < Entry.Link; i = In.Shape.Entries[i].Next(i))
        {
            var entry = In.Shape.Entries[i];
            if (entry.IsToken && entry.Kind == (short)kind && !entry.IsFlawed)
            {
                yield return new SyntaxToken(In, i);
            }
        }
    }

    /// <summary>True when a token of the kind is a direct child.</summary>
    public bool Has(TokenKind kind) => Token(kind) is not null;

    /// <summary>This node and every node below it, depth first.</summary>
    public IEnumerable<SyntaxNode> DescendantsAndSelf()
    {
        yield return this;
        for (var i = Index + 1; i < Entry.Link; i++)
        {
            if (!In.Shape.Entries[i].IsToken)
            {
                yield return new SyntaxNode(In, i);
            }
        }
    }

    /// <summary>Those of this node and the nodes below it that are of a kind, depth first.</summary>
    public ImmutableArray<SyntaxNode> DescendantsAndSelf(NodeKind kind) => DescendantsAndSelf(kind, kind);

    /// <summary>Those of this node and the nodes below it that are of one of two kinds, depth first.</summary>
    public ImmutableArray<SyntaxNode> DescendantsAndSelf(NodeKind kind, NodeKind other)
    {
        List<SyntaxNode>? found = null;
        var entries = In.Shape.Entries;
        for (var i = Index; i < entries[Index].Link; i++)
        {
            ref readonly var entry = ref entries[i];
            if (!entry.IsToken && (entry.Kind == (short)kind || entry.Kind == (short)other))
            {
                (found ??= []).Add(new SyntaxNode(In, i));
            }
        }

        return found is null ? [] : [.. found];
    }

    /// <summary>The first token, when nothing but nodes that begin with it stand before it; null for an empty node.</summary>
    internal SyntaxToken? FirstToken()
    {
        var entries = In.Shape.Entries;
        var i = Index;
        while (!entries[i].IsToken)
        {
            if (i + 1 >= entries[i].Link)
            {
                return null;
            }

            i++;
        }

        return new SyntaxToken(In, i);
    }

    /// <summary>The text of the node exactly as written, the trivia before its first token included.</summary>
    public string ToFullString()
    {
        var text = new StringBuilder();
        foreach (var token in Tokens)
        {
            foreach (var trivia in token.Leading)
            {
                text.Append(trivia.Text);
            }

            text.Append(token.Text);
        }

        return text.ToString();
    }

    /// <summary>The text from the node's first word to its last.</summary>
    public override string ToString() => SharedText.Of(In.Text, Span);

    /// <summary>The same node in a text where its fence stands at another place: an edit above a fence moves the fence.</summary>
    internal SyntaxNode Placed(string text, int fenceStart) => new(new PlacedShape(In.Shape, text, fenceStart), Index);
}
