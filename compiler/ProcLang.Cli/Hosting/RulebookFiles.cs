using ProcLang.Semantics.Binding;
using ProcLang.Syntax.Text;

namespace ProcLang.Cli.Hosting;

/// <summary>Reads the files of rulebooks from disk. A path is a file, or a folder whose <c>*.proc.md</c> files, folders
/// within included, are one rulebook.</summary>
internal sealed class RulebookFiles : ISourceProvider
{
    /// <summary>What is wrong with a path, in both languages.</summary>
    internal sealed record Problem(string Id, string Zh, string En);

    /// <summary>Reads the files of the paths; the first problem found ends the reading.</summary>
    internal (List<SourceText> Files, Problem? Problem) Read(IEnumerable<string> paths)
    {
        var files = new List<SourceText>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            List<string> found;
            if (Directory.Exists(path))
            {
                found = [.. Directory.EnumerateFiles(path, "*.proc.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
                if (found.Count == 0)
                {
                    return (files, new Problem("PL1008", $"文件夹「{path}」里没有 *.proc.md 文件", $"the folder “{path}” has no *.proc.md files"));
                }
            }
            else if (File.Exists(path))
            {
                found = [path];
            }
            else
            {
                return (files, new Problem("PL1007", $"没有文件或文件夹「{path}」", $"there is no file or folder “{path}”"));
            }

            foreach (var file in found.Select(Shown).Where(seen.Add))
            {
                var (text, why) = ReadOne(file);
                if (text is null)
                {
                    var descriptor = SourceSet.Unreadable(why!.Value);
                    return (files, new Problem(descriptor.Id,
                        string.Format(System.Globalization.CultureInfo.InvariantCulture, descriptor.MessageZh, file),
                        string.Format(System.Globalization.CultureInfo.InvariantCulture, descriptor.MessageEn, file)));
                }

                files.Add(text);
            }
        }

        return (files, null);
    }

    /// <inheritdoc/>
    public (SourceText? Text, UnreadableText? Why)? Read(string includingPath, string path)
    {
        var full = Shown(Path.Combine(Path.GetDirectoryName(includingPath) ?? "", path));
        return File.Exists(full) ? ReadOne(full) : null;
    }

    private static (SourceText? Text, UnreadableText? Why) ReadOne(string path)
    {
        try
        {
            // A length is asked before the bytes, so that a huge file is refused without being read.
            return new FileInfo(path).Length > SourceText.MostBytes
                ? (null, UnreadableText.TooLarge)
                : SourceText.FromBytes(path, File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, UnreadableText.Binary);
        }
    }

    /// <summary>Paths are shown relative to where the command runs, with forward slashes, so that outputs are the same everywhere.</summary>
    private static string Shown(string path)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.GetFullPath(path));
        return (relative.StartsWith("..", StringComparison.Ordinal) && Path.IsPathRooted(path) ? Path.GetFullPath(path) : relative).Replace('\\', '/');
    }
}
