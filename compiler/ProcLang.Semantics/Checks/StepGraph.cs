using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Checks;

/// <summary>Where the steps of a procedure can lead, whatever its conditions say.</summary>
internal sealed class StepGraph
{
    /// <summary>The end of the case.</summary>
    internal const string End = "\u0000";

    private readonly Dictionary<string, HashSet<string>> _next = new(StringComparer.Ordinal);

    internal StepGraph(ProcedureModel procedure)
    {
        foreach (var step in procedure.Steps)
        {
            var targets = _next[step.Id] = new HashSet<string>(StringComparer.Ordinal);
            foreach (var transition in step.Outcomes.SelectMany(o => o.Transitions))
            {
                Add(procedure, targets, transition, step.Id);
            }

            if (step.Deadlines.Any(d => d.Overdue is OverdueModel.Lapse))
            {
                targets.Add(End);
            }
        }

        Entry = new HashSet<string>(StringComparer.Ordinal);
        foreach (var transition in procedure.Entry)
        {
            Add(procedure, Entry, transition, null);
        }
    }

    /// <summary>Where a case begins.</summary>
    internal HashSet<string> Entry { get; }

    /// <summary>Where a step leads.</summary>
    internal IReadOnlySet<string> Next(string step) => _next[step];

    /// <summary>True when a case that takes one of the transitions can come to the step.</summary>
    internal bool LeadsTo(ProcedureModel procedure, IEnumerable<TransitionModel> transitions, string step)
    {
        var targets = new HashSet<string>(StringComparer.Ordinal);
        foreach (var transition in transitions)
        {
            Add(procedure, targets, transition, step);
        }

        return Reached(targets).Contains(step);
    }

    /// <summary>Everything reached from the entry.</summary>
    internal HashSet<string> Reached() => Reached(Entry);

    /// <summary>Everything reached from the entry by a case that never comes to the step.</summary>
    internal HashSet<string> ReachedWithout(string step) => Reached(Entry, step);

    /// <summary>Everything a case can come to once it has left the step.</summary>
    internal HashSet<string> ReachedAfter(string step) => Reached(_next[step]);

    private HashSet<string> Reached(IEnumerable<string> from, string? without = null)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(from);
        while (open.TryPop(out var step))
        {
            if (step != without && reached.Add(step) && _next.TryGetValue(step, out var next))
            {
                foreach (var target in next)
                {
                    open.Push(target);
                }
            }
        }

        return reached;
    }

    /// <summary>Steps from which the end can be reached.</summary>
    internal HashSet<string> CanEnd()
    {
        var ending = new HashSet<string>(StringComparer.Ordinal) { End };
        bool grown;
        do
        {
            grown = false;
            foreach (var (step, next) in _next)
            {
                grown |= next.Overlaps(ending) && ending.Add(step);
            }
        }
        while (grown);

        return ending;
    }

    private static void Add(ProcedureModel procedure, HashSet<string> into, TransitionModel transition, string? from)
    {
        if (transition.Done)
        {
            into.Add(End);
        }

        foreach (var target in transition.Targets)
        {
            if (procedure.Parallels.FirstOrDefault(p => p.Id == target) is { } parallel)
            {
                into.UnionWith(parallel.Steps);
            }
            else
            {
                into.Add(target);
            }
        }

        if (transition.Join && from is not null && procedure.Parallels.FirstOrDefault(p => p.Steps.Contains(from)) is { } joined)
        {
            Add(procedure, into, joined.Then, null);
        }
    }
}
