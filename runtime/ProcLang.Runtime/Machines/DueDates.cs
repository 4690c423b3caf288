using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;

namespace ProcLang.Runtime.Machines;

/// <summary>When steps and records are due, counted on demand, and how often something was done in a period.</summary>
public static class DueDates
{
    /// <summary>The due date; null while what it counts from has not happened.</summary>
    public static DueDate? Of(DeadlineEntry deadline, Scene scene)
    {
        var on = scene.On;
        if (StartOf(deadline, scene) is not { } start)
        {
            return null;
        }

        return deadline switch
        {
            { Period: { } period } => Clock.Run(start, period, deadline.Direction, TurnsOf(deadline, scene), on.Now, new(on.Calendar, on.Zone, on.LastDay)),
            { Direction: Direction.Before } => Deadline.UpTo(start.At, on.Zone, start.What),
            _ => null,
        };
    }

    /// <summary>The earliest; of equal ones the first in the text.</summary>
    public static DueDate? Earliest(ImmutableArray<int> deadlines, Scene scene) =>
        deadlines.Select(d => Of(scene.Procedure.Deadlines[d], scene)).OfType<DueDate>().MinBy(d => d.Ends);

    /// <summary>True when it is too late: the due date has passed.</summary>
    public static bool IsTooLate(DeadlineEntry deadline, Scene scene) => Of(deadline, scene) is { } due && scene.On.Now >= due.Ends;

    /// <summary>True when it is too early: what must come before has not happened.</summary>
    public static bool IsTooEarly(DeadlineEntry deadline, Scene scene) => BaseOf(deadline, scene) is not { } from || from > scene.On.Now;

    /// <summary>True when the limit is reached for the actor or the subject in the period that the day of the act lies in.</summary>
    public static bool IsReached(LimitCounter limit, PeriodUnit per, int most, Authority.Person? by, FactSet facts, in Context on)
    {
        var (from, to) = LimitKeys.PeriodOf(on.Today, per);
        return on.Register.Count(limit.Id, LimitKeys.Of(limit, by, facts, on.Roster, on.Now), from, to) >= most;
    }

    /// <summary>True while the time of the step runs: a due date is known and none has passed.</summary>
    internal static bool Runs(StepTable step, Scene scene)
    {
        var known = false;
        foreach (var index in step.Deadlines)
        {
            if (scene.Procedure.Deadlines[index] is { Direction: Direction.After, Period: not null } deadline && Of(deadline, scene) is { } due)
            {
                if (scene.On.Now >= due.Ends)
                {
                    return false;
                }

                known = true;
            }
        }

        return known;
    }

    private static IEnumerable<ClockTurn> TurnsOf(DeadlineEntry deadline, Scene scene)
    {
        foreach (var turn in deadline.Turns)
        {
            var (procedure, step, outcome) = turn.Event;
            if (turn is { Kind: ClockTurnKind.Extend, Length: { } most })
            {
                foreach (var made in scene.RecordsOf(null, step))
                {
                    yield return Extension.Of(made, most);
                }

                continue;
            }

            var what = ClockWords.Event(procedure, step, outcome);
            foreach (var at in scene.Moments(procedure, step, outcome))
            {
                yield return new ClockTurn(turn.Kind, at, what);
            }
        }
    }

    private static ClockStart? StartOf(DeadlineEntry deadline, Scene scene)
    {
        if (BaseOf(deadline, scene) is not { } at)
        {
            return null;
        }

        var what = deadline.From switch
        {
            DueFrom.Entered => ClockWords.Received,
            DueFrom.Opened => ClockWords.Opened,
            DueFrom.Event => ClockWords.Event(deadline.Event.Procedure, deadline.Event.Step, deadline.Event.Outcome),
            _ => ClockWords.Fact(deadline.Fact!),
        };
        var day = deadline.From == DueFrom.Fact && scene.Fact(deadline.Fact!) is FactValue.Day date ? date.Value : at.InZone(scene.On.Zone).Date;
        return new ClockStart(day, at, what);
    }

    internal static Instant? BaseOf(DeadlineEntry deadline, Scene scene) => deadline.From switch
    {
        DueFrom.Entered => Entered(deadline, scene),
        DueFrom.Opened => scene.State.OpenedAt,
        DueFrom.Event => scene.When(deadline.Event.Procedure, deadline.Event.Step, deadline.Event.Outcome),
        _ => scene.Fact(deadline.Fact!) switch
        {
            FactValue.Day day => scene.On.Zone.AtStartOfDay(day.Value).ToInstant(),
            FactValue.Moment moment => moment.Value.InZoneLeniently(scene.On.Zone).ToInstant(),
            _ => null,
        },
    };

    internal static Instant? Entered(DeadlineEntry deadline, Scene scene) => deadline.Step < 0
        ? scene.State.OpenedAt
        : (scene.State.ActiveSteps >> deadline.Step & 1) != 0 ? scene.State.EnteredAt(deadline.Step) : null;
}
