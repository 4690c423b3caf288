using System.Collections.Immutable;
using NodaTime;

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

/// <summary>One line of a due date's ledger, in both languages; the days it speaks of, both inclusive.</summary>
public sealed record LedgerEntry(LocalDate? From, LocalDate? To, string Zh, string En);

/// <summary>A due date with its ledger.</summary>
public sealed record DueDate(
    Instant Ends, LocalDate LastDay, LocalDate BaseDay, Period Period, Direction Direction, bool Provisional, ImmutableArray<LedgerEntry> Ledger)
{
    /// <summary>Compares by when it falls and how it was counted; the ledger follows from these.</summary>
    public bool Equals(DueDate? other) => other is not null && Ends == other.Ends && LastDay == other.LastDay && BaseDay == other.BaseDay
        && Period == other.Period && Direction == other.Direction && Provisional == other.Provisional;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Ends, LastDay, BaseDay, Period, Direction);
}
