using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Reads literals as values of a type.</summary>
internal static class Values
{
    // Scenarios say so a hundred times.
    private static readonly FactValue Yes = new FactValue.Flag(true), No = new FactValue.Flag(false);

    /// <summary>Reads one operand; null when it cannot be a value of the type.</summary>
    internal static FactValue? Read(FactType type, SyntaxNode operand, Scope scope)
    {
        var name = ReferenceBinder.Written(operand.Node(NodeKind.Reference));
        var quantity = operand.Node(NodeKind.Quantity);
        switch (type.Kind)
        {
            case FactKind.Flag:
                return name switch
                {
                    "是" or "yes" or "Yes" => Yes,
                    "否" or "no" or "No" => No,
                    _ => null,
                };
            case FactKind.Number when quantity is not null:
                return new FactValue.Number(Amount(quantity, scope));
            case FactKind.Money when quantity is not null:
                return new FactValue.Money(Amount(quantity, scope));
            case FactKind.Day when operand.Token(TokenKind.Date) is { } token:
                return scope.Date(token) is { } day ? new FactValue.Day(day) : null;
            case FactKind.Moment when operand.Token(TokenKind.Date) is { } token:
                return scope.Date(token) is { } date ? new FactValue.Moment(date.AtMidnight()) : null;
            case FactKind.Text when operand.Token(TokenKind.String) is { } text:
                return new FactValue.Text(text.Unquoted());
            case FactKind.Text when name.Length > 0:
                return new FactValue.Text(name);
            case FactKind.Choice when name.Length > 0:
                return Choice(type, operand, name, scope);
            case FactKind.Unit or FactKind.UnitSet when name.Length > 0:
                return Unit(operand, name, scope) is { } unit
                    ? type.Kind == FactKind.Unit ? new FactValue.UnitRef(unit) : new FactValue.UnitSet([unit])
                    : null;
            case FactKind.Person when name.Length > 0:
                return new FactValue.PersonRef(new Person(name));
            case FactKind.PersonSet when name.Length > 0:
                return new FactValue.PersonSet([new Person(name)]);
            case FactKind.Case or FactKind.CaseSet when name.Length > 0:
                return new FactValue.CaseRef(name);
            default:
                return null;
        }
    }

    /// <summary>Reads several operands as one value: a set, or the only one.</summary>
    internal static FactValue? ReadAll(FactType type, ImmutableArray<SyntaxNode> operands, Scope scope)
    {
        if (operands.Length == 1)
        {
            return Read(type, operands[0], scope);
        }

        var values = operands.Select(o => Read(type, o, scope)).ToImmutableArray();
        if (values.Any(v => v is null))
        {
            return null;
        }

        return type.Kind switch
        {
            FactKind.UnitSet => new FactValue.UnitSet([.. values.Cast<FactValue.UnitSet>().SelectMany(v => v.Units)]),
            FactKind.PersonSet => new FactValue.PersonSet([.. values.Cast<FactValue.PersonSet>().SelectMany(v => v.Persons)]),
            _ => null,
        };
    }

    private static FactValue? Choice(FactType type, SyntaxNode at, string name, Scope scope)
    {
        foreach (var choice in type.Choices)
        {
            if (choice.Name == name || choice.Alias == name)
            {
                return new FactValue.Choice(choice.Name);
            }
        }

        var known = string.Join(", ", type.Choices.Select(c => c.Name));
        scope.Tell(NameDiagnostics.UnknownChoice, at, name, Types.Describe(type).Zh, known);
        return null;
    }

    private static Unit? Unit(SyntaxNode at, string name, Scope scope)
    {
        switch (scope.Symbols.Find(name))
        {
            case UnitSymbol unit:
                return new Unit(unit.Name);
            case null:
                scope.TellUnknown(at, name);
                return null;
            case { } other:
                scope.Tell(NameDiagnostics.WrongKind, at, name, other.KindName.Zh, "部门", other.KindName.En, "unit");
                return null;
        }
    }

    private static decimal Amount(SyntaxNode quantity, Scope scope)
    {
        var amount = quantity.Node(NodeKind.Number) is { } number ? scope.Number(number) : 0;
        return quantity.Has(TokenKind.TenThousandYuan) ? amount * 10_000 : amount;
    }
}
