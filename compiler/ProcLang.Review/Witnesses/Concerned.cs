using ProcLang.Semantics.Analysis;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Witnesses;

/// <summary>Which offices and relations a change concerns: those its procedure names, those of the procedures it waits for, and whoever stands in for
/// them. In a large rulebook an example needs nobody else.</summary>
internal sealed class Concerned
{
    private readonly RulebookModel[] _models;

    private Concerned(params RulebookModel[] models) => _models = models;

    /// <summary>Offices, by name.</summary>
    internal HashSet<string> Offices { get; } = new(StringComparer.Ordinal);

    /// <summary>Relations, by name.</summary>
    internal HashSet<string> Relations { get; } = new(StringComparer.Ordinal);

    /// <summary>What the procedure concerns in either rulebook; nothing for a change that belongs to none.</summary>
    internal static Concerned By(RulebookModel old, RulebookModel changed, string? procedure)
    {
        var concerned = new Concerned(old, changed);
        foreach (var model in concerned._models)
        {
            foreach (var one in model.Procedures.Where(p => p.Name == procedure || (procedure is not null && p.Start?.Procedure == procedure)))
            {
                concerned.Add(one);
                foreach (var before in model.Procedures.Where(p => one.Start?.Procedure == p.Name))
                {
                    concerned.Add(before);
                }
            }

            foreach (var rule in model.Acting.Where(r => concerned.Offices.Contains(r.Absent.Name)))
            {
                concerned.Offices.Add(rule.Deputy.Name);
            }
        }

        return concerned;
    }

    private void Add(ProcedureModel procedure)
    {
        foreach (var actor in procedure.Steps.SelectMany(s => s.Actors).Concat(procedure.Records.SelectMany(r => r.Actors)))
        {
            Add(actor.Reference, 0);
        }

        foreach (var alternative in procedure.Steps.SelectMany(s => s.Alternatives))
        {
            Add(alternative.Reference, 0);
        }

        foreach (var atom in Asked.Of(procedure).SelectMany(Asked.Atoms))
        {
            Add(atom);
        }

        foreach (var who in _models.SelectMany(m => m.Meetings).Where(m => m.Name == procedure.Name).SelectMany(m => m.Members.Concat(m.Attendees)))
        {
            Add(who, 0);
        }
    }

    private void Add(Condition atom)
    {
        switch (atom)
        {
            case Condition.ActorIs(var who):
                Add(who, 0);
                break;
            case Condition.ValueIs(var who):
                Add(who, 0);
                break;
            case Condition.Quorum quorum:
                Add(quorum.Of, 0);
                break;
            case Condition.Recorded(_, _, { } by):
                Add(by, 0);
                break;
            case Condition.Delegated(var from, _):
                Offices.Add(from);
                break;
            case Condition.Beyond(var left, var right):
                Add(left, 0);
                Add(right, 0);
                break;
        }
    }

    private void Add(ActorReference who, int depth)
    {
        switch (who)
        {
            case ActorReference.OfOffice(var office):
                Offices.Add(office);
                break;
            case ActorReference.OfficeOf(var office, _):
                Offices.Add(office);
                break;
            case ActorReference.Related(var relation, _):
                Relations.Add(relation);
                break;
            case ActorReference.InGroup(var group) when depth < 8:
                foreach (var member in _models.SelectMany(m => m.Groups).Where(g => g.Name == group).SelectMany(g => g.Members))
                {
                    Add(member, depth + 1);
                }

                break;
            case ActorReference.Where(var of, _):
                Add(of, depth);
                break;
            case ActorReference.Union(var parts):
                foreach (var part in parts)
                {
                    Add(part, depth);
                }

                break;
        }
    }
}
