using System.Collections.Immutable;
using ProcLang.Semantics.Checks;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Binds the suspension of a case (中止) and its resumption (恢复): two records.</summary>
internal sealed class SuspensionBinder(Scope scope, Anchoring anchoring, StepBinder steps)
{
    internal void Bind(SyntaxNode item, SyntaxNode clause, BoundProcedure procedure)
    {
        if (procedure.Symbol.Record(NameOf(clause)) is not { } symbol)
        {
            return;
        }

        var record = procedure.RecordOf(symbol);
        record.WithReasons |= clause.Has(TokenKind.WithReasons);
        steps.Bind(clause, item, false, record.Clauses, ("中止", "suspension"));
        var cited = record.Clauses.Clause!;
        var allowed = ImmutableHashSet.CreateBuilder<string>();
        BoundRecord? resumption = null;
        Runtime.Citations.Clause? stops = null;
        foreach (var line in clause.Nodes(NodeKind.SuspensionItem))
        {
            foreach (var name in line.Node(NodeKind.StillAllowed)?.Nodes(NodeKind.Name) ?? [])
            {
                Allow(name, procedure.Symbol, allowed);
            }

            if (line.Node(NodeKind.StillAllowed) is not null && line.Anchors().Length > 0)
            {
                anchoring.Clause(line, ("中止期间", "while suspended"));
            }

            if (line.Has(TokenKind.StopsClocks))
            {
                stops = line.Anchors().Length > 0 ? anchoring.Clause(line, ("停止计时", "clocks stopped")) : cited;
            }

            if (line.Node(NodeKind.Resumption) is { } resumes && procedure.Symbol.Record(NameOf(resumes)) is { } resuming)
            {
                resumption = procedure.RecordOf(resuming);
                resumption.WithReasons |= resumes.Has(TokenKind.WithReasons);
                steps.Bind(resumes, line.Anchors().Length > 0 ? line : item, false, resumption.Clauses, ("恢复", "resumption"));
            }
        }

        if (resumption is null)
        {
            scope.Findings.Tell(new Diagnostic(ProcedureDiagnostics.NeverResumed, clause.At(scope.Source), symbol.Name)
                .WithFix("写「恢复 名称 由 谁」", "say `resumption Name by` and who resumes it"));
        }

        procedure.Suspensions.Add(new BoundSuspension(symbol, resumption?.Symbol, allowed.ToImmutable(), cited, resumption?.Clauses.Clause ?? cited)
        {
            StopsClocks = stops,
        });
    }

    private void Allow(SyntaxNode name, ProcedureSymbol procedure, ImmutableHashSet<string>.Builder into)
    {
        var act = name.NameText();
        if (procedure.Step(act)?.Name is { } step)
        {
            into.Add(step);
        }
        else if (procedure.Record(act)?.Name is { } record)
        {
            into.Add(record);
        }
        else if (procedure.Kind == ProcLang.Semantics.Model.ProcedureKind.Signing)
        {
            into.Add(act);
        }
        else if (act.Length > 0)
        {
            scope.Tell(NameDiagnostics.UnknownAct, name, act, procedure.Name);
        }
    }

    private static string NameOf(SyntaxNode clause) => clause.Node(NodeKind.DeclaredName)?.Node(NodeKind.Name)?.NameText() ?? "";
}
