using System.Text.RegularExpressions;
using ProcLang.Syntax.Text;

namespace ProcLang.Syntax.Tests;

/// <summary>The sample rulebooks under tests/corpus/syntax.</summary>
internal static partial class Corpus
{
    internal static IReadOnlyList<SourceText> Good { get; } = Read("good");

    internal static IReadOnlyList<SourceText> Bad { get; } = Read("bad");

    /// <summary>Where the contents of the fences of a sample stand.</summary>
    internal static IEnumerable<TextSpan> Fences(SourceText source) =>
        Fence().Matches(source.Content).Select(m => new TextSpan(m.Groups[1].Index, m.Groups[1].Length));

    internal static IEnumerable<string> GoodFences() => Good.SelectMany(s => Fences(s).Select(s.ToString));

    private static IReadOnlyList<SourceText> Read(string folder)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "ProcLang.sln")))
        {
            root = root.Parent!;
        }

        return [.. Directory.GetFiles(Path.Combine(root.FullName, "tests", "corpus", "syntax", folder), "*.proc.md")
            .Order(StringComparer.Ordinal)
            .Select(p => new SourceText(Path.GetFileName(p), File.ReadAllText(p)))];
    }

    [GeneratedRegex(@"^```proc[ \t]*\r?\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
