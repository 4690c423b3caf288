using System.Collections.Immutable;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Reference;

/// <summary>Decides whether something is recorded. A record moves nothing; any one of its actors may make it.</summary>
internal static class RecordDecision
{
    /// <param name="on">The situation with the facts of the act already among the case's.</param>
    internal static Ruling Decide(RecordModel record, ActRequest act, Situation on)
    {
        if (on.State.Ended)
        {
            return ActDecision.Refused(act, on, [Reason.Of(ReasonCode.Closed, record.Clause)]);
        }

        var verdict = new GuardVerdict();
        if (!MayMake(record, act.By, on))
        {
            verdict.Add(new Reason(ReasonCode.NotAuthorised, record.AuthorityClause ?? record.Clause, WhoMay(record, on), null, [], null));
        }

        if (!IsOpen(record, on))
        {
            verdict.Add(new Reason(ReasonCode.NotYet, record.Clause, [], null, ActDecision.WaitingFor(on), null));
        }

        if (record.OncePerPerson && on.State.Records.Any(r => r.Record == record.Name && r.By == act.By && r.Value == act.Value))
        {
            verdict.Add(Reason.Of(ReasonCode.AlreadyActed, record.Clause));
        }

        verdict.Read(record.Guards, on, Outcome(record, act.Outcome, on, null));
        verdict.Read(record.Data, on);
        ReadValue(record, act.Value, on, verdict);
        var outcome = Outcome(record, act.Outcome, on, verdict);
        foreach (var deadline in record.Deadlines)
        {
            verdict.Add(DueDates.Refuses(deadline, on.State.OpenedAt, on));
        }

        return verdict.Reasons.IsEmpty
            ? new Ruling.Accepted([new CaseEvent
            {
                Kind = CaseEventKind.Recorded, Act = record.Name, Outcome = outcome, By = act.By, At = on.Now,
                Value = record.Extends is { } more ? Extension.Granted(act.Facts, more.Amount, more.Most.Amount) : act.Value, Facts = Counted(record, act.Facts, on),
                Breaches = verdict.Breaches, Departures = verdict.Departures, Ended = record.Ends,
                Left = record.Ends ? [.. on.Procedure.Steps.Select(s => s.Id).Where(s => on.State.At(s) is not null)] : [],
            }])
            : ActDecision.Refused(act, on, verdict.Reasons);
    }

    /// <summary>True while one of the steps it belongs to is active.</summary>
    internal static bool IsOpen(RecordModel record, Situation on) => record.During.IsEmpty || record.During.Any(s => on.State.At(s) is not null);

    internal static ImmutableArray<Authorised> WhoMay(RecordModel record, Situation on) => record.Actors.IsEmpty
        ? [.. on.Roster.Everybody.Select(p => new Authorised(p, ReferenceResolver.FirstOffice(p, on)))]
        : [.. record.Actors.SelectMany(a => ReferenceResolver.MayAct(a.Reference, on)).DistinctBy(a => a.Person)];

    private static bool MayMake(RecordModel record, Person by, Situation on) => record.Actors.IsEmpty
        ? on.Roster.Everybody.Contains(by)
        : record.Actors.Any(a => ReferenceResolver.IsOf(by, a.Reference, on, on.Now));

    private static void ReadValue(RecordModel record, string? value, Situation on, GuardVerdict verdict)
    {
        if (record.Value is not { } type)
        {
            return;
        }

        if (value is null)
        {
            verdict.Add(Reason.Of(ReasonCode.MissingData, record.Clause));
        }
        else if (type.Kind == FactKind.Case)
        {
            if (on.On.Register.TypeOf(value) is not { } found)
            {
                verdict.Add(Reason.Of(ReasonCode.UnknownSubject, record.Clause, new(value, value)));
            }
            else if (record.ValueTypes.Length > 0 && !record.ValueTypes.Contains(found))
            {
                verdict.Add(Reason.Of(ReasonCode.Condition, record.Clause, new(value, value)));
            }
        }
    }

    private static FactSet Counted(RecordModel record, FactSet given, Situation on) => record.Elects is { } elects
        ? ElectionReader.Declared(elects, CountedOnly(record, given, on), on)
        : CountedOnly(record, given, on);

    private static FactSet CountedOnly(RecordModel record, FactSet given, Situation on) => record.Counts.Where(c => ConditionReader.Holds(c.When, on))
        .Aggregate(given, (facts, count) => facts.With(count.Fact, new FactValue.Number(QuantityReader.Of(count.Of, on))));

    /// <param name="verdict">Told what is wrong with the outcome; null: only the outcome is asked for.</param>
    private static string? Outcome(RecordModel record, string? given, Situation on, GuardVerdict? verdict)
    {
        if (record.Outcomes.FirstOrDefault(o => o.When is not null && ConditionReader.Holds(o.When, on)) is { } follows)
        {
            verdict?.Add(given is null || given == follows.Name || given == follows.Alias
                ? null
                : Reason.Of(ReasonCode.UnknownOutcome, record.Clause, new(given, given)));
            return follows.Name;
        }

        if (given is null)
        {
            if (record.Outcomes.Length > 0)
            {
                verdict?.Add(Reason.Of(ReasonCode.MissingOutcome, record.Clause, new(
                    string.Join("、", record.Outcomes.Select(o => o.Name)), string.Join(", ", record.Outcomes.Select(o => o.Alias ?? o.Name)))));
            }

            return null;
        }

        var named = record.Outcomes.FirstOrDefault(o => o.Name == given || o.Alias == given);
        verdict?.Add(named is null ? Reason.Of(ReasonCode.UnknownOutcome, record.Clause, new(given, given)) : null);
        return named?.Name;
    }
}
