using System.Collections.Immutable;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Binds the clauses of procedures and meetings: what stands in a block.</summary>
internal sealed class ItemBinder(Scope scope, Anchoring anchoring, BoundRulebook rulebook)
{
    private readonly StepBinder _steps = new(scope, anchoring);
    private readonly ReferenceBinder _references = new(scope);
    private readonly ConditionBinder _conditions = new(scope);
    private readonly EventBinder _events = new(scope);

    /// <summary>Binds one clause of a procedure; false when it is not one.</summary>
    internal bool InProcedure(SyntaxNode item, SyntaxNode clause, ProcedureSymbol procedure)
    {
        var bound = rulebook.ProcedureOf(procedure);
        var advisory = item.Has(TokenKind.Usually);
        switch (clause.Kind)
        {
            case NodeKind.Start:
                Start(item, clause, bound);
                return true;
            case NodeKind.Step:
                if (StepOf(procedure, clause) is { } step)
                {
                    _steps.Bind(clause, item, advisory, bound.StepOf(step), ("步骤", "step"));
                }

                return true;
            case NodeKind.Wait:
                Wait(item, clause, procedure, bound);
                return true;
            case NodeKind.Parallel:
                Parallel(item, clause, procedure, bound);
                return true;
            case NodeKind.Record:
                if (procedure.Record(FirstName(clause)) is { } record)
                {
                    var clauses = bound.RecordOf(record);
                    _steps.Bind(clause, item, advisory, clauses.Clauses, ("记录", "record"));
                    if (record.Value?.Kind is FactKind.Case or FactKind.CaseSet && clause.Node(NodeKind.TypeUse) is { } use)
                    {
                        clauses.ValueTypes = [.. use.Nodes(NodeKind.DeclaredName)
                            .Select(n => scope.Symbols.Find(n.Node(NodeKind.Name)?.NameText() ?? "")).OfType<SubjectTypeSymbol>().Select(t => t.Name)];
                    }
                }

                return true;
            case NodeKind.OpenTerm:
                if (procedure.Record(FirstName(clause)) is { } term)
                {
                    OpenTerm(item, clause, bound, term);
                }

                return true;
            case NodeKind.Suspension:
                new SuspensionBinder(scope, anchoring, _steps).Bind(item, clause, bound);
                return true;
            case NodeKind.Emergency:
                new EmergencyBinder(scope, anchoring, _steps, rulebook).Bind(item, clause, bound);
                return true;
            case NodeKind.Merging or NodeKind.Splitting:
                new JoinderBinder(scope, anchoring, _steps).Bind(item, clause, bound);
                return true;
            case NodeKind.CountsAs:
                CountsAs(item, clause, procedure, bound);
                return true;
            case NodeKind.Forbid:
                Forbid(item, clause, procedure);
                return true;
            default:
                return false;
        }
    }

    private void OpenTerm(SyntaxNode item, SyntaxNode clause, BoundProcedure bound, RecordSymbol term)
    {
        var record = bound.RecordOf(term);
        var cited = anchoring.Clause(item, ("未定概念", "open term"));
        record.Clauses.Clause ??= cited;
        record.Clauses.AuthorityClause ??= cited;
        record.WithReasons |= clause.Has(TokenKind.WithReasons);
        if (clause.Node(NodeKind.Actors) is { } actors)
        {
            var (who, any) = _references.Actors(actors, cited);
            record.Clauses.Actors = record.Clauses.Actors.AddRange(who);
            record.Clauses.AnyActor |= any;
        }
    }

    private void Start(SyntaxNode item, SyntaxNode clause, BoundProcedure bound)
    {
        if (clause.Node(NodeKind.Event) is not { } at)
        {
            return;
        }

        var cited = item.Anchors().Length > 0 ? anchoring.Clause(item, ("开始", "start")) : null;
        var when = clause.Node(NodeKind.Condition) is { } condition ? _conditions.Bind(condition) : null;
        var names = EventBinder.Names(at);
        if (names.Length == 1 && Words.IsOpened(names[0].Name))
        {
            bound.Start = new StartModel(null, null, null, when, cited);
        }
        else if (_events.Bind(at) is { } starts)
        {
            bound.Start = new StartModel(starts.Procedure ?? bound.Symbol.Name, starts.Step, starts.Outcome, when, cited);
        }
    }

    private void Wait(SyntaxNode item, SyntaxNode clause, ProcedureSymbol procedure, BoundProcedure bound)
    {
        if (StepOf(procedure, clause) is not { } step || clause.Node(NodeKind.Event) is not { } at || _events.Bind(at) is not { } awaited)
        {
            return;
        }

        var into = bound.StepOf(step);
        into.Clause ??= anchoring.Clause(item, ("等待", "await"));
        into.Awaits = awaited;
        var (targets, done, join) = _steps.Target(clause.Node(NodeKind.Target));
        into.Outcomes = into.Outcomes.Add(new BoundOutcome(null, null, null, targets, done, join, null));
    }

    private void Parallel(SyntaxNode item, SyntaxNode clause, ProcedureSymbol procedure, BoundProcedure bound)
    {
        var at = (clause.Node(NodeKind.DeclaredName) ?? clause).At(scope.Source);
        var unnamed = procedure.ParallelAt(at);
        scope.Symbols.NotePlace(procedure, at, null, unnamed);
        var symbol = unnamed ?? procedure.Step(FirstName(clause));
        if (symbol is null)
        {
            return;
        }

        var cited = anchoring.Clause(item, ("并行", "parallel"));
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var branch in clause.Nodes(NodeKind.Branch))
        {
            if (branch.Node(NodeKind.Step) is { } inner && StepOf(procedure, inner) is { } step)
            {
                var into = bound.StepOf(step);
                into.Parallel = symbol.Name;
                _steps.Bind(inner, branch.Anchors().Length > 0 ? branch : item, false, into, ("步骤", "step"));
                names.Add(step.Name);
            }
        }

        var join = clause.Node(NodeKind.JoinRule);
        var needed = join is null || join.Has(TokenKind.All) ? 0
            : join.Node(NodeKind.Number) is { } number ? scope.WholeNumber(number, 1, Math.Max(1, names.Count)) : 1;
        var (targets, done, _) = _steps.Target(clause.Node(NodeKind.Target));
        bound.Parallels.Add(new BoundParallel(symbol, names.ToImmutable(), needed, new BoundOutcome(null, null, null, targets, done, false, cited), cited));
    }

    private void CountsAs(SyntaxNode item, SyntaxNode clause, ProcedureSymbol procedure, BoundProcedure bound)
    {
        var declared = clause.Node(NodeKind.DeclaredName)?.Nodes(NodeKind.Name).Select(n => n.NameText()).ToImmutableArray() ?? [];
        if (declared.Length == 0 || clause.Node(NodeKind.Path) is not { } path || _events.Bind(path) is not { } counted)
        {
            return;
        }

        if (counted.Procedure is not null || procedure.Step(counted.Step) is not { } step)
        {
            scope.TellNoStep(path, path.ToString(), procedure);
            return;
        }

        var when = clause.Node(NodeKind.Condition) is { } condition ? _conditions.Bind(condition) : null;
        bound.CountsAs.Add((step, new CountsAsModel(
            declared[0], declared.Length > 1 ? declared[1] : null, counted.Outcome, when, anchoring.Clause(item, ("视为", "counts as")))));
    }

    /// <summary>Binds a prohibition, in a block or at the top.</summary>
    internal void Forbid(SyntaxNode item, SyntaxNode clause, ProcedureSymbol? procedure)
    {
        if (clause.Node(NodeKind.ForbidRule) is { } single)
        {
            ForbidRule(item, single, procedure, item.Has(TokenKind.Usually));
        }

        foreach (var line in clause.Nodes(NodeKind.ForbidLine))
        {
            if (line.Node(NodeKind.ForbidRule) is { } rule)
            {
                ForbidRule(line, rule, procedure, line.Has(TokenKind.Usually) || item.Has(TokenKind.Usually));
            }
        }
    }

    private void ForbidRule(SyntaxNode holder, SyntaxNode rule, ProcedureSymbol? procedure, bool advisory)
    {
        if (rule.Node(NodeKind.Event) is not { } at)
        {
            return;
        }

        // 禁止 公布 规范性文件: the act may stand before the thing it is done to.
        var names = EventBinder.Names(at);
        if (names.Length == 0)
        {
            return;
        }

        var target = procedure;
        var act = names[0].Name;
        var rest = names;
        if (names.Length >= 2 && _events.Procedure(names[0].Name) is { } first)
        {
            (target, act, rest) = (first, names[1].Name, names[1..]);
        }
        else if (names.Length == 2 && _events.Procedure(names[1].Name) is { } second)
        {
            (target, rest) = (second, names[..1]);
        }
        else if (target is null)
        {
            var holders = scope.Symbols.WithAct(act);
            target = holders.Length == 1 ? holders[0] : null;
        }

        var known = target is not null && (target.Step(act) is not null || target.Record(act) is not null || target.Kind == ProcedureKind.Signing);
        if (!known)
        {
            scope.Tell(NameDiagnostics.UnknownEvent, at, at.ToString());
            return;
        }

        var inner = new ConditionBinder(scope.For(target, null, target!.Record(act)?.Value?.Kind is FactKind.Case));
        var conditions = rule.Nodes(NodeKind.Condition).ToImmutableArray();
        var hasWhen = rule.Has(TokenKind.When);
        var parts = ImmutableArray.CreateBuilder<Condition>();
        if (hasWhen && conditions.Length > 0)
        {
            parts.Add(inner.Bind(conditions[0]));
        }

        if (rule.Has(TokenKind.Unless) && conditions.Length > (hasWhen ? 1 : 0))
        {
            parts.Add(Conditions.Negate(inner.Bind(conditions[hasWhen ? 1 : 0])));
        }

        var forbidden = parts.Count switch
        {
            0 => (Condition)new Condition.True(),
            1 => parts[0],
            _ => new Condition.All(parts.ToImmutable()),
        };
        var norm = rule.Node(NodeKind.Norm);
        var outcome = rest.Length > 1 ? Outcome(target, act, rest[1].Name) : null;
        if (rest.Length > 1 && outcome is null)
        {
            scope.Tell(NameDiagnostics.UnknownOutcome, at, rest[1].Name, act);
            return;
        }

        var canonical = target.Step(act)?.Name ?? target.Record(act)?.Name ?? act;
        var allowed = Conditions.Negate(forbidden);
        anchoring.WrittenAt.Note(allowed, rule.At(scope.Source));
        rulebook.ProcedureOf(target).Forbids.Add((canonical, outcome, new GuardModel(
            allowed, Norms.Code(norm, ReasonCode.Forbidden), Norms.Of(norm, advisory), anchoring.Clause(holder, ("禁止", "prohibition")))));
    }

    /// <summary>The outcome of a step or record by either name; null when it has none of that name.</summary>
    private static string? Outcome(ProcedureSymbol procedure, string act, string name)
    {
        IEnumerable<ChoiceModel> outcomes = procedure.Step(act) is { } step ? step.Outcomes
            : procedure.Record(act) is { } record ? EventBinder.OutcomesOf(record) : [];
        return outcomes.FirstOrDefault(o => o.Name == name || o.Alias == name)?.Name;
    }

    /// <summary>Binds a limit.</summary>
    internal void Limit(SyntaxNode item, SyntaxNode clause, ProcedureSymbol? procedure)
    {
        var id = FirstName(clause);
        foreach (var line in clause.Nodes(NodeKind.LimitLine))
        {
            if (line.Node(NodeKind.Event) is not { } at || line.Node(NodeKind.Reference) is not { } per || line.Node(NodeKind.Number) is not { } number)
            {
                continue;
            }

            var happening = new EventBinder(scope.For(procedure)).Bind(at);
            var target = happening is null ? null : happening.Procedure ?? procedure?.Name;
            if (happening is null || target is null)
            {
                continue;
            }

            var symbol = scope.Symbols.Procedure(target)!;
            var (fact, units) = Key(per, symbol);
            var most = scope.WholeNumber(number, 0, 100_000);
            if (ConditionBinder.Bound(line) == Comparison.LessThan)
            {
                most = Math.Max(0, most - 1);
            }

            var cited = anchoring.Clause(line.Anchors().Length > 0 ? line : item, ("限额", "limit"));
            rulebook.Limits.Add(new BoundLimit(
                new LimitModel(id, target, happening.Step, fact, units, false, CalendarUnit(line), most,
                    item.Has(TokenKind.Usually) ? Norm.Advisory : Norm.Constitutive, null, cited),
                line.At(scope.Source), ConditionBinder.Bound(line)));
        }
    }

    private (string? Fact, ImmutableArray<string> Units) Key(SyntaxNode reference, ProcedureSymbol procedure)
    {
        var node = reference.Node(NodeKind.Name);
        var name = node?.NameText() ?? "";
        if (procedure.Fact(name) is { } fact)
        {
            return (fact.Name, []);
        }

        switch (scope.Symbols.Find(name))
        {
            case GroupSymbol { Units.Length: > 0 } group:
                return (null, group.Units);
            case UnitSymbol unit:
                return (null, [unit.Name]);
        }

        if (name is "部门" or "单位" or "unit" or "机关" or "body")
        {
            return (null, []);
        }

        if (node is not null)
        {
            scope.TellUnknown(node, name);
        }

        return (null, []);
    }

    /// <summary>The calendar period of a limit or frequency.</summary>
    internal static PeriodUnit CalendarUnit(SyntaxNode holder)
    {
        var unit = holder.Node(NodeKind.CalendarUnit);
        return unit is null ? PeriodUnit.Years
            : unit.Has(TokenKind.Days) ? PeriodUnit.Days
            : unit.Has(TokenKind.Weeks) ? PeriodUnit.Weeks
            : unit.Has(TokenKind.Months) ? PeriodUnit.Months
            : PeriodUnit.Years;
    }

    private static StepSymbol? StepOf(ProcedureSymbol procedure, SyntaxNode clause) => procedure.Step(FirstName(clause));

    private static string FirstName(SyntaxNode clause) => clause.Node(NodeKind.DeclaredName)?.Node(NodeKind.Name)?.NameText() ?? "";
}
