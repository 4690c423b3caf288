using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Facts;

namespace ProcLang.Runtime.Machines;

/// <summary>The conditions that clauses are made of. One that reads a missing fact is false, so its negation is true.</summary>
public sealed partial class Scene
{
    /// <summary>The value names another subject with an open case of this procedure, which stands at one of the steps (none: at any).</summary>
    public bool OtherCase(params ReadOnlySpan<string> steps)
    {
        if (Value is not { } named || named == On.Subject || On.Register.Standing(named, Procedure.Name) is not { } standing)
        {
            return false;
        }

        var there = steps.IsEmpty;
        foreach (var step in steps)
        {
            there |= standing.Contains(step);
        }

        return there;
    }

    /// <summary>The value is a name that no subject has.</summary>
    public bool NewName() => !string.IsNullOrWhiteSpace(Value) && On.Register.TypeOf(Value) is null;

    /// <summary>The fact is known of the case and of the subject the value names, and is the same of both.</summary>
    public bool SameOfValue(string fact) => Value is { } value && Facts.Get(fact) is { } known && known.Equals(On.Register.Fact(value, fact));

    /// <summary>A yes-or-no fact is yes.</summary>
    public bool Flag(string fact) => Fact(fact) is FactValue.Flag { Value: true };

    /// <summary>The fact is one of the values.</summary>
    public bool Is(string fact, params ReadOnlySpan<FactValue> values)
    {
        if (Fact(fact) is { } found)
        {
            foreach (var value in values)
            {
                if (found == value)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Two facts are equal.</summary>
    public bool Same(string left, string right) => Fact(left) is { } one && one == Fact(right);

    /// <summary>The fact, a set, holds the value; a fact that is no set equals it.</summary>
    public bool Includes(string fact, FactValue value) => (Fact(fact), value) switch
    {
        (FactValue.UnitSet units, FactValue.UnitRef unit) => units.Units.Contains(unit.Unit),
        (FactValue.PersonSet persons, FactValue.PersonRef person) => persons.Persons.Contains(person.Person),
        (null, _) => false,
        var (found, _) => found == value,
    };

    /// <summary>The fact is known.</summary>
    public bool Supplied(string fact) => Fact(fact) is not null;

    /// <summary>The fact is at least the bound, the bound included.</summary>
    public bool AtLeast(string fact, FactValue bound) => Order(Fact(fact), bound) >= 0;
    /// <summary>The fact is more than the bound, the bound excluded.</summary>
    public bool MoreThan(string fact, FactValue bound) => Order(Fact(fact), bound) > 0;
    /// <summary>The fact is at most the bound, the bound included.</summary>
    public bool AtMost(string fact, FactValue bound) => Order(Fact(fact), bound) <= 0;
    /// <summary>The fact is less than the bound, the bound excluded.</summary>
    public bool LessThan(string fact, FactValue bound) => Order(Fact(fact), bound) < 0;
    /// <summary>The fact is at least the other.</summary>
    public bool AtLeast(string fact, string other) => Order(Fact(fact), Fact(other)) >= 0;
    /// <summary>The fact is more than the other.</summary>
    public bool MoreThan(string fact, string other) => Order(Fact(fact), Fact(other)) > 0;
    /// <summary>The fact is at most the other.</summary>
    public bool AtMost(string fact, string other) => Order(Fact(fact), Fact(other)) <= 0;
    /// <summary>The fact is less than the other.</summary>
    public bool LessThan(string fact, string other) => Order(Fact(fact), Fact(other)) < 0;

    /// <summary>Somebody of the left is not of the right.</summary>
    public bool Beyond(Actors left, Actors right) => left.Persons(this).Any(p => !right.Includes(p.Person, this));

    /// <summary>The event has happened.</summary>
    public bool Happened(string? procedure, string step, string? outcome) => When(procedure, step, outcome) is not null;

    /// <summary>A record exists, made by someone who was then of the reference (null: anyone).</summary>
    public bool Recorded(string? procedure, string record, Actors? by) =>
        RecordsOf(procedure, record).Any(r => by is null || by.Includes(r.By, this, r.At));

    /// <summary>An open term was last determined to hold.</summary>
    public bool Determined(string? procedure, string term) => RecordsOf(procedure, term).LastOrDefault() is { Outcome: "成立" or "Holds" };

    /// <summary>So long has passed since what it counts from happened.</summary>
    public bool HasPassed(FloorEntry floor) => DueDates.Floor(floor, this) is { } due && On.Now >= due.Ends;

    /// <summary>The time of the step runs: a due date of it is known and none has passed.</summary>
    public bool IsRunning(string step) => Procedure.Steps.FirstOrDefault(s => s.Id == step) is { } found && DueDates.Runs(found, this);

    /// <summary>The one who acts is of the reference.</summary>
    public bool ActorIs(Actors reference) => By is { } by && reference.Includes(by, this);

    /// <summary>The one who acts is the one who did the event.</summary>
    public bool SamePerson(string? procedure, string step, string? outcome) => By is { } by && ByWhom(procedure, step, outcome) == by;

    /// <summary>Meeting: the present compared with a share of all, or with a number of persons when <paramref name="denominator"/> is 0;
    /// negative, zero or positive. Members are persons: one who holds two posts is one, one who stands in is not a member.</summary>
    public long Attendance(Actors of, int numerator, int denominator)
    {
        var members = of.Persons(this);
        var present = members.LongCount(m => IsPresent(m.Person));
        return denominator == 0 ? present - numerator : (present * denominator) - ((long)members.Length * numerator);
    }

    /// <summary>Meeting: every person of the reference who belongs to the meeting is present or was given leave.</summary>
    public bool PresentOrExcused(Actors of)
    {
        var meeting = Meeting(null);
        return of.Persons(this)
            .Where(p => meeting is null || meeting.Members.Concat(meeting.Attendees).Any(m => m.Persons(this).Any(x => x.Person == p.Person)))
            .All(p => IsPresent(p.Person) || RecordsByAlias("GrantLeave").Any(r => r.Value == p.Person.Name));
    }

    /// <summary>Record: the condition read on the subject the value names, when it is of one of the types; otherwise true.</summary>
    public bool OnValue(ImmutableArray<string> types, Func<Scene, bool> condition) =>
        Value is not { } value || On.Register.TypeOf(value) is not { } type || (types.Length > 0 && !types.Contains(type)) || condition(AboutValue());

    /// <summary>Record: the person the value names is of the reference.</summary>
    public bool ValueIs(Actors reference) => Value is { } named && reference.Includes(new Person(named), this);

    /// <summary>Record: another record of the same case bears the same value.</summary>
    public bool ValueRecorded(string record) => State.Records.Any(r => r.Record == record && r.Value == Value);

    /// <summary>The subject is of one of the types.</summary>
    public bool SubjectIs(ImmutableArray<string> types) => On.Register.TypeOf(Subject) is { } type && types.Contains(type);

    private bool IsPresent(Person person)
    {
        var (came, left, adjourned) = (RecordName("Attend"), RecordName("Depart"), RecordName("Adjourn"));
        return State.Records.LastOrDefault(r => r.Record == adjourned || (r.By == person && (r.Record == came || r.Record == left)))?.Record == came;
    }

    private static int? Order(FactValue? left, FactValue? right) => (left, right) switch
    {
        (FactValue.Day a, FactValue.Day b) => a.Value.CompareTo(b.Value),
        (FactValue.Moment a, FactValue.Moment b) => a.Value.CompareTo(b.Value),
        _ when Amount(left) is { } a && Amount(right) is { } b => a.CompareTo(b),
        _ => null,
    };

    private static decimal? Amount(FactValue? value) => value switch
    {
        FactValue.Number number => number.Value,
        FactValue.Money money => money.Amount,
        _ => null,
    };
}
