using NodaTime;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Reference;

/// <summary>When a step or a record is due, counted on demand: nothing about dates is stored.</summary>
internal static class DueDates
{
    /// <summary>The due date; null while what it counts from has not happened.</summary>
    /// <param name="entered">When the step became active; null when it is not.</param>
    internal static DueDate? Of(DeadlineModel deadline, Instant? entered, Situation on)
    {
        if (StartOf(deadline, entered, on) is not { } start)
        {
            return null;
        }

        return deadline switch
        {
            { Period: { } period } => Clock.Run(start, period, deadline.Direction, TurnsOf(deadline, on), on.Now, new(on.On.Calendar, on.On.Zone, on.On.LastDay)),
            { Direction: Direction.Before } => Deadline.UpTo(start.At, on.On.Zone, start.What),
            _ => null,
        };
    }

    private static ClockStart? StartOf(DeadlineModel deadline, Instant? entered, Situation on)
    {
        if (BaseOf(deadline, entered, on) is not { } at)
        {
            return null;
        }

        var day = deadline.Base is DeadlineBase.Date date && on.Fact(date.Fact) is FactValue.Day fact ? fact.Value : at.InZone(on.On.Zone).Date;
        return new ClockStart(day, at, deadline.Base switch
        {
            DeadlineBase.Entered => ClockWords.Received,
            DeadlineBase.Opened => ClockWords.Opened,
            DeadlineBase.Happening(var happening) => ClockWords.Event(happening.Procedure, happening.Step, happening.Outcome),
            DeadlineBase.Date(var name) => ClockWords.Fact(name),
            _ => null,
        });
    }

    private static IEnumerable<ClockTurn> TurnsOf(DeadlineModel deadline, Situation on)
    {
        foreach (var turn in deadline.Turns)
        {
            if (turn is { Kind: ClockTurnKind.Extend, Length: { } most })
            {
                foreach (var made in on.Records(null, turn.Event.Step))
                {
                    yield return Extension.Of(made, most);
                }

                continue;
            }

            var what = ClockWords.Event(turn.Event.Procedure, turn.Event.Step, turn.Event.Outcome);
            foreach (var at in on.Moments(turn.Event))
            {
                yield return new ClockTurn(turn.Kind, at, what);
            }
        }
    }

    /// <summary>True while the time of the step runs: a due date is known and none has passed.</summary>
    internal static bool Runs(string step, Situation on)
    {
        var known = Forward(step, on).Select(d => Of(d, on.State.At(step)?.EnteredAt, on)).OfType<DueDate>().ToList();
        return known.Count > 0 && known.TrueForAll(d => on.Now < d.Ends);
    }

    /// <summary>The first of the step's due dates that run forward; null while it is not known.</summary>
    internal static DueDate? First(string step, Situation on) =>
        Forward(step, on).FirstOrDefault() is { } first ? Of(first, on.State.At(step)?.EnteredAt, on) : null;

    private static IEnumerable<DeadlineModel> Forward(string step, Situation on) =>
        on.Procedure.Steps.First(s => s.Id == step).Deadlines.Where(d => d is { Direction: Direction.After, Period: not null });

    /// <summary>The earliest of the due dates; of equal ones the first in the text.</summary>
    internal static DueDate? Earliest(IEnumerable<DeadlineModel> deadlines, Instant? entered, Situation on) =>
        deadlines.Select(d => Of(d, entered, on)).OfType<DueDate>().MinBy(d => d.Ends);

    /// <summary>The refusal of an act out of its time; null when the deadline does not refuse it.</summary>
    internal static Reason? Refuses(DeadlineModel deadline, Instant? entered, Situation on)
    {
        if (deadline.Norm != Norm.Constitutive)
        {
            return null;
        }

        if (deadline is { Period: null, Direction: Direction.After })
        {
            var from = BaseOf(deadline, entered, on);
            return from is { } happened && happened <= on.Now
                ? null
                : new Reason(ReasonCode.TooEarly, deadline.Clause, [], from, [], null);
        }

        return Of(deadline, entered, on) is { } due && on.Now >= due.Ends ? Reason.Of(ReasonCode.TooLate, deadline.Clause) with { Due = due } : null;
    }

    private static Instant? BaseOf(DeadlineModel deadline, Instant? entered, Situation on) => deadline.Base switch
    {
        DeadlineBase.Entered => entered,
        DeadlineBase.Opened => on.State.OpenedAt,
        DeadlineBase.Happening happening => on.When(happening.Event),
        DeadlineBase.Date date => on.Fact(date.Fact) switch
        {
            FactValue.Day day => on.On.Zone.AtStartOfDay(day.Value).ToInstant(),
            FactValue.Moment moment => moment.Value.InZoneLeniently(on.On.Zone).ToInstant(),
            _ => null,
        },
        _ => null,
    };
}
