using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Symbols;

namespace ProcLang.Semantics.Model;

/// <summary>Turns an emergency into waivers of steps by the record that declares it, and into a duty to make some of them up.</summary>
internal static class EmergenciesFromBound
{
    /// <summary>Who has to make a step up is who would have done it, unless the emergency says otherwise.</summary>
    internal static void Spread(BoundRulebook bound)
    {
        foreach (var procedure in bound.Symbols.Of<ProcedureSymbol>())
        {
            var clauses = bound.ProcedureOf(procedure);
            foreach (var emergency in clauses.Emergencies)
            {
                foreach (var (of, madeUp, _) in emergency.MadeUp)
                {
                    if (emergency.MakingUp is { } duty && bound.ProcedureOf(duty).Steps.Find(s => s.Symbol.Name == madeUp) is { Actors.Length: 0 } step
                        && clauses.Steps.Find(s => s.Symbol.Name == of) is { } waived)
                    {
                        step.Actors = waived.Actors;
                        step.AnyActor = waived.AnyActor;
                    }
                }
            }
        }
    }

    internal static ProcedureModel Waived(ProcedureModel procedure, List<BoundEmergency> emergencies) => emergencies.Count == 0
        ? procedure
        : procedure with
        {
            Steps = [.. procedure.Steps.Select(s => s with
            {
                WaivedBy = [.. emergencies.SelectMany(e => e.Waived.Where(w => w.Step == s.Id).Select(w => new WaiverModel(e.Record.Name, w.Clause)))],
            })],
        };
}
