using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;

namespace ProcLang.Runtime.Machines;

/// <summary>The persons of the reference have so many votes each; null: as many as the roster says they hold.</summary>
public sealed record Weight(Actors Of, decimal? Votes);

/// <summary>How many votes each has: of the entries that give a person the first decides; one whom none gives has one.</summary>
public sealed class Weights(params ImmutableArray<Weight> entries)
{
    /// <summary>How many votes the person has at the instant.</summary>
    internal decimal Of(Person person, Instant at, Scene scene)
    {
        var then = scene.At(at);
        foreach (var entry in entries)
        {
            if (entry.Of.Persons(then).Any(p => p.Person == person))
            {
                return entry.Votes ?? scene.On.Roster.VotesHeld(person, at);
            }
        }

        return 1;
    }
}
