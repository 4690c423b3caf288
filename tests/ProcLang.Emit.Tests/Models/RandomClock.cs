using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Deadlines;
using ProcLang.Semantics.Model;
using Period = ProcLang.Runtime.Deadlines.Period;

namespace ProcLang.Emit.Tests.Models;

/// <summary>What changes clocks, at random.</summary>
internal sealed partial class RandomRulebook
{
    private DeadlineBase Since() => _random.Next(6) switch
    {
        0 => new DeadlineBase.Opened(),
        1 => new DeadlineBase.Happening(Event()),
        2 => new DeadlineBase.Date(Pick("日期", "时刻")),
        3 => new DeadlineBase.Fixed(new LocalDate(2024, 4 + _random.Next(2), 20 + _random.Next(10))),
        4 => new DeadlineBase.Recurring(Pick(
            new Cycle(new Period(1 + _random.Next(3), Pick(PeriodUnit.Days, PeriodUnit.Weeks, PeriodUnit.Months)), [], new("每若干日", "every few days")),
            new Cycle(null, [new AnnualDate(5, 10), new AnnualDate(4, 25)], new("每年", "every year")))),
        _ => new DeadlineBase.Entered(),
    };

    private SpanModel Span() => new(Since(), Pick(Direction.After, Direction.After, Direction.Before), new Period(_random.Next(4), Pick(Enum.GetValues<PeriodUnit>())));

    private DeadlineModel Compared(DeadlineModel deadline) => deadline with
    {
        Until = Chance(3) ? new LocalTime(_random.Next(24), 30) : null,
        Choice = Pick(ClockChoice.Latest, ClockChoice.Earliest),
        Others = [.. Enumerable.Range(0, 1 + _random.Next(2)).Select(_ => Span())],
    };

    private ImmutableArray<TurnModel> Turns() =>
    [
        .. Enumerable.Range(0, 1 + _random.Next(3)).SelectMany(_ => _random.Next(3) switch
        {
            0 when _records.Length > 0 =>
                new[] { new TurnModel(ClockTurnKind.Extend, new EventModel(null, Pick(_records), null), new Period(1 + _random.Next(4), Pick(Enum.GetValues<PeriodUnit>())), Clause()) },
            1 => [new TurnModel(ClockTurnKind.Restart, Event(), null, Clause())],
            _ => [new TurnModel(ClockTurnKind.Suspend, Event(), null, Clause()), new TurnModel(ClockTurnKind.Resume, Event(), null, Clause())],
        }),
    ];
}
