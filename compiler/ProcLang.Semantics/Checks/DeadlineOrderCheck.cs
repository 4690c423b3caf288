using System.Collections.Immutable;
using ProcLang.Runtime.Deadlines;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Semantics.Checks;

/// <summary>A due date fits the order of the steps: what is due before another step does not always come after it, and what is
/// counted from another step does not always come before it. Fix: name the step that is meant, or change the order.</summary>
internal static class DeadlineOrderCheck
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound, ImmutableArray<ProcedureModel> procedures)
    {
        var findings = new List<Diagnostic>();
        foreach (var procedure in procedures)
        {
            StepGraph? graph = null;
            foreach (var step in procedure.Steps)
            {
                foreach (var deadline in step.Deadlines)
                {
                    if (deadline.Direction == Direction.Before && FromBeginning(procedure, deadline.Base) is { } beginning && Steps.Find(bound, procedure, step) is { } begun)
                    {
                        findings.Add(BeforeItBegan(bound, procedure, step, deadline, beginning, begun.DeclaredAt));
                        continue;
                    }

                    if (deadline.Base is DeadlineBase.Happening({ Outcome: null } happening)
                        && (happening.Procedure is null || happening.Procedure == procedure.Name)
                        && Other(procedure, step, happening.Step) is { } other && Steps.Find(bound, procedure, step) is { } symbol)
                    {
                        Check(graph ??= new StepGraph(procedure), step, other, deadline.Direction, symbol.DeclaredAt, Steps.Find(bound, procedure, other)?.DeclaredAt, findings);
                    }
                }
            }
        }

        return findings;
    }

    /// <summary>What the case begins with, or the step is reached by, when that is what the due date is counted from; null for anything else.</summary>
    private static Bilingual? FromBeginning(ProcedureModel procedure, DeadlineBase from) => from switch
    {
        DeadlineBase.Opened or DeadlineBase.Entered => new Bilingual(ConditionText.Say(from, true), ConditionText.Say(from, false)),
        DeadlineBase.Happening(var happening) when procedure.Start is { Procedure: { } opener } start && opener == happening.Procedure
            && start.Step == happening.Step && (happening.Outcome is null || happening.Outcome == start.Outcome) => new Bilingual(ConditionText.Say(happening, true), ConditionText.Say(happening, false)),
        _ => null,
    };

    private static Diagnostic BeforeItBegan(BoundRulebook bound, ProcedureModel procedure, StepModel step, DeadlineModel deadline, Bilingual beginning, Syntax.Text.Location at)
    {
        var finding = new Diagnostic(ProcedureDiagnostics.AlwaysLate, bound.WrittenAt.Of(deadline.Base) ?? at, step.Name, beginning)
            .WithCase($"先「{beginning.Zh}」,才有「{step.Name}」这件事", $"first “{beginning.En}”; only then there is “{step.Name}” to do")
            .WithFix("改为从它之后算起,如「期限 … 后 2 日 内」,或写明另一个日期", "count it after that, as in `within 2 days after …`, or name another date");
        return procedure.Start is { Procedure: { } opener, Step: { } opening } && bound.Symbols.Procedure(opener) is { } other
            ? finding.WithOther(other.Step(opening)?.DeclaredAt ?? other.Record(opening)?.DeclaredAt ?? other.DeclaredAt, "它由这里开始", "it begins with this")
            : finding;
    }

    private static StepModel? Other(ProcedureModel procedure, StepModel step, string id)
    {
        foreach (var other in procedure.Steps)
        {
            if (other.Id == id && other != step)
            {
                return other;
            }
        }

        return null;
    }

    private static void Check(
        StepGraph graph, StepModel step, StepModel other, Direction direction, Syntax.Text.Location at, Syntax.Text.Location? otherAt, List<Diagnostic> findings)
    {
        // A step that comes round again may meet the other one the next time.
        Diagnostic? finding = null;
        if (direction == Direction.Before && !graph.ReachedWithout(other.Id).Contains(step.Id) && !graph.ReachedAfter(step.Id).Contains(other.Id))
        {
            finding = new Diagnostic(ProcedureDiagnostics.AlwaysLate, at, step.Name, other.Name)
                .WithCase($"先「{other.Name}」,后「{step.Name}」", $"first “{other.Name}”, then “{step.Name}”");
        }
        else if (direction == Direction.After && !graph.ReachedWithout(step.Id).Contains(other.Id) && !graph.ReachedAfter(other.Id).Contains(step.Id))
        {
            finding = new Diagnostic(ProcedureDiagnostics.NeverRuns, at, step.Name, other.Name)
                .WithCase($"先「{step.Name}」,后「{other.Name}」", $"first “{step.Name}”, then “{other.Name}”");
        }

        if (finding is not null)
        {
            finding = otherAt is not { } there ? finding : finding.WithOther(there, "期限说到的步骤", "the step the due date speaks of");
            findings.Add(finding.WithFix("写清从哪一步算起、在哪一步之前,或改步骤的次序", "name the step that is meant, or change the order of the steps"));
        }
    }
}
