using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Checks;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Binds a delegation: an office may pass an act on to another. The roster says who has passed it on to whom and until when;
/// only a holder himself can, and only to one who holds the other office himself.</summary>
internal sealed class DelegationBinder(Scope scope, Anchoring anchoring, BoundRulebook rulebook)
{
    /// <summary>Binds a <see cref="NodeKind.Delegation"/>.</summary>
    internal void Bind(SyntaxNode declaration, SyntaxNode inner)
    {
        var name = inner.Node(NodeKind.DeclaredName)?.Node(NodeKind.Name)?.NameText() ?? "";
        if (scope.Symbols.Peek(name) is not PowerSymbol power)
        {
            return;
        }

        foreach (var line in inner.Nodes(NodeKind.DelegationLine))
        {
            var references = line.Nodes(NodeKind.Reference).ToList();
            if (references.Count < 2 || references[0].Node(NodeKind.Name) is not { } fromName || line.Node(NodeKind.Event) is not { } at)
            {
                continue;
            }

            if (scope.Symbols.Find(fromName.NameText()) is not OfficeSymbol from)
            {
                scope.TellUnknown(fromName, fromName.NameText());
                continue;
            }

            if (new EventBinder(scope).Bind(at) is not { Procedure: { } target } act || scope.Symbols.Procedure(target) is not { } procedure)
            {
                continue;
            }

            var own = scope.For(procedure);
            if (new ReferenceBinder(own).Bind(references[1]) is not { } to)
            {
                continue;
            }

            var clause = anchoring.Clause(line.Anchors().Length > 0 || declaration.Anchors().Length == 0 ? line : declaration, ("授权", "delegation"));
            var when = line.Node(NodeKind.Condition) is { } condition ? new ConditionBinder(own).Bind(condition) : null;
            rulebook.ProcedureOf(procedure).Delegations.Add(new BoundDelegation(
                procedure.Kind == ProcedureKind.Signing ? SigningBinder.SigningActs[0].Zh : act.Step, from.Name,
                new AlternativeModel(new ActorReference.Where(to, new Condition.Delegated(from.Name, power.Name)), when, clause), line.At(scope.Source)));
        }
    }
}
