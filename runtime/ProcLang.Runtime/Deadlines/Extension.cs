using System.Globalization;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Facts;

namespace ProcLang.Runtime.Deadlines;

/// <summary>How much an act that extends a time grants. The record of it keeps the number as its value, so that the log alone says it.</summary>
public static class Extension
{
    /// <summary>The number granted: what the act states, or everything the rules allow.</summary>
    /// <param name="given">What the act supplies.</param>
    /// <param name="amount">The fact that states it; null: nothing may be stated.</param>
    /// <param name="most">What the rules allow.</param>
    public static string Granted(FactSet? given, string? amount, int most) =>
        ((amount is null ? null : given?.Get(amount)) is FactValue.Number number ? (int)number.Value : most).ToString(CultureInfo.InvariantCulture);

    /// <summary>What a record of an extension does to the clock.</summary>
    public static ClockTurn Of(RecordMade made, Period most) => new(
        ClockTurnKind.Extend, made.At, new Phrase(made.Record, made.Record), made.By,
        most with { Amount = int.TryParse(made.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var granted) ? granted : most.Amount });
}
