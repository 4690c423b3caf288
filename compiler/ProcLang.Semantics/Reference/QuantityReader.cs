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
        Quantity.Persons persons => ReferenceResolver.Persons(persons.Of, on).Length,
        Quantity.Present present => ReferenceResolver.Persons(present.Of, on).Count(p => ConditionReader.IsPresent(p.Person, on)),
        Quantity.Made made => Makers(made, on),
        Quantity.Sum sum => sum.Parts.Sum(p => Of(p, on)),
        Quantity.Less less => Of(less.From, on) - Of(less.Taken, on),
        _ => 0,
    };

    internal static bool Reaches(Condition.Proportion share, Situation on) => ConditionReader.Compares(
        share.Denominator == 0
            ? Of(share.Of, on) - share.Numerator
            : (Of(share.Of, on) * share.Denominator) - (Of(share.Base, on) * share.Numerator),
        share.How);

    private static decimal Makers(Quantity.Made made, Situation on)
    {
        var makers = on.Records(made.Procedure, made.Record)
            .Where(r => (made.Outcome is null || r.Outcome == made.Outcome) && (!made.SameValue || r.Value == on.Value))
            .Select(r => r.By).ToHashSet();
        return made.By is null ? makers.Count : ReferenceResolver.Persons(made.By, on).Count(p => makers.Contains(p.Person));
    }
}
