using ProcLang.Semantics.Binding;
using ProcLang.Syntax.Text;
using ProcLang.Syntax.Tree;

namespace ProcLang.Cli.Hosting;

/// <summary>A rulebook of the working tree of which some files are taken from elsewhere: Git hands a difftool two versions of one file, or two folders
/// of the files that differ, and a file of a rulebook says nothing without the others.</summary>
internal sealed class OverlaidFiles : ISourceProvider
{
    private const string Pattern = "*.proc.md";

    private readonly RulebookFiles _tree = new();
    private readonly Dictionary<string, string?> _instead;

    private OverlaidFiles(Dictionary<string, string?> instead) => _instead = instead;

    /// <summary>The files that differ, by their full path in the working tree, with where each version is (null: it has none).</summary>
    /// <param name="old">A version of the file <paramref name="within"/>, or a folder of files under the folder <paramref name="within"/>.</param>
    /// <param name="changed">The other version.</param>
    /// <param name="within">The file or folder of the working tree.</param>
    internal static Dictionary<string, (string? Old, string? New)> Differing(string old, string changed, string within)
    {
        var at = Path.GetFullPath(within);
        if (!Directory.Exists(old) || !Directory.Exists(changed))
        {
            return new(StringComparer.Ordinal) { [at] = (Version(old), Version(changed)) };
        }

        return Names(old).Union(Names(changed)).Order(StringComparer.Ordinal)
            .ToDictionary(n => Path.GetFullPath(Path.Combine(at, n)), n => (Version(Path.Combine(old, n)), Version(Path.Combine(changed, n))), StringComparer.Ordinal);

        // Git writes nothing, or the null device, for a version that there is not.
        static string? Version(string path) => File.Exists(path) && path.EndsWith(".proc.md", StringComparison.Ordinal) ? path : null;
        static IEnumerable<string> Names(string folder) => Directory.EnumerateFiles(folder, Pattern, SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f));
    }

    /// <summary>The rulebook the file belongs to: the outermost folder above it in which, as in all between, rulebook files lie, or the file alone
    /// where that folder holds several rulebooks.</summary>
    internal static string RulebookOf(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        while (Path.GetDirectoryName(folder) is { } above && HasFiles(above))
        {
            folder = above;
        }

        return HasFiles(folder) && Heads(folder) <= 1 ? folder : file;
    }

    /// <summary>The rulebook with the files exchanged.</summary>
    internal static Compilation Compile(string rulebook, IEnumerable<(string File, string? Version)> instead)
    {
        var files = new OverlaidFiles(instead.ToDictionary(i => Path.GetFullPath(i.File), i => i.Version, StringComparer.Ordinal));
        var names = (Directory.Exists(rulebook) ? Directory.EnumerateFiles(rulebook, Pattern, SearchOption.AllDirectories).Select(Path.GetFullPath) : [rulebook])
            .Union(files._instead.Keys).Order(StringComparer.Ordinal);
        return Compilation.Create([.. names.Select(n => files.One(n)).OfType<SourceText>()], files);
    }

    /// <inheritdoc/>
    public (SourceText? Text, UnreadableText? Why)? Read(string includingPath, string path)
    {
        var full = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(includingPath) ?? "", path));
        return _instead.ContainsKey(full) ? One(full) is { } text ? (text, null) : null : _tree.Read(includingPath, path);
    }

    // It is shown as the file of the working tree, whichever version is read.
    private SourceText? One(string full)
    {
        var from = _instead.TryGetValue(full, out var version) ? version : full;
        return from is null || !File.Exists(from) ? null : SourceText.FromBytes(Path.GetRelativePath(Directory.GetCurrentDirectory(), full).Replace('\\', '/'), File.ReadAllBytes(from)).Text;
    }

    private static bool HasFiles(string folder) => Directory.Exists(folder) && Directory.EnumerateFiles(folder, Pattern).Any();

    private static int Heads(string folder) => Directory.EnumerateFiles(folder, Pattern, SearchOption.AllDirectories)
        .Count(f => Compilation.Create([new SourceText(f, File.ReadAllText(f))], new RulebookFiles()).Files[0].Fences
            .Any(t => t.Root.Nodes(NodeKind.Declaration).Any(d => d.Node(NodeKind.Rulebook) is not null)));
}
