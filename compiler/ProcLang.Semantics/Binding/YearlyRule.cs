using NodaTime;

namespace ProcLang.Semantics.Binding;

/// <summary>What becomes of a day off that falls on the weekend.</summary>
internal enum Observance { Stays, Nearest, RollsForward, RollsBack }

/// <summary>The day of a year on which a yearly rule falls: a date (07-04), or the nth weekday of a month (the third Monday of
/// January; <paramref name="Nth"/> 0: the last). <paramref name="Day"/> is that of a date and 0 otherwise.</summary>
internal sealed record YearlyDay(int Month, int Day, int Nth, IsoDayOfWeek Weekday)
{
    /// <summary>The day of the year; null when that year has none.</summary>
    internal LocalDate? In(int year)
    {
        if (Month is < 1 or > 12)
        {
            return null;
        }

        var length = CalendarSystem.Iso.GetDaysInMonth(year, Month);
        if (Day > 0)
        {
            return Day <= length ? new LocalDate(year, Month, Day) : null;
        }

        if (Nth == 0)
        {
            var last = new LocalDate(year, Month, length);
            return last.DayOfWeek == Weekday ? last : last.Previous(Weekday);
        }

        var first = new LocalDate(year, Month, 1);
        var found = (first.DayOfWeek == Weekday ? first : first.Next(Weekday)).PlusDays(7 * (Nth - 1));
        return found.Month == Month ? found : null;
    }
}

/// <summary>A day off by rule.</summary>
internal sealed record YearlyRule(
    string Name, YearlyDay Falls, Observance Observed, LocalDate? From, LocalDate? To, IReadOnlyList<LocalDate> Unless)
{
    /// <summary>The days of the rules within the range (both inclusive), each with the rule it is of. A rule that is observed on another
    /// day takes the first that is neither weekend nor off already: by a date stated, or by a rule that is not moved; of two moved
    /// to one day the first in the text has it.</summary>
    internal static List<(YearlyRule Rule, LocalDate Day)> Days(
        IReadOnlyList<YearlyRule> rules, IReadOnlySet<IsoDayOfWeek> weekend, IReadOnlySet<LocalDate> off, LocalDate from, LocalDate to)
    {
        var days = new List<(YearlyRule Rule, LocalDate Day)>();
        var moved = new List<(YearlyRule Rule, LocalDate Day)>();
        var taken = new HashSet<LocalDate>(off);
        foreach (var rule in rules)
        {
            // A day of the next year may be observed in this one, and the reverse.
            for (var year = Math.Max(from.Year - 1, 1); year <= Math.Min(to.Year + 1, 9998); year++)
            {
                if (rule.Falls.In(year) is not { } day || day < rule.From || day > rule.To)
                {
                    continue;
                }

                if (rule.Observed != Observance.Stays && weekend.Contains(day.DayOfWeek) && weekend.Count < 7)
                {
                    moved.Add((rule, day));
                }
                else
                {
                    taken.Add(day);
                    days.Add((rule, day));
                }
            }
        }

        foreach (var (rule, day) in moved)
        {
            var observed = Free(rule.Observed, day, d => !weekend.Contains(d.DayOfWeek) && !taken.Contains(d));
            taken.Add(observed);
            days.Add((rule, observed));
        }

        days.RemoveAll(d => d.Day < from || d.Day > to || d.Rule.Unless.Contains(d.Day));
        return days;
    }

    private static LocalDate Free(Observance observed, LocalDate day, Func<LocalDate, bool> free)
    {
        // A month is longer than any row of days off; a calendar that has none free keeps the day.
        for (var i = 1; i <= 31; i++)
        {
            if (observed != Observance.RollsBack && free(day.PlusDays(i)))
            {
                return day.PlusDays(i);
            }

            if (observed != Observance.RollsForward && free(day.PlusDays(-i)))
            {
                return day.PlusDays(-i);
            }
        }

        return day;
    }
}
