using System.Text.RegularExpressions;
using ProcLang.Syntax.Text;

namespace ProcLang.Syntax.Tests;

/// <summary>The sample rulebooks under tests/corpus/syntax.</summary>
internal static partial class Corpus
{
    internal static IReadOnlyList<SourceText> Good { get; } = Read("tests/corpus/syntax/good");

    internal static IReadOnlyList<SourceText> Bad { get; } = Read("tests/corpus/syntax/bad");

    /// <summary>The rulebooks of the repository.</summary>
    internal static IReadOnlyList<SourceText> Specs { get; } = Read("specs");

    /// <summary>Where the contents of the fences of a sample stand.</summary>
    internal static IEnumerable<TextSpan> Fences(SourceText source) =>
        Fence().Matches(source.Content).Select(m => new TextSpan(m.Groups[1].Index, m.Groups[1].Length));

    internal static IEnumerable<string> GoodFences() => Good.SelectMany(s => Fences(s).Select(s.ToString));

    /// <summary>A file of the repository, by its path from the root.</summary>
    internal static string ReadRepositoryFile(string path) => File.ReadAllText(Path.Combine(Root(), path));

    private static IReadOnlyList<SourceText> Read(string folder) =>
    [
        .. Directory.GetFiles(Path.Combine(Root(), folder), "*.proc.md", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(p => new SourceText(Path.GetFileName(p), File.ReadAllText(p))),
    ];

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ProcLang.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"^```proc[ \t]*\r?\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
