using System.Collections.Immutable;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Binds what an amending decision changes in another text (修正). That the other text can be changed so is checked when it is read.</summary>
internal sealed class AmendmentBinder(Scope scope, Anchoring anchoring, BoundRulebook rulebook)
{
    internal void Bind(SyntaxNode declaration, SyntaxNode inner)
    {
        if (inner.Token(TokenKind.String) is not { } target)
        {
            return;
        }

        foreach (var line in inner.Nodes(NodeKind.AmendmentLine))
        {
            if (line.ChildNodes.FirstOrDefault(n => n.Kind != NodeKind.Broken) is not { } change || change.Node(NodeKind.ArticleLabel) is not { } label)
            {
                continue;
            }

            var words = change.TokensOf(TokenKind.String).Select(t => t.Unquoted()).ToImmutableArray();
            var (old, becomes) = change.Kind switch
            {
                NodeKind.AmendmentWords when words.Length == 2 => (words[0], words[1]),
                NodeKind.AmendmentDeletes => (words.Length > 0 ? words[0] : null, (string?)null),
                NodeKind.AmendmentAdds => (null, string.Join('\n', words)),
                _ => default,
            };
            rulebook.Amendments.Add(new BoundAmendment(
                new AmendmentModel(
                    target.Unquoted(), Label(label), old, becomes, anchoring.Clause(line.Anchors().Length > 0 ? line : declaration, ("修正", "amendment"))),
                change.At(scope.Source), target.At(scope.Source)));
        }
    }

    /// <summary>第五条之一 is 五之一; Article 5 and 5 are 5.</summary>
    private static string Label(SyntaxNode label)
    {
        var text = string.Concat(label.Tokens.Where(t => t.Kind != TokenKind.Article).Select(t => t.Text));
        return text.Replace("第", "", StringComparison.Ordinal).Replace("条", "", StringComparison.Ordinal);
    }
}
