using System.Collections.Immutable;
using ProcLang.Runtime.Deadlines;
using ProcLang.Semantics.Model;

namespace ProcLang.Emit.Tests.Models;

/// <summary>What changes clocks, at random.</summary>
internal sealed partial class RandomRulebook
{
    private ImmutableArray<TurnModel> Turns() =>
    [
        .. Enumerable.Range(0, 1 + _random.Next(3)).SelectMany(_ => _random.Next(3) switch
        {
            0 when _records.Length > 0 =>
                new[] { new TurnModel(ClockTurnKind.Extend, new EventModel(null, Pick(_records), null), new Period(1 + _random.Next(4), Pick(Enum.GetValues<PeriodUnit>())), Clause()) },
            1 => [new TurnModel(ClockTurnKind.Restart, Event(), null, Clause())],
            _ => [new TurnModel(ClockTurnKind.Suspend, Event(), null, Clause()), new TurnModel(ClockTurnKind.Resume, Event(), null, Clause())],
        }),
    ];
}
