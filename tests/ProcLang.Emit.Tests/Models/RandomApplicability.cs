using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Cases;

namespace ProcLang.Emit.Tests.Models;

/// <summary>When rules put together at random apply, to whom, and to which cases begun before.</summary>
internal sealed partial class RandomRulebook
{
    /// <summary>Another text that the rules may repeal.</summary>
    internal const string FormerText = "旧规";

    private Applicability WhenAndToWhom(ImmutableArray<string> types)
    {
        if (!Chance(3))
        {
            return Applicability.Unlimited;
        }

        // Traces begin on 22 April 2024: some days lie before, some after.
        var from = new LocalDate(2024, 4, 20).PlusDays(_random.Next(5));
        return new Applicability(
            Chance(4) ? null : new InForce(from, Chance(3) ? from.PlusDays(_random.Next(12)) : null, Clause()),
            Chance(2) ? [new Repeal(FormerText, Clause())] : [],
            [
                .. Chance(2) ? [new Transition([Pick([.. types])], Chance(2), Chance(2) ? from.PlusDays(-1 - _random.Next(3)) : null, Clause())] : ImmutableArray<Transition>.Empty,
                .. Chance(2) ? [new Transition([], !Chance(3), null, Clause())] : ImmutableArray<Transition>.Empty,
            ],
            Chance(2) ? [new Addressees([UnitNames[0]], Clause()), new Addressees([UnitNames[1]], Clause())] : []);
    }
}
