using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using ProcLang.Runtime.Citations;

namespace ProcLang.Runtime.Deadlines;

/// <summary>What a period counts.</summary>
public enum PeriodUnit
{
    /// <summary>Hours, exactly.</summary>
    Hours,
    /// <summary>Calendar days.</summary>
    Days,
    /// <summary>Working days of the calendar.</summary>
    WorkingDays,
    /// <summary>Weeks of seven days.</summary>
    Weeks,
    /// <summary>Calendar months; the end of a short month clamps.</summary>
    Months,
    /// <summary>Calendar years; 29 February clamps.</summary>
    Years,
    /// <summary>Whole days between, neither end counted.</summary>
    ClearDays,
}

/// <summary>What happens when the last day of a period is not worked.</summary>
public enum LastDayPolicy
{
    /// <summary>It stays.</summary>
    Stays,
    /// <summary>It moves to the next working day (顺延).</summary>
    RollsForward,
    /// <summary>It moves to the working day before.</summary>
    RollsBack,
}

/// <summary>Counting after an event or back from it.</summary>
public enum Direction
{
    /// <summary>Within so long after.</summary>
    After,
    /// <summary>At least so long before.</summary>
    Before,
}

/// <summary>A length of time in the rule's own units.</summary>
public readonly record struct Period(int Amount, PeriodUnit Unit)
{
    /// <summary>As people say it in Chinese.</summary>
    public string Zh => Unit switch
    {
        PeriodUnit.Hours => $"{Amount} 小时",
        PeriodUnit.WorkingDays => $"{Amount} 个工作日",
        PeriodUnit.ClearDays => $"{Amount} 整日",
        PeriodUnit.Weeks => $"{Amount} 周",
        PeriodUnit.Months => $"{Amount} 个月",
        PeriodUnit.Years => $"{Amount} 年",
        _ => $"{Amount} 日",
    };

    /// <summary>As people say it in English.</summary>
    public string En
    {
        get
        {
            var word = Unit switch
            {
                PeriodUnit.Hours => "hour",
                PeriodUnit.WorkingDays => "working day",
                PeriodUnit.ClearDays => "clear day",
                PeriodUnit.Weeks => "week",
                PeriodUnit.Months => "month",
                PeriodUnit.Years => "year",
                _ => "day",
            };
            return Amount == 1 ? $"1 {word}" : $"{Amount} {word}s";
        }
    }
}

/// <summary>A due date with its ledger, which says how it came about. Compared by content, ledger included: two dates that are the
/// same day for different reasons are not the same.</summary>
public sealed record DueDate(
    Instant Ends, LocalDate LastDay, LocalDate BaseDay, Period Period, Direction Direction, bool Provisional, ImmutableArray<LedgerEntry> Ledger)
{
    /// <summary>True while the clock stands still: the date is that of a clock that runs again today.</summary>
    public bool IsSuspended => Ledger.Any(e => e is { Kind: LedgerKind.Suspended, To: null });

    /// <summary>True when nothing but a start and a period made it: there is nothing to explain.</summary>
    public bool IsPlain => Ledger.All(e => e.Kind is LedgerKind.Started or LedgerKind.Counted or LedgerKind.OnDay or LedgerKind.UpTo);

    /// <summary>The day for people, and the time where it ends within the day; says when it is provisional or the clock stands still.</summary>
    public string Display(Language language)
    {
        var zh = language == Language.Chinese;
        var time = Ledger.LastOrDefault(e => e.Time is not null)?.Time is { } at ? at.ToString(" HH:mm", CultureInfo.InvariantCulture) : "";
        return LastDay.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) + time
            + (Provisional ? zh ? " (暂定)" : " (provisional)" : "") + (IsSuspended ? zh ? " (暂停中)" : " (the clock stands still)" : "");
    }

    /// <summary>How it came about, a line for each entry.</summary>
    public IEnumerable<string> Explain(Language language) => Ledger.Select(e => e.Say(language));

    /// <inheritdoc/>
    public bool Equals(DueDate? other) => other is not null && Ends == other.Ends && LastDay == other.LastDay && BaseDay == other.BaseDay
        && Period == other.Period && Direction == other.Direction && Provisional == other.Provisional && Ledger.SequenceEqual(other.Ledger);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Ends, LastDay, BaseDay, Period, Direction);
}
