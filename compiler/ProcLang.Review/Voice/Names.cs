using System.Globalization;
using System.Text;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Voice;

/// <summary>How the rulebook's names are said: in Chinese as they are written, in English by their alias, its words taken apart
/// (GovernmentOffice: Government Office). The language's own names have a form in each.</summary>
internal sealed class Names
{
    private readonly bool _zh;
    private readonly Dictionary<string, string> _aliases = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Procedure, string Name), string> _local = [];
    private readonly Dictionary<string, FactType> _facts = new(StringComparer.Ordinal);

    internal Names(RulebookModel model, bool zh)
    {
        _zh = zh;
        foreach (var procedure in model.Procedures)
        {
            foreach (var fact in procedure.Facts)
            {
                Learn(fact);
            }
        }

        foreach (var type in model.SubjectTypes)
        {
            foreach (var fact in type.Attributes)
            {
                Learn(fact);
            }
        }

        BuiltIn(Words.MeetingSteps);
        BuiltIn(Words.MeetingRecords);
        BuiltIn(Words.VoteRecords);
        BuiltIn(Words.BallotOutcomes);
        BuiltIn(Words.CountFacts);
        BuiltIn(Words.WeightFacts);
        BuiltIn([Words.ElectedFact, Words.EliminatedFact]);
        BuiltIn(Words.TermOutcomes);
        BuiltIn(Words.ItemOutcomes);
        BuiltIn([(Words.Adjourn, "Adjourn"), (Words.GiveProxy, "GiveProxy"), (Words.Reasons, "Reasons"), (Words.Done, "Done"), Words.Waive, Words.AllActs,
            Words.DutyFulfilled, Words.DutyBreached,
            ("签发", "Sign"), ("会签", "Countersign"), ("审核", "Review"), ("审批", "Approve")]);
        foreach (var procedure in model.Procedures)
        {
            Local(procedure);
        }

        foreach (var unit in model.Units)
        {
            Learn(unit.Name, unit.Alias);
        }

        foreach (var office in model.Offices)
        {
            Learn(office.Name, office.Alias);
        }

        foreach (var group in model.Groups)
        {
            Learn(group.Name, group.Alias);
        }

        foreach (var relation in model.Relations)
        {
            Learn(relation.Name, relation.Alias);
        }

        foreach (var type in model.SubjectTypes)
        {
            Learn(type.Name, type.Alias);
        }

        foreach (var procedure in model.Procedures)
        {
            Learn(procedure.Name, procedure.Alias);
        }

        Learn(model.Name, model.Alias);
    }

    /// <summary>The name of something of the whole rulebook: an office, a unit, a type, a procedure.</summary>
    internal string Of(string name) => _zh ? name : Apart(_aliases.GetValueOrDefault(name, name));

    /// <summary>The name of something of one procedure: a step, a record, an outcome.</summary>
    internal string In(string? procedure, string name) =>
        _zh ? name : procedure is not null && _local.TryGetValue((procedure, name), out var alias) ? Apart(alias) : Of(name);

    /// <summary>Whether the fact holds several units.</summary>
    internal bool IsSet(string fact) => _facts.TryGetValue(fact, out var type) && type.Kind is FactKind.UnitSet or FactKind.PersonSet or FactKind.CaseSet;

    /// <summary>What the fact is; null when no procedure knows it.</summary>
    internal FactType? TypeOf(string fact) => _facts.GetValueOrDefault(fact);

    private void BuiltIn(IEnumerable<(string Zh, string En)> words)
    {
        foreach (var (zh, en) in words)
        {
            _aliases[zh] = en;
        }
    }

    private void Local(ProcedureModel procedure)
    {
        void Put(string name, string? alias)
        {
            if (alias is not null)
            {
                _local[(procedure.Name, name)] = alias;
                _aliases.TryAdd(name, alias);
            }
        }

        foreach (var step in procedure.Steps)
        {
            Put(step.Id, step.Alias);
            Put(step.Name, step.Alias);
            foreach (var outcome in step.Outcomes)
            {
                if (outcome.Name is { } name)
                {
                    Put(name, outcome.Alias);
                }
            }

            foreach (var counts in step.CountsAs)
            {
                Put(counts.Act, counts.Alias);
            }
        }

        foreach (var record in procedure.Records)
        {
            Put(record.Name, record.Alias);
            foreach (var outcome in record.Outcomes)
            {
                Put(outcome.Name, outcome.Alias);
            }
        }
    }

    private void Learn(FactModel fact)
    {
        Learn(fact.Name, fact.Alias);
        _facts[fact.Name] = fact.Type;
        foreach (var choice in fact.Type.Choices)
        {
            Learn(choice.Name, choice.Alias);
        }
    }

    private void Learn(string name, string? alias)
    {
        if (alias is not null)
        {
            _aliases[name] = alias;
        }
    }

    private static string Apart(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsAsciiLetterUpper(name[i]) && (char.IsAsciiLetterLower(name[i - 1]) || (i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1]) && char.IsAsciiLetterUpper(name[i - 1]))))
            {
                text.Append(' ');
            }

            text.Append(name[i]);
        }

        return text.ToString();
    }

    /// <summary>A number as people write it.</summary>
    internal static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
