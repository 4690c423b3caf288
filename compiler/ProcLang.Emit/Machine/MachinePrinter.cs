using System.Globalization;
using System.Text;
using ProcLang.Semantics.Model;

namespace ProcLang.Emit.Machine;

/// <summary>Prints machines: states, triggers, numbered guards, timers.</summary>
public static class MachinePrinter
{
    /// <summary>One line a state, trigger, guard or timer.</summary>
    public static string Print(RulebookMachine machine)
    {
        var text = new StringBuilder();
        void Line(int depth, string line) => text.Append(' ', depth * 2).Append(line).Append('\n');
        foreach (var procedure in machine.Procedures)
        {
            Line(0, $"machine {procedure.Identifier} ({procedure.Model.Name}){(procedure.Forks ? " forks" : "")}{(procedure.Settles ? " settles" : "")}");
            foreach (var step in procedure.Steps)
            {
                Line(1, $"state {step.Index.ToString(CultureInfo.InvariantCulture)} {step.Identifier} ({step.Model.Id}){(step.Simple ? "" : " several slots")}{(step.Parallel is { } p ? " in " + p.Id : "")}");
                foreach (var row in step.Rows)
                {
                    Row(Line, row);
                }
            }

            foreach (var act in procedure.Acts)
            {
                Line(1, $"trigger {act.Identifier} ({string.Join(", ", act.Words)}) {(act.Record is null ? "in " + string.Join(", ", act.Steps.Select(s => s.Identifier)) : "records")}");
                foreach (var row in act.Record?.Rows ?? [])
                {
                    Row(Line, row);
                }
            }

            foreach (var deadline in procedure.Deadlines)
            {
                Line(1, $"timer {deadline.Index.ToString(CultureInfo.InvariantCulture)} {deadline.Step?.Identifier ?? deadline.Record?.Name} {deadline.Model.Period?.En ?? "any time"} {deadline.Model.Direction.ToString().ToLowerInvariant()} [{deadline.Model.Clause.Id}]");
            }
        }

        return text.ToString();
    }

    private static void Row(Action<int, string> line, MachineGuard row)
    {
        var what = row.Guard is { } guard ? ConditionText.Say(guard.Condition, false) : row.Data?.Fact ?? row.Limit?.Id ?? "";
        line(2, $"guard {row.Bit.ToString(CultureInfo.InvariantCulture)} {row.Kind} {what}{(row.Clause is { } clause ? $" [{clause.Id}]" : "")}".Replace("  ", " ", StringComparison.Ordinal));
    }
}
