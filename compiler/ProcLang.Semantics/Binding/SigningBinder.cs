using System.Collections.Immutable;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Text;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Binds signing rules.</summary>
internal sealed class SigningBinder(Scope scope, Anchoring anchoring, BoundSigning signing)
{
    private readonly ReferenceBinder _references = new(scope);
    private readonly ConditionBinder _conditions = new(scope);

    /// <summary>Binds one rule; false when the clause is not one.</summary>
    internal bool Bind(SyntaxNode item, SyntaxNode clause)
    {
        if (clause.Kind is not (NodeKind.SignWhen or NodeKind.SignOtherwise))
        {
            return false;
        }

        var declared = clause.Node(NodeKind.DeclaredName)?.Nodes(NodeKind.Name).ToImmutableArray() ?? [];
        var otherwise = clause.Kind == NodeKind.SignOtherwise;
        var name = otherwise ? "否则" : declared.Length > 0 ? declared[0].NameText() : "";
        var at = declared.Length > 0 ? declared[0].At(scope.Source) : clause.At(scope.Source);
        if (signing.Rules.Find(r => r.Name == name) is { } other)
        {
            scope.Findings.Tell(NameDiagnostics.DuplicateName, at, name, "签发规则", "signing rule");
            return true;
        }

        var exception = clause.Node(NodeKind.Exception);
        var named = exception?.Nodes(NodeKind.Name).Select(n => (n.NameText(), n.At(scope.Source))).ToImmutableArray() ?? [];
        var replaces = exception is not null && exception.Has(TokenKind.Replaces);
        signing.Rules.Add(new BoundSignRule(
            name,
            declared.Length > 1 ? declared[1].NameText() : otherwise ? "Otherwise" : null,
            clause.Node(NodeKind.Condition) is { } condition ? _conditions.Bind(condition) : null,
            otherwise,
            replaces ? [] : named,
            replaces ? named : [],
            Plan(clause.Node(NodeKind.Plan)),
            anchoring.Clause(item, ("签发规则", "signing rule")),
            at));
        return true;
    }

    private ImmutableArray<PlanItemModel> Plan(SyntaxNode? plan)
    {
        var items = ImmutableArray.CreateBuilder<PlanItemModel>();
        foreach (var item in plan?.ChildNodes ?? [])
        {
            if (item.Node(NodeKind.Reference) is { } reference && _references.Bind(reference) is { } who)
            {
                items.Add(new PlanItemModel(item.Has(TokenKind.MayBy), item.Has(TokenKind.Each), who, Act(item)));
            }
        }

        return items.ToImmutable();
    }

    /// <summary>The act of a plan item; the four usual ones have one canonical name in both languages.</summary>
    private static string Act(SyntaxNode item) =>
        item.Has(TokenKind.SignedBy) ? "签发"
        : item.Has(TokenKind.CountersignedBy) ? "会签"
        : item.Has(TokenKind.ReviewedBy) ? "审核"
        : item.Has(TokenKind.ApprovedBy) ? "审批"
        : Canonical(item.Node(NodeKind.Name)?.NameText() ?? "签发");

    private static string Canonical(string act) => SigningActs.FirstOrDefault(a => a.En == act).Zh ?? act;

    /// <summary>The usual acts of a signing plan with their English aliases.</summary>
    internal static readonly (string Zh, string En)[] SigningActs =
    [
        ("签发", "Sign"), ("会签", "Countersign"), ("审核", "Review"), ("审批", "Approve"),
    ];
}
