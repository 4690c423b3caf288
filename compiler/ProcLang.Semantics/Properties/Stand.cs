using ProcLang.Semantics.Analysis;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Properties;

/// <summary>Where a case stands: which steps are active, what of its past is remembered, and whether it has ended.</summary>
/// <param name="Active">A bit for each active step, in text order.</param>
/// <param name="Happened">A bit for each event remembered, see <see cref="OwnEvents"/>.</param>
internal readonly record struct Stand(UInt128 Active, UInt128 Happened, bool Ended);

/// <summary>How a case goes on.</summary>
internal enum MoveKind
{
    /// <summary>Somebody does a step.</summary>
    Act,
    /// <summary>Somebody makes a record.</summary>
    Record,
    /// <summary>A due date passes that ends its step or the case.</summary>
    Time,
    /// <summary>What a step waits for has happened.</summary>
    Comes,
    /// <summary>A step is passed over because it was waived.</summary>
    Waived,
}

/// <summary>One way a case goes on.</summary>
internal sealed record Move(MoveKind Kind, StepModel? Step, RecordModel? Record, string? Outcome, DeadlineModel? Deadline)
{
    /// <summary>True when the step was done or the record made, so that the event has happened.</summary>
    internal bool Completes => Kind is not MoveKind.Waived && Deadline?.Overdue is not OverdueModel.Lapse;

    /// <summary>The step or record.</summary>
    internal string Name => Step?.Id ?? Record!.Name;
}

/// <summary>A move from a stand to the next, in the cases in which it can be made.</summary>
/// <param name="Move">What happens.</param>
/// <param name="To">Where the case stands then.</param>
/// <param name="When">The cases, with what the act supplies in them.</param>
/// <param name="Supplied">What the act supplies; null: nothing that is asked.</param>
internal sealed record Way(Move Move, Stand To, int When, Forgotten? Supplied);
