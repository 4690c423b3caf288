using System.Collections.Immutable;
using ProcLang.Runtime.Citations;

namespace ProcLang.Runtime.Authority;

/// <summary>Who stands in for an absent holder (代行). While a holder of <paramref name="Absent"/> is away for one of the
/// kinds (none: any), a holder of <paramref name="Deputy"/> may act as he may; with <paramref name="NeedsMandate"/> only when
/// the absent holder has mandated him. It is never passed on.</summary>
public sealed record ActingRule(Office Absent, Office Deputy, ImmutableArray<string> AbsenceKinds, bool NeedsMandate, Clause Clause)
{
    /// <summary>Offices that come first in the succession: this deputy stands in only while none of their holders is there.</summary>
    public ImmutableArray<Office> After { get; init; } = [];
}
