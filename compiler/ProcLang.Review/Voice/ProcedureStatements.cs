using System.Collections.Immutable;
using System.Globalization;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Voice;

/// <summary>The acts that are allowed while a case is suspended.</summary>
internal sealed record Allowance(ImmutableArray<string> Acts);

/// <summary>Says a procedure back: how it starts, who does each step, under which conditions, until when, and where it goes.</summary>
internal static class ProcedureStatements
{
    internal static void Of(Pen pen, ProcedureModel procedure)
    {
        Start(pen, procedure);
        foreach (var step in procedure.Steps)
        {
            Step(pen, procedure, step);
        }

        foreach (var record in procedure.Records)
        {
            Record(pen, procedure, record);
        }

        foreach (var parallel in procedure.Parallels)
        {
            Parallel(pen, procedure, parallel);
        }

        Suspensions(pen, procedure);
    }

    /// <summary>While a case is suspended only some acts are allowed: said once, not of every act that is not.</summary>
    private static void Suspensions(Pen pen, ProcedureModel procedure)
    {
        var acts = procedure.Steps.Where(s => s.Awaits is null).Select(s => (Name: s.Id, s.Guards)).Concat(procedure.Records.Select(r => (r.Name, r.Guards))).ToList();
        foreach (var guard in acts.SelectMany(a => a.Guards).Where(g => g.Code == ReasonCode.Suspended).DistinctBy(g => Meaning.Of(g.Condition)))
        {
            var meaning = Meaning.Of(guard.Condition);
            var allowed = acts.Where(a => !a.Guards.Any(g => g.Code == ReasonCode.Suspended && Meaning.Of(g.Condition) == meaning)).Select(a => a.Name).ToImmutableArray();
            pen.Add(StatementKind.Guard, procedure.Name, null, "suspension", guard.Clause,
                s => s.Say(
                    $"{s.ReverseOf(guard.Condition, procedure.Name)}的,本案中止:除{s.List(allowed.Select(a => s.Step(procedure.Name, a)))}外,一律不予办理。",
                    $"When {s.ReverseOf(guard.Condition, procedure.Name)}, the case is suspended: everything but {s.List(allowed.Select(a => s.Step(procedure.Name, a)))} is refused."),
                $"{meaning} {Meaning.Sorted(allowed)}", new Allowance(allowed));
        }
    }

    internal static void Start(Pen pen, ProcedureModel procedure)
    {
        var name = procedure.Name;
        var duty = procedure.Kind == ProcedureKind.Duty;
        var start = procedure.Start;
        var first = procedure.Entry.FirstOrDefault()?.Targets ?? [];
        pen.Add(StatementKind.Start, name, null, "start", start?.Clause ?? procedure.Steps.FirstOrDefault()?.Clause, s =>
        {
            var what = s.Say(duty ? $"产生义务「{name}」" : $"开始办理「{name}」", duty ? $"the duty “{s.Names.Of(name)}” arises" : $"“{s.Names.Of(name)}” begins");
            var when = start is { Procedure: { } of, Step: { } step }
                ? s.Event(new EventModel(of, step, start.Outcome), name)
                : s.Say($"有了{s.Either(procedure.SubjectTypes.Select(t => $"「{t}」"))}", $"there is {s.Either(procedure.SubjectTypes.Select(t => $"{("AEIOU".Contains(s.Names.Of(t)[0], StringComparison.Ordinal) ? "an" : "a")} “{s.Names.Of(t)}”"))}");
            var only = start?.When is null or Condition.True ? "" : s.Say($",{s.ConditionOf(start.When, name)}的", $", if {s.ConditionOf(start.When, name)}");
            var then = first.IsEmpty || procedure.Entry.Length > 1 || procedure.Parallels.Any(p => first.Contains(p.Id))
                ? "" : s.Say($",先办{s.Step(name, first[0])}", $", with {s.Step(name, first[0])} first");
            return s.Say($"{when}后{only},{what}{then}。", $"When {when}{only}, {what}{then}.");
        }, $"{start?.Procedure}.{start?.Step}.{start?.Outcome} when {Meaning.Of(start?.When)} enters {string.Join(';', procedure.Entry.Select(Meaning.Of))} on {Meaning.Sorted(procedure.SubjectTypes)}", procedure);
        foreach (var guard in procedure.OpeningGuards)
        {
            Guard(pen, procedure, null, "open", guard, s => s.Say("开始办理", "opening the case"));
        }
    }

    internal static void Step(Pen pen, ProcedureModel procedure, StepModel step)
    {
        var name = procedure.Name;
        var duty = procedure.Kind == ProcedureKind.Duty;
        if (step.Awaits is { } awaited)
        {
            pen.Add(StatementKind.Step, name, step.Id, "awaits", step.Clause,
                s => s.Say($"{s.Step(name, step.Id)}不用谁办理:{s.Event(awaited, name)}后,自行通过。", $"{s.Step(name, step.Id)} is nobody's act: it is passed when {s.Event(awaited, name)}."),
                Meaning.Of(awaited), step);
        }
        else
        {
            pen.Add(StatementKind.Signatory, name, step.Id, "actors", ActorClause(step), s => s.Say(
                    duty ? $"{s.Doers(step.Actors, step.AnyActor, name)}必须{s.Step(name, step.Id)}。" : $"{s.Step(name, step.Id)}由{s.Doers(step.Actors, step.AnyActor, name)}办理。",
                    duty ? $"{s.Step(name, step.Id)} is owed by {s.Doers(step.Actors, step.AnyActor, name)}." : $"{s.Step(name, step.Id)} is done by {s.Doers(step.Actors, step.AnyActor, name)}."),
                $"{step.AnyActor && DistinctActors(step.Actors) > 1} {Meaning.Of(step.Actors)}", step);
        }

        Alternatives(pen, procedure, step);
        foreach (var waiver in step.WaivedBy)
        {
            pen.Add(StatementKind.Waiver, name, step.Id, waiver.Record, waiver.Clause,
                s => s.Say($"作出{s.Step(name, waiver.Record)}后,{s.Step(name, step.Id)}免办。", $"Once {s.Step(name, waiver.Record)} is made, {s.Step(name, step.Id)} is dispensed with."),
                waiver.Record, waiver);
        }

        foreach (var guard in step.Guards)
        {
            Guard(pen, procedure, step.Id, step.Id, guard, s => s.Step(name, step.Id));
        }

        Data(pen, procedure, step.Id, step.Data, s => s.Step(name, step.Id));
        foreach (var deadline in step.Deadlines)
        {
            Deadline(pen, procedure, step.Id, deadline, step.Outcomes.Length > 0 ? step.Outcomes[0].Name : null, s => s.Step(name, step.Id));
        }

        ClockStatements.Turns(pen, procedure, step);
        foreach (var counts in step.CountsAs)
        {
            pen.Add(StatementKind.CountsAs, name, step.Id, $"{counts.Act} {counts.Outcome}", counts.Clause,
                s => s.Say($"{(counts.When is null or Condition.True ? "" : $"{s.ConditionOf(counts.When, name)}的,")}在{s.Step(name, step.Id)}时{s.Quoted(s.Names.In(name, counts.Act))},视为{(counts.Outcome is { } o ? s.Quoted(s.Names.In(name, o)) : "已办")}。",
                    $"At {s.Step(name, step.Id)}, {s.Quoted(s.Names.In(name, counts.Act))} counts as {(counts.Outcome is { } p ? s.Quoted(s.Names.In(name, p)) : "doing it")}{(counts.When is null or Condition.True ? "" : $" when {s.ConditionOf(counts.When, name)}")}."),
                $"{counts.Act} {counts.Outcome} {Meaning.Of(counts.When)}", counts);
        }

        Outcomes(pen, procedure, step);
    }

    private static int DistinctActors(ImmutableArray<ActorModel> actors) => actors.Select(a => Meaning.Of(a.Reference)).Distinct().Count();

    private static Clause? ActorClause(StepModel step)
    {
        foreach (var actor in step.Actors)
        {
            if (actor.Clause is { } clause)
            {
                return clause;
            }
        }

        return step.AuthorityClause ?? step.Clause;
    }

    internal static void Alternatives(Pen pen, ProcedureModel procedure, StepModel step)
    {
        foreach (var alternative in step.Alternatives)
        {
            pen.Add(StatementKind.Alternative, procedure.Name, step.Id, Meaning.Of(alternative.Reference), alternative.Clause,
                s => s.Say($"{(alternative.When is null or Condition.True ? "" : $"{s.ConditionOf(alternative.When, procedure.Name)}的,")}{s.Step(procedure.Name, step.Id)}也可以由{s.Who(alternative.Reference, procedure.Name)}办理。",
                    $"{s.Step(procedure.Name, step.Id)} may also be done by {s.Who(alternative.Reference, procedure.Name)}{(alternative.When is null or Condition.True ? "" : $", when {s.ConditionOf(alternative.When, procedure.Name)}")}."),
                $"{Meaning.Of(alternative.Reference)} {Meaning.Of(alternative.When)}", alternative);
        }
    }

    internal static void Guard(Pen pen, ProcedureModel procedure, string? step, string slot, GuardModel guard, Func<Speaker, string> act, bool usual = false)
    {
        if (guard.Code == ReasonCode.Suspended)
        {
            return;
        }

        var kind = guard.Code == ReasonCode.NoQuorum ? StatementKind.Quorum : StatementKind.Guard;
        var of = guard.Outcome is not { } outcome ? act
            : s => s.Say($"{act(s)}为{s.Quoted(s.Names.In(procedure.Name, outcome))}", $"{act(s)} with {s.Quoted(s.Names.In(procedure.Name, outcome))}");
        pen.Add(kind, procedure.Name, step, slot, guard.Clause, s => Guard(s, procedure.Name, guard, of(s)),
            $"{guard.Norm} {guard.Outcome} {Meaning.Of(guard.Condition)}", guard, usual);
    }

    private static string Guard(Speaker s, string here, GuardModel guard, string act)
    {
        // What is said as a reverse was written as a prohibition or an exclusion.
        var reversed = guard.Condition is Condition.Not(not Condition.Happened) or Condition.PresentOrExcused or Condition.ActorPresent or Condition.ValueRecorded;
        var (zh, en) = guard.Norm switch
        {
            Norm.Regulative => ("记为违反,但所办有效", "it stands, and a breach is recorded"),
            Norm.Advisory => ("照办,只记为偏离", "it stands, and a departure is recorded"),
            _ when guard.Code == ReasonCode.Void => ("办了无效", "it has no effect"),
            _ => ("不予办理", "it is refused"),
        };
        if (reversed)
        {
            var bad = s.ReverseOf(guard.Condition, here);
            return guard.Norm switch
            {
                Norm.Constitutive => s.Say($"{bad}的,不得{act};{zh}。", $"{act} {(guard.Code == ReasonCode.Void ? "has no effect" : "is refused")} when {bad}."),
                Norm.Regulative => s.Say($"{bad}的,不应{act};办了的,{zh}。", $"{act} should not be done when {bad}; done all the same, {en}."),
                _ => s.Say($"{bad}的,一般不{act};办了的,{zh}。", $"{act} is usually not done when {bad}; done all the same, {en}."),
            };
        }

        var good = s.ConditionOf(guard.Condition, here);
        return guard.Norm switch
        {
            Norm.Constitutive => s.Say($"{act}的前提:{good};否则{zh}。", $"{act} requires that {good}; otherwise {en}."),
            Norm.Regulative => s.Say($"{act}应当具备的前提:{good};否则{zh}。", $"{act} should only be done when {good}; otherwise {en}."),
            _ => s.Say($"{act}一般应具备的前提:{good};否则{zh}。", $"{act} is usually done when {good}; otherwise {en}."),
        };
    }

    internal static void Data(Pen pen, ProcedureModel procedure, string step, ImmutableArray<DataModel> data, Func<Speaker, string> act)
    {
        foreach (var datum in data)
        {
            pen.Add(StatementKind.Data, procedure.Name, step, datum.Fact, datum.Clause,
                s =>
                {
                    var only = datum.When is null or Condition.True ? "" : s.Say($"{s.ConditionOf(datum.When, procedure.Name)}的,", $" when {s.ConditionOf(datum.When, procedure.Name)}");
                    var anew = datum.Anew ? s.Say("当场", " anew") : "";
                    var flag = s.Names.TypeOf(datum.Fact)?.Kind == FactKind.Flag;
                    var what = flag ? s.Say($"写明是否「{s.Names.Of(datum.Fact)}」", $"state whether “{s.Names.Of(datum.Fact)}” applies") : s.Say($"写明或附上{s.Names.Of(datum.Fact)}", $"state or attach the {s.Names.Of(datum.Fact)}");
                    return s.Say($"{only}{act(s)}时{(datum.Required ? "必须" : "可以")}{anew}{what}。", $"{act(s)} {(datum.Required ? "must" : "may")} {what}{anew}{only}.");
                }, $"{datum.Fact} {datum.Required} {datum.Anew} {Meaning.Of(datum.When)}", datum);
        }
    }

    internal static void Deadline(Pen pen, ProcedureModel procedure, string step, DeadlineModel deadline, string? first, Func<Speaker, string> act) =>
        pen.Add(StatementKind.Deadline, procedure.Name, step, Meaning.Of(deadline.Base) + deadline.Direction, deadline.Clause,
            s => s.Say($"{act(s)}{(deadline.Norm == Norm.Advisory ? "一般" : "")}须{Within(s, procedure.Name, deadline)}办完;{Overdue(s, procedure.Name, deadline, first)}。",
                $"{act(s)} is {(deadline.Norm == Norm.Advisory ? "usually " : "")}due {Within(s, procedure.Name, deadline)}; {Overdue(s, procedure.Name, deadline, first)}."),
            $"{Meaning.Of(deadline.Span)} {deadline.Choice} {string.Join(';', deadline.Others.Select(Meaning.Of))} {deadline.Until} {deadline.Norm} {Meaning.Of(deadline.Overdue)}", deadline);

    /// <summary>Until when: 在会议结束后2日内.</summary>
    internal static string Within(Speaker s, string here, DeadlineModel deadline)
    {
        var first = ClockStatements.Span(s, here, deadline.Span);
        var until = deadline.Until is { } time ? s.Say(time.ToString("HH:mm", CultureInfo.InvariantCulture) + "以前", " by " + time.ToString("HH:mm", CultureInfo.InvariantCulture)) : "";
        if (deadline.Choice == ClockChoice.Only)
        {
            return first + until;
        }

        var all = s.List(deadline.Others.Select(o => ClockStatements.Span(s, here, o)).Prepend(first));
        return deadline.Choice == ClockChoice.Latest ? s.Say($"{all}(以较晚的为准){until}", $"{all}, whichever is later{until}") : s.Say($"{all}(以较早的为准){until}", $"{all}, whichever is earlier{until}");
    }

    /// <summary>What follows a due date that passed.</summary>
    internal static string Overdue(Speaker s, string here, DeadlineModel deadline, string? first) => deadline.Overdue switch
    {
        OverdueModel.Deemed(var outcome) => s.Say($"逾期不办的,视为{s.Quoted(s.Names.In(here, outcome))}", $"when it passes, it counts as {s.Quoted(s.Names.In(here, outcome))}"),
        OverdueModel.Lapse => s.Say("逾期不办的,本案到此终止", "when it passes, the case lapses"),
        OverdueModel.Escalate(var to) => s.Say($"逾期的,记为违反,并可改由{s.Who(to, here)}办理", $"late is a breach, and {s.Who(to, here)} may then act instead"),
        OverdueModel.Continue => first is null
            ? s.Say("逾期不办的,不再等待,继续往下办", "when it passes, the case goes on without it")
            : s.Say($"逾期不办的,不再等待,按{s.Quoted(s.Names.In(here, first))}继续", $"when it passes, the case goes on as with {s.Quoted(s.Names.In(here, first))}"),
        _ => deadline.Norm switch
        {
            Norm.Advisory => s.Say("逾期的,只记为偏离", "late is recorded as a departure"),
            Norm.Constitutive => s.Say("逾期的,不得再办", "late is refused"),
            _ => s.Say("逾期的,记为违反,仍可补办", "late is recorded as a breach, and it can still be done"),
        },
    };

    internal static void Outcomes(Pen pen, ProcedureModel procedure, StepModel step)
    {
        foreach (var outcome in step.Outcomes)
        {
            // Where a rule joins branches the statement of the parallel says where it goes.
            var plain = outcome is { Name: null, Transitions: [{ When: null, Join: true }] };
            pen.Add(StatementKind.Outcome, procedure.Name, step.Id, outcome.Name ?? "",
                outcome.Transitions.Select(t => t.Clause).FirstOrDefault(c => c is not null) ?? step.Clause,
                s => Outcome(s, procedure, step, outcome), $"{outcome.Name} {string.Join(';', outcome.Transitions.Select(Meaning.Of))}", outcome, plain);
        }
    }

    private static string Outcome(Speaker s, ProcedureModel procedure, StepModel step, OutcomeModel outcome)
    {
        var name = procedure.Name;
        var parts = new List<string>();
        for (var i = 0; i < outcome.Transitions.Length; i++)
        {
            var t = outcome.Transitions[i];
            var where = Where(s, procedure, step, t);
            var condition = t.When is null or Condition.True
                ? i == 0 ? "" : s.Say("其他情形,", "otherwise ")
                : s.Say($"{s.ConditionOf(t.When, name)}的,", $"if {s.ConditionOf(t.When, name)}, ");
            parts.Add(condition + where);
        }

        var ends = step.Awaits is not null
            ? s.Say($"{s.Step(name, step.Id)}过后", $"after {s.Step(name, step.Id)}")
            : outcome.Name is { } result
                ? s.Say($"{s.Step(name, step.Id)}结果为{s.Quoted(s.Names.In(name, result))}的", $"when {s.Step(name, step.Id)} ends in {s.Quoted(s.Names.In(name, result))}")
                : s.Say($"{s.Step(name, step.Id)}办完后", $"after {s.Step(name, step.Id)}");
        return s.Say($"{ends},{string.Join(";", parts)}。", $"{ends}, {string.Join("; ", parts)}.");
    }

    private static string Where(Speaker s, ProcedureModel procedure, StepModel step, TransitionModel t)
    {
        if (t.Done)
        {
            return Done(s, procedure);
        }

        if (t.Join)
        {
            return s.Say("等待并行的各步", "it waits for the parallel steps");
        }

        var order = procedure.Steps.Select(x => x.Id).ToList();
        var back = t.Targets.Length == 1 && order.IndexOf(t.Targets[0]) >= 0 && order.IndexOf(t.Targets[0]) <= order.IndexOf(step.Id);
        var targets = s.List(t.Targets.Select(x => s.Step(procedure.Name, x)));
        return t.Targets.Length > 1 ? s.Say($"同时转到{targets}", $"the case goes to {targets} at once")
            : back ? s.Say($"退回{targets}", $"the case goes back to {targets}") : s.Say($"转到{targets}", $"the case goes on to {targets}");
    }

    private static string Done(Speaker s, ProcedureModel procedure) => procedure.Kind == ProcedureKind.Duty
        ? s.Say("义务即履行完毕", "the duty is fulfilled")
        : s.Say($"「{s.Names.Of(procedure.Name)}」办结", $"“{s.Names.Of(procedure.Name)}” is complete");

    internal static void Parallel(Pen pen, ProcedureModel procedure, ParallelModel parallel) => pen.Add(
        StatementKind.Join, procedure.Name, parallel.Id, "join", parallel.Clause,
        s =>
        {
            var steps = s.List(parallel.Steps.Select(x => s.Step(procedure.Name, x)));
            var needed = parallel.Needed == 0 ? s.Say("全部办完", "all of them are done") : s.Say($"其中任意{parallel.Needed}项办完", $"any {parallel.Needed} of them are done");
            var then = parallel.Then.Done
                ? Done(s, procedure)
                : s.Say($"转到{s.List(parallel.Then.Targets.Select(x => s.Step(procedure.Name, x)))}", $"the case goes on to {s.List(parallel.Then.Targets.Select(x => s.Step(procedure.Name, x)))}");
            return s.Say($"{steps}同时进行;{needed}后,{then}。", $"{steps} run in parallel; when {needed}, {then}.");
        }, $"{Meaning.Sorted(parallel.Steps)} {parallel.Needed} {Meaning.Of(parallel.Then)}", parallel);

    internal static void Record(Pen pen, ProcedureModel procedure, RecordModel record, bool usual = false)
    {
        var name = procedure.Name;
        var term = record.Outcomes.Length == 2 && record.Outcomes[0].Name == Words.TermOutcomes[0].Zh;
        var clause = record.Actors.Select(a => a.Clause).FirstOrDefault(c => c is not null) ?? record.AuthorityClause ?? record.Clause;
        pen.Add(StatementKind.Signatory, name, record.Name, "actors", clause, s => term
                ? s.Say($"是否属于{s.Step(name, record.Name)},由{s.Doers(record.Actors, true, name)}认定。", $"Whether {s.Step(name, record.Name)} holds is decided by {s.Doers(record.Actors, true, name)}.")
                : procedure.Kind == ProcedureKind.Duty && record.Name == Words.Waive.Zh
                    ? s.Say($"{s.Doers(record.Actors, true, name)}可以免除这项义务。", $"{s.Doers(record.Actors, true, name)} may waive the duty.")
                    : s.Say($"{s.Step(name, record.Name)}由{s.Doers(record.Actors, true, name)}作出,作出即记录在案。", $"{s.Step(name, record.Name)} is put on record by {s.Doers(record.Actors, true, name)}."),
            Meaning.Of(record.Actors), record, usual);
        if (!term && (record.During.Length > 0 || record.OncePerPerson || record.Ends || record.Value is not null || record.Outcomes.Length > 0))
        {
            pen.Add(StatementKind.Record, name, record.Name, "record", record.Clause, s => Shape(s, name, record),
                $"{Meaning.Sorted(record.During)} {record.OncePerPerson} {record.Ends} {Meaning.Of(record.Value)} {Meaning.Sorted(record.ValueTypes)} {string.Join(';', record.Outcomes.Select(o => o.Name + Meaning.Of(o.When)))}", record,
                usual || (procedure.Kind == ProcedureKind.Duty && record.Name == Words.Waive.Zh) || record is { During.Length: 0, Ends: false, Value: null, Outcomes.Length: 0 });
        }

        if (record.Joinder is { } joinder)
        {
            pen.Add(StatementKind.Record, name, record.Name, "joinder", record.Clause, s => JoinderStatements.Joins(s, name, record, joinder),
                $"{joinder.Kind} {joinder.All} {Meaning.Sorted(joinder.Carried)}", joinder);
        }

        if (record.Elects is { } elects)
        {
            pen.Add(StatementKind.Record, name, record.Name, "elects", record.Clause, s => ElectionStatements.Elects(s, procedure, record, elects),
                $"{elects.Tally} {Meaning.Of(elects.Electors)} {elects.Leaves} {Meaning.Of(elects.Weights)}", elects);
        }

        ClockStatements.Extension(pen, procedure, record);
        foreach (var guard in record.Guards)
        {
            Guard(pen, procedure, record.Name, record.Name, guard, s => s.Step(name, record.Name), usual);
        }

        Data(pen, procedure, record.Name, record.Data, s => s.Step(name, record.Name));
        foreach (var deadline in record.Deadlines)
        {
            Deadline(pen, procedure, record.Name, deadline, null, s => s.Step(name, record.Name));
        }
    }

    private static string Shape(Speaker s, string name, RecordModel record)
    {
        var parts = new List<string>();
        if (record.Value is { } value)
        {
            var about = record.ValueTypes.IsEmpty ? s.Type(value) : s.Either(record.ValueTypes.Select(t => s.Quoted(s.Names.Of(t))));
            parts.Add(s.Say($"须指明对象({about})", $"names what it is about ({about})"));
        }

        if (record.During.Length > 0)
        {
            parts.Add(s.Say($"只能在{s.Either(record.During.Select(d => s.Step(name, d)))}阶段作出", $"can only be made while the case is at {s.Either(record.During.Select(d => s.Step(name, d)))}"));
        }

        if (record.Outcomes.Length > 0 && record.Outcomes.All(o => o.When is null))
        {
            parts.Add(s.Say($"结果为{s.Either(record.Outcomes.Select(o => s.Quoted(s.Names.In(name, o.Name))))}", $"ends in {s.Either(record.Outcomes.Select(o => s.Quoted(s.Names.In(name, o.Name))))}"));
        }

        foreach (var outcome in record.Outcomes.Where(o => o.When is not null))
        {
            parts.Add(s.Say($"{s.ConditionOf(outcome.When!, name)}的,结果为{s.Quoted(s.Names.In(name, outcome.Name))}", $"ends in {s.Quoted(s.Names.In(name, outcome.Name))} when {s.ConditionOf(outcome.When!, name)}"));
        }

        if (record.OncePerPerson)
        {
            parts.Add(s.Say("每人只作一次", "is made once by each person"));
        }

        if (record.Ends)
        {
            parts.Add(s.Say("一经作出,本案终结", "ends the case"));
        }

        return s.Say($"{s.Step(name, record.Name)}{string.Join(";", parts)}。", $"{s.Step(name, record.Name)} {string.Join("; ", parts)}.");
    }
}
