using NodaTime;

namespace ProcLang.Runtime.Cases;

/// <summary>An instant as machines keep it: ticks of 100 nanoseconds since 1970-01-01T00:00:00Z, negative before it. It is half
/// the size of an <see cref="Instant"/>, so that states and events are copied in registers. A <see cref="Context"/> cuts its
/// instant to whole ticks, so nothing finer ever reaches a machine.</summary>
/// <param name="Ticks">Whole ticks since 1970-01-01T00:00:00Z.</param>
public readonly record struct Moment(long Ticks)
{
    /// <summary>The instant, cut to whole ticks.</summary>
    public static Moment Of(Instant instant) => new(instant.ToUnixTimeTicks());

    /// <summary>The same as an instant.</summary>
    public Instant ToInstant() => Instant.FromUnixTimeTicks(Ticks);

    /// <summary>The same as an instant.</summary>
    public static implicit operator Instant(Moment moment) => moment.ToInstant();

    /// <inheritdoc/>
    public override string ToString() => ToInstant().ToString();
}
