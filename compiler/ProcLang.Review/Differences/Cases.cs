using System.Collections.Immutable;
using ProcLang.Review.Voice;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Analysis;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Scenarios;

namespace ProcLang.Review.Differences;

/// <summary>What a case can be like, as far as some conditions look at it: each fact takes one of the values they tell apart, or is
/// missing; whatever else they ask is so or not so. Conditions over it are decision diagrams: equal ones are the same node, however they were written.</summary>
internal sealed class Cases
{
    /// <summary>A diagram that no case satisfies.</summary>
    internal const int Never = DecisionDiagrams.Never;
    /// <summary>A diagram that every case satisfies.</summary>
    internal const int Always = DecisionDiagrams.Always;

    private sealed record Variable(string Key, string? Fact, Condition? Atom, ImmutableArray<FactValue?> Values)
    {
        internal int Size => Atom is not null ? 2 : Values.Length;
    }

    private readonly List<Variable> _variables = [];
    private readonly Dictionary<string, int> _byKey = new(StringComparer.Ordinal);
    private readonly DecisionDiagrams _diagrams;
    private readonly int _possible;

    /// <param name="conditions">Every condition that will be asked about.</param>
    /// <param name="typeOf">The type of a fact.</param>
    /// <param name="order">Which atoms hold wherever others do.</param>
    internal Cases(IEnumerable<Condition?> conditions, Func<string, FactType?> typeOf, AtomOrder order)
    {
        var facts = new Dictionary<string, List<Condition>>(StringComparer.Ordinal);
        var found = new List<(string Key, string? Fact, Condition Atom)>();
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

            if (_byKey.TryAdd(key, found.Count))
            {
                found.Add((key, fact, atom));
            }
        }

        foreach (var (key, fact, atom) in found)
        {
            _variables.Add(fact is null ? new Variable(key, null, atom, []) : new Variable(key, fact, null, Values(facts[fact], typeOf(fact))));
        }

        // A revision is compared at a reviewer's wish, and must not be told equivalent because it was too large.
        _diagrams = new DecisionDiagrams([.. _variables.Select(v => v.Size)], int.MaxValue);
        _possible = Always;
        foreach (var (one, i) in _variables.Select((v, i) => (v, i)).Where(v => v.v.Atom is not null))
        {
            foreach (var (other, j) in _variables.Select((v, j) => (v, j)).Where(v => v.v.Atom is not null && v.j != i))
            {
                if (order.Implies(one.Atom!, other.Atom!))
                {
                    _possible = And(_possible, Or(_diagrams.Where(i, a => a == 0), _diagrams.Where(j, a => a == 1)));
                }
            }
        }
    }

    /// <summary>The possible cases in which the condition holds, as one diagram; two conditions mean the same exactly when theirs is the same.</summary>
    internal int Of(Condition? condition) => And(_possible, Holding(condition));

    private int Holding(Condition? condition) => condition switch
    {
        null or Condition.True => Always,
        Condition.All(var parts) => parts.Aggregate(Always, (all, p) => And(all, Holding(p))),
        Condition.Some(var parts) => parts.Aggregate(Never, (some, p) => Or(some, Holding(p))),
        Condition.Not(var inner) => _diagrams.Not(Holding(inner)),
        _ => Atom(condition),
    };

    internal int And(int left, int right) => _diagrams.And(left, right);

    internal int Or(int left, int right) => _diagrams.Or(left, right);

    /// <summary>Every possible case that is not of the diagram.</summary>
    internal int Not(int node) => And(_possible, _diagrams.Not(node));

    /// <summary>True when the second holds wherever the first does.</summary>
    internal bool Implies(int first, int second) => And(first, Not(second)) == Never;

    /// <summary>The fewest things that make the diagram hold: values of facts, and what else is so or not so. Null: nothing does.</summary>
    internal CaseFound? Smallest(int node)
    {
        if (node == Never)
        {
            return null;
        }

        var facts = FactSet.Empty;
        var missing = ImmutableArray.CreateBuilder<string>();
        var conditions = ImmutableArray.CreateBuilder<Condition>();
        foreach (var (level, choice) in _diagrams.Smallest(node, Cost))
        {
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
        }

        return new CaseFound(facts, missing.ToImmutable(), conditions.ToImmutable());
    }

    // What is not so, or is missing, is a poorer example than what is.
    private int Cost(int level, int choice) => _variables[level].Atom is not null ? 2 : _variables[level].Values[choice] is null ? 4 : 1;

    private int Atom(Condition atom)
    {
        var fact = FactOf(atom);
        var level = _byKey[fact is null ? Meaning.Of(atom) : "fact " + fact];
        var variable = _variables[level];
        return _diagrams.Where(level, i => variable.Atom is not null ? i == 1 : Holds(atom, variable.Values[i]));
    }

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
            foreach (var near in World.Around(bound))
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
