using System.Collections.Immutable;
using ProcLang.Semantics.Analysis;

namespace ProcLang.Semantics.Properties;

/// <summary>A run with the answers it depends on: what the case is like, and what each act supplies or finds.</summary>
/// <param name="Opening">The answers on which the case begins.</param>
/// <param name="Moves">Each move with the answers that it is made on.</param>
internal sealed record Course(ImmutableArray<(int Question, int Answer)> Opening, ImmutableArray<(Way Way, ImmutableArray<(int Question, int Answer)> Answers)> Moves)
{
    /// <summary>The run that comes to the place in such cases; <paramref name="last"/>: and then makes this move, in the cases <paramref name="cases"/>.</summary>
    internal static Course Of(Runs runs, Place place, Way? last, int cases)
    {
        var sets = runs.Cases.Sets;
        var moves = new List<(Way, ImmutableArray<(int, int)>)>();
        if (last is not null)
        {
            var answers = sets.Smallest(cases);
            moves.Add((last, answers));
            cases = sets.And(place.Cases, runs.Before(sets.Cube(answers), last));
        }

        var at = place;
        for (; at is { Before: { } before, Way: { } way }; at = before)
        {
            var answers = sets.Smallest(sets.And(runs.Taken(before.Cases, way), cases));
            moves.Add((way, answers));
            cases = sets.And(before.Cases, runs.Before(sets.Cube(answers), way));
        }

        moves.Reverse();
        return new Course(sets.Smallest(cases), [.. moves]);
    }
}
