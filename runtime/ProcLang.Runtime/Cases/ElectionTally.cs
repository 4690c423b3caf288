using System.Collections.Immutable;
using ProcLang.Runtime.Authority;

namespace ProcLang.Runtime.Cases;

/// <summary>How an election is counted: which records nominate, decline, vote, draw lots and leave seats vacant, how many nominate a candidate,
/// how many are elected, and what share of the electors each needs (denominator 0: a number; exclusive: more than that).</summary>
public sealed record ElectionTally(
    string Nominations, int Needed, string Declining, string Votes, string Lots, string Vacancies, int Seats, int Numerator, int Denominator, bool Exclusive)
{
    /// <summary>True: the share is of the votes cast; in a count by rounds, of those that still count in the round.</summary>
    public bool OfCast { get; init; }

    /// <summary>How ranked ballots are counted; null: each elector approves of candidates and ranks none.</summary>
    public RankedTally? Ranked { get; init; }

    /// <summary>True when so many votes suffice: the share is reached, and somebody voted for him.</summary>
    public bool Suffices(decimal votes, decimal of)
    {
        var (has, needs) = Denominator == 0 ? (votes, Numerator) : (votes * Denominator, of * Numerator);
        return votes > 0 && (Exclusive ? has > needs : has >= needs);
    }
}

/// <summary>How a count of ranked ballots goes on when nobody reaches the share: whoever has the fewest votes is out. Of several with as few:
/// with <paramref name="EarlierRound"/> who had fewer in the last round in which they differed; if they never did, who is drawn by the record
/// <paramref name="LotsOut"/>; null: all of them.</summary>
public sealed record RankedTally(bool EarlierRound, string? LotsOut);

/// <summary>What a count comes to.</summary>
/// <param name="Elected">Who is elected: in order of votes, or, with ranked ballots, in the order of the seats.</param>
/// <param name="Tied">Those among whom a lot has still to decide who is elected.</param>
/// <param name="TiedLast">Those among whom a lot has still to decide who is out.</param>
/// <param name="Eliminated">Who was out, the first to go first, and was not elected to another seat.</param>
public sealed record ElectionResult(
    ImmutableArray<Person> Elected, ImmutableArray<Person> Tied,
    ImmutableArray<Person> TiedLast, ImmutableArray<Person> Eliminated);
