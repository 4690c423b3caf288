using ProcLang.Semantics.Binding;
using ProcLang.Syntax.Text;

namespace ProcLang.Review.Tests;

/// <summary>Rulebooks of the repository, and rulebooks written in a test.</summary>
internal static class SpecFiles
{
    private sealed class Provider(Func<string, string, string>? change) : ISourceProvider
    {
        public (SourceText? Text, UnreadableText? Why)? Read(string includingPath, string path)
        {
            var full = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(includingPath) ?? "", path));
            return File.Exists(full) ? (Source(full, change), null) : null;
        }
    }

    internal static string Root { get; } = Find();

    /// <summary>Every rulebook whose meaning the tests say back and compare.</summary>
    internal static IEnumerable<string> All =>
    [
        "specs/lulong", .. Files("specs/examples"), .. Files("tests/corpus/meetings/good"), .. Files("tests/corpus/norms/good"), .. Files("tests/corpus/flow/good"),
    ];

    /// <summary>Compiles a file or folder of the repository, each text changed first; <paramref name="more"/> is a file besides.</summary>
    internal static Compilation Compile(string path, Func<string, string, string>? change = null, string? more = null)
    {
        var full = Path.Combine(Root, path);
        var files = Directory.Exists(full) ? Directory.EnumerateFiles(full, "*.proc.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : (IEnumerable<string>)[full];
        var sources = files.Select(f => Source(f, change));
        return Compilation.Create(more is null ? sources : sources.Append(new SourceText(Path.Combine(Root, "witness.proc.md"), more)), new Provider(change));
    }

    /// <summary>Compiles a rulebook written in a test.</summary>
    internal static Compilation Text(string text) => Compilation.Create([new SourceText(Path.Combine(Root, "specs/examples/test.proc.md"), text)], new Provider(null));

    private static SourceText Source(string file, Func<string, string, string>? change)
    {
        var text = File.ReadAllText(file);
        return new SourceText(file, change is null ? text : change(Path.GetFileName(file), text));
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.proc.md").Order(StringComparer.Ordinal).Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ProcLang.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside the repository.");
    }
}
