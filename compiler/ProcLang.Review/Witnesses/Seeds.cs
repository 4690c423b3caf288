using System.Collections.Immutable;
using NodaTime;
using ProcLang.Review.Differences;
using ProcLang.Review.Voice;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Analysis;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Scenarios;

namespace ProcLang.Review.Witnesses;

/// <summary>Where a search begins: lines to play, then so many acts more. <paramref name="Subjects"/> are the cases people may act in.</summary>
internal sealed record Seed(ImmutableArray<ScenarioLine> Lines, int Depth, World World, bool GoesOn = false)
{
    /// <summary>Items a record may be about.</summary>
    internal ImmutableArray<string> Items { get; init; } = [];
}

/// <summary>Beginnings that lead near a change: examples made for it, then the rulebook's own scenarios.</summary>
internal static class Seeds
{
    private const int MostAssignments = 40;
    private const int First = 16;

    internal static IEnumerable<Seed> For(Search search, Change change)
    {
        if (change.Kind == StatementKind.Applicability)
        {
            foreach (var seed in Begun(search, change))
            {
                yield return seed;
            }
        }

        foreach (var procedure in Procedures(search, change).Take(4))
        {
            if (change.Kind == StatementKind.Calendar)
            {
                foreach (var seed in Dated(search, procedure))
                {
                    yield return seed;
                }
            }

            if (change.Kind == StatementKind.Limit)
            {
                foreach (var seed in Repeated(search, procedure, change))
                {
                    yield return seed;
                }
            }

            if (procedure.Kind == ProcedureKind.Meeting)
            {
                foreach (var seed in MeetingSeeds.For(search, procedure, change))
                {
                    yield return seed;
                }
            }

            foreach (var seed in Made(search, procedure, change).Take(First))
            {
                yield return seed;
            }
        }

        foreach (var seed in Written(search, change, 0).Concat(Written(search, change, 1)))
        {
            yield return seed;
        }

        foreach (var procedure in Procedures(search, change).Take(2))
        {
            foreach (var seed in Made(search, procedure, change).Skip(First))
            {
                yield return seed;
            }
        }
    }

    /// <summary>The procedures the change can be seen in.</summary>
    private static IEnumerable<ProcedureModel> Procedures(Search search, Change change)
    {
        ProcedureModel? Find(string name) => search.New.Procedures.FirstOrDefault(p => p.Name == name) ?? search.Old.Procedures.FirstOrDefault(p => p.Name == name);
        if (change.Procedure is { } named)
        {
            return Find(named) is { } one ? [one] : [];
        }

        return change.Kind switch
        {
            StatementKind.Acting => search.New.Procedures.Concat(search.Old.Procedures)
                .Where(p => p.Steps.Any(s => s.Actors.Any(a => a.Reference == new ActorReference.OfOffice(change.Step!)))).DistinctBy(p => p.Name),
            StatementKind.Calendar => search.New.Procedures.Where(p => p.Steps.Any(s => s.Deadlines.Length > 0)),
            StatementKind.Organisation => search.New.Procedures.Where(p =>
                p.Steps.SelectMany(s => s.Actors).Concat(p.Records.SelectMany(r => r.Actors)).Any(a => Meaning.Of(a.Reference).Contains(change.Step ?? "", StringComparison.Ordinal))),
            StatementKind.Subject => search.New.Procedures.Where(p => p.SubjectTypes.Contains(change.Step!)),
            _ => [],
        };
    }

    /// <summary>One case with facts that matter, brought to the step by taking what comes before as done.</summary>
    private static IEnumerable<Seed> Made(Search search, ProcedureModel procedure, Change change)
    {
        var before = search.Old.Procedures.FirstOrDefault(p => p.Name == procedure.Name);
        var type = procedure.SubjectTypes.FirstOrDefault();
        if (type is null)
        {
            yield break;
        }

        var world = search.World(PerOffice(procedure, before));
        var worst = Worst(search, change);
        var day = worst is { } from && change.New?.Element is DeadlineModel { Base: not DeadlineBase.Date } ? from : world.FirstDay;
        var focus = Focus(procedure, change).Concat(before is null ? [] : Focus(before, change)).Distinct().Take(3).ToList();
        foreach (var facts in Assignments(world, search, procedure, before, change, type))
        {
            var dated = worst is { } on && change.New?.Element is DeadlineModel { Base: DeadlineBase.Date(var when) } && facts.ContainsKey(when) ? facts.With(when, new FactValue.Day(on)) : facts;
            if (dated != facts)
            {
                // Before the date, long enough for any period.
                day = worst!.Value.PlusDays(-60);
            }

            ImmutableArray<ScenarioLine> born = [.. world.Lines, .. Standing(search, change, world), new ScenarioLine.Begins(type, world.Subject(0), null, day.At(new LocalTime(8, 0)), null, dated, "", 0)];
            if (procedure.Start is { Procedure: { } of, Step: { } step } start)
            {
                var at = of == Words.OwnMeeting ? type : of;
                born = born.Add(new ScenarioLine.Begins(type, world.Subject(0), new EventModel(at, step, start.Outcome), day.At(new LocalTime(8, 30)), null, FactSet.Empty, "", 0));
            }

            yield return new Seed(born, focus.Count == 0 ? 3 : 2, world);
            if (procedure.Kind == ProcedureKind.Signing)
            {
                continue;
            }

            foreach (var target in focus)
            {
                foreach (var model in new[] { procedure, before ?? procedure })
                {
                    if (Way(model, target) is { Count: > 0 } way)
                    {
                        var lines = born;
                        var time = new LocalTime(9, 0);
                        foreach (var (at, outcome) in way)
                        {
                            lines = lines.Add(new ScenarioLine.Begins(type, world.Subject(0), new EventModel(procedure.Name, at, outcome), day.At(time), null, FactSet.Empty, "", 0));
                            time = time.PlusMinutes(10);
                        }

                        yield return new Seed(lines, 2, world);
                    }
                }
            }
        }

        // From the very beginning, as people would.
        var plain = Assignments(world, search, procedure, before, change, type).First();
        yield return new Seed([.. world.Lines, new ScenarioLine.Begins(type, world.Subject(0), null, day.At(new LocalTime(8, 0)), null, plain, "", 0)], 5, world);
    }

    /// <summary>The day from which a changed period differs most, or the last day does.</summary>
    private static LocalDate? Worst(Search search, Change change)
    {
        var shift = new DueDateShift(search.Old, search.New);
        return (change.Old?.Element, change.New?.Element) switch
        {
            (DeadlineModel { Period: { } before } o, DeadlineModel { Period: { } after } n) when o.Direction == n.Direction => shift.Over(before, after, n.Direction).WorstFrom,
            _ => null,
        };
    }

    /// <summary>Steps the change is at.</summary>
    private static IEnumerable<string> Focus(ProcedureModel procedure, Change change)
    {
        if (change.Kind == StatementKind.Acting)
        {
            return procedure.Steps.Where(s => s.Actors.Any(a => a.Reference == new ActorReference.OfOffice(change.Step!))).Select(s => s.Id).Take(1);
        }

        if (change.Kind == StatementKind.Calendar)
        {
            return procedure.Steps.Where(s => s.Deadlines.Length > 0).Select(s => s.Id).Take(2);
        }

        if (change.Kind == StatementKind.Organisation)
        {
            return procedure.Steps.Where(s => Meaning.Of(s.Actors).Contains(change.Step ?? "", StringComparison.Ordinal)).Select(s => s.Id).Take(1);
        }

        if (change.Step is not { } step)
        {
            return [];
        }

        if (procedure.Steps.Any(s => s.Id == step))
        {
            var before = change.Kind == StatementKind.Step
                ? procedure.Steps.Where(s => s.Outcomes.Any(o => o.Transitions.Any(t => t.Targets.Contains(step)))).Select(s => s.Id) : [];
            return [step, .. before];
        }

        return procedure.Parallels.FirstOrDefault(p => p.Id == step) is { } parallel ? parallel.Steps
            : procedure.Records.FirstOrDefault(r => r.Name == step) is { } record ? record.During : [];
    }

    /// <summary>The fewest steps to take as done so that the step is reached.</summary>
    private static List<(string Step, string? Outcome)>? Way(ProcedureModel procedure, string target)
    {
        var entries = procedure.Entry.SelectMany(t => Opened(procedure, t.Targets)).Distinct().ToList();
        var queue = new Queue<(string Step, ImmutableList<(string, string?)> Way)>(entries.Select(e => (e, ImmutableList<(string, string?)>.Empty)));
        var known = new HashSet<string>(entries);
        while (queue.Count > 0)
        {
            var (step, way) = queue.Dequeue();
            if (step == target)
            {
                return [.. way];
            }

            foreach (var outcome in procedure.Steps.FirstOrDefault(s => s.Id == step)?.Outcomes ?? [])
            {
                var on = outcome.Transitions.SelectMany(t => t.Targets).Concat(outcome.Transitions.Any(t => t.Join)
                    ? procedure.Parallels.Where(p => p.Steps.Contains(step)).SelectMany(p => p.Then.Targets) : []);
                foreach (var next in Opened(procedure, on).Where(known.Add))
                {
                    queue.Enqueue((next, way.Add((step, outcome.Name))));
                }
            }
        }

        return null;
    }

    private static IEnumerable<string> Opened(ProcedureModel procedure, IEnumerable<string> targets) =>
        targets.SelectMany(t => procedure.Parallels.FirstOrDefault(p => p.Id == t) is { } parallel ? parallel.Steps : [t]);

    /// <summary>Enough holders for any n of them, and one to spare.</summary>
    private static int PerOffice(ProcedureModel procedure, ProcedureModel? before)
    {
        var most = 1;
        foreach (var actor in new[] { procedure, before ?? procedure }.SelectMany(p => p.Steps.SelectMany(s => s.Actors).Concat(p.Records.SelectMany(r => r.Actors))))
        {
            most = Math.Max(most, actor.Quantifier == Quantifier.AnyOf ? actor.Count + 1 : actor.Quantifier is Quantifier.Each or Quantifier.EachInRank ? 2 : 1);
        }

        return most;
    }

    /// <summary>Facts of the case: plain ones, then each that matters changed, then two at a time.</summary>
    private static IEnumerable<FactSet> Assignments(World world, Search search, ProcedureModel procedure, ProcedureModel? before, Change change, string type)
    {
        var attributes = search.New.SubjectTypes.Concat(search.Old.SubjectTypes).Where(t => t.Name == type).SelectMany(t => t.Attributes)
            .Select(a => a.Name).Distinct().ToList();
        // A fact that only one of the two knows can be told to neither.
        attributes.RemoveAll(a => !search.New.SubjectTypes.Any(t => t.Name == type && t.Attributes.Any(x => x.Name == a))
            || !search.Old.SubjectTypes.Any(t => t.Name == type && t.Attributes.Any(x => x.Name == a)));
        var plain = FactSet.Empty;
        foreach (var attribute in attributes)
        {
            if (world.Plain(type, attribute) is { } value)
            {
                plain = plain.With(attribute, value);
            }
        }

        var conditions = Near(change).Concat(Asked.Of(procedure)).Concat(before is null ? [] : Asked.Of(before)).ToList();
        var atoms = conditions.SelectMany(Asked.Atoms).ToList();
        var order = Near(change).SelectMany(Asked.Atoms).SelectMany(Asked.Facts).Concat(atoms.SelectMany(Asked.Facts))
            .Concat(procedure.Steps.SelectMany(s => s.Actors).SelectMany(a => Asked.Facts(a.Reference))).Distinct().Where(attributes.Contains).Take(8).ToList();
        var given = 1;
        yield return plain;
        foreach (var fact in order)
        {
            foreach (var other in world.Others(type, fact, atoms).Distinct())
            {
                if (given++ < MostAssignments)
                {
                    yield return plain.With(fact, other);
                }
            }
        }

        for (var i = 0; i < order.Count; i++)
        {
            for (var j = i + 1; j < order.Count; j++)
            {
                foreach (var one in world.Others(type, order[i], atoms).Distinct())
                {
                    foreach (var two in world.Others(type, order[j], atoms).Distinct())
                    {
                        if (given++ < MostAssignments * 2)
                        {
                            yield return plain.With(order[i], one).With(order[j], two);
                        }
                    }
                }
            }
        }
    }

    /// <summary>The conditions that changed.</summary>
    private static IEnumerable<Condition> Near(Change change)
    {
        foreach (var element in new[] { change.Old?.Element, change.New?.Element })
        {
            foreach (var condition in element switch
            {
                GuardModel guard => [guard.Condition],
                AlternativeModel { When: { } when } => [when],
                CountsAsModel { When: { } when } => [when],
                DataModel { When: { } when } => [when],
                OutcomeModel outcome => outcome.Transitions.Select(t => t.When).OfType<Condition>(),
                SignRuleModel rule => [rule.Effective],
                ProcedureModel { Start.When: { } when } => [when],
                LimitModel { Unless: { } unless } => [unless],
                StepModel step => Asked.Of(step),
                RecusalModel recusal => [recusal.When],
                _ => Array.Empty<Condition>(),
            })
            {
                yield return condition;
            }
        }
    }

    /// <summary>Who is away, and whom he has mandated.</summary>
    private static IEnumerable<ScenarioLine> Standing(Search search, Change change, World world)
    {
        foreach (var rule in new[] { change.New?.Element, change.Old?.Element }.OfType<Runtime.Authority.ActingRule>().Take(1))
        {
            var (was, now) = (change.Old?.Element as Runtime.Authority.ActingRule, change.New?.Element as Runtime.Authority.ActingRule);
            var kinds = now is null || was is null || was.AbsenceKinds.SequenceEqual(now.AbsenceKinds)
                ? rule.AbsenceKinds
                : [.. now.AbsenceKinds.Except(was.AbsenceKinds), .. was.AbsenceKinds.Except(now.AbsenceKinds)];
            var kind = kinds.IsEmpty ? search.New.Name.Any(c => c >= '\u2E80') ? "出差" : "Travel" : kinds[0];
            foreach (var holder in world.Holders(rule.Absent.Name).Take(1))
            {
                yield return new ScenarioLine.Away(holder, kind, null, null, "", 0);
                if (was?.NeedsMandate == now?.NeedsMandate || was is null || now is null ? rule.NeedsMandate : false)
                {
                    foreach (var deputy in world.Holders(rule.Deputy.Name).Take(1))
                    {
                        yield return new ScenarioLine.Mandates(holder, deputy, rule.Absent.Name, null, null, "", 0);
                    }
                }
            }
        }

        foreach (var when in new[] { change.New?.Element, change.Old?.Element }.OfType<AlternativeModel>().Select(a => a.Reference).OfType<ActorReference.Where>().Take(1))
        {
            if (when is { When: Condition.Delegated(var from, var power), Of: ActorReference.OfOffice(var to) })
            {
                foreach (var (holder, other) in world.Holders(from).Take(1).Zip(world.Holders(to)))
                {
                    yield return new ScenarioLine.Mandates(holder, other, power, null, null, "", 0);
                }
            }
        }
    }

    /// <summary>Cases of each type begun about the days that the rules speak of, under these rules and under the repealed text.</summary>
    private static IEnumerable<Seed> Begun(Search search, Change change)
    {
        var world = search.World(1);
        var days = new SortedSet<LocalDate>();
        foreach (var rules in new[] { search.Old.Applicability, search.New.Applicability })
        {
            foreach (var day in new[] { rules.InForce?.From, rules.InForce?.Until }.Concat(rules.Transitions.Select(t => t.BackTo)))
            {
                if (day is { } on)
                {
                    days.UnionWith([on.PlusDays(-1), on, on.PlusDays(1)]);
                }
            }
        }

        var texts = search.Old.Applicability.Repeals.Concat(search.New.Applicability.Repeals).Select(r => (string?)r.Text).Prepend(null).Distinct().ToList();
        var units = new[] { change.Old?.Element, change.New?.Element }.OfType<Runtime.Cases.Addressees>().SelectMany(a => a.Units).Distinct().ToList();
        foreach (var type in search.New.SubjectTypes)
        {
            var facts = FactSet.Empty;
            foreach (var attribute in type.Attributes)
            {
                facts = world.Plain(type.Name, attribute.Name) is { } value ? facts.With(attribute.Name, value) : facts;
            }

            var variants = new List<FactSet> { facts };
            foreach (var attribute in type.Attributes.Where(a => a.Type.Kind == FactKind.Unit))
            {
                variants.AddRange(units.Select(u => facts.With(attribute.Name, new FactValue.UnitRef(new Runtime.Authority.Unit(u)))));
            }

            foreach (var day in days.Count == 0 ? [world.FirstDay] : days)
            {
                foreach (var (text, told) in texts.SelectMany(t => variants.Select(v => (t, v))))
                {
                    yield return new Seed([.. world.Lines, new ScenarioLine.Begins(type.Name, world.Subject(0), null, day.At(new LocalTime(9, 0)), text, told, "", 0)], 1, world);
                }
            }
        }
    }

    /// <summary>A step with a due date, reached on each of some days in a row: one of them ends on a day that is not worked.</summary>
    private static IEnumerable<Seed> Dated(Search search, ProcedureModel procedure)
    {
        var world = search.World(1);
        var type = procedure.SubjectTypes.FirstOrDefault();
        foreach (var step in procedure.Steps.Where(s => s.Deadlines.Length > 0 && type is not null))
        {
            for (var i = 0; i < 14; i++)
            {
                var day = world.FirstDay.PlusDays(i);
                var facts = FactSet.Empty;
                foreach (var attribute in search.New.SubjectTypes.Where(t => t.Name == type).SelectMany(t => t.Attributes))
                {
                    facts = world.Plain(type!, attribute.Name) is { } value ? facts.With(attribute.Name, value) : facts;
                }

                var lines = world.Lines.Add(new ScenarioLine.Begins(type!, world.Subject(0), null, day.At(new LocalTime(8, 0)), null, facts, "", 0));
                if (procedure.Start is { Procedure: { } of, Step: { } started } start)
                {
                    lines = lines.Add(new ScenarioLine.Begins(
                        type!, world.Subject(0), new EventModel(of == Words.OwnMeeting ? type : of, started, start.Outcome), day.At(new LocalTime(8, 30)), null, FactSet.Empty, "", 0));
                }

                var time = new LocalTime(9, 0);
                foreach (var (at, outcome) in Way(procedure, step.Id) ?? [])
                {
                    lines = lines.Add(new ScenarioLine.Begins(type!, world.Subject(0), new EventModel(procedure.Name, at, outcome), day.At(time), null, FactSet.Empty, "", 0));
                    time = time.PlusMinutes(10);
                }

                yield return new Seed(lines, 0, world);
            }
        }
    }

    /// <summary>The same step in several cases of one period.</summary>
    private static IEnumerable<Seed> Repeated(Search search, ProcedureModel procedure, Change change)
    {
        var limits = new[] { change.Old?.Element, change.New?.Element }.OfType<LimitModel>().ToList();
        var type = procedure.SubjectTypes.FirstOrDefault();
        if (limits.Count == 0 || type is null)
        {
            yield break;
        }

        var world = search.World(1);
        var step = limits[0].Step;
        var most = Math.Min(8, limits.Max(l => l.Most) + 1);
        var before = search.Old.Procedures.FirstOrDefault(p => p.Name == procedure.Name);
        foreach (var facts in Assignments(world, search, procedure, before, change, type).Take(6))
        {
            foreach (var apart in new[] { 1, 20, 40 })
            {
                var lines = world.Lines.ToBuilder();
                for (var i = 0; i < most; i++)
                {
                    var day = new LocalDate(world.FirstDay.Year, 3, 1).PlusDays(i * apart);
                    lines.Add(new ScenarioLine.Begins(type, world.Subject(i), null, day.At(new LocalTime(8, 0)), null, facts, "", 0));
                    var time = new LocalTime(8, 30);
                    foreach (var (at, outcome) in Way(procedure, step) ?? [])
                    {
                        lines.Add(new ScenarioLine.Begins(type, world.Subject(i), new EventModel(procedure.Name, at, outcome), day.At(time), null, FactSet.Empty, "", 0));
                        time = time.PlusMinutes(5);
                    }

                    foreach (var person in Doers(search, procedure, step, world))
                    {
                        lines.Add(new ScenarioLine.Acts(person, day.At(new LocalTime(10, 0)), step, null, new CaseReference(world.Subject(i), procedure.Name, null), null, FactSet.Empty, "", 0));
                    }
                }

                yield return new Seed(lines.ToImmutable(), 0, world);
            }
        }
    }

    // Whoever tries and may not is left out when the lines are played.
    private static IEnumerable<string> Doers(Search search, ProcedureModel procedure, string step, World world) =>
        procedure.Steps.Where(s => s.Id == step).SelectMany(s => s.Actors).SelectMany(a => a.Reference switch
        {
            ActorReference.OfOffice(var office) => world.Holders(office).Take(1),
            _ => world.Lines.OfType<ScenarioLine.Joins>().Select(j => j.Person).Take(2),
        });

    /// <summary>The rulebook's own scenarios about such cases, as they are and then a little further.</summary>
    private static IEnumerable<Seed> Written(Search search, Change change, int depth)
    {
        var world = search.World(1);
        var types = change.Procedure is { } named
            ? search.New.Procedures.Concat(search.Old.Procedures).Where(p => p.Name == named).SelectMany(p => p.SubjectTypes).ToHashSet() : null;
        foreach (var scenario in search.New.Scenarios.Concat(search.Old.Scenarios))
        {
            if (types is not null && !scenario.Lines.OfType<ScenarioLine.Begins>().Any(b => types.Contains(b.Type)))
            {
                continue;
            }

            var lines = scenario.Lines.Where(l => l is ScenarioLine.Holds or ScenarioLine.Relates or ScenarioLine.Joins or ScenarioLine.Away or ScenarioLine.Mandates
                or ScenarioLine.Begins or ScenarioLine.Acts or ScenarioLine.TimeReaches).ToImmutableArray();
            if (depth == 0)
            {
                yield return new Seed(lines, 0, world);
                continue;
            }

            for (var length = lines.Length; length > 0; length--)
            {
                if (lines[length - 1] is ScenarioLine.Acts or ScenarioLine.Begins)
                {
                    yield return new Seed(lines[..length], depth, world);
                }
            }
        }
    }
}
