using System.Collections.Immutable;
using ProcLang.Review.Voice;
using ProcLang.Runtime.Citations;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Differences;

/// <summary>Says which way a change of the order of steps goes, and by which run one sees it. One change is looked at alone: the new procedure is
/// compared with itself as it was in that place.</summary>
internal sealed class ProcedureRuns(RulebookModel old, RulebookModel changed, Directions directions)
{
    /// <summary>An outcome that leads elsewhere.</summary>
    internal (ChangeDirection Direction, Phrase? Effect) Outcome(string procedure, string step, OutcomeModel before, OutcomeModel after)
    {
        if (Find(old, procedure) is not { } o || Find(changed, procedure) is not { } n)
        {
            return (ChangeDirection.Different, null);
        }

        static ProcedureModel With(ProcedureModel p, string step, OutcomeModel outcome, ImmutableArray<TransitionModel> transitions) => p with
        {
            Steps = [.. p.Steps.Select(s => s.Id != step ? s : s with { Outcomes = [.. s.Outcomes.Select(x => x.Name == outcome.Name ? x with { Transitions = transitions } : x)] })],
        };

        var steps = before.Transitions.Concat(after.Transitions).SelectMany(t => t.Targets);
        return Knows(n, before.Transitions)
            ? Compared(With(n, step, after, before.Transitions), n, steps)
            : Knows(o, after.Transitions) ? Compared(o, With(o, step, before, after.Transitions), steps) : (ChangeDirection.Different, null);
    }

    /// <summary>A procedure that begins elsewhere.</summary>
    internal (ChangeDirection Direction, Phrase? Effect) Entry(ProcedureModel before, ProcedureModel after)
    {
        var steps = before.Entry.Concat(after.Entry).SelectMany(t => t.Targets);
        return Knows(after, before.Entry)
            ? Compared(after with { Entry = before.Entry }, after, steps)
            : Knows(before, after.Entry) ? Compared(before, before with { Entry = after.Entry }, steps) : (ChangeDirection.Different, null);
    }

    /// <summary>A step that is new, or gone: more to do where every run was possible without it, more that can be done where runs without it remain.</summary>
    internal ChangeDirection Step(ProcedureModel with, ProcedureModel other, string step, bool isNew)
    {
        var stricter = isNew ? ChangeDirection.Stricter : ChangeDirection.Looser;
        if (Without(with, other, step) is not { } without)
        {
            return stricter;
        }

        // As if the step were new, whichever it is.
        var acts = new SharedActs(without, with, directions);
        return acts.Compared() switch
        {
            { NoneGone: true, NoneNew: true } => stricter,
            { NoneGone: true } => Directions.Opposite(stricter),
            _ => acts.Compared([], [], [], [step]).NoneGone ? stricter : ChangeDirection.Different,
        };
    }

    /// <summary>What the procedure can do as a whole that it could not, and what no longer: steps that are reached, passed over, taken again, and the
    /// shortest runs of one that the other has not.</summary>
    internal ImmutableArray<Phrase> Whole(string procedure)
    {
        if (Find(old, procedure) is not { Kind: not ProcedureKind.Signing } o || Find(changed, procedure) is not { } n)
        {
            return [];
        }

        var found = new SharedActs(o, n, directions).Compared();
        if (found is { OnlyNew: null, OnlyOld: null, Whole: true })
        {
            return [];
        }

        var (before, after) = (new StepMachine(o).Shape(), new StepMachine(n).Shape());
        var both = o.Steps.Select(s => s.Id).Intersect(n.Steps.Select(s => s.Id)).ToHashSet();
        var says = ImmutableArray.CreateBuilder<Phrase>();
        void Say(ImmutableHashSet<string> was, ImmutableHashSet<string> now, (string Zh, string En) can, (string Zh, string En) cannot)
        {
            foreach (var (only, (zh, en)) in new[] { (now.Except(was), can), (was.Except(now), cannot) })
            {
                if (n.Steps.Concat(o.Steps).Select(s => s.Id).Distinct().Where(s => both.Contains(s) && only.Contains(s)).ToList() is { Count: > 0 } steps)
                {
                    says.Add(new Pen(changed).Say(s => s.Say($"{s.List(steps.Select(x => s.Step(procedure, x)))}{zh}。", $"{s.List(steps.Select(x => s.Step(procedure, x)))} {en}.")));
                }
            }
        }

        Say(before.Reached, after.Reached, ("现在会办到", "can now be reached"), ("再也办不到", "can no longer be reached"));
        Say(before.Skippable.Intersect(after.Reached), after.Skippable.Intersect(before.Reached), ("现在可以跳过", "may now be passed over"), ("不能再跳过", "may no longer be passed over"));
        Say(before.Repeatable, after.Repeatable, ("现在可以再办一次", "may now be done again"), ("不能再办第二次", "may no longer be done again"));
        says.AddRange(Runs(found, procedure));
        return says.ToImmutable();
    }

    private static ProcedureModel? Find(RulebookModel model, string procedure) => model.Procedures.FirstOrDefault(p => p.Name == procedure);

    private static bool Knows(ProcedureModel procedure, ImmutableArray<TransitionModel> transitions) =>
        transitions.SelectMany(t => t.Targets).All(t => procedure.Steps.Any(s => s.Id == t) || procedure.Parallels.Any(p => p.Id == t));

    private (ChangeDirection Direction, Phrase? Effect) Compared(ProcedureModel before, ProcedureModel after, IEnumerable<string> steps)
    {
        var acts = new SharedActs(before, after, directions);
        var found = acts.Compared();
        var effect = Runs(found, after.Name) is { Length: > 0 } runs ? new Phrase(string.Concat(runs.Select(r => r.Zh)), string.Join(" ", runs.Select(r => r.En))) : null;
        return (found switch
        {
            // Where no run comes to the place, nothing can be said of which way it goes.
            { Whole: false } or { OnlyNew: null, OnlyOld: null } => ChangeDirection.Different,
            { OnlyOld: null } => ChangeDirection.Looser,
            { OnlyNew: null } => ChangeDirection.Stricter,
            _ => OneStep(acts, steps),
        }, effect);
    }

    /// <summary>Stricter where every run of the new is one of the old with acts of one step put in, and every run of the old is one of the new without
    /// them; looser the other way round.</summary>
    private static ChangeDirection OneStep(SharedActs acts, IEnumerable<string> steps)
    {
        var ways = new HashSet<ChangeDirection>();
        foreach (var step in steps.Distinct(StringComparer.Ordinal))
        {
            HashSet<string> one = [step];
            if (acts.Compared(one, [], [], []).NoneNew && acts.Compared([], [], [], one).NoneGone)
            {
                ways.Add(ChangeDirection.Stricter);
            }

            if (acts.Compared([], [], one, []).NoneGone && acts.Compared([], one, [], []).NoneNew)
            {
                ways.Add(ChangeDirection.Looser);
            }
        }

        return ways.Count == 1 ? ways.Single() : ChangeDirection.Different;
    }

    private ImmutableArray<Phrase> Runs(TraceComparison found, string procedure)
    {
        var pen = new Pen(changed);
        var says = ImmutableArray.CreateBuilder<Phrase>();
        foreach (var (run, zh, en) in new[] { (found.OnlyNew, "现在可以、原来不可以这样办", "Possible now and not before"), (found.OnlyOld, "原来可以、现在不可以这样办", "Possible before and no longer") })
        {
            if (run is { Length: > 0 } acts)
            {
                says.Add(pen.Say(s => s.Say($"{zh}:{Run(s)}。", $"{en}: {Run(s)}.")));
            }

            string Run(Speaker s) => string.Join(" → ", run!.Value.Select(a => Act(s, a)));
        }

        if (!found.Whole)
        {
            says.Add(new Phrase($"步骤的组合太多,只比较了前{TraceComparison.MostPositions}种情形。", $"There are too many combinations of steps: only the first {TraceComparison.MostPositions} were compared."));
        }

        return says.ToImmutable();

        string Act(Speaker s, StepAct act)
        {
            if (act == TraceComparison.End)
            {
                return s.Say("办结", "the end");
            }

            var conditions = found.Acts.CaseOf(act)?.Conditions ?? [];
            var when = conditions.IsEmpty ? "" : s.Say($"({string.Join(",", conditions.Select(c => s.ConditionOf(c, procedure)))})", $" (when {string.Join(" and ", conditions.Select(c => s.ConditionOf(c, procedure)))})");
            return s.Step(procedure, act.Step) + (act.Outcome is null ? "" : s.Say("为", " with ") + s.Quoted(s.Names.In(procedure, act.Outcome))) + when;
        }
    }

    /// <summary>The procedure without the step: what led to it leads to where its first way out goes when nothing special holds, and an outcome that the
    /// other has not and that led to it is gone too. Null: there is no such procedure.</summary>
    private static ProcedureModel? Without(ProcedureModel procedure, ProcedureModel other, string step)
    {
        if (procedure.Steps.FirstOrDefault(s => s.Id == step)?.Outcomes is not [{ Transitions: [.., var on] }, ..] || on.Targets.Contains(step))
        {
            return null;
        }

        TransitionModel Past(TransitionModel t) => !t.Targets.Contains(step) ? t : t.Targets.Length == 1
            ? t with { Targets = on.Targets, Done = on.Done, Join = on.Join }
            : t with { Targets = [.. t.Targets.Remove(step).Concat(on.Targets).Distinct()] };
        bool New(StepModel s, OutcomeModel o) =>
            o.Transitions.Any(t => t.Targets.Contains(step)) && other.Steps.FirstOrDefault(x => x.Id == s.Id) is { } was && was.Outcomes.All(x => x.Name != o.Name);
        return procedure with
        {
            Entry = [.. procedure.Entry.Select(Past)],
            Parallels = [.. procedure.Parallels.Select(p => p with { Steps = p.Steps.Remove(step), Then = Past(p.Then) }).Where(p => p.Steps.Length > 0)],
            Steps = [.. procedure.Steps.Where(s => s.Id != step).Select(s => s with
            {
                Outcomes = [.. s.Outcomes.Where(o => !New(s, o)).Select(o => o with { Transitions = [.. o.Transitions.Select(Past)] })],
            })],
        };
    }
}
