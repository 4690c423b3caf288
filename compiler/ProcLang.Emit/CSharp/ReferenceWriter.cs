using System.Collections.Immutable;
using ProcLang.Emit.Machine;
using ProcLang.Semantics.Model;
using static ProcLang.Emit.CSharp.CodeWriter;

namespace ProcLang.Emit.CSharp;

/// <summary>Writes references to actors: as static values, each once, named after the rules' own words; and, where the roster can
/// be asked directly, as an expression that is true when the actor is of the reference.</summary>
internal sealed class ReferenceWriter(RulebookMachine rulebook)
{
    private readonly Identifiers _names = new("References", "Actors", "UnitsMeant");
    private readonly Dictionary<string, (string Name, string Words)> _values = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    /// <summary>The static values asked for so far: name, words, expression, in order.</summary>
    public IEnumerable<(string Name, string Words, string Expression)> Values => _order.Select(e => (_values[e].Name, _values[e].Words, e));

    /// <summary>The static value of a reference.</summary>
    public string Value(ActorReference reference)
    {
        var expression = Expression(reference, []);
        if (!_values.TryGetValue(expression, out var found))
        {
            var words = ConditionText.Say(reference, zh: true);
            found = (_names.Take(words.TrimEnd(')').Replace("(", "_", StringComparison.Ordinal).Replace(", ", "_", StringComparison.Ordinal), null), words);
            _values.Add(expression, found);
            _order.Add(expression);
        }

        return "References." + found.Name;
    }

    /// <summary>An office.</summary>
    public string Office(string name) => rulebook.Offices.TryGetValue(name, out var identifier) ? "Offices." + identifier : $"new Office({Quote(name)})";

    /// <summary>A unit.</summary>
    public string Unit(string name) => rulebook.Units.TryGetValue(name, out var identifier) ? "Units." + identifier : $"new Unit({Quote(name)})";

    /// <summary>The references a group or union stands for.</summary>
    public ImmutableArray<ActorReference> PartsOf(string group) => rulebook.Model.Groups.FirstOrDefault(g => g.Name == group) is { } found
        ? [.. found.Members, .. found.Units.Select(u => new ActorReference.StaffOf(new UnitArgument.Named(u)))]
        : [];

    private string Expression(ActorReference reference, ImmutableArray<string> within) => reference switch
    {
        ActorReference.OfOffice of => $"Actors.Of({Office(of.Office)})",
        ActorReference.OfficeOf of => $"Actors.Of({Office(of.Office)}, {Units(of.Of)})",
        ActorReference.Related of => $"Actors.Related({Quote(of.Relation)}, {Units(of.Of)})",
        ActorReference.StaffOf of => $"Actors.StaffOf({Units(of.Of)})",
        ActorReference.InFact of => $"Actors.InFact({Quote(of.Fact)})",
        ActorReference.WhoDid did => $"Actors.WhoDid({Quote(did.Event.Procedure)}, {Quote(did.Event.Step)}, {Quote(did.Event.Outcome)})",
        ActorReference.MembersOf of => $"Actors.MembersOf({Quote(of.Meeting)})",
        ActorReference.Where of => $"Actors.Where({Expression(of.Of, within)}, {new SceneConditionWriter(this).Lambda(of.When)})",
        ActorReference.InGroup of => within.Contains(of.Group) ? "Actors.All()" : All(PartsOf(of.Group), within.Add(of.Group)),
        ActorReference.Union of => All(of.Parts, within),
        _ => "Actors.All()",
    };

    private string All(ImmutableArray<ActorReference> parts, ImmutableArray<string> within) =>
        $"Actors.All({string.Join(", ", parts.Select(p => Expression(p, within)))})";

    private string Units(UnitArgument argument) => argument switch
    {
        UnitArgument.Named named => $"new UnitsMeant.Named({Unit(named.Unit)})",
        UnitArgument.InFact fact => $"new UnitsMeant.InFact({Quote(fact.Fact)})",
        UnitArgument.InGroup group => $"new UnitsMeant.Named({string.Join(", ", rulebook.Model.Groups.FirstOrDefault(g => g.Name == group.Group)?.Units.Select(Unit) ?? [])})",
        _ => "new UnitsMeant.Named()",
    };
}
