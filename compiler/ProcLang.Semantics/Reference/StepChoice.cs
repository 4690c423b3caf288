using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Reference;

/// <summary>The step an act is meant for, and the clause by which another act counts as the step's own.</summary>
internal sealed record StepChoice(StepModel Step, CountsAsModel? CountsAs)
{
    /// <summary>Null when no step knows the act.</summary>
    internal static StepChoice? For(string act, Situation on)
    {
        var knowing = on.Procedure.Steps.Select(s => Match(s, act, on)).OfType<StepChoice>().ToList();
        var active = knowing.Where(c => on.State.At(c.Step.Id) is not null).ToList();
        var counting = active.Where(c => c.CountsAs is null || ConditionReader.Holds(c.CountsAs.When, on)).ToList();
        var candidates = counting.Count > 0 ? counting : active;
        if (candidates.Count > 0)
        {
            return candidates.Find(c => new Authority(c.Step, on) is var authority
                && on.By is { } by && (authority.MayFillOpen(by) || authority.MayInstead(by))) ?? candidates[0];
        }

        var groups = on.Procedure.Steps.Where(s => s.Group is not null && on.State.At(s.Id) is not null).Select(s => s.Group).ToHashSet();
        return knowing.Find(c => c.Step.Group is { } group && groups.Contains(group)) ?? knowing.FirstOrDefault();
    }

    private static StepChoice? Match(StepModel step, string act, Situation on)
    {
        if (step.Awaits is not null)
        {
            return null;
        }

        if (step.Act == act || (step.Alias == act && step.Act == step.Name))
        {
            return new StepChoice(step, null);
        }

        var other = step.CountsAs.Where(c => c.Act == act || c.Alias == act).ToList();
        return other.Count == 0 ? null : new StepChoice(step, other.Find(c => ConditionReader.Holds(c.When, on)) ?? other[0]);
    }
}
