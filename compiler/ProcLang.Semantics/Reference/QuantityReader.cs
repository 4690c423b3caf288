using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Reference;

/// <summary>Says how many.</summary>
internal static class QuantityReader
{
    internal static decimal Of(Quantity quantity, Situation on) => quantity switch
    {
        Quantity.Fixed number => number.Value,
        Quantity.OfFact fact => on.State.Facts.Get(fact.Fact) is FactValue.Number number ? number.Value : 0,
        Quantity.Persons persons => Persons(persons.Of, on).Sum(p => Votes(p, on)),
        Quantity.Present present => Persons(present.Of, on)
            .Where(p => ConditionReader.IsPresent(p, on) || (present.Proxies is { } proxies && Holder(p, proxies, on) is { } holder && ConditionReader.IsPresent(holder, on)))
            .Sum(p => Votes(p, on)),
        Quantity.Made made => Makers(made, on),
        Quantity.Times times => on.Times(times.Event),
        Quantity.MostOfOne most => MostOfOne(most, on),
        Quantity.Repeats repeats => on.By is { } by ? on.State.Records.Count(r => r.Record == repeats.Record && r.By == by && (repeats.Any || r.Value == on.Value)) : 0,
        Quantity.Sum sum => sum.Parts.Sum(p => Of(p, on)),
        Quantity.Weighted weighted => Of(weighted.Of, on with { Weights = weighted.By }),
        Quantity.Less less => Of(less.From, on) - Of(less.Taken, on),
        _ => 0,
    };

    internal static bool Reaches(Condition.Proportion share, Situation on) => ConditionReader.Compares(
        share.Denominator == 0
            ? Of(share.Of, on) - share.Numerator
            : (Of(share.Of, on) * share.Denominator) - (Of(share.Base, on) * share.Numerator),
        share.How);

    /// <summary>How many votes the person has at the instant: by the first entry that gives him, else one.</summary>
    internal static decimal Weight(WeightModel? weights, Person of, Instant at, Situation on)
    {
        var then = on with { On = on.On.At(at), Weights = null };
        var entry = weights?.Entries.FirstOrDefault(e => Persons(e.Of, then).Contains(of));
        return entry is null ? 1 : entry.Votes ?? on.Roster.VotesHeld(of, at);
    }

    private static decimal Votes(Person of, Situation on) => Weight(on.Weights, of, on.Now, on);

    // Who is meant is not a matter of weights.
    private static IEnumerable<Person> Persons(ActorReference of, Situation on) => ReferenceResolver.Persons(of, on with { Weights = null }).Select(p => p.Person);

    private static decimal MostOfOne(Quantity.MostOfOne most, Situation on)
    {
        var persons = ReferenceResolver.Persons(most.Of, on);
        return most.Units.Select(u => persons.Count(p => on.Roster.Belongs(p.Person, new Unit(u), on.Now))).DefaultIfEmpty(0).Max();
    }

    private static decimal Makers(Quantity.Made made, Situation on)
    {
        var makers = on.Records(made.Procedure, made.Record)
            .Where(r => (made.Outcome is null || r.Outcome == made.Outcome) && (!made.SameValue || r.Value == on.Value))
            .Select(r => r.By).ToHashSet();
        HashSet<Person> counted = made.By is null ? makers : [.. Persons(made.By, on).Where(makers.Contains)];
        var votes = counted.Sum(p => Votes(p, on));
        if (made.Proxies is not { } proxies)
        {
            return votes;
        }

        // Whoever has done it himself, with whatever outcome, needs nobody to do it for him.
        var himself = on.Records(made.Procedure, made.Record).Where(r => !made.SameValue || r.Value == on.Value).Select(r => r.By).ToHashSet();
        return votes + Persons(proxies.Of, on)
            .Where(p => !himself.Contains(p) && !ConditionReader.IsPresent(p, on) && Holder(p, proxies.Record, on) is { } holder && counted.Contains(holder))
            .Sum(p => Votes(p, on));
    }

    /// <summary>The one who holds the person's proxy: the last he gave it to.</summary>
    private static Person? Holder(Person of, string record, Situation on) =>
        on.State.Records.FindLast(r => r.Record == record && r.By == of)?.Value is { } name ? new Person(name) : null;
}
