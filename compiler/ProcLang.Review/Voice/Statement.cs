using ProcLang.Runtime.Citations;

namespace ProcLang.Review.Voice;

/// <summary>What kind of thing a statement says.</summary>
public enum StatementKind
{
    /// <summary>The organisation: offices, units, groups, relations.</summary>
    Organisation,
    /// <summary>Documents and matters with their attributes.</summary>
    Subject,
    /// <summary>Calendar, zone, last day.</summary>
    Calendar,
    /// <summary>From when, to whom, and to which cases begun before.</summary>
    Applicability,
    /// <summary>Who stands in.</summary>
    Acting,
    /// <summary>What starts a procedure.</summary>
    Start,
    /// <summary>Who acts.</summary>
    Signatory,
    /// <summary>Who may act instead.</summary>
    Alternative,
    /// <summary>A condition of an act.</summary>
    Guard,
    /// <summary>What must be stated.</summary>
    Data,
    /// <summary>A due date and what follows when it passes.</summary>
    Deadline,
    /// <summary>Where a case goes.</summary>
    Outcome,
    /// <summary>Parallel steps and their join.</summary>
    Join,
    /// <summary>An act that counts as another.</summary>
    CountsAs,
    /// <summary>What dispenses with a step.</summary>
    Waiver,
    /// <summary>A step as such.</summary>
    Step,
    /// <summary>A record: when, how often, what of.</summary>
    Record,
    /// <summary>A rule of a signing table.</summary>
    Plan,
    /// <summary>Members and guests of a meeting.</summary>
    Members,
    /// <summary>A quorum.</summary>
    Quorum,
    /// <summary>How a meeting votes.</summary>
    Vote,
    /// <summary>A limit or frequency.</summary>
    Limit,
    /// <summary>What must hold on every run.</summary>
    Property,
}

/// <summary>One thing the rulebook says, said back: what it is about, the clause it is made of, and the sentence.</summary>
/// <param name="Kind">What kind of thing it says.</param>
/// <param name="Procedure">The procedure it belongs to; null for what belongs to none.</param>
/// <param name="Step">The step, record or rule it is about; null when about the whole.</param>
/// <param name="Slot">Which of several alike it is.</param>
/// <param name="Clause">The clause that says so; null where the language itself does.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Meaning">Equal for two statements exactly when they mean the same.</param>
public sealed record Statement(StatementKind Kind, string? Procedure, string? Step, string Slot, Clause? Clause, Phrase Text, string Meaning)
{
    /// <summary>The element of the model it says.</summary>
    public object? Element { get; init; }

    /// <summary>Said only where it differs: what the language itself gives every procedure of the kind.</summary>
    public bool IsUsual { get; init; }
}
