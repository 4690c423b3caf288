using System.Collections.Immutable;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Binds what stands in a step or record: actors, deadlines, guards, data, outcomes.</summary>
internal sealed class StepBinder(Scope scope, Anchoring anchoring)
{
    private readonly ReferenceBinder _references = new(scope);
    private readonly ConditionBinder _conditions = new(scope);
    private readonly SpanBinder _spans = new(scope, new EventBinder(scope));
    private readonly ClockBinder _clocks = new(scope, new ReferenceBinder(scope), new ConditionBinder(scope), new EventBinder(scope));

    /// <summary>Binds the head clauses of a step (which share its anchors) and its body.</summary>
    internal void Bind(SyntaxNode step, SyntaxNode holder, bool advisory, BoundStep into, (string Zh, string En) kind)
    {
        // A step without anchors of its own is the clause its first anchored line quotes.
        var first = holder.Anchors().Length > 0
            ? null
            : step.Node(NodeKind.StepBody)?.Nodes(NodeKind.StepItem).FirstOrDefault(i => i.Anchors().Length > 0);
        var clause = first is null
            ? anchoring.Clause(holder, kind)
            : anchoring.Clause(first, KindOf(first.ChildNodes.FirstOrDefault()?.Kind ?? NodeKind.StepItem));
        into.Clause ??= clause;
        var last = first is null ? anchoring.LastAnchorClause(holder, kind) : clause;
        foreach (var head in step.ChildNodes)
        {
            if (IsClause(head.Kind))
            {
                BindClause(head, head.Kind is NodeKind.StepDeadline ? last : clause, advisory, into);
            }
        }

        if (step.Node(NodeKind.StepBody) is not { } body)
        {
            return;
        }

        foreach (var item in body.Nodes(NodeKind.StepItem))
        {
            if (item.ChildNodes.FirstOrDefault() is not { } inner)
            {
                continue;
            }

            var own = item.Anchors().Length > 0;
            var norm = item.Has(TokenKind.Usually);
            if (inner.Kind == NodeKind.Outcome)
            {
                var outcome = Outcome(inner, own ? anchoring.Clause(item, ("去向", "outcome")) : null);
                into.Outcomes = into.Outcomes.Add(outcome);
                Limit(inner, outcome, clause, norm || advisory, into);
            }
            else if (IsClause(inner.Kind))
            {
                BindClause(inner, own ? anchoring.Clause(item, KindOf(inner.Kind)) : inner.Kind is NodeKind.StepDeadline ? last : clause, norm || advisory, into);
            }
        }
    }

    /// <summary>退回 至多 2 次: as often in one case and no more.</summary>
    private void Limit(SyntaxNode line, BoundOutcome outcome, Clause step, bool advisory, BoundStep into)
    {
        if (outcome.Name is { } name && line.Node(NodeKind.Number) is { } number)
        {
            var most = scope.WholeNumber(number, 1, 1000);
            into.LimitedOutcomes = into.LimitedOutcomes.Add((name, most, line.At(scope.Source)));
            into.Guards = into.Guards.Add(new GuardModel(
                new Condition.Proportion(new Quantity.Times(new EventModel(null, into.Symbol.Name, name)), Comparison.LessThan, most, 0, new Quantity.Fixed(0)),
                ReasonCode.LimitReached, advisory ? Norm.Advisory : Norm.Constitutive, outcome.Clause ?? step, name));
        }
    }

    private static bool IsClause(NodeKind kind) => kind is NodeKind.StepBy or NodeKind.StepMayBy or NodeKind.StepDeadline or NodeKind.StepOverdue
        or NodeKind.StepRequires or NodeKind.StepGives or NodeKind.StepMayGive or NodeKind.StepAttaches or NodeKind.StepDuring
        or NodeKind.StepExtend or NodeKind.StepNotSooner or NodeKind.StepSuspend or NodeKind.StepRestart;

    private static (string Zh, string En) KindOf(NodeKind kind) => kind switch
    {
        NodeKind.StepBy => ("由谁", "who acts"),
        NodeKind.StepMayBy => ("可由谁", "who may act instead"),
        NodeKind.StepDeadline => ("期限", "deadline"),
        NodeKind.StepOverdue => ("逾期", "overdue"),
        NodeKind.StepRequires => ("要求", "requirement"),
        NodeKind.StepGives or NodeKind.StepMayGive or NodeKind.StepAttaches => ("须填", "required data"),
        NodeKind.StepExtend => ("延长", "extension"),
        NodeKind.StepNotSooner => ("不早于", "not sooner than"),
        NodeKind.StepSuspend => ("暂停", "suspension"),
        NodeKind.StepRestart => ("重计", "restart"),
        NodeKind.Outcome => ("去向", "outcome"),
        _ => ("条款", "clause"),
    };

    private void BindClause(SyntaxNode node, Clause clause, bool advisory, BoundStep into)
    {
        switch (node.Kind)
        {
            case NodeKind.StepBy when node.Node(NodeKind.Actors) is { } actors:
                var (bound, any) = _references.Actors(actors, clause);
                into.Actors = into.Actors.AddRange(bound);
                into.AnyActor |= any;
                into.AuthorityClause ??= clause;
                break;
            case NodeKind.StepMayBy when node.Node(NodeKind.Actors) is { } alternatives:
                var when = node.Node(NodeKind.Condition) is { } condition ? _conditions.Bind(condition) : null;
                foreach (var alternative in _references.Actors(alternatives, clause).Actors)
                {
                    into.Alternatives = into.Alternatives.Add(new AlternativeModel(alternative.Reference, when, clause));
                }

                break;
            case NodeKind.StepDeadline when node.ChildNodes.FirstOrDefault() is { } deadline:
                if (Deadline(deadline, clause, advisory) is { } due)
                {
                    into.Deadlines = into.Deadlines.Add(due);
                }

                break;
            case NodeKind.StepOverdue when node.Node(NodeKind.Overdue) is { } overdue:
                into.Overdue = Overdue(overdue);
                into.OverdueClause = clause;
                break;
            case NodeKind.StepRequires:
                var norm = Norms.Of(node.Node(NodeKind.Norm), advisory);
                var required = _conditions.Bind(node.Node(NodeKind.Condition));
                anchoring.WrittenAt.Note(required, node.At(scope.Source));
                into.Guards = into.Guards.Add(new GuardModel(
                    required, Norms.Code(node.Node(NodeKind.Norm), ReasonCode.Condition), norm, clause));
                break;
            case NodeKind.StepGives or NodeKind.StepMayGive when node.Node(NodeKind.Given) is { } given:
                foreach (var name in given.Nodes(NodeKind.DeclaredName))
                {
                    var text = name.Node(NodeKind.Name)?.NameText() ?? "";
                    if (scope.Fact(text) is { } fact)
                    {
                        into.Data = into.Data.Add(new DataModel(fact.Name, node.Kind == NodeKind.StepGives, clause));
                    }
                }

                break;
            case NodeKind.StepAttaches:
                foreach (var name in node.Nodes(NodeKind.Name))
                {
                    if (scope.Fact(name.NameText()) is { } fact)
                    {
                        into.Data = into.Data.Add(new DataModel(fact.Name, true, clause));
                    }
                }

                break;
            case NodeKind.StepExtend or NodeKind.StepNotSooner or NodeKind.StepSuspend or NodeKind.StepRestart:
                _clocks.Bind(node, clause, into, advisory);
                if (node.Kind == NodeKind.StepNotSooner && into.Guards.Length > 0)
                {
                    anchoring.WrittenAt.Note(into.Guards[^1].Condition, node.At(scope.Source));
                }

                break;
            case NodeKind.StepDuring:
                foreach (var name in node.Nodes(NodeKind.Name))
                {
                    if (scope.Procedure?.Step(name.NameText()) is { } step)
                    {
                        into.During = into.During.Add(step.Name);
                    }
                    else
                    {
                        scope.TellNoStep(name, name.NameText(), scope.Procedure);
                    }
                }

                break;
        }
    }

    /// <summary>Binds a deadline in whatever form.</summary>
    internal DeadlineModel? Deadline(SyntaxNode deadline, Clause clause, bool advisory)
    {
        ImmutableArray<SpanModel> spans = deadline.Kind switch
        {
            NodeKind.DeadlineChoice => [.. deadline.Nodes(NodeKind.Span).Select(_spans.Span).OfType<SpanModel>()],
            // Due on a day is within no days after it: there is nothing to count.
            NodeKind.DeadlineDue => _spans.Base(deadline) is { } day ? [new SpanModel(day, Direction.After, new Period(0, PeriodUnit.Days))] : [],
            _ => _spans.Span(deadline) is { } span ? [span] : [],
        };
        if (spans.IsEmpty)
        {
            return null;
        }

        anchoring.WrittenAt.Note(spans[0].Base, deadline.At(scope.Source));
        return new DeadlineModel(
            spans[0].Base, spans[0].Direction, spans[0].Period, advisory ? Norm.Advisory : Norm.Regulative, new OverdueModel.Breach(), clause)
        {
            Until = _spans.Until(deadline),
            Choice = spans.Length == 1 ? ClockChoice.Only : deadline.Has(TokenKind.LaterOf) ? ClockChoice.Latest : ClockChoice.Earliest,
            Others = spans.RemoveAt(0),
        };
    }

    /// <summary>Binds a <see cref="NodeKind.Period"/>.</summary>
    internal static Period Length(SyntaxNode length, Scope scope) =>
        new(length.Node(NodeKind.Number) is { } number ? scope.WholeNumber(number, 0, length.Has(TokenKind.Years) ? 500 : 10_000) : 0, Unit(length));

    private static PeriodUnit Unit(SyntaxNode period) =>
        period.Has(TokenKind.Hours) ? PeriodUnit.Hours
        : period.Has(TokenKind.WorkingDays) ? PeriodUnit.WorkingDays
        : period.Has(TokenKind.ClearDays) ? PeriodUnit.ClearDays
        : period.Has(TokenKind.Weeks) ? PeriodUnit.Weeks
        : period.Has(TokenKind.Months) ? PeriodUnit.Months
        : period.Has(TokenKind.Years) ? PeriodUnit.Years
        : PeriodUnit.Days;

    private OverdueModel Overdue(SyntaxNode overdue)
    {
        if (overdue.Has(TokenKind.CountsAs))
        {
            return new OverdueModel.Deemed(overdue.Node(NodeKind.Name)?.NameText() ?? "");
        }

        if (overdue.Has(TokenKind.Lapse))
        {
            return new OverdueModel.Lapse();
        }

        if (overdue.Has(TokenKind.Escalate))
        {
            return overdue.Node(NodeKind.Reference) is { } to && _references.Bind(to) is { } who
                ? new OverdueModel.Escalate(who)
                : new OverdueModel.Breach();
        }

        return overdue.Has(TokenKind.Continue) ? new OverdueModel.Continue() : new OverdueModel.Breach();
    }

    /// <summary>Binds an outcome line.</summary>
    internal BoundOutcome Outcome(SyntaxNode outcome, Clause? clause)
    {
        var declared = outcome.Node(NodeKind.DeclaredName)?.Nodes(NodeKind.Name).ToImmutableArray() ?? [];
        var when = outcome.Node(NodeKind.Condition) is { } condition ? _conditions.Bind(condition) : null;
        var (targets, done, join) = Target(outcome.Node(NodeKind.Target));
        if (when is not null)
        {
            anchoring.WrittenAt.Note(when, outcome.At(scope.Source));
        }

        return new BoundOutcome(
            declared.Length > 0 ? declared[0].NameText() : null, declared.Length > 1 ? declared[1].NameText() : null, when, targets, done, join, clause);
    }

    /// <summary>Binds where a transition goes.</summary>
    internal (ImmutableArray<string> Targets, bool Done, bool Join) Target(SyntaxNode? target)
    {
        if (target is null)
        {
            return ([], true, false);
        }

        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var name in target.Nodes(NodeKind.Name))
        {
            if (scope.Procedure?.Step(name.NameText()) is { } step)
            {
                names.Add(step.Name);
            }
            else if (name.NameText().Length > 0)
            {
                scope.TellNoStep(name, name.NameText(), scope.Procedure);
            }
        }

        return (names.ToImmutable(), target.Has(TokenKind.Done), target.Has(TokenKind.Join));
    }
}

/// <summary>What follows when a clause is not kept.</summary>
internal static class Norms
{
    /// <summary>一般: a departure; 否则 违反: a breach; else the act is refused.</summary>
    internal static Norm Of(SyntaxNode? norm, bool advisory) =>
        advisory ? Norm.Advisory : norm is not null && norm.Has(TokenKind.Breach) ? Norm.Regulative : Norm.Constitutive;

    /// <summary>The reason's code: 否则 无效 makes it void.</summary>
    internal static ReasonCode Code(SyntaxNode? norm, ReasonCode otherwise) =>
        norm is not null && norm.Has(TokenKind.Void) ? ReasonCode.Void : otherwise;
}
