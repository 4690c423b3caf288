using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Analysis;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Scenarios;

namespace ProcLang.Semantics.Properties;

/// <summary>How a property stands.</summary>
public enum PropertyStanding
{
    /// <summary>It holds on every run.</summary>
    Proved,
    /// <summary>A run breaks it, and the interpreter has played it.</summary>
    Refuted,
    /// <summary>Neither: too much to look at, or only runs that the interpreter does not play break it.</summary>
    Open,
}

/// <summary>What became of a property.</summary>
/// <param name="Standing">How it stands.</param>
/// <param name="Run">Refuted or open: the moves of the run that breaks it or would, each as it is called.</param>
/// <param name="Scenario">Refuted: the run as a scenario, its last line what is expected of it; null otherwise.</param>
/// <param name="Last">The step or record that the run comes to last; null: none.</param>
/// <param name="Looked">How many stands of cases were looked at.</param>
/// <param name="Depth">How many moves the longest run looked at has.</param>
public sealed record PropertyProof(
    PropertyStanding Standing, ImmutableArray<string> Run, ImmutableArray<ScenarioLine> Scenario, string? Last, int Looked, int Depth)
{
    /// <summary>Open: true when there was too much to look at, so that longer runs were left out.</summary>
    public bool IsBounded { get; init; }

    /// <summary>Open: cases of the procedure are merged or split, and such runs are not looked at.</summary>
    public bool IsJoined { get; init; }

    /// <summary>Refuted, always: the last day of the time in which the event has not happened.</summary>
    public LocalDate? Until { get; init; }

    /// <summary>Always: the case has ended without the event.</summary>
    public bool Ended { get; init; }

    /// <summary>What the case is like on which the run is made, in Chinese and in English; empty: any.</summary>
    public Phrase On { get; init; } = new("", "");
}

/// <summary>Proves properties or refutes them. All runs of the procedure are looked at as sets of cases, the shortest first, wherever the
/// rules leave something to people, to time or to other procedures as if it may be either way: what no such run breaks, no run breaks. A run
/// that would break the property is played on the reference interpreter, and only then told.</summary>
public sealed class PropertyProver
{
    private const int MostPlays = 25;

    private readonly RulebookModel _model;
    private readonly Neighbours _neighbours;
    private readonly Budget _budget = new();

    /// <summary>For the properties of a rulebook; together they look at so much and no more.</summary>
    public PropertyProver(RulebookModel model) => (_model, _neighbours) = (model, new Neighbours(model));

    /// <summary>How the property stands.</summary>
    public PropertyProof Prove(PropertyModel property)
    {
        ArgumentNullException.ThrowIfNull(property);
        var procedure = _neighbours[property.Procedure];
        if (procedure.Records.Any(r => r.Joinder is not null))
        {
            return new PropertyProof(PropertyStanding.Open, [], [], null, 0, 0) { IsBounded = true, IsJoined = true };
        }

        var runs = new Runs(_neighbours, procedure, property.When is null ? [] : [property.When], property.Event, _budget);
        return property.Kind switch
        {
            PropertyKind.Possible => Possible(property, procedure, runs),
            PropertyKind.Always => Always(property, procedure, runs),
            _ => Never(property, procedure, runs),
        };
    }

    private PropertyProof Always(PropertyModel property, ProcedureModel procedure, Runs runs)
    {
        RunPlayer? player = null;
        var timelines = new Timelines(_model, procedure, property, runs, _budget);
        var candidates = 0;
        PropertyProof? open = null;
        foreach (var day in Timelines.Days(_model, World.FirstDayOf(_model)))
        {
            foreach (var late in timelines.From(day))
            {
                if (candidates++ >= MostPlays)
                {
                    break;
                }

                var course = Course.Of(runs, late.Place, null, late.Place.Cases);
                var proof = Proof(PropertyStanding.Open, course, runs, null) with { Last = late.Stuck ?? (course.Moves.IsEmpty ? null : course.Moves[^1].Way.Move.Name), Ended = late.Stuck is null };
                open ??= proof;
                player ??= new RunPlayer(_model, procedure, runs.Cases, _budget);
                if (player.Play(course, day, late.Times) is { } played && player.Until(played, property.Due!) is { } then
                    && !player.Has(then, property.Event) && !(property.OnTime && player.IsLate(then)) && Stands(player, then) is { } stands
                    && Shortened(player, then.Lines, stands, l => Passes(player, l, stands)) is { IsEmpty: false } scenario)
                {
                    return proof with { Standing = PropertyStanding.Refuted, Scenario = scenario, Until = then.Clock.PlusMinutes(-2).Date, Looked = timelines.Looked, Depth = timelines.Depth };
                }
            }
        }

        return (open ?? new PropertyProof(timelines.TooLarge ? PropertyStanding.Open : PropertyStanding.Proved, [], [], null, 0, 0)) with
        {
            IsBounded = timelines.TooLarge || (open is not null && _budget.IsSpent), Looked = timelines.Looked, Depth = timelines.Depth,
        };
    }

    private PropertyProof Never(PropertyModel property, ProcedureModel procedure, Runs runs)
    {
        var candidates = 0;
        PropertyProof? open = null, refuted = null;
        RunPlayer? player = null;
        runs.Explore((place, way, taken) =>
        {
            if (!Happens(property.Event, way))
            {
                return true;
            }

            // The end comes with the last act counted; any other event is read as a prohibition of it is, before it counts.
            var broken = runs.Cases.Sets.And(taken, runs.Cases.Read(property.When, IsEnd(property) ? way.To.Happened : place.Stand.Happened));
            if (broken == DecisionDiagrams.Never || runs.Cases.Sets.GaveUp || candidates++ >= MostPlays)
            {
                return true;
            }

            var course = Course.Of(runs, place, way, broken);
            var proof = Proof(PropertyStanding.Open, course, runs, way.Move);
            open ??= proof;
            player ??= new RunPlayer(_model, procedure, runs.Cases, _budget);
            if (player.Play(course) is { Last: { } last } played && player.Holds(property.When, played, IsEnd(property) ? null : last))
            {
                refuted = proof with { Standing = PropertyStanding.Refuted, Scenario = Shortened(property, procedure, player, played, way.Move) };
            }

            return refuted is null || refuted.Scenario.IsEmpty;
        });
        return refuted is { Scenario.IsEmpty: false } ? refuted : Undecided(open, runs);
    }

    private PropertyProof Possible(PropertyModel property, ProcedureModel procedure, Runs runs)
    {
        runs.Explore((_, _, _) => true);
        if (runs.TooLarge)
        {
            return Undecided(null, runs);
        }

        var leading = runs.Leading(s => s.Ended && property.Event.Step == Words.Done, w => Happens(property.Event, w));
        var candidates = 0;
        PropertyProof? open = null;
        RunPlayer? player = null;
        foreach (var place in runs.Places)
        {
            // One that has happened need not be possible any more; a case that has ended another way is no dead end.
            if (runs.TooLarge || place.Stand.Ended || runs.Cases.Own.Has(place.Stand.Happened, property.Event.Step, property.Event.Outcome) == true)
            {
                continue;
            }

            var dead = runs.Cases.Sets.And(place.Cases, runs.Cases.Sets.Not(leading[place.Stand]));
            if (dead == DecisionDiagrams.Never || runs.Cases.Sets.GaveUp || candidates++ >= MostPlays)
            {
                continue;
            }

            var course = Course.Of(runs, place, null, dead);
            var proof = Proof(PropertyStanding.Open, course, runs, course.Moves.IsEmpty ? null : course.Moves[^1].Way.Move);
            open ??= proof;
            player ??= new RunPlayer(_model, procedure, runs.Cases, _budget);
            if (player.Play(course) is { } played && Stands(player, played) is { } stands
                && Shortened(player, played.Lines, stands, l => Passes(player, l, stands)) is { IsEmpty: false } scenario)
            {
                return proof with { Standing = PropertyStanding.Refuted, Scenario = scenario };
            }
        }

        return Undecided(open, runs);
    }

    private PropertyProof Undecided(PropertyProof? open, Runs runs) => runs.TooLarge || (open is not null && _budget.IsSpent)
        ? (open ?? new PropertyProof(PropertyStanding.Open, [], [], null, runs.Places.Count, runs.Depth)) with { IsBounded = true, Looked = runs.Places.Count, Depth = runs.Depth }
        : open is null ? new PropertyProof(PropertyStanding.Proved, [], [], null, runs.Places.Count, runs.Depth) : open with { Looked = runs.Places.Count, Depth = runs.Depth };

    private static PropertyProof Proof(PropertyStanding standing, Course course, Runs runs, Move? last) => new(
        standing, [.. course.Moves.Select(m => Called(m.Way.Move))], [], last?.Name, runs.Places.Count, runs.Depth)
    {
        On = new Phrase(Like(course, runs, true), Like(course, runs, false)),
    };

    private static string Called(Move move) => (move.Step?.Name ?? move.Name) + (move.Outcome is null ? "" : "." + move.Outcome);

    private static string Like(Course course, Runs runs, bool zh) => runs.Cases.Space.Say(runs.Cases.Sets.Cube(course.Opening), zh);

    private static bool IsEnd(PropertyModel property) => property.Event.Step == Words.Done;

    /// <summary>True when the event happens by the way.</summary>
    private static bool Happens(EventModel happening, Way way) => happening.Step == Words.Done
        ? way.To.Ended
        : way.Move.Completes && way.Move.Name == happening.Step && (happening.Outcome is null || happening.Outcome == way.Move.Outcome);

    private static ScenarioLine? Stands(RunPlayer player, Played played)
    {
        var status = played.Docket.Find(player.Case.Subject, player.Case.Procedure!) is { } view ? view.Procedure.Status(view.State) : null;
        return status switch
        {
            { Ended: true } => new ScenarioLine.Ended(player.Case, "", 0),
            { Active: { IsEmpty: false } active } => new ScenarioLine.StandsAt(player.Case, active, "", 0),
            _ => null,
        };
    }

    /// <summary>The run that breaks a property as short as it can be. Where an act breaks it, a rulebook that forbids the act refuses it: that
    /// is what the property says.</summary>
    private ImmutableArray<ScenarioLine> Shortened(PropertyModel property, ProcedureModel procedure, RunPlayer player, Played played, Move last)
    {
        if (last.Kind is not (MoveKind.Act or MoveKind.Record) || IsEnd(property))
        {
            return Stands(player, played) is { } stands ? Shortened(player, played.Lines, stands, l => Passes(player, l, stands)) : [];
        }

        var guard = new GuardModel(new Condition.Not(property.When ?? new Condition.True()), ReasonCode.Forbidden, Norm.Constitutive, property.Clause, last.Outcome);
        var forbidding = _model with
        {
            Procedures = [.. _model.Procedures.Select(p => p != procedure ? p : p with
            {
                Steps = [.. p.Steps.Select(s => s.Id == last.Step?.Id ? s with { Guards = s.Guards.Add(guard) } : s)],
                Records = [.. p.Records.Select(r => r.Name == last.Record?.Name ? r with { Guards = r.Guards.Add(guard) } : r)],
            })],
        };
        var rules = new Reference.ReferenceRulebook(forbidding);
        var accepted = new ScenarioLine.Accepted("", 0);
        return Shortened(player, played.Lines, accepted, l => l[^1] == played.Lines[^1] && Passes(player, l, accepted)
            && !ScenarioRunner.Run(rules, forbidding, new ScenarioModel("", "", 1, l.Add(accepted))).Passed);
    }

    private bool Passes(RunPlayer player, ImmutableArray<ScenarioLine> lines, ScenarioLine expected) => player.MayPlay()
        && ScenarioRunner.Run(player.Rules, _model, new ScenarioModel("", "", 1, lines.Add(expected))).Passed;

    private static ImmutableArray<ScenarioLine> Shortened(RunPlayer player, ImmutableArray<ScenarioLine> lines, ScenarioLine expected, Func<ImmutableArray<ScenarioLine>, bool> tells)
    {
        // A fact that some condition asks for stays: without it the case is another one.
        bool SameCase(ImmutableArray<ScenarioLine> plainer) => plainer.Zip(lines).All(pair => (pair.First, pair.Second) is not (ScenarioLine.Begins made, ScenarioLine.Begins was)
            || was.Facts.All(f => made.Facts.ContainsKey(f.Key) || !player.Asks(f.Key)));
        if (!tells(lines))
        {
            return [];
        }

        // First only those who act, then one by one.
        var acting = lines.OfType<ScenarioLine.Acts>().Select(a => a.Person).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<ScenarioLine> few = [.. lines.Where(l => l switch
        {
            ScenarioLine.Holds h => acting.Contains(h.Person),
            ScenarioLine.Joins j => acting.Contains(j.Person),
            ScenarioLine.Relates r => acting.Contains(r.Person),
            _ => true,
        })];
        lines = ScenarioReduction.Fewer(tells(few) ? few : lines, fewer => Acts(fewer) == Acts(lines) && tells(fewer));
        return ScenarioReduction.Plainer(lines, plainer => SameCase(plainer) && tells(plainer)).Add(expected);
    }

    // What is done belongs to the run.
    private static int Acts(ImmutableArray<ScenarioLine> lines) => lines.Count(l => l is ScenarioLine.Acts or ScenarioLine.TimeReaches or ScenarioLine.Begins);
}
