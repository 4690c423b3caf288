using System.Collections.Immutable;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Properties;

/// <summary>Which procedures are about the same kinds of subject, and what a subject of theirs is like: found once for a rulebook, for each
/// property asks it.</summary>
internal sealed class Neighbours
{
    private readonly Dictionary<string, ProcedureModel> _procedures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SubjectTypeModel> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ProcedureModel>> _about = new(StringComparer.Ordinal);

    internal Neighbours(RulebookModel model)
    {
        foreach (var type in model.SubjectTypes)
        {
            _types.TryAdd(type.Name, type);
        }

        foreach (var procedure in model.Procedures)
        {
            _procedures.TryAdd(procedure.Name, procedure);
            foreach (var type in procedure.SubjectTypes)
            {
                (_about.TryGetValue(type, out var there) ? there : _about[type] = []).Add(procedure);
            }
        }
    }

    /// <summary>The procedure of the name.</summary>
    internal ProcedureModel this[string procedure] => _procedures[procedure];

    /// <summary>What subjects of the procedure may have.</summary>
    internal IEnumerable<FactModel> Attributes(ProcedureModel procedure) =>
        procedure.SubjectTypes.Distinct().SelectMany(t => _types.TryGetValue(t, out var type) ? type.Attributes : ImmutableArray<FactModel>.Empty);

    /// <summary>The other procedures about the same subjects.</summary>
    internal IEnumerable<ProcedureModel> Others(ProcedureModel procedure) =>
        procedure.SubjectTypes.SelectMany(t => _about.GetValueOrDefault(t) ?? []).Where(p => p.Name != procedure.Name).Distinct(ReferenceEqualityComparer.Instance).Cast<ProcedureModel>();
}
