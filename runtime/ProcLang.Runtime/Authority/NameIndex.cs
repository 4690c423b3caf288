using System.Diagnostics.CodeAnalysis;

namespace ProcLang.Runtime.Authority;

/// <summary>Values by name, for the one question every act asks: who holds this office? A dictionary spends most of such a look-up on
/// hashing the whole name safely; the names here are the roster's own and few, so length and three characters tell them apart,
/// and where they do not the next place is tried. Read by many threads, never changed.</summary>
internal sealed class NameIndex<TValue>
{
    private readonly string?[] _names;
    private readonly TValue[] _values;
    private readonly int _mask;

    /// <summary>At least half of the places stay free, so that a name that is not there is soon known not to be.</summary>
    internal NameIndex(int count, IEnumerable<KeyValuePair<string, TValue>> entries)
    {
        var size = 4;
        while (size < 2 * count)
        {
            size *= 2;
        }

        _mask = size - 1;
        _names = new string?[size];
        _values = new TValue[size];
        foreach (var (name, value) in entries)
        {
            var at = Place(name) & _mask;
            while (_names[at] is not null)
            {
                at = (at + 1) & _mask;
            }

            _names[at] = name;
            _values[at] = value;
        }
    }

    /// <summary>The value of the name; false when there is none, and for the name of a default office, which is null.</summary>
    internal bool TryGet(string? name, [MaybeNullWhen(false)] out TValue value)
    {
        var names = _names;
        for (var at = Place(name) & _mask; names[at] is { } there; at = (at + 1) & _mask)
        {
            if (there == name)
            {
                value = _values[at];
                return true;
            }
        }

        value = default;
        return false;
    }

    private static int Place(string? name)
    {
        if (name is not { Length: > 0 and var length })
        {
            return 0;
        }

        return length + (name[0] * 7) + (name[length / 2] * 31) + (name[length - 1] * 127);
    }
}
