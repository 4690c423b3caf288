using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Calendars;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Deadlines;

namespace ProcLang.Semantics.Model;

/// <summary>What a rulebook means, in canonical order, defaults made explicit. The hub of the compiler: checks, the
/// reference interpreter, analysis and emission read it and nothing before it. Names are canonical names; every executable
/// clause has a stable id and its citation. Lists are ordered by first appearance in the text.</summary>
public sealed record RulebookModel
{
    /// <summary>The rulebook's name and its alias for code.</summary>
    public required string Name { get; init; }
    /// <summary>The name used in generated code; null when the name itself serves.</summary>
    public string? Alias { get; init; }
    /// <summary>The document number under which the text was issued.</summary>
    public string? Number { get; init; }
    /// <summary>The day the text was issued.</summary>
    public LocalDate? Issued { get; init; }
    /// <summary>When it applies, to whom, and to which cases begun before.</summary>
    public Applicability Applicability { get; init; } = Applicability.Unlimited;
    /// <summary>The tz database id in which days begin and end.</summary>
    public required string Zone { get; init; }
    /// <summary>What happens when the last day of a period is not a working day.</summary>
    public LastDayPolicy LastDay { get; init; }
    /// <summary>The calendar that counts working days.</summary>
    public required WorkCalendar Calendar { get; init; }
    /// <summary>Units: bodies and departments.</summary>
    public ImmutableArray<UnitModel> Units { get; init; } = [];
    /// <summary>Offices.</summary>
    public ImmutableArray<OfficeModel> Offices { get; init; } = [];
    /// <summary>Groups of offices or units, in rank order.</summary>
    public ImmutableArray<GroupModel> Groups { get; init; } = [];
    /// <summary>Relations the roster answers at run time, such as the deputy in charge of a department.</summary>
    public ImmutableArray<RelationModel> Relations { get; init; } = [];
    /// <summary>Who stands in for an absent holder.</summary>
    public ImmutableArray<ActingRule> Acting { get; init; } = [];
    /// <summary>Documents, matters and meetings that cases are about.</summary>
    public ImmutableArray<SubjectTypeModel> SubjectTypes { get; init; } = [];
    /// <summary>The machines-to-be, signing tables and meetings included.</summary>
    public ImmutableArray<ProcedureModel> Procedures { get; init; } = [];
    /// <summary>The signing tables as written, beside the procedures made of them.</summary>
    public ImmutableArray<SigningModel> Signings { get; init; } = [];
    /// <summary>The meetings as written, beside the procedures made of them.</summary>
    public ImmutableArray<MeetingModel> Meetings { get; init; } = [];
    /// <summary>Counters that reach across cases.</summary>
    public ImmutableArray<LimitModel> Limits { get; init; } = [];
    /// <summary>Every executable clause, in text order.</summary>
    public ImmutableArray<ClauseModel> Clauses { get; init; } = [];
    /// <summary>What the text says that nothing executes, and why.</summary>
    public ImmutableArray<DeclaratoryModel> Declaratory { get; init; } = [];
    /// <summary>What this text changes in another, in text order.</summary>
    public ImmutableArray<AmendmentModel> Amendments { get; init; } = [];
    /// <summary>What must hold on every run; a run that breaks one is found by the checks.</summary>
    public ImmutableArray<PropertyModel> Properties { get; init; } = [];
    /// <summary>Executable examples.</summary>
    public ImmutableArray<ScenarioModel> Scenarios { get; init; } = [];
}

/// <summary>A body (机关) or unit (部门).</summary>
public sealed record UnitModel(string Name, string? Alias, bool IsBody);

/// <summary>An office. <paramref name="PlacedIn"/> is the unit its holders belong to; an office held
/// <paramref name="PerUnit"/> is held of a unit (局长 of 财政局).</summary>
public sealed record OfficeModel(string Name, string? Alias, string? PlacedIn, bool PerUnit);

/// <summary>A group, in rank order: its members are actor references (offices, groups) or units.</summary>
public sealed record GroupModel(string Name, string? Alias, ImmutableArray<ActorReference> Members, ImmutableArray<string> Units);

/// <summary>A relation from a unit to persons, answered by the roster.</summary>
public sealed record RelationModel(string Name, string? Alias);

/// <summary>Which kind of thing a case is about.</summary>
public enum SubjectKind { Document, Matter, Meeting }

/// <summary>A document type, a matter, or a meeting, with its attributes.</summary>
public sealed record SubjectTypeModel(string Name, string? Alias, SubjectKind Kind, ImmutableArray<FactModel> Attributes);

/// <summary>A fact of a subject: an attribute, or data an act supplies.</summary>
public sealed record FactModel(string Name, string? Alias, FactType Type);

/// <summary>The kinds of fact.</summary>
public enum FactKind { Flag, Number, Money, Day, Moment, Text, Choice, Unit, UnitSet, Person, PersonSet, Case, CaseSet }

/// <summary>The type of a fact; <paramref name="Choices"/> only for <see cref="FactKind.Choice"/>.</summary>
public sealed record FactType(FactKind Kind, ImmutableArray<ChoiceModel> Choices)
{
    /// <summary>Compares choices by content.</summary>
    public bool Equals(FactType? other) => other is not null && Kind == other.Kind && Choices.SequenceEqual(other.Choices);
    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Choices.Length);
}

/// <summary>One value of an enumeration.</summary>
public sealed record ChoiceModel(string Name, string? Alias, Condition? When = null);

/// <summary>An executable clause: its id, citation, and what kind of clause it is, in domain words, for coverage and messages.
/// <paramref name="Sentences"/> are all the passages its anchors quote; the first is the citation's.</summary>
public sealed record ClauseModel(Clause Clause, string KindZh, string KindEn, ImmutableArray<Citation> Sentences);

/// <summary>A passage declared to have nothing to execute, and why.</summary>
public sealed record DeclaratoryModel(string Kind, string Article, ImmutableArray<Citation> Passages, bool WholeArticle, ImmutableArray<int> Paragraphs);

/// <summary>A counter across cases: at most <paramref name="Most"/> completions of the step in each calendar period per key.
/// The key is the value of <paramref name="KeyFact"/> of the subject, else the first unit of the actor that is in
/// <paramref name="Units"/> (all units when empty), else one common key when <paramref name="Common"/>.
/// An <see cref="ProcLang.Runtime.Decisions.Norm.Advisory"/> limit records a departure instead of refusing.
/// <paramref name="Unless"/>: when it holds the act is neither checked nor counted.</summary>
public sealed record LimitModel(
    string Id, string Procedure, string Step, string? KeyFact, ImmutableArray<string> Units, bool Common, PeriodUnit Per, int Most,
    ProcLang.Runtime.Decisions.Norm Norm, Condition? Unless, Clause Clause);
