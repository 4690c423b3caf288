using System.Collections.Immutable;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Binds conditions on how a body is composed: how many it has, how many of them come from one unit, what share holds an office.</summary>
internal sealed class CompositionBinder(Scope scope)
{
    /// <summary>Binds one atom; a broken one is told and read as true.</summary>
    internal Condition Bind(SyntaxNode atom) => atom.Kind switch
    {
        NodeKind.AtomHeadcount => Headcount(atom),
        NodeKind.AtomFromOne => FromOne(atom),
        _ => ShareOf(atom),
    };

    /// <summary>专家 人数 不少于 5; 专家 人数 为 3.</summary>
    private Condition Headcount(SyntaxNode atom)
    {
        if (atom.Node(NodeKind.Reference) is not { } reference || atom.Node(NodeKind.Number) is not { } number
            || new ReferenceBinder(scope).Bind(reference) is not { } of)
        {
            return new Condition.True();
        }

        var count = scope.WholeNumber(number, 0, 100_000);
        return atom.Has(TokenKind.Is)
            ? new Condition.All([Compared(Comparison.AtLeast), Compared(Comparison.AtMost)])
            : Compared(ConditionBinder.Bound(atom));

        Condition Compared(Comparison how) => new Condition.Proportion(new Quantity.Persons(of), how, count, 0, new Quantity.Fixed(0));
    }

    /// <summary>至多 2 成员 来自同一 部门: of no unit are there more.</summary>
    private Condition FromOne(SyntaxNode atom) => atom.Node(NodeKind.Name) is { } unit && Part(atom) is var (of, numerator, denominator)
        ? new Condition.Proportion(
            new Quantity.MostOfOne(of, Units(unit)), ConditionBinder.Bound(atom), numerator, denominator,
            denominator == 0 ? new Quantity.Fixed(0) : new Quantity.Persons(of))
        : new Condition.True();

    /// <summary>不少于 三分之二 成员 为 专家.</summary>
    private Condition ShareOf(SyntaxNode atom)
    {
        if (Part(atom) is not var (of, numerator, denominator) || atom.Node(NodeKind.Reference) is not { } reference
            || new ReferenceBinder(scope).Bind(reference) is not { } who)
        {
            return new Condition.True();
        }

        return new Condition.Proportion(
            new Quantity.Persons(new ActorReference.Where(of, new Condition.ActorIs(who))), ConditionBinder.Bound(atom), numerator, denominator,
            denominator == 0 ? new Quantity.Fixed(0) : new Quantity.Persons(of));
    }

    private (ActorReference Of, int Numerator, int Denominator)? Part(SyntaxNode atom)
    {
        var shares = new ShareBinder(scope);
        return atom.Node(NodeKind.Share) is { } share && shares.Amount(share) is var (numerator, denominator)
            && shares.Persons(share.Node(NodeKind.ShareBase)) is { } of
            ? (of, numerator, denominator)
            : null;
    }

    /// <summary>部门: any unit that is no body; 机关: any body; a group of units: those of it.</summary>
    private ImmutableArray<string> Units(SyntaxNode name)
    {
        var word = name.NameText();
        switch (word)
        {
            case "部门" or "unit":
                return [.. scope.Symbols.Of<UnitSymbol>().Where(u => !u.IsBody).Select(u => u.Name)];
            case "机关" or "body":
                return [.. scope.Symbols.Of<UnitSymbol>().Where(u => u.IsBody).Select(u => u.Name)];
            case "单位":
                return [.. scope.Symbols.Of<UnitSymbol>().Select(u => u.Name)];
        }

        switch (scope.Symbols.Find(word))
        {
            case GroupSymbol { Units.Length: > 0 } group:
                return group.Units;
            case UnitSymbol unit:
                return [unit.Name];
            default:
                scope.TellUnknown(name, word);
                return [];
        }
    }
}
