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
        var first = One(deadline.Span, deadline, entered, on);
        return deadline.Choice == ClockChoice.Only ? first : Clock.Choose(deadline.Choice, [first, .. deadline.Others.Select(o => One(o, deadline, entered, on))]);
    }

    private static DueDate? One(SpanModel span, DeadlineModel of, Instant? entered, Situation on)
    {
        if (StartOf(span, entered, of, on) is not { } start)
        {
            return null;
        }

        return span switch
        {
            { Period: { } period } => Clock.Run(start, period, span.Direction, TurnsOf(of, on), on.Now, new(on.On.Calendar, on.On.Zone, on.On.LastDay, of.Until)),
            { Direction: Direction.Before } => Deadline.UpTo(start.At, on.On.Zone, start.What),
            _ => null,
        };
    }

    /// <summary>When so long has passed: the end of the period, its last day as it falls; null while what it counts from has not happened.</summary>
    internal static DueDate? Floor(Condition.Elapsed elapsed, Situation on)
    {
        var entered = elapsed.Step is { } step ? on.State.At(step)?.EnteredAt : on.State.OpenedAt;
        return elapsed.Span.Period is { } period && StartOf(elapsed.Span, entered, null, on) is { } start
            ? Clock.Run(start, period, elapsed.Span.Direction, [], on.Now, new(on.On.Calendar, on.On.Zone, LastDayPolicy.Stays))
            : null;
    }

    private static ClockStart? StartOf(SpanModel span, Instant? entered, DeadlineModel? of, Situation on)
    {
        var zone = on.On.Zone;
        switch (span.Base)
        {
            case DeadlineBase.Fixed(var fixedDay):
                return new ClockStart(fixedDay, zone.AtStartOfDay(fixedDay).ToInstant(), ClockWords.FixedDay);
            case DeadlineBase.Recurring(var cycle):
                var passed = of is null ? 0 : Passed(of, on);
                var day = cycle.Day(on.State.OpenedAt.InZone(zone).Date, passed, on.On.Calendar);
                return new ClockStart(day, zone.AtStartOfDay(day).ToInstant(), cycle.Numbered(passed));
        }

        if (BaseOf(span.Base, entered, on) is not { } at)
        {
            return null;
        }

        return new ClockStart(span.Base is DeadlineBase.Date date && on.Fact(date.Fact) is FactValue.Day fact ? fact.Value : at.InZone(zone).Date, at, span.Base switch
        {
            DeadlineBase.Entered => ClockWords.Received,
            DeadlineBase.Opened => ClockWords.Opened,
            DeadlineBase.Happening(var happening) => ClockWords.Event(happening.Procedure, happening.Step, happening.Outcome),
            DeadlineBase.Date(var name) => ClockWords.Fact(name),
            _ => null,
        });
    }

    /// <summary>How often the step was completed, or the record made, before: so many days of the cycle have been met.</summary>
    private static int Passed(DeadlineModel of, Situation on)
    {
        foreach (var step in on.Procedure.Steps)
        {
            if (step.Deadlines.Any(d => ReferenceEquals(d, of)))
            {
                return on.State.Completions.Count(c => c.Step == step.Id);
            }
        }

        return on.Procedure.Records.FirstOrDefault(r => r.Deadlines.Any(d => ReferenceEquals(d, of))) is { } record
            ? on.State.Records.Count(r => r.Record == record.Name)
            : 0;
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

    /// <summary>A step that this procedure does not have has no due date in it.</summary>
    private static IEnumerable<DeadlineModel> Forward(string step, Situation on) =>
        on.Procedure.Steps.FirstOrDefault(s => s.Id == step)?.Deadlines.Where(d => d is { Direction: Direction.After, Period: not null }) ?? [];

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
            var from = StartOf(deadline.Span, entered, deadline, on)?.At;
            return from is { } happened && happened <= on.Now
                ? null
                : new Reason(ReasonCode.TooEarly, deadline.Clause, [], from, [], null);
        }

        return Of(deadline, entered, on) is { } due && on.Now >= due.Ends ? Reason.Of(ReasonCode.TooLate, deadline.Clause) with { Due = due } : null;
    }

    private static Instant? BaseOf(DeadlineBase from, Instant? entered, Situation on) => from switch
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
