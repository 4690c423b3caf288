using ProcLang.Semantics.Model;

namespace ProcLang.Review.Voice;

/// <summary>Says what must hold on every run.</summary>
internal static class PropertyStatements
{
    internal static void Of(Pen pen, RulebookModel model)
    {
        foreach (var property in model.Properties)
        {
            pen.Add(StatementKind.Property, property.Procedure, null, $"{property.Kind} {Meaning.Of(property.Event)}", property.Clause, s => Say(s, property),
                $"{property.Kind} {Meaning.Of(property.Event)} when {Meaning.Of(property.When)} {(property.Due is { } due ? $"{Meaning.Of(due.Span)} {due.Choice} {string.Join(';', due.Others.Select(Meaning.Of))} {due.Until}" : "")} {property.OnTime}",
                property);
        }
    }

    private static string Say(Speaker s, PropertyModel property)
    {
        var here = property.Procedure;
        var (name, happens) = (s.Names.Of(here), s.Event(property.Event, here));
        switch (property.Kind)
        {
            case PropertyKind.Never:
                var when = property.When is null ? "" : s.ConditionOf(property.When, here);
                return property.When is null
                    ? s.Say($"「{name}」不论怎样办理,都不会{happens}。", $"On no run of “{name}” is it so that {happens}.")
                    : s.Say($"「{name}」不论怎样办理,都不会在{when}时{happens}。", $"On no run of “{name}” is it so that {happens} while {when}.");
            case PropertyKind.Possible:
                return s.Say(
                    $"「{name}」只要还没有办结,不论办到哪里,总有路可以走到{happens}。", $"Wherever an open case of “{name}” stands, there is a way on to where {happens}.");
            default:
                var by = property.Due is { } due ? ProcedureStatements.Within(s, here, due) : "";
                return s.Say(
                    $"「{name}」{(property.OnTime ? "只要各步骤都按期," : "")}不论怎样办理,必定{by}{happens}。",
                    $"{(property.OnTime ? "If every step is on time, " : "")}on every run of “{name}” it comes about {(by.Length > 0 ? by + " " : "")}that {happens}.");
        }
    }
}
