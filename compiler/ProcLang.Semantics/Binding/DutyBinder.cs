using System.Collections.Immutable;
using ProcLang.Runtime.Citations;
using ProcLang.Semantics.Checks;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Binds a duty: who bears it, who may claim and waive it, what must be done by when, and what follows. It becomes a small
/// procedure opened by the event; a due date that passes is its breach; the claimant's waiver ends it.</summary>
internal sealed class DutyBinder(Scope scope, Anchoring anchoring, BoundRulebook rulebook)
{
    private static readonly (string Zh, string En) Kind = ("义务", "duty");

    /// <summary>Binds a <see cref="NodeKind.Duty"/>.</summary>
    internal void Bind(SyntaxNode declaration, SyntaxNode inner)
    {
        if (inner.Node(NodeKind.DeclaredName) is not { } declared
            || scope.Symbols.Peek(declared.Node(NodeKind.Name)?.NameText() ?? "") is not ProcedureSymbol { Kind: ProcedureKind.Duty } duty)
        {
            return;
        }

        var items = inner.Nodes(NodeKind.DutyItem).Where(i => i.ChildNodes.Any()).Select(i => (Item: i, Clause: i.ChildNodes.First())).ToImmutableArray();
        var rules = items.Where(i => i.Clause.Kind == NodeKind.DutyRule).ToImmutableArray();
        if (rules.Length != 1 || !DutyDeclarations.Acts(rules[0].Clause).Any())
        {
            scope.Findings.Tell(new Diagnostic(ProcedureDiagnostics.DutyOccasion, declared.At(scope.Source), duty.Name)
                .WithFix("写「当 事件 须 做什么 期限 …」", "write `when event must act within …`"));
            return;
        }

        // Every line with words of the text is a clause, also one that only takes an exception out or says who may claim.
        foreach (var (line, _) in items.Where(i => i.Item.Anchors().Length > 0))
        {
            ClauseOf(line, declaration);
        }

        var own = scope.For(duty);
        var references = new ReferenceBinder(own);
        var bearers = items.Where(i => i.Clause.Kind == NodeKind.DutyBearer && i.Clause.Node(NodeKind.Actors) is not null)
            .SelectMany(i => references.Actors(i.Clause.Node(NodeKind.Actors)!, ClauseOf(i.Item, declaration)).Actors).ToImmutableArray();
        var (item, rule) = rules[0];
        var cited = ClauseOf(item, declaration);
        if (bearers.IsEmpty && duty.Occasion?.Bearer is { } bearer)
        {
            bearers = [new ActorModel(Quantifier.One, 1, bearer, cited)];
        }

        var bound = rulebook.ProcedureOf(duty);
        var occasion = Occasion(rule, items.Select(i => i.Clause), own);
        if (occasion is not null)
        {
            anchoring.WrittenAt.Note(occasion, rule.At(scope.Source));
        }

        bound.Start = new StartModel(duty.Occasion?.Event?.Procedure, duty.Occasion?.Event?.Step, duty.Occasion?.Event?.Outcome, occasion, cited);
        Acts(rule, bound, bearers, cited, item.Has(TokenKind.Usually));
        Waiver(items, bound, references, declaration);
        foreach (var (holder, follow) in items.Where(i => i.Clause.Kind == NodeKind.DutyFollow))
        {
            Follow(holder, follow, duty, bound, bearers, ClauseOf(holder, declaration));
        }

        if (bound.Steps.Concat(Follows(duty).SelectMany(f => rulebook.ProcedureOf(f).Steps)).FirstOrDefault(s => s.Actors.Length == 0) is { } nobodys)
        {
            scope.Findings.Tell(new Diagnostic(ProcedureDiagnostics.NobodyBears, nobodys.Symbol.DeclaredAt, duty.Name, nobodys.Symbol.Name)
                .WithFix("写「承担 某职务或部门」", "write `bearer` and an office or unit"));
        }
    }

    private IEnumerable<ProcedureSymbol> Follows(ProcedureSymbol duty) =>
        new[] { DutyDeclarations.FollowOf(scope.Symbols, duty, false), DutyDeclarations.FollowOf(scope.Symbols, duty, true) }.OfType<ProcedureSymbol>();

    private Clause ClauseOf(SyntaxNode item, SyntaxNode declaration) =>
        anchoring.Clause(item.Anchors().Length > 0 || declaration.Anchors().Length == 0 ? item : declaration, Kind);

    /// <summary>If the condition holds and no exception does.</summary>
    private static Condition? Occasion(SyntaxNode rule, IEnumerable<SyntaxNode> clauses, Scope own)
    {
        var conditions = new ConditionBinder(own);
        var parts = ImmutableArray.CreateBuilder<Condition>();
        if (rule.Node(NodeKind.Condition) is { } when)
        {
            parts.Add(conditions.Bind(when));
        }

        foreach (var except in clauses.Where(c => c.Kind == NodeKind.DutyExcept))
        {
            parts.Add(Conditions.Negate(conditions.Bind(except.Node(NodeKind.Condition))));
        }

        return parts.Count switch { 0 => null, 1 => parts[0], _ => new Condition.All(parts.ToImmutable()) };
    }

    private void Acts(SyntaxNode clause, BoundProcedure bound, ImmutableArray<ActorModel> bearers, Clause cited, bool advisory)
    {
        var own = scope.For(bound.Symbol);
        var (references, steps) = (new ReferenceBinder(own), new StepBinder(own, anchoring));
        foreach (var (act, line) in DutyDeclarations.Acts(clause))
        {
            var words = line is not null && line.Anchors().Length > 0 ? anchoring.Clause(line, Kind) : cited;
            foreach (var name in DutyDeclarations.ActNames(act))
            {
                if (bound.Symbol.Step(name) is not { } symbol || bound.Steps.Exists(s => s.Symbol == symbol))
                {
                    continue;
                }

                var step = new BoundStep(symbol) { Clause = words, AuthorityClause = words, AnyActor = true };
                bound.Steps.Add(step);
                foreach (var tail in act.Nodes(NodeKind.DutyTail).SelectMany(t => t.ChildNodes))
                {
                    if (tail.Kind == NodeKind.Actors)
                    {
                        var (who, any) = references.Actors(tail, words);
                        step.Actors = step.Actors.AddRange(who);
                        step.AnyActor = any;
                    }
                    else if (steps.Deadline(tail, words, advisory) is { } due)
                    {
                        step.Deadlines = step.Deadlines.Add(due);
                    }
                }

                if (step.Deadlines.Any(CycleCheck.IsCycle))
                {
                    // Done for this time, it waits for the next.
                    step.Outcomes = step.Outcomes.Add(new BoundOutcome(null, null, null, [symbol.Name], false, false, null));
                }

                if (step.Actors.Length == 0)
                {
                    step.Actors = step.Actors.AddRange(bearers);
                }
            }
        }

        if (bound.Symbol.Steps is [{ IsParallel: true } all, ..])
        {
            bound.Steps.ForEach(s => s.Parallel = all.Name);
            bound.Parallels.Add(new BoundParallel(
                all, [.. bound.Steps.Select(s => s.Symbol.Name)], 0, new BoundOutcome(null, null, null, [], true, false, cited), cited));
        }
    }

    private void Waiver(ImmutableArray<(SyntaxNode Item, SyntaxNode Clause)> items, BoundProcedure bound, ReferenceBinder references, SyntaxNode declaration)
    {
        if (bound.Symbol.Record(Words.Waive.Zh) is not { } symbol)
        {
            return;
        }

        // Who may waive is who is said to; else whoever may claim.
        var said = items.Where(i => i.Clause.Kind == NodeKind.DutyWaiver).ToImmutableArray();
        said = said.IsEmpty ? [.. items.Where(i => i.Clause.Kind == NodeKind.DutyClaimant)] : said;
        var record = BoundRecord.Of(symbol, bound.Symbol);
        record.Ends = true;
        foreach (var (item, clause) in said)
        {
            var cited = ClauseOf(item, declaration);
            record.Clauses.Clause ??= cited;
            record.Clauses.AuthorityClause ??= cited;
            if (clause.Node(NodeKind.Actors) is { } actors)
            {
                record.Clauses.Actors = record.Clauses.Actors.AddRange(references.Actors(actors, cited).Actors);
            }
        }

        bound.Records.Add(record);
    }

    private void Follow(SyntaxNode item, SyntaxNode clause, ProcedureSymbol duty, BoundProcedure of, ImmutableArray<ActorModel> bearers, Clause cited)
    {
        var breach = clause.Has(TokenKind.OnBreach);
        if (DutyDeclarations.FollowOf(scope.Symbols, duty, breach) is not { } symbol)
        {
            return;
        }

        if (breach && of.Steps.TrueForAll(s => s.Deadlines.IsEmpty))
        {
            scope.Findings.Tell(new Diagnostic(ProcedureDiagnostics.NeverBreached, clause.At(scope.Source), duty.Name)
                .WithFix("给要做的事写上期限,如「期限 受理 后 3 日 内」", "give what must be done a due date, as in `within 3 days after opened`"));
        }

        var bound = rulebook.ProcedureOf(symbol);
        bound.Start = new StartModel(duty.Name, breach ? Words.DutyBreached.Zh : Words.DutyFulfilled.Zh, null, null, cited);
        Acts(clause, bound, bearers, cited, item.Has(TokenKind.Usually));
    }
}
