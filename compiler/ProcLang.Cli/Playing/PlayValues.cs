using System.Globalization;
using NodaTime;
using NodaTime.Text;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;

namespace ProcLang.Cli.Playing;

/// <summary>Reads what a player types as a value of a fact.</summary>
internal static class PlayValues
{
    /// <summary>The value; null when the words are none of the type. Several units or persons stand with commas.</summary>
    internal static FactValue? Read(FactType type, string text, RulebookModel model)
    {
        var many = text.Split([',', ',', '、'], StringSplitOptions.RemoveEmptyEntries);
        switch (type.Kind)
        {
            case FactKind.Flag:
                return text switch { "是" or "yes" => new FactValue.Flag(true), "否" or "no" => new FactValue.Flag(false), _ => null };
            case FactKind.Number:
                return decimal.TryParse(text, CultureInfo.InvariantCulture, out var number) ? new FactValue.Number(number) : null;
            case FactKind.Money:
                return decimal.TryParse(text, CultureInfo.InvariantCulture, out var amount) ? new FactValue.Money(amount) : null;
            case FactKind.Day:
                return LocalDatePattern.Iso.Parse(text) is { Success: true } day ? new FactValue.Day(day.Value) : null;
            case FactKind.Moment:
                return LocalDatePattern.Iso.Parse(text) is { Success: true } at ? new FactValue.Moment(at.Value.AtMidnight()) : null;
            case FactKind.Choice:
                return type.Choices.FirstOrDefault(c => c.Name == text || c.Alias == text) is { } choice ? new FactValue.Choice(choice.Name) : null;
            case FactKind.Unit:
                return UnitOf(text, model) is { } unit ? new FactValue.UnitRef(unit) : null;
            case FactKind.UnitSet:
                var units = many.Select(m => UnitOf(m, model)).ToList();
                return units.Contains(null) ? null : new FactValue.UnitSet([.. units.OfType<Unit>()]);
            case FactKind.Person:
                return new FactValue.PersonRef(new Person(text));
            case FactKind.PersonSet:
                return new FactValue.PersonSet([.. many.Select(m => new Person(m))]);
            case FactKind.Case or FactKind.CaseSet:
                return new FactValue.CaseRef(text);
            default:
                return new FactValue.Text(text);
        }
    }

    private static Unit? UnitOf(string name, RulebookModel model) =>
        model.Units.FirstOrDefault(u => u.Name == name || u.Alias == name) is { } unit ? new Unit(unit.Name) : null;
}
