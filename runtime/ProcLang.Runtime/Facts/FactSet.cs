using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace ProcLang.Runtime.Facts;

/// <summary>Facts by name. Immutable; compared by content whatever the order they were given in.</summary>
public sealed class FactSet : IReadOnlyDictionary<string, FactValue>, IEquatable<FactSet>
{
    private readonly ImmutableSortedDictionary<string, FactValue> _facts;

    private FactSet(ImmutableSortedDictionary<string, FactValue> facts) => _facts = facts;

    /// <summary>No facts.</summary>
    public static FactSet Empty { get; } = new(ImmutableSortedDictionary.Create<string, FactValue>(StringComparer.Ordinal));

    /// <summary>Facts from pairs; a later value of a name prevails.</summary>
    public static FactSet Of(IEnumerable<KeyValuePair<string, FactValue>> facts) => new(Empty._facts.SetItems(facts));

    /// <summary>The same facts with one more or one changed.</summary>
    public FactSet With(string name, FactValue value) => new(_facts.SetItem(name, value));

    /// <summary>These facts with the others added; the others prevail.</summary>
    public FactSet Merge(FactSet others) => others.Count == 0 ? this : Count == 0 ? others : new(_facts.SetItems(others._facts));

    /// <summary>The value of a fact; null when it is not known.</summary>
    public FactValue? Get(string name) => _facts.GetValueOrDefault(name);

    /// <inheritdoc/>
    public FactValue this[string key] => _facts[key];
    /// <inheritdoc/>
    public IEnumerable<string> Keys => _facts.Keys;
    /// <inheritdoc/>
    public IEnumerable<FactValue> Values => _facts.Values;
    /// <inheritdoc/>
    public int Count => _facts.Count;
    /// <inheritdoc/>
    public bool ContainsKey(string key) => _facts.ContainsKey(key);
    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out FactValue value) => _facts.TryGetValue(key, out value);
    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, FactValue>> GetEnumerator() => _facts.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    /// <inheritdoc/>
    public bool Equals(FactSet? other) => other is not null && _facts.SequenceEqual(other._facts);
    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FactSet);
    /// <inheritdoc/>
    public override int GetHashCode() => _facts.Count;
    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", _facts.Select(f => $"{f.Key}={f.Value}"));
}
