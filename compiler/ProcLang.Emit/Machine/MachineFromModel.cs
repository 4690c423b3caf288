using System.Collections.Immutable;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Model;

namespace ProcLang.Emit.Machine;

/// <summary>Makes the machines of a model: numbers guards, names things in C#, finds what a state must remember.</summary>
public static class MachineFromModel
{
    /// <summary>Steps, deadlines and the rows of one act are bits of a 64-bit set; the last two say that the case is closed or the act unknown.</summary>
    public const int MostBits = 62;

    /// <summary>Names that generated classes have or use, which no procedure may take.</summary>
    private static readonly string[] Taken =
    [
        "Offices", "Units", "Clauses", "References", "Organisation", "System", "ProcLang", "NodaTime", "Step", "ActKind", "Outcome", "Facts", "State", "Act", "Event",
        "Decide", "Evolve", "Open", "Explain", "Table", "Machine", "Person", "Office", "Unit", "Context", "Actors", "Scene", "Move", "Deed", "FactSet", "FactValue",
        "Decision", "Refusal", "Reason", "Clause", "Citation", "Roster", "Term", "Place", "Limit", "Signature", "Kept", "DueDates", "Explanation", "Instant",
        "Row", "Places", "Period", "Direction", "Norm", "Docket", "Happening", "Happenings", "Calendar", "IRulebook", "IProcedure", "Phrase", "Language",
    ];

    /// <summary>The machines of the rulebook. A rulebook that outgrows the sets throws <see cref="NotSupportedException"/>
    /// with a message for the author of the rules.</summary>
    public static RulebookMachine Make(RulebookModel model)
    {
        var names = new Identifiers(Taken);
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
            var step = new MachineStep(s, steps.Count, stepNames.Take(s.Id, s.Alias), IsSimple(s), StepRows(p, s, limits, first), limits,
                p.Parallels.FirstOrDefault(x => x.Steps.Contains(s.Id)));
            Fits(p, step.Rows.Length, "守卫", "guards");
            foreach (var d in s.Deadlines) deadlines.Add(new(d, deadlines.Count, step, null));
            steps.Add(step);
        }
        var recordNames = new Identifiers();
        var records = ImmutableArray.CreateBuilder<MachineRecord>();
        foreach (var r in p.Records)
        {
            var record = new MachineRecord(r, records.Count, recordNames.Take(r.Name, r.Alias), RecordRows(p, r, deadlines.Count));
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
        var walk = OwnEvents.Of(rulebook, p);
        var deedNames = new Identifiers(
            "ActiveSteps", "Ended", "EndedAt", "Facts", "AllFacts", "EnteredAt", "Since", "OpenedAt", "Overdue", "Entries", "Signatures", "Records", "Is", "LastDeed", "Times", "DeedTimes", "State", "Step");
        var deeds = walk.Found.Select(e => new MachineDeed(e.Step, e.Outcome, deedNames.Take(e.Outcome is null ? e.Step : e.Step + "_" + e.Outcome,
            DeedAlias(p, outcomes, e.Step, e.Outcome)), walk.Counted.Contains(e), walk.Timed.Contains(e))).ToImmutableArray();
        Fits(p, deeds.Length, "所问事件", "events asked about");
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

    private static string? DeedAlias(ProcedureModel p, ImmutableArray<(string Name, string Identifier)> outcomes, string step, string? outcome) =>
        p.Steps.FirstOrDefault(s => s.Id == step)?.Alias is not { } alias ? null
        : outcome is null ? alias
        : alias + "_" + (outcomes.FirstOrDefault(o => o.Name == outcome).Identifier ?? outcome);

    /// <summary>One act of one person performs it: any one of its references, or its only one, unmultiplied.</summary>
    private static bool IsSimple(StepModel s) => s.Actors.All(a => a.Quantifier == Quantifier.One) && (s.AnyActor || s.Actors.Length <= 1);

    /// <summary>It waits for an event, may be waived, or all its actors may turn out to be nobody.</summary>
    public static bool CompletesAlone(StepModel s) => s.Awaits is not null || s.WaivedBy.Length > 0 || MayBeNobody(s);

    /// <summary>All its actors may turn out to be nobody.</summary>
    public static bool MayBeNobody(StepModel s) => s.Actors.Length > 0 && s.Actors.All(a => a.Quantifier is Quantifier.Each or Quantifier.EachInRank);

    private static ImmutableArray<MachineGuard> StepRows(ProcedureModel p, StepModel s, ImmutableArray<LimitModel> limits, int firstDeadline)
    {
        var rows = new List<MachineGuard>
        {
            new(0, GuardKind.NotAuthorised, ReasonCode.NotAuthorised, s.AuthorityClause ?? s.Clause),
            new(1, GuardKind.NotYet, ReasonCode.NotYet, s.Clause),
            new(2, GuardKind.AlreadyActed, ReasonCode.AlreadyActed, s.Clause),
            new(3, GuardKind.OutOfTurn, ReasonCode.OutOfTurn, s.Clause),
        };
        if (s.CountsAs.Length > 0) rows.Add(new(rows.Count, GuardKind.CountsAs, ReasonCode.Condition, s.CountsAs[0].Clause));
        AddGuards(rows, p, s.Guards, s.Data);
        AddOutcomes(rows, s.Outcomes.Select(o => new ChoiceModel(o.Name ?? "", o.Alias)), s.Clause);
        rows.Add(new(rows.Count, GuardKind.NoRule, ReasonCode.NoRule, s.Clause));
        AddDeadlines(rows, s.Deadlines, firstDeadline);
        foreach (var l in limits) rows.Add(new(rows.Count, GuardKind.Limit, ReasonCode.LimitReached, l.Clause, Limit: l));
        return [.. rows];
    }

    private static ImmutableArray<MachineGuard> RecordRows(ProcedureModel p, RecordModel r, int firstDeadline)
    {
        var rows = new List<MachineGuard>
        {
            new(0, GuardKind.NotAuthorised, ReasonCode.NotAuthorised, r.AuthorityClause ?? r.Clause),
            new(1, GuardKind.NotYet, ReasonCode.NotYet, r.Clause),
            new(2, GuardKind.AlreadyActed, ReasonCode.AlreadyActed, r.Clause),
        };
        AddGuards(rows, p, r.Guards, r.Data);
        if (r.Value is { } value)
        {
            rows.Add(new(rows.Count, GuardKind.MissingValue, ReasonCode.MissingData, r.Clause));
            if (value.Kind == FactKind.Case)
            {
                rows.Add(new(rows.Count, GuardKind.UnknownSubject, ReasonCode.UnknownSubject, r.Clause));
                if (r.ValueTypes.Length > 0) rows.Add(new(rows.Count, GuardKind.WrongSubject, ReasonCode.Condition, r.Clause));
            }
        }

        AddOutcomes(rows, r.Outcomes, r.Clause);
        AddDeadlines(rows, r.Deadlines, firstDeadline);
        return [.. rows];
    }

    private static ImmutableArray<MachineGuard> OpeningRows(ProcedureModel p)
    {
        var rows = new List<MachineGuard>();
        AddGuards(rows, p, p.OpeningGuards, []);
        rows.Add(new(rows.Count, GuardKind.NoRule, ReasonCode.NoRule, p.Start?.Clause));
        if (p.Kind == ProcedureKind.Signing)
            foreach (var entry in p.Entry) rows.Add(new(rows.Count, GuardKind.Conflict, ReasonCode.Conflict, entry.Clause));
        return [.. rows];
    }

    private static void AddGuards(List<MachineGuard> rows, ProcedureModel p, ImmutableArray<GuardModel> guards, ImmutableArray<DataModel> data)
    {
        foreach (var g in guards) rows.Add(new(rows.Count, GuardKind.Guard, g.Code, g.Clause, Guard: g, Deadline: g.Condition is Condition.Running(var step) ? FirstForward(p, step) : -1));
        foreach (var d in data.Where(d => d.Required))
            rows.Add(new(rows.Count, GuardKind.Data, ReasonCode.MissingData, d.Clause, Data: d,
                Detail: new(d.Fact, p.Facts.FirstOrDefault(f => f.Name == d.Fact)?.Alias ?? d.Fact)));
    }

    /// <summary>The position of the first due date of the step that runs forward; -1: it has none.</summary>
    private static int FirstForward(ProcedureModel p, string step)
    {
        var at = 0;
        foreach (var s in p.Steps)
            foreach (var d in s.Deadlines)
            {
                if (s.Id == step && d is { Direction: Direction.After, Period: not null }) return at;
                at++;
            }

        return -1;
    }

    private static void AddOutcomes(List<MachineGuard> rows, IEnumerable<ChoiceModel> outcomes, Clause? clause)
    {
        var all = outcomes.ToList();
        rows.Add(new(rows.Count, GuardKind.UnknownOutcome, ReasonCode.UnknownOutcome, clause));
        rows.Add(new(rows.Count, GuardKind.MissingOutcome, ReasonCode.MissingOutcome, clause,
            Detail: new(string.Join('、', all.Select(o => o.Name)), string.Join(", ", all.Select(o => o.Alias ?? o.Name)))));
    }

    private static void AddDeadlines(List<MachineGuard> rows, ImmutableArray<DeadlineModel> deadlines, int first)
    {
        for (var i = 0; i < deadlines.Length; i++)
            if (deadlines[i].Norm == Norm.Constitutive)
                rows.Add(deadlines[i] is { Period: null, Direction: Direction.After }
                    ? new(rows.Count, GuardKind.TooEarly, ReasonCode.TooEarly, deadlines[i].Clause, Deadline: first + i)
                    : new(rows.Count, GuardKind.TooLate, ReasonCode.TooLate, deadlines[i].Clause, Deadline: first + i));
    }

    /// <summary>Words that name the same steps in the same way are one trigger. A word that only one step of a signing table
    /// bears as its alias is a trigger of its own.</summary>
    private static ImmutableArray<MachineAct> Acts(IReadOnlyList<MachineStep> all, IReadOnlyList<MachineRecord> records)
    {
        var steps = all.Where(s => s.Model.Awaits is null).ToList();
        var words = steps.Select(s => s.Model.Act).Concat(steps.SelectMany(s => s.Model.CountsAs).Select(c => c.Act)).Concat(records.Select(r => r.Model.Name))
            .Concat(steps.Where(s => s.Model.Act == s.Model.Name).Select(s => s.Model.Alias).OfType<string>())
            .Concat(steps.SelectMany(s => s.Model.CountsAs).Select(c => c.Alias).OfType<string>())
            .Concat(records.Select(r => r.Model.Alias).OfType<string>());
        var names = new Identifiers("Unknown");
        var acts = new List<MachineAct>();
        foreach (var same in words.Distinct(StringComparer.Ordinal).GroupBy(Meaning, StringComparer.Ordinal))
        {
            var first = same.First();
            var found = steps.Where(s => Knows(s.Model, first) is not null).ToImmutableArray();
            var record = found.IsEmpty ? records.FirstOrDefault(r => r.Model.Name == first || r.Model.Alias == first) : null;
            acts.Add(new([.. same], names.Take(first, same.Skip(1).FirstOrDefault()), found, found.Any(s => Knows(s.Model, first) != ""), record));
        }

        return [.. acts];

        string Meaning(string word)
        {
            var known = string.Join(';', steps.Select(s => Knows(s.Model, word) is { } how ? s.Index + how : "").Where(m => m.Length > 0));
            return known.Length > 0 ? known : "record " + records.First(r => r.Model.Name == word || r.Model.Alias == word).Index;
        }
    }

    /// <summary>How the step knows the word: as its own act (empty), as acts that count as it (their positions), or not (null).</summary>
    private static string? Knows(StepModel s, string word)
    {
        if (s.Act == word || (s.Alias == word && s.Act == s.Name)) return "";
        var counting = Enumerable.Range(0, s.CountsAs.Length).Where(i => s.CountsAs[i].Act == word || s.CountsAs[i].Alias == word).ToList();
        return counting.Count == 0 ? null : "+" + string.Join('+', counting);
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
        var (force, repeals, transitions, addressees) = model.Applicability;
        if (force is not null) yield return force.Clause;
        foreach (var r in repeals) yield return r.Clause;
        foreach (var t in transitions) yield return t.Clause;
        foreach (var a in addressees) yield return a.Clause;
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
