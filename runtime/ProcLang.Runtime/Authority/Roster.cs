using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using NodaTime;
using ProcLang.Runtime.Cases;

namespace ProcLang.Runtime.Authority;

/// <summary>Who holds which office, of which unit, from when to when; who is away; who answers a relation such as
/// 分管领导(财政局). Immutable: every change gives a new roster. Days are local dates in the roster's zone.
/// Look-ups on the way of an act (<see cref="Holds(Person, Office, Instant)"/>, <see cref="Belongs"/>,
/// <see cref="Related(string, Unit, Person, Instant)"/>) allocate nothing.</summary>
public sealed class Roster
{
    /// <summary>A term as moments, so that a look-up converts no date: from the first moment of the first day (inclusive) to
    /// the first moment of the day after the last (exclusive), both in the roster's zone. Days begin on whole ticks, so cutting
    /// an instant to ticks never moves it over a bound.</summary>
    private readonly record struct Span(Moment From, Moment Until)
    {
        public bool Covers(Moment at) => at.Ticks >= From.Ticks && at.Ticks < Until.Ticks;

        public bool Covers(Instant at) => Covers(Moment.Of(at));
    }

    private readonly record struct Post(Person Person, Span Span, Unit? Of, decimal Votes = 0);

    private readonly record struct Mandated(Person From, Person To, Office Office, Span Span);

    private readonly record struct Absence(string Kind, Span Span);

    private readonly Dictionary<Office, Post[]> _posts;
    private readonly Dictionary<Unit, Post[]> _staff;
    private readonly Dictionary<(string Relation, Unit Unit), Post[]> _relations;
    private readonly Dictionary<Person, Absence[]> _away;
    private readonly Dictionary<Office, Unit> _placed;
    private readonly Mandated[] _mandates;
    private readonly ActingRule[] _acting;
    private readonly ImmutableArray<Person> _everybody;
    private NameIndex<Post[]>? _holders;

    private Roster(
        DateTimeZone zone, Dictionary<Office, Post[]> posts, Dictionary<Unit, Post[]> staff,
        Dictionary<(string, Unit), Post[]> relations, Dictionary<Person, Absence[]> away, Dictionary<Office, Unit> placed,
        Mandated[] mandates, ActingRule[] acting, ImmutableArray<Person> everybody)
    {
        Zone = zone;
        _posts = posts;
        _staff = staff;
        _relations = relations;
        _away = away;
        _placed = placed;
        _mandates = mandates;
        _acting = acting;
        _everybody = everybody;
    }

    /// <summary>An empty roster whose days begin and end in the zone.</summary>
    public static Roster Create(DateTimeZone zone) => new(zone, [], [], [], [], [], [], [], []);

    /// <summary>The zone in which days begin and end.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>Every person the roster names, in order of first mention.</summary>
    public ImmutableArray<Person> Everybody => _everybody;

    /// <summary>Appoints a person (任); <paramref name="of"/> for an office held of a unit. <paramref name="votes"/>: how many votes, shares or
    /// parts come with it for as long as the term lasts, where rules give each the votes he holds.</summary>
    public Roster Appoint(Person person, Office office, Term term, Unit? of = null, decimal votes = 0) =>
        With(posts: Added(_posts, office, new Post(person, SpanOf(term), of, votes)), person: person);

    /// <summary>A person joins the staff of a unit.</summary>
    public Roster Join(Person person, Unit unit, Term term) =>
        With(staff: Added(_staff, unit, new Post(person, SpanOf(term), null)), person: person);

    /// <summary>A relation of a unit is answered by a person.</summary>
    public Roster Relate(string relation, Unit unit, Person person, Term term) =>
        With(relations: Added(_relations, (relation, unit), new Post(person, SpanOf(term), null)), person: person);

    /// <summary>A person is away for a kind of reason.</summary>
    public Roster Away(Person person, string kind, Term term) =>
        With(away: Added(_away, person, new Absence(kind, SpanOf(term))), person: person);

    /// <summary>A holder mandates another to act for the office (委托).</summary>
    public Roster Mandate(Person from, Person to, Office office, Term term) =>
        With(mandates: [.. _mandates, new Mandated(from, to, office, SpanOf(term))], person: to);

    /// <summary>An office belongs to a unit: its holders are of the unit.</summary>
    public Roster Place(Office office, Unit unit) => With(placed: new Dictionary<Office, Unit>(_placed) { [office] = unit });

    /// <summary>Adds a rule of standing in; one that is there already is not added again.</summary>
    public Roster WithActing(ActingRule rule) =>
        Array.Exists(_acting, a => a.Absent == rule.Absent && a.Deputy == rule.Deputy && a.Clause == rule.Clause) ? this : With(acting: [.. _acting, rule]);

    /// <summary>True when the person holds the office at the instant or stands in for an absent holder. An office held of
    /// a unit counts whichever unit it is.</summary>
    public bool Holds(Person person, Office office, Instant at) => Holds(person, office, Moment.Of(at));

    /// <summary>The same at a moment: what machines ask at every act.</summary>
    public bool Holds(Person person, Office office, Moment at) =>
        HoldsOn(person, office, at) || (_acting.Length != 0 && StandsIn(person, office, at) is not null);

    /// <summary>True when the person holds the office of that unit, or stands in for who does.</summary>
    public bool Holds(Person person, Office office, Unit of, Instant at)
    {
        if (_posts.TryGetValue(office, out var posts))
        {
            foreach (var post in posts)
            {
                if (post.Person == person && post.Of == of && post.Span.Covers(at))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>True when the person holds the office himself.</summary>
    public bool HoldsDirectly(Person person, Office office, Instant at) => HoldsOn(person, office, at);

    /// <summary>The rule by which the person stands in for a holder of the office; null when he does not.</summary>
    public ActingRule? StandsIn(Person person, Office office, Instant at)
    {
        if (_acting.Length == 0)
        {
            return null;
        }

        foreach (var rule in _acting)
        {
            if (rule.Absent == office && HoldsOn(person, rule.Deputy, at) && IsNext(rule, at) && _posts.TryGetValue(office, out var posts))
            {
                foreach (var post in posts)
                {
                    if (post.Person != person && post.Span.Covers(at) && IsAwayOn(post.Person, rule.AbsenceKinds, at) &&
                        (!rule.NeedsMandate || HasMandateOn(post.Person, person, office, at)))
                    {
                        return rule;
                    }
                }
            }
        }

        return null;
    }

    /// <summary>True when the person stands in for this very holder: where each holder must act, whom he may act for.</summary>
    public bool StandsInFor(Person person, Person holder, Office office, Instant at)
    {
        if (person == holder || !HoldsDirectly(holder, office, at))
        {
            return false;
        }

        foreach (var rule in _acting)
        {
            if (rule.Absent == office && HoldsOn(person, rule.Deputy, at) && IsNext(rule, at) && IsAwayOn(holder, rule.AbsenceKinds, at) &&
                (!rule.NeedsMandate || HasMandateOn(holder, person, office, at)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The holders of the office themselves, in order of appointment.</summary>
    public ImmutableArray<Person> Holders(Office office, Instant at) => In(_posts, office, at, null);

    /// <summary>The holders of the office of that unit.</summary>
    public ImmutableArray<Person> Holders(Office office, Unit of, Instant at) => In(_posts, office, at, of);

    /// <summary>How many votes come with all the offices that the person holds himself; 0 where none were stated.</summary>
    public decimal VotesHeld(Person person, Instant at)
    {
        decimal votes = 0;
        foreach (var posts in _posts.Values)
        {
            foreach (var post in posts)
            {
                votes += post.Person == person && post.Span.Covers(at) ? post.Votes : 0;
            }
        }

        return votes;
    }

    /// <summary>Everyone who may act as the office: holders, then who stands in.</summary>
    public ImmutableArray<Person> MayActAs(Office office, Instant at)
    {
        var holders = Holders(office, at);
        return [.. holders, .. _everybody.Where(p => !holders.Contains(p) && StandsIn(p, office, at) is not null)];
    }

    /// <summary>True when the person is on the unit's staff, holds an office placed in it, or an office held of it.</summary>
    public bool Belongs(Person person, Unit unit, Instant at)
    {
        if (_staff.TryGetValue(unit, out var staff) && Any(staff, person, at))
        {
            return true;
        }

        foreach (var (office, posts) in _posts)
        {
            var placed = _placed.TryGetValue(office, out var home) && home == unit;
            foreach (var post in posts)
            {
                if (post.Person == person && (placed || post.Of == unit) && post.Span.Covers(at))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The units a person belongs to, by name.</summary>
    public ImmutableArray<Unit> UnitsOf(Person person, Instant at)
    {
        var units = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (unit, staff) in _staff)
        {
            if (Any(staff, person, at))
            {
                units.Add(unit.Name);
            }
        }

        foreach (var (office, posts) in _posts)
        {
            foreach (var post in posts)
            {
                if (post.Person != person || !post.Span.Covers(at))
                {
                    continue;
                }

                if (post.Of is { } of)
                {
                    units.Add(of.Name);
                }
                else if (_placed.TryGetValue(office, out var home))
                {
                    units.Add(home.Name);
                }
            }
        }

        return [.. units.Select(u => new Unit(u))];
    }

    /// <summary>Everyone who belongs to the unit, in order of first mention.</summary>
    public ImmutableArray<Person> StaffOf(Unit unit, Instant at) => [.. _everybody.Where(p => Belongs(p, unit, at))];

    /// <summary>True when the relation of the unit is answered by the person.</summary>
    public bool Related(string relation, Unit unit, Person person, Instant at) =>
        _relations.TryGetValue((relation, unit), out var posts) && Any(posts, person, at);

    /// <summary>The persons that answer the relation of the unit.</summary>
    public ImmutableArray<Person> Related(string relation, Unit unit, Instant at) => In(_relations, (relation, unit), at, null);

    /// <summary>True when the person is away for that kind of reason.</summary>
    public bool IsAway(Person person, string kind, Instant at)
    {
        if (_away.TryGetValue(person, out var absences))
        {
            foreach (var absence in absences)
            {
                if (absence.Kind == kind && absence.Span.Covers(at))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>True when the holder has mandated the person for the office.</summary>
    public bool HasMandate(Person from, Person to, Office office, Instant at) => HasMandateOn(from, to, office, at);

    /// <summary>True when someone who holds the office himself has delegated the power to the person. A power is kept as a mandate
    /// is, under its own name; it lapses when who gave it no longer holds the office.</summary>
    public bool IsDelegated(Person to, Office from, Office power, Instant at)
    {
        foreach (var mandate in _mandates)
        {
            if (mandate.To == to && mandate.Office == power && mandate.Span.Covers(at) && HoldsOn(mandate.From, from, at))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The offices the person holds himself, by name, for display: 李四(办公室主任).</summary>
    public ImmutableArray<Office> OfficesOf(Person person, Instant at)
    {
        return [.. _posts.Where(p => Any(p.Value, person, at)).Select(p => p.Key).OrderBy(o => o.Name, StringComparer.Ordinal)];
    }

    private Span SpanOf(Term term) => new(
        term.From is { } from ? StartOf(from) : new Moment(long.MinValue),
        term.To is { } to && to < LocalDate.MaxIsoValue ? StartOf(to.PlusDays(1)) : new Moment(long.MaxValue));

    // Leniently, for a day that a zone left out altogether begins with the day after it.
    private Moment StartOf(LocalDate day) => Moment.Of(Zone.AtLeniently(day.AtMidnight()).ToInstant());

    private bool HoldsOn(Person person, Office office, Instant at) => HoldsOn(person, office, Moment.Of(at));

    private bool HoldsOn(Person person, Office office, Moment at) => HoldersOf(office, out var posts) && Any(posts, person, at);

    // Made at the first question and not at each appointment; two threads that both make it make the same.
    private bool HoldersOf(Office office, [NotNullWhen(true)] out Post[]? posts) =>
        (_holders ??= new(_posts.Count, _posts.Select(p => KeyValuePair.Create(p.Key.Name, p.Value)))).TryGet(office.Name, out posts);

    private bool IsAwayOn(Person person, ImmutableArray<string> kinds, Instant at)
    {
        if (!_away.TryGetValue(person, out var absences))
        {
            return false;
        }

        foreach (var absence in absences)
        {
            if (absence.Span.Covers(at) && (kinds.IsDefaultOrEmpty || kinds.Contains(absence.Kind)))
            {
                return true;
            }
        }

        return false;
    }

    // Of a succession: nobody who comes first is there.
    private bool IsNext(ActingRule rule, Instant at)
    {
        foreach (var office in rule.After)
        {
            if (_posts.TryGetValue(office, out var posts))
            {
                foreach (var post in posts)
                {
                    if (post.Span.Covers(at) && !IsAwayOn(post.Person, [], at))
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    private bool HasMandateOn(Person from, Person to, Office office, Instant at)
    {
        foreach (var mandate in _mandates)
        {
            if (mandate.From == from && mandate.To == to && mandate.Office == office && mandate.Span.Covers(at))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Any(Post[] posts, Person person, Instant at) => Any(posts, person, Moment.Of(at));

    // By reference: a post is copied by no look-up.
    private static bool Any(Post[] posts, Person person, Moment at)
    {
        foreach (ref readonly var post in posts.AsSpan())
        {
            if (post.Person == person && post.Span.Covers(at))
            {
                return true;
            }
        }

        return false;
    }

    private ImmutableArray<Person> In<TKey>(Dictionary<TKey, Post[]> posts, TKey key, Instant at, Unit? of)
        where TKey : notnull
    {
        if (!posts.TryGetValue(key, out var found))
        {
            return [];
        }

        var persons = ImmutableArray.CreateBuilder<Person>(found.Length);
        foreach (var post in found)
        {
            if (post.Span.Covers(at) && (of is null || post.Of == of) && !persons.Contains(post.Person))
            {
                persons.Add(post.Person);
            }
        }

        return persons.ToImmutable();
    }

    private static Dictionary<TKey, TValue[]> Added<TKey, TValue>(Dictionary<TKey, TValue[]> to, TKey key, TValue value)
        where TKey : notnull
    {
        var copy = new Dictionary<TKey, TValue[]>(to);
        copy[key] = copy.TryGetValue(key, out var there) ? [.. there, value] : [value];
        return copy;
    }

    private Roster With(
        Dictionary<Office, Post[]>? posts = null, Dictionary<Unit, Post[]>? staff = null,
        Dictionary<(string, Unit), Post[]>? relations = null, Dictionary<Person, Absence[]>? away = null,
        Dictionary<Office, Unit>? placed = null, Mandated[]? mandates = null, ActingRule[]? acting = null, Person? person = null) =>
        new(Zone, posts ?? _posts, staff ?? _staff, relations ?? _relations, away ?? _away, placed ?? _placed,
            mandates ?? _mandates, acting ?? _acting,
            person is { } named && !_everybody.Contains(named) ? _everybody.Add(named) : _everybody);
}
