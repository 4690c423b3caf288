using System.Collections.Immutable;
using ProcLang.Review.Voice;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Differences;

/// <summary>What a case can be like, as far as some conditions look at it: each fact takes one of the values they tell apart, or is
/// missing; whatever else they ask is so or not so. Conditions over it are decision diagrams: equal ones are the same node, however they were written.</summary>
internal sealed class Cases
{
    /// <summary>A diagram that no case satisfies.</summary>
    internal const int Never = 0;
    /// <summary>A diagram that every case satisfies.</summary>
    internal const int Always = 1;

    private sealed record Variable(string Key, string? Fact, Condition? Atom, ImmutableArray<FactValue?> Values)
    {
        internal int Size => Atom is not null ? 2 : Values.Length;
    }

    private readonly record struct Pair(int Left, int Right, bool And);

    private readonly List<Variable> _variables = [];
    private readonly Dictionary<string, int> _byKey = new(StringComparer.Ordinal);
    private readonly List<(int Level, int[] Children)> _nodes = [(int.MaxValue, []), (int.MaxValue, [])];
    private readonly Dictionary<string, int> _unique = new(StringComparer.Ordinal);
    private readonly Dictionary<Pair, int> _joined = [];
    private readonly Dictionary<int, int> _reversed = [];

    internal Cases(IEnumerable<Condition?> conditions, Func<string, FactType?> typeOf)
    {
        var facts = new Dictionary<string, List<Condition>>(StringComparer.Ordinal);
        var order = new List<(string Key, string? Fact, Condition Atom)>();
        foreach (var atom in conditions.SelectMany(ConditionText.Atoms))
        {
            var fact = FactOf(atom);
            var key = fact is null ? Meaning.Of(atom) : "fact " + fact;
            if (fact is not null)
            {
                if (!facts.TryGetValue(fact, out var atoms))
                {
                    facts[fact] = atoms = [];
                }

                atoms.Add(atom);
            }

            if (_byKey.TryAdd(key, order.Count))
            {
                order.Add((key, fact, atom));
            }
        }

        foreach (var (key, fact, atom) in order)
        {
            _variables.Add(fact is null ? new Variable(key, null, atom, []) : new Variable(key, fact, null, Values(facts[fact], typeOf(fact))));
        }
    }

    /// <summary>Every condition is one diagram; two conditions mean the same exactly when theirs is the same.</summary>
    internal int Of(Condition? condition) => condition switch
    {
        null or Condition.True => Always,
        Condition.All(var parts) => parts.Aggregate(Always, (all, p) => And(all, Of(p))),
        Condition.Some(var parts) => parts.Aggregate(Never, (some, p) => Or(some, Of(p))),
        Condition.Not(var inner) => Not(Of(inner)),
        _ => Atom(condition),
    };

    internal int And(int left, int right) => Join(left, right, true);

    internal int Or(int left, int right) => Join(left, right, false);

    internal int Not(int node)
    {
        if (node <= Always)
        {
            return 1 - node;
        }

        if (!_reversed.TryGetValue(node, out var reversed))
        {
            var (level, children) = _nodes[node];
            _reversed[node] = reversed = Node(level, Array.ConvertAll(children, Not));
        }

        return reversed;
    }

    /// <summary>True when the second holds wherever the first does.</summary>
    internal bool Implies(int first, int second) => And(first, Not(second)) == Never;

    /// <summary>The fewest things that make the diagram hold: values of facts, and what else is so or not so. Null: nothing does.</summary>
    internal CaseFound? Smallest(int node)
    {
        var known = new Dictionary<int, (int Cost, int Choice)>();
        if (Cost(node, known) == int.MaxValue)
        {
            return null;
        }

        var facts = FactSet.Empty;
        var missing = ImmutableArray.CreateBuilder<string>();
        var conditions = ImmutableArray.CreateBuilder<Condition>();
        while (node != Always)
        {
            var (level, children) = _nodes[node];
            var choice = known[node].Choice;
            var variable = _variables[level];
            if (variable.Atom is { } atom)
            {
                conditions.Add(choice == 1 ? atom : new Condition.Not(atom));
            }
            else if (variable.Values[choice] is { } value)
            {
                facts = facts.With(variable.Fact!, value);
                conditions.Add(value is FactValue.Flag(var yes)
                    ? yes ? new Condition.Flag(variable.Fact!) : new Condition.Not(new Condition.Flag(variable.Fact!))
                    : new Condition.FactIs(variable.Fact!, [value]));
            }
            else
            {
                missing.Add(variable.Fact!);
                conditions.Add(new Condition.Not(new Condition.Supplied(variable.Fact!)));
            }

            node = children[choice];
        }

        return new CaseFound(facts, missing.ToImmutable(), conditions.ToImmutable());
    }

    private int Cost(int node, Dictionary<int, (int Cost, int Choice)> known)
    {
        if (node <= Always)
        {
            return node == Always ? 0 : int.MaxValue;
        }

        if (known.TryGetValue(node, out var done))
        {
            return done.Cost;
        }

        var best = (Cost: int.MaxValue, Choice: 0);
        var (level, children) = _nodes[node];
        for (var i = 0; i < children.Length; i++)
        {
            var cost = Cost(children[i], known);
            // What is not so, or is missing, is a poorer example than what is.
            var poor = _variables[level].Atom is not null ? 2 : _variables[level].Values[i] is null ? 4 : 1;
            if (cost != int.MaxValue && cost + poor < best.Cost)
            {
                best = (cost + poor, i);
            }
        }

        known[node] = best;
        return best.Cost;
    }

    private int Atom(Condition atom)
    {
        var fact = FactOf(atom);
        var level = _byKey[fact is null ? Meaning.Of(atom) : "fact " + fact];
        var variable = _variables[level];
        var children = new int[variable.Size];
        for (var i = 0; i < children.Length; i++)
        {
            children[i] = variable.Atom is not null ? i : Holds(atom, variable.Values[i]) ? Always : Never;
        }

        return Node(level, children);
    }

    private int Node(int level, int[] children)
    {
        var same = true;
        for (var i = 1; i < children.Length && same; i++)
        {
            same = children[i] == children[0];
        }

        if (same)
        {
            return children[0];
        }

        var key = level + ":" + string.Join(',', children);
        if (!_unique.TryGetValue(key, out var node))
        {
            _unique[key] = node = _nodes.Count;
            _nodes.Add((level, children));
        }

        return node;
    }

    private int Join(int left, int right, bool and)
    {
        if (left == right)
        {
            return left;
        }

        var (neutral, final) = and ? (Always, Never) : (Never, Always);
        if (left == final || right == final)
        {
            return final;
        }

        if (left == neutral)
        {
            return right;
        }

        if (right == neutral)
        {
            return left;
        }

        var pair = new Pair(Math.Min(left, right), Math.Max(left, right), and);
        if (_joined.TryGetValue(pair, out var known))
        {
            return known;
        }

        var level = Math.Min(_nodes[left].Level, _nodes[right].Level);
        var children = new int[_variables[level].Size];
        for (var i = 0; i < children.Length; i++)
        {
            children[i] = Join(At(left, level, i), At(right, level, i), and);
        }

        return _joined[pair] = Node(level, children);
    }

    private int At(int node, int level, int choice) => _nodes[node].Level == level ? _nodes[node].Children[choice] : node;

    private static string? FactOf(Condition atom) => atom switch
    {
        Condition.Flag(var fact) => fact,
        Condition.FactIs(var fact, _) => fact,
        Condition.Compare(var fact, _, _) => fact,
        Condition.Supplied(var fact) => fact,
        _ => null,
    };

    private static ImmutableArray<FactValue?> Values(List<Condition> atoms, FactType? type)
    {
        var values = new List<FactValue?>();
        void Put(FactValue value)
        {
            if (!values.Contains(value))
            {
                values.Add(value);
            }
        }

        if (type?.Kind == FactKind.Flag || atoms.Exists(a => a is Condition.Flag))
        {
            Put(new FactValue.Flag(true));
            Put(new FactValue.Flag(false));
        }

        foreach (var choice in type?.Choices ?? [])
        {
            Put(new FactValue.Choice(choice.Name));
        }

        foreach (var value in atoms.OfType<Condition.FactIs>().SelectMany(a => a.Values))
        {
            Put(value);
        }

        foreach (var bound in atoms.OfType<Condition.Compare>().Select(a => a.Bound))
        {
            foreach (var near in Around(bound))
            {
                Put(near);
            }
        }

        if (values.Count == 0)
        {
            Put(new FactValue.Text("…"));
        }

        values.Add(null);
        return [.. values];
    }

    /// <summary>The bound, and the nearest values on both sides of it.</summary>
    internal static IEnumerable<FactValue> Around(FactValue bound)
    {
        yield return bound;
        switch (bound)
        {
            case FactValue.Number(var n):
                yield return new FactValue.Number(n - 1);
                yield return new FactValue.Number(n + 1);
                break;
            case FactValue.Money(var m):
                yield return new FactValue.Money(m - 1);
                yield return new FactValue.Money(m + 1);
                break;
            case FactValue.Day(var d):
                yield return new FactValue.Day(d.PlusDays(-1));
                yield return new FactValue.Day(d.PlusDays(1));
                break;
            case FactValue.Moment(var t):
                yield return new FactValue.Moment(t.PlusMinutes(-1));
                yield return new FactValue.Moment(t.PlusMinutes(1));
                break;
        }
    }

    private static bool Holds(Condition atom, FactValue? value) => atom switch
    {
        Condition.Flag => value is FactValue.Flag(true),
        Condition.Supplied => value is not null,
        Condition.FactIs(_, var values) => value is not null && values.Contains(value),
        Condition.Compare(_, var how, var bound) => value is not null && Compared(value, bound) is { } order && how switch
        {
            Comparison.AtLeast => order >= 0,
            Comparison.MoreThan => order > 0,
            Comparison.AtMost => order <= 0,
            _ => order < 0,
        },
        _ => false,
    };

    private static int? Compared(FactValue left, FactValue right) => (left, right) switch
    {
        (FactValue.Number(var a), FactValue.Number(var b)) => a.CompareTo(b),
        (FactValue.Money(var a), FactValue.Money(var b)) => a.CompareTo(b),
        (FactValue.Day(var a), FactValue.Day(var b)) => a.CompareTo(b),
        (FactValue.Moment(var a), FactValue.Moment(var b)) => a.CompareTo(b),
        _ => null,
    };
}

/// <summary>A case that was found: facts it must have, facts it must lack, and all of it as conditions to say.</summary>
internal sealed record CaseFound(FactSet Facts, ImmutableArray<string> Missing, ImmutableArray<Condition> Conditions);
