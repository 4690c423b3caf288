using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Reference;

namespace ProcLang.Semantics.Scenarios;

/// <summary>Which clauses a play exercises. A clause refuses when a refusal cites it or its breach or departure is recorded;
/// it accepts when an act that stands was done under it: its actor acted, its requirement was met, its data were supplied,
/// its due date was kept, its way was taken.</summary>
internal sealed class ClauseExercise(RulebookModel model)
{
    internal HashSet<string> Accepted { get; } = new(StringComparer.Ordinal);

    internal HashSet<string> Refused { get; } = new(StringComparer.Ordinal);

    /// <summary>A ruling: the clauses of a refusal's reasons refused. One refused for want of authority is refused under
    /// every clause that says who may: members and guests alike, the way of acting (圈阅) he chose, and the standing in he lacks.</summary>
    internal void Ruled(Ruling ruling, Docket before)
    {
        if (ruling is not Ruling.Refused { Refusal: var refusal })
        {
            return;
        }

        foreach (var reason in refusal.Reasons)
        {
            if (reason.Clause is { } clause)
            {
                Refused.Add(clause.Id);
                if (reason.Code == ReasonCode.NotAuthorised)
                {
                    WantOfAuthority(refusal, clause, before);
                    WantOfStandIn(refusal, before);
                }
            }
        }
    }

    /// <summary>A case was opened: the clauses under which it may be accepted it.</summary>
    internal void Admitted(Ruling ruling, Admission admission)
    {
        if (ruling is Ruling.Accepted)
        {
            Accepted.UnionWith(admission.Under.Select(c => c.Id));
        }
    }

    private void WantOfAuthority(Refusal refusal, Clause clause, Docket before)
    {
        foreach (var procedure in model.Procedures)
        {
            foreach (var record in procedure.Records.Where(r => r.Name == refusal.Act && (r.AuthorityClause ?? r.Clause) == clause))
            {
                Refuse(record.Actors.Select(a => a.Clause));
            }

            foreach (var step in procedure.Steps.Where(s => (s.AuthorityClause ?? s.Clause) == clause))
            {
                if (before.Find(refusal.Subject, procedure.Name) is not { } view || before.Clock is not { } now)
                {
                    continue;
                }

                var on = new Situation(
                    model, procedure, ReferenceState.Unopened with { Facts = view.Procedure.Status(view.State).Facts },
                    before.ContextFor(refusal.Subject, now)) { By = refusal.By };
                Refuse(step.CountsAs.Where(c => c.Act == refusal.Act && (c.When is null || ConditionReader.Holds(c.When, on))).Select(c => c.Clause));
                Refuse(step.Alternatives
                    .Where(a => step.Act == refusal.Act && refusal.By is { } by && ReferenceResolver.IsOf(by, a.Reference, on, now)).Select(a => a.Clause));
            }
        }
    }

    // Who would stand in for an absent holder, and is refused because the holder is there or has not mandated him: the rule of
    // standing in refused him.
    private void WantOfStandIn(Refusal refusal, Docket before)
    {
        if (refusal.By is { } by && before.Clock is { } now)
        {
            Refuse(model.Acting.Where(r => before.Roster.HoldsDirectly(by, r.Deputy, now) && refusal.Reasons.Any(reason =>
                reason.Code == ReasonCode.NotAuthorised && reason.WhoMay.Any(w => before.Roster.HoldsDirectly(w.Person, r.Absent, now)))).Select(r => r.Clause));
        }
    }

    private void Refuse(IEnumerable<Clause?> clauses) => Refused.UnionWith(clauses.OfType<Clause>().Select(c => c.Id));

    /// <summary>Everything in the log from the entry on.</summary>
    internal void Happened(Docket docket, int from)
    {
        foreach (var entry in docket.Log.Skip(from).Where(e => e.From is null))
        {
            var happened = entry.Event;
            Refused.UnionWith(happened.Breaches);
            Refused.UnionWith(happened.Departures);
            Clocks(entry);
            var procedure = model.Procedures.FirstOrDefault(p => p.Name == entry.Procedure);
            if (procedure is null)
            {
                continue;
            }

            var broken = happened.Breaches.Concat(happened.Departures).ToHashSet(StringComparer.Ordinal);
            var facts = Facts(docket, entry);
            Waivers(procedure, happened, docket.Find(entry.Subject, entry.Procedure));
            switch (happened.Kind)
            {
                case CaseEventKind.Started:
                    Accept(procedure.Start?.Clause);
                    Accept(procedure.Entry.FirstOrDefault(t => t.Targets.Any(x => happened.Entered.Contains(x) || happened.Left.Contains(x)))?.Clause);
                    break;
                case CaseEventKind.Acted when procedure.Steps.FirstOrDefault(s => s.Id == happened.Step) is { } step:
                    Step(procedure, step, happened, broken, Situation(docket, entry, procedure, facts));
                    Refuse([step.OverdueClause]);
                    break;
                case CaseEventKind.Overdue when procedure.Steps.FirstOrDefault(s => s.Id == happened.Step) is { } late:
                    // What follows when time runs out has followed; it is of no account while the step is done in time.
                    Accept(late.OverdueClause);
                    // A due date with another consequence than a breach is named by no clause id: the step's only ones are meant.
                    if (happened.Breaches.IsEmpty && happened.Departures.IsEmpty)
                    {
                        Refused.UnionWith(late.Deadlines.Where(d => d.Overdue is not (OverdueModel.Breach or OverdueModel.Escalate)).Select(d => d.Clause.Id));
                    }

                    break;
                case CaseEventKind.Recorded when procedure.Records.FirstOrDefault(r => r.Name == happened.Act) is { } record:
                    var on = Situation(docket, entry, procedure, facts);
                    Accept(record.Clause);
                    Actors(record.Actors, happened.By, on);
                    Guards(record.Guards, happened, broken, on);
                    Data(record.Data, facts);
                    Kept(record.Deadlines, broken);
                    break;
            }
        }
    }

    /// <summary>A step passed over because it is waived: where the case stood, or on its way.</summary>
    private void Waivers(ProcedureModel procedure, CaseEvent happened, CaseView? view)
    {
        foreach (var step in procedure.Steps.Where(s => s.WaivedBy.Length > 0 && happened.Left.Contains(s.Id)))
        {
            var passed = happened.Entered.Contains(step.Id) || (happened.Kind == CaseEventKind.Waived && happened.Step == step.Id);
            foreach (var waiver in step.WaivedBy.Where(w => passed && view?.Procedure.Status(view.State).Records.Any(r => r.Record == w.Record) == true))
            {
                Accept(waiver.Clause);
            }
        }
    }

    /// <summary>What stops a clock or starts it anew is taken in when it happens; it was of no avail when the time ran out all the same.</summary>
    private void Clocks(LogEntry entry)
    {
        var happened = entry.Event;
        foreach (var procedure in model.Procedures)
        {
            foreach (var deadline in procedure.Steps.SelectMany(s => s.Deadlines).Concat(procedure.Records.SelectMany(r => r.Deadlines)))
            {
                foreach (var turn in deadline.Turns)
                {
                    if ((turn.Event.Procedure ?? procedure.Name) == entry.Procedure && (happened.Completed || happened.Kind == CaseEventKind.Recorded)
                        && (turn.Event.Step == happened.Step || turn.Event.Step == happened.Act))
                    {
                        Accept(turn.Clause);
                    }
                    else if (entry.Procedure == procedure.Name && happened.Breaches.Contains(deadline.Clause.Id))
                    {
                        Refused.Add(turn.Clause.Id);
                    }
                }
            }
        }
    }

    private void Step(ProcedureModel procedure, StepModel step, CaseEvent happened, HashSet<string> broken, Situation on)
    {
        Accept(step.Clause);
        var acted = Actors(step.Actors, happened.By, on);
        foreach (var rule in model.Acting.Where(r => happened.By is { } by && on.Roster.StandsIn(by, r.Absent, on.Now) is { } used && used.Clause == r.Clause))
        {
            Accept(rule.Clause);
        }

        foreach (var alternative in step.Alternatives)
        {
            if (!acted && happened.By is { } by && ReferenceResolver.IsOf(by, alternative.Reference, on, on.Now))
            {
                Accept(alternative.Clause);
            }
        }

        Guards(step.Guards, happened, broken, on);
        Data(step.Data, on.State.Facts);
        foreach (var counts in step.CountsAs.Where(c => c.Act == happened.Act && (c.Outcome is null || c.Outcome == happened.Outcome)))
        {
            Accept(counts.Clause);
        }

        foreach (var limit in model.Limits.Where(l => l.Procedure == procedure.Name && l.Step == step.Id && !broken.Contains(l.Clause.Id)))
        {
            Accept(limit.Clause);
        }

        if (!happened.Completed)
        {
            return;
        }

        Kept(step.Deadlines, broken);
        var outcome = step.Outcomes.FirstOrDefault(o => o.Name == happened.Outcome) ?? step.Outcomes[0];
        Accept(outcome.Transitions.FirstOrDefault(t => t.Done ? happened.Ended : t.Targets.All(x => Entered(procedure, happened, x)))?.Clause);
        foreach (var parallel in procedure.Parallels.Where(p => p.Steps.Contains(step.Id)))
        {
            Accept(parallel.Clause);
        }
    }

    private static bool Entered(ProcedureModel procedure, CaseEvent happened, string target) =>
        happened.Entered.Contains(target) || happened.Left.Contains(target)
        || procedure.Parallels.Any(p => p.Id == target && p.Steps.Any(s => happened.Entered.Contains(s) || happened.Left.Contains(s)));

    private bool Actors(IEnumerable<ActorModel> actors, Person? by, Situation on)
    {
        var any = false;
        foreach (var actor in actors)
        {
            if (by is { } person && ReferenceResolver.IsOf(person, actor.Reference, on, on.Now))
            {
                Accept(actor.Clause);
                any = true;
            }
        }

        return any;
    }

    private void Guards(IEnumerable<GuardModel> guards, CaseEvent happened, HashSet<string> broken, Situation on)
    {
        foreach (var guard in guards)
        {
            // A requirement on items of one type says nothing of items of another.
            if (!broken.Contains(guard.Clause.Id) && (guard.Outcome is null || guard.Outcome == happened.Outcome) &&
                (guard.Condition is not Condition.OnValue value || (on.Value is { } item && on.On.Register.TypeOf(item) is { } type && value.Types.Contains(type))))
            {
                Accept(guard.Clause);
            }
        }
    }

    private void Data(IEnumerable<DataModel> data, FactSet facts)
    {
        foreach (var datum in data)
        {
            if (facts.ContainsKey(datum.Fact))
            {
                Accept(datum.Clause);
            }
        }
    }

    private void Kept(IEnumerable<DeadlineModel> deadlines, HashSet<string> broken)
    {
        foreach (var deadline in deadlines)
        {
            if (!broken.Contains(deadline.Clause.Id))
            {
                Accept(deadline.Clause);
            }
        }
    }

    private static FactSet Facts(Docket docket, LogEntry entry) => docket.Find(entry.Subject, entry.Procedure) is { } view
        ? view.Procedure.Status(view.State).Facts.Merge(entry.Event.Facts)
        : entry.Event.Facts;

    private Situation Situation(Docket docket, LogEntry entry, ProcedureModel procedure, FactSet facts) =>
        new(model, procedure, ReferenceState.Unopened with { Facts = facts }, docket.ContextFor(entry.Subject, entry.Event.At))
        {
            By = entry.Event.By,
            Value = entry.Event.Value,
        };

    private void Accept(Clause? clause)
    {
        if (clause is not null)
        {
            Accepted.Add(clause.Id);
        }
    }
}
