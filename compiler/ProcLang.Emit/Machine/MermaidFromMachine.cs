using System.Globalization;
using System.Text;
using ProcLang.Semantics.Model;

namespace ProcLang.Emit.Machine;

/// <summary>Draws machines as Mermaid state diagrams, one for each procedure, in Markdown that any Git host shows.</summary>
public static class MermaidFromMachine
{
    /// <summary>The diagrams.</summary>
    public static string Make(RulebookMachine machine)
    {
        var text = new StringBuilder();
        foreach (var procedure in machine.Procedures)
        {
            text.Append("## ").Append(procedure.Model.Name).Append("\n\n```mermaid\nstateDiagram-v2\n");
            Draw(procedure, text);
            text.Append("```\n\n");
        }

        return text.ToString();
    }

    private static void Draw(ProcedureMachine machine, StringBuilder text)
    {
        var model = machine.Model;
        foreach (var step in machine.Steps)
        {
            var who = string.Join(", ", step.Model.Actors.Select(a => ConditionText.Say(a.Reference, true)));
            text.Append(CultureInfo.InvariantCulture, $"    {Id(machine, step.Model.Id)}: {Label(step.Model.Name + (who.Length > 0 ? $" ({who})" : ""))}\n");
        }

        foreach (var entry in model.Entry)
        {
            Arrows(machine, "[*]", entry, "", text);
        }

        foreach (var step in machine.Steps)
        {
            foreach (var outcome in step.Model.Outcomes)
            {
                foreach (var transition in outcome.Transitions)
                {
                    Arrows(machine, Id(machine, step.Model.Id), transition, outcome.Name ?? "", text);
                }
            }
        }

        foreach (var parallel in model.Parallels)
        {
            text.Append("    state ").Append(Join(machine, parallel)).Append(" <<join>>\n");
            Arrows(machine, Join(machine, parallel), parallel.Then, "", text);
        }
    }

    private static void Arrows(ProcedureMachine machine, string from, TransitionModel transition, string outcome, StringBuilder text)
    {
        var when = transition.When is { } condition and not Condition.True ? "当 " + ConditionText.Say(condition, true) : "";
        var label = string.Join(" ", new[] { outcome, when }.Where(l => l.Length > 0));
        foreach (var to in Targets(machine, from, transition))
        {
            text.Append("    ").Append(from).Append(" --> ").Append(to).Append(label.Length > 0 ? ": " + Label(label) : "").Append('\n');
        }
    }

    private static IEnumerable<string> Targets(ProcedureMachine machine, string from, TransitionModel transition)
    {
        foreach (var target in transition.Targets)
        {
            var parallel = machine.Model.Parallels.FirstOrDefault(p => p.Id == target);
            foreach (var step in parallel is null ? [target] : parallel.Steps)
            {
                yield return Id(machine, step);
            }
        }

        if (transition.Done)
        {
            yield return "[*]";
        }

        if (transition.Join && machine.Model.Parallels.FirstOrDefault(p => p.Steps.Any(s => Id(machine, s) == from)) is { } joined)
        {
            yield return Join(machine, joined);
        }
    }

    private static string Id(ProcedureMachine machine, string step) =>
        machine.Steps.FirstOrDefault(s => s.Model.Id == step) is { } found ? "s" + found.Index.ToString(CultureInfo.InvariantCulture) : "unknown";

    private static string Join(ProcedureMachine machine, ParallelModel parallel) =>
        "join" + machine.Model.Parallels.IndexOf(parallel).ToString(CultureInfo.InvariantCulture);

    // Mermaid reads these as its own signs.
    private static string Label(string words) => words.Replace(":", ":", StringComparison.Ordinal).Replace(";", ";", StringComparison.Ordinal).Replace("#", "#", StringComparison.Ordinal);
}
