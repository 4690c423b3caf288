using System.Collections.Immutable;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Semantics.Checks;

/// <summary>Runs every check over the model. Each check is one file with its rule, message and fix.</summary>
internal static class RulebookChecks
{
    /// <summary>With a cache, tables and procedures of which nothing was found are not looked at again: what is asked of each alone hangs
    /// on nothing else.</summary>
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound, RulebookModel model, PartCache? cache)
    {
        var findings = new List<Diagnostic>();
        foreach (var table in model.Signings)
        {
            Unsound(table, t => SignatoriesCheck.Run(bound, [t]), findings, cache);
        }

        foreach (var procedure in model.Procedures)
        {
            Unsound(procedure, p => OfOne(bound, [p]), findings, cache);
        }

        findings.AddRange(OfTheWhole(bound, model));
        return findings;
    }

    private static void Unsound<T>(T made, Func<T, IEnumerable<Diagnostic>> check, List<Diagnostic> into, PartCache? cache)
        where T : class
    {
        if (cache?.IsSound(made) == true)
        {
            return;
        }

        var before = into.Count;
        into.AddRange(check(made));
        if (into.Count == before)
        {
            cache?.Sound(made);
        }
    }

    private static IEnumerable<Diagnostic> OfOne(BoundRulebook bound, ImmutableArray<ProcedureModel> procedure) =>
    [
        .. ReachabilityCheck.Run(bound, procedure),
        .. CannotEndCheck.Run(bound, procedure),
        .. ConditionsCheck.Run(bound, procedure),
        .. DeadlineOrderCheck.Run(bound, procedure),
    ];

    private static IEnumerable<Diagnostic> OfTheWhole(BoundRulebook bound, RulebookModel model) =>
    [
        .. ExceptionToNothingCheck.Run(bound),
        .. WaitingCheck.Run(bound, model),
        .. NobodyMayCheck.Run(bound, model),
        .. OwnActCheck.Run(bound, model),
        .. TooEarlyCheck.Run(bound, model),
        .. TimeLeftCheck.Run(bound, model),
        .. ReturnLimitCheck.Run(bound, model),
        .. EmergencyCheck.Run(bound, model),
        .. NobodyActsCheck.Run(bound, model),
        .. DelegationCheck.Run(bound, model),
        .. ActingCircleCheck.Run(bound),
        .. DelegationCircleCheck.Run(bound),
        .. LimitsCheck.Run(bound),
        .. QuorumCheck.Run(bound),
        .. WeightCheck.Run(bound),
        .. NoConvenerCheck.Run(bound),
        .. VoteCheck.Run(bound),
        .. RecusalCheck.Run(bound, model),
        .. SpeakingCheck.Run(bound),
        .. ClockCheck.Run(bound),
        .. CycleCheck.Run(bound),
        .. CalendarDataCheck.Run(bound, model),
        .. UnusedNameCheck.Run(bound),
    ];
}
