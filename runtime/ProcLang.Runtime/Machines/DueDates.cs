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
        var first = One(deadline.Span, deadline, scene);
        return deadline.Choice == ClockChoice.Only ? first : Clock.Choose(deadline.Choice, [first, .. deadline.Others.Select(o => One(o, deadline, scene))]);
    }

    private static DueDate? One(SpanEntry span, DeadlineEntry of, Scene scene)
    {
        var on = scene.On;
        if (StartOf(span, Entered(of, scene), of, scene) is not { } start)
        {
            return null;
        }

        return span switch
        {
            { Period: { } period } => Clock.Run(start, period, span.Direction, TurnsOf(of, scene), on.Now, new(on.Calendar, on.Zone, on.LastDay, of.Until)),
            { Direction: Direction.Before } => Deadline.UpTo(start.At, on.Zone, start.What),
            _ => null,
        };
    }

    /// <summary>When so long has passed: the end of the period, its last day as it falls; null while what it counts from has not happened.</summary>
    internal static DueDate? Floor(FloorEntry floor, Scene scene)
    {
        var on = scene.On;
        var step = floor.Step is null ? null : scene.Procedure.Steps.FirstOrDefault(s => s.Id == floor.Step);
        var entered = step is null ? scene.State.OpenedAt : (scene.State.ActiveSteps >> step.Index & 1) != 0 ? scene.State.EnteredAt(step.Index) : (Instant?)null;
        return floor.Span.Period is { } period && StartOf(floor.Span, entered, null, scene) is { } start
            ? Clock.Run(start, period, floor.Span.Direction, [], on.Now, new(on.Calendar, on.Zone, LastDayPolicy.Stays))
            : null;
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

    private static ClockStart? StartOf(SpanEntry span, Instant? entered, DeadlineEntry? of, Scene scene)
    {
        var zone = scene.On.Zone;
        switch (span)
        {
            case { From: DueFrom.Day, Day: { } fixedDay }:
                return new ClockStart(fixedDay, zone.AtStartOfDay(fixedDay).ToInstant(), ClockWords.FixedDay);
            case { From: DueFrom.Cycle, Cycle: { } cycle }:
                var passed = of is null ? 0 : Passed(of, scene);
                var day = cycle.Day(scene.State.OpenedAt.InZone(zone).Date, passed, scene.On.Calendar);
                return new ClockStart(day, zone.AtStartOfDay(day).ToInstant(), cycle.Numbered(passed));
        }

        if (BaseOf(span, entered, scene) is not { } at)
        {
            return null;
        }

        var what = span.From switch
        {
            DueFrom.Entered => ClockWords.Received,
            DueFrom.Opened => ClockWords.Opened,
            DueFrom.Event => ClockWords.Event(span.Event.Procedure, span.Event.Step, span.Event.Outcome),
            _ => ClockWords.Fact(span.Fact!),
        };
        return new ClockStart(span.From == DueFrom.Fact && scene.Fact(span.Fact!) is FactValue.Day date ? date.Value : at.InZone(zone).Date, at, what);
    }

    /// <summary>How often the step was completed, or the record made, before: so many days of the cycle have been met.</summary>
    private static int Passed(DeadlineEntry of, Scene scene) => of.Step >= 0
        ? scene.State.LastDeed(scene.Procedure.Steps[of.Step].Id, null).Times
        : scene.State.Records.Count(r => r.Record == scene.Procedure.Records[of.Record].Name);

    internal static Instant? BaseOf(DeadlineEntry deadline, Scene scene) => StartOf(deadline.Span, Entered(deadline, scene), deadline, scene)?.At;

    private static Instant? BaseOf(SpanEntry deadline, Instant? entered, Scene scene) => deadline.From switch
    {
        DueFrom.Entered => entered,
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
