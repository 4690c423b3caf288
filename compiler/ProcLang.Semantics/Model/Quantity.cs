using System.Collections.Immutable;

namespace ProcLang.Semantics.Model;

/// <summary>Whose proxies count, and by which record they are given: its value is the holder, the last one given is meant.</summary>
public sealed record ProxyModel(string Record, ActorReference Of);

/// <summary>How many votes each has: of the entries that give a person the first decides; one whom none gives has one.</summary>
public sealed record WeightModel(ImmutableArray<WeightEntry> Entries)
{
    /// <summary>Compares entries by content.</summary>
    public bool Equals(WeightModel? other) => other is not null && Entries.SequenceEqual(other.Entries);
    /// <inheritdoc/>
    public override int GetHashCode() => Entries.Length;
}

/// <summary>The persons of the reference have so many votes each; null: as many as the roster says they hold.</summary>
public sealed record WeightEntry(ActorReference Of, int? Votes);

/// <summary>How many: persons, those present, those who did something, a number among the facts. What majorities, quorums and
/// joint requests are measured in; persons are counted once whatever they hold.</summary>
public abstract record Quantity
{
    private Quantity() { }
    /// <summary>A number the rules state.</summary>
    public sealed record Fixed(int Value) : Quantity;
    /// <summary>A number fact of the case; 0 while it is missing.</summary>
    public sealed record OfFact(string Fact) : Quantity;
    /// <summary>How many persons the reference gives; whoever stands in is not among them.</summary>
    public sealed record Persons(ActorReference Of) : Quantity;
    /// <summary>Meeting: how many of the persons are present now.</summary>
    /// <remarks>With <paramref name="Proxies"/> one who is absent counts as present while the holder of his proxy is.</remarks>
    public sealed record Present(ActorReference Of, string? Proxies = null) : Quantity;
    /// <summary>How many different persons have made the record (with the outcome, when given), in this procedure or another on
    /// the same subject; with <paramref name="SameValue"/> only records about what the act in hand is about; with
    /// <paramref name="By"/> only persons of the reference.</summary>
    /// <remarks>With <paramref name="Proxies"/> each who made it counts besides for everyone of its reference who last gave him his proxy, is
    /// not present and has not made it himself.</remarks>
    public sealed record Made(string? Procedure, string Record, string? Outcome, bool SameValue, ActorReference? By, ProxyModel? Proxies = null) : Quantity;
    /// <summary>How often the event has happened: the step was completed or the record made (with the outcome, when given), in this case or
    /// in another of the same subject.</summary>
    public sealed record Times(EventModel Event) : Quantity;
    /// <summary>The most persons of the reference who belong to one and the same of the units.</summary>
    public sealed record MostOfOne(ActorReference Of, ImmutableArray<string> Units) : Quantity
    {
        /// <summary>Compares units by content.</summary>
        public bool Equals(MostOfOne? other) => other is not null && Of == other.Of && Units.SequenceEqual(other.Units);
        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Of, Units.Length);
    }
    /// <summary>How often the one who acts has made the record about what the act in hand is about, or, with <paramref name="Any"/>, about anything.</summary>
    public sealed record Repeats(string Record, bool Any = false) : Quantity;
    /// <summary>All together.</summary>
    public sealed record Sum(ImmutableArray<Quantity> Parts) : Quantity
    {
        /// <summary>Compares parts by content.</summary>
        public bool Equals(Sum? other) => other is not null && Parts.SequenceEqual(other.Parts);
        /// <inheritdoc/>
        public override int GetHashCode() => Parts.Length;
    }
    /// <summary>The same, where each person counts for as many as he has votes, and not for one.</summary>
    public sealed record Weighted(Quantity Of, WeightModel By) : Quantity;
    /// <summary>One less the other.</summary>
    public sealed record Less(Quantity From, Quantity Taken) : Quantity;
}
