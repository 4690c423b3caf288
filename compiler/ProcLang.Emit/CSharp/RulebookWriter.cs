using System.Globalization;
using NodaTime;
using ProcLang.Emit.Machine;
using ProcLang.Runtime.Calendars;
using ProcLang.Runtime.Citations;
using ProcLang.Semantics.Model;
using static ProcLang.Emit.CSharp.CodeWriter;
using static ProcLang.Emit.CSharp.TableWriter;

namespace ProcLang.Emit.CSharp;

/// <summary>Writes what the procedures of a rulebook share: offices, units, references, clauses, the calendar, and the rulebook itself.</summary>
internal sealed class RulebookWriter(CodeWriter code, RulebookMachine machine, ReferenceWriter references)
{
    private readonly RulebookModel _model = machine.Model;

    public void Write()
    {
        Rulebook();
        Names("Offices", "Office", _model.Offices.Select(o => (o.Name, machine.Offices[o.Name])));
        Names("Units", "Unit", _model.Units.Select(u => (u.Name, machine.Units[u.Name])));
        Organisation();
        // Last but for the clauses: everything before may ask for a reference.
        References();
        Clauses();
    }

    private void Rulebook()
    {
        code.Doc($"{_model.Name}{(_model.Number is { } number ? " " + number : "")}.");
        code.Block($"public sealed class {machine.Identifier} : IRulebook", () =>
        {
            Member("string", "Name", Quote(_model.Name));
            Member("string?", "Alias", Quote(_model.Alias));
            Member("string", "Zone", Quote(_model.Zone));
            Member("LastDayPolicy", "LastDay", "LastDayPolicy." + _model.LastDay);
            Member("WorkCalendar", "Calendar", "Organisation.Calendar");
            Held("Applicability", "Applicability", Applicability());
            Held("ImmutableArray<IProcedure>", "Procedures", $"[{string.Join(", ", machine.Procedures.Select(p => $"{p.Identifier}.Procedure"))}]");
            Held("ImmutableArray<LimitCounter>", "Limits", $"[{string.Join(", ", _model.Limits.Select(Counter))}]");
            var identifiers = machine.Clauses.ToDictionary(c => c.Clause.Id, c => c.Identifier, StringComparer.Ordinal);
            Held("ImmutableArray<Clause>", "Clauses", $"[{string.Join(", ", _model.Clauses.Select(c => $"{machine.Identifier}Rules.Clauses.{identifiers[c.Clause.Id]}"))}]");
            Held("ImmutableArray<string>", "Offices", Strings(_model.Offices.Select(o => o.Name)));
            Held("ImmutableArray<string>", "Relations", Strings(_model.Relations.Select(r => r.Name)));
            Held("ImmutableArray<string>", "Units", Strings(_model.Units.Select(u => u.Name)));
            Held("ImmutableArray<string>", "SubjectTypes", Strings(_model.SubjectTypes.Select(s => s.Name)));
            code.Line("/// <inheritdoc/>");
            code.Line("public Roster Organise(Roster roster) => Organisation.Put(roster);");
        }).Line();
    }

    private string Applicability()
    {
        var (force, repeals, transitions, addressees) = _model.Applicability;
        var identifiers = machine.Clauses.ToDictionary(c => c.Clause.Id, c => c.Identifier, StringComparer.Ordinal);
        string Said(Clause clause) => $"{machine.Identifier}Rules.Clauses.{identifiers[clause.Id]}";
        return force is null && repeals.IsEmpty && transitions.IsEmpty && addressees.IsEmpty
            ? "Applicability.Unlimited"
            : $"new({(force is null ? "null" : $"new({Bound(force.From)}, {Bound(force.Until)}, {Said(force.Clause)})")}, "
                + $"[{string.Join(", ", repeals.Select(r => $"new({Quote(r.Text)}, {Said(r.Clause)})"))}], "
                + $"[{string.Join(", ", transitions.Select(t => $"new({Strings(t.Types)}, {(t.TakenOver ? "true" : "false")}, {Bound(t.BackTo)}, {Said(t.Clause)})"))}], "
                + $"[{string.Join(", ", addressees.Select(a => $"new({Strings(a.Units)}, {Said(a.Clause)})"))}])";
    }

    private void Member(string type, string name, string value) => code.Line("/// <inheritdoc/>").Line($"public {type} {name} => {value};");

    private void Held(string type, string name, string value) => code.Line("/// <inheritdoc/>").Line($"public {type} {name} {{ get; }} = {value};");

    private void Names(string @class, string type, IEnumerable<(string Name, string Identifier)> names)
    {
        code.Doc(@class == "Offices" ? "Offices." : "Units and bodies.");
        code.Block($"public static class {@class}", () =>
        {
            foreach (var (name, identifier) in names) code.Doc(name).Line($"public static readonly {type} {identifier} = new({Quote(name)});");
        }).Line();
    }

    private void Organisation()
    {
        code.Doc("The calendar, the ranks, the meetings, and who stands in for whom.");
        code.Block("internal static class Organisation", () =>
        {
            Calendar();
            code.Line();
            var ranks = _model.Groups.SelectMany(g => g.Members).OfType<ActorReference.OfOffice>().Select(o => references.Office(o.Office));
            code.Line("internal static readonly OrganisationTable Table = new(").Inside(() =>
            {
                code.Line($"[{string.Join(", ", ranks)}],");
                code.Line("[").Inside(() =>
                {
                    foreach (var m in _model.Meetings)
                        code.Line($"new({Quote(m.Name)}, [{string.Join(", ", m.Members.Select(references.Value))}], [{string.Join(", ", m.Attendees.Select(references.Value))}]),");
                }).Line("]);");
            }).Line();
            code.Block("internal static Roster Put(Roster roster)", () =>
            {
                foreach (var o in _model.Offices.Where(o => o.PlacedIn is not null)) code.Line($"roster = roster.Place({references.Office(o.Name)}, {references.Unit(o.PlacedIn!)});");
                var identifiers = machine.Clauses.ToDictionary(c => c.Clause.Id, c => c.Identifier, StringComparer.Ordinal);
                foreach (var a in _model.Acting)
                    code.ByClause(a.Clause, $"roster = roster.WithActing(new({references.Office(a.Absent.Name)}, {references.Office(a.Deputy.Name)}, {Strings(a.AbsenceKinds.IsDefault ? [] : a.AbsenceKinds)}, {(a.NeedsMandate ? "true" : "false")}, Clauses.{identifiers[a.Clause.Id]}){(a.After.IsDefaultOrEmpty ? "" : $" {{ After = [{string.Join(", ", a.After.Select(o => references.Office(o.Name)))}] }}")});");
                code.Line("return roster;");
            });
        }).Line();
    }

    private void Calendar()
    {
        var calendar = _model.Calendar;
        code.Line("internal static readonly WorkCalendar Calendar = WorkCalendar.Create(").Inside(() =>
        {
            code.Line($"{Quote(calendar.Name)}, [{string.Join(", ", calendar.Weekend.Select(d => "IsoDayOfWeek." + d))}],");
            Runs(calendar, works: false);
            Runs(calendar, works: true);
            code.Line($"{Bound(calendar.From)}, {Bound(calendar.Horizon)});");
        });
    }

    /// <summary>Days of one name in a row are one entry.</summary>
    private void Runs(WorkCalendar calendar, bool works)
    {
        var runs = new List<(LocalDate From, LocalDate To, string Name)>();
        foreach (var (day, _, name) in calendar.SpecialDays.Where(d => d.Works == works))
        {
            if (runs.Count > 0 && runs[^1] is var last && last.Name == name && last.To.PlusDays(1) == day) runs[^1] = last with { To = day };
            else runs.Add((day, day, name));
        }

        if (runs.Count == 0)
        {
            code.Line("[],");
            return;
        }

        code.Line("[").Inside(() =>
        {
            foreach (var (from, to, name) in runs) code.Line($"new({SceneConditionWriter.Date(from)}, {SceneConditionWriter.Date(to)}, {Quote(name)}),");
        }).Line("],");
    }

    private static string Bound(LocalDate? day) => day is { } date ? SceneConditionWriter.Date(date) : "null";

    private void References()
    {
        code.Doc("Who is meant, in the rules' own words.");
        code.Block("internal static class References", () =>
        {
            foreach (var (name, words, expression) in references.Values) code.Doc(words).Line($"internal static readonly Actors {name} = {expression};");
        }).Line();
    }

    private void Clauses()
    {
        code.Doc("The clauses that are executed, each with the sentence it quotes.");
        code.Block("internal static class Clauses", () =>
        {
            foreach (var (clause, identifier) in machine.Clauses)
            {
                var c = clause.Citation;
                code.Doc(code.Said(clause));
                code.Line($"internal static readonly Clause {identifier} = new({Quote(clause.Id)}, new Citation({Quote(c.Rulebook)}, {Quote(c.Article)}, {Number(c.Paragraph)}, {Number(c.Item)}, {Quote(c.Quote)}, {Quote(c.File)}, {Number(c.Line)}));");
            }
        });
    }

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "null";
}
