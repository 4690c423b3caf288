using System.Collections.Immutable;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Calendars;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Deadlines;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Reference;

/// <summary>A rulebook interpreted from its model, so that rules can be tried before anything is compiled and compiled
/// machines have something to agree with.</summary>
public sealed class ReferenceRulebook : IRulebook
{
    private readonly RulebookModel _model;

    /// <summary>Interprets the model.</summary>
    public ReferenceRulebook(RulebookModel model)
    {
        _model = model;
        Procedures = [.. model.Procedures.Select(p => new ReferenceProcedure(model, p))];
        Limits = [.. model.Limits.Select(Reference.Limits.Counter)];
    }

    /// <inheritdoc/>
    public string Name => _model.Name;
    /// <inheritdoc/>
    public string? Alias => _model.Alias;
    /// <inheritdoc/>
    public string Zone => _model.Zone;
    /// <inheritdoc/>
    public LastDayPolicy LastDay => _model.LastDay;
    /// <inheritdoc/>
    public WorkCalendar Calendar => _model.Calendar;
    /// <inheritdoc/>
    public Applicability Applicability => _model.Applicability;
    /// <inheritdoc/>
    public ImmutableArray<IProcedure> Procedures { get; }
    /// <inheritdoc/>
    public ImmutableArray<LimitCounter> Limits { get; }
    /// <inheritdoc/>
    public ImmutableArray<Clause> Clauses => [.. _model.Clauses.Select(c => c.Clause)];
    /// <inheritdoc/>
    public ImmutableArray<string> Offices => [.. _model.Offices.Select(o => o.Name)];
    /// <inheritdoc/>
    public ImmutableArray<string> Relations => [.. _model.Relations.Select(r => r.Name)];
    /// <inheritdoc/>
    public ImmutableArray<string> Units => [.. _model.Units.Select(u => u.Name)];
    /// <inheritdoc/>
    public ImmutableArray<string> SubjectTypes => [.. _model.SubjectTypes.Select(s => s.Name)];

    /// <inheritdoc/>
    public Roster Organise(Roster roster)
    {
        foreach (var office in _model.Offices)
        {
            if (office.PlacedIn is { } unit)
            {
                roster = roster.Place(new Office(office.Name), new Unit(unit));
            }
        }

        foreach (var rule in _model.Acting)
        {
            roster = roster.WithActing(rule);
        }

        return roster;
    }
}
