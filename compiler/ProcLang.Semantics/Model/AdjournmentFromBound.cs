using System.Collections.Immutable;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Binding;

namespace ProcLang.Semantics.Model;

/// <summary>Turns adjournment for want of a quorum into a record of the meeting (延期): made while there is no quorum, it sends
/// everybody home, lowers the quorum, and starts the period within which the meeting is opened again.</summary>
internal static class AdjournmentFromBound
{
    internal static IEnumerable<RecordModel> Records(BoundMeeting meeting, ImmutableArray<ActorModel> chairs)
    {
        if (meeting.Adjourn is not { } adjourn)
        {
            yield break;
        }

        yield return new RecordModel
        {
            Name = Words.Adjourn, Alias = "Adjourn", Actors = chairs, During = [Words.OpenStep, Words.CloseStep], Clause = adjourn.Clause,
            AuthorityClause = chairs.IsEmpty ? adjourn.Clause : chairs[0].Clause ?? adjourn.Clause,
            Guards = meeting.Quorum is { } quorum
                ? [new GuardModel(new Condition.Not(Quorum(meeting, quorum.Condition, of => of)), ReasonCode.Condition, Norm.Constitutive, adjourn.Clause)]
                : [],
        };
    }

    /// <summary>The meeting is opened again within the period; later is a breach.</summary>
    internal static IEnumerable<DeadlineModel> Deadlines(BoundMeeting meeting) => meeting.Adjourn is { } adjourn
        ? [new DeadlineModel(
            new DeadlineBase.Happening(new EventModel(null, Words.Adjourn, null)), Direction.After, adjourn.Within, Norm.Regulative,
            new OverdueModel.Breach(), adjourn.Clause)]
        : [];

    /// <summary>The quorum, or, once adjourned, the lower one.</summary>
    internal static Condition Quorum(BoundMeeting meeting, Condition.Quorum quorum, Func<ActorReference, ActorReference> of)
    {
        var full = Reached(meeting, quorum with { Of = of(quorum.Of) }, meeting.QuorumByWeight.Full);
        return meeting.Adjourn is { Quorum: { } lower }
            ? new Condition.Some([full, new Condition.All([
                new Condition.Recorded(null, Words.Adjourn, null), Reached(meeting, lower with { Of = of(lower.Of) }, meeting.QuorumByWeight.Lower)])])
            : full;
    }

    /// <summary>Where proxies count towards the quorum, one who is absent is present through the holder of his.</summary>
    private static Condition Reached(BoundMeeting meeting, Condition.Quorum quorum, bool byWeight)
    {
        var proxies = meeting.Proxies is { Counted: true } ? Words.GiveProxy : null;
        var weights = byWeight ? meeting.Weights?.Model : null;
        return proxies is null && weights is null
            ? quorum
            : new Condition.Proportion(
                VotesFromBound.Weighed(new Quantity.Present(quorum.Of, proxies), weights), quorum.How, quorum.Numerator, quorum.Denominator,
                quorum.Denominator == 0 ? new Quantity.Fixed(0) : VotesFromBound.Weighed(new Quantity.Persons(quorum.Of), weights));
    }
}
