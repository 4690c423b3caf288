using System.Collections.Immutable;
using NodaTime;
using ProcLang.Review.Differences;
using ProcLang.Review.Voice;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Reference;
using ProcLang.Semantics.Scenarios;

namespace ProcLang.Review.Witnesses;

/// <summary>Looks for the shortest run that one rulebook allows and the other does not, for a change that is given. Both reference
/// interpreters run side by side; the search is bounded, and what it finds is run on both once more as a scenario.</summary>
internal sealed class Search
{
    private const int MostStates = 1500;

    private readonly RulebookModel _old;
    private readonly RulebookModel _new;
    private readonly ReferenceRulebook _oldRules;
    private readonly ReferenceRulebook _newRules;
    private readonly Pair _pair;
    // The old rulebook itself, where the one searched with is the new one with a change taken back.
    private readonly (RulebookModel Model, ReferenceRulebook Rules)? _whole;
    private readonly Dictionary<(int PerOffice, string? Procedure), World> _worlds = [];
    private string? _about;
    private readonly Dictionary<World, Twin> _peopled = new(ReferenceEqualityComparer.Instance);

    private Search(RulebookModel old, RulebookModel changed, ReferenceRulebook newRules, (RulebookModel, ReferenceRulebook)? whole)
    {
        (_old, _new, _newRules, _whole) = (old, changed, newRules, whole);
        _oldRules = new ReferenceRulebook(old);
        _pair = new Pair(_oldRules, _newRules);
    }

    /// <summary>The changes with their witnesses. Where there are several, each is looked for with the others made on both sides, so that no other
    /// change is taken for it; what is found still runs the other way on the old rulebook itself. Both models use the same names.</summary>
    internal static ImmutableArray<Change> Witnessed(RulebookModel old, RulebookModel changed, ImmutableArray<Change> changes)
    {
        if (changes.IsEmpty)
        {
            return changes;
        }

        var all = new Search(old, changed, new ReferenceRulebook(changed), null);
        return [.. changes.Select(c => c with
        {
            Witness = changes.Length > 1 && Isolation.TakenBack(old, changed, c) is { } back
                ? new Search(back, changed, all._newRules, (old, all._oldRules)).Find(c) : all.Find(c),
        })];
    }

    /// <summary>A witness of the change; null when none was found within the bounds.</summary>
    internal Witness? Find(Change change)
    {
        if (change.Kind == StatementKind.Property)
        {
            // A property executes nothing: no run parts on it.
            return null;
        }

        _about = change.Procedure;
        foreach (var strict in new[] { true, false })
        {
            var states = 0;
            foreach (var seed in Seeds.For(this, change))
            {
                if (Explore(seed, change, strict, ref states) is { } found)
                {
                    return found;
                }

                if (states > MostStates * 6)
                {
                    break;
                }
            }
        }

        return null;
    }

    internal RulebookModel Old => _old;

    internal RulebookModel New => _new;

    internal World World(int perOffice)
    {
        if (!_worlds.TryGetValue((perOffice, _about), out var world))
        {
            var concerned = Concerned.By(_old, _new, _about);
            _worlds[(perOffice, _about)] = world = new World(_old, _new, perOffice, concerned.Offices, concerned.Relations);
        }

        return world;
    }

    internal Twin Start() => _pair.Start();

    private Witness? Explore(Seed seed, Change change, bool strict, ref int states)
    {
        var (twin, people) = Peopled(seed);
        foreach (var line in seed.Lines.Skip(people))
        {
            if (twin.Do(line) is not var (next, seen))
            {
                continue;
            }

            twin = next;
            states += line is ScenarioLine.Acts or ScenarioLine.TimeReaches ? 1 : 0;
            if (seen is not null)
            {
                // Once they differ they stand in different places: whatever follows is no comparison of this change.
                return Fits(seen, change, strict) ? Witness(twin, seen, change) : seed.GoesOn ? ExploreFrom(twin, seed, change, strict, ref states) : null;
            }
        }

        return ExploreFrom(twin, seed, change, strict, ref states);
    }

    /// <summary>Where the seed's people hold their offices already: most seeds begin with the same people.</summary>
    private (Twin Twin, int Lines) Peopled(Seed seed)
    {
        var people = seed.World.Lines;
        if (people.IsEmpty || seed.Lines.Length < people.Length || !ReferenceEquals(seed.Lines[0], people[0]) || !ReferenceEquals(seed.Lines[people.Length - 1], people[^1]))
        {
            return (_pair.Start(), 0);
        }

        if (!_peopled.TryGetValue(seed.World, out var twin))
        {
            twin = _pair.Start();
            foreach (var line in people)
            {
                twin = twin.Do(line)?.Next ?? twin;
            }

            _peopled[seed.World] = twin;
        }

        return (twin, people.Length);
    }

    private Witness? ExploreFrom(Twin from, Seed seed, Change change, bool strict, ref int states)
    {
        var queue = new Queue<(Twin Twin, int Depth)>();
        var known = new HashSet<string>(StringComparer.Ordinal) { Key(from) };
        queue.Enqueue((from, 0));
        var here = 0;
        while (queue.Count > 0 && here < MostStates)
        {
            var (twin, depth) = queue.Dequeue();
            if (depth >= seed.Depth)
            {
                continue;
            }

            foreach (var line in Actions.From(this, twin, seed, change))
            {
                here++;
                states++;
                if (twin.Do(line) is not var (next, seen))
                {
                    continue;
                }

                if (seen is not null)
                {
                    if (Fits(seen, change, strict) && Witness(next, seen, change) is { } witness)
                    {
                        return witness;
                    }

                    continue;
                }

                if (known.Add(Key(next)))
                {
                    queue.Enqueue((next, depth + 1));
                }
            }
        }

        return null;
    }

    private static string Key(Twin twin) => string.Join('|', twin.New.Cases.Select(c =>
    {
        var status = c.Procedure.Status(c.State);
        return $"{c.Subject}.{c.Procedure.Info.Name}:{string.Join(',', status.Active)}:{status.Ended}:{status.Records.Length}:{status.Facts}:{(twin.Clock is { } at ? at.Date : null)}";
    })) + "#" + twin.New.Log.Count(l => l.Event.Kind == CaseEventKind.Acted);

    /// <summary>Whether what was seen is this change, as far as one can tell: in its procedure, at its step, of its sort.</summary>
    private bool Fits(Seen seen, Change change, bool strict)
    {
        if (seen.OnNew is null && seen.OnOld is null)
        {
            return false;
        }

        if (change.Procedure is { } procedure && seen.Procedure is { } where && where != procedure && !Follows(where, procedure))
        {
            return false;
        }

        if (!strict)
        {
            return true;
        }

        if (change.Step is { } step && seen.Step is { } at && change.Kind is not (StatementKind.Outcome or StatementKind.Join or StatementKind.Step or StatementKind.Plan
            or StatementKind.Acting or StatementKind.Organisation or StatementKind.Subject or StatementKind.Vote) && !at.EndsWith(step, StringComparison.Ordinal)
            && !(change.Kind == StatementKind.Deadline && seen.AfterTime))
        {
            return false;
        }

        return change.Kind switch
        {
            StatementKind.Signatory or StatementKind.Alternative or StatementKind.Acting or StatementKind.CountsAs =>
                seen.Sight is Sight.Authority or Sight.Ruling or Sight.Stand,
            StatementKind.Deadline or StatementKind.Calendar => seen.Sight is Sight.Due || (seen.AfterTime && seen.Sight is not Sight.Authority)
                || seen.Sight is Sight.Breach or Sight.Departure,
            StatementKind.Guard or StatementKind.Data or StatementKind.Limit => seen.Sight is Sight.Ruling or Sight.Breach or Sight.Departure,
            StatementKind.Quorum => seen.Sight is Sight.Ruling or Sight.Breach or Sight.Stand or Sight.Authority or Sight.Due,
            StatementKind.Outcome or StatementKind.Join or StatementKind.Step => seen.Sight is Sight.Stand or Sight.Ruling or Sight.Authority,
            _ => true,
        };
    }

    // A procedure that another starts shows what the other does.
    private bool Follows(string where, string procedure) => _new.Procedures.Concat(_old.Procedures).Any(p => p.Name == where && p.Start?.Procedure == procedure);

    private Witness? Witness(Twin twin, Seen seen, Change change)
    {
        foreach (var (expected, onNew) in new[] { (seen.OnNew, true), (seen.OnOld, false) })
        {
            if (expected is null)
            {
                continue;
            }

            var (lines, told) = Smaller([.. twin.Lines], seen, expected, onNew);
            if (lines.IsEmpty)
            {
                continue;
            }

            var text = new ScenarioText(onNew ? _new : _whole?.Model ?? _old, _new.Name.Any(c => c >= '\u2E80'));
            ImmutableArray<ScenarioLine> all = [.. lines, told];
            return new Witness(new ScenarioModel(change.Id, "witness.proc.md", 1, all), text.Scenario(change.Id, all), onNew);
        }

        return null;
    }

    /// <summary>The lines without those that matter to neither rulebook; empty when the whole is no witness.</summary>
    private (ImmutableArray<ScenarioLine> Lines, ScenarioLine Expected) Smaller(ImmutableArray<ScenarioLine> lines, Seen seen, ScenarioLine expected, bool onNew)
    {
        if (!Tells(lines, expected, onNew))
        {
            return ([], expected);
        }

        lines = ScenarioReduction.Fewer(lines, fewer =>
        {
            if (Retold(fewer, seen, expected, onNew) is not { } again || !Tells(fewer, again, onNew))
            {
                return false;
            }

            expected = again;
            return true;
        });
        return (ScenarioReduction.Plainer(lines, plainer => Tells(plainer, expected, onNew)), expected);
    }

    /// <summary>What is expected when fewer people are there: who may act is said of those who remain.</summary>
    private ScenarioLine? Retold(ImmutableArray<ScenarioLine> lines, Seen seen, ScenarioLine expected, bool onNew)
    {
        if (expected is not ScenarioLine.MayBy)
        {
            return expected;
        }

        var twin = _pair.Start();
        Seen? last = null;
        foreach (var line in lines)
        {
            if (last is not null || twin.Do(line) is not var (next, now))
            {
                return null;
            }

            (twin, last) = (next, now);
        }

        return last is not null && last.Sight == seen.Sight && last.Procedure == seen.Procedure && last.Step == seen.Step ? onNew ? last.OnNew : last.OnOld : null;
    }

    private bool Tells(ImmutableArray<ScenarioLine> lines, ScenarioLine expected, bool onNew)
    {
        if (expected is ScenarioLine.Refused or ScenarioLine.Accepted && lines is not [.., ScenarioLine.Acts or ScenarioLine.Begins])
        {
            return false;
        }

        var scenario = new ScenarioModel("", "", 1, [.. lines, expected]);
        var passes = ScenarioRunner.Run(_newRules, _new, scenario).Passed;
        return passes == onNew && ScenarioRunner.Run(_oldRules, _old, scenario).Passed != onNew
            && (_whole is not var (model, rules) || ScenarioRunner.Run(rules, model, scenario).Passed != onNew);
    }
}
