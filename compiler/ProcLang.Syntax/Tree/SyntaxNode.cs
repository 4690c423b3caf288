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

    private TextSpan? _span;

    /// <inheritdoc/>
    public override TextSpan Span =>
        _span ??= First() is { } first ? TextSpan.FromBounds(first.Span.Start, Last()!.Span.End) : new TextSpan(_emptyAt, 0);

    /// <summary>The first token that stands in the text; null when none does.</summary>
    private SyntaxToken? First()
    {
        foreach (var child in Children)
        {
            var found = child is SyntaxToken token ? token.IsMissing ? null : token : ((SyntaxNode)child).First();
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private SyntaxToken? Last()
    {
        for (var i = Children.Length - 1; i >= 0; i--)
        {
            var found = Children[i] is SyntaxToken token ? token.IsMissing ? null : token : ((SyntaxNode)Children[i]).Last();
            if (found is not null)
            {
                return found;
            }
        }

        return null;
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
            var tokens = new List<SyntaxToken>();
            Gather(tokens);
            return tokens;
        }
    }

    private void Gather(List<SyntaxToken> into)
    {
        foreach (var child in Children)
        {
            if (child is SyntaxToken token)
            {
                into.Add(token);
            }
            else
            {
                ((SyntaxNode)child).Gather(into);
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

    /// <summary>The same node as if the text before it were longer by so many units: an edit above a fence moves the fence.</summary>
    public SyntaxNode Moved(int by)
    {
        var children = ImmutableArray.CreateBuilder<SyntaxElement>(Children.Length);
        foreach (var child in Children)
        {
            children.Add(child switch
            {
                SyntaxToken token => new SyntaxToken(
                    token.Kind, token.Text, token.Start + by, [.. token.Leading.Select(t => t with { Start = t.Start + by })], token.IsMissing),
                SyntaxNode node => node.Moved(by),
                _ => child,
            });
        }

        return new SyntaxNode(Kind, children.MoveToImmutable(), _emptyAt + by, IsBroken);
    }
}
