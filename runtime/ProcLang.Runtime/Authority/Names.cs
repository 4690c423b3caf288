using NodaTime;

namespace ProcLang.Runtime.Authority;

/// <summary>A natural person, by name. Members of meetings are persons, not posts.</summary>
public readonly record struct Person(string Name)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A unit or body (部门, 机关), by its canonical name.</summary>
public readonly record struct Unit(string Name)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>An office (职务), by its canonical name.</summary>
public readonly record struct Office(string Name)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A term, in local dates of the roster's zone; both ends inclusive, null is open.</summary>
public readonly record struct Term(LocalDate? From = null, LocalDate? To = null)
{
    /// <summary>Without bounds.</summary>
    public static Term Always => default;

    /// <summary>True when the day lies in the term.</summary>
    public bool Covers(LocalDate day) => (From is not { } from || day >= from) && (To is not { } to || day <= to);
}
