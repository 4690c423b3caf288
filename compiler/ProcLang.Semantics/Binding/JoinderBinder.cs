using System.Collections.Immutable;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Checks;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Binds the merging of two cases (合并) and the splitting of one (分立): records whose value names the other case, with guards on it.</summary>
internal sealed class JoinderBinder(Scope scope, Anchoring anchoring, StepBinder steps)
{
    internal void Bind(SyntaxNode item, SyntaxNode clause, BoundProcedure procedure)
    {
        var name = clause.Node(NodeKind.DeclaredName)?.Node(NodeKind.Name)?.NameText() ?? "";
        if (procedure.Symbol.Record(name) is not { } symbol)
        {
            return;
        }

        var record = procedure.RecordOf(symbol);
        record.WithReasons |= clause.Has(TokenKind.WithReasons);
        if (clause.Kind == NodeKind.Merging)
        {
            steps.Bind(clause, item, false, record.Clauses, ("合并", "merging"));
            Merging(clause, procedure.Symbol, record);
        }
        else
        {
            steps.Bind(clause, item, false, record.Clauses, ("分立", "splitting"));
            Splitting(clause, record);
        }
    }

    private void Merging(SyntaxNode clause, ProcedureSymbol procedure, BoundRecord record)
    {
        var cited = record.Clauses.Clause!;
        record.ValueTypes = [.. procedure.Subjects.Select(s => s.Name)];
        // Both cases must stand where cases may be merged.
        record.Clauses.Guards = record.Clauses.Guards.Add(Must(new Condition.OtherCase(record.Clauses.During), ReasonCode.NoOtherCase, cited));
        var carried = ImmutableArray.CreateBuilder<string>();
        var all = false;
        foreach (var line in clause.Nodes(NodeKind.MergingItem))
        {
            var own = line.Anchors().Length > 0 ? anchoring.Clause(line, ("合并", "merging")) : cited;
            foreach (var fact in line.Node(NodeKind.SameFacts)?.Nodes(NodeKind.Name) ?? [])
            {
                if (scope.Fact(fact.NameText()) is { } same)
                {
                        record.Clauses.Guards = record.Clauses.Guards.Add(Must(new Condition.SameOfValue(same.Name), ReasonCode.Condition, own));
                }
                else
                {
                    scope.TellUnknown(fact, fact.NameText());
                }
            }

            if (line.Node(NodeKind.Carries) is { } carries)
            {
                all |= carries.Has(TokenKind.All);
                carried.AddRange(carries.Nodes(NodeKind.Name).Select(n => Record(n, procedure)).OfType<string>());
            }
        }

        record.Joinder = new Joinder(JoinderKind.Merges, carried.ToImmutable(), all);
    }

    private void Splitting(SyntaxNode clause, BoundRecord record)
    {
        record.Clauses.Guards = record.Clauses.Guards.Add(Must(new Condition.NewName(), ReasonCode.NameTaken, record.Clauses.Clause!));
        JoinderKind? how = null;
        foreach (var line in clause.Nodes(NodeKind.SplittingItem))
        {
            if (line.Anchors().Length > 0)
            {
                anchoring.Clause(line, ("分立", "splitting"));
            }

            how = line.Has(TokenKind.Keeps) ? JoinderKind.SplitsKeeping : line.Has(TokenKind.Anew) ? JoinderKind.SplitsAnew : how;
        }

        if (how is null && !scope.Findings.HasErrors)
        {
            scope.Findings.Tell(new Diagnostic(ProcedureDiagnostics.SplitsHow, clause.At(scope.Source), record.Symbol.Name)
                .WithFix("写「沿用经过」或「重新办理」", "say `keeps what was done` or `begins anew`"));
        }

        record.Joinder = new Joinder(how ?? JoinderKind.SplitsKeeping, [], false);
    }

    private string? Record(SyntaxNode name, ProcedureSymbol procedure)
    {
        if (procedure.Record(name.NameText()) is { } record)
        {
            return record.Name;
        }

        if (name.NameText().Length > 0)
        {
            scope.Tell(NameDiagnostics.UnknownAct, name, name.NameText(), procedure.Name);
        }

        return null;
    }

    private static GuardModel Must(Condition condition, ReasonCode code, Clause clause) => new(condition, code, Norm.Constitutive, clause);
}
