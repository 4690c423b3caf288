using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Calendars;
using ProcLang.Runtime.Citations;

namespace ProcLang.Runtime.Deadlines;

/// <summary>What a clock counts from. That day is not counted.</summary>
/// <param name="Day">The day.</param>
/// <param name="At">The instant, for hours.</param>
/// <param name="What">What happened then; null: nothing is said of it.</param>
public readonly record struct ClockStart(LocalDate Day, Instant At, Phrase? What);

/// <summary>How days are counted.</summary>
/// <param name="Calendar">Which days are worked.</param>
/// <param name="Zone">The zone in which days begin and end.</param>
/// <param name="LastDay">What happens to a last day that is not worked.</param>
/// <param name="Until">The time of day at which the last day ends; null: at 24:00.</param>
public readonly record struct ClockRules(WorkCalendar Calendar, DateTimeZone Zone, LastDayPolicy LastDay, LocalTime? Until = null);

/// <summary>What changes a running clock.</summary>
public enum ClockTurnKind
{
    /// <summary>Counting begins anew.</summary>
    Restart,
    /// <summary>The clock stands still from that day on.</summary>
    Suspend,
    /// <summary>It runs again from the day after.</summary>
    Resume,
    /// <summary>Time is added.</summary>
    Extend,
}

/// <summary>Something that changed a clock.</summary>
/// <param name="Kind">How.</param>
/// <param name="At">When.</param>
/// <param name="What">What happened, in the rules' own words.</param>
/// <param name="By">Who did it; null: nobody.</param>
/// <param name="Length">The time added.</param>
public sealed record ClockTurn(ClockTurnKind Kind, Instant At, Phrase? What, Person? By = null, Period? Length = null);

/// <summary>Which of several due dates is meant.</summary>
public enum ClockChoice
{
    /// <summary>There is only one.</summary>
    Only,
    /// <summary>The latest; not known while one of them is not.</summary>
    Latest,
    /// <summary>The earliest of those known.</summary>
    Earliest,
}

/// <summary>Runs a clock: counts the period from its start and takes in, in the order they happened, what extended it, stopped it,
/// or started it anew. What happens after it ran out changes nothing. The day of the start is never counted; the days on which the
/// clock was stopped and started again are not counted either.</summary>
public static class Clock
{
    /// <summary>The due date as it stands at the instant; a clock that stands still counts up to that day.</summary>
    public static DueDate Run(ClockStart start, Period period, Direction direction, IEnumerable<ClockTurn> turns, Instant now, in ClockRules rules)
    {
        var count = new Count(start, period, direction, rules);
        foreach (var turn in turns.OrderBy(t => t.At))
        {
            count.Take(turn);
        }

        return count.Finish(now);
    }

    /// <summary>One of several due dates, the first of equal ones; the others stand in its ledger.</summary>
    public static DueDate? Choose(ClockChoice choice, IReadOnlyList<DueDate?> dates)
    {
        DueDate? chosen = null;
        foreach (var date in dates)
        {
            if (date is null)
            {
                if (choice != ClockChoice.Earliest)
                {
                    return null;
                }
            }
            else if (chosen is null || (choice == ClockChoice.Latest ? date.Ends > chosen.Ends : date.Ends < chosen.Ends))
            {
                chosen = date;
            }
        }

        if (chosen is null || dates.Count == 1)
        {
            return chosen;
        }

        var others = dates.Where(d => d is not null && !ReferenceEquals(d, chosen))
            .Select(d => new LedgerEntry(LedgerKind.Compared, d!.LastDay, d.LastDay) { What = d.Ledger[0].What, Length = d.Period.Amount == 0 ? null : d.Period });
        return chosen with { Ledger = [.. chosen.Ledger, .. others] };
    }

    private sealed class Count
    {
        private readonly ClockRules _rules;
        private readonly Period _period;
        private readonly Direction _direction;
        private readonly ImmutableArray<LedgerEntry>.Builder _ledger = ImmutableArray.CreateBuilder<LedgerEntry>();
        private readonly bool _exact;
        private readonly bool _day;
        private ClockStart _start;
        private LocalDate _last;
        private Instant _ends;
        private LocalDate? _unknown;
        private (Instant At, Phrase? What)? _stopped;
        private LocalDate _counted;

        internal Count(ClockStart start, Period period, Direction direction, in ClockRules rules)
        {
            _rules = rules;
            _period = period;
            _direction = direction;
            _exact = period.Unit == PeriodUnit.Hours;
            // Due on the very day: there is nothing to count.
            _day = period is { Amount: 0, Unit: PeriodUnit.Days };
            _ledger.Add(new LedgerEntry(_day ? LedgerKind.OnDay : LedgerKind.Started, start.Day, start.Day) { What = start.What, Time = _day ? rules.Until : null });
            Begin(start);
        }

        // A host may hand in any date. Beyond these the calendar itself ends, and a due date there is no date anybody waits for.
        private static readonly LocalDate Earliest = new(1000, 1, 1);
        private static readonly LocalDate Latest = new(8900, 12, 31);

        private int Sign => _direction == Direction.After ? 1 : -1;

        /// <summary>Whether it matters which days are worked.</summary>
        private bool Asks => _period.Unit == PeriodUnit.WorkingDays || Rolls;

        private bool Rolls => !_exact && _direction == Direction.After && _period.Unit != PeriodUnit.WorkingDays && _rules.LastDay != LastDayPolicy.Stays;

        private void Begin(ClockStart start)
        {
            start = start with { Day = LocalDate.Max(Earliest, LocalDate.Min(start.Day, Latest)) };
            _start = start;
            _last = start.Day;
            _ends = start.At;
            _counted = start.Day;
            _unknown = null;
            if (Asks)
            {
                Know(start.Day);
            }

            if (!_day)
            {
                Add(LedgerKind.Counted, _period, start.Day, null);
            }
        }

        internal void Take(ClockTurn turn)
        {
            if (_direction == Direction.Before || turn.At < _start.At || (turn.Kind == ClockTurnKind.Restart && turn.At == _start.At))
            {
                // Standing still since before it began, it begins standing still.
                _stopped = turn.Kind switch { ClockTurnKind.Suspend => (turn.At, turn.What), ClockTurnKind.Resume => null, _ => _stopped };
                return;
            }

            if (_stopped is null && turn.At >= Ends(Rolled()))
            {
                return;
            }

            switch (turn.Kind)
            {
                case ClockTurnKind.Restart:
                    _stopped = null;
                    var day = turn.At.InZone(_rules.Zone).Date;
                    _ledger.Count = 1;
                    _ledger.Add(new LedgerEntry(LedgerKind.Restarted, day, day) { What = turn.What, By = turn.By });
                    Begin(new ClockStart(day, turn.At, turn.What));
                    break;
                case ClockTurnKind.Extend when turn.Length is { } length:
                    Roll();
                    Add(LedgerKind.Extended, length, turn.At.InZone(_rules.Zone).Date, turn.By);
                    break;
                case ClockTurnKind.Suspend:
                    _stopped ??= (turn.At, turn.What);
                    break;
                case ClockTurnKind.Resume when _stopped is { } since:
                    Stand(since, turn.At, true);
                    _stopped = null;
                    break;
            }
        }

        internal DueDate Finish(Instant now)
        {
            if (_direction == Direction.After && _stopped is { } since)
            {
                Stand(since, Instant.Max(now, since.At), false);
            }

            Roll();
            if (_unknown is { } unknown)
            {
                _ledger.Add(new LedgerEntry(LedgerKind.Provisional, unknown, _last));
            }

            return new DueDate(Ends(_last), _last, _start.Day, _period, _direction, _unknown is not null, _ledger.ToImmutable());
        }

        /// <summary>The days from the one on which it stopped to the one on which it ran again are added at the end.</summary>
        private void Stand((Instant At, Phrase? What) since, Instant until, bool over)
        {
            var from = LocalDate.Max(since.At.InZone(_rules.Zone).Date, _counted.PlusDays(1));
            var to = until.InZone(_rules.Zone).Date;
            var length = (Period?)null;
            if (_exact)
            {
                _ends += until - Instant.Max(since.At, _start.At);
                _last = _ends.InZone(_rules.Zone).Date;
                from = LocalDate.Min(from, to);
            }
            else
            {
                var days = 0;
                for (var day = from; day <= to; day = day.PlusDays(1))
                {
                    days += _period.Unit == PeriodUnit.WorkingDays && !_rules.Calendar.IsWorkingDay(day) ? 0 : 1;
                }

                var unit = _period.Unit == PeriodUnit.WorkingDays ? PeriodUnit.WorkingDays : PeriodUnit.Days;
                length = new Period(days, unit);
                _last = unit == PeriodUnit.WorkingDays ? WorkingDays(_last, days, null) : _last.PlusDays(days);
                _counted = LocalDate.Max(_counted, to);
            }

            _ledger.Add(new LedgerEntry(LedgerKind.Suspended, from, over ? LocalDate.Max(from, to) : null)
            {
                What = since.What, Length = length, Result = over ? _last : null, Time = TimeOfDay,
            });
        }

        /// <summary>Moves the last day by a period.</summary>
        private void Add(LedgerKind kind, Period length, LocalDate on, Person? by)
        {
            var amount = Sign * length.Amount;
            var entry = _ledger.Count;
            switch (length.Unit)
            {
                case PeriodUnit.Hours:
                    _ends = (kind == LedgerKind.Extended && !_exact ? Ends(_last) : _ends) + Duration.FromHours((long)amount);
                    _last = _ends.InZone(_rules.Zone).Date;
                    break;
                case PeriodUnit.WorkingDays:
                    _last = WorkingDays(_last, length.Amount, kind == LedgerKind.Counted ? _ledger : null);
                    break;
                case PeriodUnit.Weeks:
                    _last = _last.PlusDays(7 * amount);
                    break;
                case PeriodUnit.Months:
                    _last = _last.PlusMonths(amount);
                    break;
                case PeriodUnit.Years:
                    _last = _last.PlusYears(Math.Clamp(amount, -900, 900));
                    break;
                case PeriodUnit.ClearDays when kind == LedgerKind.Counted:
                    _last = _last.PlusDays(amount + Sign);
                    break;
                default:
                    _last = _last.PlusDays(amount);
                    break;
            }

            if (_exact && length.Unit != PeriodUnit.Hours)
            {
                // Days added to hours: the same time of day, so many days later.
                _ends = (_last + _ends.InZone(_rules.Zone).TimeOfDay).InZoneLeniently(_rules.Zone).ToInstant();
            }

            _ledger.Insert(entry, new LedgerEntry(kind, kind == LedgerKind.Counted ? _last : on, kind == LedgerKind.Counted ? _last : on)
            {
                Length = length, Result = _last, By = by, Time = TimeOfDay,
            });
        }

        private LocalTime? TimeOfDay => _exact ? _ends.InZone(_rules.Zone).TimeOfDay : _rules.Until;

        private Instant Ends(LocalDate last) => _exact ? _ends
            : _rules.Until is { } time ? (last + time).InZoneLeniently(_rules.Zone).ToInstant()
            : _rules.Zone.AtStartOfDay(last.PlusDays(1)).ToInstant();

        private void Know(LocalDate day)
        {
            if (!_rules.Calendar.Covers(day) && (_unknown is not { } first || day < first))
            {
                _unknown = day;
            }
        }

        private LocalDate WorkingDays(LocalDate day, int amount, ImmutableArray<LedgerEntry>.Builder? ledger)
        {
            LocalDate? offFrom = null, offTo = null;
            for (var left = amount; left > 0;)
            {
                day = day.PlusDays(Sign);
                Know(day);
                if (_rules.Calendar.IsWorkingDay(day))
                {
                    left--;
                    Off(ledger, ref offFrom, ref offTo);
                    if (_rules.Calendar.DayName(day) is { } made)
                    {
                        ledger?.Add(new LedgerEntry(LedgerKind.MakeUpDay, day, day) { What = new(made, made) });
                    }
                }
                else
                {
                    offFrom ??= day;
                    offTo = day;
                }
            }

            Off(ledger, ref offFrom, ref offTo);
            return day;
        }

        private void Off(ImmutableArray<LedgerEntry>.Builder? ledger, ref LocalDate? from, ref LocalDate? to)
        {
            if (from is { } a && to is { } b)
            {
                var (first, last) = a <= b ? (a, b) : (b, a);
                string? name = null;
                for (var day = first; day <= last; day = day.PlusDays(1))
                {
                    name ??= _rules.Calendar.DayName(day);
                }

                // Plain weekends explain themselves; a ledger of every Saturday helps nobody.
                if (name is not null)
                {
                    ledger?.Add(new LedgerEntry(LedgerKind.DaysOff, first, last) { What = new(name, name) });
                }
            }

            from = to = null;
        }

        /// <summary>The last day, or the worked day it rolls to.</summary>
        private LocalDate Rolled()
        {
            var rolled = _last;
            var step = _rules.LastDay == LastDayPolicy.RollsForward ? 1 : -1;
            // A calendar without working days would roll for ever; a year is further than any holiday.
            for (var i = 0; Rolls && i < 366 && !_rules.Calendar.IsWorkingDay(rolled); i++)
            {
                rolled = rolled.PlusDays(step);
            }

            return rolled;
        }

        private void Roll()
        {
            var rolled = Rolled();
            if (Rolls)
            {
                for (var day = LocalDate.Min(_last, rolled); day <= LocalDate.Max(_last, rolled); day = day.PlusDays(1))
                {
                    Know(day);
                }
            }

            if (rolled != _last)
            {
                var name = _rules.Calendar.DayName(_last);
                _ledger.Add(new LedgerEntry(LedgerKind.Rolled, _last, _last) { What = name is null ? null : new(name, name), Result = rolled });
                _last = rolled;
            }
        }
    }
}
