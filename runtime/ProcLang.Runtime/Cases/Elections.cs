using System.Collections.Immutable;
using ProcLang.Runtime.Authority;

namespace ProcLang.Runtime.Cases;

/// <summary>How an election is counted: which records nominate, decline, vote, draw lots and leave seats vacant, how many nominate a candidate,
/// how many are elected, and what share of the electors each needs (denominator 0: a number; exclusive: more than that).</summary>
public sealed record ElectionTally(
    string Nominations, int Needed, string Declining, string Votes, string Lots, string Vacancies, int Seats, int Numerator, int Denominator, bool Exclusive)
{
    /// <summary>The fewest votes that suffice among so many electors; one at least.</summary>
    public int Least(int electors)
    {
        var whole = Denominator == 0 ? Numerator : (electors * Numerator / Denominator);
        var exact = Denominator == 0 || electors * Numerator % Denominator == 0;
        return Math.Max(1, Exclusive || !exact ? whole + 1 : whole);
    }
}

/// <summary>Counts elections. Each elector approves of as many candidates as there are seats; those with the most votes are elected, and a
/// tie for the last seats is decided by lot.</summary>
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

    /// <summary>Who is elected: most votes first. Of a tie for the last seats only those drawn by lot are.</summary>
    public static ImmutableArray<Person> Elected(IEnumerable<RecordMade> records, ElectionTally tally, int electors, Person? leaving = null)
    {
        var (sure, tied, open, drawn) = Count(records, tally, electors, leaving);
        return [.. sure, .. drawn.Where(tied.Contains).Take(open)];
    }

    /// <summary>Those of a tie for the last seats who have not been drawn, while seats are left to draw for.</summary>
    public static ImmutableArray<Person> Tied(IEnumerable<RecordMade> records, ElectionTally tally, int electors)
    {
        var (_, tied, open, drawn) = Count(records, tally, electors, null);
        var left = tied.RemoveAll(drawn.Contains);
        return tied.Length - left.Length < open ? left : [];
    }

    private static (ImmutableArray<Person> Sure, ImmutableArray<Person> Tied, int Open, ImmutableArray<Person> Drawn) Count(
        IEnumerable<RecordMade> records, ElectionTally tally, int electors, Person? leaving)
    {
        var all = records.ToList();
        var least = tally.Least(electors);
        var ranked = Candidates(all, tally, leaving).Select(c => (Candidate: c, Votes: Votes(all, tally, c))).Where(c => c.Votes >= least)
            .OrderByDescending(c => c.Votes).ToList();
        if (ranked.Count <= tally.Seats)
        {
            return ([.. ranked.Select(c => c.Candidate)], [], 0, []);
        }

        // More than there are seats: who has as many votes as the first without a seat is in a tie with him.
        var border = ranked[tally.Seats].Votes;
        var sure = ranked.Where(c => c.Votes > border).Select(c => c.Candidate).ToImmutableArray();
        var open = tally.Seats - sure.Length;
        return (sure, open == 0 ? [] : [.. ranked.Where(c => c.Votes == border).Select(c => c.Candidate)], open, Drawn(all, tally));
    }

    private static int Votes(List<RecordMade> records, ElectionTally tally, Person candidate)
    {
        var by = new HashSet<Person>();
        foreach (var made in records)
        {
            if (made.Record == tally.Votes && made.Value == candidate.Name)
            {
                by.Add(made.By);
            }
        }

        return by.Count;
    }

    private static ImmutableArray<Person> Drawn(List<RecordMade> records, ElectionTally tally)
    {
        var drawn = ImmutableArray.CreateBuilder<Person>();
        foreach (var made in records)
        {
            if (made.Record == tally.Lots && made.Value is { } named && !drawn.Contains(new Person(named)))
            {
                drawn.Add(new Person(named));
            }
        }

        return drawn.ToImmutable();
    }
}
