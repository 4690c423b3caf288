using System.Collections.Immutable;
using ProcLang.Review.Voice;
using ProcLang.Runtime.Citations;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Differences;

/// <summary>Where two signing tables give a case different signatories, over all cases.</summary>
internal sealed class SigningDifference
{
    private readonly Cases _cases;
    private readonly SigningModel _old;
    private readonly SigningModel _new;
    private readonly List<(int Where, ChangeDirection Direction)> _parts = [];
    private int _left;

    internal SigningDifference(SigningModel old, ProcedureModel oldRuns, SigningModel changed, ProcedureModel newRuns, Directions directions)
    {
        (_old, _new) = (old, changed);
        _cases = directions.Cases([.. old.Rules.Concat(changed.Rules).SelectMany(r => new[] { r.Effective, r.When }),
            .. oldRuns.Entry.Concat(newRuns.Entry).Select(e => e.When), .. oldRuns.Steps.Concat(newRuns.Steps).SelectMany(Added).Select(a => a.When)]);
        _left = Compare(oldRuns, newRuns);
    }

    /// <summary>What a pair of rules accounts for, and no pair before it: its direction and the smallest case; null when nothing.</summary>
    internal (ChangeDirection Direction, CaseFound Case)? Of(SignRuleModel? before, SignRuleModel? after)
    {
        var region = Cases.Never;
        foreach (var (rule, table) in new[] { (before, _old), (after, _new) })
        {
            if (rule is not null)
            {
                region = _cases.Or(region, rule.Optional ? _cases.And(_cases.Of(rule.When), Spoken(rule, table)) : _cases.Of(rule.Effective));
            }
        }

        var here = _cases.And(_left, region);
        if (_cases.Smallest(here) is not { } found)
        {
            return null;
        }

        _left = _cases.And(_left, _cases.Not(here));
        return (ChangeDirections.Together(_parts.Where(p => _cases.And(p.Where, here) != Cases.Never).Select(p => p.Direction)), found);
    }

    /// <summary>What no pair of rules accounts for: rules that overlap and changed places.</summary>
    internal (ChangeDirection Direction, CaseFound Case)? Rest()
    {
        if (_cases.Smallest(_left) is not { } found)
        {
            return null;
        }

        var left = _left;
        _left = Cases.Never;
        return (ChangeDirections.Together(_parts.Where(p => _cases.And(p.Where, left) != Cases.Never).Select(p => p.Direction)), found);
    }

    // Which cases a rule that only adds a signatory speaks of.
    private int Spoken(SignRuleModel rule, SigningModel table) => rule.Excepts.IsEmpty
        ? Cases.Always
        : table.Rules.Where(r => !r.Optional && rule.Excepts.Contains(r.Name)).Aggregate(Cases.Never, (all, r) => _cases.Or(all, _cases.Of(r.Effective)));

    private int Compare(ProcedureModel oldRuns, ProcedureModel newRuns)
    {
        var all = Cases.Never;
        var (before, after) = (Plans(oldRuns), Plans(newRuns));
        foreach (var o in before)
        {
            foreach (var n in after)
            {
                if (o.Key != n.Key)
                {
                    Add(_cases.And(o.Value.Where, n.Value.Where), Direction(o.Value.Plans, n.Value.Plans));
                }
            }
        }

        var (may, mayNow) = (Adders(oldRuns), Adders(newRuns));
        foreach (var key in may.Keys.Union(mayNow.Keys))
        {
            var (o, n) = (may.GetValueOrDefault(key, Cases.Never), mayNow.GetValueOrDefault(key, Cases.Never));
            Add(_cases.And(n, _cases.Not(o)), ChangeDirection.Looser);
            Add(_cases.And(o, _cases.Not(n)), ChangeDirection.Stricter);
        }

        return all;

        void Add(int where, ChangeDirection direction)
        {
            if (where != Cases.Never)
            {
                _parts.Add((where, direction));
                all = _cases.Or(all, where);
            }
        }
    }

    /// <summary>Every plan of a table, and the cases it is for; none for those no rule covers. A case that two rules sign differently has both
    /// plans, as the check of signatories sees it: it is disputed, and the table has an error there.</summary>
    private Dictionary<string, (int Where, ImmutableArray<ImmutableArray<string>> Plans)> Plans(ProcedureModel runs)
    {
        var plans = new Dictionary<string, (int Where, ImmutableArray<ImmutableArray<string>> Plans)>(StringComparer.Ordinal) { [""] = (Cases.Always, []) };
        foreach (var entry in runs.Entry)
        {
            var (here, plan) = (_cases.Of(entry.When), Plan(runs, entry).Select(Item).ToImmutableArray());
            foreach (var (key, known) in plans.ToList())
            {
                var both = _cases.And(known.Where, here);
                if (both == Cases.Never || known.Plans.Any(p => p.SequenceEqual(plan)))
                {
                    continue;
                }

                plans[key] = (_cases.And(known.Where, _cases.Not(here)), known.Plans);
                var joined = known.Plans.Add(plan);
                var name = string.Join(" or ", joined.Select(p => string.Join(';', p)));
                plans[name] = (_cases.Or(plans.TryGetValue(name, out var other) ? other.Where : Cases.Never, both), joined);
            }
        }

        return plans.Where(p => p.Value.Where != Cases.Never).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>The steps of a plan, in their order.</summary>
    private static IEnumerable<StepModel> Plan(ProcedureModel runs, TransitionModel entry)
    {
        var next = entry;
        for (var i = 0; i <= runs.Steps.Length && next is { Done: false, Targets: [var id] } && runs.Steps.FirstOrDefault(s => s.Id == id) is { } step; i++)
        {
            yield return step;
            next = step.Outcomes[0].Transitions[^1];
        }
    }

    private Dictionary<string, int> Adders(ProcedureModel runs)
    {
        var adders = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in runs.Entry)
        {
            foreach (var (step, added) in Plan(runs, entry).SelectMany(s => Added(s).Select(a => (s, a))))
            {
                var key = $"{Meaning.Of(added.Reference)} {step.Act}";
                adders[key] = _cases.Or(adders.GetValueOrDefault(key, Cases.Never), _cases.And(_cases.Of(entry.When), _cases.Of(added.When)));
            }
        }

        return adders;
    }

    /// <summary>Whom 可由 adds; delegation is told of the step.</summary>
    private static IEnumerable<AlternativeModel> Added(StepModel step) => step.Alternatives.Where(a => a.Reference is not ActorReference.Where);

    private static string Item(StepModel step) => $"{step.Act} {step.AnyActor} {Meaning.Of(step.Actors)}";

    private static ChangeDirection Direction(ImmutableArray<ImmutableArray<string>> before, ImmutableArray<ImmutableArray<string>> after) => (before, after) switch
    {
        // Where no rule signs, nothing can be issued.
        ([], _) => ChangeDirection.Looser,
        (_, []) => ChangeDirection.Stricter,
        ([var o], [var n]) => Within(o, n) ? ChangeDirection.Stricter : Within(n, o) ? ChangeDirection.Looser : ChangeDirection.Different,
        _ => ChangeDirection.Different,
    };

    // The shorter plan, in its order, with something more between.
    private static bool Within(ImmutableArray<string> shorter, ImmutableArray<string> longer)
    {
        var i = 0;
        foreach (var item in longer)
        {
            i += i < shorter.Length && shorter[i] == item ? 1 : 0;
        }

        return i == shorter.Length;
    }

    /// <summary>The case and both plans, in words.</summary>
    internal static Phrase Say(Pen pen, CaseFound found, string procedure) => pen.Say(s => s.Say(
        found.Conditions.IsEmpty ? "每一件都是。" : $"例如:{string.Join(",", found.Conditions.Select(c => s.ConditionOf(c, procedure)))}的。",
        found.Conditions.IsEmpty ? "In every case." : $"For instance, when {string.Join(" and ", found.Conditions.Select(c => s.ConditionOf(c, procedure)))}."));
}
