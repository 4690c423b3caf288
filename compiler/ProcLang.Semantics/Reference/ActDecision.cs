using System.Collections.Immutable;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Reference;

/// <summary>Decides an act of a step: every reason against it in the fixed order, or the event.</summary>
internal static class ActDecision
{
    /// <param name="on">The situation with the facts of the act already among the case's.</param>
    internal static Ruling Decide(StepChoice choice, ActRequest act, Situation on)
    {
        var (step, countsAs) = choice;
        var active = on.State.At(step.Id);
        if (on.State.Ended)
        {
            return Refused(act, on, [Reason.Of(ReasonCode.Closed, step.Clause)]);
        }

        var verdict = new GuardVerdict();
        var authority = new Authority(step, on);
        var authorised = authority.MayFillAny(act.By) || authority.MayInstead(act.By);
        if (!authorised)
        {
            verdict.Add(new Reason(ReasonCode.NotAuthorised, step.AuthorityClause ?? step.Clause, authority.WhoMay, null, [], null));
        }

        if (active is null)
        {
            verdict.Add(new Reason(ReasonCode.NotYet, NotYetClause(on) ?? step.Clause, [], null, WaitingFor(on), null));
        }
        else if (authorised)
        {
            verdict.Add(authority.OutOfPlace(act.By));
        }

        if (countsAs is not null && !ConditionReader.Holds(countsAs.When, on))
        {
            verdict.Add(Reason.Of(ReasonCode.Condition, countsAs.Clause));
        }

        var given = countsAs?.Outcome ?? act.Outcome;
        var outcome = Outcome(step, given);
        verdict.Read(step.Guards, on, outcome?.Name);
        verdict.Read(step.Data, on);
        verdict.Add(outcome is null ? NoOutcome(step, given) : null);
        var happened = new CaseEvent
        {
            Kind = CaseEventKind.Acted, Act = countsAs?.Act ?? step.Act, Step = step.Id, Outcome = outcome?.Name, By = act.By, At = on.Now,
            Value = act.Value, Facts = act.Facts, Completed = outcome is not null && Completes(step, outcome, authority, act, on),
        };
        var transition = happened.Completed ? Movement.Chosen(outcome!, After(happened, on)) : null;
        if (happened.Completed && transition is null)
        {
            verdict.Add(Reason.Of(ReasonCode.NoRule, step.Clause));
        }

        foreach (var deadline in step.Deadlines)
        {
            verdict.Add(DueDates.Refuses(deadline, active?.EnteredAt, on));
        }

        var exempt = Limits.Read(step, on, verdict);
        if (!verdict.Reasons.IsEmpty)
        {
            return Refused(act, on, verdict.Reasons);
        }

        happened = happened with { Breaches = verdict.Breaches, Departures = verdict.Departures, Exempt = exempt };
        return new Ruling.Accepted([transition is null ? happened : Movement.Complete(happened, step.Id, transition, After(happened, on))]);
    }

    /// <summary>What must come first says why: the clause of the first step that is waited for.</summary>
    internal static Clause? NotYetClause(Situation on) => on.Procedure.Steps.FirstOrDefault(s => on.State.At(s.Id) is not null)?.Clause;

    /// <summary>The steps that are active, with who may act and until when.</summary>
    internal static ImmutableArray<Waiting> WaitingFor(Situation on) => [.. on.Procedure.Steps.Where(s => on.State.At(s.Id) is not null)
        .Select(s => new Waiting(s.Name, new Authority(s, on).WhoMay, DueDates.Earliest(s.Deadlines, on.State.At(s.Id)!.EnteredAt, on)))];

    internal static Ruling Refused(ActRequest act, Situation on, ImmutableArray<Reason> reasons) =>
        new Ruling.Refused(new Refusal(act.Act, on.On.Subject, act.By, reasons));

    /// <summary>The outcome given, by either name; when none is given the unnamed one, or the only one.</summary>
    private static OutcomeModel? Outcome(StepModel step, string? given) => given is not null
        ? step.Outcomes.FirstOrDefault(o => o.Name == given || (o.Name is not null && o.Alias == given))
        : step.Outcomes.FirstOrDefault(o => o.Name is null) ?? (step.Outcomes.Length == 1 ? step.Outcomes[0] : null);

    private static Reason NoOutcome(StepModel step, string? given) => given is not null
        ? Reason.Of(ReasonCode.UnknownOutcome, step.Clause, new(given, given))
        : Reason.Of(ReasonCode.MissingOutcome, step.Clause, new(
            string.Join("、", step.Outcomes.Select(o => o.Name)), string.Join(", ", step.Outcomes.Select(o => o.Alias ?? o.Name))));

    /// <summary>The outcome that goes on needs every slot; any other is decisive at once, and so is one who acts instead.</summary>
    private static bool Completes(StepModel step, OutcomeModel outcome, Authority authority, ActRequest act, Situation on)
    {
        if (on.State.At(step.Id) is not { } active || outcome != step.Outcomes[0] || (!authority.MayFillOpen(act.By) && authority.MayInstead(act.By)))
        {
            return true;
        }

        return StepSlots.Suffices(step, StepSlots.Of(step, active.Signatures.Add(new Signature(act.By, on.Now)), on));
    }

    private static Situation After(CaseEvent happened, Situation on) => on with { State = on.State.After(happened) };
}
