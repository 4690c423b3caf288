using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Text;

namespace ProcLang.Emit.Tests.Models;

/// <summary>The rulebooks kept with the project.</summary>
internal sealed class SpecRulebooks : ISourceProvider
{
    /// <summary>Every rulebook kept in the repository that has a procedure: the county's, the examples, the good ones of the corpus.
    /// Those of <c>syntax</c> show forms and are nobody's rules.</summary>
    internal static IEnumerable<string> Kept =>
        ((IEnumerable<string>)["lulong"])
            .Concat(Files("specs/examples").Concat(Directory.EnumerateDirectories(Path.Combine(Root, "tests", "corpus"))
                    .Where(d => Path.GetFileName(d) != "syntax").SelectMany(d => Files(Path.Combine(d, "good"))))
                .Select(f => Path.GetRelativePath(Path.Combine(Root, "specs"), f).Replace('\\', '/')))
            .Where(f => !Model(f).Procedures.IsEmpty).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.proc.md");

    private static string Root
    {
        get
        {
            var root = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(root, "ProcLang.sln"))) root = Path.GetDirectoryName(root)!;
            return root;
        }
    }

    /// <summary>The model of a folder under <c>specs</c>, or of one file.</summary>
    internal static RulebookModel Model(string folder)
    {
        var path = Path.Combine(Root, "specs", folder);
        var files = (File.Exists(path) ? [path] : Directory.EnumerateFiles(path, "*.proc.md", SearchOption.AllDirectories)).Order(StringComparer.Ordinal)
            .Select(f => SourceText.FromBytes(f, File.ReadAllBytes(f)).Text!).ToList();
        return Compilation.Create(files, new SpecRulebooks()).Model!;
    }

    /// <inheritdoc/>
    public (SourceText? Text, UnreadableText? Why)? Read(string includingPath, string path)
    {
        var full = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(includingPath)!, path));
        return File.Exists(full) ? SourceText.FromBytes(full, File.ReadAllBytes(full)) : null;
    }
}
