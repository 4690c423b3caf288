using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using ProcLang.Runtime.Calendars;

namespace ProcLang.Runtime.Deadlines;

/// <summary>Counts deadlines. The day of the base event is never counted. A due date ends with its last day, at 24:00 in the
/// zone; only hours end within a day. Counting forward, a last day that is not worked follows the policy; counting back it
/// stays, because an act due n days before is due on that very day. Working days need no policy.</summary>
public static class Deadline
{
    /// <summary>Within the period after the event.</summary>
    public static DueDate After(Instant baseEvent, Period period, WorkCalendar calendar, DateTimeZone zone, LastDayPolicy policy) =>
        Count(baseEvent.InZone(zone).Date, baseEvent, period, Direction.After, calendar, zone, policy);

    /// <summary>At least the period before the event.</summary>
    public static DueDate Before(Instant baseEvent, Period period, WorkCalendar calendar, DateTimeZone zone, LastDayPolicy policy) =>
        Count(baseEvent.InZone(zone).Date, baseEvent, period, Direction.Before, calendar, zone, policy);

    /// <summary>Within the period after the day.</summary>
    public static DueDate After(LocalDate baseDay, Period period, WorkCalendar calendar, DateTimeZone zone, LastDayPolicy policy) =>
        Count(baseDay, zone.AtStartOfDay(baseDay).ToInstant(), period, Direction.After, calendar, zone, policy);

    /// <summary>At least the period before the day.</summary>
    public static DueDate Before(LocalDate baseDay, Period period, WorkCalendar calendar, DateTimeZone zone, LastDayPolicy policy) =>
        Count(baseDay, zone.AtStartOfDay(baseDay).ToInstant(), period, Direction.Before, calendar, zone, policy);

    /// <summary>Any time before the event itself.</summary>
    public static DueDate UpTo(Instant baseEvent, DateTimeZone zone)
    {
        var day = baseEvent.InZone(zone).Date;
        return new DueDate(baseEvent, day, day, new Period(0, PeriodUnit.Hours), Direction.Before, false,
            [new LedgerEntry(day, day, $"之前: {Text(day)}", $"before {Text(day)}")]);
    }

    /// <summary>Any time before the day begins.</summary>
    public static DueDate UpTo(LocalDate day, DateTimeZone zone) => UpTo(zone.AtStartOfDay(day).ToInstant(), zone);

    private static DueDate Count(
        LocalDate baseDay, Instant baseEvent, Period period, Direction direction, WorkCalendar calendar, DateTimeZone zone, LastDayPolicy policy)
    {
        var ledger = ImmutableArray.CreateBuilder<LedgerEntry>();
        ledger.Add(new LedgerEntry(baseDay, baseDay, $"起算 {Text(baseDay)} (不计当日)", $"counted from {Text(baseDay)} (that day not counted)"));
        var sign = direction == Direction.After ? 1 : -1;
        var provisional = !calendar.Covers(baseDay);
        LocalDate last;
        switch (period.Unit)
        {
            case PeriodUnit.Hours:
                var ends = baseEvent + Duration.FromHours(sign * (long)period.Amount);
                last = ends.InZone(zone).Date;
                ledger.Add(new LedgerEntry(last, last, $"{period.Zh} → {Text(ends, zone)}", $"{period.En} → {Text(ends, zone)}"));
                return new DueDate(ends, last, baseDay, period, direction, false, ledger.ToImmutable());
            case PeriodUnit.WorkingDays:
                last = CountWorkingDays(baseDay, period.Amount, sign, calendar, ledger, ref provisional);
                break;
            case PeriodUnit.Weeks:
                last = baseDay.PlusDays(sign * 7 * period.Amount);
                break;
            case PeriodUnit.Months:
                last = baseDay.PlusMonths(sign * period.Amount);
                break;
            case PeriodUnit.Years:
                last = baseDay.PlusYears(sign * period.Amount);
                break;
            case PeriodUnit.ClearDays:
                last = baseDay.PlusDays(sign * (period.Amount + 1));
                break;
            default:
                last = baseDay.PlusDays(sign * period.Amount);
                break;
        }

        ledger.Insert(1, new LedgerEntry(last, last, $"{period.Zh} → {Text(last)}", $"{period.En} → {Text(last)}"));
        if (direction == Direction.After && period.Unit != PeriodUnit.WorkingDays && policy != LastDayPolicy.Stays)
        {
            last = Roll(last, policy, calendar, ledger, ref provisional);
        }

        provisional |= !calendar.Covers(last) && (period.Unit == PeriodUnit.WorkingDays || policy != LastDayPolicy.Stays);
        return new DueDate(zone.AtStartOfDay(last.PlusDays(1)).ToInstant(), last, baseDay, period, direction, provisional, ledger.ToImmutable());
    }

    private static LocalDate CountWorkingDays(
        LocalDate day, int amount, int sign, WorkCalendar calendar, ImmutableArray<LedgerEntry>.Builder ledger, ref bool provisional)
    {
        LocalDate? offFrom = null, offTo = null;
        var left = amount;
        while (left > 0)
        {
            day = day.PlusDays(sign);
            provisional |= !calendar.Covers(day);
            if (calendar.IsWorkingDay(day))
            {
                left--;
                Flush(calendar, ledger, ref offFrom, ref offTo);
                if (calendar.DayName(day) is { } made)
                {
                    ledger.Add(new LedgerEntry(day, day, $"{Text(day)} 调休上班 ({made})", $"{Text(day)} is worked ({made})"));
                }
            }
            else
            {
                offFrom ??= day;
                offTo = day;
            }
        }

        Flush(calendar, ledger, ref offFrom, ref offTo);
        return day;
    }

    private static void Flush(WorkCalendar calendar, ImmutableArray<LedgerEntry>.Builder ledger, ref LocalDate? from, ref LocalDate? to)
    {
        if (from is { } a && to is { } b)
        {
            var (first, last) = a <= b ? (a, b) : (b, a);
            string? name = null;
            for (var day = first; day <= last; day = day.PlusDays(1))
            {
                name ??= calendar.DayName(day);
            }

            // Plain weekends explain themselves; a ledger of every Saturday helps nobody.
            if (name is not null)
            {
                ledger.Add(new LedgerEntry(first, last, $"{Text(first)} — {Text(last)} 放假 ({name})", $"{Text(first)} — {Text(last)} off ({name})"));
            }
        }

        from = to = null;
    }

    private static LocalDate Roll(
        LocalDate day, LastDayPolicy policy, WorkCalendar calendar, ImmutableArray<LedgerEntry>.Builder ledger, ref bool provisional)
    {
        var rolled = day;
        var step = policy == LastDayPolicy.RollsForward ? 1 : -1;
        // A calendar without working days would roll for ever; a year is further than any holiday.
        for (var i = 0; i < 366 && !calendar.IsWorkingDay(rolled); i++)
        {
            provisional |= !calendar.Covers(rolled);
            rolled = rolled.PlusDays(step);
        }

        if (rolled != day)
        {
            var name = calendar.DayName(day) is { } holiday ? $" ({holiday})" : "";
            ledger.Add(new LedgerEntry(day, rolled, $"末日 {Text(day)} 放假{name},{(step > 0 ? "顺延" : "提前")}至 {Text(rolled)}",
                $"the last day {Text(day)} is off{name} and rolls to {Text(rolled)}"));
        }

        return rolled;
    }

    private static string Text(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(Instant at, DateTimeZone zone) => at.InZone(zone).LocalDateTime.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
