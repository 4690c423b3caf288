using System.Collections.Immutable;
using ProcLang.Emit.Machine;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Model;
using static ProcLang.Emit.CSharp.TypesWriter;

namespace ProcLang.Emit.CSharp;

/// <summary>Writes what a procedure decides: acts, records, the opening, and where an outcome leads.</summary>
internal sealed class DecideWriter(CodeWriter code, ProcedureMachine machine, ConditionWriter conditions, ImmutableArray<LimitModel> limits)
{
    private const string Scene = "SceneOf(state, facts, act, on)";
    private readonly FollowWriter _follow = new(code, machine, conditions);

    public void Write()
    {
        Dispatch();
        foreach (var s in machine.Steps.Where(s => s.Model.Awaits is null)) Step(s);
        foreach (var r in machine.Records) Record(r);
        Opening();
        _follow.Write();
    }

    private void Dispatch()
    {
        code.Doc("Decides an act: the event, or the bits of the rows that refuse it. Nothing is allocated where one act of one person ends a step.");
        code.Block("public static Decision Decide(in State state, in Act act, in Context on)", () =>
        {
            code.Line("if (state.Ended) return Decision.Refuse(Explanation.Closed);");
            code.Block("switch (act.Kind)", () =>
            {
                foreach (var a in machine.Acts)
                {
                    code.Line($"case ActKind.{a.Identifier}:");
                    code.Inside(() => Act(a));
                }

                code.Line("default:").Inside(() => code.Line("return Decision.Refuse(Explanation.UnknownAct);"));
            });
        }).Line();
    }

    private void Act(MachineAct a)
    {
        if (a.Record is { } record)
        {
            code.Line($"return Record{record.Identifier}(state, act, on);");
        }
        else if (!a.CountsAs && a.Steps is [var only])
        {
            code.Line($"return Decide{only.Identifier}(state, act, on{(only.Model.CountsAs.Length > 0 ? ", -1" : "")});");
        }
        else if (!a.CountsAs && !machine.Forks)
        {
            // At most one step is active: it is that one, else the first of the running plan, else the first.
            foreach (var s in a.Steps) code.Line($"if (state.Is(Step.{s.Identifier})) return {Call(s, "-1")};");
            foreach (var s in a.Steps.Where(s => s.Model.Group is not null).DistinctBy(s => s.Model.Group))
                code.Line($"if ((state.ActiveSteps & {Set(machine.Steps.Where(x => x.Model.Group == s.Model.Group).Aggregate(0ul, (b, x) => b | 1ul << x.Index))}) != 0) return {Call(s, "-1")};");
            code.Line($"return {Call(a.Steps[0], "-1")};");
        }
        else
        {
            code.Braces(() =>
            {
                code.Line($"var choice = StepChoice.For(Table.Acts[(int)ActKind.{a.Identifier} - 1], SceneOf(state, state.Facts.With(act.Supplied), act, on));");
                code.Block("switch ((Step)choice.Step)", () =>
                {
                    foreach (var s in a.Steps.Skip(1)) code.Line($"case Step.{s.Identifier}: return {Call(s, "choice.CountsAs")};");
                    code.Line($"default: return {Call(a.Steps[0], "choice.CountsAs")};");
                });
            });
        }
    }

    private static string Call(MachineStep s, string countsAs) => $"Decide{s.Identifier}(state, act, on{(s.Model.CountsAs.Length > 0 ? ", " + countsAs : "")})";

    private void Step(MachineStep s)
    {
        conditions.NewScope();
        var m = s.Model;
        var counts = m.CountsAs.Length > 0;
        code.Doc($"{m.Id}: {m.Act}.");
        code.Block($"private static Decision Decide{s.Identifier}(in State state, in Act act, in Context on{(counts ? ", int countsAs" : "")})", () =>
        {
            Begin(s.Rows);
            code.Line($"var active = state.Is(Step.{s.Identifier});");
            Authority(s);
            if (counts)
            {
                code.Line("var holds = countsAs switch").Braces(() =>
                {
                    for (var i = 0; i < m.CountsAs.Length; i++) code.Comment(m.CountsAs[i].Clause).Line($"{N(i)} => {conditions.Holds(m.CountsAs[i].When)},");
                    code.Line("_ => true,");
                }, ";");
                code.Line($"if (!holds) refused |= {Bit(Row(s.Rows, GuardKind.CountsAs))};");
            }

            Guards(s.Rows);
            Outcome(s);
            OutcomeGuards(s.Rows);
            code.Line("var move = new Move(state.ActiveSteps);");
            var after = machine.LooksBack ? "after" : "state";
            if (machine.LooksBack) code.Line(machine.Deeds.IsEmpty ? "var after = state;" : $"var after = completes ? Done(state, Step.{s.Identifier}, outcome, act.By, on.Moment) : state;");
            code.Line($"if (completes && !Follow{s.Identifier}(ref move, outcome, {after}, facts, act, on)) refused |= {Bit(Row(s.Rows, GuardKind.NoRule))};");
            Deadlines(s.Rows);
            Limits(s.Rows);
            code.Line("if (refused != 0) return Decision.Refuse(refused);");
            if (machine.Settles) code.Line($"if (completes) Settle(ref move, {after}, facts, act, on);");
            Accepts([
                "Kind: CaseEventKind.Acted",
                counts ? $"Act: {CountedAct(m)}" : $"Act: ActKind.{ActOf(m.Act)}",
                $"Step: Step.{s.Identifier}, Outcome: outcome, By: act.By, At: on.Moment, Value: act.Value, Supplied: act.Supplied",
                "Entered: move.Entered, Left: move.Left, Completed: completes, Ended: move.Ended",
                .. machine.Deeds.Any(d => d.Step == m.Id) ? [$"Deeds: completes ? DeedsOf(Step.{s.Identifier}, outcome) : 0"] : Array.Empty<string>(),
                .. Norms(s.Rows),
                .. s.Limits.Any(l => l.Unless is not null) ? ["Exempt: exempt"] : Array.Empty<string>(),
            ]);
        }).Line();
    }

    private string CountedAct(StepModel m) =>
        $"countsAs switch {{ {string.Concat(m.CountsAs.Select((c, i) => $"{N(i)} => ActKind.{ActOf(c.Act)}, "))}_ => ActKind.{ActOf(m.Act)} }}";

    private string ActOf(string word) => machine.Acts.First(a => a.Words.Contains(word)).Identifier;

    private void Begin(ImmutableArray<MachineGuard> rows)
    {
        code.Line("var facts = state.Facts.With(act.Supplied);");
        Masks(rows);
    }

    private void Masks(ImmutableArray<MachineGuard> rows)
    {
        code.Line("ulong refused = 0;");
        if (Has(rows, Norm.Regulative)) code.Line("ulong breaches = 0;");
        if (Has(rows, Norm.Advisory)) code.Line("ulong departures = 0;");
        if (rows.Any(r => r.Limit?.Unless is not null)) code.Line("ulong exempt = 0;");
    }

    private static bool Has(ImmutableArray<MachineGuard> rows, Norm norm) => rows.Any(r => r.Guard?.Norm == norm || r.Limit?.Norm == norm);

    private static IEnumerable<string> Norms(ImmutableArray<MachineGuard> rows)
    {
        if (Has(rows, Norm.Regulative)) yield return "Breaches: breaches";
        if (Has(rows, Norm.Advisory)) yield return "Departures: departures";
    }

    /// <summary>Writes the return of the event, a line for each group of its members.</summary>
    private void Accepts(IReadOnlyList<string> members) => code.Line("return new Decision(").Inside(() =>
    {
        for (var i = 0; i < members.Count; i++) code.Line(members[i] + (i < members.Count - 1 ? "," : ");"));
    });

    /// <summary>Who acts: for one act of one person the roster is asked at once; else places are counted.</summary>
    private void Authority(MachineStep s)
    {
        var m = s.Model;
        if (!s.Simple)
        {
            code.Line($"var authority = new StepAuthority(Table.Steps[{N(s.Index)}], {Scene});");
            code.ByClause(m.AuthorityClause ?? m.Clause, "var authorised = authority.Allows(act.By);", "if (!authorised) refused |= 1ul << 0;");
            code.ByClause(m.Clause, "if (!active) refused |= 1ul << 1;");
            code.Line("else if (authorised) refused |= authority.OutOfPlace(act.By, 1ul << 2, 1ul << 3);");
            return;
        }

        var clause = m.AuthorityClause ?? m.Clause;
        if (m.Actors.IsEmpty) code.ByClause(clause, "var authorised = on.Roster.Everybody.Contains(act.By);");
        else code.ByClause(clause, $"var authorised = {Any(m.Actors.Select(a => a.Reference))};");
        foreach (var alternative in m.Alternatives)
        {
            var when = alternative.When is null or Condition.True ? "" : conditions.Holds(alternative.When) + " && ";
            code.ByClause(alternative.Clause, $"authorised = authorised || ({when}{conditions.Includes(alternative.Reference)});");
        }

        foreach (var d in machine.Deadlines.Where(d => d.Step == s && d.Model.Overdue is OverdueModel.Escalate))
            code.ByClause(d.Model.Clause, $"authorised = authorised || (active && (state.Overdue & {Bit(d.Index)}) != 0 && {conditions.Includes(((OverdueModel.Escalate)d.Model.Overdue).To)});");
        code.ByClause(clause, "if (!authorised) refused |= 1ul << 0;");
        code.ByClause(m.Clause, "if (!active) refused |= 1ul << 1;");
    }

    private string Any(IEnumerable<ActorReference> references) => string.Join(" || ", references.Select(conditions.Includes));

    private void Guards(ImmutableArray<MachineGuard> rows)
    {
        foreach (var row in rows)
        {
            if (row.Guard is { Outcome: null } guard) code.ByClause(guard.Clause, $"if ({conditions.Fails(guard.Condition)}) {Mask(guard.Norm)} |= {Bit(row.Bit)};");
            if (row.Data is { } data)
            {
                var when = data.When is null or Condition.True ? "" : conditions.Holds(data.When) + " && ";
                var missing = data.Anew ? $"act.Supplied?.ContainsKey({CodeWriter.Quote(data.Fact)}) != true" : $"!facts.Has({CodeWriter.Quote(data.Fact)})";
                code.ByClause(row.Clause, $"if ({when}{missing}) refused |= {Bit(row.Bit)};");
            }
        }
    }

    /// <summary>Guards of one outcome, once it is known.</summary>
    private void OutcomeGuards(ImmutableArray<MachineGuard> rows)
    {
        foreach (var row in rows)
            if (row.Guard is { Outcome: { } outcome } guard && machine.Outcomes.Any(o => o.Name == outcome))
                code.ByClause(guard.Clause, $"if (outcome == {OutcomeOf(outcome)} && {conditions.Fails(guard.Condition)}) {Mask(guard.Norm)} |= {Bit(row.Bit)};");
    }

    private static string Mask(Norm norm) => norm switch { Norm.Regulative => "breaches", Norm.Advisory => "departures", _ => "refused" };

    /// <summary>Which outcome is meant, and whether the act completes the step with it.</summary>
    private void Outcome(MachineStep s)
    {
        var m = s.Model;
        if (m.CountsAs.Any(c => c.Outcome is not null))
            code.Line($"var outcome = countsAs switch {{ {string.Concat(m.CountsAs.Select((c, i) => c.Outcome is { } o ? $"{N(i)} => {Resolved(m, o)}, " : ""))}_ => act.Outcome }};");
        else code.Line("var outcome = act.Outcome;");
        var stated = Stated(m.Outcomes.Select(o => o.Name), s.Rows);
        var first = OutcomeOf(m.Outcomes[0].Name);
        var fills = s.Simple ? (m.Actors.IsEmpty ? null : "authorised") : "authority.Completes(act.By)";
        var others = m.Outcomes.Length > 1 ? $"outcome != {first} || " : "";
        code.Line(fills is null ? $"var completes = {stated};" : $"var completes = {stated} && (!active || {others}{fills});");
    }

    /// <summary>Writes the choice among outcomes; gives the name of the variable that says whether one is known.</summary>
    private string Stated(IEnumerable<string?> names, ImmutableArray<MachineGuard> rows)
    {
        var all = names.ToList();
        var unknown = Bit(Row(rows, GuardKind.UnknownOutcome));
        var named = all.OfType<string>().Select(OutcomeOf).ToList();
        code.Line("var stated = true;");
        if (all.Contains(null))
        {
            code.Line(named.Count == 0 ? "if (outcome != Outcome.None)" : $"if (outcome is not (Outcome.None or {string.Join(" or ", named)}))");
        }
        else
        {
            if (all.Count == 1) code.Line($"if (outcome == Outcome.None) outcome = {named[0]};");
            else code.Line("if (outcome == Outcome.None)").Braces(() => code.Line("stated = false;").Line($"refused |= {Bit(Row(rows, GuardKind.MissingOutcome))};"));
            code.Line($"{(all.Count == 1 ? "" : "else ")}if (outcome is not {(named.Count > 1 ? $"({string.Join(" or ", named)})" : named[0])})");
        }

        code.Braces(() => code.Line("stated = false;").Line($"refused |= {unknown};"));
        return "stated";
    }

    private string Resolved(StepModel m, string word) =>
        m.Outcomes.FirstOrDefault(o => o.Name == word || (o.Name is not null && o.Alias == word)) is { } found ? OutcomeOf(found.Name) : "Outcome.Unknown";

    private string OutcomeOf(string? name) => "Outcome." + (name is null ? "None" : machine.Outcomes.First(o => o.Name == name).Identifier);

    private void Deadlines(ImmutableArray<MachineGuard> rows)
    {
        foreach (var row in rows.Where(r => r.Kind is GuardKind.TooEarly or GuardKind.TooLate))
            code.ByClause(row.Clause, $"if (DueDates.Is{row.Kind}(Table.Deadlines[{N(row.Deadline)}], {Scene})) refused |= {Bit(row.Bit)};");
    }

    private void Limits(ImmutableArray<MachineGuard> rows)
    {
        foreach (var row in rows.Where(r => r.Limit is not null))
        {
            var limit = row.Limit!;
            var at = limits.IndexOf(limit);
            var check = $"if (DueDates.IsReached(Table.Limits[{N(at)}], PeriodUnit.{limit.Per}, {N(limit.Most)}, act.By, facts.All, on)) {Mask(limit.Norm)} |= {Bit(row.Bit)};";
            if (limit.Unless is { } unless) code.ByClause(limit.Clause, $"if ({conditions.Holds(unless)}) exempt |= {Bit(at)};", "else " + check);
            else code.ByClause(limit.Clause, check);
        }
    }

    private void Record(MachineRecord r)
    {
        conditions.NewScope();
        var m = r.Model;
        code.Doc($"Records {m.Name}: it {(m.Ends ? "ends the case" : "moves nothing")}.");
        code.Block($"private static Decision Record{r.Identifier}(in State state, in Act act, in Context on)", () =>
        {
            Begin(r.Rows);
            code.ByClause(m.AuthorityClause ?? m.Clause,
                m.Actors.IsEmpty ? "if (!on.Roster.Everybody.Contains(act.By)) refused |= 1ul << 0;" : $"if (!({Any(m.Actors.Select(a => a.Reference))})) refused |= 1ul << 0;");
            if (m.During.Length > 0) code.ByClause(m.Clause, $"if ((state.ActiveSteps & {Set(During(machine, m))}) == 0) refused |= 1ul << 1;");
            if (m.OncePerPerson) code.ByClause(m.Clause, $"if (Kept.IsRecorded(state.Records, {CodeWriter.Quote(m.Name)}, act.By, act.Value)) refused |= 1ul << 2;");
            Guards(r.Rows);
            foreach (var row in r.Rows.Where(x => x.Kind is GuardKind.MissingValue or GuardKind.UnknownSubject or GuardKind.WrongSubject))
                code.ByClause(row.Clause, row.Kind switch
                {
                    GuardKind.MissingValue => $"if (act.Value is null) refused |= {Bit(row.Bit)};",
                    GuardKind.UnknownSubject => $"if (act.Value is not null && on.Register.TypeOf(act.Value) is null) refused |= {Bit(row.Bit)};",
                    _ => $"if (act.Value is not null && on.Register.TypeOf(act.Value) is not (null or {string.Join(" or ", m.ValueTypes.Select(CodeWriter.Quote))})) refused |= {Bit(row.Bit)};",
                });
            code.Line("var outcome = act.Outcome;");
            if (m.Outcomes.Any(o => o.When is not null)) Follows(r);
            if (m.Outcomes.IsEmpty) code.Line($"if (outcome != Outcome.None) refused |= {Bit(Row(r.Rows, GuardKind.UnknownOutcome))};");
            else
            {
                code.Line($"if (outcome == Outcome.None) refused |= {Bit(Row(r.Rows, GuardKind.MissingOutcome))};");
                code.Line($"else if (outcome is not ({string.Join(" or ", m.Outcomes.Select(o => OutcomeOf(o.Name)))})) refused |= {Bit(Row(r.Rows, GuardKind.UnknownOutcome))};");
            }

            OutcomeGuards(r.Rows);
            Deadlines(r.Rows);
            code.Line("if (refused != 0) return Decision.Refuse(refused);");
            if (m.Counts.Length > 0 || m.Elects is not null) Counts(m);
            Accepts([
                $"Kind: CaseEventKind.Recorded, Act: ActKind.{machine.Acts.FirstOrDefault(a => a.Record == r)?.Identifier ?? "Unknown"}, Outcome: outcome, By: act.By, At: on.Moment, Value: {Value(m)}, Supplied: {(m.Counts.IsEmpty && m.Elects is null ? "act.Supplied" : "counted")}",
                .. m.Ends ? ["Left: state.ActiveSteps, Ended: true"] : Array.Empty<string>(),
                .. Norms(r.Rows),
            ]);
        }).Line();
    }

    private static string Value(RecordModel m) => m.Extends is { } more
        ? $"Extension.Granted(act.Supplied, {CodeWriter.Quote(more.Amount)}, {N(more.Most.Amount)})"
        : "act.Value";

    /// <summary>An outcome that follows: nobody chooses it, and another one stated is refused.</summary>
    private void Follows(MachineRecord r)
    {
        var rules = r.Model.Outcomes.Where(o => o.When is not null).Select(o => $"{conditions.Holds(o.When)} ? {OutcomeOf(o.Name)} : ");
        code.Line($"var follows = {string.Concat(rules)}Outcome.None;");
        code.Line($"if (follows != Outcome.None && outcome != Outcome.None && outcome != follows) refused |= {Bit(Row(r.Rows, GuardKind.UnknownOutcome))};");
        code.Line("if (follows != Outcome.None) outcome = follows;");
    }

    private void Counts(RecordModel m)
    {
        code.Line("var counted = act.Supplied ?? FactSet.Empty;");
        foreach (var count in m.Counts)
        {
            var when = count.When is null or Condition.True ? "" : $"if ({conditions.Holds(count.When)}) ";
            code.Line($"{when}counted = counted.With({CodeWriter.Quote(count.Fact)}, new FactValue.Number({conditions.Amount(count.Of)}));");
        }

        if (m.Elects is { } elects) code.Line($"counted = {conditions.Declared(elects, "counted")};");
    }

    /// <summary>The steps while which a record may be made.</summary>
    public static ulong During(ProcedureMachine machine, RecordModel m) =>
        machine.Steps.Where(s => m.During.Contains(s.Model.Id)).Aggregate(0ul, (b, s) => b | 1ul << s.Index);

    private void Opening()
    {
        conditions.NewScope();
        var p = machine.Model;
        code.Doc($"Opens a case of {p.Name} with its facts; null when what would start it has happened, but not on its condition.");
        code.Block("public static Decision? Open(FactSet supplied, in Context on)", () =>
        {
            code.Line("var facts = new Facts(supplied);");
            code.Line("var state = new State { OpenedAt = on.Moment, Facts = facts };");
            code.Line("var act = new Act(ActKind.Unknown, default);");
            if (p.Start?.When is { } start) code.ByClause(p.Start.Clause, $"if ({conditions.Fails(start)}) return null;");
            Masks(machine.Opening);
            Guards(machine.Opening);
            var signing = p.Kind == ProcedureKind.Signing;
            var noRule = Bit(Row(machine.Opening, GuardKind.NoRule));
            code.Line("var move = new Move(0);");
            code.Line("var entry = -1;");
            if (signing) code.Line("ulong applying = 0;");
            for (var i = 0; i < p.Entry.Length; i++)
            {
                var entry = p.Entry[i];
                var holds = conditions.Holds(entry.When);
                if (signing) code.ByClause(entry.Clause, $"if ({holds}) {{ applying |= {Bit(i)}; if (entry < 0) entry = {N(i)}; }}");
                else code.ByClause(entry.Clause, $"if (entry < 0 && {holds}) entry = {N(i)};");
            }

            code.Line($"if (entry < 0) refused |= {noRule};");
            if (signing && p.Entry.Length > 1)
            {
                // Entries with the same targets do not disagree: they are one plan.
                var plans = p.Entry.Select((e, i) => (Key: string.Join('\n', e.Targets), i)).GroupBy(e => e.Key, StringComparer.Ordinal)
                    .Select(g => g.Aggregate(0ul, (b, e) => b | 1ul << e.i)).ToList();
                if (plans.Count > 1)
                {
                    var first = Row(machine.Opening, GuardKind.Conflict);
                    code.Line($"var plans = {string.Join(" + ", plans.Select(b => $"((applying & {Set(b)}) != 0 ? 1 : 0)"))};");
                    code.Line($"if (plans > 1) refused |= applying << {N(first)};");
                }
            }

            code.Line("if (refused != 0) return Decision.Refuse(refused);");
            code.Block("switch (entry)", () =>
            {
                for (var i = 0; i < p.Entry.Length; i++) code.Line($"case {N(i)}: {_follow.Enter(p.Entry[i])} break;");
            });
            if (machine.Settles) code.Line("Settle(ref move, state, facts, act, on);");
            Accepts([
                "Kind: CaseEventKind.Started, At: on.Moment, Supplied: supplied, Entered: move.Entered, Left: move.Left, Ended: move.Ended",
                .. Norms(machine.Opening),
            ]);
        }).Line();
    }

    private static int Row(ImmutableArray<MachineGuard> rows, GuardKind kind) => rows.First(r => r.Kind == kind).Bit;
}
