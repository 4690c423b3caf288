using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Calendars;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Deadlines;
using Period = ProcLang.Runtime.Deadlines.Period;

namespace ProcLang.Runtime.Tests;

/// <summary>What a running clock makes of extensions, standstills and new beginnings, and how its ledger tells it.</summary>
public class ClockTests
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    private static readonly WorkCalendar Calendar = WorkCalendar.Create(
        "2024", [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday],
        [new DayOff(new(2024, 5, 1), new(2024, 5, 5), "劳动节"), new DayOff(new(2024, 6, 8), new(2024, 6, 10), "端午节")],
        [new WorkDay(new(2024, 4, 28), new(2024, 4, 28), "劳动节"), new WorkDay(new(2024, 5, 11), new(2024, 5, 11), "劳动节")],
        new(2024, 1, 1), new(2024, 12, 31));

    private static readonly Phrase Asked = new("征求意见", "asking others");

    private static Instant At(int month, int day, int hour = 10) => new LocalDateTime(2024, month, day, hour, 0).InZoneStrictly(Zone).ToInstant();

    private static DueDate Run(Period period, Instant now, params ClockTurn[] turns) => Run(new LocalDate(2024, 4, 25), period, now, null, turns);

    private static DueDate Run(LocalDate day, Period period, Instant now, LocalTime? until, params ClockTurn[] turns) => Clock.Run(
        new ClockStart(day, day.At(new LocalTime(9, 0)).InZoneStrictly(Zone).ToInstant(), new("收到", "receipt")), period, Direction.After, turns, now,
        new(Calendar, Zone, LastDayPolicy.RollsForward, until));

    private static ClockTurn Stop(Instant at) => new(ClockTurnKind.Suspend, at, Asked);

    private static ClockTurn Go(Instant at) => new(ClockTurnKind.Resume, at, null);

    private static ClockTurn More(Instant at, int amount, PeriodUnit unit) => new(ClockTurnKind.Extend, at, null, new Person("李四"), new Period(amount, unit));

    private static readonly Period Twenty = new(20, PeriodUnit.WorkingDays);

    [Fact]
    public void Days_of_a_standstill_are_not_counted_and_the_ledger_says_which()
    {
        var due = Run(Twenty, At(6, 1), Stop(At(5, 6)), Go(At(5, 13)));
        due.LastDay.ShouldBe(new LocalDate(2024, 6, 4));
        due.IsSuspended.ShouldBeFalse();
        due.Explain(Language.Chinese).ShouldBe(
        [
            "收到 起算 2024-04-25 (不计当日)", "20 个工作日 → 2024-05-24", "2024-04-28 调休上班 (劳动节)", "2024-05-01 — 2024-05-05 放假 (劳动节)",
            "2024-05-11 调休上班 (劳动节)", "暂停 2024-05-06 — 2024-05-13 (征求意见),7 个工作日不计 → 2024-06-04",
        ]);
        due.Explain(Language.English).Last().ShouldBe("2024-05-06 — 2024-05-13 the clock stood still (asking others), 7 working days not counted → 2024-06-04");
    }

    [Fact]
    public void A_clock_that_stands_still_never_runs_out()
    {
        for (var day = 6; day <= 30; day++)
        {
            var due = Run(Twenty, At(6, day), Stop(At(5, 24, 16)));
            due.Ends.ShouldBeGreaterThan(At(6, day));
            due.IsSuspended.ShouldBeTrue();
        }
    }

    [Fact]
    public void Two_standstills_count_a_day_they_share_once() =>
        Run(Twenty, At(6, 1), Stop(At(5, 6)), Go(At(5, 8)), Stop(At(5, 8, 12)), Go(At(5, 9))).LastDay.ShouldBe(new LocalDate(2024, 5, 30));

    [Fact]
    public void An_extension_is_counted_from_the_day_the_time_would_have_ended()
    {
        var due = Run(Twenty, At(6, 1), More(At(5, 20), 10, PeriodUnit.WorkingDays));
        due.LastDay.ShouldBe(new LocalDate(2024, 6, 7));
        due.Ledger[^1].ShouldBe(new LedgerEntry(LedgerKind.Extended, new(2024, 5, 20), new(2024, 5, 20))
        {
            By = new Person("李四"), Length = new Period(10, PeriodUnit.WorkingDays), Result = new LocalDate(2024, 6, 7),
        });
        due.ShouldNotBe(Run(Twenty, At(6, 1), More(At(5, 21), 10, PeriodUnit.WorkingDays)));
    }

    [Fact]
    public void What_comes_after_the_time_ran_out_changes_nothing()
    {
        Run(Twenty, At(7, 1), More(At(5, 25), 10, PeriodUnit.WorkingDays)).LastDay.ShouldBe(new LocalDate(2024, 5, 24));
        Run(Twenty, At(7, 1), Stop(At(5, 25)), Go(At(6, 3))).LastDay.ShouldBe(new LocalDate(2024, 5, 24));
        Run(Twenty, At(7, 1), new ClockTurn(ClockTurnKind.Restart, At(5, 25), new("补正", "completion"))).LastDay.ShouldBe(new LocalDate(2024, 5, 24));
    }

    [Fact]
    public void Counting_anew_forgets_what_was_counted()
    {
        var due = Run(new Period(5, PeriodUnit.Days), At(5, 1), Stop(At(4, 27)), new ClockTurn(ClockTurnKind.Restart, At(5, 7), new("补正", "completion")));
        due.LastDay.ShouldBe(new LocalDate(2024, 5, 13));
        due.Explain(Language.English).ShouldBe(
        [
            "counted from 2024-04-25, receipt (that day not counted)", "counted anew from 2024-05-07, completion (that day not counted)", "5 days → 2024-05-12",
            "the last day 2024-05-12 is off and rolls to 2024-05-13",
        ]);
    }

    [Fact]
    public void Hours_stand_still_to_the_minute()
    {
        var due = Run(new Period(24, PeriodUnit.Hours), At(5, 1), Stop(At(4, 25, 12)), Go(At(4, 26, 13)));
        due.Ends.ShouldBe(At(4, 27));
        due.Display(Language.Chinese).ShouldBe("2024-04-27 10:00");
    }

    [Fact]
    public void A_clock_may_end_within_its_last_day()
    {
        var due = Run(new LocalDate(2024, 5, 21), new Period(2, PeriodUnit.WorkingDays), At(5, 21), new LocalTime(17, 30));
        due.Ends.ShouldBe(new LocalDateTime(2024, 5, 23, 17, 30).InZoneStrictly(Zone).ToInstant());
        due.Display(Language.English).ShouldBe("2024-05-23 17:30");
    }

    [Fact]
    public void A_date_beyond_the_calendar_is_provisional_wherever_it_is_shown()
    {
        var due = Run(new LocalDate(2024, 12, 25), Twenty, At(12, 25), null);
        due.Display(Language.Chinese).ShouldBe("2025-01-22 (暂定)");
        due.Display(Language.English).ShouldBe("2025-01-22 (provisional)");
        due.Explain(Language.Chinese).Last().ShouldBe("2025-01-01 起尚无放假安排,期限暂定");
        due.Explain(Language.English).Last().ShouldBe("days off from 2025-01-01 on are not known yet: provisional");
    }

    [Theory]
    [InlineData(9999, PeriodUnit.Years)]
    [InlineData(10_000, PeriodUnit.WorkingDays)]
    [InlineData(10_000, PeriodUnit.Months)]
    public void A_date_at_the_end_of_the_calendar_gives_a_due_date_and_no_overflow(int amount, PeriodUnit unit) =>
        Run(new LocalDate(9999, 12, 31), new Period(amount, unit), At(6, 1), null).LastDay.Year.ShouldBeGreaterThanOrEqualTo(8900);
}
