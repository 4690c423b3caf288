using System.Collections.Immutable;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Citations;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Reference;

/// <summary>Describes a procedure to hosts, from its model.</summary>
public static class ProcedureDescription
{
    /// <summary>The description; acts in the order they first stand in the text, those of steps before records.</summary>
    public static ProcedureInfo Of(ProcedureModel procedure) => new(
        procedure.Name, procedure.Alias, procedure.Kind.ToString(), procedure.SubjectTypes,
        new StartInfo(procedure.Start?.Procedure, procedure.Start?.Step, procedure.Start?.Outcome),
        [.. procedure.Steps.Select(s => new StepInfo(s.Id, s.Name, s.Alias, s.Act, s.Clause))],
        Acts(procedure),
        [.. procedure.Facts.Select(f => new FactInfo(f.Name, f.Alias, f.Type.Kind.ToString(), [.. f.Type.Choices.Select(c => c.Name)]))],
        [.. Clauses(procedure).DistinctBy(c => c.Id)]);

    private static ImmutableArray<ActInfo> Acts(ProcedureModel procedure)
    {
        var steps = procedure.Steps.Where(s => s.Awaits is null).ToList();
        var acts = steps.Select(s => (s.Act, Alias: s.Act == s.Name ? s.Alias : null, TakesValue: false, Outcomes: s.Outcomes.Select(o => o.Name).OfType<string>()))
            .Concat(steps.SelectMany(s => s.CountsAs).Select(c => (c.Act, c.Alias, TakesValue: false, Outcomes: Enumerable.Empty<string>())))
            .Concat(procedure.Records.Select(r => (Act: r.Name, r.Alias, TakesValue: r.Value is not null, Outcomes: r.Outcomes.Select(o => o.Name))));
        return [.. acts.GroupBy(a => a.Act).Select(g => new ActInfo(
            g.Key, g.Select(a => a.Alias).FirstOrDefault(a => a is not null), g.Any(a => a.TakesValue), [.. g.SelectMany(a => a.Outcomes).Distinct()])
        {
            // An act that a step knows too is the step's.
            Joinder = steps.Exists(s => s.Act == g.Key || s.CountsAs.Any(c => c.Act == g.Key)) ? null : procedure.Records.FirstOrDefault(r => r.Name == g.Key)?.Joinder,
        })];
    }

    private static IEnumerable<Clause> Clauses(ProcedureModel procedure)
    {
        IEnumerable<Clause?> all =
        [
            procedure.Start?.Clause,
            .. procedure.Entry.Select(t => t.Clause),
            .. procedure.OpeningGuards.Select(g => g.Clause),
            .. procedure.Steps.SelectMany(OfStep),
            .. procedure.Records.SelectMany(OfRecord),
            .. procedure.Parallels.SelectMany(p => new[] { p.Clause, p.Then.Clause }),
        ];
        return all.OfType<Clause>();
    }

    private static IEnumerable<Clause?> OfStep(StepModel step) =>
    [
        step.Clause,
        step.AuthorityClause,
        .. step.Actors.Select(a => a.Clause),
        .. step.Alternatives.Select(a => a.Clause),
        .. step.Guards.Select(g => g.Clause),
        .. step.Data.Select(d => d.Clause),
        .. step.Deadlines.Select(d => d.Clause),
        .. step.Outcomes.SelectMany(o => o.Transitions).Select(t => t.Clause),
        .. step.CountsAs.Select(c => c.Clause),
    ];

    private static IEnumerable<Clause?> OfRecord(RecordModel record) =>
    [
        record.Clause,
        record.AuthorityClause,
        .. record.Actors.Select(a => a.Clause),
        .. record.Guards.Select(g => g.Clause),
        .. record.Data.Select(d => d.Clause),
        .. record.Deadlines.Select(d => d.Clause),
    ];
}
