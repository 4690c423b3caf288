using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Decisions;

namespace ProcLang.Runtime.Machines;

/// <summary>Who may do a step: by its places, as an alternative, or because a due date passed and it went up. Places are
/// resolved with the roster of the moment; a signature fills those its signer could fill when he signed.</summary>
public sealed class StepAuthority
{
    private sealed record Place(Func<Person, Instant, bool> MayFill, ImmutableArray<Authorised> Who, bool Filled, bool InTurn = true)
    {
        internal bool Open => !Filled && InTurn;
    }

    private readonly StepTable _step;
    private readonly Scene _scene;
    private readonly ImmutableArray<Place> _places;

    /// <summary>The authority over the step in the scene.</summary>
    public StepAuthority(StepTable step, Scene scene)
    {
        _step = step;
        _scene = scene;
        _places = PlacesOf(Signed());
    }

    /// <summary>True when every entry is multiplied and none has anybody: the step completes as soon as it is entered.</summary>
    public static bool NobodyHasTo(StepTable step, Scene scene) =>
        !step.Actors.IsEmpty && step.Actors.All(a => a.Places is Places.Each or Places.EachInRank && Each(a, [], scene).IsEmpty);

    /// <summary>True when the person may fill a place, filled or not, or act instead.</summary>
    public bool Allows(Person person) => _places.Any(p => p.MayFill(person, _scene.On.Now)) || MayInstead(person);

    /// <summary>Why a person with authority cannot act again or yet: 0 when he can.</summary>
    public ulong OutOfPlace(Person person, ulong alreadyActed, ulong outOfTurn) =>
        MayFillOpen(person) || MayInstead(person) ? 0 : Waits(person) ? outOfTurn : alreadyActed;

    /// <summary>True when an act by the person completes the step with the outcome that goes on.</summary>
    public bool Completes(Person person)
    {
        if (!MayFillOpen(person) && MayInstead(person))
        {
            return true;
        }

        var places = PlacesOf([.. Signed(), new Signature(_step.Index, person, _scene.On.Now)]);
        return _step.AnyActor ? places.Any(p => p.Filled) : places.All(p => p.Filled);
    }

    internal bool CanAct(Person person) => MayFillOpen(person) || MayInstead(person);

    /// <summary>Whoever can do something for the step now, each once.</summary>
    internal ImmutableArray<Authorised> WhoMay => [.. _places.Where(p => p.Open).SelectMany(p => p.Who)
        .Concat(Instead.SelectMany(r => r.Acting(_scene).DistinctBy(a => a.Person))).DistinctBy(a => a.Person)];

    internal static ImmutableArray<Authorised> Everybody(Scene scene) =>
        [.. scene.On.Roster.Everybody.Select(p => new Authorised(p, Actors.FirstOffice(p, scene)))];

    private IEnumerable<Actors> Instead
    {
        get
        {
            foreach (var other in _step.Alternatives)
            {
                if (other.When is null || other.When(_scene))
                {
                    yield return other.Reference;
                }
            }

            foreach (var deadline in _step.Deadlines)
            {
                if (_scene.Procedure.Deadlines[deadline].EscalateTo is { } above && IsActive && (_scene.State.Overdue >> deadline & 1) != 0)
                {
                    yield return above;
                }
            }
        }
    }

    private bool IsActive => (_scene.State.ActiveSteps >> _step.Index & 1) != 0;

    private bool MayFillOpen(Person person) => _places.Any(p => p.Open && p.MayFill(person, _scene.On.Now));

    private bool MayInstead(Person person) => Instead.Any(r => r.Includes(person, _scene));

    private bool Waits(Person person) => _places.Any(p => !p.Filled && p.MayFill(person, _scene.On.Now));

    private ImmutableArray<Signature> Signed() => IsActive ? [.. _scene.State.Signatures.Where(s => s.Step == _step.Index)] : [];

    private ImmutableArray<Place> PlacesOf(ImmutableArray<Signature> signed)
    {
        if (_step.Actors.IsEmpty)
        {
            return _step.Waits ? [] : [new Place((person, _) => _scene.On.Roster.Everybody.Contains(person), Everybody(_scene), signed.Length > 0)];
        }

        return [.. _step.Actors.SelectMany(a => a.Places switch
        {
            Places.One => [Anyone(a.Reference, signed, _scene)],
            Places.AnyOf => AnyOf(a, signed, _scene),
            Places.EachInRank => InRank(Each(a, signed, _scene)),
            _ => Each(a, signed, _scene),
        })];
    }

    private static ImmutableArray<Authorised> MayAct(Actors reference, Scene scene) => [.. reference.Acting(scene).DistinctBy(a => a.Person)];

    private static Place Anyone(Actors reference, ImmutableArray<Signature> signed, Scene scene) => new(
        (person, at) => reference.Includes(person, scene, at), MayAct(reference, scene), signed.Any(s => reference.Includes(s.By, scene, s.At)));

    private static ImmutableArray<Place> AnyOf(ActorEntry entry, ImmutableArray<Signature> signatures, Scene scene)
    {
        var signed = signatures.Where(s => entry.Reference.Includes(s.By, scene, s.At)).Select(s => s.By).Distinct().ToImmutableArray();
        var may = MayAct(entry.Reference, scene);
        return [.. Enumerable.Range(0, entry.Count).Select(i => i < signed.Length
            ? new Place((person, _) => person == signed[i], [.. may.Where(a => a.Person == signed[i])], true)
            : new Place((person, at) => !signed.Contains(person) && entry.Reference.Includes(person, scene, at), [.. may.Where(a => !signed.Contains(a.Person))], false))];
    }

    private static ImmutableArray<Place> Each(ActorEntry entry, ImmutableArray<Signature> signed, Scene scene)
    {
        if (entry.Reference.Parts is { } units)
        {
            return [.. units.In(scene).Distinct().Select(u => Anyone(Actors.StaffOf(new UnitsMeant.Named(u)), signed, scene))];
        }

        IEnumerable<Principal> persons = entry.Reference.Persons(scene);
        if (entry.Places == Places.EachInRank && entry.Reference.FromFact)
        {
            persons = persons.OrderBy(p => Rank(p.Person, scene));
        }

        return [.. persons.Select(p => For(p, signed, scene))];
    }

    private static Place For(Principal principal, ImmutableArray<Signature> signed, Scene scene)
    {
        var (holder, office) = principal;
        bool MayFill(Person person, Instant at) => person == holder || (office is { } held && scene.On.Roster.StandsInFor(person, holder, held, at));
        ImmutableArray<Authorised> who = [new Authorised(holder, office?.Name ?? Actors.FirstOffice(holder, scene))];
        if (office is { } of)
        {
            who = [.. who, .. scene.On.Roster.Everybody.Where(p => p != holder && MayFill(p, scene.On.Now)).Select(p => new Authorised(p, Actors.Capacity(p, of, scene)))];
        }

        return new Place(MayFill, who, signed.Any(s => MayFill(s.By, s.At)));
    }

    private static int Rank(Person person, Scene scene)
    {
        var ranks = scene.Procedure.Organisation.Ranks;
        for (var i = 0; i < ranks.Length; i++)
        {
            if (scene.On.Roster.HoldsDirectly(person, ranks[i], scene.On.Now))
            {
                return i;
            }
        }

        return int.MaxValue;
    }

    /// <summary>Only the first that is not filled is in turn.</summary>
    private static ImmutableArray<Place> InRank(ImmutableArray<Place> places)
    {
        var next = places.FirstOrDefault(p => !p.Filled);
        return [.. places.Select(p => p with { InTurn = p.Filled || ReferenceEquals(p, next) })];
    }
}
