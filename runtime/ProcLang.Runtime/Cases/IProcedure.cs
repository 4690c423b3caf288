using System.Collections.Immutable;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Calendars;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Facts;
using NodaTime;

namespace ProcLang.Runtime.Cases;

/// <summary>A procedure as hosts see it, whether generated or interpreted. States are opaque, immutable values that only
/// this procedure reads. Every member is pure.</summary>
public interface IProcedure
{
    /// <summary>What it is.</summary>
    ProcedureInfo Info { get; }

    /// <summary>Opens a case on the subject with its facts: one Started event, or a refusal (no rule, a conflict, a guard).</summary>
    Ruling Open(FactSet facts, in Context on);

    /// <summary>Decides an act.</summary>
    Ruling Decide(object state, ActRequest act, in Context on);

    /// <summary>The state after an event; a null state is that of a case about to open.</summary>
    object Evolve(object? state, CaseEvent happened);

    /// <summary>The earliest event that the passing of time, or an awaited event, has brought by <c>on.Now</c>; null when none.</summary>
    CaseEvent? NextOverdue(object state, in Context on);

    /// <summary>Takes a step as done at <c>on.Now</c>, whoever did it: a given of a scenario, or a case begun before this system.</summary>
    CaseEvent Assert(object state, string step, string? outcome, in Context on);

    /// <summary>The due date of a step that is active; null when it has none yet.</summary>
    DueDate? Due(object state, string step, in Context on);

    /// <summary>What is open now, and to whom.</summary>
    ImmutableArray<PermittedAct> Permitted(object state, in Context on);

    /// <summary>Where the case stands.</summary>
    CaseStatus Status(object state);
}

/// <summary>A rulebook as hosts see it.</summary>
public interface IRulebook
{
    /// <summary>Its name.</summary>
    string Name { get; }
    /// <summary>Its name for code.</summary>
    string? Alias { get; }
    /// <summary>The tz database id of its zone.</summary>
    string Zone { get; }
    /// <summary>What happens to a last day that is not worked.</summary>
    LastDayPolicy LastDay { get; }
    /// <summary>Its calendar.</summary>
    WorkCalendar Calendar { get; }
    /// <summary>When it applies, to whom, and to which cases begun before.</summary>
    Applicability Applicability { get; }
    /// <summary>Its procedures.</summary>
    ImmutableArray<IProcedure> Procedures { get; }
    /// <summary>Its counters across cases.</summary>
    ImmutableArray<LimitCounter> Limits { get; }
    /// <summary>Every clause.</summary>
    ImmutableArray<Clause> Clauses { get; }
    /// <summary>Names of its offices.</summary>
    ImmutableArray<string> Offices { get; }
    /// <summary>Names of its relations.</summary>
    ImmutableArray<string> Relations { get; }
    /// <summary>Names of its units.</summary>
    ImmutableArray<string> Units { get; }
    /// <summary>Names of the types of subject.</summary>
    ImmutableArray<string> SubjectTypes { get; }

    /// <summary>Puts the rulebook's own organisation into a roster: which office belongs to which unit, who stands in for whom.</summary>
    Roster Organise(Roster roster);
}

/// <summary>Names the rulebook of a generated assembly.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class RulebookAttribute(Type type) : Attribute
{
    /// <summary>A type with a parameterless constructor that implements <see cref="IRulebook"/>.</summary>
    public Type Type { get; } = type;
}
