using System.Collections.Immutable;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Binds how many votes each has: 票权 主席 3, 股东 按持份.</summary>
internal static class WeightBinder
{
    internal static WeightModel Bind(SyntaxNode clause, Scope scope)
    {
        var entries = ImmutableArray.CreateBuilder<WeightEntry>();
        foreach (var weight in clause.Nodes(NodeKind.Weight))
        {
            if (weight.Node(NodeKind.Reference) is { } reference && new ReferenceBinder(scope).Bind(reference) is { } of)
            {
                entries.Add(new WeightEntry(of, weight.Node(NodeKind.Number) is { } number ? scope.WholeNumber(number, 0, 1_000_000) : null));
            }
        }

        return new WeightModel(entries.ToImmutable());
    }
}
