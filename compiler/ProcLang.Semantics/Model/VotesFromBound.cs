using System.Collections.Immutable;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Binding;

namespace ProcLang.Semantics.Model;

/// <summary>Turns how a meeting votes into records of its procedure: members vote on an item (投票, 无记名投票), whoever presides
/// closes the vote (议决), and its outcome follows from the count. Which vote an item is put to follows from its type.</summary>
internal static class VotesFromBound
{
    private static readonly Condition Never = new Condition.Some([]);

    /// <summary>True when one who has been present may be absent later: he left, or the meeting was adjourned.</summary>
    internal static bool ComesAndGoes(BoundMeeting meeting) => meeting.Votes.Count > 0 || meeting.Adjourn is not null;

    /// <summary>Whoever left may come back; whoever is there need not come.</summary>
    internal static ImmutableArray<GuardModel> ComingBack(BoundMeeting meeting, ImmutableArray<ActorModel> present) => !ComesAndGoes(meeting)
        ? []
        : [new GuardModel(new Condition.Not(new Condition.ActorPresent()), ReasonCode.AlreadyActed, Norm.Constitutive, present[0].Clause!)];

    internal static IEnumerable<RecordModel> Records(
        BoundMeeting meeting, ImmutableArray<ActorModel> present, List<ActorModel> deciders, List<GuardModel> onAgenda)
    {
        if (meeting.Votes.Count == 0 || meeting.Members.Count == 0)
        {
            yield break;
        }

        yield return new RecordModel
        {
            Name = Words.Depart, Alias = "Depart", Actors = present, During = [Words.CloseStep],
            Guards = [new GuardModel(new Condition.ActorPresent(), ReasonCode.NotPresent, Norm.Constitutive, present[0].Clause!)],
            Clause = present[0].Clause, AuthorityClause = present[0].Clause,
        };
        if (meeting.Proxies is { } proxies)
        {
            yield return new RecordModel
            {
                Name = Words.GiveProxy, Alias = "GiveProxy", Value = new FactType(FactKind.Person, []), During = [Words.CallStep, Words.OpenStep, Words.CloseStep],
                Actors = [new ActorModel(Quantifier.One, 1, new ActorReference.Where(new ActorReference.MembersOf(null), new Condition.True()), meeting.Members[0].Clause)],
                Guards =
                [
                    new GuardModel(new Condition.ValueIs(new ActorReference.Where(proxies.To, new Condition.True())), ReasonCode.Condition, Norm.Constitutive, proxies.Clause),
                    new GuardModel(
                        new Condition.Proportion(
                            new Quantity.Made(null, Words.GiveProxy, null, true, null), Comparison.LessThan, proxies.Most, 0, new Quantity.Fixed(0)),
                        ReasonCode.LimitReached, Norm.Constitutive, proxies.Clause),
                ],
                OncePerPerson = true, Clause = proxies.Clause, AuthorityClause = meeting.Members[0].Clause,
            };
        }

        foreach (var secret in meeting.Votes.Select(v => v.Secret).Distinct().Order())
        {
            yield return Ballot(meeting, secret, onAgenda);
        }

        yield return Closing(meeting, deciders, onAgenda);
    }

    private static RecordModel Ballot(BoundMeeting meeting, bool secret, List<GuardModel> onAgenda)
    {
        var first = meeting.Votes.First(v => v.Secret == secret);
        var clause = (secret ? first.BallotClause : null) ?? first.Clause;
        var members = new ActorModel(Quantifier.One, 1, new ActorReference.Where(new ActorReference.MembersOf(null), new Condition.True()), meeting.Members[0].Clause);
        List<GuardModel> guards = [.. onAgenda];
        if (Applies(meeting, v => v.Secret == secret) is not Condition.True and var applies)
        {
            guards.Add(new GuardModel(applies, ReasonCode.Condition, Norm.Constitutive, clause));
        }

        guards.Add(new GuardModel(new Condition.ActorPresent(), ReasonCode.NotPresent, Norm.Constitutive, clause));
        foreach (var vote in meeting.Votes.Where(v => v.Secret == secret))
        {
            guards.AddRange(vote.Recusals.Select(r => new GuardModel(new Condition.Not(Recused(meeting, vote, r)), ReasonCode.Recused, Norm.Constitutive, r.Clause)));
        }

        guards.AddRange(AtVote(meeting));
        guards.Add(new GuardModel(new Condition.Not(new Condition.ValueRecorded(Words.Decide)), ReasonCode.TooLate, Norm.Constitutive, clause));
        var name = secret ? Words.CastBallot : Words.Vote;
        return MeetingFromBound.ItemRecord(name, secret ? "CastBallot" : "Vote", [members], guards, [Words.CloseStep]) with
        {
            OncePerPerson = true,
            Outcomes = secret ? [] : [.. Words.BallotOutcomes.Select(o => new ChoiceModel(o.Zh, o.En))],
            Clause = clause,
            AuthorityClause = meeting.Members[0].Clause,
        };
    }

    private static RecordModel Closing(BoundMeeting meeting, List<ActorModel> deciders, List<GuardModel> onAgenda)
    {
        var clause = meeting.Votes[0].Clause;
        List<GuardModel> guards = [.. onAgenda, .. AtVote(meeting)];
        guards.Add(new GuardModel(new Condition.Not(new Condition.ValueRecorded(Words.Decide)), ReasonCode.AlreadyActed, Norm.Constitutive, clause));
        List<DataModel> data = [];
        foreach (var vote in meeting.Votes)
        {
            var applies = Applies(meeting, v => v == vote);
            if (vote.Secret)
            {
                var ballots = new Quantity.Made(null, Words.CastBallot, null, true, null, Proxies(meeting));
                foreach (var weights in Measures(meeting, vote))
                {
                    guards.Add(new GuardModel(
                        Unless(applies, new Condition.All([.. Equal(Cast(meeting, vote, weights), Weighed(ballots, weights))])), ReasonCode.Condition, Norm.Constitutive,
                        vote.BallotClause ?? vote.Clause));
                    data.AddRange(Facts(weights).Select(f => new DataModel(f.Zh, true, vote.BallotClause ?? vote.Clause, applies, Anew: true)));
                }
            }

            if (vote.Casting is { } casting && vote.Majority is not null)
            {
                guards.Add(new GuardModel(
                    new Condition.Some([new Condition.Not(And(applies, Undecided(meeting, vote))), new Condition.ActorIs(casting)]),
                    ReasonCode.NotAuthorised, Norm.Constitutive, vote.TieClause ?? vote.Clause));
            }
        }

        var voted = meeting.Votes.Where(v => v.Majority is not null).ToImmutableArray();
        var passed = Any(voted.Select(v => And(Applies(meeting, x => x == v), Passed(meeting, v))));
        var failed = Any(voted.Select(v => And(
            Applies(meeting, x => x == v),
            v.Casting is null ? new Condition.True() : new Condition.Not(Tied(meeting, v)))));
        var open = Applies(meeting, v => !v.Secret);
        return MeetingFromBound.ItemRecord(Words.Decide, "Decide", deciders, guards, [Words.CloseStep]) with
        {
            Data = [.. data],
            Counts = meeting.Votes.Exists(v => !v.Secret)
                ? [.. Enumerable.Concat<WeightModel?>([null], meeting.Weights is { Model: var said } ? [said] : []).SelectMany(weights => Facts(weights).Select((f, i) =>
                    new CountModel(f.Zh, Weighed(new Quantity.Made(null, Words.Vote, Words.BallotOutcomes[i].Zh, true, null, Proxies(meeting)), weights), open)))]
                : [],
            Outcomes = [.. Words.ItemOutcomes.Select((o, i) => new ChoiceModel(o.Zh, o.En, i == 0 ? passed : failed))],
            Clause = clause,
            AuthorityClause = deciders.Count > 0 ? deciders[0].Clause ?? clause : clause,
        };
    }

    /// <summary>The quorum, where it is tested at each vote; recused members leave it.</summary>
    private static IEnumerable<GuardModel> AtVote(BoundMeeting meeting)
    {
        if (meeting.Quorum is { } quorum && meeting.QuorumAt.Vote)
        {
            yield return new GuardModel(
                AdjournmentFromBound.Quorum(meeting, quorum.Condition, of => NotRecused(meeting, of)), ReasonCode.NoQuorum, quorum.Norm, quorum.Clause);
        }
    }

    /// <summary>The item is of the types of one of the votes; a vote for no type takes what no other takes.</summary>
    private static Condition Applies(BoundMeeting meeting, Func<VoteModel, bool> which)
    {
        if (meeting.Votes.TrueForAll(v => v.Types.IsEmpty))
        {
            return meeting.Votes.Exists(v => which(v)) ? new Condition.True() : Never;
        }

        var others = new Condition.Not(new Condition.ValueTypeIs([.. meeting.Votes.SelectMany(v => v.Types).Distinct()]));
        return Any(meeting.Votes.Where(which).Select(v => v.Types.IsEmpty ? others : (Condition)new Condition.ValueTypeIs(v.Types)));
    }

    /// <summary>The one who acts may not vote on the item.</summary>
    private static Condition Recused(BoundMeeting meeting, VoteModel vote, RecusalModel recusal) => And(
        Applies(meeting, v => v == vote), new Condition.Not(new Condition.OnValue([], new Condition.Not(recusal.When))));

    private static ActorReference NotRecused(BoundMeeting meeting, ActorReference of)
    {
        var leaving = meeting.Votes.SelectMany(v => v.Recusals.Where(r => !r.Counted).Select(r => Recused(meeting, v, r))).ToImmutableArray();
        return leaving.IsEmpty ? of : new ActorReference.Where(of, new Condition.Not(Any(leaving)));
    }

    private static ProxyModel? Proxies(BoundMeeting meeting) =>
        meeting.Proxies is null ? null : new ProxyModel(Words.GiveProxy, NotRecused(meeting, new ActorReference.MembersOf(null)));

    /// <summary>The same, each counting for as many votes as he has; null: for one.</summary>
    internal static Quantity Weighed(Quantity quantity, WeightModel? weights) => weights is null ? quantity : new Quantity.Weighted(quantity, weights);

    /// <summary>The facts that hold a count of persons, or of their weights.</summary>
    private static (string Zh, string En)[] Facts(WeightModel? weights) => weights is null ? Words.CountFacts : Words.WeightFacts;

    private static WeightModel? Weights(BoundMeeting meeting, MajorityModel? majority) => majority is { ByWeight: true } ? meeting.Weights?.Model : null;

    /// <summary>What the vote is counted in: persons, weights, or both.</summary>
    private static IEnumerable<WeightModel?> Measures(BoundMeeting meeting, VoteModel vote) =>
        vote.Majorities.Select(m => Weights(meeting, m)).DefaultIfEmpty(null).DistinctBy(w => w is null);

    private static Quantity Votes(BoundMeeting meeting, VoteModel vote, int outcome, WeightModel? weights) => vote.Secret
        ? new Quantity.OfFact(Facts(weights)[outcome].Zh)
        : Weighed(new Quantity.Made(null, Words.Vote, Words.BallotOutcomes[outcome].Zh, true, null, Proxies(meeting)), weights);

    private static Quantity Cast(BoundMeeting meeting, VoteModel vote, WeightModel? weights) => vote.Secret
        ? new Quantity.Sum([Votes(meeting, vote, 0, weights), Votes(meeting, vote, 1, weights), Votes(meeting, vote, 2, weights)])
        : Weighed(new Quantity.Made(null, Words.Vote, null, true, null, Proxies(meeting)), weights);

    private static Condition Passed(BoundMeeting meeting, VoteModel vote)
    {
        Condition all = new Condition.True();
        foreach (var majority in vote.Majorities)
        {
            all = And(all, Reached(meeting, vote, majority));
        }

        return all;
    }

    private static Condition Reached(BoundMeeting meeting, VoteModel vote, MajorityModel majority)
    {
        var weights = Weights(meeting, majority);
        Quantity of = majority.Base switch
        {
            VoteBase.MembersPresent => Weighed(new Quantity.Present(
                NotRecused(meeting, new ActorReference.MembersOf(null)), meeting.Proxies is { Counted: true } ? Words.GiveProxy : null), weights),
            VoteBase.VotesCast => Cast(meeting, vote, weights),
            VoteBase.Persons => Weighed(new Quantity.Persons(NotRecused(meeting, majority.Of!)), weights),
            _ => Weighed(new Quantity.Persons(NotRecused(meeting, new ActorReference.MembersOf(null))), weights),
        };
        of = vote.AbstentionsCounted ? of : new Quantity.Less(of, Votes(meeting, vote, 2, weights));
        var reached = new Condition.Proportion(Votes(meeting, vote, 0, weights), majority.How, majority.Numerator, majority.Denominator, of);
        // All of nobody is not a majority.
        return majority.How == Comparison.AtLeast && majority.Denominator > 0 ? And(reached, Some(meeting, vote, weights)) : reached;
    }

    /// <summary>As many for as against, in what the first majority is counted in.</summary>
    private static Condition Tied(BoundMeeting meeting, VoteModel vote)
    {
        var weights = Weights(meeting, vote.Majority);
        return new Condition.All([.. Equal(Votes(meeting, vote, 0, weights), Votes(meeting, vote, 1, weights)), Some(meeting, vote, weights)]);
    }

    private static Condition Undecided(BoundMeeting meeting, VoteModel vote) => And(new Condition.Not(Passed(meeting, vote)), Tied(meeting, vote));

    private static Condition.Proportion Some(BoundMeeting meeting, VoteModel vote, WeightModel? weights) => weights is null
        ? new(Votes(meeting, vote, 0, weights), Comparison.AtLeast, 1, 0, new Quantity.Fixed(0))
        : new(Votes(meeting, vote, 0, weights), Comparison.MoreThan, 0, 0, new Quantity.Fixed(0));

    private static ImmutableArray<Condition> Equal(Quantity left, Quantity right) =>
        [new Condition.Proportion(left, Comparison.AtLeast, 1, 1, right), new Condition.Proportion(left, Comparison.AtMost, 1, 1, right)];

    private static Condition And(Condition left, Condition right) => (left, right) switch
    {
        (Condition.True, _) => right,
        (_, Condition.True) => left,
        _ => new Condition.All([left, right]),
    };

    private static Condition Unless(Condition applies, Condition then) => applies is Condition.True ? then : new Condition.Some([new Condition.Not(applies), then]);

    private static Condition Any(IEnumerable<Condition> conditions)
    {
        var all = conditions.ToImmutableArray();
        return all.Length == 1 ? all[0] : new Condition.Some(all);
    }
}
