using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Reference;

/// <summary>One place for an act: who may fill it, whether a signature fills it, and whether it is its turn.</summary>
internal sealed record Slot(Func<Person, Instant, bool> MayFill, ImmutableArray<Authorised> Who, bool Filled, bool InTurn)
{
    internal bool Open => !Filled && InTurn;
}

/// <summary>The slots of a step, resolved with the roster of the moment. A signature fills the slots its signer could fill
/// when he signed.</summary>
internal static class StepSlots
{
    internal static ImmutableArray<Slot> Of(StepModel step, IReadOnlyList<Signature> signatures, Situation on)
    {
        if (step.Actors.IsEmpty)
        {
            return step.Awaits is null ? [Anyone(signatures, on)] : [];
        }

        return [.. step.Actors.SelectMany(actor => OfEntry(actor, signatures, on))];
    }

    /// <summary>True when every entry is an each-of that resolves to nobody.</summary>
    internal static bool Vacuous(StepModel step, Situation on) =>
        !step.Actors.IsEmpty && step.Actors.All(a => a.Quantifier is Quantifier.Each or Quantifier.EachInRank && OfEntry(a, [], on).IsEmpty);

    /// <summary>True when what is signed suffices for the outcome that goes on.</summary>
    internal static bool Suffices(StepModel step, ImmutableArray<Slot> slots) =>
        step.AnyActor ? slots.Any(s => s.Filled) : slots.All(s => s.Filled);

    private static Slot Anyone(IReadOnlyList<Signature> signatures, Situation on) => new(
        (person, _) => on.Roster.Everybody.Contains(person),
        [.. on.Roster.Everybody.Select(p => new Authorised(p, ReferenceResolver.FirstOffice(p, on)))],
        signatures.Count > 0, true);

    private static ImmutableArray<Slot> OfEntry(ActorModel actor, IReadOnlyList<Signature> signatures, Situation on) => actor.Quantifier switch
    {
        Quantifier.One => [OfReference(actor.Reference, signatures, on)],
        Quantifier.AnyOf => AnyOf(actor, signatures, on),
        Quantifier.EachInRank => InRank(Each(actor, signatures, on)),
        _ => Each(actor, signatures, on),
    };

    private static Slot OfReference(ActorReference reference, IReadOnlyList<Signature> signatures, Situation on) => new(
        (person, at) => ReferenceResolver.IsOf(person, reference, on, at),
        ReferenceResolver.MayAct(reference, on),
        signatures.Any(s => ReferenceResolver.IsOf(s.By, reference, on, s.At)), true);

    private static ImmutableArray<Slot> AnyOf(ActorModel actor, IReadOnlyList<Signature> signatures, Situation on)
    {
        var signed = signatures.Where(s => ReferenceResolver.IsOf(s.By, actor.Reference, on, s.At)).Select(s => s.By).Distinct().ToList();
        var may = ReferenceResolver.MayAct(actor.Reference, on);
        return [.. Enumerable.Range(0, actor.Count).Select(i => i < signed.Count
            ? new Slot((person, _) => person == signed[i], [.. may.Where(a => a.Person == signed[i])], true, true)
            : new Slot((person, at) => !signed.Contains(person) && ReferenceResolver.IsOf(person, actor.Reference, on, at),
                [.. may.Where(a => !signed.Contains(a.Person))], false, true))];
    }

    private static ImmutableArray<Slot> Each(ActorModel actor, IReadOnlyList<Signature> signatures, Situation on)
    {
        if (actor.Reference is ActorReference.StaffOf staff)
        {
            return [.. ReferenceResolver.Units(staff.Of, on).Distinct()
                .Select(u => OfReference(new ActorReference.StaffOf(new UnitArgument.Named(u.Name)), signatures, on))];
        }

        IEnumerable<Principal> persons = ReferenceResolver.Persons(actor.Reference, on);
        if (actor is { Quantifier: Quantifier.EachInRank, Reference: ActorReference.InFact })
        {
            persons = persons.OrderBy(p => ReferenceResolver.Rank(p.Person, on));
        }

        return [.. persons.Select(p => OfPrincipal(p, signatures, on))];
    }

    private static Slot OfPrincipal(Principal principal, IReadOnlyList<Signature> signatures, Situation on)
    {
        var (holder, office) = principal;
        bool MayFill(Person person, Instant at) =>
            person == holder || (office is { } held && on.Roster.StandsInFor(person, holder, held, at));

        var who = ImmutableArray.CreateBuilder<Authorised>();
        who.Add(new Authorised(holder, office?.Name ?? ReferenceResolver.FirstOffice(holder, on)));
        if (office is { } of)
        {
            who.AddRange(on.Roster.Everybody.Where(p => p != holder && MayFill(p, on.Now)).Select(p => new Authorised(p, ReferenceResolver.Capacity(p, of, on))));
        }

        return new Slot(MayFill, who.ToImmutable(), signatures.Any(s => MayFill(s.By, s.At)), true);
    }

    /// <summary>Only the first that is not filled is in turn.</summary>
    private static ImmutableArray<Slot> InRank(ImmutableArray<Slot> slots)
    {
        var next = slots.FirstOrDefault(s => !s.Filled);
        return [.. slots.Select(s => s with { InTurn = s.Filled || ReferenceEquals(s, next) })];
    }
}
