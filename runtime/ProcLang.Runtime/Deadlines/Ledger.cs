using System.Globalization;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Citations;

namespace ProcLang.Runtime.Deadlines;

/// <summary>What an entry of a due date's ledger says.</summary>
public enum LedgerKind
{
    /// <summary>Counting began; that day is not counted.</summary>
    Started,
    /// <summary>Counting began anew, and what had been counted is gone.</summary>
    Restarted,
    /// <summary>The period was counted.</summary>
    Counted,
    /// <summary>A fixed day.</summary>
    OnDay,
    /// <summary>Another date that was compared, and is not the one.</summary>
    Compared,
    /// <summary>Any time before a day or an event.</summary>
    UpTo,
    /// <summary>Days off by the calendar, not counted.</summary>
    DaysOff,
    /// <summary>A day of the weekend that is worked, counted.</summary>
    MakeUpDay,
    /// <summary>The clock stood still; these days are not counted.</summary>
    Suspended,
    /// <summary>Someone extended the time.</summary>
    Extended,
    /// <summary>The last day is not worked, and moved.</summary>
    Rolled,
    /// <summary>The calendar does not know these days yet.</summary>
    Provisional,
}

/// <summary>One entry of a due date's ledger, as data. Compared by content.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="From">The first day it speaks of.</param>
/// <param name="To">The last day it speaks of, inclusive; null: still going on.</param>
public sealed record LedgerEntry(LedgerKind Kind, LocalDate From, LocalDate? To)
{
    /// <summary>The event that counting started with, the holiday, why the clock stood still.</summary>
    public Phrase? What { get; init; }

    /// <summary>Who did it.</summary>
    public Person? By { get; init; }

    /// <summary>How much: the period counted, the time granted, the days not counted.</summary>
    public Period? Length { get; init; }

    /// <summary>The last day as it stands after this entry; null where the entry does not move it.</summary>
    public LocalDate? Result { get; init; }

    /// <summary>The time of day, where the clock ends within a day.</summary>
    public LocalTime? Time { get; init; }

    /// <summary>The entry in Chinese.</summary>
    public string Zh => Say(Language.Chinese);

    /// <summary>The entry in English.</summary>
    public string En => Say(Language.English);

    /// <summary>The entry for people.</summary>
    public string Say(Language language)
    {
        var zh = language == Language.Chinese;
        var what = What?.In(language);
        var length = Length is { } period ? zh ? period.Zh : period.En : null;
        var days = To is { } to && to != From ? $"{Text(From)} — {Text(to)}" : Text(From);
        var result = Result is { } last ? $" → {Text(last)}{At}" : "";
        return Kind switch
        {
            LedgerKind.Started => zh
                ? $"{(what is null ? "" : what + " ")}起算 {Text(From)} (不计当日)"
                : $"counted from {Text(From)}{(what is null ? "" : $", {what}")} (that day not counted)",
            LedgerKind.Restarted => zh ? $"{what} 重新起算 {Text(From)} (不计当日)" : $"counted anew from {Text(From)}, {what} (that day not counted)",
            LedgerKind.OnDay => what is null ? Text(From) : $"{what}: {Text(From)}",
            LedgerKind.Compared => zh ? $"与 {days} 相比: {what}{(length is null ? "" : $" 后 {length}")}" : $"compared with {days}: {(length is null ? "" : length + " after ")}{what}",
            LedgerKind.UpTo => zh ? $"{Text(From)} {what}之前" : $"before {Text(From)}{(what is null ? "" : ", " + what)}",
            LedgerKind.DaysOff => zh ? $"{days} 放假{Named(what)}" : $"{days} off{Named(what)}",
            LedgerKind.MakeUpDay => zh ? $"{days} 调休上班{Named(what)}" : $"{days} is worked{Named(what)}",
            LedgerKind.Suspended when To is null => zh
                ? $"{Text(From)} 起暂停{Named(what)},尚未恢复"
                : $"the clock stands still since {Text(From)}{Named(what)}",
            LedgerKind.Suspended => zh
                ? $"暂停 {days}{Named(what)}{(length is null ? "" : $",{length}不计")}{result}"
                : $"{days} the clock stood still{Named(what)}{(length is null ? "" : $", {length} not counted")}{result}",
            LedgerKind.Extended => zh
                ? $"{Text(From)} {By?.Name}延长 {length}{result}"
                : $"{Text(From)} extended by {length}{(By is { } by ? $" by {by.Name}" : "")}{result}",
            LedgerKind.Rolled => RolledText(zh, what),
            LedgerKind.Provisional => zh ? $"{Text(From)} 起尚无放假安排,期限暂定" : $"days off from {Text(From)} on are not known yet: provisional",
            _ => (length ?? what) + result,
        };
    }

    private string RolledText(bool zh, string? what)
    {
        var forward = Result > From;
        return zh
            ? $"末日 {Text(From)} 放假{Named(what)},{(forward ? "顺延" : "提前")}至 {Text(Result!.Value)}"
            : $"the last day {Text(From)} is off{Named(what)} and rolls to {Text(Result!.Value)}";
    }

    private string At => Time is { } time ? time.ToString(" HH:mm", CultureInfo.InvariantCulture) : "";

    private static string Named(string? what) => what is null ? "" : $" ({what})";

    private static string Text(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
