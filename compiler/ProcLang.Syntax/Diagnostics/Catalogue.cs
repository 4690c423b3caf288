using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ProcLang.Syntax.Diagnostics;

/// <summary>All findings the compiler can tell, by id. Each assembly that tells findings lists them; a host puts the lists together.</summary>
public sealed class Catalogue
{
    private readonly FrozenDictionary<string, DiagnosticDescriptor> _byId;

    private Catalogue(ImmutableArray<DiagnosticDescriptor> all)
    {
        All = all;
        _byId = all.ToFrozenDictionary(d => d.Id, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Every entry, by id.</summary>
    public ImmutableArray<DiagnosticDescriptor> All { get; }

    /// <summary>Puts lists together; an id stands once.</summary>
    public static Catalogue Of(params ImmutableArray<DiagnosticDescriptor>[] lists) =>
        new([.. lists.SelectMany(l => l).OrderBy(d => d.Id, StringComparer.Ordinal)]);

    /// <summary>The entry of an id, in any case of letters; null when there is none.</summary>
    public DiagnosticDescriptor? Find(string id) => _byId.GetValueOrDefault(id);
}
