using System.Collections.Immutable;

namespace ProcLang.Semantics.Scenarios;

/// <summary>A line of a scenario that did not hold: what was expected, what happened, and the citation that says why.</summary>
public sealed record ScenarioFailure(int Line, string Text, string Expected, string Got, string? Citation);

/// <summary>What became of a scenario, and which clauses it exercised: ids of clauses under which something was accepted, and
/// of clauses that refused something or whose breach or departure was recorded.</summary>
public sealed record ScenarioResult(
    string Title, string File, int Line, ImmutableArray<ScenarioFailure> Failures,
    ImmutableHashSet<string> ClausesAccepted, ImmutableHashSet<string> ClausesRefused)
{
    /// <summary>True when every expectation held.</summary>
    public bool Passed => Failures.IsEmpty;
}
