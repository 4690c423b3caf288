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

    internal SigningDifference(SigningModel old, SigningModel changed, Directions directions)
    {
        (_old, _new) = (old, changed);
        _cases = directions.Cases([.. old.Rules.Select(r => r.Effective), .. old.Rules.Select(r => r.When), .. changed.Rules.Select(r => r.Effective), .. changed.Rules.Select(r => r.When)]);
        _left = Compare();
    }

    /// <summary>True when every case is signed as it was.</summary>
    internal bool IsEmpty => _left == Cases.Never;

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

    private int Compare()
    {
        var all = Cases.Never;
        var (before, after) = (Plans(_old), Plans(_new));
        foreach (var o in before)
        {
            foreach (var n in after)
            {
                if (o.Key != n.Key)
                {
                    Add(_cases.And(o.Value.Where, n.Value.Where), Direction(o.Value.Plan, n.Value.Plan));
                }
            }
        }

        var (may, mayNow) = (Adders(_old), Adders(_new));
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

    /// <summary>Each plan of a table, and the cases it is for; no plan for those no rule covers. The first rule that holds decides.</summary>
    private Dictionary<string, (int Where, ImmutableArray<PlanItemModel> Plan)> Plans(SigningModel table)
    {
        var plans = new Dictionary<string, (int, ImmutableArray<PlanItemModel>)>(StringComparer.Ordinal);
        var left = Cases.Always;
        void Put(int where, ImmutableArray<PlanItemModel> plan)
        {
            var key = string.Join(';', plan.Select(Item));
            plans[key] = (_cases.Or(plans.TryGetValue(key, out var known) ? known.Item1 : Cases.Never, where), plan);
        }

        foreach (var rule in table.Rules.Where(r => !r.Optional && r.Plan.Length > 0))
        {
            var here = _cases.And(left, _cases.Of(rule.Effective));
            left = _cases.And(left, _cases.Not(here));
            Put(here, rule.Plan);
        }

        Put(left, []);
        return plans;
    }

    private Dictionary<string, int> Adders(SigningModel table)
    {
        var adders = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var rule in table.Rules.Where(r => r.Optional))
        {
            foreach (var item in rule.Plan)
            {
                var key = Item(item);
                adders[key] = _cases.Or(adders.GetValueOrDefault(key, Cases.Never), _cases.And(_cases.Of(rule.When), Spoken(rule, table)));
            }
        }

        return adders;
    }

    private static string Item(PlanItemModel item) => $"{item.May} {item.Each} {Meaning.Of(item.Reference)} {item.Act}";

    private static ChangeDirection Direction(ImmutableArray<PlanItemModel> o, ImmutableArray<PlanItemModel> n)
    {
        if (o.IsEmpty || n.IsEmpty)
        {
            // Where no rule signs, nothing can be issued.
            return o.IsEmpty ? ChangeDirection.Looser : ChangeDirection.Stricter;
        }

        var (before, after) = (o.Select(Item).ToList(), n.Select(Item).ToList());
        return Within(before, after) ? ChangeDirection.Stricter : Within(after, before) ? ChangeDirection.Looser : ChangeDirection.Different;
    }

    // The shorter plan, in its order, with something more between.
    private static bool Within(List<string> shorter, List<string> longer)
    {
        var i = 0;
        foreach (var item in longer)
        {
            i += i < shorter.Count && shorter[i] == item ? 1 : 0;
        }

        return i == shorter.Count;
    }

    /// <summary>The case and both plans, in words.</summary>
    internal static Phrase Say(Pen pen, CaseFound found, string procedure) => pen.Say(s => s.Say(
        found.Conditions.IsEmpty ? "每一件都是。" : $"例如:{string.Join(",", found.Conditions.Select(c => s.ConditionOf(c, procedure)))}的。",
        found.Conditions.IsEmpty ? "In every case." : $"For instance, when {string.Join(" and ", found.Conditions.Select(c => s.ConditionOf(c, procedure)))}."));
}
