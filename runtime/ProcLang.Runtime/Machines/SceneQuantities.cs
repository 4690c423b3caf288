using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Facts;

namespace ProcLang.Runtime.Machines;

/// <summary>How many: what majorities, quorums and joint requests are measured in.</summary>
public sealed partial class Scene
{
    /// <summary>A number the rules state. A call, so that comparing two of them is no constant that the compiler would find fault with.</summary>
    public static decimal Fixed(int number) => number;

    /// <summary>A number fact of the case; 0 while it is missing.</summary>
    public decimal Number(string fact) => Facts.Get(fact) is FactValue.Number number ? number.Value : 0;

    /// <summary>How many persons the reference gives; whoever stands in is not among them.</summary>
    public decimal Persons(Actors of) => of.Persons(this) is var persons && _weights is null ? persons.Length : persons.Sum(p => Votes(p.Person));

    /// <summary>What the person counts for.</summary>
    private decimal Votes(Person person) => _weights?.Of(person, On.Now, this) ?? 1;

    /// <summary>The most persons of the reference who belong to one of the units.</summary>
    public decimal MostOfOne(Actors of, params ReadOnlySpan<Unit> units)
    {
        var persons = of.Persons(this);
        var most = 0;
        foreach (var unit in units)
        {
            var belonging = 0;
            foreach (var person in persons)
            {
                belonging += On.Roster.Belongs(person.Person, unit, On.Now) ? 1 : 0;
            }

            most = Math.Max(most, belonging);
        }

        return most;
    }

    /// <summary>How often the one who acts has made the record about what the act in hand is about.</summary>
    public decimal Repeats(string record) => By is { } by ? State.Records.Count(r => r.Record == record && r.By == by && r.Value == Value) : 0;

    /// <summary>How often the one who acts has made the record, whatever it was about.</summary>
    public decimal RepeatsOfAny(string record) => By is { } by ? State.Records.Count(r => r.Record == record && r.By == by) : 0;

    /// <summary>The person the value names is a candidate.</summary>
    public bool IsCandidate(ElectionTally tally) => Value is { } named && Elections.Candidates(State.Records, tally).Contains(new Person(named));

    /// <summary>The person the value names is among them.</summary>
    public bool Names(ImmutableArray<Person> persons) => Value is { } named && persons.Contains(new Person(named));

    /// <summary>What the votes come to as things stand, without the one who leaves.</summary>
    public ElectionResult Result(ElectionTally tally, Actors electors, Weights? weights, string? leaving = null)
    {
        decimal Weight(Person person, Instant at) => weights?.Of(person, at, this) ?? 1;
        return Elections.Count(
            State.Records, tally, electors.Persons(this).Sum(p => Weight(p.Person, On.Now)), Weight, leaving is null ? null : new Person(leaving));
    }

    /// <summary>The facts with who is elected, and who was eliminated, among them.</summary>
    public static FactSet Declared(FactSet facts, string fact, string? eliminated, ElectionResult result)
    {
        facts = facts.With(fact, new FactValue.PersonSet(result.Elected));
        return eliminated is null ? facts : facts.With(eliminated, new FactValue.PersonSet(result.Eliminated));
    }

    /// <summary>A record that names the one who acts was made after he last made the other.</summary>
    public bool GivenSince(string record, string since)
    {
        for (var i = State.Records.Length - 1; By is { } by && i >= 0; i--)
        {
            var made = State.Records[i];
            if (made.Record == since && made.By == by)
            {
                return false;
            }

            if (made.Record == record && made.Value == by.Name)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How often the event has happened.</summary>
    public decimal Times(string? procedure, string step, string? outcome) => IsOwn(procedure)
        ? State.LastDeed(step, outcome).Times + RecordsOf(null, step).Count(r => outcome is null || r.Outcome == outcome)
        : On.Register.Times(Subject, procedure!, step, outcome);

    /// <summary>Meeting: how many of the persons are present now; with a record of proxies given, one who is absent counts as present
    /// while the holder of his proxy is.</summary>
    public decimal Present(Actors of, string? proxies = null) => of.Persons(this)
        .Where(p => IsPresent(p.Person) || (proxies is not null && Holder(p.Person, proxies) is { } holder && IsPresent(holder))).Sum(p => Votes(p.Person));

    /// <summary>How many different persons have made the record (with the outcome, when given); with <paramref name="sameValue"/>
    /// only records about what the act in hand is about; with <paramref name="by"/> only persons of the reference.</summary>
    public decimal Made(string? procedure, string record, string? outcome, bool sameValue, Actors? by) => Makers(procedure, record, outcome, sameValue, by).Sum(Votes);

    /// <summary>The same, where each who made it counts besides for everyone of <paramref name="givers"/> who last gave him his proxy, is
    /// not present and has not made it himself.</summary>
    public decimal Made(string? procedure, string record, string? outcome, bool sameValue, Actors? by, string proxies, Actors givers)
    {
        var counted = Makers(procedure, record, outcome, sameValue, by);
        var himself = Makers(procedure, record, null, sameValue, null);
        return counted.Sum(Votes) + givers.Persons(this).Select(p => p.Person)
            .Where(p => !himself.Contains(p) && !IsPresent(p) && Holder(p, proxies) is { } holder && counted.Contains(holder)).Sum(Votes);
    }

    private Person? Holder(Person of, string proxies) =>
        State.Records.LastOrDefault(r => r.Record == proxies && r.By == of)?.Value is { } name ? new Person(name) : null;

    private HashSet<Person> Makers(string? procedure, string record, string? outcome, bool sameValue, Actors? by)
    {
        var makers = RecordsOf(procedure, record).Where(r => (outcome is null || r.Outcome == outcome) && (!sameValue || r.Value == Value)).Select(r => r.By).ToHashSet();
        return by is null ? makers : [.. by.Persons(this).Select(p => p.Person).Where(makers.Contains)];
    }

    /// <summary>The one who acts holds the power by delegation of someone who holds the office himself.</summary>
    public bool Delegated(Office from, Office power) => By is { } by && On.Roster.IsDelegated(by, from, power, On.Now);

    /// <summary>Meeting: the one who acts is present now.</summary>
    public bool ActorPresent() => By is { } by && IsPresent(by);

    /// <summary>Record: the value names a subject of one of the types.</summary>
    public bool ValueTypeIs(params ReadOnlySpan<string> types) => Value is { } about && On.Register.TypeOf(about) is { } type && types.Contains(type);
}
