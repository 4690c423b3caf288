using NodaTime;
using ProcLang.Runtime.Calendars;
using ProcLang.Runtime.Deadlines;
using ProcLang.Semantics.Model;
using Period = ProcLang.Runtime.Deadlines.Period;

namespace ProcLang.Semantics.Analysis;

/// <summary>The days from which times are counted to see whether they fit: each day of one year, the last that the calendar knows, or 2024
/// where it knows all. A check that looked only so far says so.</summary>
internal sealed class DaysOfAYear
{
    private readonly RulebookModel _model;
    private readonly DateTimeZone _zone;

    internal DaysOfAYear(RulebookModel model)
    {
        _model = model;
        _zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(model.Zone) ?? DateTimeZone.Utc;
        Last = model.Calendar.Horizon ?? new LocalDate(2024, 12, 31);
        First = Last.PlusDays(-365);
    }

    internal LocalDate First { get; }

    internal LocalDate Last { get; }

    /// <summary>The days, the first included and the last.</summary>
    internal IEnumerable<LocalDate> Days
    {
        get
        {
            for (var day = First; day <= Last; day = day.PlusDays(1))
            {
                yield return day;
            }
        }
    }

    /// <summary>Noon of a day: what happens on it happens then.</summary>
    internal Instant Noon(LocalDate day) => _zone.AtLeniently(day.At(LocalTime.Noon)).ToInstant();

    /// <summary>The due date of a period counted from then, as the rulebook counts.</summary>
    internal DueDate Due(Instant from, Period period, Direction direction, LocalTime? until) => Run(from, period, direction, new ClockRules(_model.Calendar, _zone, _model.LastDay, until));

    /// <summary>When a time that must pass has passed.</summary>
    internal DueDate Floor(Instant from, Period period, Direction direction) => Run(from, period, direction, new ClockRules(_model.Calendar, _zone, LastDayPolicy.Stays));

    private DueDate Run(Instant from, Period period, Direction direction, in ClockRules rules) =>
        Clock.Run(new ClockStart(from.InZone(_zone).Date, from, null), period, direction, [], from, rules);
}
