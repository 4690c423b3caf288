using NodaTime;
using ProcLang.Runtime.Calendars;
using ProcLang.Runtime.Citations;

namespace ProcLang.Runtime.Deadlines;

/// <summary>Counts deadlines. The day of the base event is never counted. A due date ends with its last day, at 24:00 in the
/// zone; only hours end within a day. Counting forward, a last day that is not worked follows the policy; counting back it
/// stays, because an act due n days before is due on that very day. Working days need no policy.</summary>
public static class Deadline
{
    /// <summary>Within the period after the event.</summary>
    public static DueDate After(Instant baseEvent, Period period, WorkCalendar calendar, DateTimeZone zone, LastDayPolicy policy) =>
        Run(baseEvent.InZone(zone).Date, baseEvent, period, Direction.After, new(calendar, zone, policy));

    /// <summary>At least the period before the event.</summary>
    public static DueDate Before(Instant baseEvent, Period period, WorkCalendar calendar, DateTimeZone zone, LastDayPolicy policy) =>
        Run(baseEvent.InZone(zone).Date, baseEvent, period, Direction.Before, new(calendar, zone, policy));

    /// <summary>Within the period after the day.</summary>
    public static DueDate After(LocalDate baseDay, Period period, WorkCalendar calendar, DateTimeZone zone, LastDayPolicy policy) =>
        Run(baseDay, zone.AtStartOfDay(baseDay).ToInstant(), period, Direction.After, new(calendar, zone, policy));

    /// <summary>At least the period before the day.</summary>
    public static DueDate Before(LocalDate baseDay, Period period, WorkCalendar calendar, DateTimeZone zone, LastDayPolicy policy) =>
        Run(baseDay, zone.AtStartOfDay(baseDay).ToInstant(), period, Direction.Before, new(calendar, zone, policy));

    /// <summary>Any time before the event itself.</summary>
    public static DueDate UpTo(Instant baseEvent, DateTimeZone zone, Phrase? what = null)
    {
        var day = baseEvent.InZone(zone).Date;
        return new DueDate(baseEvent, day, day, new Period(0, PeriodUnit.Hours), Direction.Before, false, [new LedgerEntry(LedgerKind.UpTo, day, day) { What = what }]);
    }

    /// <summary>Any time before the day begins.</summary>
    public static DueDate UpTo(LocalDate day, DateTimeZone zone) => UpTo(zone.AtStartOfDay(day).ToInstant(), zone);

    private static DueDate Run(LocalDate day, Instant at, Period period, Direction direction, in ClockRules rules) =>
        Clock.Run(new ClockStart(day, at, null), period, direction, [], at, rules);
}
