using System.Collections.Immutable;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Text;

namespace ProcLang.Semantics.Symbols;

/// <summary>Something a rulebook names. Declarations are open, so a symbol may be spoken of in many articles;
/// <see cref="DeclaredAt"/> is the first.</summary>
public abstract class Symbol(string name, string? alias, Location declaredAt)
{
    /// <summary>The canonical name: the one that stands before <c>as</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The other form of the name; null when there is none.</summary>
    public string? Alias { get; internal set; } = alias;

    /// <summary>Where it was first declared.</summary>
    public Location DeclaredAt { get; } = declaredAt;

    /// <summary>True once some clause speaks of it.</summary>
    public bool IsUsed { get; internal set; }

    /// <summary>What it is, in domain words (Chinese, English).</summary>
    public abstract (string Zh, string En) KindName { get; }

    /// <inheritdoc/>
    public override string ToString() => Alias is null ? Name : $"{Name} as {Alias}";
}

/// <summary>A body or unit.</summary>
public sealed class UnitSymbol(string name, string? alias, Location at, bool isBody) : Symbol(name, alias, at)
{
    /// <summary>True for 机关, false for 部门.</summary>
    public bool IsBody { get; } = isBody;
    /// <inheritdoc/>
    public override (string Zh, string En) KindName => IsBody ? ("机关", "body") : ("部门", "unit");
}

/// <summary>An office.</summary>
public sealed class OfficeSymbol(string name, string? alias, Location at) : Symbol(name, alias, at)
{
    /// <summary>The unit its holders belong to.</summary>
    public string? PlacedIn { get; internal set; }
    /// <summary>True when it is held of a unit.</summary>
    public bool PerUnit { get; internal set; }
    /// <inheritdoc/>
    public override (string Zh, string En) KindName => ("职务", "office");
}

/// <summary>A group of offices or of units, in rank order.</summary>
public sealed class GroupSymbol(string name, string? alias, Location at) : Symbol(name, alias, at)
{
    /// <summary>References to persons, in rank order.</summary>
    public ImmutableArray<ActorReference> Members { get; internal set; } = [];
    /// <summary>Units, when it is a group of units.</summary>
    public ImmutableArray<string> Units { get; internal set; } = [];
    /// <inheritdoc/>
    public override (string Zh, string En) KindName => ("组", "group");
}

/// <summary>A relation from a unit to persons.</summary>
public sealed class RelationSymbol(string name, string? alias, Location at) : Symbol(name, alias, at)
{
    /// <inheritdoc/>
    public override (string Zh, string En) KindName => ("关系", "relation");
}

/// <summary>A calendar.</summary>
public sealed class CalendarSymbol(string name, string? alias, Location at) : Symbol(name, alias, at)
{
    /// <summary>Its days.</summary>
    public ProcLang.Runtime.Calendars.WorkCalendar? Calendar { get; internal set; }
    /// <inheritdoc/>
    public override (string Zh, string En) KindName => ("日历", "calendar");
}

/// <summary>A named enumeration.</summary>
public sealed class EnumerationSymbol(string name, string? alias, Location at) : Symbol(name, alias, at)
{
    /// <summary>Its type.</summary>
    public FactType Type { get; internal set; } = new(FactKind.Choice, []);
    /// <inheritdoc/>
    public override (string Zh, string En) KindName => ("类型", "type");
}

/// <summary>A fact: an attribute of a subject, or data an act supplies.</summary>
public sealed class FactSymbol(string name, string? alias, Location at, FactType type) : Symbol(name, alias, at)
{
    /// <summary>Its type.</summary>
    public FactType Type { get; } = type;
    /// <inheritdoc/>
    public override (string Zh, string En) KindName => ("属性", "attribute");
}

/// <summary>A type of subject: document, matter or meeting.</summary>
public sealed class SubjectTypeSymbol(string name, string? alias, Location at, SubjectKind kind) : Symbol(name, alias, at)
{
    /// <summary>Document, matter or meeting.</summary>
    public SubjectKind Kind { get; } = kind;
    /// <summary>Its attributes, in text order.</summary>
    public List<FactSymbol> Attributes { get; } = [];
    /// <summary>The procedures that run on it.</summary>
    public IReadOnlyList<ProcedureSymbol> Procedures => OnIt;
    internal List<ProcedureSymbol> OnIt { get; } = [];
    /// <summary>The meeting's own procedure; null for other types.</summary>
    public ProcedureSymbol? Meeting => OnIt.Find(p => p.Kind == ProcedureKind.Meeting && p.Name == Name);
    /// <summary>The procedure of its signing table; null when it has none.</summary>
    public ProcedureSymbol? Signing => OnIt.Find(p => p.Kind == ProcedureKind.Signing);
    /// <summary>Finds an attribute by name or alias.</summary>
    public FactSymbol? Attribute(string name) => Attributes.Find(a => a.Name == name || a.Alias == name);
    /// <inheritdoc/>
    public override (string Zh, string En) KindName => Kind switch
    {
        SubjectKind.Document => ("公文", "document type"),
        SubjectKind.Meeting => ("会议", "meeting"),
        _ => ("事项", "matter"),
    };
}

/// <summary>A procedure; a signing table and a meeting have one too.</summary>
public sealed class ProcedureSymbol(string name, string? alias, Location at, ProcedureKind kind) : Symbol(name, alias, at)
{
    /// <summary>What it was written as.</summary>
    public ProcedureKind Kind { get; } = kind;
    /// <summary>The types it runs on.</summary>
    public IReadOnlyList<SubjectTypeSymbol> Subjects => _subjects;
    private readonly List<SubjectTypeSymbol> _subjects = [];

    /// <summary>The procedure runs on the type too.</summary>
    internal void RunOn(SubjectTypeSymbol type)
    {
        if (!_subjects.Contains(type))
        {
            _subjects.Add(type);
            type.OnIt.Add(this);
        }
    }

    /// <summary>What opens it, when it is a duty.</summary>
    internal ProcLang.Semantics.Binding.DutyOccasion? Occasion { get; set; }

    /// <summary>The duty whose fulfilment or breach it follows; null for any other.</summary>
    internal ProcedureSymbol? Of { get; init; }

    /// <summary>Steps and parallels in text order.</summary>
    public List<StepSymbol> Steps { get; } = [];
    /// <summary>Records in text order.</summary>
    public List<RecordSymbol> Records { get; } = [];
    /// <summary>Acts that count as a step's act (视为), with their aliases.</summary>
    public List<ChoiceModel> CountedActs { get; } = [];
    /// <summary>Data its acts supply that no subject type declares.</summary>
    public List<FactSymbol> OwnFacts { get; } = [];
    /// <summary>Finds a step by name or alias.</summary>
    public StepSymbol? Step(string name) => Steps.Find(s => s.Name == name || s.Alias == name);
    /// <summary>The step of a canonical name.</summary>
    internal StepSymbol? StepNamed(string name) => Steps.Find(s => s.Name == name);
    /// <summary>The record of a canonical name.</summary>
    internal RecordSymbol? RecordNamed(string name) => Records.Find(r => r.Name == name);
    /// <summary>The parallel that a clause declares, by where it stands.</summary>
    internal StepSymbol? ParallelAt(Location at) => Steps.Find(s => s.IsParallel && s.DeclaredAt == at);
    /// <summary>The record that a clause declares, by where it stands.</summary>
    internal RecordSymbol? RecordAt(Location at) => Records.Find(r => r.DeclaredAt == at);
    /// <summary>Finds a record by name or alias.</summary>
    public RecordSymbol? Record(string name) => Records.Find(r => r.Name == name || r.Alias == name);
    /// <summary>Finds a fact of its subjects or its own, by name or alias.</summary>
    public FactSymbol? Fact(string name) =>
        Subjects.Select(s => s.Attribute(name)).FirstOrDefault(a => a is not null) ?? OwnFacts.Find(f => f.Name == name || f.Alias == name);
    /// <inheritdoc/>
    public override (string Zh, string En) KindName => Kind switch
    {
        ProcedureKind.Signing => ("签发表", "signing table"),
        ProcedureKind.Meeting => ("会议", "meeting"),
        ProcedureKind.Duty => ("义务", "duty"),
        _ => ("程序", "procedure"),
    };
}

/// <summary>A step, a wait or a parallel of a procedure.</summary>
public sealed class StepSymbol(string name, string? alias, Location at, ProcedureSymbol procedure) : Symbol(name, alias, at)
{
    /// <summary>The procedure it is of.</summary>
    public ProcedureSymbol Procedure { get; } = procedure;
    /// <summary>True for the name of a parallel.</summary>
    public bool IsParallel { get; init; }
    /// <summary>Names of its outcomes (and aliases), as declared.</summary>
    public List<ChoiceModel> Outcomes { get; } = [];
    /// <inheritdoc/>
    public override (string Zh, string En) KindName => ("步骤", "step");
}

/// <summary>An act that is recorded: 记录, 未定, or a meeting's built-in records.</summary>
public sealed class RecordSymbol(string name, string? alias, Location at, ProcedureSymbol procedure) : Symbol(name, alias, at)
{
    /// <summary>The procedure it is of.</summary>
    public ProcedureSymbol Procedure { get; } = procedure;
    /// <summary>True for an open term (未定).</summary>
    public bool IsOpenTerm { get; init; }
    /// <summary>Type of the value it takes; null: none.</summary>
    public FactType? Value { get; internal set; }
    /// <summary>True when its value names a case that it splits off.</summary>
    public bool Splits { get; internal set; }
    /// <summary>How it can end, as written; empty for those the language itself gives outcomes.</summary>
    public List<ChoiceModel> Outcomes { get; } = [];
    /// <inheritdoc/>
    public override (string Zh, string En) KindName => IsOpenTerm ? ("未定概念", "open term") : ("记录", "record");
}

/// <summary>A drafter's reading of a term (解释).</summary>
public sealed class InterpretationSymbol(string name, string? alias, Location at) : Symbol(name, alias, at)
{
    /// <summary>Where its condition stands in the tree; it is bound where it is used.</summary>
    public required ProcLang.Syntax.Tree.SyntaxNode Syntax { get; init; }
    /// <summary>The fence's source.</summary>
    public required SourceText Source { get; init; }
    /// <inheritdoc/>
    public override (string Zh, string En) KindName => ("解释", "interpretation");
}

/// <summary>A power that may be delegated (授权).</summary>
public sealed class PowerSymbol(string name, string? alias, Location at) : Symbol(name, alias, at)
{
    /// <inheritdoc/>
    public override (string Zh, string En) KindName => ("授权", "delegation");
}

/// <summary>A limit.</summary>
public sealed class LimitSymbol(string name, string? alias, Location at) : Symbol(name, alias, at)
{
    /// <inheritdoc/>
    public override (string Zh, string En) KindName => ("限额", "limit");
}
