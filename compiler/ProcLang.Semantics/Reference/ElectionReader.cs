using System.Collections.Immutable;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Cases;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Reference;

/// <summary>Says how a person stands in an election, and who is elected. The count itself is the runtime's.</summary>
internal static class ElectionReader
{
    internal static bool Is(Condition.ElectionIs election, Situation on)
    {
        var records = on.State.Records;
        if (election.Standing == Candidacy.NobodyTied)
        {
            return Elections.Tied(records, election.Tally, Electors(election.Electors, on)).IsEmpty;
        }

        if (on.Value is not { } name)
        {
            return false;
        }

        var person = new Person(name);
        return election.Standing switch
        {
            Candidacy.Candidate => Elections.Candidates(records, election.Tally).Contains(person),
            Candidacy.Tied => Elections.Tied(records, election.Tally, Electors(election.Electors, on)).Contains(person),
            _ => Elections.Elected(records, election.Tally, Electors(election.Electors, on)).Contains(person),
        };
    }

    internal static ImmutableArray<Person> Elected(ElectsModel elects, Situation on) => Elections.Elected(
        on.State.Records, elects.Tally, Electors(elects.Electors, on), elects.Leaves && on.Value is { } leaving ? new Person(leaving) : null);

    private static int Electors(ActorReference electors, Situation on) => ReferenceResolver.Persons(electors, on).Length;
}
