using System.Collections.Immutable;

namespace ProcLang.Semantics.Model;

/// <summary>What clocks need of other clauses: a record that stops a clock, lets it run again or starts it anew may be made as often as that
/// happens, also by one person.</summary>
internal static class ClocksFromBound
{
    internal static ImmutableArray<ProcedureModel> Repeatable(List<ProcedureModel> procedures)
    {
        var turning = new HashSet<(string, string)>();
        foreach (var procedure in procedures)
        {
            foreach (var step in procedure.Steps)
            {
                Turning(procedure.Name, step.Deadlines, turning);
            }

            foreach (var record in procedure.Records)
            {
                Turning(procedure.Name, record.Deadlines, turning);
            }
        }

        if (turning.Count == 0)
        {
            return [.. procedures];
        }

        var made = ImmutableArray.CreateBuilder<ProcedureModel>(procedures.Count);
        foreach (var procedure in procedures)
        {
            var records = procedure.Records;
            for (var i = 0; i < records.Length; i++)
            {
                if (records[i].OncePerPerson && turning.Contains((procedure.Name, records[i].Name)))
                {
                    records = records.SetItem(i, records[i] with { OncePerPerson = false });
                }
            }

            made.Add(records == procedure.Records ? procedure : procedure with { Records = records });
        }

        return made.MoveToImmutable();
    }

    private static void Turning(string procedure, ImmutableArray<DeadlineModel> deadlines, HashSet<(string, string)> into)
    {
        foreach (var deadline in deadlines)
        {
            foreach (var turn in deadline.Turns)
            {
                into.Add((turn.Event.Procedure ?? procedure, turn.Event.Step));
            }
        }
    }
}
