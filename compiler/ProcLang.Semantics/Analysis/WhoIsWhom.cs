using System.Collections.Immutable;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Analysis;

/// <summary>Whether everyone whom one reference means is meant by another too, whoever the roster names: an office of a group is of the
/// group. What it denies may still be so on some roster; what it affirms is so on every one.</summary>
internal sealed class WhoIsWhom
{
    // Groups may name groups; a rulebook from a stranger may do so in a circle, and many times over. What is being asked is denied meanwhile.
    // Nor is it asked deeper than people name groups of groups.
    private const int Deepest = 32;
    private readonly Dictionary<(ActorReference One, ActorReference Other), bool> _known = [];
    private int _depth;
    private readonly Dictionary<string, GroupModel> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MeetingModel> _meetings = new(StringComparer.Ordinal);

    internal WhoIsWhom(RulebookModel model)
    {
        foreach (var group in model.Groups)
        {
            _groups.TryAdd(group.Name, group);
        }

        foreach (var meeting in model.Meetings)
        {
            _meetings.TryAdd(meeting.Name, meeting);
        }
    }

    /// <summary>True when whoever may act as <paramref name="one"/> is of <paramref name="other"/>.</summary>
    internal bool IsOf(ActorReference one, ActorReference other)
    {
        if (one == other)
        {
            return true;
        }

        if (!_known.TryGetValue((one, other), out var known) && _depth < Deepest)
        {
            _known[(one, other)] = false;
            _depth++;
            _known[(one, other)] = known = Follows(one, other);
            _depth--;
        }

        return known;
    }

    private bool Follows(ActorReference one, ActorReference other) => (one, other) switch
    {
        (ActorReference.Where(var of, _), _) when IsOf(of, other) => true,
        (ActorReference.Union(var parts), _) => parts.Length > 0 && parts.All(p => IsOf(p, other)),
        (ActorReference.InGroup(var group), _) when Members(group) is { Length: > 0 } members && members.All(m => IsOf(m, other)) => true,
        (ActorReference.MembersOf(var meeting), _) when Members(meeting, null) is { Length: > 0 } members && members.All(m => IsOf(m, other)) => true,
        (ActorReference.OfficeOf(var office, _), ActorReference.OfOffice(var any)) => office == any,
        (_, ActorReference.Union(var parts)) => parts.Any(p => IsOf(one, p)),
        (_, ActorReference.InGroup(var group)) => Members(group).Any(m => IsOf(one, m)),
        (_, ActorReference.MembersOf(var meeting)) => Members(meeting, null).Any(m => IsOf(one, m)),
        _ => false,
    };

    /// <summary>What a condition says of someone who acts as the reference: what it asks of him is settled where it follows from that.</summary>
    internal Condition Of(Condition condition, ActorReference actor) => condition switch
    {
        Condition.All(var parts) => new Condition.All([.. parts.Select(p => Of(p, actor))]),
        Condition.Some(var parts) => new Condition.Some([.. parts.Select(p => Of(p, actor))]),
        Condition.Not(var inner) => new Condition.Not(Of(inner, actor)),
        Condition.SamePerson(var did) => Of(new Condition.ActorIs(new ActorReference.WhoDid(did)), actor),
        Condition.ActorIs(var asked) when IsOf(actor, asked) => new Condition.True(),
        _ => condition,
    };

    /// <summary>True when the condition asks who it is that acts.</summary>
    internal static bool Asks(Condition condition) => ConditionText.Atoms(condition).Any(a => a is Condition.ActorIs or Condition.SamePerson);

    /// <summary>Those a meeting consists of, as written; the meeting at hand where none is named.</summary>
    internal ImmutableArray<ActorReference> Members(string? meeting, string? own) =>
        (meeting ?? own) is { } name && _meetings.TryGetValue(name, out var found) ? found.Members : [];

    private ImmutableArray<ActorReference> Members(string group) => _groups.TryGetValue(group, out var found)
        ? found.Units.IsEmpty ? found.Members : [.. found.Members, .. found.Units.Select(u => new ActorReference.StaffOf(new UnitArgument.Named(u)))]
        : [];
}
