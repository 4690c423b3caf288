using System.Globalization;
using CsCheck;
using NodaTime;
using ProcLang.Runtime.Calendars;

namespace ProcLang.Semantics.Tests.Binding;

/// <summary>Days off by rule fall where a day-by-day search finds them, and calendars based on others have their days and their own.</summary>
public class CalendarRuleTests
{
    private static readonly string[] Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    private static readonly string[] Nths = ["last", "first", "second", "third", "fourth", "fifth"];
    private static readonly string[] Observances = ["", " observed nearest", " observed rolls forward", " observed rolls back"];

    [Fact]
    public void A_date_of_every_year_is_off_where_a_search_finds_it() =>
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 31], Gen.Int[0, 3], Gen.Int[1950, 2090], Gen.Int[0, 12]).Sample((month, day, observed, from, years) =>
        {
            var (first, last) = (new LocalDate(from, 1, 1), new LocalDate(from + years, 12, 31));
            // On which days does a date that falls there count: on itself, or where it is observed.
            int Moved(LocalDate at) => (observed, at.DayOfWeek) switch
            {
                (1, IsoDayOfWeek.Saturday) or (3, IsoDayOfWeek.Saturday) => -1,
                (1, IsoDayOfWeek.Sunday) or (2, IsoDayOfWeek.Sunday) => 1,
                (2, IsoDayOfWeek.Saturday) => 2,
                (3, IsoDayOfWeek.Sunday) => -2,
                _ => 0,
            };
            var expected = Every(first.PlusDays(-3), last.PlusDays(3)).Where(d => d.Month == month && d.Day == day).Select(d => d.PlusDays(Moved(d)))
                .Where(d => d >= first && d <= last);
            Off(string.Create(CultureInfo.InvariantCulture, $"{month:00}-{day:00}{Observances[observed]}"), first, last).ShouldBe(expected);
        }, iter: 300, threads: 1);

    [Fact]
    public void A_weekday_of_a_month_is_off_where_a_search_finds_it() =>
        Gen.Select(Gen.Int[1, 12], Gen.Int[0, 5], Gen.Int[1, 7], Gen.Int[1950, 2090], Gen.Int[0, 12]).Sample((month, nth, weekday, from, years) =>
        {
            var (first, last) = (new LocalDate(from, 1, 1), new LocalDate(from + years, 12, 31));
            var expected = Every(first, last).Where(d => d.Month == month && (int)d.DayOfWeek == weekday
                && (nth == 0 ? d.PlusDays(7).Month != month : (d.Day - 1) / 7 == nth - 1));
            Off($"{Months[month - 1]} {Nths[nth]} {(IsoDayOfWeek)weekday}", first, last).ShouldBe(expected);
        }, iter: 300, threads: 1);

    [Fact]
    public void A_rule_holds_from_and_to_the_days_stated_and_not_on_those_excepted()
    {
        var (first, last) = (new LocalDate(2000, 1, 1), new LocalDate(2010, 12, 31));
        Off("07-04 from 2003-07-05 to 2007-07-04 unless 2005-07-04", first, last).ShouldBe([new(2004, 7, 4), new(2006, 7, 4), new(2007, 7, 4)]);
    }

    [Fact]
    public void A_calendar_has_the_days_of_the_one_it_is_based_on_and_its_own_prevail()
    {
        var calendar = Compiled("""
            calendar C based on Below {
              covers 2019-01-01 to 2025-12-31
              days off Closed 2020-03-07
              make-up days Open 2020-01-01
            }
            calendar Below {
              weekend Sunday
              covers 2020-01-01 to 2030-12-31
              days off NewYear yearly 01-01
              make-up days Extra 2020-03-07, 2020-03-08
            }
            """);

        calendar.IsWorkingDay(new(2020, 1, 1)).ShouldBeTrue();
        calendar.IsWorkingDay(new(2021, 1, 1)).ShouldBeFalse();
        calendar.IsWorkingDay(new(2020, 3, 7)).ShouldBeFalse();
        calendar.IsWorkingDay(new(2020, 3, 8)).ShouldBeTrue();
        calendar.IsWorkingDay(new(2020, 3, 14)).ShouldBeTrue();
        calendar.IsWorkingDay(new(2020, 3, 15)).ShouldBeFalse();
        // It knows no more than the calendar below, and no more than it says itself.
        (calendar.From, calendar.Horizon).ShouldBe((new LocalDate(2020, 1, 1), new LocalDate(2025, 12, 31)));
    }

    private static IEnumerable<LocalDate> Every(LocalDate from, LocalDate to)
    {
        for (var day = from; day <= to; day = day.PlusDays(1))
        {
            yield return day;
        }
    }

    /// <summary>The days off by a rule; a rule that never comes gives none and is told.</summary>
    private static IEnumerable<LocalDate> Off(string rule, LocalDate from, LocalDate to)
    {
        var text = $"calendar C {{ weekend Saturday, Sunday covers {Day(from)} to {Day(to)} days off yearly {rule} }}";
        var compilation = Rulebooks.Compile($"```proc\nrulebook R {{ zone \"UTC\" calendar C }}\n{text}\n```\n");
        if (compilation.Model is not { } model)
        {
            compilation.Ids().ShouldBe(["PL2032"], text);
            return [];
        }

        return model.Calendar.SpecialDays.Select(d => d.Day);
    }

    private static WorkCalendar Compiled(string calendars) =>
        Rulebooks.Compile($"```proc\nrulebook R {{ zone \"UTC\" calendar C }}\n{calendars}\n```\n").Model.ShouldNotBeNull().Calendar;

    private static string Day(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
