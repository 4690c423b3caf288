using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Facts;

namespace ProcLang.Runtime.Cases;

/// <summary>For whom a limit counts, and over which days.</summary>
public static class LimitKeys
{
    /// <summary>The key of an act: the value of the fact, else the actor's unit, else the actor; empty for a common limit.</summary>
    public static string Of(LimitCounter limit, Person? by, FactSet facts, Roster roster, Instant at)
    {
        if (limit.Common)
        {
            return "";
        }

        if (limit.KeyFact is { } fact)
        {
            return facts.Get(fact)?.ToString() ?? "";
        }

        if (by is not { } person)
        {
            return "";
        }

        foreach (var unit in roster.UnitsOf(person, at))
        {
            if (limit.Units.IsDefaultOrEmpty || limit.Units.Contains(unit.Name))
            {
                return unit.Name;
            }
        }

        return person.Name;
    }

    /// <summary>The calendar period that a day lies in, both ends inclusive: the day, the week from Monday, the month, the year.</summary>
    public static (LocalDate From, LocalDate To) PeriodOf(LocalDate day, PeriodUnit per)
    {
        switch (per)
        {
            case PeriodUnit.Weeks:
                var monday = day.PlusDays(1 - (int)day.DayOfWeek);
                return (monday, monday.PlusDays(6));
            case PeriodUnit.Months:
                var first = new LocalDate(day.Year, day.Month, 1);
                return (first, first.PlusMonths(1).PlusDays(-1));
            case PeriodUnit.Years:
                return (new LocalDate(day.Year, 1, 1), new LocalDate(day.Year, 12, 31));
            default:
                return (day, day);
        }
    }
}
