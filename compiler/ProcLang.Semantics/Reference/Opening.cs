using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Reference;

/// <summary>Opens a case: which entry applies, or why none does.</summary>
internal static class Opening
{
    internal static Ruling Open(RulebookModel rulebook, ProcedureModel procedure, FactSet facts, Context context)
    {
        var happened = new CaseEvent { Kind = CaseEventKind.Started, At = context.Now, Facts = facts };
        var on = new Situation(rulebook, procedure, ReferenceState.Unopened.After(happened), context);
        if (!ConditionReader.Holds(procedure.Start?.When, on))
        {
            return new Ruling.Accepted([]);
        }

        var verdict = new GuardVerdict();
        verdict.Read(procedure.OpeningGuards, on);
        var entries = procedure.Entry.Where(t => ConditionReader.Holds(t.When, on)).ToList();
        if (entries.Count == 0)
        {
            verdict.Add(Reason.Of(ReasonCode.NoRule, procedure.Start?.Clause));
        }
        else if (procedure.Kind == ProcedureKind.Signing && entries.DistinctBy(e => string.Join('\n', e.Targets)).Count() > 1)
        {
            entries.ForEach(e => verdict.Add(Reason.Of(ReasonCode.Conflict, e.Clause)));
        }

        if (!verdict.Reasons.IsEmpty)
        {
            return new Ruling.Refused(new Refusal(procedure.Name, context.Subject, null, verdict.Reasons));
        }

        happened = happened with { Breaches = verdict.Breaches, Departures = verdict.Departures };
        return new Ruling.Accepted([Movement.Open(happened, entries[0], on)]);
    }
}
