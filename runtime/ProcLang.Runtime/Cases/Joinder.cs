using System.Collections.Immutable;

namespace ProcLang.Runtime.Cases;

/// <summary>How cases are joined or divided.</summary>
public enum JoinderKind
{
    /// <summary>The case of the subject that the act names is merged into this one, and ends.</summary>
    Merges,
    /// <summary>A case on a new subject is split off, with everything that was done in this one.</summary>
    SplitsKeeping,
    /// <summary>A case on a new subject is split off and begins from the start.</summary>
    SplitsAnew,
}

/// <summary>What an act that joins or divides cases does besides being on record. <paramref name="Carried"/>: which records of the merged case
/// count in this one too, as if made here at the moment of the merging; with <paramref name="All"/> every one.</summary>
public sealed record Joinder(JoinderKind Kind, ImmutableArray<string> Carried, bool All)
{
    /// <summary>True when a merged case's record counts in the other.</summary>
    public bool Carries(string record) => All || Carried.Contains(record);

    /// <summary>Compares records by content.</summary>
    public bool Equals(Joinder? other) => other is not null && Kind == other.Kind && All == other.All && Carried.SequenceEqual(other.Carried);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, All, Carried.Length);
}
