using System.Collections.Immutable;
using CsCheck;
using NodaTime;
using ProcLang.Review.Differences;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Calendars;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Reference;

namespace ProcLang.Review.Tests;

/// <summary>Small procedures put together at random and changed in one place: where every run of so many acts is the same on both, no
/// witness is shown; where some run is not, the verdict is not “equivalent”.</summary>
public class RandomProcedureTests
{
    private const int Pairs = 1000;
    private const int Depth = 5;

    private static readonly string[] Offices = ["Mayor", "Deputy", "Clerk"];
    private static readonly string[] Steps = ["A", "B", "C"];

    private sealed record Small(ImmutableArray<string> By, ImmutableArray<int> Pass, ImmutableArray<int> Back, ImmutableArray<int> Needs, bool FlagFirst);

    private static readonly Gen<Small> Procedures = Gen.Select(
        Gen.Int[0, 2].Select(i => Offices[i]).Array[3], Gen.Int[1, 3].Array[3], Gen.Int[-1, 2].Array[3], Gen.Int[-1, 2].Array[3], Gen.Bool,
        (by, pass, back, needs, flag) => new Small([.. by], [.. pass], [.. back], [.. needs], flag));

    /// <summary>One place changed, or none.</summary>
    private static readonly Gen<(Small Old, Small New)> Changed = Gen.Select(Procedures, Gen.Int[0, 5], Gen.Int[0, 2], Procedures).Select((old, what, where, other) => (old, what switch
    {
        0 => old with { By = old.By.SetItem(where, other.By[where]) },
        1 => old with { Pass = old.Pass.SetItem(where, other.Pass[where]) },
        2 => old with { Back = old.Back.SetItem(where, other.Back[where]) },
        3 => old with { Needs = old.Needs.SetItem(where, other.Needs[where]) },
        4 => old with { FlagFirst = other.FlagFirst },
        _ => old,
    }));

    [Fact]
    public void The_verdict_agrees_with_trying_every_run() => Changed.Sample(
        pair =>
        {
            var (old, changed) = (Model(pair.Old), Model(pair.New));
            var changes = Revision.Between(old, changed, witnesses: true);
            var differ = Differ(old, changed);
            // A state that no run reaches can still be given: what came before is taken as done.
            return differ ? !changes.IsEmpty : changes.All(c => c.Witness is null || c.Witness.Scenario.Lines.OfType<ScenarioLine.Begins>().Any(b => b.Event is not null));
        }, iter: Pairs, seed: "0000KPX4ivV0", threads: 1, print: Print);

    [Fact]
    public void Most_changes_that_a_run_shows_are_shown_by_a_witness()
    {
        var (shown, all) = (0, 0);
        Changed.Sample(
            pair =>
            {
                var (old, changed) = (Model(pair.Old), Model(pair.New));
                if (Differ(old, changed))
                {
                    all++;
                    shown += Revision.Between(old, changed, witnesses: true).Any(c => c.Witness is not null) ? 1 : 0;
                }
            }, iter: 300, seed: "0000KPX4ivV0", threads: 1, print: Print);
        shown.ShouldBe(all);
    }

    [Fact]
    public void The_direction_agrees_with_the_runs_of_both()
    {
        var strict = 0;
        Redirected.Sample(
            pair =>
            {
                var (old, changed) = (Model(pair.Old), Model(pair.New));
                var (before, after) = (Runs(old), Runs(changed));
                var said = ChangeDirections.Together(Revision.Between(old, changed).Select(c => c.Direction));
                var expected = (after.IsProperSupersetOf(before), after.IsProperSubsetOf(before)) switch
                {
                    (true, _) => ChangeDirection.Looser,
                    (_, true) => ChangeDirection.Stricter,
                    _ => said,
                };
                strict += before.SetEquals(after) || !(after.IsSupersetOf(before) || after.IsSubsetOf(before)) ? 0 : 1;
                return said == expected;
            }, iter: Pairs, seed: "0000KPX4ivV0", threads: 1, print: Print);
        strict.ShouldBeGreaterThan(100);
    }

    /// <summary>Procedures without conditions of which one way out leads elsewhere, is new or is gone.</summary>
    private static readonly Gen<(Small Old, Small New)> Redirected = Gen.Select(Procedures, Gen.Bool, Gen.Int[0, 2], Procedures).Select((old, pass, where, other) =>
    {
        var plain = old with { Needs = [-1, -1, -1] };
        return (plain, pass ? plain with { Pass = plain.Pass.SetItem(where, other.Pass[where]) } : plain with { Back = plain.Back.SetItem(where, other.Back[where]) });
    });

    /// <summary>Every run of so many acts, and its end where it ends, as the interpreter has it.</summary>
    private static HashSet<string> Runs(RulebookModel model)
    {
        var runs = new HashSet<string>(StringComparer.Ordinal);
        var rulebook = new ReferenceRulebook(model);
        foreach (var flag in new[] { true, false })
        {
            var roster = Roster.Create(DateTimeZoneProviders.Tzdb["Europe/London"]);
            roster = Offices.Aggregate(roster, (r, office) => r.Appoint(new Person(office), new Office(office), new Term(null, null)));
            var start = Instant.FromUtc(2024, 3, 4, 9, 0);
            Follow(Docket.Create(rulebook, roster).Create("x", "Paper", FactSet.Empty.With("urgent", new FactValue.Flag(flag)), start).Next, $"{flag}", 0);
        }

        return runs;

        void Follow(Docket docket, string way, int depth)
        {
            runs.Add(way);
            var status = docket.Find("x", "Way")!.Procedure.Status(docket.Find("x", "Way")!.State);
            if (status.Ended)
            {
                runs.Add(way + " end");
            }

            foreach (var (step, i) in Steps.Select((s, i) => (s, i)).Where(_ => depth <= Depth))
            {
                foreach (var outcome in new[] { "Pass", "Back" })
                {
                    foreach (var person in model.Procedures[0].Steps[i].Actors.Select(a => ((ActorReference.OfOffice)a.Reference).Office))
                    {
                        var (next, ruling) = docket.Act("x", "Way", new ActRequest(step, new Person(person), outcome, null, FactSet.Empty), docket.Clock!.Value + Duration.FromHours(1));
                        if (ruling is Ruling.Accepted)
                        {
                            Follow(next, $"{way} {step}.{outcome}", depth + 1);
                        }
                    }
                }
            }
        }
    }

    private static string Print((Small Old, Small New) pair)
    {
        static string One(Small s) => $"{string.Join(',', s.By)} pass {string.Join(',', s.Pass)} back {string.Join(',', s.Back)} needs {string.Join(',', s.Needs)} {s.FlagFirst}";
        return $"{One(pair.Old)} / {One(pair.New)}: {string.Join("; ", Revision.Between(Model(pair.Old), Model(pair.New), witnesses: true).Select(c => $"{c.Id} {c.Summary.En} {c.Witness?.Text}"))}";
    }

    // Every run: each office acts at each step with each outcome, whatever happened before.
    private static bool Differ(RulebookModel old, RulebookModel changed)
    {
        var (a, b) = (new ReferenceRulebook(old), new ReferenceRulebook(changed));
        foreach (var flag in new[] { true, false })
        {
            var roster = Roster.Create(DateTimeZoneProviders.Tzdb["Europe/London"]);
            foreach (var office in Offices)
            {
                roster = roster.Appoint(new Person(office), new Office(office), new Term(null, null));
            }

            var facts = FactSet.Empty.With("urgent", new FactValue.Flag(flag));
            var start = Instant.FromUtc(2024, 3, 4, 9, 0);
            if (Differ(Docket.Create(a, roster).Create("x", "Paper", facts, start).Next, Docket.Create(b, roster).Create("x", "Paper", facts, start).Next, start, 0, []))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Differ(Docket old, Docket changed, Instant at, int depth, HashSet<string> known)
    {
        var (x, y) = (State(old), State(changed));
        if (x != y)
        {
            return true;
        }

        if (depth == Depth || !known.Add($"{depth}{x}{string.Join(',', old.Log.Where(l => l.Event.Completed).Select(l => l.Event.Step + l.Event.Outcome).Distinct().Order())}"))
        {
            return false;
        }

        foreach (var person in Offices)
        {
            foreach (var step in Steps)
            {
                foreach (var outcome in new[] { "Pass", "Back" })
                {
                    var act = new ActRequest(step, new Person(person), outcome, null, FactSet.Empty);
                    var (o, ruling) = old.Act("x", "Way", act, at);
                    var (n, rulingNow) = changed.Act("x", "Way", act, at);
                    if (ruling is Ruling.Accepted != rulingNow is Ruling.Accepted)
                    {
                        return true;
                    }

                    if (ruling is Ruling.Accepted && Differ(o, n, at + Duration.FromHours(1), depth + 1, known))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static string State(Docket docket) => string.Join('|', docket.Cases.Select(c =>
    {
        var status = c.Procedure.Status(c.State);
        var may = c.Procedure.Permitted(c.State, docket.ContextFor("x", docket.Clock!.Value)).Select(p => p.Step + string.Concat(p.Who.Select(w => w.Person.Name)));
        return $"{string.Join(',', status.Active)} {status.Ended} {string.Join(',', may)}";
    }));

    private static RulebookModel Model(Small small)
    {
        Clause At(int i) => new($"1.1.{i + 1}", new Citation("Way", "1", 1, null, $"step {i}", "way.proc.md", i + 1));
        TransitionModel To(int target, Condition? when = null) => target > 2
            ? new TransitionModel(when, [], true, false, null) : new TransitionModel(when, [Steps[target]], false, false, null);
        return new RulebookModel
        {
            Name = "Way", Zone = "Europe/London", Calendar = WorkCalendar.Plain("plain"), Offices = [.. Offices.Select(o => new OfficeModel(o, null, null, false))],
            SubjectTypes = [new SubjectTypeModel("Paper", null, SubjectKind.Document, [new FactModel("urgent", null, new FactType(FactKind.Flag, []))])],
            Procedures =
            [
                new ProcedureModel
                {
                    Name = "Way", SubjectTypes = ["Paper"], Facts = [new FactModel("urgent", null, new FactType(FactKind.Flag, []))], Entry = [To(0)],
                    Steps = [.. Steps.Select((id, i) => new StepModel
                    {
                        Id = id, Name = id, Act = id, Clause = At(i), AuthorityClause = At(i),
                        Actors = [new ActorModel(Quantifier.One, 1, new ActorReference.OfOffice(small.By[i]), At(i))],
                        Guards = small.Needs[i] >= 0 && small.Needs[i] != i
                            ? [new GuardModel(new Condition.Happened(new EventModel(null, Steps[small.Needs[i]], null)), ReasonCode.Condition, Norm.Constitutive, At(i))] : [],
                        Outcomes =
                        [
                            new OutcomeModel("Pass", null, small.FlagFirst && i == 0
                                ? [To(2, new Condition.Flag("urgent")), To(Math.Max(i + 1, small.Pass[i]))] : [To(Math.Max(i + 1, small.Pass[i]))]),
                            .. small.Back[i] >= 0 && small.Back[i] <= i ? [new OutcomeModel("Back", null, [To(small.Back[i])])] : ImmutableArray<OutcomeModel>.Empty,
                        ],
                    })],
                },
            ],
        };
    }
}
