using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace ProcLang.Runtime.Facts;

/// <summary>Facts by name. Immutable; compared by content whatever the order they were given in. They are few, so that an array in
/// the order of names serves best.</summary>
public sealed class FactSet : IReadOnlyDictionary<string, FactValue>, IEquatable<FactSet>
{
    private readonly KeyValuePair<string, FactValue>[] _facts;

    private FactSet(KeyValuePair<string, FactValue>[] facts) => _facts = facts;

    /// <summary>No facts.</summary>
    public static FactSet Empty { get; } = new([]);

    /// <summary>Facts from pairs; a later value of a name prevails.</summary>
    public static FactSet Of(IEnumerable<KeyValuePair<string, FactValue>> facts)
    {
        var made = new SortedDictionary<string, FactValue>(StringComparer.Ordinal);
        foreach (var (name, value) in facts)
        {
            made[name] = value;
        }

        return new([.. made]);
    }

    /// <summary>The same facts with one more or one changed.</summary>
    public FactSet With(string name, FactValue value)
    {
        var at = Find(name);
        var pair = KeyValuePair.Create(name, value);
        return at >= 0 ? new([.. _facts[..at], pair, .. _facts[(at + 1)..]]) : new([.. _facts[..~at], pair, .. _facts[~at..]]);
    }

    /// <summary>These facts with the others added; the others prevail.</summary>
    public FactSet Merge(FactSet others) => others.Count == 0 ? this : Count == 0 ? others : Of([.. _facts, .. others._facts]);

    /// <summary>The value of a fact; null when it is not known.</summary>
    public FactValue? Get(string name) => Find(name) is >= 0 and var at ? _facts[at].Value : null;

    /// <summary>Where the fact stands; where it would stand, as a negative number, when it is not known.</summary>
    private int Find(string name)
    {
        var (low, high) = (0, _facts.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            switch (string.CompareOrdinal(_facts[middle].Key, name))
            {
                case 0:
                    return middle;
                case < 0:
                    low = middle + 1;
                    break;
                default:
                    high = middle - 1;
                    break;
            }
        }

        return ~low;
    }

    /// <inheritdoc/>
    public FactValue this[string key] => Get(key) ?? throw new KeyNotFoundException($"There is no fact '{key}'.");
    /// <inheritdoc/>
    public IEnumerable<string> Keys => _facts.Select(f => f.Key);
    /// <inheritdoc/>
    public IEnumerable<FactValue> Values => _facts.Select(f => f.Value);
    /// <inheritdoc/>
    public int Count => _facts.Length;
    /// <inheritdoc/>
    public bool ContainsKey(string key) => Find(key) >= 0;
    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out FactValue value) => (value = Get(key)) is not null;
    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, FactValue>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, FactValue>>)_facts).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    /// <inheritdoc/>
    public bool Equals(FactSet? other) => other is not null && _facts.SequenceEqual(other._facts);
    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FactSet);
    /// <inheritdoc/>
    public override int GetHashCode() => _facts.Length;
    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", _facts.Select(f => $"{f.Key}={f.Value}"));
}
