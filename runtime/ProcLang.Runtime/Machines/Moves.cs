using System.Numerics;

namespace ProcLang.Runtime.Machines;

/// <summary>Where a case goes: which steps it leaves and enters. Sets of steps are bits by position.</summary>
public struct Move(ulong active)
{
    private readonly ulong _before = active;
    private ulong _active = active;
    private ulong _entered;
    private bool _jumps;

    /// <summary>True when the case has ended.</summary>
    public bool Ended { get; private set; }

    /// <summary>Steps that became active, or were entered and completed at once.</summary>
    public readonly ulong Entered => _entered & (_active | ~_before);

    /// <summary>Steps that are active no more, or were left and entered again.</summary>
    public readonly ulong Left => (_before & (~_active | _entered)) | (~_before & _entered & ~_active);

    /// <summary>Leaves some steps and enters others.</summary>
    public void Go(ulong leave, ulong enter)
    {
        _jumps = false;
        _active = (_active & ~leave) | enter;
        _entered |= enter;
    }

    /// <summary>The case ends.</summary>
    public void End()
    {
        _jumps = false;
        Ended = true;
        _active = 0;
    }

    /// <summary>Leaves everything: the case is taken to be past a step it never reached, so no branch of its ends by that.</summary>
    public void Jump()
    {
        _active = 0;
        _jumps = true;
    }

    /// <summary>A branch of a parallel ends: true, and the rest of the branches are left, when enough have ended.</summary>
    public bool Join(ulong step, ulong branches, int needed)
    {
        if (_jumps)
        {
            _jumps = false;
            return false;
        }

        _active &= ~step;
        if (BitOperations.PopCount(branches & ~_active) < needed)
        {
            return false;
        }

        _active &= ~branches;
        return true;
    }

    /// <summary>True when the step was entered by this move, is active, and is not among those already completed by it.</summary>
    public readonly bool MaySettle(ulong step, ulong settled) => !Ended && (_active & _entered & step & ~settled) != 0;
}
