using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Semantics.Checks;

/// <summary>Runs every check over the model. Each check is one file with its rule, message and fix.</summary>
internal static class RulebookChecks
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound, RulebookModel model) =>
    [
        .. ExceptionToNothingCheck.Run(bound),
        .. SignatoriesCheck.Run(bound, model),
        .. ReachabilityCheck.Run(bound, model),
        .. CannotEndCheck.Run(bound, model),
        .. ConditionsCheck.Run(bound, model),
        .. DeadlineOrderCheck.Run(bound, model),
        .. ReturnLimitCheck.Run(bound, model),
        .. EmergencyCheck.Run(bound, model),
        .. NobodyActsCheck.Run(bound, model),
        .. DelegationCheck.Run(bound, model),
        .. QuorumCheck.Run(bound),
        .. NoConvenerCheck.Run(bound),
        .. VoteCheck.Run(bound),
        .. SpeakingCheck.Run(bound),
        .. ClockCheck.Run(bound),
        .. CycleCheck.Run(bound),
        .. CalendarDataCheck.Run(bound, model),
        .. UnusedNameCheck.Run(bound),
    ];
}
