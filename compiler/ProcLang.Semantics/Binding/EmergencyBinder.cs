using System.Collections.Immutable;
using ProcLang.Semantics.Checks;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Binds an emergency (应急): the record that declares it, the steps it waives, and those made up later, which become a duty
/// opened by the declaration.</summary>
internal sealed class EmergencyBinder(Scope scope, Anchoring anchoring, StepBinder steps, BoundRulebook rulebook)
{
    private static readonly (string Zh, string En) Kind = ("应急", "emergency");

    /// <summary>First pass: the duty to make up, named after the emergency, with a step for each step made up.</summary>
    internal static void Gather(SyntaxNode clause, ProcedureSymbol procedure, SymbolTable symbols, Scope scope)
    {
        var lines = clause.Nodes(NodeKind.EmergencyItem).SelectMany(i => i.Nodes(NodeKind.MadeUp)).ToImmutableArray();
        if (lines.IsEmpty || procedure.Record(NameOf(clause)) is not { } record || DutyOf(symbols, record) is not null)
        {
            return;
        }

        var (zh, en) = Words.MakingUp;
        var duty = new ProcedureSymbol(record.Name + zh, (record.Alias ?? record.Name) + en, clause.At(scope.Source), ProcedureKind.Duty) { Of = procedure };
        symbols.Add(duty);
        foreach (var name in lines.SelectMany(l => l.Nodes(NodeKind.Name)))
        {
            var step = procedure.Step(name.NameText());
            var made = MadeUp(step?.Name ?? name.NameText());
            if (duty.Step(made) is null)
            {
                duty.Steps.Add(new StepSymbol(made, en + (step?.Alias ?? name.NameText()), name.At(scope.Source), duty));
            }
        }

        if (duty.Steps.Count > 1)
        {
            duty.Steps.Insert(0, new StepSymbol(Words.AllActs.Zh, Words.AllActs.En, clause.At(scope.Source), duty) { IsParallel = true });
        }
    }

    internal void Bind(SyntaxNode item, SyntaxNode clause, BoundProcedure procedure)
    {
        if (procedure.Symbol.Record(NameOf(clause)) is not { } symbol)
        {
            return;
        }

        var record = procedure.RecordOf(symbol);
        record.WithReasons |= clause.Has(TokenKind.WithReasons);
        steps.Bind(clause, item, false, record.Clauses, Kind);
        var cited = record.Clauses.Clause!;
        var waived = ImmutableArray.CreateBuilder<(string Step, Runtime.Citations.Clause Clause)>();
        foreach (var line in clause.Nodes(NodeKind.EmergencyItem))
        {
            if (line.Node(NodeKind.Waives) is { } waives)
            {
                var words = line.Anchors().Length > 0 ? anchoring.Clause(line, Kind) : cited;
                foreach (var step in waives.Nodes(NodeKind.Name).Select(n => StepOf(n, procedure.Symbol)).OfType<StepSymbol>())
                {
                    waived.Add((step.Name, words));
                }
            }
        }

        if (waived.Count == 0 && !scope.Findings.HasErrors)
        {
            scope.Findings.Tell(new Diagnostic(ProcedureDiagnostics.WaivesNothing, clause.At(scope.Source), symbol.Name)
                .WithFix("写「免 步骤」,说明不必办什么", "say with `waives` which steps need not be done"));
        }

        var duty = DutyOf(scope.Symbols, symbol);
        procedure.Emergencies.Add(new BoundEmergency(symbol, waived.ToImmutable(), duty, duty is null ? [] : [.. MakingUp(clause, cited, procedure, symbol, duty)]));
    }

    private IEnumerable<(string Step, string MadeUp, Syntax.Text.Location At)> MakingUp(
        SyntaxNode clause, Runtime.Citations.Clause cited, BoundProcedure procedure, RecordSymbol record, ProcedureSymbol duty)
    {
        var bound = rulebook.ProcedureOf(duty);
        bound.Start = new StartModel(procedure.Symbol.Name, record.Name, null, null, cited);
        var made = new List<(string, string, Syntax.Text.Location)>();
        foreach (var line in clause.Nodes(NodeKind.EmergencyItem))
        {
            if (line.Node(NodeKind.MadeUp) is not { } makes)
            {
                continue;
            }

            var words = line.Anchors().Length > 0 ? anchoring.Clause(line, Kind) : cited;
            foreach (var name in makes.Nodes(NodeKind.Name))
            {
                if (StepOf(name, procedure.Symbol) is not { } of || duty.Step(MadeUp(of.Name)) is not { } symbol)
                {
                    continue;
                }

                made.Add((of.Name, symbol.Name, name.At(scope.Source)));
                if (bound.Steps.Exists(s => s.Symbol == symbol))
                {
                    continue;
                }

                var step = new BoundStep(symbol) { Clause = words, AuthorityClause = words, AnyActor = true };
                if (makes.Node(NodeKind.Actors) is { } actors)
                {
                    step.Actors = step.Actors.AddRange(new ReferenceBinder(scope).Actors(actors, words).Actors);
                }

                if (makes.ChildNodes.FirstOrDefault(n => n.Kind is NodeKind.DeadlineEventFirst or NodeKind.DeadlinePeriodFirst or NodeKind.DeadlineBeforeEvent) is { } within
                    && steps.Deadline(within, words, false) is { } due)
                {
                    step.Deadlines = step.Deadlines.Add(OfOther(due, procedure.Symbol.Name));
                }

                bound.Steps.Add(step);
            }
        }

        if (duty.Steps is [{ IsParallel: true } all, ..])
        {
            bound.Steps.ForEach(s => s.Parallel = all.Name);
            bound.Parallels.Add(new BoundParallel(all, [.. bound.Steps.Select(s => s.Symbol.Name)], 0, new BoundOutcome(null, null, null, [], true, false, cited), cited));
        }

        return made;
    }

    /// <summary>An event of the procedure is another's to the duty; the declaration opens it.</summary>
    private static DeadlineModel OfOther(DeadlineModel due, string procedure) => due.Base is DeadlineBase.Happening { Event: { Procedure: null } happening }
        ? due with { Base = new DeadlineBase.Happening(happening with { Procedure = procedure }) }
        : due;

    private StepSymbol? StepOf(SyntaxNode name, ProcedureSymbol procedure)
    {
        if (procedure.Step(name.NameText()) is { IsParallel: false } step)
        {
            return step;
        }

        if (name.NameText().Length > 0)
        {
            scope.TellNoStep(name, name.NameText(), procedure);
        }

        return null;
    }

    private static ProcedureSymbol? DutyOf(SymbolTable symbols, RecordSymbol record) => symbols.Peek(record.Name + Words.MakingUp.Zh) as ProcedureSymbol;

    private static string MadeUp(string step) => Words.MakingUp.Zh + step;

    private static string NameOf(SyntaxNode clause) => clause.Node(NodeKind.DeclaredName)?.Node(NodeKind.Name)?.NameText() ?? "";
}
