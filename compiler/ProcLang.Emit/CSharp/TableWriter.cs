using System.Collections.Immutable;
using ProcLang.Emit.Machine;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Reference;
using static ProcLang.Emit.CSharp.CodeWriter;
using static ProcLang.Emit.CSharp.TypesWriter;

namespace ProcLang.Emit.CSharp;

/// <summary>Writes a procedure's static tables: what explanations, due dates and descriptions need, built once.</summary>
internal sealed class TableWriter(
    CodeWriter code, RulebookMachine rulebook, ProcedureMachine machine, ReferenceWriter references, ImmutableArray<LimitModel> limits)
{
    private readonly SceneConditionWriter _conditions = new(references);
    private readonly Dictionary<string, string> _clauses = rulebook.Clauses.ToDictionary(c => c.Clause.Id, c => c.Identifier, StringComparer.Ordinal);

    public void Write()
    {
        var p = machine.Model;
        code.Doc("What explanations, due dates and descriptions read.");
        code.Line("private static readonly ProcedureTable Table = ProcedureTable.Make(new(").Inside(() =>
        {
            code.Line($"{Quote(p.Name)}, {Quote(p.Kind.ToString())}, Organisation.Table,");
            List("Steps", machine.Steps, s => Step(s));
            List("Records", machine.Records, r => Record(r));
            List("Acts", machine.Acts, a => code.Line($"new({Strings(a.Words)}, [{string.Join(", ", a.Steps.Select(s => N(s.Index)))}], {N(a.Record?.Index ?? -1)}),"));
            code.Line($"[\"\"{string.Concat(machine.Outcomes.Select(o => ", " + Quote(o.Name)))}],");
            List("Due dates", machine.Deadlines, Deadline);
            List("Events asked about", machine.Deeds, d => code.Line($"new({Quote(d.Step)}, {Quote(d.Outcome)}),"));
            List("Opening", machine.Opening, Row);
            List("Limits", limits, l => code.Line(Counter(l) + ","));
            Info(ProcedureDescription.Of(p));
        });
        code.Line("));").Line();
    }

    /// <summary>A limit's counter.</summary>
    public static string Counter(LimitModel l) =>
        $"new LimitCounter({Quote(l.Id)}, {Quote(l.Procedure)}, {Quote(l.Step)}, {Quote(l.KeyFact)}, {Strings(l.Units)}, {(l.Common ? "true" : "false")})";

    /// <summary>A list of strings.</summary>
    public static string Strings(IEnumerable<string> strings) => $"[{string.Join(", ", strings.Select(Quote))}]";

    private void List<T>(string title, IEnumerable<T> items, Action<T> write)
    {
        var all = items.ToList();
        if (all.Count == 0)
        {
            code.Line("[],");
            return;
        }

        code.Line("// " + title).Line("[").Inside(() => all.ForEach(write)).Line("],");
    }

    private void Step(MachineStep s)
    {
        var m = s.Model;
        code.Line($"new({Quote(m.Id)}, {Quote(m.Name)}, {Quote(m.Alias)}, {Quote(m.Act)}, {Quote(m.Group)}, {Clause(m.Clause)}, {(m.Awaits is null ? "false" : "true")}, {SpanWriter.Event(m.Awaits)}, {(m.AnyActor ? "true" : "false")},");
        code.Inside(() =>
        {
            code.Line($"[{string.Join(", ", m.Actors.Select(a => $"new(Places.{a.Quantifier}, {N(a.Count)}, {references.Value(a.Reference)})"))}],");
            code.Line($"[{string.Join(", ", m.Alternatives.Select(a => $"new({references.Value(a.Reference)}, {_conditions.Lambda(a.When)})"))}],");
            code.Line($"[{string.Join(", ", m.CountsAs.Select(c => $"new({Quote(c.Act)}, {Quote(c.Alias)}, {Quote(c.Outcome)}, {_conditions.Lambda(c.When)}, {Clause(c.Clause)})"))}],");
            code.Line($"[{string.Join(", ", machine.Deadlines.Where(d => d.Step == s).Select(d => N(d.Index)))}],");
            code.Line($"[{string.Join(", ", m.Outcomes.Select(o => $"new({Outcome(o.Name)}, {Quote(o.Name)}, {Quote(o.Alias)})"))}],");
            Rows(s.Rows, m.WaivedBy.IsEmpty ? "" : $" {{ WaivedBy = {Strings(m.WaivedBy.Select(w => w.Record))} }}");
        });
    }

    private void Record(MachineRecord r)
    {
        var m = r.Model;
        code.Line($"new({Quote(m.Name)}, {Quote(m.Alias)}, {Clause(m.Clause)}, {Set(DecideWriter.During(machine, m))},");
        code.Inside(() =>
        {
            code.Line($"[{string.Join(", ", m.Actors.Select(a => references.Value(a.Reference)))}],");
            code.Line($"[{string.Join(", ", machine.Deadlines.Where(d => ReferenceEquals(d.Record, m)).Select(d => N(d.Index)))}],");
            code.Line($"[{string.Join(", ", m.Outcomes.Select(o => $"new({Outcome(o.Name)}, {Quote(o.Name)}, {Quote(o.Alias)})"))}],");
            Rows(r.Rows);
        });
    }

    private void Rows(ImmutableArray<MachineGuard> rows, string more = "") => code.Line("[").Inside(() =>
    {
        foreach (var row in rows) Row(row);
    }).Line($"]){more},");

    private void Row(MachineGuard row)
    {
        var kind = row.Kind switch
        {
            GuardKind.NotAuthorised or GuardKind.NotYet or GuardKind.OutOfTurn or GuardKind.CountsAs or GuardKind.UnknownOutcome or GuardKind.TooEarly or GuardKind.TooLate or GuardKind.Limit => row.Kind.ToString(),
            GuardKind.Guard when row.Deadline >= 0 => "TooLate",
            GuardKind.Guard when Floor(row) is not null => "NotSooner",
            GuardKind.UnknownSubject or GuardKind.WrongSubject => "Value",
            _ => "Plain",
        };
        var more = row.Deadline >= 0 ? $", Deadline: {N(row.Deadline)}" : row.Limit is { } l ? $", Per: PeriodUnit.{l.Per}" : "";
        var detail = row.Detail is { } d ? $", new({Quote(d.Zh)}, {Quote(d.En)})" : "";
        code.Line($"new(RowKind.{kind}, ReasonCode.{row.Code}, {Clause(row.Clause)}{detail}{more}){(Floor(row) is { } floor ? SpanWriter.With([$"Floor = {SpanWriter.Floor(floor)}"]) : "")},");
    }

    /// <summary>What must have passed before an act that is refused as too early.</summary>
    private static Condition.Elapsed? Floor(MachineGuard row) => row is { Code: ReasonCode.TooEarly, Guard: { } guard }
        ? ConditionText.Atoms(guard.Condition).OfType<Condition.Elapsed>().FirstOrDefault() : null;

    private void Deadline(MachineDeadline d)
    {
        var m = d.Model;
        // A deadline of a record only ever records a breach: no step could end by it.
        var (then, outcome, up) = m.Overdue switch
        {
            OverdueModel.Escalate escalate => ("Escalate", "0", d.Step is null ? "null" : references.Value(escalate.To)),
            OverdueModel.Deemed deemed when d.Step is { } s => ("Deemed", Outcome((s.Model.Outcomes.FirstOrDefault(o => o.Name == deemed.Outcome) ?? s.Model.Outcomes[0]).Name), "null"),
            OverdueModel.Continue when d.Step is { } s => ("Deemed", Outcome(s.Model.Outcomes[0].Name), "null"),
            OverdueModel.Lapse => ("Lapse", "0", "null"),
            _ => ("Breach", "0", "null"),
        };
        var record = d.Record is null ? -1 : machine.Records.First(r => ReferenceEquals(r.Model, d.Record)).Index;
        List<string> more = [.. SpanWriter.Members(m.Base)];
        if (m.Until is { } until) more.Add($"Until = {SpanWriter.Time(until)}");
        if (m.Choice != ClockChoice.Only) more.Add($"Choice = ClockChoice.{m.Choice}, Others = [{string.Join(", ", m.Others.Select(SpanWriter.Span))}]");
        if (!m.Turns.IsEmpty) more.Add($"Turns = [{string.Join(", ", m.Turns.Select(t => $"new(ClockTurnKind.{t.Kind}, {SpanWriter.Event(t.Event)}, {SpanWriter.Length(t.Length)})"))}]");
        code.Line($"new({N(d.Step?.Index ?? -1)}, {N(record)}, {SpanWriter.From(m.Base)}, Direction.{m.Direction}, {SpanWriter.Length(m.Period)}, Norm.{m.Norm}, WhenOverdue.{then}, {outcome}, {up}, {Clause(m.Clause)}){SpanWriter.With(more)},");
    }

    private void Info(ProcedureInfo info)
    {
        code.Line($"new ProcedureInfo({Quote(info.Name)}, {Quote(info.Alias)}, {Quote(info.Kind)}, {Strings(info.SubjectTypes)}, new({Quote(info.Start.OnProcedure)}, {Quote(info.Start.OnStep)}, {Quote(info.Start.OnOutcome)}),");
        code.Inside(() =>
        {
            code.Line($"[{string.Join(", ", info.Steps.Select(s => $"new({Quote(s.Id)}, {Quote(s.Name)}, {Quote(s.Alias)}, {Quote(s.Act)}, {Clause(s.Clause)})"))}],");
            code.Line($"[{string.Join(", ", info.Acts.Select(a => $"new({Quote(a.Name)}, {Quote(a.Alias)}, {(a.TakesValue ? "true" : "false")}, {Strings(a.Outcomes)}){(a.Joinder is { } j ? SpanWriter.With([$"Joinder = new(JoinderKind.{j.Kind}, {Strings(j.Carried)}, {(j.All ? "true" : "false")})"]) : "")}"))}],");
            code.Line($"[{string.Join(", ", info.Facts.Select(f => $"new({Quote(f.Name)}, {Quote(f.Alias)}, {Quote(f.Type)}, {Strings(f.Choices)})"))}],");
            code.Line($"[{string.Join(", ", info.Clauses.Select(Clause))}])");
        });
    }

    private string Outcome(string? name) => N(name is null ? 0 : 1 + machine.Outcomes.IndexOf(machine.Outcomes.First(o => o.Name == name)));

    private string Clause(Clause? clause) => clause is null ? "null" : "Clauses." + _clauses[clause.Id];
}
