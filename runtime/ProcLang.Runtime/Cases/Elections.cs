using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;

namespace ProcLang.Runtime.Cases;

/// <summary>Counts elections. Each elector approves of as many candidates as there are seats, and those with the most votes are elected, a
/// tie for the last seats decided by lot; or ballots are ranked and counted in rounds.</summary>
public static class Elections
{
    /// <summary>Who stands: nominated by enough persons, and has neither declined nor left his seat; first nominated first.</summary>
    public static ImmutableArray<Person> Candidates(IEnumerable<RecordMade> records, ElectionTally tally, Person? leaving = null)
    {
        var nominations = new List<(Person Candidate, HashSet<Person> By)>();
        var gone = new HashSet<Person>();
        if (leaving is { } person)
        {
            gone.Add(person);
        }

        foreach (var made in records)
        {
            if (made.Record == tally.Declining)
            {
                gone.Add(made.By);
            }
            else if (made.Record == tally.Vacancies && made.Value is { } vacated)
            {
                gone.Add(new Person(vacated));
            }
            else if (made.Record == tally.Nominations && made.Value is { } named)
            {
                var at = nominations.FindIndex(n => n.Candidate.Name == named);
                if (at < 0)
                {
                    at = nominations.Count;
                    nominations.Add((new Person(named), []));
                }

                nominations[at].By.Add(made.By);
            }
        }

        var standing = ImmutableArray.CreateBuilder<Person>();
        foreach (var (candidate, by) in nominations)
        {
            if (by.Count >= tally.Needed && !gone.Contains(candidate))
            {
                standing.Add(candidate);
            }
        }

        return standing.ToImmutable();
    }

    /// <summary>Counts what was cast.</summary>
    /// <param name="records">The records of the case, oldest first.</param>
    /// <param name="tally">How they are counted.</param>
    /// <param name="electors">How many votes the electors have together: what a share is of, unless it is of the votes cast.</param>
    /// <param name="weight">How many votes the person had at the instant at which he voted.</param>
    /// <param name="leaving">One elected who leaves his seat now.</param>
    public static ElectionResult Count(
        IEnumerable<RecordMade> records, ElectionTally tally, decimal electors, Func<Person, Instant, decimal> weight, Person? leaving = null)
    {
        var all = records.ToList();
        return tally.Ranked is { } ranked ? new RankedCount(all, tally, ranked, electors, weight).Result(leaving) : Approved(all, tally, electors, weight, leaving);
    }

    /// <summary>Most votes first. Of a tie for the last seats only those drawn by lot are elected.</summary>
    private static ElectionResult Approved(List<RecordMade> records, ElectionTally tally, decimal electors, Func<Person, Instant, decimal> weight, Person? leaving)
    {
        var of = tally.OfCast ? Cast(records, tally, weight) : electors;
        var ranked = Candidates(records, tally, leaving).Select(c => (Candidate: c, Votes: Votes(records, tally, c, weight))).Where(c => tally.Suffices(c.Votes, of))
            .OrderByDescending(c => c.Votes).ToList();
        if (ranked.Count <= tally.Seats)
        {
            return new([.. ranked.Select(c => c.Candidate)], [], [], []);
        }

        // More than there are seats: who has as many votes as the first without a seat is in a tie with him.
        var border = ranked[tally.Seats].Votes;
        var sure = ranked.Where(c => c.Votes > border).Select(c => c.Candidate).ToImmutableArray();
        var open = tally.Seats - sure.Length;
        var tied = open == 0 ? [] : ranked.Where(c => c.Votes == border).Select(c => c.Candidate).ToImmutableArray();
        var drawn = Drawn(records, tally.Lots).Where(tied.Contains).ToImmutableArray();
        return new([.. sure, .. drawn.Take(open)], drawn.Length < open ? tied.RemoveAll(drawn.Contains) : [], [], []);
    }

    /// <summary>The votes of everybody who voted, each counted once.</summary>
    private static decimal Cast(List<RecordMade> records, ElectionTally tally, Func<Person, Instant, decimal> weight)
    {
        var by = new HashSet<Person>();
        return records.Where(r => r.Record == tally.Votes && by.Add(r.By)).Sum(r => weight(r.By, r.At));
    }

    private static decimal Votes(List<RecordMade> records, ElectionTally tally, Person candidate, Func<Person, Instant, decimal> weight)
    {
        var by = new HashSet<Person>();
        decimal votes = 0;
        foreach (var made in records)
        {
            if (made.Record == tally.Votes && made.Value == candidate.Name && by.Add(made.By))
            {
                votes += weight(made.By, made.At);
            }
        }

        return votes;
    }

    /// <summary>The persons drawn, each once, first drawn first.</summary>
    private static IEnumerable<Person> Drawn(List<RecordMade> records, string lots) =>
        records.Where(r => r.Record == lots && r.Value is not null).Select(r => new Person(r.Value!)).Distinct();
}
