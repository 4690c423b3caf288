using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Text;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Gathers findings while binding; the same finding at the same place is told once, although a clause that
/// stands for several procedures is bound several times.</summary>
public sealed class Findings
{
    private const int Most = 500;

    private readonly DiagnosticBag _bag = new();
    private readonly int _before;
    private readonly HashSet<(string, string, int)> _told = [];

    /// <summary>Gathers the findings of a whole rulebook.</summary>
    public Findings()
    {
    }

    /// <summary>Gathers those of one declaration: whether it has errors does not hang on the others.</summary>
    internal Findings(Findings whole) => _before = whole.Count;

    /// <summary>How many there are, those of the declarations before this one included.</summary>
    internal int Count => _before + _bag.Count;

    /// <summary>What was found, in the order it was told.</summary>
    internal IReadOnlyList<Diagnostic> Found => _bag.Found;

    /// <summary>What was found.</summary>
    public DiagnosticBag Bag => _bag;

    /// <summary>True when something found is an error.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Tells a finding at a place.</summary>
    public void Tell(Diagnostic diagnostic)
    {
        if (Count >= Most)
        {
            // A file this broken is mended from the top; ten thousand more findings help nobody.
            HasErrors |= diagnostic.Descriptor.Severity == Severity.Error;
            return;
        }

        if (_told.Add((diagnostic.Descriptor.Id, diagnostic.Primary.Source.Path, diagnostic.Primary.Span.Start)))
        {
            HasErrors |= diagnostic.Descriptor.Severity == Severity.Error;
            _bag.Add(diagnostic);
        }
    }

    /// <summary>Tells a finding with its arguments.</summary>
    public void Tell(DiagnosticDescriptor descriptor, Location at, params object[] arguments) =>
        Tell(new Diagnostic(descriptor, at, arguments));
}

/// <summary>Where a binder stands: a fence of a file, under an article or none.</summary>
public static class Places
{
    /// <summary>The place of a node.</summary>
    public static Location At(this SyntaxElement element, SourceText source) => new(source, element.Span);
}
