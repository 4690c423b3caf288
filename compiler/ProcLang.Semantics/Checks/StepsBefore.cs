using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Checks;

/// <summary>Which step always comes before another: the nearest one that every way to it passes (the dominator of the graph of steps, in the
/// manner of Cooper, Harvey and Kennedy). After branches that must all end, each of them has come before.</summary>
internal sealed class StepsBefore
{
    private const string Start = "";
    private readonly Dictionary<string, string> _before = new(StringComparer.Ordinal) { [Start] = Start };
    private readonly Dictionary<string, ParallelModel> _joined = new(StringComparer.Ordinal);

    internal StepsBefore(ProcedureModel procedure, StepGraph graph)
    {
        var (order, from) = (new List<string>(), new Dictionary<string, List<string>>(StringComparer.Ordinal));
        Walk(graph, order, from);
        var number = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < order.Count; i++)
        {
            number[order[i]] = i;
        }

        bool changed;
        do
        {
            changed = false;
            for (var i = order.Count - 2; i >= 0; i--)
            {
                var step = order[i];
                string? found = null;
                foreach (var before in from[step].Where(_before.ContainsKey))
                {
                    found = found is null ? before : Common(found, before, number);
                }

                if (found is not null && (!_before.TryGetValue(step, out var known) || known != found))
                {
                    _before[step] = found;
                    changed = true;
                }
            }
        }
        while (changed);

        foreach (var parallel in procedure.Parallels.Where(p => p.Needed == 0 || p.Needed == p.Steps.Length))
        {
            foreach (var target in parallel.Then.Targets.Where(t => from.TryGetValue(t, out var all) && all.Distinct().Count() == parallel.Steps.Length && all.TrueForAll(parallel.Steps.Contains)))
            {
                _joined.TryAdd(target, parallel);
            }
        }
    }

    /// <summary>The step that always comes before; null at the beginning of the case and for a step that is never reached.</summary>
    internal string? Of(string step) => _before.TryGetValue(step, out var before) && before != Start ? before : null;

    /// <summary>True when the step is reached at all.</summary>
    internal bool IsReached(string step) => _before.ContainsKey(step);

    /// <summary>The branches that have all ended right before the step; null when it does not follow a join of all.</summary>
    internal ParallelModel? Joined(string step) => _joined.GetValueOrDefault(step);

    private string Common(string one, string other, Dictionary<string, int> number)
    {
        while (one != other)
        {
            while (number[one] < number[other])
            {
                one = _before[one];
            }

            while (number[other] < number[one])
            {
                other = _before[other];
            }
        }

        return one;
    }

    /// <summary>The steps as they are left, the beginning last.</summary>
    private static void Walk(StepGraph graph, List<string> order, Dictionary<string, List<string>> from)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { Start };
        var open = new Stack<(string Step, IEnumerator<string> Next)>();
        open.Push((Start, ((IEnumerable<string>)graph.Entry).GetEnumerator()));
        while (open.TryPeek(out var at))
        {
            if (!at.Next.MoveNext())
            {
                order.Add(open.Pop().Step);
                continue;
            }

            var to = at.Next.Current;
            if (to == StepGraph.End)
            {
                continue;
            }

            (from.TryGetValue(to, out var known) ? known : from[to] = []).Add(at.Step);
            if (seen.Add(to))
            {
                open.Push((to, graph.Next(to).GetEnumerator()));
            }
        }
    }
}
