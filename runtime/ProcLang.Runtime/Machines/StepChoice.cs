namespace ProcLang.Runtime.Machines;

/// <summary>The step an act is meant for, and the rule by which another act counts as the step's own (-1: it is the step's own).</summary>
public readonly record struct StepChoice(int Step, int CountsAs)
{
    /// <summary>The first active step that knows the act and where it is this person's turn, else the first active one; when none
    /// is active, the first of the plan that is running, else the first in the text.</summary>
    public static StepChoice For(ActTable act, Scene scene)
    {
        var table = scene.Procedure;
        var active = scene.State.ActiveSteps;
        var knowing = act.Steps.Select(s => Match(table.Steps[s], act, scene)).ToList();
        var open = knowing.FindAll(c => (active >> c.Step & 1) != 0);
        var counting = open.FindAll(c => c.CountsAs < 0 || Holds(table.Steps[c.Step].CountsAs[c.CountsAs], scene));
        var candidates = counting.Count > 0 ? counting : open;
        if (candidates.Count > 0)
        {
            foreach (var candidate in candidates)
            {
                if (scene.By is { } by && new StepAuthority(table.Steps[candidate.Step], scene).CanAct(by))
                {
                    return candidate;
                }
            }

            return candidates[0];
        }

        foreach (var choice in knowing)
        {
            if (table.Steps[choice.Step].Group is { } group && table.Steps.Any(s => s.Group == group && (active >> s.Index & 1) != 0))
            {
                return choice;
            }
        }

        return knowing[0];
    }

    private static StepChoice Match(StepTable step, ActTable act, Scene scene)
    {
        if (act.Words.Contains(step.Act) || (step.Act == step.Name && step.Alias is { } alias && act.Words.Contains(alias)))
        {
            return new(step.Index, -1);
        }

        var first = -1;
        for (var i = 0; i < step.CountsAs.Length; i++)
        {
            var rule = step.CountsAs[i];
            if (act.Words.Contains(rule.Act) || (rule.Alias is { } other && act.Words.Contains(other)))
            {
                if (Holds(rule, scene))
                {
                    return new(step.Index, i);
                }

                first = first < 0 ? i : first;
            }
        }

        return new(step.Index, first);
    }

    private static bool Holds(CountsAsEntry rule, Scene scene) => rule.When is null || rule.When(scene);
}
