using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;

namespace ProcLang.Runtime.Machines;

/// <summary>A person a reference gives, and the office through which it does (null: through none that can be stood in for).</summary>
public readonly record struct Principal(Person Person, Office? Office);

/// <summary>A unit named in the rules, every unit of a group, or whichever units a fact holds.</summary>
public abstract record UnitsMeant
{
    private UnitsMeant() { }

    /// <summary>Units by name.</summary>
    public sealed record Named(params ImmutableArray<Unit> Units) : UnitsMeant;

    /// <summary>The unit or units of a fact.</summary>
    public sealed record InFact(string Fact) : UnitsMeant;

    internal ImmutableArray<Unit> In(Scene scene) => this switch
    {
        Named named => named.Units,
        InFact fact => scene.Argument(fact.Fact) switch
        {
            FactValue.UnitRef one => [one.Unit],
            FactValue.UnitSet many => many.Units,
            _ => [],
        },
        _ => [],
    };
}

/// <summary>Who is meant: a reference that the roster and the case's facts resolve to persons. Generated code keeps one static
/// value for each reference; nothing of it is built while someone acts.</summary>
public abstract class Actors
{
    private Actors() { }

    /// <summary>The holders of an office, and whoever stands in.</summary>
    public static Actors Of(Office office) => new OfOffice(office);

    /// <summary>The holders of an office of units.</summary>
    public static Actors Of(Office office, UnitsMeant of) => new OfUnits(office.Name, of, (u, s) => s.On.Roster.Holders(office, u, s.On.Now), (p, u, s, at) => s.On.Roster.Holds(p, office, u, at));

    /// <summary>The persons a relation gives for units.</summary>
    public static Actors Related(string relation, UnitsMeant of) => new OfUnits(null, of, (u, s) => s.On.Roster.Related(relation, u, s.On.Now), (p, u, s, at) => s.On.Roster.Related(relation, u, p, at));

    /// <summary>The staff of units. Multiplied, it gives a part for each unit.</summary>
    public static Actors StaffOf(UnitsMeant of) => new Staff(of);

    /// <summary>The persons a fact names.</summary>
    public static Actors InFact(string fact) => new Fact(fact);

    /// <summary>Whoever did an event.</summary>
    public static Actors WhoDid(string? procedure, string step, string? outcome) => new Doer(procedure, step, outcome);

    /// <summary>The members of a meeting type; null: of the meeting the case or its subject is.</summary>
    public static Actors MembersOf(string? meeting) => new Members(meeting);

    /// <summary>Those of the reference themselves for whom the condition holds as if they acted; null: it always does.</summary>
    public static Actors Where(Actors of, Func<Scene, bool>? when) => new Those(of, when);

    /// <summary>Several references, in order.</summary>
    public static Actors All(params ImmutableArray<Actors> parts) => new Union(parts);

    /// <summary>True when the person is of the reference at the instant or stands in for one who is.</summary>
    public abstract bool Includes(Person person, Scene scene, Instant at);

    /// <summary>True when the person is of the reference now.</summary>
    public bool Includes(Person person, Scene scene) => Includes(person, scene, scene.On.Now);

    internal abstract IEnumerable<Principal> Direct(Scene scene);

    internal abstract IEnumerable<Authorised> Acting(Scene scene);

    /// <summary>The persons meant themselves, in order, each once; whoever stands in is not among them.</summary>
    internal ImmutableArray<Principal> Persons(Scene scene) => [.. Direct(scene).DistinctBy(p => p.Person)];

    /// <summary>Units of which each makes a part of its own; null when each person does.</summary>
    internal virtual UnitsMeant? Parts => null;

    internal virtual bool FromFact => false;

    internal static string FirstOffice(Person person, Scene scene) => scene.On.Roster.OfficesOf(person, scene.On.Now) is [var first, ..] ? first.Name : "";

    internal static string Capacity(Person person, Office office, Scene scene) =>
        !scene.On.Roster.HoldsDirectly(person, office, scene.On.Now) && scene.On.Roster.StandsIn(person, office, scene.On.Now) is { } rule ? rule.Deputy.Name : office.Name;

    private sealed class OfOffice(Office office) : Actors
    {
        public override bool Includes(Person person, Scene scene, Instant at) => scene.On.Roster.Holds(person, office, at);
        internal override IEnumerable<Principal> Direct(Scene scene) => scene.On.Roster.Holders(office, scene.On.Now).Select(p => new Principal(p, office));
        internal override IEnumerable<Authorised> Acting(Scene scene) =>
            scene.On.Roster.MayActAs(office, scene.On.Now).Select(p => new Authorised(p, Capacity(p, office, scene)));
    }

    private sealed class OfUnits(
        string? capacity, UnitsMeant of, Func<Unit, Scene, ImmutableArray<Person>> persons, Func<Person, Unit, Scene, Instant, bool> holds) : Actors
    {
        public override bool Includes(Person person, Scene scene, Instant at)
        {
            foreach (var unit in of.In(scene))
            {
                if (holds(person, unit, scene, at))
                {
                    return true;
                }
            }

            return false;
        }

        internal override IEnumerable<Principal> Direct(Scene scene) => of.In(scene).SelectMany(u => persons(u, scene)).Select(p => new Principal(p, null));
        internal override IEnumerable<Authorised> Acting(Scene scene) => Direct(scene).Select(p => new Authorised(p.Person, capacity ?? FirstOffice(p.Person, scene)));
    }

    private sealed class Staff(UnitsMeant of) : Actors
    {
        internal override UnitsMeant Parts => of;
        public override bool Includes(Person person, Scene scene, Instant at)
        {
            foreach (var unit in of.In(scene))
            {
                if (scene.On.Roster.Belongs(person, unit, at))
                {
                    return true;
                }
            }

            return false;
        }

        internal override IEnumerable<Principal> Direct(Scene scene) => of.In(scene).SelectMany(u => scene.On.Roster.StaffOf(u, scene.On.Now)).Select(p => new Principal(p, null));
        internal override IEnumerable<Authorised> Acting(Scene scene) => Direct(scene).Select(p => new Authorised(p.Person, FirstOffice(p.Person, scene)));
    }

    private sealed class Fact(string fact) : Actors
    {
        internal override bool FromFact => true;
        public override bool Includes(Person person, Scene scene, Instant at) => Named(scene).Contains(person);
        internal override IEnumerable<Principal> Direct(Scene scene) => Named(scene).Select(p => new Principal(p, null));
        internal override IEnumerable<Authorised> Acting(Scene scene) => Direct(scene).Select(p => new Authorised(p.Person, FirstOffice(p.Person, scene)));
        private ImmutableArray<Person> Named(Scene scene) => scene.Argument(fact) switch
        {
            FactValue.PersonRef one => [one.Person],
            FactValue.PersonSet many => many.Persons,
            _ => [],
        };
    }

    private sealed class Doer(string? procedure, string step, string? outcome) : Actors
    {
        public override bool Includes(Person person, Scene scene, Instant at) => scene.ByWhom(procedure, step, outcome) == person;
        internal override IEnumerable<Principal> Direct(Scene scene) => scene.ByWhom(procedure, step, outcome) is { } who ? [new Principal(who, null)] : [];
        internal override IEnumerable<Authorised> Acting(Scene scene) => Direct(scene).Select(p => new Authorised(p.Person, FirstOffice(p.Person, scene)));
    }

    private sealed class Members(string? meeting) : Actors
    {
        public override bool Includes(Person person, Scene scene, Instant at) => Of(scene).Any(m => m.Includes(person, scene, at));
        internal override IEnumerable<Principal> Direct(Scene scene) => Of(scene).SelectMany(m => m.Direct(scene));
        internal override IEnumerable<Authorised> Acting(Scene scene) => Of(scene).SelectMany(m => m.Acting(scene));
        private ImmutableArray<Actors> Of(Scene scene) => scene.Meeting(meeting)?.Members ?? [];
    }

    private sealed class Those(Actors of, Func<Scene, bool>? when) : Actors
    {
        public override bool Includes(Person person, Scene scene, Instant at) => Direct(scene).Any(p => p.Person == person);
        internal override IEnumerable<Principal> Direct(Scene scene) => of.Direct(scene).Where(p => when is null || when(scene.With(p.Person)));
        internal override IEnumerable<Authorised> Acting(Scene scene) => Direct(scene).Select(p => new Authorised(p.Person, FirstOffice(p.Person, scene)));
    }

    private sealed class Union(ImmutableArray<Actors> parts) : Actors
    {
        public override bool Includes(Person person, Scene scene, Instant at)
        {
            foreach (var part in parts)
            {
                if (part.Includes(person, scene, at))
                {
                    return true;
                }
            }

            return false;
        }

        internal override IEnumerable<Principal> Direct(Scene scene) => parts.SelectMany(p => p.Direct(scene));
        internal override IEnumerable<Authorised> Acting(Scene scene) => parts.SelectMany(p => p.Acting(scene));
    }
}
