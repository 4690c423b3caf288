using NodaTime;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Calendars;
using ProcLang.Runtime.Deadlines;
using Period = ProcLang.Runtime.Deadlines.Period;

namespace ProcLang.Runtime.Tests;

/// <summary>The days of a cycle come one after another, the first after the opening.</summary>
public class CycleTests
{
    private static readonly Phrase Name = new("周期", "cycle");

    [Fact]
    public void A_day_of_the_year_comes_each_year()
    {
        var cycle = new Cycle(null, [new AnnualDate(1, 31)], Name);
        cycle.Day(new(2023, 3, 1), 0).ShouldBe(new LocalDate(2024, 1, 31));
        cycle.Day(new(2023, 3, 1), 2).ShouldBe(new LocalDate(2026, 1, 31));
        cycle.Day(new(2024, 1, 30), 0).ShouldBe(new LocalDate(2024, 1, 31));
        cycle.Day(new(2024, 1, 31), 0).ShouldBe(new LocalDate(2025, 1, 31));
    }

    [Fact]
    public void Several_days_of_the_year_take_turns()
    {
        var cycle = new Cycle(null, [new AnnualDate(12, 31), new AnnualDate(6, 30)], Name);
        Enumerable.Range(0, 3).Select(i => cycle.Day(new(2024, 7, 1), i)).ShouldBe([new LocalDate(2024, 12, 31), new LocalDate(2025, 6, 30), new LocalDate(2025, 12, 31)]);
        cycle.Numbered(2).En.ShouldBe("cycle, no. 3");
    }

    [Fact]
    public void The_last_day_of_February_is_in_every_year() =>
        new Cycle(null, Cycle.MonthEnds(2), Name).Day(new(2024, 3, 1), 0).ShouldBe(new LocalDate(2025, 2, 28));

    [Theory]
    [InlineData(2, PeriodUnit.Months, "2024-03-31")]
    [InlineData(3, PeriodUnit.Weeks, "2024-02-21")]
    [InlineData(0, PeriodUnit.Days, "2024-02-01")]
    [InlineData(1, PeriodUnit.Years, "2025-01-31")]
    public void A_period_is_counted_from_the_opening(int amount, PeriodUnit unit, string first) =>
        NodaTime.Text.LocalDatePattern.Iso.Format(new Cycle(new Period(amount, unit), [], Name).Day(new(2024, 1, 31), 0)).ShouldBe(first);

    [Fact]
    public void Cycles_are_compared_by_content() =>
        new Cycle(null, [new AnnualDate(1, 31)], Name).ShouldBe(new Cycle(null, [new AnnualDate(1, 31)], new("每年", "yearly")));

    [Fact]
    public void Working_days_of_a_cycle_are_those_of_the_calendar()
    {
        var cycle = new Cycle(new Period(20, PeriodUnit.WorkingDays), [], new("每 20 个工作日", "every 20 working days"));
        var calendar = WorkCalendar.Create("c", [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday], [new DayOff(new(2024, 3, 29), new(2024, 4, 1), "Easter")], [], null, null);
        cycle.Day(new(2024, 3, 4), 0, calendar).ShouldBe(new LocalDate(2024, 4, 3));
        cycle.Day(new(2024, 3, 4), 1, calendar).ShouldBe(new LocalDate(2024, 5, 1));
    }
}
