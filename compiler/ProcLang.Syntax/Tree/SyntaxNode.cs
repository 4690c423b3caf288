using System.Collections.Immutable;
using System.Text;

namespace ProcLang.Syntax.Tree;

/// <summary>A node of the lossless tree: a rule of the grammar with what it holds, every character included.</summary>
public sealed class SyntaxNode : SyntaxElement
{
    private readonly int _emptyAt;

    /// <summary>Makes a node of its children; <paramref name="emptyAt"/> places a node that holds nothing.</summary>
    public SyntaxNode(NodeKind kind, ImmutableArray<SyntaxElement> children, int emptyAt, bool isBroken)
    {
        Kind = kind;
        Children = children;
        _emptyAt = emptyAt;
        IsBroken = isBroken;
        foreach (var child in children)
        {
            child.Parent = this;
        }
    }

    /// <summary>The rule or labelled alternative.</summary>
    public NodeKind Kind { get; }

    /// <summary>Nodes and tokens in source order.</summary>
    public ImmutableArray<SyntaxElement> Children { get; }

    /// <summary>True when the parser met an error inside this node itself; children it needs may be absent.</summary>
    public bool IsBroken { get; }

    /// <inheritdoc/>
    public override TextSpan Span
    {
        get
        {
            SyntaxToken? first = null, last = null;
            foreach (var token in Tokens)
            {
                if (token.IsMissing)
                {
                    continue;
                }

                first ??= token;
                last = token;
            }

            return first is null ? new TextSpan(_emptyAt, 0) : TextSpan.FromBounds(first.Span.Start, last!.Span.End);
        }
    }

    /// <inheritdoc/>
    public override TextSpan FullSpan => Children.Length == 0
        ? new TextSpan(_emptyAt, 0)
        : TextSpan.FromBounds(Children[0].FullSpan.Start, Children[^1].FullSpan.End);

    /// <inheritdoc/>
    public override IEnumerable<SyntaxToken> Tokens
    {
        get
        {
            foreach (var child in Children)
            {
                if (child is SyntaxToken token)
                {
                    yield return token;
                }
                else
                {
                    foreach (var inner in child.Tokens)
                    {
                        yield return inner;
                    }
                }
            }
        }
    }

    /// <summary>The first child node of a kind, or null.</summary>
    public SyntaxNode? Node(NodeKind kind)
    {
        foreach (var child in Children)
        {
            if (child is SyntaxNode node && node.Kind == kind)
            {
                return node;
            }
        }

        return null;
    }

    /// <summary>The child nodes of a kind, in order.</summary>
    public IEnumerable<SyntaxNode> Nodes(NodeKind kind) => Children.OfType<SyntaxNode>().Where(n => n.Kind == kind);

    /// <summary>All child nodes, in order.</summary>
    public IEnumerable<SyntaxNode> ChildNodes => Children.OfType<SyntaxNode>();

    /// <summary>The first direct child token of a kind that stands in the text, or null.</summary>
    public SyntaxToken? Token(TokenKind kind)
    {
        foreach (var child in Children)
        {
            if (child is SyntaxToken token && token.Kind == kind && !token.IsMissing)
            {
                return token;
            }
        }

        return null;
    }

    /// <summary>The direct child tokens of a kind that stand in the text, in order.</summary>
    public IEnumerable<SyntaxToken> TokensOf(TokenKind kind) =>
        Children.OfType<SyntaxToken>().Where(t => t.Kind == kind && !t.IsMissing);

    /// <summary>True when a token of the kind is a direct child.</summary>
    public bool Has(TokenKind kind) => Token(kind) is not null;

    /// <summary>This node and every node below it, depth first.</summary>
    public IEnumerable<SyntaxNode> DescendantsAndSelf()
    {
        var open = new Stack<SyntaxNode>();
        open.Push(this);
        while (open.TryPop(out var node))
        {
            yield return node;
            for (var i = node.Children.Length - 1; i >= 0; i--)
            {
                if (node.Children[i] is SyntaxNode child)
                {
                    open.Push(child);
                }
            }
        }
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
    public override string ToString()
    {
        var full = ToFullString();
        return full[(Span.Start - FullSpan.Start)..];
    }
}
