using System.Collections.Immutable;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Differences;

/// <summary>One act of a run: a step ended with an outcome, and which case of its conditions held where two machines tell cases apart.</summary>
internal readonly record struct StepAct(string Step, string? Outcome, int Case);

/// <summary>A procedure as a machine of its steps alone: which are open together, and what ending one of them opens and closes. Who acts,
/// what is required and until when is left aside; whatever a transition asks is a case of the act.</summary>
internal sealed class StepMachine(ProcedureModel procedure)
{
    /// <summary>No step is open and none will be.</summary>
    internal const string Ended = "";

    // Step ids are sorted and set apart by a character that no name has.
    private const char Apart = '\u0001';

    internal ProcedureModel Procedure { get; } = procedure;

    /// <summary>The steps open at a position.</summary>
    internal static string[] Open(string position) => position.Length == 0 ? [] : position.Split(Apart);

    /// <summary>Where a case begins by the transition.</summary>
    internal string Begin(TransitionModel entry) => Follow([], entry);

    /// <summary>Where the case stands when the open step ends by the transition.</summary>
    internal string After(string position, string step, TransitionModel by)
    {
        var open = Open(position).ToHashSet(StringComparer.Ordinal);
        open.Remove(step);
        var parallel = Procedure.Parallels.FirstOrDefault(p => p.Steps.Contains(step));
        if (parallel is null || by.Done)
        {
            return Follow(open, by);
        }

        if (!by.Join)
        {
            if (!by.Targets.Any(parallel.Steps.Contains))
            {
                open.ExceptWith(parallel.Steps);
            }

            return Follow(open, by);
        }

        var needed = parallel.Needed == 0 ? parallel.Steps.Length : parallel.Needed;
        if (parallel.Steps.Count(s => !open.Contains(s)) < needed)
        {
            return Position(open);
        }

        open.ExceptWith(parallel.Steps);
        return Follow(open, parallel.Then);
    }

    private string Follow(HashSet<string> open, TransitionModel by)
    {
        if (by.Done)
        {
            return Ended;
        }

        foreach (var target in by.Targets)
        {
            if (Procedure.Parallels.FirstOrDefault(p => p.Id == target) is { } parallel)
            {
                open.UnionWith(parallel.Steps);
            }
            else
            {
                open.Add(target);
            }
        }

        return Position(open);
    }

    private static string Position(IEnumerable<string> open) => string.Join(Apart, open.Order(StringComparer.Ordinal));

    /// <summary>The steps some run comes to; those every run that ends must take; those that can be taken again.</summary>
    internal (ImmutableHashSet<string> Reached, ImmutableHashSet<string> Skippable, ImmutableHashSet<string> Repeatable) Shape()
    {
        var reached = Positions(Starts(), null);
        var steps = reached.SelectMany(Open).ToImmutableHashSet(StringComparer.Ordinal);
        var skippable = steps.Where(s => Positions(Starts(), s).Contains(Ended)).ToImmutableHashSet(StringComparer.Ordinal);
        var repeatable = steps.Where(s => Positions(reached.Where(p => Open(p).Contains(s)).SelectMany(p => Ends(p, s)), null).Any(p => Open(p).Contains(s)))
            .ToImmutableHashSet(StringComparer.Ordinal);
        return (steps, skippable, repeatable);
    }

    private IEnumerable<string> Starts() => Procedure.Entry.Select(Begin);

    internal IEnumerable<string> Ends(string position, string step) =>
        Procedure.Steps.Where(s => s.Id == step).SelectMany(s => s.Outcomes).SelectMany(o => o.Transitions).Select(t => After(position, step, t));

    private HashSet<string> Positions(IEnumerable<string> from, string? never)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var left = new Queue<string>(from);
        while (left.TryDequeue(out var position) && known.Count < TraceComparison.MostPositions)
        {
            if (!known.Add(position))
            {
                continue;
            }

            foreach (var next in Open(position).Where(s => s != never).SelectMany(s => Ends(position, s)))
            {
                left.Enqueue(next);
            }
        }

        return known;
    }
}
