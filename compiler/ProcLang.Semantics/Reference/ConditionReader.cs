using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Reference;

/// <summary>Says whether a condition holds. An atom that reads a missing fact is false, so its negation is true.</summary>
internal static class ConditionReader
{
    internal static bool Holds(Condition? condition, Situation on) => condition switch
    {
        null or Condition.True => true,
        Condition.All all => all.Parts.All(p => Holds(p, on)),
        Condition.Some some => some.Parts.Any(p => Holds(p, on)),
        Condition.Not not => !Holds(not.Inner, on),
        Condition.Flag flag => on.Fact(flag.Fact) is FactValue.Flag { Value: true },
        Condition.FactIs fact => on.Fact(fact.Fact) is { } value && fact.Values.Contains(value),
        Condition.FactsEqual facts => on.Fact(facts.Left) is { } left && on.Fact(facts.Right) is { } right && left == right,
        Condition.Includes set => Includes(on.Fact(set.Fact), set.Value),
        Condition.Supplied fact => on.Fact(fact.Fact) is not null,
        Condition.Compare compare => Compares(on.Fact(compare.Fact), compare.How, compare.Bound),
        Condition.CompareFacts compare => Compares(on.Fact(compare.Left), compare.How, on.Fact(compare.Right)),
        Condition.Beyond beyond => ReferenceResolver.Persons(beyond.Left, on).Any(p => !ReferenceResolver.IsOf(p.Person, beyond.Right, on, on.Now)),
        Condition.Happened happened => on.When(happened.Event) is not null,
        Condition.Recorded recorded => on.Records(recorded.Procedure, recorded.Record)
            .Any(r => recorded.By is null || ReferenceResolver.IsOf(r.By, recorded.By, on, r.At)),
        // The term is written in the language of the rulebook; so is its outcome.
        Condition.Determined term => on.Records(term.Procedure, term.Term).LastOrDefault() is { Outcome: "成立" or "Holds" },
        Condition.ActorIs actor => on.By is { } by && ReferenceResolver.IsOf(by, actor.Reference, on, on.Now),
        Condition.Delegated power => on.By is { } by && on.Roster.IsDelegated(by, new Office(power.From), new Office(power.Power), on.Now),
        Condition.SamePerson same => on.By is { } by && on.ByWhom(same.Event) == by,
        Condition.Quorum quorum => HasQuorum(quorum, on),
        Condition.Proportion share => QuantityReader.Reaches(share, on),
        Condition.Elapsed elapsed => DueDates.Floor(elapsed, on) is { } due && on.Now >= due.Ends,
        Condition.Running time => DueDates.Runs(time.Step, on),
        Condition.ActorPresent => on.By is { } by && IsPresent(by, on),
        Condition.ValueTypeIs about => on.Value is { } named && on.On.Register.TypeOf(named) is { } type && about.Types.Contains(type),
        Condition.PresentOrExcused present => PresentOrExcused(present.Of, on),
        Condition.OnValue value => OnValue(value, on),
        Condition.ValueIs value => on.Value is { } named && ReferenceResolver.IsOf(new Person(named), value.Reference, on, on.Now),
        Condition.ValueRecorded record => on.State.Records.Any(r => r.Record == record.Record && r.Value == on.Value),
        Condition.GivenSince given => on.By is { } by && on.State.Records.FindLast(r =>
            (r.Record == given.Since && r.By == by) || (r.Record == given.Record && r.Value == by.Name)) is { } last && !(last.Record == given.Since && last.By == by),
        Condition.OtherCase other => on.Value is { } named && named != on.On.Subject && on.On.Register.Standing(named, on.Procedure.Name) is { } standing
            && (other.Steps.IsEmpty || standing.Any(other.Steps.Contains)),
        Condition.NewName => !string.IsNullOrWhiteSpace(on.Value) && on.On.Register.TypeOf(on.Value) is null,
        Condition.SameOfValue same => on.Value is { } value && on.State.Facts.Get(same.Fact) is { } fact && fact.Equals(on.On.Register.Fact(value, same.Fact)),
        Condition.ElectionIs election => ElectionReader.Is(election, on),
        Condition.SubjectIs subject => on.On.Register.TypeOf(on.Subject) is { } type && subject.Types.Contains(type),
        _ => false,
    };

    private static bool Includes(FactValue? set, FactValue value) => (set, value) switch
    {
        (FactValue.UnitSet units, FactValue.UnitRef unit) => units.Units.Contains(unit.Unit),
        (FactValue.PersonSet persons, FactValue.PersonRef person) => persons.Persons.Contains(person.Person),
        (null, _) => false,
        _ => set == value,
    };

    private static bool Compares(FactValue? left, Comparison how, FactValue? right)
    {
        int? order = (left, right) switch
        {
            (FactValue.Day a, FactValue.Day b) => a.Value.CompareTo(b.Value),
            (FactValue.Moment a, FactValue.Moment b) => a.Value.CompareTo(b.Value),
            _ when Amount(left) is { } a && Amount(right) is { } b => a.CompareTo(b),
            _ => null,
        };
        return order is { } difference && Compares(difference, how);
    }

    private static decimal? Amount(FactValue? value) => value switch
    {
        FactValue.Number number => number.Value,
        FactValue.Money money => money.Amount,
        _ => null,
    };

    internal static bool Compares(decimal difference, Comparison how) => how switch
    {
        Comparison.AtLeast => difference >= 0,
        Comparison.MoreThan => difference > 0,
        Comparison.AtMost => difference <= 0,
        _ => difference < 0,
    };

    /// <summary>Members are persons, not posts: one who holds two posts is one person, and one who stands in is not a member.</summary>
    private static bool HasQuorum(Condition.Quorum quorum, Situation on)
    {
        var members = ReferenceResolver.Persons(quorum.Of, on);
        var present = members.LongCount(m => IsPresent(m.Person, on));
        return quorum.Denominator == 0
            ? Compares(present - quorum.Numerator, quorum.How)
            : Compares(present * quorum.Denominator - (long)members.Length * quorum.Numerator, quorum.How);
    }

    private static bool PresentOrExcused(ActorReference of, Situation on)
    {
        var meeting = on.Meeting(null);
        return ReferenceResolver.Persons(of, on)
            .Where(p => meeting is null || meeting.Members.Concat(meeting.Attendees).Any(m => ReferenceResolver.Persons(m, on).Any(x => x.Person == p.Person)))
            .All(p => IsPresent(p.Person, on) || on.RecordsByAlias("GrantLeave").Any(r => r.Value == p.Person.Name));
    }

    /// <summary>Came, and has not left since, nor was the meeting adjourned.</summary>
    internal static bool IsPresent(Person person, Situation on)
    {
        // Adjourning sends everybody home.
        var (came, left, adjourned) = (on.RecordName("Attend"), on.RecordName("Depart"), on.RecordName("Adjourn"));
        return on.State.Records.FindLast(r => r.Record == adjourned || (r.By == person && (r.Record == came || r.Record == left)))?.Record == came;
    }

    private static bool OnValue(Condition.OnValue condition, Situation on)
    {
        if (on.Value is not { } value || on.On.Register.TypeOf(value) is not { } type || (condition.Types.Length > 0 && !condition.Types.Contains(type)))
        {
            return true;
        }

        return Holds(condition.Inner, on with { OnValue = true });
    }
}
