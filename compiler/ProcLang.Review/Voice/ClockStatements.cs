using System.Globalization;
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

    /// <summary>Until when: 在会议结束后2日内.</summary>
    internal static string Span(Speaker s, string here, SpanModel span)
    {
        var from = From(s, here, span.Base);
        return (span.Direction, span.Period) switch
        {
            (Direction.Before, null) => s.Say($"在{from}以前", $"before {from}"),
            (Direction.Before, { Amount: 0 }) => s.Say($"在{from}当日或以前", $"no later than {from}"),
            (Direction.Before, { } period) => s.Say($"至迟在{from}前{s.Period(period)}", $"at least {s.Period(period)} before {from}"),
            (_, { Amount: 0, Unit: PeriodUnit.Days }) => s.Say($"在{from}当日或以前", $"on {from} at the latest"),
            (_, { } period) => s.Say($"在{from}后{s.Period(period)}内", $"within {s.Period(period)} after {from}"),
            _ => s.Say($"在{from}后", $"after {from}"),
        };
    }

    /// <summary>What a time counts from.</summary>
    internal static string From(Speaker s, string? here, DeadlineBase from) => from switch
    {
        DeadlineBase.Happening(var e) => s.Event(e, here),
        DeadlineBase.Date(var fact) => s.Say(s.Names.Of(fact), "the " + s.Names.Of(fact)),
        DeadlineBase.Opened => s.Say("开始办理", "the opening of the case"),
        DeadlineBase.Fixed(var day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
        DeadlineBase.Recurring(var cycle) => s.Say(cycle.Name.Zh, cycle.Name.En),
        _ => s.Say("转到这一步", "the case came to this step"),
    };

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
