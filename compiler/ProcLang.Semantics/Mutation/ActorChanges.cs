using System.Collections.Immutable;
using ProcLang.Runtime.Citations;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Mutation;

/// <summary>Changes of who acts: someone else, one fewer, any for each.</summary>
internal static class ActorChanges
{
    internal static IEnumerable<(ImmutableArray<ActorModel> Actors, Clause? Clause, Phrase Change)> Of(ImmutableArray<ActorModel> actors, RulebookModel model)
    {
        for (var i = 0; i < actors.Length; i++)
        {
            var actor = actors[i];
            if (actors.Length > 1)
            {
                yield return (actors.RemoveAt(i), actor.Clause, Words.Without(zh => ConditionText.Say(actor.Reference, zh)));
            }

            foreach (var other in Others(actor.Reference, model))
            {
                yield return (actors.SetItem(i, actor with { Reference = other }), actor.Clause,
                    Words.FromTo(zh => ConditionText.Say(actor.Reference, zh), zh => ConditionText.Say(other, zh)));
            }

            if (actor.Quantifier is Quantifier.Each or Quantifier.EachInRank)
            {
                yield return (actors.SetItem(i, actor with { Quantifier = Quantifier.One }), actor.Clause, new("「各」改为任何一个", "“each” becomes any one"));
            }

            if (actor.Quantifier is Quantifier.EachInRank)
            {
                yield return (actors.SetItem(i, actor with { Quantifier = Quantifier.Each }), actor.Clause, new("去掉「按排序」", "without “in rank order”"));
            }

            if (actor.Quantifier is Quantifier.AnyOf && actor.Count > 1)
            {
                yield return (actors.SetItem(i, actor with { Count = actor.Count - 1 }), actor.Clause, Words.FromTo($"{actor.Count}", $"{actor.Count - 1}"));
            }
        }
    }

    internal static IEnumerable<ActorReference> Others(ActorReference reference, RulebookModel model)
    {
        var offices = model.Offices.Where(o => !o.PerUnit).Select(o => o.Name).ToImmutableArray();
        switch (reference)
        {
            case ActorReference.OfOffice(var office):
                if (offices.Length > 1)
                {
                    yield return new ActorReference.OfOffice(offices[(Math.Max(0, offices.IndexOf(office)) + 1) % offices.Length]);
                }

                break;
            case ActorReference.OfficeOf(_, var of):
                yield return new ActorReference.StaffOf(of);
                break;
            case ActorReference.StaffOf(var of):
                foreach (var perUnit in model.Offices.Where(o => o.PerUnit).Take(1))
                {
                    yield return new ActorReference.OfficeOf(perUnit.Name, of);
                }

                if (offices.Length > 0)
                {
                    yield return new ActorReference.OfOffice(offices[0]);
                }

                break;
            case ActorReference.Union(var parts):
                foreach (var part in parts.Where(_ => parts.Length > 1))
                {
                    yield return new ActorReference.Union(parts.Remove(part));
                }

                break;
            case ActorReference.Related or ActorReference.InGroup or ActorReference.InFact or ActorReference.WhoDid:
                foreach (var office in offices.Take(1))
                {
                    yield return new ActorReference.OfOffice(office);
                }

                break;
        }
    }
}
