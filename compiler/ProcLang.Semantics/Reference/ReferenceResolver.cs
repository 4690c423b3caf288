using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Reference;

/// <summary>A person a reference gives, and the office through which it does (null: not through an office that can be stood in for).</summary>
internal readonly record struct Principal(Person Person, Office? Office);

/// <summary>Turns references to actors into persons, with the roster of the moment.</summary>
internal static class ReferenceResolver
{
    /// <summary>The persons meant themselves, in order, each once: members are persons, whoever stands in is not among them.</summary>
    internal static ImmutableArray<Principal> Persons(ActorReference reference, Situation on) =>
        [.. Direct(reference, on).DistinctBy(p => p.Person)];

    /// <summary>Everyone who may act as the reference now, whoever stands in included, each with his capacity.</summary>
    internal static ImmutableArray<Authorised> MayAct(ActorReference reference, Situation on) =>
        [.. Acting(reference, on).DistinctBy(a => a.Person)];

    /// <summary>True when the person is, at the instant, of the reference or stands in for one who is.</summary>
    internal static bool IsOf(Person person, ActorReference reference, Situation on, Instant at) => reference switch
    {
        ActorReference.OfOffice office => on.Roster.Holds(person, new Office(office.Office), at),
        ActorReference.OfficeOf office => Units(office.Of, on).Any(u => on.Roster.Holds(person, new Office(office.Office), u, at)),
        ActorReference.Related related => Units(related.Of, on).Any(u => on.Roster.Related(related.Relation, u, person, at)),
        ActorReference.StaffOf staff => Units(staff.Of, on).Any(u => on.Roster.Belongs(person, u, at)),
        ActorReference.InGroup group => Members(group, on).Any(m => IsOf(person, m, on, at)),
        ActorReference.InFact fact => InFact(fact, on).Contains(person),
        ActorReference.WhoDid did => on.ByWhom(did.Event) == person,
        ActorReference.MembersOf members => MeetingMembers(members, on).Any(m => IsOf(person, m, on, at)),
        ActorReference.Where where => Direct(where, on).Any(p => p.Person == person),
        ActorReference.Union union => union.Parts.Any(p => IsOf(person, p, on, at)),
        _ => false,
    };

    /// <summary>The units an argument names, in order.</summary>
    internal static ImmutableArray<Unit> Units(UnitArgument argument, Situation on) => argument switch
    {
        UnitArgument.Named named => [new Unit(named.Unit)],
        UnitArgument.InFact fact => on.Argument(fact.Fact) switch
        {
            FactValue.UnitRef one => [one.Unit],
            FactValue.UnitSet many => many.Units,
            _ => [],
        },
        UnitArgument.InGroup group => Group(group.Group, on) is { } found ? [.. found.Units.Select(u => new Unit(u))] : [],
        _ => [],
    };

    /// <summary>The position of the first office the person holds in the groups of offices, in declared order; those in none come last.</summary>
    internal static int Rank(Person person, Situation on)
    {
        var rank = 0;
        foreach (var office in on.Rulebook.Groups.SelectMany(g => g.Members).OfType<ActorReference.OfOffice>())
        {
            if (on.Roster.HoldsDirectly(person, new Office(office.Office), on.Now))
            {
                return rank;
            }

            rank++;
        }

        return int.MaxValue;
    }

    private static IEnumerable<Principal> Direct(ActorReference reference, Situation on)
    {
        switch (reference)
        {
            case ActorReference.OfOffice of:
                var office = new Office(of.Office);
                return on.Roster.Holders(office, on.Now).Select(p => new Principal(p, office));
            case ActorReference.OfficeOf of:
                return Units(of.Of, on).SelectMany(u => on.Roster.Holders(new Office(of.Office), u, on.Now)).Select(p => new Principal(p, null));
            case ActorReference.Related related:
                return Units(related.Of, on).SelectMany(u => on.Roster.Related(related.Relation, u, on.Now)).Select(p => new Principal(p, null));
            case ActorReference.StaffOf staff:
                return Units(staff.Of, on).SelectMany(u => on.Roster.StaffOf(u, on.Now)).Select(p => new Principal(p, null));
            case ActorReference.InGroup group:
                return Members(group, on).SelectMany(m => Direct(m, on));
            case ActorReference.InFact fact:
                return InFact(fact, on).Select(p => new Principal(p, null));
            case ActorReference.WhoDid did:
                return on.ByWhom(did.Event) is { } who ? [new Principal(who, null)] : [];
            case ActorReference.MembersOf members:
                return MeetingMembers(members, on).SelectMany(m => Direct(m, on));
            case ActorReference.Where where:
                return Direct(where.Of, on).Where(p => ConditionReader.Holds(where.When, on with { By = p.Person }));
            case ActorReference.Union union:
                return union.Parts.SelectMany(p => Direct(p, on));
            default:
                return [];
        }
    }

    private static IEnumerable<Authorised> Acting(ActorReference reference, Situation on)
    {
        switch (reference)
        {
            case ActorReference.OfOffice of:
                var office = new Office(of.Office);
                return on.Roster.MayActAs(office, on.Now).Select(p => new Authorised(p, Capacity(p, office, on)));
            case ActorReference.OfficeOf of:
                return Direct(of, on).Select(p => new Authorised(p.Person, of.Office));
            case ActorReference.InGroup group:
                return Members(group, on).SelectMany(m => Acting(m, on));
            case ActorReference.MembersOf members:
                return MeetingMembers(members, on).SelectMany(m => Acting(m, on));
            case ActorReference.Union union:
                return union.Parts.SelectMany(p => Acting(p, on));
            default:
                return Direct(reference, on).Select(p => new Authorised(p.Person, FirstOffice(p.Person, on)));
        }
    }

    /// <summary>The first office a person holds, for display; empty when he holds none.</summary>
    internal static string FirstOffice(Person person, Situation on) => on.Roster.OfficesOf(person, on.Now) is [var first, ..] ? first.Name : "";

    internal static string Capacity(Person person, Office office, Situation on) =>
        !on.Roster.HoldsDirectly(person, office, on.Now) && on.Roster.StandsIn(person, office, on.Now) is { } rule ? rule.Deputy.Name : office.Name;

    private static GroupModel? Group(string name, Situation on) => on.Rulebook.Groups.FirstOrDefault(g => g.Name == name);

    private static IEnumerable<ActorReference> Members(ActorReference.InGroup group, Situation on) => Group(group.Group, on) is { } found
        ? [.. found.Members, .. found.Units.Select(u => new ActorReference.StaffOf(new UnitArgument.Named(u)))]
        : [];

    private static IEnumerable<ActorReference> MeetingMembers(ActorReference.MembersOf members, Situation on) =>
        on.Meeting(members.Meeting) is { } meeting ? meeting.Members : [];

    private static ImmutableArray<Person> InFact(ActorReference.InFact fact, Situation on) => on.Argument(fact.Fact) switch
    {
        FactValue.PersonRef one => [one.Person],
        FactValue.PersonSet many => many.Persons,
        _ => [],
    };
}
