using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Text;

namespace ProcLang.Emit.Tests.Models;

/// <summary>The rulebooks kept with the project.</summary>
internal sealed class SpecRulebooks : ISourceProvider
{
    /// <summary>The model of a folder under <c>specs</c>, or of one file.</summary>
    internal static RulebookModel Model(string folder)
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "ProcLang.sln"))) root = Path.GetDirectoryName(root)!;
        var path = Path.Combine(root, "specs", folder);
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
