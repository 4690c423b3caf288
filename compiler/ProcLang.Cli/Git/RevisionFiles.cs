using LibGit2Sharp;
using ProcLang.Cli.Hosting;
using ProcLang.Semantics.Binding;
using ProcLang.Syntax.Text;

namespace ProcLang.Cli.Git;

/// <summary>The files of a rulebook as a Git revision has them.</summary>
internal sealed class RevisionFiles : IRevisionFiles
{
    private readonly Repository _repository;
    private readonly Commit _commit;
    private readonly string _root;

    private RevisionFiles(Repository repository, Commit commit)
    {
        _repository = repository;
        _commit = commit;
        _root = Path.GetFullPath(repository.Info.WorkingDirectory ?? repository.Info.Path);
    }

    /// <summary>The revision of the repository the path is in; null when there is none such.</summary>
    internal static RevisionFiles? Open(string revision, string path)
    {
        var from = Path.GetFullPath(path);
        while (from.Length > 0 && !Directory.Exists(from))
        {
            from = Path.GetDirectoryName(from) ?? "";
        }

        if (Repository.Discover(from.Length > 0 ? from : Directory.GetCurrentDirectory()) is not { } found)
        {
            return null;
        }

        var repository = new Repository(found);
        try
        {
            if (repository.Lookup(revision)?.Peel<Commit>() is { } commit)
            {
                return new RevisionFiles(repository, commit);
            }
        }
        catch (Exception e) when (e is LibGit2SharpException or InvalidOperationException)
        {
            // A name Git cannot read names no revision.
        }

        repository.Dispose();
        return null;
    }

    /// <inheritdoc/>
    public List<SourceText> Read(string path)
    {
        var inside = Inside(path);
        var files = new List<SourceText>();
        var names = new List<string>();
        if (inside is "." or "")
        {
            Collect(_commit.Tree, "", names);
        }
        else if (_commit[inside]?.Target is Tree tree)
        {
            Collect(tree, inside + "/", names);
        }
        else if (_commit[inside]?.Target is Blob)
        {
            names.Add(inside);
        }

        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            if (One(name) is { Text: { } text })
            {
                files.Add(text);
            }
        }

        return files;
    }

    /// <inheritdoc/>
    public (SourceText? Text, UnreadableText? Why)? Read(string includingPath, string path) =>
        One(Inside(Path.Combine(Path.GetDirectoryName(includingPath) ?? "", path)));

    /// <inheritdoc/>
    public void Dispose() => _repository.Dispose();

    private string Inside(string path) => Path.GetRelativePath(_root, Path.GetFullPath(path)).Replace('\\', '/');

    private static void Collect(Tree tree, string prefix, List<string> names)
    {
        foreach (var entry in tree)
        {
            if (entry.Target is Tree inner)
            {
                Collect(inner, prefix + entry.Name + "/", names);
            }
            else if (entry.Name.EndsWith(".proc.md", StringComparison.Ordinal))
            {
                names.Add(prefix + entry.Name);
            }
        }
    }

    private (SourceText? Text, UnreadableText? Why)? One(string inside)
    {
        if (_commit[inside]?.Target is not Blob blob)
        {
            return null;
        }

        using var stream = blob.GetContentStream();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        // Shown as the file on disk is, so that both revisions name the same places.
        var shown = Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.Combine(_root, inside)).Replace('\\', '/');
        return SourceText.FromBytes(shown, bytes.ToArray());
    }
}
