using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;

namespace ProcLang.Runtime.Cases;

/// <summary>Counts ranked ballots in rounds. An elector's ballot is the candidates he voted for, in the order in which he did. In each round it
/// counts for the first of them who is still in; one that names nobody who is counts no more. Who reaches the share is elected; if nobody
/// does, whoever has the fewest votes is out and the next round begins. Seats are filled one after another, each by a count anew without
/// those elected before; a seat that falls vacant likewise, while the others elected keep theirs.</summary>
internal sealed class RankedCount
{
    private sealed record Ballot(ImmutableArray<Person> Choices, decimal Weight);

    private readonly List<RecordMade> _records;
    private readonly ElectionTally _tally;
    private readonly RankedTally _ranked;
    private readonly decimal _electors;
    private readonly ImmutableArray<Ballot> _ballots;
    private readonly List<Person> _lots;
    private readonly List<Person> _lotsOut;
    private readonly List<Person> _elected = [];
    private readonly List<Person> _out = [];
    private ImmutableArray<Person> _tied = [];
    private ImmutableArray<Person> _tiedLast = [];

    internal RankedCount(List<RecordMade> records, ElectionTally tally, RankedTally ranked, decimal electors, Func<Person, Instant, decimal> weight)
    {
        _records = records;
        _tally = tally;
        _ranked = ranked;
        _electors = electors;
        _ballots =
        [
            .. records.Where(r => r.Record == tally.Votes && r.Value is not null).GroupBy(r => r.By)
                .Select(g => new Ballot([.. g.Select(r => new Person(r.Value!)).Distinct()], weight(g.Key, g.First().At))),
        ];
        _lots = Drawn(tally.Lots);
        _lotsOut = ranked.LotsOut is { } lots ? Drawn(lots) : [];
    }

    internal ElectionResult Result(Person? leaving)
    {
        // Whoever left his seat was a candidate until he did.
        var vacated = _records.Where(r => r.Record == _tally.Vacancies && r.Value is not null).Select(r => new Person(r.Value!)).ToList();
        var standing = Elections.Candidates(_records.Where(r => r.Record != _tally.Vacancies), _tally).ToList();
        if (leaving is { } person)
        {
            vacated.Add(person);
        }

        Fill(standing);
        foreach (var gone in vacated)
        {
            standing.Remove(gone);
            _elected.Remove(gone);
            _out.Remove(gone);
            Fill(standing);
        }

        return new([.. _elected], _tied, _tiedLast, [.. _out]);
    }

    private void Fill(List<Person> candidates)
    {
        (_tied, _tiedLast) = ([], []);
        while (_elected.Count < _tally.Seats && Seat([.. candidates.Where(c => !_elected.Contains(c))]) is { } winner)
        {
            _elected.Add(winner);
            _out.Remove(winner);
        }
    }

    /// <summary>Who gets the next seat; null: nobody, or nobody until lots are drawn.</summary>
    private Person? Seat(List<Person> standing)
    {
        var rounds = new List<Dictionary<Person, decimal>>();
        while (standing.Count > 0)
        {
            var votes = Round(standing, out var counting);
            var of = _tally.OfCast ? counting : _electors;
            var most = votes.Values.Max();
            if (_tally.Suffices(most, of))
            {
                var first = standing.Where(c => votes[c] == most).ToList();
                return first.Count == 1 ? first[0] : Draw(_lots, first) is { } lucky ? lucky : Undecided(first, ref _tied);
            }

            rounds.Add(votes);
            var last = Last(standing, rounds);
            if (last.Count > 1 && _ranked.LotsOut is not null)
            {
                if (Draw(_lotsOut, last) is not { } drawn)
                {
                    return Undecided(last, ref _tiedLast);
                }

                last = [drawn];
            }

            foreach (var gone in last)
            {
                standing.Remove(gone);
                _out.Remove(gone);
                _out.Add(gone);
            }
        }

        return null;
    }

    private Dictionary<Person, decimal> Round(List<Person> standing, out decimal counting)
    {
        var votes = standing.ToDictionary(c => c, _ => 0m);
        counting = 0;
        foreach (var (choices, weight) in _ballots)
        {
            foreach (var choice in choices)
            {
                if (votes.ContainsKey(choice))
                {
                    votes[choice] += weight;
                    counting += weight;
                    break;
                }
            }
        }

        return votes;
    }

    /// <summary>Those with the fewest votes; where earlier rounds are to tell, those of them who had the fewest in the last one in which they differed.</summary>
    private List<Person> Last(List<Person> standing, List<Dictionary<Person, decimal>> rounds)
    {
        var last = standing;
        for (var round = rounds.Count - 1; round >= 0 && (round == rounds.Count - 1 || (_ranked.EarlierRound && last.Count > 1)); round--)
        {
            var fewest = last.Min(c => rounds[round][c]);
            last = [.. last.Where(c => rounds[round][c] == fewest)];
        }

        return last;
    }

    private List<Person> Drawn(string lots) => [.. _records.Where(r => r.Record == lots && r.Value is not null).Select(r => new Person(r.Value!))];

    /// <summary>The first lot drawn for one of them and not used before. Each lot decides once.</summary>
    private static Person? Draw(List<Person> lots, List<Person> among)
    {
        var at = lots.FindIndex(among.Contains);
        if (at < 0)
        {
            return null;
        }

        var drawn = lots[at];
        lots.RemoveAt(at);
        return drawn;
    }

    private static Person? Undecided(List<Person> among, ref ImmutableArray<Person> tied)
    {
        tied = [.. among];
        return null;
    }
}
