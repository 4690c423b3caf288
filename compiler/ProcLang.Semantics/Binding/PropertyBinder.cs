using ProcLang.Runtime.Deadlines;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Binds properties: which procedure's runs are meant, which event, on what condition or by when.</summary>
internal sealed class PropertyBinder(Scope scope, Anchoring anchoring, BoundRulebook bound)
{
    internal void Bind(SyntaxNode declaration, SyntaxNode property)
    {
        if (property.Node(NodeKind.Event) is not { } at)
        {
            return;
        }

        // 会议纪要 完成: the end of a case stands after the words for it.
        var names = EventBinder.Names(at);
        if (property.Token(TokenKind.Done) is { IsMissing: false } done)
        {
            names = names.Add((Words.Done, done));
        }

        if (names.IsEmpty || new EventBinder(scope).Bind(names, at) is not { } happening)
        {
            return;
        }

        // A property stands outside procedures, so its event always names one.
        if (happening.Procedure is not { } name || Procedure(name) is not { } procedure || !IsDone(procedure, happening.Step))
        {
            scope.Tell(NameDiagnostics.UnknownEvent, at, at.ToString());
            return;
        }

        var inner = scope.For(procedure, null, procedure.Record(happening.Step)?.Value?.Kind is FactKind.Case);
        var clause = anchoring.Property(declaration);
        happening = happening with { Procedure = null };
        switch (property.Kind)
        {
            case NodeKind.PropertyNever:
                var when = property.Node(NodeKind.Condition) is { } condition ? new ConditionBinder(inner).Bind(condition) : null;
                Add(new PropertyModel(PropertyKind.Never, name, happening, when, null, false, clause), property);
                break;
            case NodeKind.PropertyAlways when Due(property, procedure, inner, clause) is { } due:
                Add(new PropertyModel(PropertyKind.Always, name, happening, null, due, property.Has(TokenKind.OnTime), clause), property);
                break;
            case NodeKind.PropertyPossible:
                Add(new PropertyModel(PropertyKind.Possible, name, happening, null, null, false, clause), property);
                break;
        }
    }

    private void Add(PropertyModel model, SyntaxNode property) => bound.Properties.Add((model, property.At(scope.Source)));

    // That a duty is breached is no move of its case: it goes on as before.
    private static bool IsDone(ProcedureSymbol procedure, string step) => Words.IsDone(step) || procedure.Step(step) is { IsParallel: false } || procedure.Record(step) is not null;

    private DeadlineModel? Due(SyntaxNode property, ProcedureSymbol procedure, Scope inner, Runtime.Citations.Clause clause)
    {
        foreach (var node in property.ChildNodes)
        {
            if (node.Kind is not (NodeKind.DeadlineEventFirst or NodeKind.DeadlinePeriodFirst or NodeKind.DeadlineBeforeEvent or NodeKind.DeadlineChoice or NodeKind.DeadlineDue)
                || new StepBinder(inner, anchoring).Deadline(node, clause, false) is not { } due)
            {
                continue;
            }

            var start = bound.ProcedureOf(procedure).Start;
            foreach (var span in due.Others.Insert(0, due.Span))
            {
                // A run has a time only from where it begins, or from a step of its own.
                var counts = span is { Direction: Direction.After, Period: not null } && span.Base switch
                {
                    DeadlineBase.Opened => true,
                    DeadlineBase.Happening({ Procedure: null }) => true,
                    DeadlineBase.Happening(var e) => start is { Step: not null } && Same(procedure, e.Procedure, start.Procedure) && e.Step == start.Step && (e.Outcome is null || e.Outcome == start.Outcome),
                    _ => false,
                };
                if (!counts)
                {
                    scope.Findings.Tell(new Diagnostic(NameDiagnostics.NoSuchTime, node.At(scope.Source), procedure.Name)
                        .WithFix("从受理、从开始这个程序的事,或从它自己的步骤算起,「… 后 … 内」", "count from `opened`, from what starts the procedure, or from a step of its own: `within … after …`"));
                    return null;
                }
            }

            return due;
        }

        return null;
    }

    // A meeting is meant by its name as by the word for it.
    private static bool Same(ProcedureSymbol procedure, string? one, string? other) => one == other
        || ((one == Words.OwnMeeting || other == Words.OwnMeeting) && procedure.Subjects.Any(s => s.Name == one || s.Name == other));

    private ProcedureSymbol? Procedure(string name)
    {
        foreach (var procedure in scope.Symbols.Of<ProcedureSymbol>())
        {
            if (procedure.Name == name)
            {
                return procedure;
            }
        }

        return null;
    }
}
