using System.Text;
using ProcLang.Semantics.Binding;
using ProcLang.Syntax.Text;
using ProcLang.Syntax.Tree;

namespace ProcLang.Benchmarks;

/// <summary>The Lulong rulebook in memory, and a hundred of it under other names.</summary>
internal sealed class LulongFiles : ISourceProvider
{
    private readonly Dictionary<string, SourceText> _files;

    private LulongFiles(IEnumerable<SourceText> files) => _files = files.ToDictionary(f => f.Path);

    internal IReadOnlyCollection<SourceText> Files => _files.Values;

    internal static string Root
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "ProcLang.sln")))
            {
                folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Run this inside the repository.");
            }

            return folder;
        }
    }

    internal static LulongFiles Load() => new(
        Directory.EnumerateFiles(Path.Combine(Root, "specs", "lulong"), "*.proc.md", SearchOption.AllDirectories)
            .Append(Path.Combine(Root, "specs", "calendars", "china.proc.md"))
            .Order(StringComparer.Ordinal).Select(f => new SourceText(Path.GetRelativePath(Root, f).Replace('\\', '/'), File.ReadAllText(f))));

    /// <summary>So many copies in one rulebook: every name a copy declares gets the copy's number, the head stays one.</summary>
    internal LulongFiles Copies(int count)
    {
        var compilation = Compilation.Create(_files.Values, this);
        var names = compilation.Bound.Symbols.All.SelectMany(s => new[] { s.Name, s.Alias }).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var texts = new List<SourceText>();
        for (var copy = 0; copy < count; copy++)
        {
            foreach (var file in compilation.Files.Where(f => copy == 0 || f.Fences.All(NoHeadOrCalendar)))
            {
                var source = file.Document.Source;
                var text = new StringBuilder();
                var at = 0;
                foreach (var token in file.Fences.SelectMany(f => f.Root.Tokens).Where(t => copy > 0 && names.Contains(t.Text)))
                {
                    text.Append(source.Content, at, token.Span.End - at).Append("第").Append(copy);
                    at = token.Span.End;
                }

                text.Append(source.Content, at, source.Length - at);
                texts.Add(new SourceText(copy == 0 ? source.Path : $"copy{copy}/{source.Path}", text.ToString()));
            }
        }

        return new LulongFiles(texts);
    }

    private static bool NoHeadOrCalendar(SyntaxTree tree) => tree.Root.Nodes(NodeKind.Declaration)
        .All(d => d.Node(NodeKind.Rulebook) is null && d.Node(NodeKind.Calendar) is null);

    public (SourceText? Text, UnreadableText? Why)? Read(string includingPath, string path)
    {
        var parts = new List<string>((Path.GetDirectoryName(includingPath) ?? "").Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in path.Split('/'))
        {
            if (part == "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                parts.Add(part);
            }
        }

        return _files.TryGetValue(string.Join('/', parts), out var found) ? (found, null) : null;
    }
}
