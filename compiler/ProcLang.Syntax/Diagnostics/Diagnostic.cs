using System.Collections.Immutable;
using System.Globalization;
using ProcLang.Syntax.Text;

namespace ProcLang.Syntax.Diagnostics;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>The rulebook has no meaning until it is mended.</summary>
    Error,
    /// <summary>It has a meaning, but probably not the one meant.</summary>
    Warning,
    /// <summary>It could be said better.</summary>
    Advice,
}

/// <summary>A sentence in both languages.</summary>
public sealed record Bilingual(string Zh, string En);

/// <summary>One entry of the catalogue: what a finding is, with <c>{0}</c> places for its arguments.</summary>
public sealed record DiagnosticDescriptor(
    string Id, Severity Severity, string TitleZh, string TitleEn, string MessageZh, string MessageEn);

/// <summary>A second place a finding speaks of.</summary>
public sealed record SecondaryLabel(Location Location, Bilingual Text);

/// <summary>A finding at a place: what is wrong, why, a concrete case, what to do.</summary>
public sealed record Diagnostic
{
    /// <summary>Makes a finding.</summary>
    public Diagnostic(DiagnosticDescriptor descriptor, Location primary, params object[] arguments)
    {
        Descriptor = descriptor;
        Primary = primary;
        Arguments = [.. arguments];
    }

    /// <summary>Which finding it is.</summary>
    public DiagnosticDescriptor Descriptor { get; }

    /// <summary>The text it underlines.</summary>
    public Location Primary { get; }

    /// <summary>What the message names.</summary>
    public ImmutableArray<object> Arguments { get; }

    /// <summary>What is said beside the underlined text; null: nothing.</summary>
    public Bilingual? Label { get; init; }

    /// <summary>Other places it speaks of.</summary>
    public ImmutableArray<SecondaryLabel> Others { get; init; } = [];

    /// <summary>A concrete case (例).</summary>
    public Bilingual? Case { get; init; }

    /// <summary>Something to do about it (可改).</summary>
    public Bilingual? Fix { get; init; }

    /// <summary>The article it stands under, as displayed beside the place; null: none.</summary>
    public Bilingual? Article { get; init; }

    /// <summary>The same finding with a label beside the underlined text.</summary>
    public Diagnostic WithLabel(string zh, string en) => this with { Label = new Bilingual(zh, en) };

    /// <summary>The same finding with another place.</summary>
    public Diagnostic WithOther(Location at, string zh, string en) => this with { Others = Others.Add(new SecondaryLabel(at, new Bilingual(zh, en))) };

    /// <summary>The same finding with a concrete case.</summary>
    public Diagnostic WithCase(string zh, string en) => this with { Case = new Bilingual(zh, en) };

    /// <summary>The same finding with something to do.</summary>
    public Diagnostic WithFix(string zh, string en) => this with { Fix = new Bilingual(zh, en) };

    /// <summary>The message in Chinese.</summary>
    public string MessageZh => string.Format(CultureInfo.InvariantCulture, Descriptor.MessageZh, [.. Arguments.Select(a => a is Bilingual both ? both.Zh : a)]);

    /// <summary>The message in English.</summary>
    public string MessageEn => string.Format(CultureInfo.InvariantCulture, Descriptor.MessageEn, [.. Arguments.Select(a => a is Bilingual both ? both.En : a)]);
}

/// <summary>Findings as they are gathered; read back in a stable order: file, place, id.</summary>
public sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _found = [];

    /// <summary>Adds one.</summary>
    public void Add(Diagnostic diagnostic) => _found.Add(diagnostic);

    /// <summary>Adds several.</summary>
    public void AddRange(IEnumerable<Diagnostic> diagnostics) => _found.AddRange(diagnostics);

    /// <summary>All, in the order they were added.</summary>
    public IReadOnlyList<Diagnostic> Found => _found;

    /// <summary>How many there are.</summary>
    public int Count => _found.Count;

    /// <summary>All, by path, place and id.</summary>
    public ImmutableArray<Diagnostic> InOrder() =>
    [
        .. _found
            .OrderBy(d => d.Primary.Source.Path, StringComparer.Ordinal)
            .ThenBy(d => d.Primary.Span.Start)
            .ThenBy(d => d.Descriptor.Id, StringComparer.Ordinal),
    ];
}
