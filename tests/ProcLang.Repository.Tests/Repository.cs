using System.Text.RegularExpressions;

namespace ProcLang.Repository.Tests;

/// <summary>The files of this repository as they stand in the working tree, without what a build makes.</summary>
internal static partial class Repository
{
    private static readonly string[] Made = ["bin", "obj", ".git", ".vs", ".idea", "TestResults", "BenchmarkDotNet.Artifacts"];

    private static readonly string[] TextExtensions =
        [".cs", ".csproj", ".props", ".targets", ".sln", ".g4", ".md", ".json", ".config", ".txt", ".yml", ".yaml", ".xml", ".html", ".css", ".js", ".editorconfig", ".gitattributes", ".gitignore", ".sh"];

    /// <summary>The folder of ProcLang.sln.</summary>
    internal static string Root { get; } = FindRoot();

    /// <summary>Every file, as a path from the root with forward slashes, in a fixed order.</summary>
    internal static IReadOnlyList<string> Files { get; } = [.. Walk(Root).Order(StringComparer.Ordinal)];

    /// <summary>The files that people read: everything but the likes of the ANTLR jar.</summary>
    internal static IEnumerable<string> TextFiles => Files.Where(f =>
        TextExtensions.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase) || Path.GetExtension(f).Length == 0);

    /// <summary>The C# written by hand, under the given folders.</summary>
    internal static IEnumerable<string> CSharp(params string[] folders) =>
        Files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal) && folders.Any(d => f.StartsWith(d, StringComparison.Ordinal)));

    internal static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>C# without comments and without the contents of string and character literals, so that a scan sees code only.
    /// Line numbers stay as they are. What is interpolated into a string is lost as well; the tests that must see it
    /// read the built assemblies.</summary>
    internal static string CodeOf(string file) => NotCode().Replace(Read(file), m =>
        new string('\n', m.Value.Count(c => c == '\n')) is { Length: > 0 } lines ? lines : " ");

    [GeneratedRegex("""//[^\n]*|/\*[\s\S]*?\*/|\$*"{3}[\s\S]*?"{3}|\$?@\$?"(?:[^"]|"")*"|\$?"(?:\\.|[^"\\\n])*"|'(?:\\.[^']*|[^'\\\n])'""")]
    private static partial Regex NotCode();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ProcLang.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("These tests run inside the repository, below ProcLang.sln.");
    }

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            // In a worktree .git is a file.
            if (Path.GetFileName(file) != ".git")
            {
                yield return Path.GetRelativePath(Root, file).Replace('\\', '/');
            }
        }

        foreach (var below in Directory.EnumerateDirectories(folder).Where(d => !Made.Contains(Path.GetFileName(d))).SelectMany(Walk))
        {
            yield return below;
        }
    }
}
