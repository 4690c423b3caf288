using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Reference;

/// <summary>Says how a person stands in an election, and who is elected. The count itself is the runtime's.</summary>
internal static class ElectionReader
{
    internal static bool Is(Condition.ElectionIs election, Situation on)
    {
        var person = on.Value is { } name ? new Person(name) : (Person?)null;
        if (election.Standing == Candidacy.Candidate)
        {
            return person is { } named && Elections.Candidates(on.State.Records, election.Tally).Contains(named);
        }

        var result = Count(election.Tally, election.Electors, election.Weights, null, on);
        return election.Standing switch
        {
            Candidacy.NobodyTied => result.Tied.IsEmpty,
            Candidacy.NobodyTiedLast => result.TiedLast.IsEmpty,
            Candidacy.Tied => person is { } named && result.Tied.Contains(named),
            Candidacy.TiedLast => person is { } named && result.TiedLast.Contains(named),
            _ => person is { } named && result.Elected.Contains(named),
        };
    }

    /// <summary>The facts with who is elected, and who was eliminated, among them.</summary>
    internal static FactSet Declared(ElectsModel elects, FactSet facts, Situation on)
    {
        var result = Count(elects.Tally, elects.Electors, elects.Weights, elects.Leaves && on.Value is { } leaving ? new Person(leaving) : null, on);
        facts = facts.With(elects.Fact, new FactValue.PersonSet(result.Elected));
        return elects.OutFact is { } fact ? facts.With(fact, new FactValue.PersonSet(result.Eliminated)) : facts;
    }

    private static ElectionResult Count(ElectionTally tally, ActorReference electors, WeightModel? weights, Person? leaving, Situation on)
    {
        var of = ReferenceResolver.Persons(electors, on).Sum(p => QuantityReader.Weight(weights, p.Person, on.Now, on));
        return Elections.Count(on.State.Records, tally, of, (p, at) => QuantityReader.Weight(weights, p, at, on), leaving);
    }
}
