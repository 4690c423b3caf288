using System.Collections.Frozen;
using NodaTime;

namespace ProcLang.Runtime.Calendars;

/// <summary>Days off in a row (inclusive), with the holiday's name.</summary>
public sealed record DayOff(LocalDate From, LocalDate To, string Name);

/// <summary>Days worked although they fall on a weekend (inclusive).</summary>
public sealed record WorkDay(LocalDate From, LocalDate To, string Name);

/// <summary>Which days are worked. Beyond its horizon a calendar still answers by the weekend, but what it answers is provisional.</summary>
public sealed class WorkCalendar
{
    private readonly FrozenDictionary<LocalDate, (bool Works, string Name)> _special;
    private readonly FrozenSet<IsoDayOfWeek> _weekend;

    private WorkCalendar(
        string name, FrozenSet<IsoDayOfWeek> weekend, FrozenDictionary<LocalDate, (bool, string)> special, LocalDate? from, LocalDate? horizon)
    {
        Name = name;
        _weekend = weekend;
        _special = special;
        From = from;
        Horizon = horizon;
    }

    /// <summary>The calendar's name.</summary>
    public string Name { get; }

    /// <summary>The first day its data cover, inclusive; null: unlimited.</summary>
    public LocalDate? From { get; }

    /// <summary>The last day its data cover, inclusive; null: unlimited.</summary>
    public LocalDate? Horizon { get; }

    /// <summary>The days of the week that are off, Monday first.</summary>
    public IEnumerable<IsoDayOfWeek> Weekend => _weekend.Order();

    /// <summary>Every day that differs from the week: worked or off, with its name, by date.</summary>
    public IEnumerable<(LocalDate Day, bool Works, string Name)> SpecialDays =>
        _special.OrderBy(s => s.Key).Select(s => (s.Key, s.Value.Works, s.Value.Name));

    /// <summary>Saturday and Sunday off, nothing else, for ever.</summary>
    public static WorkCalendar Plain(string name) => Create(name, [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday], [], [], null, null);

    /// <summary>Makes a calendar. A make-up working day prevails over a day off. <paramref name="on"/>: the calendar it is based on, whose days
    /// it has where it says nothing of its own; its weekend too, when <paramref name="weekend"/> is empty.</summary>
    public static WorkCalendar Create(
        string name, IEnumerable<IsoDayOfWeek> weekend, IEnumerable<DayOff> daysOff, IEnumerable<WorkDay> workDays, LocalDate? from, LocalDate? horizon,
        WorkCalendar? on = null)
    {
        var special = new Dictionary<LocalDate, (bool, string)>();
        if (on is not null)
        {
            foreach (var (day, value) in on._special)
            {
                special[day] = value;
            }
        }

        foreach (var off in daysOff)
        {
            for (var day = off.From; day <= off.To; day = day.PlusDays(1))
            {
                special[day] = (false, off.Name);
            }
        }

        foreach (var work in workDays)
        {
            for (var day = work.From; day <= work.To; day = day.PlusDays(1))
            {
                special[day] = (true, work.Name);
            }
        }

        var weekly = weekend.ToFrozenSet();
        return new WorkCalendar(name, weekly.Count == 0 && on is not null ? on._weekend : weekly, special.ToFrozenDictionary(), from, horizon);
    }

    /// <summary>True when the day is worked.</summary>
    public bool IsWorkingDay(LocalDate day) =>
        _special.TryGetValue(day, out var special) ? special.Works : !_weekend.Contains(day.DayOfWeek);

    /// <summary>True when the data cover the day.</summary>
    public bool Covers(LocalDate day) => (From is not { } from || day >= from) && (Horizon is not { } horizon || day <= horizon);

    /// <summary>The holiday's name, or the name of the holiday a working day makes up for; null on ordinary days.</summary>
    public string? DayName(LocalDate day) => _special.TryGetValue(day, out var special) ? special.Name : null;
}
