using System.Collections.Immutable;
using NodaTime;
using ProcLang.Review.Differences;
using ProcLang.Review.Voice;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Analysis;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Scenarios;

namespace ProcLang.Review.Witnesses;

/// <summary>What may happen next: whoever may under either rulebook acts, with each outcome and with data and without; somebody who
/// may not tries; time passes a due date.</summary>
internal static class Actions
{
    private const int MostPersons = 3;

    internal static IEnumerable<ScenarioLine> From(Search search, Twin twin, Seed seed, Change change)
    {
        if (twin.Clock is not { } clock)
        {
            yield break;
        }

        var at = clock.PlusMinutes(60);
        var acts = new List<(string Subject, string Procedure, string Act, string? Step, List<string> Who, List<string?> Outcomes)>();
        var dues = new SortedSet<LocalDate>();
        foreach (var docket in new[] { twin.New, twin.Old })
        {
            foreach (var view in docket.Cases)
            {
                foreach (var act in view.Procedure.Permitted(view.State, docket.ContextFor(view.Subject, docket.Clock!.Value)))
                {
                    if (act.Due is { } due)
                    {
                        dues.Add(due.LastDay);
                    }

                    var found = acts.FirstOrDefault(a => a.Subject == view.Subject && a.Procedure == view.Procedure.Info.Name && a.Act == act.Act && a.Step == act.Step);
                    if (found.Who is null)
                    {
                        acts.Add(found = (view.Subject, view.Procedure.Info.Name, act.Act, act.Step, [], []));
                    }

                    foreach (var who in act.Who.Select(w => w.Person.Name).Take(MostPersons).Append(act.Who.IsEmpty ? seed.World.Outsider : null).OfType<string>())
                    {
                        if (!found.Who.Contains(who))
                        {
                            found.Who.Add(who);
                        }
                    }

                    foreach (var outcome in act.Outcomes.Select(o => (string?)o).DefaultIfEmpty(null))
                    {
                        if (!found.Outcomes.Contains(outcome))
                        {
                            found.Outcomes.Add(outcome);
                        }
                    }
                }
            }
        }

        // The procedure that changed comes first, and its step before others.
        foreach (var (subject, procedure, act, step, who, outcomes) in acts
            .OrderByDescending(a => a.Procedure == change.Procedure).ThenByDescending(a => change.Step is not null && (a.Step == change.Step || a.Act == change.Step)))
        {
            var reference = new CaseReference(subject, procedure, null);
            var data = Data(search, procedure, step, act);
            var asked = Guards(search, procedure, step, act).SelectMany(g => Asked.Atoms(g.Condition)).ToList();
            var values = Values(search, seed, procedure, act, twin);
            foreach (var person in who)
            {
                foreach (var outcome in outcomes)
                {
                    foreach (var value in values)
                    {
                        foreach (var facts in Facts(seed.World, procedure, data, asked, change, act, step))
                        {
                            yield return new ScenarioLine.Acts(person, at, act, value, reference, outcome, facts, "", 0);
                        }
                    }
                }
            }

            foreach (var counted in CountedActs(search, procedure, step))
            {
                foreach (var person in who.Take(2))
                {
                    foreach (var facts in Facts(seed.World, procedure, data, asked, change, act, step))
                    {
                        yield return new ScenarioLine.Acts(person, at, counted, null, reference, null, facts, "", 0);
                    }
                }
            }
        }

        dues.UnionWith(Passed(search, change, clock.Date));
        foreach (var due in dues)
        {
            foreach (var day in new[] { due, due.PlusDays(1), due.PlusDays(2) })
            {
                if (day.At(new LocalTime(0, 30)) > clock)
                {
                    yield return new ScenarioLine.TimeReaches(day.At(new LocalTime(0, 30)), "", 0);
                }
            }
        }
    }

    /// <summary>The days on which times end that the changed conditions speak of, were they counted from today or from the day they name.</summary>
    private static IEnumerable<LocalDate> Passed(Search search, Change change, LocalDate today)
    {
        foreach (var span in new[] { change.Old?.Element, change.New?.Element }.OfType<GuardModel>().SelectMany(g => Asked.Atoms(g.Condition)).OfType<Condition.Elapsed>().Select(e => e.Span))
        {
            if (span.Period is { } period)
            {
                var from = span.Base is DeadlineBase.Fixed(var day) ? day : today;
                var zone = DateTimeZoneProviders.Tzdb[search.New.Zone];
                yield return span.Direction == Direction.After
                    ? Deadline.After(from, period, search.New.Calendar, zone, LastDayPolicy.Stays).LastDay : Deadline.Before(from, period, search.New.Calendar, zone, LastDayPolicy.Stays).LastDay;
            }
        }
    }

    private static IEnumerable<string> CountedActs(Search search, string procedure, string? step) => search.New.Procedures.Concat(search.Old.Procedures)
        .Where(p => p.Name == procedure).SelectMany(p => p.Steps.Where(s => s.Id == step)).SelectMany(s => s.CountsAs).Select(c => c.Act).Distinct();

    private static IEnumerable<GuardModel> Guards(Search search, string procedure, string? step, string act) => search.New.Procedures.Concat(search.Old.Procedures)
        .Where(p => p.Name == procedure).SelectMany(p => step is null ? p.Records.Where(r => r.Name == act).SelectMany(r => r.Guards) : p.Steps.Where(s => s.Id == step).SelectMany(s => s.Guards));

    private static ImmutableArray<DataModel> Data(Search search, string procedure, string? step, string act) =>
        [.. search.New.Procedures.Concat(search.Old.Procedures).Where(p => p.Name == procedure)
            .SelectMany(p => step is null ? p.Records.Where(r => r.Name == act).SelectMany(r => r.Data) : p.Steps.Where(s => s.Id == step).SelectMany(s => s.Data)
                .Concat(p.Steps.Where(s => s.Id == step).SelectMany(s => s.Guards).SelectMany(g => Asked.Atoms(g.Condition)).OfType<Condition.Supplied>().Select(x => new DataModel(x.Fact, false, null))))
            .DistinctBy(d => d.Fact)];

    private static IEnumerable<FactSet> Facts(World world, string procedure, ImmutableArray<DataModel> data, List<Condition> asked, Change change, string act, string? step)
    {
        var all = FactSet.Empty;
        foreach (var datum in data)
        {
            if (world.Plain(procedure, datum.Fact) is { } value)
            {
                all = all.With(datum.Fact, value);
            }
        }

        yield return all;
        if (all.Count == 0)
        {
            yield break;
        }

        if (change.Kind is StatementKind.Data or StatementKind.Guard or StatementKind.Deadline && (change.Step == step || change.Step == act))
        {
            var yes = FactSet.Of(all.Select(f => f.Value is FactValue.Flag ? KeyValuePair.Create(f.Key, (FactValue)new FactValue.Flag(true)) : f));
            foreach (var from in new[] { all, yes })
            {
                yield return from;
                foreach (var fact in from)
                {
                    yield return FactSet.Of(from.Where(f => f.Key != fact.Key));
                }
            }
        }

        foreach (var fact in all)
        {
            foreach (var other in world.Others(procedure, fact.Key, asked).Take(asked.Count == 0 ? 2 : 8))
            {
                yield return all.With(fact.Key, other);
            }
        }
    }

    private static List<string?> Values(Search search, Seed seed, string procedure, string act, Twin twin)
    {
        var record = search.New.Procedures.Concat(search.Old.Procedures).Where(p => p.Name == procedure).SelectMany(p => p.Records).FirstOrDefault(r => r.Name == act);
        return record?.Value?.Kind switch
        {
            FactKind.Case => seed.Items.IsEmpty ? [.. twin.New.Subjects.Take(3)] : [.. seed.Items],
            FactKind.Person => [.. seed.World.Lines.OfType<ScenarioLine.Holds>().Select(h => h.Person).Distinct().Take(3)],
            _ => new List<string?> { null },
        };
    }
}
