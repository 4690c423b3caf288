using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Text;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Leaves out findings that only follow from words that could not be read: names declared on such a line and used elsewhere,
/// whatever is told of the line itself, and what a block is said to lack that has such a line. They would vanish with the slip of
/// the pen, and until then hide it.</summary>
internal static partial class Consequences
{
    /// <summary>The findings that say something by themselves, in the order given.</summary>
    internal static ImmutableArray<Diagnostic> Without(ImmutableArray<Diagnostic> found, ImmutableArray<ParsedFile> files)
    {
        var unread = found.Where(IsOfSyntax).ToList();
        if (unread.Count == 0)
        {
            return found;
        }

        var lines = unread.Select(d => (d.Primary.Source.Path, d.Primary.Line)).ToHashSet();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in unread.Select(d => (d.Primary.Source, d.Primary.Line)).Distinct())
        {
            var words = Name().Matches(line.Source.GetLine(line.Line - 1)).Select(m => m.Value).ToList();
            names.UnionWith(words);
            // A name of two words, written as one elsewhere.
            names.UnionWith(words.Zip(words.Skip(1), (a, b) => a + b).SelectMany(n => new[] { n, n.Replace("-", "", StringComparison.Ordinal) }));
        }

        var blocks = files.SelectMany(f => f.Fences).SelectMany(f => f.Diagnostics.IsEmpty ? [] : f.Root.ChildNodes
            .Where(n => f.Diagnostics.Any(d => IsOfSyntax(d) && n.Span.Start <= d.Primary.Span.Start && d.Primary.Span.Start <= n.Span.End))
            .Select(n => (f.Source.Path, n.Span))).ToList();
        var noHead = unread.Any(d => d.Primary.Source.Content.Contains("规则", StringComparison.Ordinal) || d.Primary.Source.Content.Contains("rulebook", StringComparison.Ordinal));

        return [.. found.Where(d => IsOfSyntax(d) || !Follows(d))];

        bool Follows(Diagnostic d) =>
            lines.Contains((d.Primary.Source.Path, d.Primary.Line))
            || (OfNames.Contains(d.Descriptor.Id) && d.Arguments is [var name, ..] && Name().Matches(name.ToString() ?? "").Any(m => names.Contains(m.Value)))
            || (d.Descriptor == NameDiagnostics.NoHead && noHead)
            || (d.Descriptor.Id.StartsWith("PL3", StringComparison.Ordinal) && blocks.Any(b => b.Path == d.Primary.Source.Path && b.Span.Start <= d.Primary.Span.Start && d.Primary.Span.Start <= b.Span.End));
    }

    private static readonly string[] OfNames =
    [
        NameDiagnostics.UnknownName.Id, NameDiagnostics.UnknownStep.Id, NameDiagnostics.UnknownEvent.Id, NameDiagnostics.UnknownOutcome.Id,
        NameDiagnostics.UnknownAct.Id, NameDiagnostics.UnknownCase.Id,
    ];

    /// <summary>Findings of the fence's syntax, PL11xx.</summary>
    private static bool IsOfSyntax(Diagnostic d) => d.Descriptor.Id.StartsWith("PL11", StringComparison.Ordinal);

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{N}\p{M}_-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
