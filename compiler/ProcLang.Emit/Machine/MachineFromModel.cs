using System.Collections.Immutable;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Model;

namespace ProcLang.Emit.Machine;

/// <summary>Makes the machines of a model: numbers guards, names things in C#, finds what a state must remember.</summary>
public static class MachineFromModel
{
    /// <summary>Steps, deadlines and the rows of one act are bits of a 64-bit set; bit 63 is kept for a closed case.</summary>
    public const int MostBits = 63;

    /// <summary>The machines of the rulebook. A rulebook that outgrows the sets throws <see cref="NotSupportedException"/>
    /// with a message for the author of the rules.</summary>
    public static RulebookMachine Make(RulebookModel model)
    {
        var names = new Identifiers("Offices", "Units", "Clauses", "References", "System", "ProcLang", "NodaTime");
        var own = names.Take(model.Name, model.Alias);
        var officeNames = new Identifiers("Offices");
        var offices = model.Offices.ToImmutableDictionary(o => o.Name, o => officeNames.Take(o.Name, o.Alias), StringComparer.Ordinal);
        var unitNames = new Identifiers("Units");
        var units = model.Units.ToImmutableDictionary(u => u.Name, u => unitNames.Take(u.Name, u.Alias), StringComparer.Ordinal);
        var procedures = model.Procedures.Select(p => Procedure(model, p, names)).ToImmutableArray();
        var clauseNames = new Identifiers("Clauses");
        var clauses = ClausesOf(model).DistinctBy(c => c.Id, StringComparer.Ordinal).Select(c => (c, clauseNames.Take("A" + c.Id, null))).ToImmutableArray();
        return new(model, own, offices, units, clauses, procedures);
    }

    private static ProcedureMachine Procedure(RulebookModel rulebook, ProcedureModel p, Identifiers classes)
    {
        var identifier = classes.Take(p.Name, p.Alias);
        Fits(p, p.Steps.Length, "步骤", "steps");
        Fits(p, p.Steps.Sum(s => s.Deadlines.Length) + p.Records.Sum(r => r.Deadlines.Length), "期限", "deadlines");
        var stepNames = new Identifiers();
        var deadlines = ImmutableArray.CreateBuilder<MachineDeadline>();
        var steps = ImmutableArray.CreateBuilder<MachineStep>();
        foreach (var s in p.Steps)
        {
            var limits = rulebook.Limits.Where(l => l.Procedure == p.Name && l.Step == s.Id).ToImmutableArray();
            var first = deadlines.Count;
            var step = new MachineStep(s, steps.Count, stepNames.Take(s.Id, s.Alias), IsSimple(s), StepRows(s, limits, first), limits,
                p.Parallels.FirstOrDefault(x => x.Steps.Contains(s.Id)));
            Fits(p, step.Rows.Length, "守卫", "guards");
            foreach (var d in s.Deadlines) deadlines.Add(new(d, deadlines.Count, step, null));
            steps.Add(step);
        }
        var recordNames = new Identifiers();
        var records = ImmutableArray.CreateBuilder<MachineRecord>();
        foreach (var r in p.Records)
        {
            var record = new MachineRecord(r, records.Count, recordNames.Take(r.Name, r.Alias), RecordRows(r, deadlines.Count,
                [.. rulebook.Limits.Where(l => l.Procedure == p.Name && l.Step == r.Name)]));
            Fits(p, record.Rows.Length, "守卫", "guards");
            foreach (var d in r.Deadlines) deadlines.Add(new(d, deadlines.Count, null, r));
            records.Add(record);
        }
        var outcomeNames = new Identifiers("None", "Unknown");
        var outcomes = p.Steps.SelectMany(s => s.Outcomes.Select(o => (o.Name, o.Alias)))
            .Concat(p.Records.SelectMany(r => r.Outcomes.Select(o => ((string?)o.Name, o.Alias))))
            .Concat(p.Steps.SelectMany(s => s.CountsAs.Select(c => (c.Outcome, (string?)null))))
            .Where(o => o.Item1 is not null).DistinctBy(o => o.Item1, StringComparer.Ordinal)
            .Select(o => (o.Item1!, outcomeNames.Take(o.Item1!, o.Item2))).ToImmutableArray();
        var walk = new OwnEvents(p);
        var deedNames = new Identifiers("Active", "Ended", "Facts", "Since", "OpenedAt", "Overdue", "Entered", "Signatures", "Records", "Is", "Deed");
        var deeds = walk.Found.Select(e => new MachineDeed(e.Step, e.Outcome, deedNames.Take(e.Outcome is null ? e.Step : e.Step + "_" + e.Outcome,
            p.Steps.First(s => s.Id == e.Step).Alias is { } a ? (e.Outcome is null ? a : a + "_" + outcomes.First(o => o.Item1 == e.Outcome).Item2) : null))).ToImmutableArray();
        var targets = p.Steps.SelectMany(s => s.Outcomes).SelectMany(o => o.Transitions).Concat(p.Entry).Concat(p.Parallels.Select(x => x.Then));
        return new()
        {
            Model = p,
            Identifier = identifier,
            Steps = steps.ToImmutable(),
            Records = records.ToImmutable(),
            Acts = Acts(steps, records),
            Outcomes = outcomes,
            Facts = Facts(p),
            Deeds = deeds,
            Deadlines = deadlines.ToImmutable(),
            Opening = OpeningRows(p),
            Forks = p.Parallels.Length > 0 || targets.Any(t => t.Targets.Length > 1),
            Settles = p.Steps.Any(CompletesAlone),
            LooksBack = walk.InTransitions,
        };
    }

    /// <summary>One act of one person performs it: any one of its references, or its only one, unmultiplied.</summary>
    private static bool IsSimple(StepModel s) => s.Actors.All(a => a.Quantifier == Quantifier.One) && (s.AnyActor || s.Actors.Length <= 1);

    /// <summary>It waits for an event, or all its actors may turn out to be nobody.</summary>
    public static bool CompletesAlone(StepModel s) => s.Awaits is not null || (s.Actors.Length > 0 && s.Actors.All(a => a.Quantifier is Quantifier.Each or Quantifier.EachInRank));

    private static ImmutableArray<MachineGuard> StepRows(StepModel s, ImmutableArray<LimitModel> limits, int firstDeadline)
    {
        var rows = new List<MachineGuard>
        {
            new(0, GuardKind.NotAuthorised, ReasonCode.NotAuthorised, s.AuthorityClause ?? s.Clause),
            new(1, GuardKind.NotYet, ReasonCode.NotYet, s.Clause),
            new(2, GuardKind.AlreadyActed, ReasonCode.AlreadyActed, s.Clause),
            new(3, GuardKind.OutOfTurn, ReasonCode.OutOfTurn, s.AuthorityClause ?? s.Clause),
        };
        AddGuards(rows, s.Guards, s.Data, s.Clause);
        rows.Add(new(rows.Count, GuardKind.UnknownOutcome, ReasonCode.UnknownOutcome, s.Clause));
        rows.Add(new(rows.Count, GuardKind.MissingOutcome, ReasonCode.MissingOutcome, s.Clause));
        rows.Add(new(rows.Count, GuardKind.NoRule, ReasonCode.NoRule, s.Clause));
        AddDeadlines(rows, s.Deadlines, firstDeadline);
        foreach (var l in limits) rows.Add(new(rows.Count, GuardKind.Limit, ReasonCode.LimitReached, l.Clause, Limit: l));
        return [.. rows];
    }

    private static ImmutableArray<MachineGuard> RecordRows(RecordModel r, int firstDeadline, ImmutableArray<LimitModel> limits)
    {
        var rows = new List<MachineGuard>
        {
            new(0, GuardKind.NotYet, ReasonCode.NotYet, r.Clause),
            new(1, GuardKind.NotAuthorised, ReasonCode.NotAuthorised, r.AuthorityClause ?? r.Clause),
        };
        AddGuards(rows, r.Guards, r.Data, r.Clause);
        rows.Add(new(rows.Count, GuardKind.AlreadyActed, ReasonCode.AlreadyActed, r.Clause));
        rows.Add(new(rows.Count, GuardKind.UnknownOutcome, ReasonCode.UnknownOutcome, r.Clause));
        rows.Add(new(rows.Count, GuardKind.MissingOutcome, ReasonCode.MissingOutcome, r.Clause));
        AddDeadlines(rows, r.Deadlines, firstDeadline);
        foreach (var l in limits) rows.Add(new(rows.Count, GuardKind.Limit, ReasonCode.LimitReached, l.Clause, Limit: l));
        return [.. rows];
    }

    private static ImmutableArray<MachineGuard> OpeningRows(ProcedureModel p)
    {
        var rows = new List<MachineGuard>();
        AddGuards(rows, p.OpeningGuards, [], p.Start?.Clause);
        rows.Add(new(rows.Count, GuardKind.NoRule, ReasonCode.NoRule, p.Start?.Clause));
        rows.Add(new(rows.Count, GuardKind.Conflict, ReasonCode.Conflict, p.Start?.Clause));
        return [.. rows];
    }

    private static void AddGuards(List<MachineGuard> rows, ImmutableArray<GuardModel> guards, ImmutableArray<DataModel> data, Clause? clause)
    {
        foreach (var g in guards) rows.Add(new(rows.Count, GuardKind.Guard, g.Code, g.Clause, Guard: g));
        foreach (var d in data.Where(d => d.Required)) rows.Add(new(rows.Count, GuardKind.Data, ReasonCode.MissingData, d.Clause ?? clause, Data: d));
    }

    private static void AddDeadlines(List<MachineGuard> rows, ImmutableArray<DeadlineModel> deadlines, int first)
    {
        for (var i = 0; i < deadlines.Length; i++)
            if (deadlines[i].Norm == Norm.Constitutive)
                rows.Add(new(rows.Count, GuardKind.Deadline, ReasonCode.TooLate, deadlines[i].Clause, Deadline: first + i));
    }

    private static ImmutableArray<MachineAct> Acts(IReadOnlyList<MachineStep> steps, IReadOnlyList<MachineRecord> records)
    {
        var names = new Identifiers("Unknown");
        var acts = new List<(string Name, string? Alias)>();
        foreach (var s in steps.Where(s => s.Model.Awaits is null))
        {
            // A step that is its act's only one lends the act its alias.
            var alias = steps.Count(x => x.Model.Act == s.Model.Act) == 1 && s.Model.Name == s.Model.Act ? s.Model.Alias : null;
            acts.Add((s.Model.Act, alias));
            acts.AddRange(s.Model.CountsAs.Select(c => (c.Act, c.Alias)));
        }
        acts.AddRange(records.Select(r => (r.Model.Name, r.Model.Alias)));
        return
        [
            .. acts.DistinctBy(a => a.Name, StringComparer.Ordinal).Select(a => new MachineAct(a.Name, a.Alias, names.Take(a.Name, a.Alias),
                [.. steps.Where(s => s.Model.Awaits is null && s.Model.Act == a.Name)],
                [.. steps.Where(s => s.Model.Awaits is null).SelectMany(s => s.Model.CountsAs.Where(c => c.Act == a.Name).Select(c => (s, c)))],
                records.FirstOrDefault(r => r.Model.Name == a.Name))),
        ];
    }

    private static ImmutableArray<MachineFact> Facts(ProcedureModel p)
    {
        var names = new Identifiers("All", "Facts", "None", "With", "Has", "Step", "ActKind", "Outcome", "State", "Act", "Event", "Same");
        return
        [
            .. p.Facts.Select(f =>
            {
                var identifier = names.Take(f.Name, f.Alias);
                var choices = new Identifiers();
                return new MachineFact(f, identifier, f.Type.Kind == FactKind.Choice ? names.Take(identifier + "Choice", null) : null,
                    f.Type.Choices.IsDefaultOrEmpty ? [] : [.. f.Type.Choices.Select(c => (c.Name, choices.Take(c.Name, c.Alias)))]);
            }),
        ];
    }

    /// <summary>Every clause any part of the rulebook cites; declared ones first, in text order.</summary>
    private static IEnumerable<Clause> ClausesOf(RulebookModel model)
    {
        foreach (var c in model.Clauses) yield return c.Clause;
        foreach (var a in model.Acting) yield return a.Clause;
        foreach (var p in model.Procedures)
            foreach (var c in ClauseWalk.Of(p))
                yield return c;
        foreach (var l in model.Limits) yield return l.Clause;
    }

    private static void Fits(ProcedureModel p, int count, string zh, string en)
    {
        if (count > MostBits) throw new NotSupportedException($"{p.Name}: {count} {en} ({zh}); at most {MostBits}.");
    }
}
