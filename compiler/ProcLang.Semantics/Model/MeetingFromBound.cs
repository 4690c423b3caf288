using System.Collections.Immutable;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Symbols;

namespace ProcLang.Semantics.Model;

/// <summary>Turns a meeting into a procedure with known stages: called, opened, closed; and records for presence, leave,
/// agenda, papers and decisions. Steps that the text adds in its own words stand after these.</summary>
internal static class MeetingFromBound
{
    internal static MeetingModel Meeting(BoundMeeting bound) => new()
    {
        Name = bound.Type.Name,
        Conveners = [.. bound.Conveners],
        Chairs = [.. bound.Chairs],
        Members = [.. bound.Members.Select(m => m.Reference)],
        Attendees = [.. bound.Attendees.Select(m => m.Reference)],
        Invited = [.. bound.Invited.Select(m => m.Reference)],
        Frequency = bound.Frequency,
        Quorum = bound.Quorum?.Condition,
        Weights = bound.Weights?.Model,
        WeightsClause = bound.Weights?.Clause,
        Adjourn = bound.Adjourn,
        Speaking = [.. bound.Speaking],
        Proxies = bound.Proxies,
        Votes = [.. bound.Votes],
        Clauses = [.. bound.Members.Select(m => m.Clause).Concat(bound.Attendees.Select(a => a.Clause)).Concat(bound.Invited.Select(i => i.Clause)).Distinct()],
    };

    /// <summary>A frequency is a limit on calling the meeting, lifted where an extraordinary one was decided on.</summary>
    internal static LimitModel? FrequencyLimit(BoundMeeting bound) => bound.Frequency is not { } frequency
        ? null
        : new LimitModel(
            bound.Type.Name + "频次", bound.Procedure.Name, Words.CallStep, null, [], true, frequency.Per, frequency.Most, frequency.Norm,
            bound.Extraordinary.Count > 0 ? new Condition.Recorded(null, Words.CallExtraordinary, null) : null, frequency.Clause);

    internal static ProcedureModel Procedure(BoundMeeting meeting, BoundProcedure clauses)
    {
        var written = ProcedureFromBound.Procedure(clauses);
        var own = written.Steps.Where(s => !Words.MeetingSteps.Any(m => m.Zh == s.Id)).ToImmutableArray();
        var conveners = Or(meeting.Conveners, meeting.Chairs);
        var chairs = Or(meeting.Chairs, meeting.Conveners);
        ImmutableArray<StepModel> stages =
        [
            Stage(Words.CallStep, "Call", conveners, Words.OpenStep, [], clauses),
            Stage(Words.OpenStep, "Open", chairs, Words.CloseStep, [.. OpeningGuards(meeting)], clauses, AdjournmentFromBound.Deadlines(meeting)),
            Stage(Words.CloseStep, "Close", chairs, null, [], clauses),
        ];
        return written with
        {
            Kind = ProcedureKind.Meeting,
            Facts = [.. written.Facts],
            Steps = [.. stages, .. own],
            Records = [.. Records(meeting, chairs), .. written.Records],
            Entry = [new TransitionModel(null, [Words.CallStep], false, false, null)],
        };
    }

    private static ImmutableArray<ActorModel> Or(List<ActorModel> first, List<ActorModel> second) => [.. first.Count > 0 ? first : second];

    private static StepModel Stage(
        string id, string alias, ImmutableArray<ActorModel> actors, string? next, ImmutableArray<GuardModel> guards, BoundProcedure clauses,
        IEnumerable<DeadlineModel>? deadlines = null)
    {
        // 步骤 召集 { … } in the meeting's own words adds to the built-in stage.
        var added = clauses.Steps.Find(s => s.Symbol.Name == id);
        var clause = actors.IsEmpty ? added?.Clause : actors[0].Clause;
        var going = new TransitionModel(null, next is null ? [] : [next], next is null, false, null);
        var step = added is null ? null : ProcedureFromBound.Step(added, going, clauses.CountsAs);
        return new StepModel
        {
            Id = id,
            Name = id,
            Alias = alias,
            Act = id,
            Clause = clause,
            AuthorityClause = step is { Actors.IsEmpty: false } ? step.AuthorityClause : clause,
            Actors = step is { Actors.IsEmpty: false } ? step.Actors : actors,
            AnyActor = true,
            Alternatives = step?.Alternatives ?? [],
            Guards = [.. guards, .. step?.Guards ?? []],
            Data = step?.Data ?? [],
            Deadlines = [.. deadlines ?? [], .. step?.Deadlines ?? []],
            Outcomes = step?.Outcomes ?? [new OutcomeModel(null, null, [going])],
        };
    }

    private static IEnumerable<GuardModel> OpeningGuards(BoundMeeting meeting)
    {
        if (meeting.Quorum is { } quorum && meeting.QuorumAt.Opening)
        {
            yield return new GuardModel(AdjournmentFromBound.Quorum(meeting, quorum.Condition, of => of), ReasonCode.NoQuorum, quorum.Norm, quorum.Clause);
        }

        foreach (var composed in meeting.Composition)
        {
            yield return composed;
        }

        foreach (var (of, _, norm, clause) in Leave(meeting))
        {
            yield return new GuardModel(new Condition.PresentOrExcused(of), ReasonCode.Condition, norm, clause);
        }
    }

    private static IEnumerable<RecordModel> Records(BoundMeeting meeting, ImmutableArray<ActorModel> chairs)
    {
        var present = meeting.Members.Select(m => (m.Reference, m.Clause))
            .Concat(meeting.Attendees)
            .Concat(meeting.Invited.Select(i => (i.Reference, i.Clause)))
            .Select(p => new ActorModel(Quantifier.One, 1, p.Reference, p.Clause)).ToImmutableArray();
        if (present.Length > 0)
        {
            yield return new RecordModel
            {
                Name = Words.Attend, Alias = "Attend", Actors = present, OncePerPerson = !VotesFromBound.ComesAndGoes(meeting),
                During = [Words.CallStep, Words.OpenStep, Words.CloseStep],
                Guards = [.. VotesFromBound.ComingBack(meeting, present), .. meeting.Invited.Where(i => i.When is not null).Select(i => new GuardModel(
                    new Condition.Some([new Condition.Not(new Condition.ActorIs(i.Reference)), i.When!]), ReasonCode.Condition, Norm.Constitutive, i.Clause))],
                Clause = present[0].Clause, AuthorityClause = present[0].Clause,
            };
        }

        var leave = Leave(meeting);
        if (leave.Length > 0)
        {
            yield return new RecordModel
            {
                Name = Words.AskLeave, Alias = "AskLeave", During = [Words.CallStep, Words.OpenStep], OncePerPerson = true,
                Actors = [.. leave.Select(l => new ActorModel(Quantifier.One, 1, l.Of, l.Clause))],
                Clause = leave[0].Clause, AuthorityClause = leave[0].Clause,
            };
            yield return new RecordModel
            {
                Name = Words.GrantLeave, Alias = "GrantLeave", During = [Words.CallStep, Words.OpenStep],
                Value = new FactType(FactKind.Person, []),
                Actors = [.. leave.SelectMany(l => l.Towards).DistinctBy(a => a.Reference)],
                Guards = [.. leave.Where(_ => leave.Length > 1).Select(Towards)],
                Clause = leave[0].Clause, AuthorityClause = leave[0].Clause,
            };
        }

        if (meeting.Proposers.Count > 0)
        {
            yield return ItemRecord(Words.ProposeItem, "ProposeItem", meeting.Proposers, [], [Words.CallStep, Words.OpenStep]);
        }

        if (meeting.Settlers.Count > 0)
        {
            List<GuardModel> guards = [];
            if (meeting.Proposers.Count > 0)
            {
                guards.Add(new GuardModel(new Condition.ValueRecorded(Words.ProposeItem), ReasonCode.NotOnAgenda, Norm.Constitutive, meeting.Proposers[0].Clause!));
            }

            guards.AddRange(meeting.ItemRequirements.Select(i => new GuardModel(
                new Condition.OnValue([i.Type], i.Condition), ReasonCode.Condition, i.Norm, i.Clause)));
            yield return ItemRecord(Words.SettleItem, "SettleItem", meeting.Settlers, guards, [Words.CallStep, Words.OpenStep]);
        }

        if (meeting.PaperSenders.Count > 0)
        {
            yield return new RecordModel
            {
                Name = Words.SendPapers, Alias = "SendPapers", Actors = [.. meeting.PaperSenders], During = [Words.OpenStep],
                Clause = meeting.PaperSenders[0].Clause, AuthorityClause = meeting.PaperSenders[0].Clause,
            };
        }

        if (meeting.Extraordinary.Count > 0)
        {
            yield return new RecordModel
            {
                Name = Words.CallExtraordinary, Alias = "CallExtraordinary", Actors = [.. meeting.Extraordinary], During = [Words.CallStep], OncePerPerson = true,
                Clause = meeting.Extraordinary[0].Clause, AuthorityClause = meeting.Extraordinary[0].Clause,
            };
        }

        var deciders = meeting.Deciders.Count > 0 ? [.. meeting.Deciders] : chairs;
        if (meeting.Votes.Count == 0 && (meeting.Settlers.Count > 0 || meeting.Deciders.Count > 0))
        {
            var clause = deciders.Length > 0 ? deciders[0].Clause : null;
            yield return ItemRecord(
                Words.Decide, "Decide", [.. deciders], OnAgenda(meeting), [Words.CloseStep]) with
            {
                Outcomes = [.. Words.ItemOutcomes.Select(o => new ChoiceModel(o.Zh, o.En))],
                Clause = clause,
                AuthorityClause = clause,
            };
        }

        foreach (var record in SpeakingFromBound.Records(meeting, chairs, OnAgenda(meeting)))
        {
            yield return record;
        }

        foreach (var record in AdjournmentFromBound.Records(meeting, chairs))
        {
            yield return record;
        }

        foreach (var record in VotesFromBound.Records(meeting, present, [.. deciders], OnAgenda(meeting)))
        {
            yield return record;
        }
    }

    /// <summary>Who may ask leave of whom. The attendees are all the text names, wherever it does.</summary>
    private static ImmutableArray<(ActorReference Of, ImmutableArray<ActorModel> Towards, Norm Norm, Clause Clause)> Leave(BoundMeeting meeting)
    {
        ActorReference Attendees()
        {
            var all = meeting.Attendees.Select(a => a.Reference).Concat(meeting.Invited.Select(i => i.Reference)).ToImmutableArray();
            return all.Length == 1 ? all[0] : new ActorReference.Union(all);
        }

        return [.. meeting.Leave.Select(l => (l.Of ?? Attendees(), l.Towards, l.Norm, l.Clause))];
    }

    private static List<GuardModel> OnAgenda(BoundMeeting meeting) => meeting.Settlers.Count > 0
        ? [new GuardModel(new Condition.ValueRecorded(Words.SettleItem), ReasonCode.NotOnAgenda, Norm.Constitutive, meeting.Settlers[0].Clause!)]
        : [];

    /// <summary>Whoever grants leave must be the one of whom this person asks it: or else another leave clause speaks of him.</summary>
    private static GuardModel Towards((ActorReference Of, ImmutableArray<ActorModel> Towards, Norm Norm, Clause Clause) leave) =>
        new(new Condition.Some([
                new Condition.Not(new Condition.ValueIs(leave.Of)),
                .. leave.Towards.Select(t => new Condition.ActorIs(t.Reference)),
            ]), ReasonCode.NotAuthorised, Norm.Constitutive, leave.Clause);

    internal static RecordModel ItemRecord(string name, string alias, List<ActorModel> actors, List<GuardModel> guards, ImmutableArray<string> during) => new()
    {
        Name = name,
        Alias = alias,
        Actors = [.. actors],
        Value = new FactType(FactKind.Case, []),
        During = during,
        Guards = [.. guards],
        Clause = actors.Count > 0 ? actors[0].Clause : null,
        AuthorityClause = actors.Count > 0 ? actors[0].Clause : null,
    };
}
