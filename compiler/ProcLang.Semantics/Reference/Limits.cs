using System.Collections.Immutable;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Reference;

/// <summary>Limits that reach across cases: how often a step may be done in a calendar period.</summary>
internal static class Limits
{
    internal static LimitCounter Counter(LimitModel limit) =>
        new(limit.Id, limit.Procedure, limit.Step, limit.KeyFact, limit.Units, limit.Common);

    /// <summary>Checks the limits on the step and gives those that do not count this act.</summary>
    internal static ImmutableArray<string> Read(StepModel step, Situation on, GuardVerdict verdict)
    {
        var exempt = ImmutableArray.CreateBuilder<string>();
        foreach (var limit in on.Rulebook.Limits.Where(l => l.Procedure == on.Procedure.Name && l.Step == step.Id))
        {
            if (limit.Unless is not null && ConditionReader.Holds(limit.Unless, on))
            {
                exempt.Add(limit.Id);
                continue;
            }

            var key = LimitKeys.Of(Counter(limit), on.By, on.State.Facts, on.Roster, on.Now);
            var (from, to) = LimitKeys.PeriodOf(on.On.Today, limit.Per);
            if (on.On.Register.Count(limit.Id, key, from, to) >= limit.Most)
            {
                var next = on.On.Zone.AtStartOfDay(to.PlusDays(1)).ToInstant();
                verdict.NotKept(limit.Norm, limit.Clause, new Reason(ReasonCode.LimitReached, limit.Clause, [], next, [], null));
            }
        }

        return exempt.ToImmutable();
    }
}
