using ProcLang.Runtime.Deadlines;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Voice;

/// <summary>Says what changes the clock of a step: what stops it, starts it anew, and who extends it by how much.</summary>
internal static class ClockStatements
{
    internal static void Turns(Pen pen, ProcedureModel procedure, StepModel step)
    {
        foreach (var deadline in step.Deadlines)
        {
            for (var i = 0; i < deadline.Turns.Length; i++)
            {
                var turn = deadline.Turns[i];
                var resumes = i + 1 < deadline.Turns.Length && deadline.Turns[i + 1] is { Kind: ClockTurnKind.Resume } next ? next : null;
                if (turn.Kind is ClockTurnKind.Suspend or ClockTurnKind.Restart)
                {
                    pen.Add(StatementKind.Deadline, procedure.Name, step.Id, $"{turn.Kind} {Meaning.Of(turn.Event)}", turn.Clause, s => Turn(s, procedure.Name, step, turn, resumes),
                        $"{turn.Kind} {Meaning.Of(turn.Event)} {(resumes is null ? "" : Meaning.Of(resumes.Event))}", turn);
                }
            }

            if (!deadline.Turns.IsEmpty)
            {
                return;
            }
        }
    }

    internal static void Extension(Pen pen, ProcedureModel procedure, RecordModel record)
    {
        if (record.Extends is not { } more)
        {
            return;
        }

        var name = procedure.Name;
        pen.Add(StatementKind.Deadline, name, record.Name, "extends", record.Clause, s => more.Amount is { } amount
                ? s.Say($"{s.Step(name, record.Name)}使{s.Step(name, more.Step)}的期限延长,至多{s.Period(more.Most)};写明{s.Names.Of(amount)}的,依所写明的。",
                    $"{s.Step(name, record.Name)} extends the time of {s.Step(name, more.Step)} by at most {s.Period(more.Most)}; by less where the {s.Names.Of(amount)} says so.")
                : s.Say($"{s.Step(name, record.Name)}使{s.Step(name, more.Step)}的期限延长{s.Period(more.Most)}。",
                    $"{s.Step(name, record.Name)} extends the time of {s.Step(name, more.Step)} by {s.Period(more.Most)}."),
            $"extends {more.Step} {more.Most.Amount} {more.Most.Unit} {more.Amount}", more);
    }

    private static string Turn(Speaker s, string here, StepModel step, TurnModel turn, TurnModel? resumes)
    {
        var from = s.Event(turn.Event, here);
        var of = s.Step(here, step.Id);
        return turn.Kind == ClockTurnKind.Restart
            ? s.Say($"{from}的,{of}的期限从这一日起重新计算。", $"When {from}, the time of {of} is counted anew from that day.")
            : s.Say($"{from}以后,{of}的期限停止计算{(resumes is null ? "" : $",到{s.Event(resumes.Event, here)}为止;首尾两日也不计")}。",
                $"When {from}, the time of {of} stands still{(resumes is null ? "" : $" until {s.Event(resumes.Event, here)}; both days are not counted")}.");
    }
}
