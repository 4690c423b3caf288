using System.Collections.Immutable;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Binds the words that say who: offices, relations, groups, units, members, the chair, persons among the facts.</summary>
internal sealed class ReferenceBinder(Scope scope)
{
    /// <summary>Binds a <see cref="NodeKind.Reference"/>; null, with a finding, when it names nobody.</summary>
    internal ActorReference? Bind(SyntaxNode reference)
    {
        if (reference.Node(NodeKind.Name) is not { } nameNode)
        {
            return null;
        }

        var name = nameNode.NameText();
        var arguments = reference.Nodes(NodeKind.Reference).ToImmutableArray();
        if (name.Length == 0)
        {
            return null;
        }

        if (Doing(reference, scope) is { } doing)
        {
            return doing.Event is { } done ? new ActorReference.WhoDid(done) : null;
        }

        if (arguments.Length > 0)
        {
            return BindApplied(nameNode, name, arguments);
        }

        if (BuiltIn(name) is { } builtIn)
        {
            return builtIn;
        }

        if (scope.Fact(name) is { } fact)
        {
            return OfFact(nameNode, fact);
        }

        switch (scope.Symbols.Find(name))
        {
            case OfficeSymbol office:
                return new ActorReference.OfOffice(office.Name);
            case GroupSymbol group:
                return group.Units.Length > 0
                    ? new ActorReference.StaffOf(new UnitArgument.InGroup(group.Name))
                    : new ActorReference.InGroup(group.Name);
            case UnitSymbol unit:
                return new ActorReference.StaffOf(new UnitArgument.Named(unit.Name));
            case RelationSymbol relation:
                scope.Tell(NameDiagnostics.NeedsUnit, nameNode, relation.Name);
                return null;
            case SubjectTypeSymbol { Kind: SubjectKind.Meeting } meeting:
                return new ActorReference.MembersOf(meeting.Name);
            case { } other:
                scope.Tell(NameDiagnostics.WrongKind, nameNode, name, other.KindName.Zh, "职务、组、部门或人员", other.KindName.En, "office, group, unit or person");
                return null;
        }

        if (scope.Procedure?.Step(name) is { IsParallel: false } step)
        {
            return new ActorReference.WhoDid(new EventModel(null, step.Name, null));
        }

        scope.TellUnknown(nameNode, name);
        return null;
    }

    /// <summary>What a reference with a point names, 办案.调查: the step whose doer is meant, of this procedure or another on the same
    /// subject. Null when the reference has no point; without an event, with a finding, when there is no such step.</summary>
    internal static (EventModel? Event, bool)? Doing(SyntaxNode reference, Scope scope)
    {
        ImmutableArray<(string, SyntaxElement)> names = [.. reference.Nodes(NodeKind.Name).Select(n => (n.NameText(), (SyntaxElement)n))];
        return names.Length < 2 ? null : (new EventBinder(scope).Bind(names, reference), true);
    }

    /// <summary>A reference as it is written, with its points and without its arguments.</summary>
    internal static string Written(SyntaxNode? reference) =>
        reference is null ? "" : string.Join('.', reference.Nodes(NodeKind.Name).Select(n => n.NameText()));

    private ActorReference? BindApplied(SyntaxNode nameNode, string name, ImmutableArray<SyntaxNode> arguments)
    {
        var symbol = scope.Symbols.Find(name);
        if (Words.IsMembers(name) && scope.Symbols.Find(arguments[0].ToString()) is SubjectTypeSymbol { Kind: SubjectKind.Meeting } of)
        {
            return new ActorReference.MembersOf(of.Name);
        }

        if (symbol is not (OfficeSymbol or RelationSymbol))
        {
            if (symbol is null)
            {
                scope.TellUnknown(nameNode, name);
            }
            else
            {
                scope.Tell(NameDiagnostics.WrongKind, nameNode, name, symbol.KindName.Zh, "关系或职务", symbol.KindName.En, "relation or office");
            }

            return null;
        }

        var parts = ImmutableArray.CreateBuilder<ActorReference>();
        foreach (var argument in arguments)
        {
            if (Unit(argument) is { } unit)
            {
                parts.Add(symbol is OfficeSymbol ? new ActorReference.OfficeOf(symbol.Name, unit) : new ActorReference.Related(symbol.Name, unit));
            }
        }

        return parts.Count switch
        {
            0 => null,
            1 => parts[0],
            _ => new ActorReference.Union(parts.ToImmutable()),
        };
    }

    /// <summary>Binds the unit of a relation or of an office: a unit, a group of units, or a fact that holds one.</summary>
    internal UnitArgument? Unit(SyntaxNode reference)
    {
        var nameNode = reference.Node(NodeKind.Name);
        var name = Written(reference);
        if (name.Length == 0)
        {
            return null;
        }

        if (scope.Fact(name) is { } fact)
        {
            if (fact.Type.Kind is FactKind.Unit or FactKind.UnitSet)
            {
                return new UnitArgument.InFact(fact.Name);
            }

            scope.Tell(NameDiagnostics.TypeMismatch, nameNode!, name, Types.Describe(fact.Type).Zh, Types.Describe(fact.Type).En);
            return null;
        }

        switch (scope.Symbols.Find(name))
        {
            case UnitSymbol unit:
                return new UnitArgument.Named(unit.Name);
            case GroupSymbol { Units.Length: > 0 } group:
                return new UnitArgument.InGroup(group.Name);
            case { } other:
                scope.Tell(NameDiagnostics.WrongKind, nameNode!, name, other.KindName.Zh, "部门或单位属性", other.KindName.En, "unit or attribute of type unit");
                return null;
            default:
                scope.TellUnknown(nameNode!, name);
                return null;
        }
    }

    private ActorReference? OfFact(SyntaxNode at, FactSymbol fact)
    {
        switch (fact.Type.Kind)
        {
            case FactKind.Person or FactKind.PersonSet:
                return new ActorReference.InFact(fact.Name);
            case FactKind.Unit or FactKind.UnitSet:
                return new ActorReference.StaffOf(new UnitArgument.InFact(fact.Name));
            default:
                var (zh, en) = Types.Describe(fact.Type);
                scope.Tell(NameDiagnostics.WrongKind, at, fact.Name, zh, "人员或单位", en, "person or unit");
                return null;
        }
    }

    private ActorReference? BuiltIn(string name)
    {
        // What a rulebook declares wins over what the language knows: an office may be called Chair.
        if (scope.Symbols.Peek(name) is not null || scope.Fact(name) is not null)
        {
            return null;
        }

        if (Words.IsMembers(name))
        {
            return new ActorReference.MembersOf(null);
        }

        if (Words.IsChair(name))
        {
            return new ActorReference.WhoDid(new EventModel(Words.OwnMeeting, Words.OpenStep, null));
        }

        return Words.IsConvener(name) ? new ActorReference.WhoDid(new EventModel(Words.OwnMeeting, Words.CallStep, null)) : null;
    }

    /// <summary>Binds an <see cref="NodeKind.Actors"/> list; the second value is true when any one suffices (或).</summary>
    internal (ImmutableArray<ActorModel> Actors, bool Any) Actors(SyntaxNode actors, ProcLang.Runtime.Citations.Clause? clause)
    {
        var bound = ImmutableArray.CreateBuilder<ActorModel>();
        foreach (var actor in actors.Nodes(NodeKind.Actor))
        {
            if (actor.Node(NodeKind.Reference) is not { } reference || Bind(reference) is not { } who)
            {
                continue;
            }

            var quantifier = actor.Has(TokenKind.Ranked) ? Quantifier.EachInRank
                : actor.Has(TokenKind.Each) ? Quantifier.Each
                : actor.Has(TokenKind.Any) ? Quantifier.AnyOf
                : Quantifier.One;
            var count = 1;
            if (quantifier == Quantifier.AnyOf && actor.Node(NodeKind.Number) is { } number)
            {
                count = scope.WholeNumber(number, 1, 60);
            }

            bound.Add(new ActorModel(quantifier, count, who, clause));
        }

        return (bound.ToImmutable(), actors.Has(TokenKind.Or));
    }
}
