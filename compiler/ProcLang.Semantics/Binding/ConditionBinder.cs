using System.Collections.Immutable;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Text;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Binds conditions. A broken atom is told and read as true, so that one slip gives one finding.</summary>
internal sealed class ConditionBinder(Scope scope, bool memberActs = false)
{
    private readonly ReferenceBinder _references = new(scope);
    private readonly EventBinder _events = new(scope);

    /// <summary>Where a clause is about each member (回避 当 成员 为 …), the member is the one who acts.</summary>
    private bool IsActor(string name) => Words.IsActor(name) || (memberActs && (name is "成员" or "member" or "members" || Words.IsCandidate(name)));

    /// <summary>Binds a <see cref="NodeKind.Condition"/>.</summary>
    internal Condition Bind(SyntaxNode? condition)
    {
        if (condition is null)
        {
            return new Condition.True();
        }

        var parts = condition.Nodes(NodeKind.Conjunction).Select(Conjunction).ToImmutableArray();
        return parts.Length switch
        {
            0 => new Condition.True(),
            1 => parts[0],
            _ => new Condition.Some(parts),
        };
    }

    private Condition Conjunction(SyntaxNode node)
    {
        var parts = node.Nodes(NodeKind.Negation).Select(Negation).ToImmutableArray();
        return parts.Length switch
        {
            0 => new Condition.True(),
            1 => parts[0],
            _ => new Condition.All(parts),
        };
    }

    private Condition Negation(SyntaxNode node)
    {
        if (node.ChildNodes.FirstOrDefault() is not { } inner)
        {
            return new Condition.True();
        }

        var negated = node.TokensOf(TokenKind.Not).Count() % 2 == 1;
        var bound = inner.Kind == NodeKind.Negation ? Negation(inner) : Atom(inner);
        return negated ? new Condition.Not(bound) : bound;
    }

    private Condition Atom(SyntaxNode atom) => atom.Kind switch
    {
        NodeKind.AtomGroup => Bind(atom.Node(NodeKind.Condition)),
        NodeKind.AtomEvent => Event(atom),
        NodeKind.AtomTally => Tally(atom),
        NodeKind.AtomFromOne or NodeKind.AtomShare or NodeKind.AtomHeadcount => new CompositionBinder(scope).Bind(atom),
        NodeKind.AtomIs => Is(atom),
        NodeKind.AtomOneOf => OneOf(atom, atom.Nodes(NodeKind.Operand).Skip(1)),
        NodeKind.AtomIncludes => Includes(atom),
        NodeKind.AtomBeyond => BeyondAtom(atom),
        NodeKind.AtomCompare => Compare(atom),
        NodeKind.AtomHolds => Holds(atom),
        _ => new Condition.True(),
    };

    private Condition Event(SyntaxNode atom)
    {
        if (atom.Node(NodeKind.Path) is not { } path || _events.Bind(path) is not { } happened)
        {
            return new Condition.True();
        }

        if (atom.Node(NodeKind.Number) is { } number)
        {
            return new Condition.Proportion(new Quantity.Times(happened), Bound(atom), scope.WholeNumber(number, 0, 100_000), 0, new Quantity.Fixed(0));
        }

        var condition = new Condition.Happened(happened);
        return atom.Has(TokenKind.Never) ? new Condition.Not(condition) : condition;
    }

    /// <summary>不少于 10 成员 已经 联名: so many of the persons have made the record.</summary>
    private Condition Tally(SyntaxNode atom)
    {
        var shares = new ShareBinder(scope);
        if (atom.Node(NodeKind.Share) is not { } share || atom.Node(NodeKind.Path) is not { } path || shares.Amount(share) is not var (numerator, denominator))
        {
            return new Condition.True();
        }

        var shareBase = share.Node(NodeKind.ShareBase);
        var of = shareBase is null ? null : shares.Persons(shareBase);
        if (_events.Bind(path) is not { } made || (shareBase is not null && of is null))
        {
            return new Condition.True();
        }

        if (_events.Record(made) is null)
        {
            scope.Tell(NameDiagnostics.WrongKind, path, path.ToString(), "步骤", "记录(记录 …),才数得出几个人", "step", "record, which persons can be counted by");
            return new Condition.True();
        }

        return new Condition.Proportion(
            new Quantity.Made(made.Procedure, made.Step, made.Outcome, false, of), ConditionBinder.Bound(atom), numerator, denominator,
            of is null ? new Quantity.Fixed(0) : new Quantity.Persons(of));
    }

    private Condition Is(SyntaxNode atom)
    {
        var bound = OneOf(atom, atom.Nodes(NodeKind.Operand).Skip(1));
        return atom.Has(TokenKind.IsNot) ? new Condition.Not(bound) : bound;
    }

    private Condition OneOf(SyntaxNode atom, IEnumerable<SyntaxNode> rights)
    {
        var left = atom.Node(NodeKind.Operand)?.Node(NodeKind.Reference);
        var name = left is null ? "" : Name(left);
        if (name.Length == 0)
        {
            return new Condition.True();
        }

        var operands = rights.ToImmutableArray();
        if (scope.Fact(name) is { } fact)
        {
            return FactIs(fact, operands);
        }

        if (IsActor(name))
        {
            var parts = operands.Select(ActorAtom).ToImmutableArray();
            return parts.Length == 1 ? parts[0] : new Condition.Some(parts);
        }

        if (Words.IsSubject(name))
        {
            var types = ImmutableArray.CreateBuilder<string>();
            foreach (var operand in operands)
            {
                var word = operand.Node(NodeKind.Reference) is { } right ? Name(right) : "";
                if (scope.Symbols.Find(word) is SubjectTypeSymbol type)
                {
                    types.Add(type.Name);
                }
                else
                {
                    scope.TellUnknown(operand, word);
                }
            }

            return new Condition.SubjectIs(types.ToImmutable());
        }

        scope.TellUnknown(left!, name);
        return new Condition.True();
    }

    private Condition ActorAtom(SyntaxNode operand)
    {
        if (operand.Node(NodeKind.Reference) is not { } reference)
        {
            return new Condition.True();
        }

        if (ReferenceBinder.Doing(reference, scope) is { } doing)
        {
            return doing.Event is { } done ? new Condition.SamePerson(done) : new Condition.True();
        }

        var name = Name(reference);
        if (scope.Procedure?.Step(name) is { IsParallel: false } step && scope.Symbols.Peek(name) is null)
        {
            return new Condition.SamePerson(new EventModel(null, step.Name, null));
        }

        return _references.Bind(reference) is { } who ? new Condition.ActorIs(who) : new Condition.True();
    }

    private Condition FactIs(FactSymbol fact, ImmutableArray<SyntaxNode> operands)
    {
        var values = ImmutableArray.CreateBuilder<FactValue>();
        foreach (var operand in operands)
        {
            var name = operand.Node(NodeKind.Reference) is { } reference ? Name(reference) : "";
            if (operands.Length == 1 && fact.Type.Kind != FactKind.Choice && name.Length > 0 && scope.Fact(name) is { } other)
            {
                return new Condition.FactsEqual(fact.Name, other.Name);
            }

            if (Value(fact, operand) is { } value)
            {
                values.Add(value);
            }
        }

        return values.Count == 0 ? new Condition.True() : new Condition.FactIs(fact.Name, values.ToImmutable());
    }

    /// <summary>Reads an operand as a value of the fact's type; null, with a finding, when it is none.</summary>
    internal FactValue? Value(FactSymbol fact, SyntaxNode operand)
    {
        var value = Values.Read(fact.Type, operand, scope);
        if (value is null && !scope.Findings.HasErrors)
        {
            var (zh, en) = Types.Describe(fact.Type);
            scope.Tell(NameDiagnostics.TypeMismatch, operand, fact.Name, zh, en);
        }

        return value;
    }

    private Condition Includes(SyntaxNode atom)
    {
        var operands = atom.Nodes(NodeKind.Operand).ToImmutableArray();
        if (operands.Length < 2 || FactOf(operands[0]) is not { } fact)
        {
            return new Condition.True();
        }

        var member = fact.Type.Kind switch
        {
            FactKind.UnitSet => FactKind.Unit,
            FactKind.PersonSet => FactKind.Person,
            FactKind.CaseSet => FactKind.Case,
            _ => (FactKind?)null,
        };
        if (member is null)
        {
            var (zh, en) = Types.Describe(fact.Type);
            scope.Tell(NameDiagnostics.TypeMismatch, operands[0], fact.Name, zh, en);
            return new Condition.True();
        }

        return Values.Read(new FactType(member.Value, []), operands[1], scope) is { } value
            ? new Condition.Includes(fact.Name, value)
            : new Condition.True();
    }

    private Condition BeyondAtom(SyntaxNode atom)
    {
        var operands = atom.Nodes(NodeKind.Operand).Select(o => o.Node(NodeKind.Reference)).ToImmutableArray();
        if (operands.Length < 2 || operands[0] is null || operands[1] is null)
        {
            return new Condition.True();
        }

        return _references.Bind(operands[0]!) is { } left && _references.Bind(operands[1]!) is { } right
            ? new Condition.Beyond(left, right)
            : new Condition.True();
    }

    private Condition Compare(SyntaxNode atom)
    {
        var operands = atom.Nodes(NodeKind.Operand).ToImmutableArray();
        if (operands.Length < 2 || FactOf(operands[0]) is not { } fact)
        {
            return new Condition.True();
        }

        var how = Bound(atom);
        if (fact.Type.Kind is not (FactKind.Number or FactKind.Money or FactKind.Day or FactKind.Moment))
        {
            var (zh, en) = Types.Describe(fact.Type);
            scope.Tell(NameDiagnostics.TypeMismatch, operands[0], fact.Name, zh, en);
            return new Condition.True();
        }

        if (operands[1].Node(NodeKind.Reference) is { } reference && scope.Fact(Name(reference)) is { } other)
        {
            if (other.Type.Kind != fact.Type.Kind)
            {
                var (zh, en) = Types.Describe(other.Type);
                scope.Tell(NameDiagnostics.TypeMismatch, operands[1], other.Name, zh, en);
            }

            return new Condition.CompareFacts(fact.Name, how, other.Name);
        }

        return Value(fact, operands[1]) is { } value ? new Condition.Compare(fact.Name, how, value) : new Condition.True();
    }

    /// <summary>The comparison a bound or sign stands for.</summary>
    internal static Comparison Bound(SyntaxNode holder)
    {
        var at = holder.Node(NodeKind.Bound) ?? holder;
        return at.Has(TokenKind.MoreThan) || at.Has(TokenKind.Gt) ? Comparison.MoreThan
            : at.Has(TokenKind.AtMost) || at.Has(TokenKind.Le) ? Comparison.AtMost
            : at.Has(TokenKind.LessThan) || at.Has(TokenKind.Lt) ? Comparison.LessThan
            : Comparison.AtLeast;
    }

    private FactSymbol? FactOf(SyntaxNode operand)
    {
        if (operand.Node(NodeKind.Reference) is not { } reference)
        {
            scope.Tell(NameDiagnostics.TypeMismatch, operand, operand.ToString(), "字面值", "a literal");
            return null;
        }

        var name = Name(reference);
        if (scope.Fact(name) is { } fact)
        {
            return fact;
        }

        scope.TellUnknown(operand, name);
        return null;
    }

    private Condition Holds(SyntaxNode atom)
    {
        if (atom.Node(NodeKind.Operand)?.Node(NodeKind.Reference) is not { } reference)
        {
            return new Condition.True();
        }

        var name = Name(reference);
        var arguments = reference.Nodes(NodeKind.Reference).ToImmutableArray();
        if (arguments.Length == 0 && scope.Fact(name) is { } fact)
        {
            return fact.Type.Kind == FactKind.Flag ? new Condition.Flag(fact.Name) : new Condition.Supplied(fact.Name);
        }

        if (Record(name) is { } record)
        {
            scope.Symbols.Read(record.Name);
            var procedure = record.Procedure == scope.Procedure ? null : record.Procedure.Name;
            if (record.IsOpenTerm)
            {
                return new Condition.Determined(procedure, record.Name);
            }

            var by = arguments.Length > 0 ? _references.Bind(arguments[0]) : null;
            return new Condition.Recorded(procedure, record.Name, by);
        }

        switch (scope.Symbols.Find(name))
        {
            case InterpretationSymbol reading:
                return Reading(reading, reference);
        }

        if (scope.Procedure?.Step(name) is { } step)
        {
            return new Condition.Happened(new EventModel(null, step.Name, null));
        }

        if (Words.IsActor(name))
        {
            return new Condition.True();
        }

        scope.TellUnknown(reference, name);
        return new Condition.True();
    }

    private RecordSymbol? Record(string name)
    {
        if (scope.Procedure?.Record(name) is { } own)
        {
            return own;
        }

        // Within the procedures of the same subject first, then anywhere, when only one has it.
        var all = scope.Symbols.WithAct(name).Where(p => p.Record(name) is not null).ToList();
        var near = all.Where(p => scope.Procedure is { } mine && p.Subjects.Intersect(mine.Subjects).Any()).ToList();
        var candidates = near.Count > 0 ? near : all;
        return candidates.Count == 1 ? candidates[0].Record(name) : null;
    }

    private Condition Reading(InterpretationSymbol reading, SyntaxNode at)
    {
        if (!scope.OpenReadings.Add(reading.Name))
        {
            scope.Tell(NameDiagnostics.CyclicInterpretation, at, reading.Name);
            return new Condition.True();
        }

        var inner = new ConditionBinder(scope.For(scope.Procedure, scope.Subject, scope.AnySubject, reading.Source));
        var bound = inner.Bind(reading.Syntax.Node(NodeKind.Condition));
        scope.OpenReadings.Remove(reading.Name);
        return bound;
    }

    private static string Name(SyntaxNode reference) => ReferenceBinder.Written(reference);
}
