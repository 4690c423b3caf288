namespace ProcLang.Semantics.Checks;

/// <summary>Finds what leads back to itself: the names that can be reached from each other, in the order they were given.</summary>
internal static class Circles
{
    /// <summary>The circles of more than one name. Tarjan's way with a stack of its own: names come from strangers, and a long chain must not end the program.</summary>
    internal static List<List<string>> In(IEnumerable<string> names, Func<string, IEnumerable<string>> next)
    {
        var (order, low, on) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var (path, circles) = (new Stack<string>(), new List<List<string>>());
        foreach (var name in names)
        {
            if (order.ContainsKey(name))
            {
                continue;
            }

            var open = new Stack<(string Name, IEnumerator<string> Next)>();
            Enter(name);
            while (open.TryPeek(out var at))
            {
                if (at.Next.MoveNext())
                {
                    var to = at.Next.Current;
                    if (!order.TryGetValue(to, out var known))
                    {
                        Enter(to);
                    }
                    else if (on.Contains(to))
                    {
                        low[at.Name] = Math.Min(low[at.Name], known);
                    }

                    continue;
                }

                open.Pop();
                if (open.TryPeek(out var parent))
                {
                    low[parent.Name] = Math.Min(low[parent.Name], low[at.Name]);
                }

                if (low[at.Name] == order[at.Name])
                {
                    Leave(at.Name);
                }
            }

            void Enter(string entered)
            {
                order[entered] = low[entered] = order.Count;
                path.Push(entered);
                on.Add(entered);
                open.Push((entered, next(entered).GetEnumerator()));
            }
        }

        return circles;

        void Leave(string root)
        {
            var circle = new List<string>();
            string name;
            do
            {
                name = path.Pop();
                on.Remove(name);
                circle.Add(name);
            }
            while (name != root);

            if (circle.Count > 1)
            {
                circle.Sort((a, b) => order[a].CompareTo(order[b]));
                circles.Add(circle);
            }
        }
    }
}
