using CsCheck;
using NodaTime;
using ProcLang.Runtime.Calendars;
using ProcLang.Runtime.Deadlines;

namespace ProcLang.Runtime.Tests;

public class DeadlineTests
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    /// <summary>National Day 2018: 1 to 7 October off, 29 and 30 September worked.</summary>
    private static readonly WorkCalendar Calendar = WorkCalendar.Create(
        "2018–2019", [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday],
        [new DayOff(new(2018, 10, 1), new(2018, 10, 7), "国庆节"), new DayOff(new(2019, 5, 1), new(2019, 5, 4), "劳动节")],
        [new WorkDay(new(2018, 9, 29), new(2018, 9, 30), "国庆节"), new WorkDay(new(2019, 4, 28), new(2019, 4, 28), "劳动节"), new WorkDay(new(2019, 5, 5), new(2019, 5, 5), "劳动节")],
        new(2018, 1, 1), new(2019, 12, 31));

    private static readonly Gen<LocalDate> Days = Gen.Int[0, 700].Select(d => new LocalDate(2018, 1, 5).PlusDays(d));

    private static DueDate After(LocalDate day, int amount, PeriodUnit unit, LastDayPolicy policy = LastDayPolicy.Stays) =>
        Deadline.After(day, new Deadlines.Period(amount, unit), Calendar, Zone, policy);

    private static DueDate Before(LocalDate day, int amount, PeriodUnit unit, LastDayPolicy policy = LastDayPolicy.Stays) =>
        Deadline.Before(day, new Deadlines.Period(amount, unit), Calendar, Zone, policy);

    [Fact]
    public void Working_days_are_counted_one_by_one() => Gen.Select(Days, Gen.Int[0, 30]).Sample((day, n) =>
    {
        var naive = day;
        for (var left = n; left > 0;)
        {
            naive = naive.PlusDays(1);
            left -= Calendar.IsWorkingDay(naive) ? 1 : 0;
        }

        After(day, n, PeriodUnit.WorkingDays).LastDay.ShouldBe(naive);
    });

    [Fact]
    public void Working_days_back_undo_working_days_forward() => Gen.Select(Days, Gen.Int[1, 30]).Sample((day, n) =>
    {
        var start = day;
        while (!Calendar.IsWorkingDay(start))
        {
            start = start.PlusDays(1);
        }

        Before(After(start, n, PeriodUnit.WorkingDays).LastDay, n, PeriodUnit.WorkingDays).LastDay.ShouldBe(start);
    });

    [Fact]
    public void The_day_of_the_event_is_not_counted_and_the_last_day_ends_at_midnight()
    {
        var due = Deadline.After(new LocalDateTime(2019, 3, 4, 17, 0).InZoneLeniently(Zone).ToInstant(), new Deadlines.Period(1, PeriodUnit.Weeks), Calendar, Zone, LastDayPolicy.RollsForward);
        due.LastDay.ShouldBe(new LocalDate(2019, 3, 11));
        due.Ends.ShouldBe(new LocalDateTime(2019, 3, 12, 0, 0).InZoneLeniently(Zone).ToInstant());
    }

    [Fact]
    public void A_last_day_off_rolls_to_the_next_working_day()
    {
        After(new(2018, 9, 30), 2, PeriodUnit.Days, LastDayPolicy.RollsForward).LastDay.ShouldBe(new LocalDate(2018, 10, 8));
        After(new(2018, 9, 30), 2, PeriodUnit.Days).LastDay.ShouldBe(new LocalDate(2018, 10, 2));
        After(new(2018, 9, 30), 2, PeriodUnit.Days, LastDayPolicy.RollsBack).LastDay.ShouldBe(new LocalDate(2018, 9, 30));
    }

    [Fact]
    public void A_make_up_working_saturday_is_no_day_off() =>
        After(new(2018, 9, 27), 2, PeriodUnit.Days, LastDayPolicy.RollsForward).LastDay.ShouldBe(new LocalDate(2018, 9, 29));

    [Fact]
    public void Counting_back_the_last_day_never_moves() => Gen.Select(Days, Gen.Int[0, 60]).Sample((day, n) =>
        Before(day, n, PeriodUnit.Days, LastDayPolicy.RollsForward).LastDay.ShouldBe(day.PlusDays(-n)));

    [Fact]
    public void Clear_days_exclude_both_ends() => Gen.Select(Days, Gen.Int[0, 60]).Sample((day, n) =>
    {
        Period.DaysBetween(Before(day, n, PeriodUnit.ClearDays).LastDay, day).ShouldBe(n + 1);
        Period.DaysBetween(day, After(day, n, PeriodUnit.ClearDays).LastDay).ShouldBe(n + 1);
    });

    [Fact]
    public void The_end_of_a_month_clamps()
    {
        After(new(2019, 1, 31), 1, PeriodUnit.Months).LastDay.ShouldBe(new LocalDate(2019, 2, 28));
        After(new(2016, 2, 29), 1, PeriodUnit.Years).LastDay.ShouldBe(new LocalDate(2017, 2, 28));
    }

    [Fact]
    public void Hours_are_exact()
    {
        var at = Instant.FromUtc(2019, 3, 4, 9, 0);
        Deadline.After(at, new Deadlines.Period(36, PeriodUnit.Hours), Calendar, Zone, LastDayPolicy.RollsForward).Ends.ShouldBe(at + Duration.FromHours(36));
        Deadline.Before(at, new Deadlines.Period(36, PeriodUnit.Hours), Calendar, Zone, LastDayPolicy.RollsForward).Ends.ShouldBe(at - Duration.FromHours(36));
    }

    [Fact]
    public void A_due_date_past_the_calendars_horizon_says_so()
    {
        After(new(2019, 12, 20), 20, PeriodUnit.WorkingDays).Provisional.ShouldBeTrue();
        After(new(2019, 12, 2), 5, PeriodUnit.WorkingDays).Provisional.ShouldBeFalse();
    }

    [Fact]
    public void The_ledger_names_holidays_and_make_up_days()
    {
        var ledger = After(new(2018, 9, 27), 5, PeriodUnit.WorkingDays).Ledger;
        ledger.Select(l => l.Zh).ShouldBe(
        [
            "起算 2018-09-27 (不计当日)", "5 个工作日 → 2018-10-09", "2018-09-29 调休上班 (国庆节)", "2018-09-30 调休上班 (国庆节)", "2018-10-01 — 2018-10-07 放假 (国庆节)",
        ]);
        ledger[4].En.ShouldBe("2018-10-01 — 2018-10-07 off (国庆节)");
    }

    private static class Period
    {
        internal static int DaysBetween(LocalDate from, LocalDate to) => NodaTime.Period.DaysBetween(from, to);
    }
}
