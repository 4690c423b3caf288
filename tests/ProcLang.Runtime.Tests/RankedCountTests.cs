using CsCheck;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Cases;

namespace ProcLang.Runtime.Tests;

/// <summary>Ranked ballots are counted in rounds, and every count comes to the same whoever repeats it.</summary>
public sealed class RankedCountTests
{
    private static readonly ElectionTally Plain = new("nominate", 1, "decline", "vote", "lot", "vacate", 1, 1, 2, true) { OfCast = true, Ranked = new(false, null) };

    [Fact]
    public void The_winner_of_the_first_round_is_not_the_winner_of_the_last()
    {
        var result = Count(Plain, "A", "A", "A", "BC", "BC", "CB", "CB", "CB");
        Names(result.Elected).ShouldBe("C");
        Names(result.Eliminated).ShouldBe("B");
    }

    [Fact]
    public void An_exhausted_ballot_is_not_among_the_votes_that_count()
    {
        // When B is out his only voter counts no more: two of four are not more than half, three of five are.
        Names(Count(Plain, "A", "A", "C", "CB", "B").Elected).ShouldBe("");
        string[] ballots = ["A", "A", "A", "C", "CB", "B"];
        Names(Count(Plain, ballots).Elected).ShouldBe("A");
        Names(Count(Plain with { OfCast = false }, ballots).Elected).ShouldBe("");
    }

    [Fact]
    public void A_tie_for_the_last_place_goes_by_the_last_round_in_which_they_differed()
    {
        string[] ballots = ["A", "A", "A", "B", "B", "C", "DC"];
        Names(Count(Plain, ballots).Eliminated).ShouldBe("C,D");
        var lots = Plain with { Ranked = new(true, "out") };
        Names(Count(lots, ballots).TiedLast).ShouldBe("C,D");
        // D out by lot: C has two as B has, and had fewer before.
        var drawn = Count(lots, [.. ballots, "!out D"]);
        Names(drawn.Eliminated).ShouldBe("D,C");
        Names(drawn.Elected).ShouldBe("A");
        Names(Count(Plain with { Ranked = new(false, "out") }, [.. ballots, "!out D"]).TiedLast).ShouldBe("B,C");
    }

    [Fact]
    public void A_seat_that_falls_vacant_leaves_the_others_theirs()
    {
        var two = Plain with { Seats = 2 };
        string[] ballots = ["AB", "AB", "AC", "BA", "CA"];
        Names(Count(two, ballots).Elected).ShouldBe("A,B");
        Names(Count(two, [.. ballots, "!vacate A"]).Elected).ShouldBe("B,C");
    }

    [Fact]
    public void Each_has_as_many_votes_as_when_he_voted()
    {
        var records = Records("A", "B");
        Names(Elections.Count(records, Plain, 2, (p, _) => p.Name == "v1" ? 3 : 1).Elected).ShouldBe("B");
        Names(Elections.Count(records, Plain, 2, (_, at) => at == records[^1].At ? 0 : 1).Elected).ShouldBe("A");
    }

    [Fact]
    public void Whoever_is_first_on_more_than_half_of_the_ballots_wins_at_once() => Gen.Int[0, 3].Array[0, 4].Array[1, 7].Sample(ballots =>
    {
        var said = ballots.Select(b => string.Concat(b.Distinct().Select(c => "ABCD"[c]))).ToArray();
        foreach (var ranked in new RankedTally[] { new(false, null), new(true, null), new(true, "out") })
        {
            var result = Count(Plain with { Seats = 2, Ranked = ranked }, said);
            result.Elected.Length.ShouldBeLessThanOrEqualTo(2);
            result.Elected.Intersect(result.Eliminated).ShouldBeEmpty();
            result.TiedLast.Intersect(result.Elected).ShouldBeEmpty();
            var heads = said.Where(b => b.Length > 0).GroupBy(b => b[0]).FirstOrDefault(g => 2 * g.Count() > said.Count(b => b.Length > 0));
            if (heads is not null)
            {
                result.Elected[0].Name.ShouldBe(heads.Key.ToString());
            }
        }
    });

    private static string Names(IEnumerable<Person> persons) => string.Join(',', persons.Select(p => p.Name));

    private static ElectionResult Count(ElectionTally tally, params string[] ballots) => Elections.Count(Records(ballots), tally, ballots.Length, (_, _) => 1);

    /// <summary>Each text is a ballot, first choice first, of an elector of its own; <c>!out D</c> is another record about D.</summary>
    private static List<RecordMade> Records(params string[] ballots)
    {
        var at = Instant.FromUtc(2024, 3, 1, 9, 0);
        var records = new List<RecordMade>();
        void Add(string record, string value, string by) => records.Add(new RecordMade(record, value, null, new Person(by), at += Duration.FromMinutes(1)));
        foreach (var candidate in "ABCD".Where(c => ballots.Any(b => !b.StartsWith('!') && b.Contains(c, StringComparison.Ordinal))))
        {
            Add("nominate", candidate.ToString(), "N");
        }

        for (var i = 0; i < ballots.Length; i++)
        {
            if (ballots[i].StartsWith('!'))
            {
                var words = ballots[i][1..].Split(' ');
                Add(words[0], words[1], "clerk");
                continue;
            }

            foreach (var choice in ballots[i])
            {
                Add("vote", choice.ToString(), $"v{i}");
            }
        }

        return records;
    }
}
