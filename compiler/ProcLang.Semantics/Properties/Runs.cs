using ProcLang.Semantics.Analysis;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Properties;

/// <summary>A place a run can come to: by which way from which place before, and in which cases.</summary>
/// <param name="Stand">Where the case stands.</param>
/// <param name="Cases">The cases that come here, by this run, for the first time.</param>
/// <param name="Before">The place before; null where the case begins.</param>
/// <param name="Way">How it came from there.</param>
/// <param name="Depth">How many moves the run has.</param>
internal sealed record Place(Stand Stand, int Cases, Place? Before, Way? Way, int Depth);

/// <summary>How far checks may look, for one rulebook: many properties of a stranger's rulebook must not take for ever.</summary>
internal sealed class Budget
{
    private int _left = 120_000;
    private int _plays = 4_000;

    /// <summary>False when no more may be looked at.</summary>
    internal bool Spend() => _left-- > 0;

    /// <summary>False when nothing more may be played.</summary>
    internal bool SpendPlay() => _plays-- > 0;

    /// <summary>True when something was left out.</summary>
    internal bool IsSpent => _left < 0 || _plays < 0;
}

/// <summary>All the runs of a procedure, the shortest first; runs that come to the same stand in the same cases go on as one.</summary>
internal sealed class Runs
{
    private const int MostPlaces = 20_000;

    private readonly Abstraction _cases;
    private readonly Moves _moves;
    private readonly Budget _budget;
    private readonly Dictionary<Stand, int> _known = [];
    private readonly List<Place> _places = [];

    internal Runs(Neighbours neighbours, ProcedureModel procedure, IEnumerable<Condition> asked, EventModel? watched, Budget budget)
    {
        _cases = new Abstraction(neighbours, procedure, asked);
        if (watched is not null)
        {
            _cases.Own.Watch(watched.Step, watched.Outcome);
        }

        _moves = new Moves(procedure, _cases);
        _budget = budget;
        TooLarge = procedure.Steps.Length > Moves.MostSteps;
    }

    internal Abstraction Cases => _cases;

    internal Moves Moves => _moves;

    /// <summary>The places found, nearest first.</summary>
    internal IReadOnlyList<Place> Places => _places;

    /// <summary>True when not everything was looked at.</summary>
    internal bool TooLarge { get; private set; }

    /// <summary>How many moves the longest run looked at has.</summary>
    internal int Depth => _places.Count == 0 ? 0 : _places[^1].Depth;

    /// <summary>Looks at every run, and tells each move with the cases in which it is made, until it is told to stop.</summary>
    internal void Explore(Func<Place, Way, int, bool> goesOn)
    {
        if (TooLarge)
        {
            return;
        }

        foreach (var (to, when) in _moves.Openings())
        {
            Come(to, _cases.Lasting(_cases.Sets.And(_cases.Initial, when)), null, null);
        }

        for (var i = 0; i < _places.Count; i++)
        {
            var place = _places[i];
            foreach (var way in _moves.From(place.Stand))
            {
                if (_places.Count >= MostPlaces || !_budget.Spend() || _moves.GaveUp || _cases.Sets.GaveUp)
                {
                    TooLarge = true;
                    return;
                }

                var taken = Taken(place.Cases, way);
                if (taken == DecisionDiagrams.Never)
                {
                    continue;
                }

                if (!goesOn(place, way, taken))
                {
                    return;
                }

                Come(way.To, _cases.Lasting(taken), place, way);
            }
        }

        TooLarge = _moves.GaveUp || _cases.Sets.GaveUp;
    }

    /// <summary>The cases in which the way is taken from such cases, as they are at that moment.</summary>
    internal int Taken(int cases, Way way) => _cases.Sets.And(_cases.Supplied(cases, way.Supplied), way.When);

    private void Come(Stand stand, int cases, Place? before, Way? way)
    {
        var known = _known.GetValueOrDefault(stand);
        var fresh = _cases.Sets.And(cases, _cases.Sets.Not(known));
        if (fresh != DecisionDiagrams.Never)
        {
            _known[stand] = _cases.Sets.Or(known, cases);
            _places.Add(new Place(stand, fresh, before, way, before is null ? 0 : before.Depth + 1));
        }
    }

    /// <summary>For each stand found, the cases from which there is a way to one of the moves or stands meant. After <see cref="Explore"/> only.</summary>
    internal IReadOnlyDictionary<Stand, int> Leading(Func<Stand, bool> there, Func<Way, bool> by)
    {
        var leading = new Dictionary<Stand, int>();
        foreach (var stand in _known.Keys)
        {
            leading[stand] = there(stand) ? DecisionDiagrams.Always : DecisionDiagrams.Never;
        }

        var stands = _known.Keys.Reverse().ToArray();
        bool grown;
        do
        {
            grown = false;
            // Backwards from what was found last: ends are far from the beginning.
            foreach (var stand in stands)
            {
                var cases = leading[stand];
                foreach (var way in _moves.From(stand))
                {
                    if (!_budget.Spend() || _cases.Sets.GaveUp)
                    {
                        TooLarge = true;
                        return leading;
                    }

                    var on = by(way) ? DecisionDiagrams.Always : leading.GetValueOrDefault(way.To);
                    cases = _cases.Sets.Or(cases, Before(on, way));
                }

                grown |= cases != leading[stand];
                leading[stand] = cases;
            }
        }
        while (grown);

        return leading;
    }

    /// <summary>The cases from which the way leads to such cases.</summary>
    internal int Before(int cases, Way way) => _cases.BeforeSupplied(_cases.Lasting(_cases.Sets.And(way.When, cases)), way.Supplied);
}
