using System.Collections.Immutable;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Binds what changes the clock of a step: who may extend its time, what stops it and what starts it anew; and before when it may not be
/// done. An extension becomes a record of the procedure, made while the step is active and its time has not run out; so does the shortening of
/// a time that must pass.</summary>
internal sealed class ClockBinder(Scope scope, ReferenceBinder references, ConditionBinder conditions, EventBinder events)
{
    private readonly SpanBinder _spans = new(scope, events);

    /// <summary>Declares the records and facts of a step's extensions and shortenings.</summary>
    internal static void Declare(SyntaxNode step, Symbol symbol, ProcedureSymbol procedure, Scope scope)
    {
        foreach (var node in step.DescendantsAndSelf(NodeKind.StepExtend, NodeKind.StepNotSooner))
        {
            if ((node.Kind == NodeKind.StepNotSooner && !node.Has(TokenKind.Shortened)) || RecordOf(node, procedure, scope) is not null)
            {
                continue;
            }

            var names = node.Node(NodeKind.DeclaredName)?.Nodes(NodeKind.Name).Select(n => n.NameText()).ToImmutableArray() ?? [];
            var (name, alias) = names.Length > 0 ? (names[0], names.Length > 1 ? names[1] : null) : Prefixed(node.Kind == NodeKind.StepExtend ? ("延长", "Extend") : ("缩短", "Shorten"), symbol.Name, symbol.Alias);
            var free = name;
            for (var n = 2; procedure.Record(free) is not null || procedure.Step(free) is not null; n++)
            {
                (free, alias) = (name + n, null);
            }

            procedure.Records.Add(new RecordSymbol(free, alias, node.At(scope.Source), procedure));
            if (MayStateAmount(node))
            {
                Fact(procedure, Words.ExtraTime, FactKind.Number, node, scope);
            }

            if (node.Has(TokenKind.WithReasons))
            {
                Fact(procedure, (Words.Reasons, "Reasons"), FactKind.Text, node, scope);
            }

            if (Notice(node) is { } notice)
            {
                Fact(procedure, notice, FactKind.Day, node, scope);
            }
        }
    }

    /// <summary>Binds an extension, a suspension, a restart or a time that must pass into the step.</summary>
    internal void Bind(SyntaxNode node, Clause clause, BoundStep into, bool advisory)
    {
        switch (node.Kind)
        {
            case NodeKind.StepNotSooner:
                NotSooner(node, clause, into, advisory);
                return;
            case NodeKind.StepExtend when scope.Procedure is { } procedure && RecordOf(node, procedure, scope) is { } symbol:
                Extend(node, clause, into, symbol, procedure);
                break;
            case NodeKind.StepSuspend when node.Node(NodeKind.Event) is { } from && node.Node(NodeKind.Path) is { } to:
                Turn(ClockTurnKind.Suspend, from, clause, into);
                Turn(ClockTurnKind.Resume, to, clause, into);
                break;
            case NodeKind.StepRestart when node.Node(NodeKind.Path) is { } from:
                Turn(ClockTurnKind.Restart, from, clause, into);
                break;
        }

        into.ClockAt ??= node.At(scope.Source);
    }

    private void Turn(ClockTurnKind kind, SyntaxNode at, Clause clause, BoundStep into)
    {
        if (events.Bind(at) is { } happening)
        {
            into.Turns = into.Turns.Add(new TurnModel(kind, happening, null, clause));
        }
    }

    private void Extend(SyntaxNode node, Clause clause, BoundStep into, RecordSymbol symbol, ProcedureSymbol procedure)
    {
        var most = node.Node(NodeKind.Period) is { } period ? StepBinder.Length(period, scope) : new Period(0, PeriodUnit.Days);
        into.Turns = into.Turns.Add(new TurnModel(ClockTurnKind.Extend, new EventModel(null, symbol.Name, null), most, clause));
        var record = BoundRecord.Of(symbol, procedure);
        record.Extends = new ExtensionModel(into.Symbol.Name, most, MayStateAmount(node) ? procedure.Fact(Words.ExtraTime.Zh)?.Name : null);
        var clauses = record.Clauses;
        (clauses.Clause, clauses.AuthorityClause) = (clause, clause);
        clauses.During = clauses.During.Add(into.Symbol.Name);
        if (node.Node(NodeKind.Actors) is { } actors)
        {
            clauses.Actors = clauses.Actors.AddRange(references.Actors(actors, clause).Actors);
        }

        if (node.Node(NodeKind.Number) is { } times)
        {
            clauses.Guards = clauses.Guards.Add(new GuardModel(
                new Condition.Proportion(new Quantity.Times(new EventModel(null, symbol.Name, null)), Comparison.LessThan, scope.WholeNumber(times, 1, 1000), 0, new Quantity.Fixed(0)),
                ReasonCode.LimitReached, Norm.Constitutive, clause));
        }

        clauses.Guards = clauses.Guards.Add(new GuardModel(new Condition.Running(into.Symbol.Name), ReasonCode.TooLate, Norm.Constitutive, clause));
        if (record.Extends.Amount is { } amount)
        {
            clauses.Guards = clauses.Guards.Add(new GuardModel(
                new Condition.Some([new Condition.Not(new Condition.Supplied(amount)), new Condition.All(
                [
                    new Condition.Compare(amount, Comparison.AtLeast, new FactValue.Number(1)),
                    new Condition.Compare(amount, Comparison.AtMost, new FactValue.Number(most.Amount)),
                ])]),
                ReasonCode.Condition, Norm.Constitutive, clause));
            clauses.Data = clauses.Data.Add(new DataModel(amount, false, clause));
        }

        if (node.Node(NodeKind.Condition) is { } condition)
        {
            clauses.Guards = clauses.Guards.Add(new GuardModel(conditions.Bind(condition), ReasonCode.Condition, Norm.Constitutive, clause));
        }

        if (node.Has(TokenKind.WithReasons) && procedure.Fact(Words.Reasons) is { } reasons)
        {
            clauses.Data = clauses.Data.Add(new DataModel(reasons.Name, true, clause, null, true));
        }

        if (node.Node(NodeKind.Reference) is { } told && references.Bind(told) is not null && Notice(node) is { } notice && procedure.Fact(notice.Zh) is { } fact)
        {
            clauses.Data = clauses.Data.Add(new DataModel(fact.Name, true, clause, null, true));
        }

        into.Extensions = into.Extensions.Add(record);
    }

    private void NotSooner(SyntaxNode node, Clause clause, BoundStep into, bool advisory)
    {
        if (node.Node(NodeKind.Span) is not { } at || _spans.Span(at) is not { Period: not null } span || scope.Procedure is not { } procedure)
        {
            return;
        }

        var step = procedure.Step(into.Symbol.Name) is null ? null : into.Symbol.Name;
        Condition passed = new Condition.Elapsed(step, span);
        if (node.Has(TokenKind.Shortened) && RecordOf(node, procedure, scope) is { } symbol)
        {
            var record = BoundRecord.Of(symbol, procedure);
            var clauses = record.Clauses;
            (clauses.Clause, clauses.AuthorityClause) = (clause, clause);
            if (node.Node(NodeKind.Actors) is { } actors)
            {
                clauses.Actors = clauses.Actors.AddRange(references.Actors(actors, clause).Actors);
            }

            if (node.Node(NodeKind.Condition) is { } condition)
            {
                clauses.Guards = clauses.Guards.Add(new GuardModel(conditions.Bind(condition), ReasonCode.Condition, Norm.Constitutive, clause));
            }

            if (node.Has(TokenKind.WithReasons) && procedure.Fact(Words.Reasons) is { } reasons)
            {
                clauses.Data = clauses.Data.Add(new DataModel(reasons.Name, true, clause, null, true));
            }

            Condition shortened = new Condition.Recorded(null, symbol.Name, null);
            passed = new Condition.Some([passed, node.Node(NodeKind.Period) is { } least
                ? new Condition.All([shortened, new Condition.Elapsed(step, span with { Period = StepBinder.Length(least, scope) })])
                : shortened]);
            into.Extensions = into.Extensions.Add(record);
        }

        var norm = node.Node(NodeKind.Norm);
        into.Guards = into.Guards.Add(new GuardModel(passed, Norms.Code(norm, ReasonCode.TooEarly), Norms.Of(norm, advisory), clause));
    }

    private static RecordSymbol? RecordOf(SyntaxNode node, ProcedureSymbol procedure, Scope scope)
    {
        var at = node.At(scope.Source);
        var record = procedure.RecordAt(at);
        scope.Symbols.NotePlace(procedure, at, record, null);
        return record;
    }

    /// <summary>Only where the rules say 至多 may the act grant less.</summary>
    private static bool MayStateAmount(SyntaxNode node)
    {
        // The bound of the number of times stands before it; the one of the period, right before the period.
        SyntaxElement? before = null;
        foreach (var child in node.Children)
        {
            if (child is SyntaxNode { Kind: NodeKind.Period })
            {
                return before is SyntaxToken { Kind: TokenKind.AtMost };
            }

            before = child;
        }

        return false;
    }

    /// <summary>The fact that says when someone was told: 告知申请人, NoticeToRequester.</summary>
    private static (string Zh, string? En)? Notice(SyntaxNode node) =>
        node.Node(NodeKind.Reference)?.Node(NodeKind.Name)?.NameText() is { Length: > 0 } told ? Prefixed(("告知", "NoticeTo"), told, null) : null;

    /// <summary>A name made of another one, in its language.</summary>
    private static (string Name, string? Alias) Prefixed((string Zh, string En) prefix, string name, string? alias) =>
        char.IsAscii(name[0]) ? (prefix.En + name, null) : (prefix.Zh + name, alias is null ? null : prefix.En + alias);

    private static void Fact(ProcedureSymbol procedure, (string Zh, string? En) name, FactKind kind, SyntaxNode at, Scope scope)
    {
        if (procedure.Fact(name.Zh) is null && (name.En is null || procedure.Fact(name.En) is null))
        {
            procedure.OwnFacts.Add(new FactSymbol(name.Zh, name.En, at.At(scope.Source), new FactType(kind, [])));
        }
    }
}
