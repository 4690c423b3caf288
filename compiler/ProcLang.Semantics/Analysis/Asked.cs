using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Analysis;

/// <summary>What conditions and references look at: facts, persons, events.</summary>
public static class Asked
{
    /// <summary>Every atom of a condition, those inside others too.</summary>
    public static IEnumerable<Condition> Atoms(Condition? condition)
    {
        foreach (var atom in ConditionText.Atoms(condition))
        {
            yield return atom;
            foreach (var inner in atom switch
            {
                Condition.OnValue(_, var on) => Atoms(on),
                Condition.ActorIs(var who) => Atoms(who),
                Condition.Quorum quorum => Atoms(quorum.Of),
                _ => [],
            })
            {
                yield return inner;
            }
        }
    }

    private static IEnumerable<Condition> Atoms(ActorReference who) => who is ActorReference.Where(_, var when) ? Atoms(when) : [];

    /// <summary>The facts an atom reads.</summary>
    public static IEnumerable<string> Facts(Condition atom) => atom switch
    {
        Condition.Flag(var fact) => [fact],
        Condition.FactIs(var fact, _) => [fact],
        Condition.FactsEqual(var left, var right) => [left, right],
        Condition.Includes(var fact, _) => [fact],
        Condition.Supplied(var fact) => [fact],
        Condition.Compare(var fact, _, _) => [fact],
        Condition.CompareFacts(var left, _, var right) => [left, right],
        Condition.Beyond(var left, var right) => [.. Facts(left), .. Facts(right)],
        Condition.ActorIs(var who) => Facts(who),
        _ => [],
    };

    /// <summary>The facts a reference reads.</summary>
    public static IEnumerable<string> Facts(ActorReference who) => who switch
    {
        ActorReference.OfficeOf(_, UnitArgument.InFact(var fact)) => [fact],
        ActorReference.Related(_, UnitArgument.InFact(var fact)) => [fact],
        ActorReference.StaffOf(UnitArgument.InFact(var fact)) => [fact],
        ActorReference.InFact(var fact) => [fact],
        ActorReference.Where(var of, _) => Facts(of),
        ActorReference.Union(var parts) => parts.SelectMany(Facts),
        _ => [],
    };

    /// <summary>Every condition of a procedure.</summary>
    public static IEnumerable<Condition> Of(ProcedureModel procedure)
    {
        foreach (var step in procedure.Steps)
        {
            foreach (var condition in Of(step))
            {
                yield return condition;
            }
        }

        foreach (var record in procedure.Records)
        {
            foreach (var condition in Of(record))
            {
                yield return condition;
            }
        }

        foreach (var entry in procedure.Entry)
        {
            if (entry.When is { } when)
            {
                yield return when;
            }
        }

        if (procedure.Start?.When is { } start)
        {
            yield return start;
        }
    }

    /// <summary>Every condition of a step.</summary>
    public static IEnumerable<Condition> Of(StepModel step) =>
        step.Guards.Select(g => g.Condition).Concat(step.Alternatives.Select(a => a.When).Concat(step.CountsAs.Select(c => c.When))
            .Concat(step.Outcomes.SelectMany(o => o.Transitions.Select(t => t.When))).Concat(step.Data.Select(d => d.When)).OfType<Condition>());

    /// <summary>Every condition of a record.</summary>
    public static IEnumerable<Condition> Of(RecordModel record) => record.Guards.Select(g => g.Condition).Concat(record.Data.Select(d => d.When).OfType<Condition>());
}
