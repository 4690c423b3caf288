using System.Collections.Immutable;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Binding;

namespace ProcLang.Semantics.Model;

/// <summary>How often each of the persons may speak on one item and how many minutes each time (the last number for all that follow);
/// who may give more time. <paramref name="Norm"/> is what follows when one speaks longer: the words are spoken, so it is not refused.</summary>
public sealed record SpeakingModel(
    ImmutableArray<ActorReference> Of, int Most, ImmutableArray<int> Minutes, ImmutableArray<ActorModel> MoreTimeBy, Norm Norm, Clause Clause);

/// <summary>Turns limits of speaking into records of the meeting: 发言 on an item, with its minutes, and 准予加时, which names the person who
/// may speak longer the next time.</summary>
internal static class SpeakingFromBound
{
    internal static IEnumerable<RecordModel> Records(BoundMeeting meeting, ImmutableArray<ActorModel> chairs, List<GuardModel> onAgenda)
    {
        if (meeting.Speaking.Count == 0)
        {
            yield break;
        }

        var first = meeting.Speaking[0];
        List<GuardModel> guards = [.. onAgenda, new GuardModel(new Condition.ActorPresent(), ReasonCode.NotPresent, Norm.Constitutive, first.Clause)];
        foreach (var speaking in meeting.Speaking)
        {
            guards.AddRange(Limits(meeting, speaking));
        }

        yield return MeetingFromBound.ItemRecord(
            Words.Speak, "Speak", [.. meeting.Speaking.SelectMany(s => s.Of.Select(of => new ActorModel(Quantifier.One, 1, of, s.Clause)))], guards, [Words.CloseStep]) with
        {
            Data = meeting.Speaking.Exists(s => s.Minutes.Length > 0) ? [new DataModel(Words.SpeakingMinutes.Zh, true, first.Clause, Anew: true)] : [],
        };
        ImmutableArray<ActorModel> givers = [.. meeting.Speaking.SelectMany(s => s.MoreTimeBy)];
        if (givers.Length > 0)
        {
            yield return new RecordModel
            {
                Name = Words.GrantTime, Alias = "GrantTime", Actors = givers, Value = new FactType(FactKind.Person, []), During = [Words.CloseStep],
                Clause = givers[0].Clause, AuthorityClause = givers[0].Clause,
            };
        }
    }

    private static IEnumerable<GuardModel> Limits(BoundMeeting meeting, SpeakingModel speaking)
    {
        var other = new Condition.Not(new Condition.ActorIs(speaking.Of.Length == 1 ? speaking.Of[0] : new ActorReference.Union(speaking.Of)));
        Condition Of(Condition limit) => meeting.Speaking.Count == 1 ? limit : new Condition.Some([other, limit]);
        var spoken = new Quantity.Repeats(Words.Speak);
        yield return new GuardModel(
            Of(new Condition.Proportion(spoken, Comparison.LessThan, speaking.Most, 0, new Quantity.Fixed(0))), ReasonCode.LimitReached, Norm.Constitutive, speaking.Clause);
        for (var i = 0; i < speaking.Minutes.Length; i++)
        {
            Condition within = new Condition.Compare(Words.SpeakingMinutes.Zh, Comparison.AtMost, new FactValue.Number(speaking.Minutes[i]));
            if (speaking.MoreTimeBy.Length > 0)
            {
                within = new Condition.Some([within, new Condition.GivenSince(Words.GrantTime, Words.Speak)]);
            }

            // Of the i-th time; the last number is for every time after too.
            Condition Times(Comparison how) => new Condition.Proportion(spoken, how, i, 0, new Quantity.Fixed(0));
            Condition[] others = (i == 0, i == speaking.Minutes.Length - 1) switch
            {
                (true, true) => [],
                (true, _) => [Times(Comparison.MoreThan)],
                (_, true) => [Times(Comparison.LessThan)],
                _ => [Times(Comparison.LessThan), Times(Comparison.MoreThan)],
            };
            yield return new GuardModel(
                Of(others.Length == 0 ? within : new Condition.Some([.. others, within])), ReasonCode.LimitReached, speaking.Norm, speaking.Clause);
        }
    }
}
