using ProcLang.Runtime.Citations;

namespace ProcLang.Semantics.Model;

/// <summary>What a property says of the runs of its procedure.</summary>
public enum PropertyKind
{
    /// <summary>永不: on no run does the event happen while the condition holds.</summary>
    Never,
    /// <summary>必定: on every run the event happens, by its due date where one is stated.</summary>
    Always,
    /// <summary>总能: from wherever a case that is open can come to, the rules leave a way to the event.</summary>
    Possible,
}

/// <summary>What must hold on every run of a procedure. It executes nothing: prohibitions, due dates and outcomes do; it says what they
/// come to together, and the checks prove or refute it.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Procedure">The procedure whose runs are meant.</param>
/// <param name="Event">The event it speaks of, of that procedure.</param>
/// <param name="When">Never: read as a prohibition of the act would read it, at the act and before it counts, but of the end of a case when the last act has counted; null: always holds.</param>
/// <param name="Due">Always: by when; null: sooner or later. Its bound is included, as for any due date.</param>
/// <param name="OnTime">Always: of the runs on which no due date of a step passes; false: of every run.</param>
/// <param name="Clause">Where it is written, with the words it quotes.</param>
public sealed record PropertyModel(
    PropertyKind Kind, string Procedure, EventModel Event, Condition? When, DeadlineModel? Due, bool OnTime, Clause Clause);
