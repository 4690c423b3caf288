using ProcLang.Syntax.Text;

namespace ProcLang.Semantics.Binding;

/// <summary>Where conditions, due dates and majorities are written, so that a finding underlines the words it speaks of. They are told apart
/// by being the same object: two equal ones may stand in two articles.</summary>
public sealed class WrittenAt
{
    private readonly Dictionary<object, Location> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>Adds what another knows, each place moved to where it stands now.</summary>
    internal void AddAll(WrittenAt other, Func<Location, Location> moved)
    {
        foreach (var (of, at) in other._known)
        {
            _known.TryAdd(of, moved(at));
        }
    }

    internal void Note(object of, Location at) => _known.TryAdd(of, at);

    /// <summary>Where it is written; null for what the language itself adds.</summary>
    public Location? Of(object of) => _known.TryGetValue(of, out var at) ? at : null;
}
