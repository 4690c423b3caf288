namespace ProcLang.Runtime.Decisions;

/// <summary>What a machine says of an act: an event, or which of the act's guards refuse it (bit i is guard i).
/// The explanation is made only when someone asks, so that saying no costs nothing.</summary>
public readonly struct Decision<TEvent>
    where TEvent : struct
{
    private Decision(TEvent happened, ulong refused)
    {
        Event = happened;
        Refused = refused;
    }

    /// <summary>True when nothing refuses the act.</summary>
    public bool IsAccepted => Refused == 0;

    /// <summary>What happens, when accepted.</summary>
    public TEvent Event { get; }

    /// <summary>The guards that refuse, as bits.</summary>
    public ulong Refused { get; }

    /// <summary>Accepts.</summary>
    public static Decision<TEvent> Accept(in TEvent happened) => new(happened, 0);

    /// <summary>Refuses; at least one bit is set.</summary>
    public static Decision<TEvent> Refuse(ulong guards) => new(default, guards);
}
