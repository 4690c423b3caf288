using System.Collections.Immutable;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>The types of facts: built-in names, subject types, enumerations written in place or named.</summary>
internal static class Types
{
    private static FactKind? BuiltIn(string name) => name switch
    {
        "是否" or "yesno" => FactKind.Flag,
        "数" or "数目" or "count" or "number" => FactKind.Number,
        "金额" or "money" => FactKind.Money,
        "日期" or "date" => FactKind.Day,
        "时刻" or "moment" => FactKind.Moment,
        "文本" or "text" => FactKind.Text,
        "单位" or "部门" or "机关" or "unit" or "body" => FactKind.Unit,
        "人员" or "person" => FactKind.Person,
        _ => null,
    };

    private static readonly FactType[] Kinds = [.. Enum.GetValues<FactKind>().Select(k => new FactType(k, []))];

    /// <summary>The type of a kind; one for all facts of it.</summary>
    private static FactType Simple(FactKind kind) => Kinds[(int)kind];

    /// <summary>Binds a <see cref="NodeKind.TypeUse"/>; unknown names are told and read as text.</summary>
    internal static FactType Bind(SyntaxNode use, Scope scope)
    {
        var names = use.Nodes(NodeKind.DeclaredName).ToImmutableArray();
        if (names.Length > 1)
        {
            return new FactType(FactKind.Choice, [.. names.Select(Choice)]);
        }

        var name = names.Length == 1 ? names[0].Node(NodeKind.Name)?.NameText() ?? "" : "";
        var each = use.Has(TokenKind.Each);
        if (BuiltIn(name) is { } kind)
        {
            if (!each)
            {
                return Simple(kind);
            }

            switch (kind)
            {
                case FactKind.Unit:
                    return Simple(FactKind.UnitSet);
                case FactKind.Person:
                    return Simple(FactKind.PersonSet);
            }
        }

        switch (scope.Symbols.Find(name))
        {
            case EnumerationSymbol enumeration:
                return enumeration.Type;
            case SubjectTypeSymbol:
                return Simple(each ? FactKind.CaseSet : FactKind.Case);
            case GroupSymbol { Units.Length: > 0 }:
                return Simple(each ? FactKind.UnitSet : FactKind.Unit);
            case GroupSymbol or OfficeSymbol:
                return Simple(each ? FactKind.PersonSet : FactKind.Person);
        }

        if (name.Length > 0)
        {
            scope.TellUnknown(names[0], name);
        }

        return Simple(FactKind.Text);
    }

    private static ChoiceModel Choice(SyntaxNode declared)
    {
        var names = declared.Nodes(NodeKind.Name).ToImmutableArray();
        return new ChoiceModel(names.Length > 0 ? names[0].NameText() : "", names.Length > 1 ? names[1].NameText() : null);
    }

    /// <summary>A type in domain words.</summary>
    internal static (string Zh, string En) Describe(FactType type) => type.Kind switch
    {
        FactKind.Flag => ("是否", "a yes or no"),
        FactKind.Number => ("数目", "a number"),
        FactKind.Money => ("金额", "an amount of money"),
        FactKind.Day => ("日期", "a date"),
        FactKind.Moment => ("时刻", "a moment"),
        FactKind.Choice => ($"取值({string.Join(" | ", type.Choices.Select(c => c.Name))})", $"a value ({string.Join(" | ", type.Choices.Select(c => c.Alias ?? c.Name))})"),
        FactKind.Unit => ("单位", "a unit"),
        FactKind.UnitSet => ("几个单位", "a set of units"),
        FactKind.Person => ("人员", "a person"),
        FactKind.PersonSet => ("几个人员", "a set of persons"),
        FactKind.Case => ("一件公文或事项", "a document or matter"),
        FactKind.CaseSet => ("几件公文或事项", "a set of documents or matters"),
        _ => ("文本", "text"),
    };
}
