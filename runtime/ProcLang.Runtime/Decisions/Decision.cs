using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace ProcLang.Runtime.Decisions;

/// <summary>What a machine says of an act: an event, or which of the act's guards refuse it (bit i is guard i).
/// The explanation is made only when someone asks, so that saying no costs nothing.</summary>
public readonly struct Decision<TEvent>
    where TEvent : struct
{
    private readonly TEvent _happened;

    private Decision(in TEvent happened, ulong refused)
    {
        _happened = happened;
        Refused = refused;
    }

    /// <summary>True when nothing refuses the act.</summary>
    public bool IsAccepted => Refused == 0;

    /// <summary>What happens, when accepted; by reference, so that counting it in copies nothing.</summary>
    [UnscopedRef]
    public ref readonly TEvent Event => ref _happened;

    /// <summary>The guards that refuse, as bits.</summary>
    public ulong Refused { get; }

    /// <summary>Accepts.</summary>
    public static Decision<TEvent> Accept(in TEvent happened) => new(happened, 0);

    /// <summary>Refuses; at least one bit is set.</summary>
    // Not inlined: an inlined copy would make every caller clear room for an event on the way to accepting.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Decision<TEvent> Refuse(ulong guards) => new(default, guards);
}
