using System.Collections.Immutable;
using System.Globalization;
using ProcLang.Emit.Machine;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;
using static ProcLang.Emit.CSharp.CodeWriter;

namespace ProcLang.Emit.CSharp;

/// <summary>Writes conditions as C# expressions over <c>facts</c>, <c>state</c>, <c>act</c> and <c>on</c>; what these cannot
/// answer is asked of a scene.</summary>
internal sealed class ConditionWriter(ProcedureMachine machine, ReferenceWriter references)
{
    private const string Asked = "SceneOf(state, facts, act, on)";
    private readonly SceneConditionWriter _scene = new(references);
    private readonly ProcedureModel _procedure = machine.Model;

    /// <summary>The condition as an expression.</summary>
    public string Holds(Condition? condition) => condition switch
    {
        null or Condition.True => "true",
        Condition.All { Parts: [] } => "true",
        Condition.Some { Parts: [] } => "false",
        Condition.All all => all.Parts.Length == 1 ? Holds(all.Parts[0]) : $"({string.Join(" && ", all.Parts.Select(Holds))})",
        Condition.Some some => some.Parts.Length == 1 ? Holds(some.Parts[0]) : $"({string.Join(" || ", some.Parts.Select(Holds))})",
        Condition.Not not => Fails(not.Inner),
        _ => Atom(condition) ?? _scene.Atom(condition, Asked),
    };

    /// <summary>The opposite of the condition.</summary>
    public string Fails(Condition? condition) => condition switch
    {
        Condition.Not not => Holds(not.Inner),
        Condition.Flag flag when Typed(flag.Fact, FactKind.Flag) is { } fact => $"facts.{fact.Identifier} != true",
        Condition.Happened happened when Deed(happened.Event) is { } deed => $"!state.{deed}_Done",
        _ => Holds(condition) switch { "true" => "false", "false" => "true", var holds when holds.StartsWith('(') => "!" + holds, var holds => $"!({holds})" },
    };

    /// <summary>How many, as an expression.</summary>
    public string Amount(Quantity quantity) => _scene.Amount(quantity, Asked);

    /// <summary>The facts with who is elected among them, as an expression.</summary>
    public string Declared(ElectsModel elects, string facts) => _scene.Declared(elects, facts, Asked);

    /// <summary>True when the actor is of the reference.</summary>
    public string Includes(ActorReference reference) => reference switch
    {
        ActorReference.OfOffice of => $"on.Holds(act.By, {references.Office(of.Office)})",
        ActorReference.Union of => Any(of.Parts),
        ActorReference.InGroup of when !InCircle(of.Group, []) => Any(references.PartsOf(of.Group)),
        ActorReference.OfficeOf { Of: UnitArgument.Named unit } of => $"on.Roster.Holds(act.By, {references.Office(of.Office)}, {references.Unit(unit.Unit)}, on.Now)",
        ActorReference.Related { Of: UnitArgument.Named unit } of => $"on.Roster.Related({Quote(of.Relation)}, {references.Unit(unit.Unit)}, act.By, on.Now)",
        ActorReference.StaffOf { Of: UnitArgument.Named unit } => $"on.Roster.Belongs(act.By, {references.Unit(unit.Unit)}, on.Now)",
        ActorReference.OfficeOf { Of: UnitArgument.InFact unit } of when Typed(unit.Fact, FactKind.Unit) is { } fact =>
            OrAsked(fact, "unit", u => $"on.Roster.Holds(act.By, {references.Office(of.Office)}, {u}, on.Now)", reference),
        ActorReference.Related { Of: UnitArgument.InFact unit } of when Typed(unit.Fact, FactKind.Unit) is { } fact =>
            OrAsked(fact, "unit", u => $"on.Roster.Related({Quote(of.Relation)}, {u}, act.By, on.Now)", reference),
        ActorReference.StaffOf { Of: UnitArgument.InFact unit } when Typed(unit.Fact, FactKind.Unit) is { } fact =>
            OrAsked(fact, "unit", u => $"on.Roster.Belongs(act.By, {u}, on.Now)", reference),
        ActorReference.InFact of when Typed(of.Fact, FactKind.Person) is { } fact => OrAsked(fact, "person", p => $"{p} == act.By", reference),
        ActorReference.WhoDid did when Deed(did.Event) is { } deed => $"(state.{deed}_Done && act.By.Name is not null && state.{deed}_By == act.By)",
        ActorReference.WhoDid { Event: { Procedure: { } procedure } done } when !OwnEvents.MayBeOwn(_procedure, procedure) =>
            $"on.Register.ByWhom(on.Subject, {Quote(procedure)}, {Quote(done.Step)}) == act.By",
        _ => $"{references.Value(reference)}.Includes(act.By, {Asked})",
    };

    /// <summary>The typed expression of an atom; null when it must be asked of a scene.</summary>
    private string? Atom(Condition condition)
    {
        switch (condition)
        {
            case Condition.Flag flag when Typed(flag.Fact, FactKind.Flag) is { } fact:
                return $"facts.{fact.Identifier} == true";
            case Condition.FactIs { Values: var values } among when values.Length > 0 && Typed(among.Fact, FactKind.Choice) is { } fact:
                var members = values.Select(v => v is FactValue.Choice c ? fact.Choices.FirstOrDefault(x => x.Name == c.Value).Identifier : null).ToList();
                return members.Contains(null) ? null : $"facts.{fact.Identifier} is {string.Join(" or ", members.Select(m => $"{fact.EnumIdentifier}.{m}"))}";
            case Condition.Supplied supplied:
                return $"facts.Has({Quote(supplied.Fact)})";
            case Condition.Compare compare when Literal(compare.Bound) is { } bound && Typed(compare.Fact, [.. Comparable(compare.Bound)]) is { } fact:
                return $"facts.{fact.Identifier} {Operator(compare.How)} {bound}";
            case Condition.CompareFacts compare when Typed(compare.Left, FactKind.Number, FactKind.Money, FactKind.Day, FactKind.Moment) is { } left
                && Typed(compare.Right, Amounts(left) ? [FactKind.Number, FactKind.Money] : [left.Model.Type.Kind]) is { } right:
                return $"facts.{left.Identifier} {Operator(compare.How)} facts.{right.Identifier}";
            case Condition.Happened happened:
                return Deed(happened.Event) is { } deed ? $"state.{deed}_Done"
                    : happened.Event.Procedure is { } other && !OwnEvents.MayBeOwn(_procedure, other)
                        ? $"on.Register.When(on.Subject, {Quote(other)}, {Quote(happened.Event.Step)}, {Quote(happened.Event.Outcome)}) is not null"
                        : null;
            case Condition.SamePerson same:
                return Includes(new ActorReference.WhoDid(same.Event));
            case Condition.ActorIs actor:
                return Includes(actor.Reference);
            default:
                return null;
        }
    }

    private string Any(ImmutableArray<ActorReference> parts) => parts.Length switch
    {
        0 => "false",
        1 => Includes(parts[0]),
        _ => $"({string.Join(" || ", parts.Select(Includes))})",
    };

    /// <summary>The fact may be missing from the case and known of the record's value: then a scene is asked.
    /// Pattern variables of one method share a scope, so each gets a number.</summary>
    private string OrAsked(MachineFact fact, string name, Func<string, string> typed, ActorReference reference)
    {
        var variable = name + (++_patterns).ToString(CultureInfo.InvariantCulture);
        return $"(facts.{fact.Identifier} is {{ }} {variable} ? {typed(variable)} : {references.Value(reference)}.Includes(act.By, {Asked}))";
    }

    private int _patterns;

    /// <summary>Begins a method: pattern variables start anew.</summary>
    public void NewScope() => _patterns = 0;

    private bool InCircle(string group, ImmutableArray<string> within) =>
        within.Contains(group) || references.PartsOf(group).OfType<ActorReference.InGroup>().Any(g => InCircle(g.Group, within.Add(group)));

    /// <summary>The state's member for an own event; null when it is not surely own, or a record bears the name.</summary>
    private string? Deed(EventModel e)
    {
        var own = e.Procedure is null || e.Procedure == _procedure.Name || (e.Procedure == "*" && _procedure.SubjectTypes is [var only] && only == _procedure.Name);
        return own && _procedure.Records.All(r => r.Name != e.Step) ? machine.Deeds.FirstOrDefault(d => d.Step == e.Step && d.Outcome == e.Outcome)?.Identifier : null;
    }

    private MachineFact? Typed(string name, params FactKind[] kinds) => machine.Facts.FirstOrDefault(f => f.Model.Name == name && kinds.Contains(f.Model.Type.Kind));

    private static bool Amounts(MachineFact fact) => fact.Model.Type.Kind is FactKind.Number or FactKind.Money;

    private static IEnumerable<FactKind> Comparable(FactValue bound) => bound switch
    {
        FactValue.Number or FactValue.Money => [FactKind.Number, FactKind.Money],
        FactValue.Day => [FactKind.Day],
        FactValue.Moment => [FactKind.Moment],
        _ => [],
    };

    private static string? Literal(FactValue bound) => bound switch
    {
        FactValue.Number n => SceneConditionWriter.Decimal(n.Value),
        FactValue.Money m => SceneConditionWriter.Decimal(m.Amount),
        FactValue.Day d => SceneConditionWriter.Date(d.Value),
        FactValue.Moment m => SceneConditionWriter.Moment(m.Value),
        _ => null,
    };

    private static string Operator(Comparison how) => how switch
    {
        Comparison.AtLeast => ">=",
        Comparison.MoreThan => ">",
        Comparison.AtMost => "<=",
        _ => "<",
    };
}
