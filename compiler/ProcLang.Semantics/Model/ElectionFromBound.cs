using System.Collections.Immutable;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Binding;

namespace ProcLang.Semantics.Model;

/// <summary>Turns an election into a procedure: while nominations are open candidates are nominated, while the voting is open each elector
/// approves of as many as there are seats, then the result is declared as it follows from the count.</summary>
internal static class ElectionFromBound
{
    private static readonly FactType APerson = new(FactKind.Person, []);

    internal static ProcedureModel Procedure(BoundElection election, BoundProcedure clauses)
    {
        var written = ProcedureFromBound.Procedure(clauses);
        var (nominating, voting, closing) = (Words.ElectionSteps[0], Words.ElectionSteps[1], Words.ElectionSteps[2]);
        var conducts = election.Declaration?.By ?? [];
        StepModel Phase((string Zh, string En) name, string? next, DeadlineModel? until, ImmutableArray<GuardModel> guards) => new()
        {
            Id = name.Zh, Name = name.Zh, Alias = name.En, Act = name.Zh, AnyActor = true, Actors = conducts, Guards = guards,
            Clause = until?.Clause ?? election.Declaration?.Clause ?? election.Clause, AuthorityClause = election.Declaration?.Clause ?? election.Clause,
            Deadlines = until is null ? [] : [until],
            Outcomes = [new OutcomeModel(null, null, [new TransitionModel(null, next is null ? [] : [next], next is null, false, null)])],
        };
        var declared = new Condition.Recorded(null, Words.DeclareElected, null);
        return written with
        {
            Steps =
            [
                Phase(nominating, voting.Zh, election.Phases[0], []), Phase(voting, closing.Zh, election.Phases[1], []),
                Phase(closing, null, null, [new GuardModel(declared, ReasonCode.Condition, Norm.Constitutive, election.Declaration?.Clause ?? election.Clause)]),
                .. written.Steps.Where(s => !Words.ElectionSteps.Any(e => e.Zh == s.Id)),
            ],
            Records = [.. Records(election, declared), .. written.Records],
            Entry = [new TransitionModel(null, [nominating.Zh], false, false, null)],
        };
    }

    private static IEnumerable<RecordModel> Records(BoundElection election, Condition declared)
    {
        var (nominating, voting, closing) = (Words.ElectionSteps[0].Zh, Words.ElectionSteps[1].Zh, Words.ElectionSteps[2].Zh);
        var seats = election.Seats ?? (1, election.Clause);
        // Ranked ballots need more than half of the votes that still count, unless another share is stated.
        var ranked = election.Ranked is not null;
        var majority = election.Majority ?? (ranked ? (1, 2, true, election.Ranked!.Value.Clause) : (0, 0, false, election.Clause));
        var lotsOut = election.LastTied is { Lots.IsEmpty: false } drawn ? drawn : ((bool, ImmutableArray<ActorModel> Lots, Clause Clause)?)null;
        var tally = new ElectionTally(
            Words.Nominate, election.Nomination?.Needed ?? 1, Words.Decline, Words.Vote, Words.DrawLot, Words.Vacate, seats.Number,
            majority.Numerator, majority.Denominator, majority.Exclusive)
        {
            OfCast = election.Majority is null ? ranked : election.MajorityOf is { Kind: VoteBase.VotesCast },
            Ranked = ranked ? new RankedTally(election.LastTied?.EarlierRound ?? false, lotsOut is null ? null : Words.DrawOut) : null,
        };
        var candidates = Themselves(election.Candidates);
        var voter = Themselves(election.Electors);
        var electors = election.MajorityOf is { Of: { } others } ? new ActorReference.Where(others, new Condition.True()) : voter;
        var weights = election.Weights?.Model;
        var standing = election.Candidates.Count > 0 ? election.Candidates[0].Clause : election.Clause;
        var voters = election.Electors.Count > 0 ? election.Electors[0].Clause : election.Clause;
        Condition Is(Candidacy how) => new Condition.ElectionIs(how, tally, electors, weights);
        GuardModel Must(Condition condition, ReasonCode code, Clause clause) => new(condition, code, Norm.Constitutive, clause);
        var elects = new ElectsModel(Words.ElectedFact.Zh, tally, electors, false) { Weights = weights, OutFact = ranked ? Words.EliminatedFact.Zh : null };

        yield return new RecordModel
        {
            Name = Words.Nominate, Alias = "Nominate", Value = APerson, Actors = election.Nomination?.By ?? [], During = [nominating], OncePerPerson = true,
            Guards =
            [
                Must(new Condition.ValueIs(candidates), ReasonCode.Ineligible, standing),
                .. election.Disqualified.Select(d => Must(
                    new Condition.Not(new Condition.ValueIs(new ActorReference.Where(candidates, d.When))), ReasonCode.Ineligible, d.Clause)),
            ],
            Clause = election.Nomination?.Clause ?? election.Clause, AuthorityClause = election.Nomination?.Clause ?? election.Clause,
        };
        yield return new RecordModel
        {
            Name = Words.Decline, Alias = "Decline", Actors = [new ActorModel(Quantifier.One, 1, candidates, standing)], During = [nominating, voting], OncePerPerson = true,
            Clause = standing, AuthorityClause = standing,
        };
        yield return new RecordModel
        {
            Name = Words.Vote, Alias = "Vote", Value = APerson, Actors = [new ActorModel(Quantifier.One, 1, voter, voters)], During = [voting], OncePerPerson = true,
            Guards =
            [
                Must(Is(Candidacy.Candidate), ReasonCode.Ineligible, election.Nomination?.Clause ?? election.Clause),
                .. NotMore(election, seats).Select(most => Must(
                    new Condition.Proportion(new Quantity.Repeats(Words.Vote, true), Comparison.LessThan, most.Number, 0, new Quantity.Fixed(0)), ReasonCode.LimitReached, most.Clause)),
            ],
            Clause = voters, AuthorityClause = voters,
        };
        if (election.Lots is { } lots)
        {
            yield return new RecordModel
            {
                Name = Words.DrawLot, Alias = "DrawLot", Value = APerson, Actors = lots.By, During = [closing],
                Guards = [Must(Is(Candidacy.Tied), ReasonCode.Ineligible, lots.Clause)], Clause = lots.Clause, AuthorityClause = lots.Clause,
            };
        }

        if (lotsOut is { } outs)
        {
            yield return new RecordModel
            {
                Name = Words.DrawOut, Alias = "DrawOut", Value = APerson, Actors = outs.Lots, During = [closing],
                Guards = [Must(Is(Candidacy.TiedLast), ReasonCode.Ineligible, outs.Clause)], Clause = outs.Clause, AuthorityClause = outs.Clause,
            };
        }

        var result = election.Majority?.Clause ?? election.Declaration?.Clause ?? election.Clause;
        yield return new RecordModel
        {
            Name = Words.DeclareElected, Alias = "DeclareElected", Actors = election.Declaration?.By ?? [], During = [closing], Elects = elects,
            Guards =
            [
                .. election.Lots is { } tie ? [Must(Is(Candidacy.NobodyTied), ReasonCode.NoRule, tie.Clause)] : Array.Empty<GuardModel>(),
                .. lotsOut is { } last ? [Must(Is(Candidacy.NobodyTiedLast), ReasonCode.NoRule, last.Clause)] : Array.Empty<GuardModel>(),
            ],
            Clause = result, AuthorityClause = election.Declaration?.Clause ?? election.Clause,
        };
        if (election.NextInVotes is { } next)
        {
            yield return new RecordModel
            {
                Name = Words.Vacate, Alias = "Vacate", Value = APerson, Actors = election.Declaration?.By ?? [], During = [closing], Elects = elects with { Leaves = true },
                Guards = [Must(declared, ReasonCode.NotYet, next), Must(Is(Candidacy.Elected), ReasonCode.Condition, next)],
                Clause = next, AuthorityClause = election.Declaration?.Clause ?? next,
            };
        }
    }

    /// <summary>How many candidates an elector may vote for: as many as there are seats, or, ranking them, as many as is said, if it is.</summary>
    private static IEnumerable<(int Number, Clause Clause)> NotMore(BoundElection election, (int Number, Clause Clause) seats) => election.Ranked switch
    {
        null => [seats],
        { Most: > 0 } ranked => [(ranked.Most, ranked.Clause)],
        _ => [],
    };

    /// <summary>The persons themselves: whoever stands in for one neither votes nor is elected.</summary>
    private static ActorReference Themselves(List<(ActorReference Reference, Clause Clause)> of) => new ActorReference.Where(
        of.Count == 1 ? of[0].Reference : new ActorReference.Union([.. of.Select(r => r.Reference)]), new Condition.True());
}
