using System.Collections.Immutable;

namespace ProcLang.Syntax.Tree;

/// <summary>Reads the small shapes that every pass needs from the tree: names, anchors, labels.</summary>
public static class SyntaxReading
{
    /// <summary>The name a <see cref="NodeKind.Name"/> node states, without back quotes; empty when it is missing.</summary>
    public static string NameText(this SyntaxNode name)
    {
        return name.FirstToken() is not { IsMissing: false } token ? ""
            : token.Kind == TokenKind.QuotedName && token.Text.Length >= 2 ? token.Text[1..^1].Trim() : token.Text;
    }

    /// <summary>The tokens of the anchors that stand before a clause, in order.</summary>
    public static ImmutableArray<SyntaxToken> Anchors(this SyntaxNode clause) =>
        [.. clause.TokensOf(TokenKind.Anchor)];

    /// <summary>The words inside an anchor's or a string's quotation marks.</summary>
    public static string Unquoted(this SyntaxToken token) =>
        token.Text.Length >= 2 ? token.Text[1..^1] : "";
}
