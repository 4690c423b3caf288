using System.Collections.Immutable;
using ProcLang.Runtime.Cases;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Reference;

/// <summary>Where a case goes when a step is completed: follows transitions, forks, joins, and steps that complete at once.</summary>
internal sealed class Movement
{
    private readonly ProcedureModel _procedure;
    private readonly Situation _on;
    private readonly HashSet<string> _before;
    private readonly HashSet<string> _active;
    private readonly HashSet<string> _entered = [];
    private readonly HashSet<string> _skipped = [];
    private bool _ended;

    /// <param name="on">The situation after the act: its signature, completion, facts and record counted in.</param>
    private Movement(Situation on)
    {
        _procedure = on.Procedure;
        _on = on;
        _before = [.. on.State.Active.Keys];
        _active = [.. _before];
    }

    /// <summary>The first transition of the outcome whose condition holds; null when none does.</summary>
    internal static TransitionModel? Chosen(OutcomeModel outcome, Situation on) =>
        outcome.Transitions.FirstOrDefault(t => ConditionReader.Holds(t.When, on));

    /// <summary>The event completed with what it enters and leaves when the case is opened by the transition.</summary>
    internal static CaseEvent Open(CaseEvent happened, TransitionModel entry, Situation on)
    {
        var movement = new Movement(on);
        movement.Follow(entry);
        movement.Cascade();
        return movement.Describe(happened);
    }

    /// <summary>The event completed with what it enters and leaves when the step ends by the transition.</summary>
    internal static CaseEvent Complete(CaseEvent happened, string step, TransitionModel transition, Situation on)
    {
        var movement = new Movement(on);
        movement.Leave(step, transition);
        movement.Cascade();
        return movement.Describe(happened);
    }

    /// <summary>The event completed with what it enters when the case is taken to be past a step it never reached.</summary>
    internal static CaseEvent Jump(CaseEvent happened, TransitionModel? transition, Situation on)
    {
        var movement = new Movement(on);
        movement._active.Clear();
        if (transition is not null)
        {
            movement.Follow(transition);
            movement.Cascade();
        }

        return movement.Describe(happened);
    }

    private void Leave(string step, TransitionModel transition)
    {
        _active.Remove(step);
        var parallel = _procedure.Parallels.FirstOrDefault(p => p.Steps.Contains(step));
        if (parallel is null || transition.Done)
        {
            Follow(transition);
            return;
        }

        if (!transition.Join)
        {
            if (!transition.Targets.Any(parallel.Steps.Contains))
            {
                _active.ExceptWith(parallel.Steps);
            }

            Follow(transition);
            return;
        }

        // A branch has ended when its step is no longer active.
        var needed = parallel.Needed == 0 ? parallel.Steps.Length : parallel.Needed;
        if (parallel.Steps.Count(s => !_active.Contains(s)) >= needed)
        {
            _active.ExceptWith(parallel.Steps);
            Follow(parallel.Then);
        }
    }

    private void Follow(TransitionModel transition)
    {
        if (transition.Done)
        {
            _ended = true;
            _active.Clear();
            return;
        }

        foreach (var target in transition.Targets)
        {
            if (_procedure.Parallels.FirstOrDefault(p => p.Id == target) is { } parallel)
            {
                foreach (var branch in parallel.Steps)
                {
                    Enter(branch);
                }
            }
            else
            {
                Enter(target);
            }
        }
    }

    private void Enter(string step)
    {
        _active.Add(step);
        _entered.Add(step);
    }

    /// <summary>Steps that nobody has to do, or whose event has happened already, complete as soon as they are entered;
    /// each at most once, so that a circle of them ends.</summary>
    private void Cascade()
    {
        while (!_ended)
        {
            var next = _procedure.Steps.FirstOrDefault(s =>
                _active.Contains(s.Id) && _entered.Contains(s.Id) && !_skipped.Contains(s.Id) && CompletesAtOnce(s));
            if (next is null)
            {
                return;
            }

            _skipped.Add(next.Id);
            if (Chosen(next.Outcomes[0], _on) is { } transition)
            {
                Leave(next.Id, transition);
            }
        }
    }

    private bool CompletesAtOnce(StepModel step) =>
        step.Awaits is { } awaited ? _on.When(awaited) is not null : _on.Waived(step) is not null || StepSlots.Vacuous(step, _on);

    private CaseEvent Describe(CaseEvent happened)
    {
        var order = _procedure.Steps.Select(s => s.Id).ToImmutableArray();
        return happened with
        {
            // In both: left and entered again when it was active before, skipped at once when it was not.
            Entered = [.. order.Where(s => _entered.Contains(s) && (_active.Contains(s) || !_before.Contains(s)))],
            Left = [.. order.Where(s => _before.Contains(s) ? !_active.Contains(s) || _entered.Contains(s) : _entered.Contains(s) && !_active.Contains(s))],
            Ended = _ended,
        };
    }
}
