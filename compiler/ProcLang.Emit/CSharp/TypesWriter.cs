using System.Globalization;
using ProcLang.Emit.Machine;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Model;
using static ProcLang.Emit.CSharp.CodeWriter;

namespace ProcLang.Emit.CSharp;

/// <summary>Writes a procedure's own types: steps, acts, outcomes, facts, state, act, event.</summary>
internal sealed class TypesWriter(CodeWriter code, ProcedureMachine machine)
{
    public bool KeepsRecords => machine.Records.Length > 0;
    public bool KeepsSignatures => machine.Steps.Any(s => !s.Simple);

    public void Write()
    {
        Enums();
        Facts();
        ActAndEvent();
        State();
    }

    private void Enums()
    {
        code.Doc($"Steps of {machine.Model.Name}; the value is the bit in a set of steps.");
        code.Block("public enum Step : byte", () =>
        {
            foreach (var s in machine.Steps) code.Doc(s.Model.Id + (s.Model.Clause is { } c ? " " + code.Said(c) : "")).Line($"{s.Identifier} = {N(s.Index)},");
        }).Line();
        code.Doc("What someone can do.");
        code.Block("public enum ActKind : byte", () =>
        {
            code.Doc("No act of this procedure.").Line("Unknown,");
            foreach (var a in machine.Acts) code.Doc(string.Join(", ", a.Words)).Line(a.Identifier + ",");
        }).Line();
        code.Doc("How an act ends.");
        code.Block("public enum Outcome : sbyte", () =>
        {
            code.Doc("One that the procedure does not know.").Line("Unknown = -1,");
            code.Doc("Not stated, or the only one, which has no name.").Line("None = 0,");
            foreach (var o in machine.Outcomes) code.Doc(o.Name).Line(o.Identifier + ",");
        }).Line();
        foreach (var f in machine.Facts.Where(f => f.EnumIdentifier is not null))
        {
            code.Doc($"The values of {f.Model.Name}.");
            code.Block($"public enum {f.EnumIdentifier} : ushort", () =>
            {
                foreach (var c in f.Choices) code.Doc(c.Name).Line(c.Identifier + ",");
            }).Line();
        }
    }

    private void Facts()
    {
        code.Doc($"The facts of a case of {machine.Model.Name}; null: not known.");
        code.Block("public sealed record Facts", () =>
        {
            code.Doc("No facts.").Line("public static Facts None { get; } = new(FactSet.Empty);").Line();
            code.Doc("Reads facts by their names.");
            code.Block("public Facts(FactSet all)", () =>
            {
                code.Line("All = all;");
                foreach (var f in machine.Facts) code.Line($"{f.Identifier} = {Read(f)};");
            }).Line();
            code.Doc("Every fact by name, those included that the procedure does not read.").Line("public FactSet All { get; }");
            foreach (var f in machine.Facts) code.Doc(f.Model.Name).Line($"public {TypeOf(f)} {f.Identifier} {{ get; }}");
            code.Line().Doc("True when the fact is known.").Line("public bool Has(string fact) => All.ContainsKey(fact);").Line();
            code.Doc("These facts with those an act supplies; the latter prevail.");
            code.Line("public Facts With(FactSet? supplied) => supplied is not { Count: > 0 } ? this : new(All.Merge(supplied));");
        }).Line();
    }

    private static string TypeOf(MachineFact f) => f.Model.Type.Kind switch
    {
        FactKind.Flag => "bool?",
        FactKind.Number or FactKind.Money => "decimal?",
        FactKind.Day => "LocalDate?",
        FactKind.Moment => "LocalDateTime?",
        FactKind.Text or FactKind.Case => "string?",
        FactKind.Choice => f.EnumIdentifier + "?",
        FactKind.Unit => "Unit?",
        FactKind.UnitSet => "ImmutableArray<Unit>?",
        FactKind.Person => "Person?",
        FactKind.PersonSet => "ImmutableArray<Person>?",
        _ => "FactValue?",
    };

    private static string Read(MachineFact f)
    {
        var get = $"all.Get({Quote(f.Model.Name)})";
        string As(string kind, string member) => $"{get} is FactValue.{kind} {{ {member}: var v{f.Identifier} }} ? v{f.Identifier} : null";
        return f.Model.Type.Kind switch
        {
            FactKind.Flag => As("Flag", "Value"),
            FactKind.Number or FactKind.Money => $"{get} switch {{ FactValue.Number n => n.Value, FactValue.Money m => m.Amount, _ => null }}",
            FactKind.Day => As("Day", "Value"),
            FactKind.Moment => As("Moment", "Value"),
            FactKind.Text => As("Text", "Value"),
            FactKind.Choice => f.Choices.IsEmpty ? "null" : $"{get} is FactValue.Choice {{ Value: var v{f.Identifier} }} ? v{f.Identifier} switch {{ {string.Concat(f.Choices.Select(c => $"{Quote(c.Name)} => {f.EnumIdentifier}.{c.Identifier}, "))}_ => null }} : null",
            FactKind.Unit => As("UnitRef", "Unit"),
            FactKind.UnitSet => As("UnitSet", "Units"),
            FactKind.Person => As("PersonRef", "Person"),
            FactKind.PersonSet => As("PersonSet", "Persons"),
            FactKind.Case => As("CaseRef", "Subject"),
            _ => get,
        };
    }

    /// <summary>The members of an event: those that no clause of this procedure fills are left out, so that events stay small.</summary>
    public static IEnumerable<(string Type, string Name)> EventMembers(ProcedureMachine machine)
    {
        var rows = machine.Steps.SelectMany(s => s.Rows).Concat(machine.Records.SelectMany(r => r.Rows)).Concat(machine.Opening).ToList();
        bool Norms(Norm norm) => rows.Any(r => r.Guard?.Norm == norm || r.Limit?.Norm == norm);
        (string, string, bool)[] all =
        [
            ("CaseEventKind", "Kind", true), ("ActKind", "Act", true), ("Step?", "Step", true), ("Outcome", "Outcome", true), ("bool", "Completed", true), ("bool", "Ended", true),
            ("Person", "By", true), ("Moment", "At", true), ("ulong", "Entered", true), ("ulong", "Left", true), ("string?", "Value", true), ("FactSet?", "Supplied", true),
            ("ulong", "Breaches", Norms(Norm.Regulative)), ("ulong", "Departures", Norms(Norm.Advisory)), ("ulong", "Exempt", rows.Any(r => r.Limit?.Unless is not null)),
            ("ulong", "Deeds", machine.Deeds.Length > 0), ("ulong", "Overdue", machine.Deadlines.Length > 0),
        ];
        return all.Where(m => m.Item3).Select(m => (m.Item1, m.Item2));
    }

    private void ActAndEvent()
    {
        code.Doc("An act as someone asks for it. A default person is nobody.");
        code.Line("public readonly record struct Act(ActKind Kind, Person By, Outcome Outcome = Outcome.None, string? Value = null, FactSet? Supplied = null);").Line();
        var members = EventMembers(machine).ToList();
        var parameters = string.Join(", ", members.Select((m, i) => $"{m.Type} {m.Name}{(i == 0 ? "" : " = default")}"));
        code.Doc("What happened; sets of steps, of rows of the act's guards, and of limits are bits. By a default person: nobody did it.");
        foreach (var (_, name) in members) code.Line($"/// <param name=\"{name}\"><inheritdoc cref=\"Happening.{name}\" path=\"/summary/node()\"/></param>");
        code.Line($"public readonly record struct Event({parameters});").Line();
        // Not the runtime's generic one: the event is written field by field where the decision is returned, and copied nowhere.
        code.Doc("What a procedure says of an act: the event, or which of the act's rows refuse it (bit i is row i).");
        code.Block("public readonly struct Decision", () =>
        {
            code.Doc("What happens, when accepted.").Line("public readonly Event Event;").Line();
            code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
            code.Line($"internal Decision({parameters}) =>").Inside(() => code.Line($"Event = new Event({string.Join(", ", members.Select(m => m.Name))});")).Line();
            code.Line("private Decision(ulong refused) => Refused = refused;").Line();
            code.Doc("True when nothing refuses the act.").Line("public bool IsAccepted => Refused == 0;").Line();
            code.Doc("The rows that refuse, as bits.").Line("public ulong Refused { get; }").Line();
            // Not inlined: an inlined copy would make every caller clear room for an event on the way to accepting.
            code.Line("[MethodImpl(MethodImplOptions.NoInlining)]").Line("internal static Decision Refuse(ulong rows) => new(rows);");
        }).Line();
    }

    private void State()
    {
        code.Doc("Where a case stands: a small value. The default is a case about to open.");
        code.Block("public readonly record struct State : IMachineState", () =>
        {
            code.Line("/// <inheritdoc/>").Line("public ulong ActiveSteps { get; init; }");
            code.Line("/// <inheritdoc/>").Line("public Moment OpenedAt { get; init; }");
            code.Line("Instant IMachineState.OpenedAt => OpenedAt;");
            code.Doc("True when the case has ended.").Line("public bool Ended { get; init; }");
            code.Doc("The facts.").Line("public Facts Facts { get => field ?? Facts.None; init; }");
            if (machine.Forks) code.Doc("When each step was entered, by position.").Line("public ImmutableArray<Instant> Entries { get => field.IsDefault ? [] : field; init; }");
            else code.Doc("When the active step was entered, or the case ended.").Line("public Moment Since { get; init; }");
            if (machine.Deadlines.Length > 0) code.Line("/// <inheritdoc/>").Line("public ulong Overdue { get; init; }");
            else code.Line("ulong IMachineState.Overdue => 0;");
            foreach (var d in machine.Deeds) code.Doc($"The last {d.Step}{(d.Outcome is null ? "" : "." + d.Outcome)}.").Line($"public Deed {d.Identifier} => new({d.Identifier}_Done, {d.Identifier}_By, {d.Identifier}_At{(d.Counted ? $", {d.Identifier}_Times" : "")});");
            foreach (var d in machine.Deeds)
            {
                code.Doc($"True when {d.Identifier} has happened.").Line($"public bool {d.Identifier}_Done {{ get; init; }}");
                code.Doc($"Who did {d.Identifier}.").Line($"public Person {d.Identifier}_By {{ get; init; }}");
                code.Doc($"When {d.Identifier} happened.").Line($"public Moment {d.Identifier}_At {{ get; init; }}");
                if (d.Counted) code.Doc($"How often {d.Identifier} has happened.").Line($"public int {d.Identifier}_Times {{ get; init; }}");
            }

            if (KeepsRecords) code.Line("/// <inheritdoc/>").Line("public ImmutableArray<RecordMade> Records { get => field.IsDefault ? [] : field; init; }");
            else code.Line("ImmutableArray<RecordMade> IMachineState.Records => [];");
            if (KeepsSignatures) code.Line("/// <inheritdoc/>").Line("public ImmutableArray<Signature> Signatures { get => field.IsDefault ? [] : field; init; }");
            else code.Line("ImmutableArray<Signature> IMachineState.Signatures => [];");
            if (machine.Forks) code.Doc("When it ended.").Line("public Moment Since { get; init; }");
            code.Line("Instant? IMachineState.EndedAt => Ended ? Since : null;");
            code.Line("FactSet IMachineState.AllFacts => Facts.All;");
            code.Line(machine.Forks ? "Instant IMachineState.EnteredAt(int step) => Entries[step];" : "Instant IMachineState.EnteredAt(int step) => Since;");
            if (machine.Deeds.IsEmpty) code.Line("Deed IMachineState.LastDeed(string step, string? outcome) => default;");
            else
                code.Block("Deed IMachineState.LastDeed(string step, string? outcome) => (step, outcome) switch", () =>
                {
                    foreach (var d in machine.Deeds) code.Line($"({Quote(d.Step)}, {Quote(d.Outcome)}) => {d.Identifier},");
                    code.Line("_ => default,");
                }, ";");
            if (machine.Deeds.Any(d => d.Timed))
            {
                code.Doc("When events that change a clock happened, oldest first.").Line("public ImmutableArray<DeedTime> Times { get => field.IsDefault ? [] : field; init; }");
                code.Block("ImmutableArray<Instant> IMachineState.DeedTimes(string step, string? outcome) => Kept.TimesOf(Times, (step, outcome) switch", () =>
                {
                    for (var i = 0; i < machine.Deeds.Length; i++)
                        if (machine.Deeds[i].Timed) code.Line($"({Quote(machine.Deeds[i].Step)}, {Quote(machine.Deeds[i].Outcome)}) => {N(i)},");
                    code.Line("_ => -1,");
                }, ");");
            }

            // Written member by member by a constructor that is inlined: a copy of a whole state right after would wait for them.
            var members = StateMembers().ToList();
            code.Line().Doc("A state with these members.").Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
            code.Block($"internal State({string.Join(", ", members.Select(m => $"{m.Type} {m.Name}"))})", () =>
            {
                foreach (var (_, name, _) in members) code.Line($"this.{name} = {name};");
            });
            code.Line().Doc("True while the step is active.").Line("public bool Is(Step step) => (ActiveSteps >> (int)step & 1) != 0;");
        }).Line();
    }

    /// <summary>The members of a state: type, name, and what it is after an event.</summary>
    private IEnumerable<(string Type, string Name, string Next)> StateMembers()
    {
        yield return ("ulong", "ActiveSteps", "active");
        yield return ("Moment", "OpenedAt", "happened.Kind == CaseEventKind.Started ? happened.At : state.OpenedAt");
        yield return ("bool", "Ended", "state.Ended | happened.Ended");
        yield return ("Facts", "Facts", "state.Facts.With(happened.Supplied)");
        if (machine.Forks) yield return ("ImmutableArray<Instant>", "Entries", $"Kept.Entries(state.Entries, happened.Entered & active, happened.At, {N(machine.Steps.Length)})");
        yield return ("Moment", "Since", machine.Forks ? "happened.Ended ? happened.At : state.Since" : "happened.Ended || (happened.Entered & active) != 0 ? happened.At : state.Since");
        if (machine.Deadlines.Length > 0) yield return ("ulong", "Overdue", "(state.Overdue & ~DueOf(happened.Left | happened.Entered)) | happened.Overdue");
        for (var i = 0; i < machine.Deeds.Length; i++)
        {
            var (deed, now) = (machine.Deeds[i].Identifier, $"(happened.Deeds & {Bit(i)}) != 0");
            yield return ("bool", deed + "_Done", $"{now} | state.{deed}_Done");
            yield return ("Person", deed + "_By", $"{now} ? happened.By : state.{deed}_By");
            yield return ("Moment", deed + "_At", $"{now} ? happened.At : state.{deed}_At");
            if (machine.Deeds[i].Counted) yield return ("int", deed + "_Times", $"state.{deed}_Times + ({now} ? 1 : 0)");
        }

        if (machine.Deeds.Any(d => d.Timed))
            yield return ("ImmutableArray<DeedTime>", "Times", $"Kept.Times(state.Times, happened.Deeds & {Set(machine.Deeds.Select((d, i) => d.Timed ? 1ul << i : 0).Aggregate(0ul, (b, x) => b | x))}, happened.At)");
        if (KeepsRecords) yield return ("ImmutableArray<RecordMade>", "Records", "happened is { Kind: CaseEventKind.Recorded, By: { Name: not null } by } ? state.Records.Add(new(Table.Acts[(int)happened.Act - 1].Words[0], happened.Value, OutcomeName(happened.Outcome), by, happened.At)) : state.Records");
        if (KeepsSignatures) yield return ("ImmutableArray<Signature>", "Signatures", "Kept.Signatures(state.Signatures, happened.Left | happened.Entered, signs ? new((int)happened.Step!.Value, happened.By, happened.At) : null)");
    }

    /// <summary>Writes Evolve, which counts an event in.</summary>
    public void Evolve()
    {
        code.Doc("The state after an event.");
        // Inlined, so that the state is written where the caller keeps it and copied nowhere.
        code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        code.Block("public static State Evolve(in State state, in Event happened)", () =>
        {
            code.Line("var active = happened.Ended ? 0 : (state.ActiveSteps & ~happened.Left) | (happened.Entered & (~happened.Left | state.ActiveSteps));");
            if (KeepsSignatures) code.Line("var signs = happened is { Kind: CaseEventKind.Acted, Completed: false, Step: not null, By.Name: not null } && state.Is(happened.Step.Value);");
            var members = StateMembers().ToList();
            code.Line("return new State(").Inside(() =>
            {
                for (var i = 0; i < members.Count; i++) code.Line($"{members[i].Name}: {members[i].Next}{(i < members.Count - 1 ? "," : ");")}");
            });
        }).Line();
        if (KeepsRecords) code.Line("private static string? OutcomeName(Outcome outcome) => outcome <= Outcome.None ? null : Table.Outcomes[(int)outcome];").Line();
        if (machine.Deadlines.Length > 0)
            code.Doc("The due dates of steps.").Line("private static ulong DueOf(ulong steps) => steps == 0 ? 0 : " + Joined(machine.Steps
                .Select(s => (s.Index, Bits: machine.Deadlines.Where(d => d.Step == s).Aggregate(0ul, (b, d) => b | 1ul << d.Index)))
                .Where(s => s.Bits != 0).Select(s => $"((steps & {Bit(s.Index)}) != 0 ? {Set(s.Bits)} : 0)")) + ";").Line();
    }

    private static string Joined(IEnumerable<string> parts) => string.Join(" | ", parts.DefaultIfEmpty("0ul"));

    /// <summary>A number.</summary>
    public static string N(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A bit.</summary>
    public static string Bit(int index) => "1ul << " + N(index);

    /// <summary>A set of bits.</summary>
    public static string Set(ulong bits) => bits == 0 ? "0ul" : "0x" + bits.ToString("x", CultureInfo.InvariantCulture) + "ul";
}
