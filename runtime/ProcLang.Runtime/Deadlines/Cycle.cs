using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using ProcLang.Runtime.Calendars;
using ProcLang.Runtime.Citations;

namespace ProcLang.Runtime.Deadlines;

/// <summary>Days that come again: each year on certain days, or each so many days, weeks, months or years. Compared by content.</summary>
/// <param name="Every">The period, counted from the opening of the case; null: certain days of the year.</param>
/// <param name="Days">The days of the year, by month and day; a day that a month does not have is its last.</param>
/// <param name="Name">How people say it.</param>
public sealed record Cycle(Period? Every, ImmutableArray<AnnualDate> Days, Phrase Name)
{
    /// <summary>The last days of the months given.</summary>
    public static ImmutableArray<AnnualDate> MonthEnds(params int[] months) =>
        [.. months.Select(m => new AnnualDate(m, CalendarSystem.Iso.GetDaysInMonth(2024, m)))];

    /// <summary>The day that comes after so many others of the cycle; the first is after the opening, whose own day does not count.
    /// Working days are those of the calendar; without one, every day is.</summary>
    public LocalDate Day(LocalDate opened, int passed, WorkCalendar? calendar = null)
    {
        if (Every is { } every)
        {
            // Every no days would come for ever at once.
            var amount = Math.Max(1, every.Amount) * (passed + 1);
            if (every.Unit == PeriodUnit.WorkingDays && calendar is not null)
            {
                var day = opened;
                for (var left = amount; left > 0; left -= calendar.IsWorkingDay(day) ? 1 : 0)
                {
                    day = day.PlusDays(1);
                }

                return day;
            }

            return every.Unit switch
            {
                PeriodUnit.Weeks => opened.PlusDays(7 * amount),
                PeriodUnit.Months => opened.PlusMonths(amount),
                PeriodUnit.Years => opened.PlusYears(amount),
                _ => opened.PlusDays(amount),
            };
        }

        var days = Days.IsDefaultOrEmpty ? MonthEnds(12) : Days.Sort();
        var before = 0;
        while (before < days.Length && days[before].InYear(opened.Year) <= opened)
        {
            before++;
        }

        var at = before + passed;
        return days[at % days.Length].InYear(opened.Year + (at / days.Length));
    }

    /// <summary>The day of the cycle in words, for a ledger.</summary>
    public Phrase Numbered(int passed)
    {
        var number = (passed + 1).ToString(CultureInfo.InvariantCulture);
        return new Phrase($"{Name.Zh},第 {number} 次", $"{Name.En}, no. {number}");
    }

    /// <inheritdoc/>
    public bool Equals(Cycle? other) => other is not null && Every == other.Every && Days.AsSpan().SequenceEqual(other.Days.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Every, Days.IsDefault ? 0 : Days.Length);
}
