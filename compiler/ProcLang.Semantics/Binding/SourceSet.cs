using System.Collections.Concurrent;
using System.Collections.Immutable;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Literate;
using ProcLang.Syntax.Parsing;
using ProcLang.Syntax.Text;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Gives the text of a file a rulebook includes. A host reads; the compiler asks.</summary>
public interface ISourceProvider
{
    /// <summary>The file of a path relative to the file that includes it; null when there is none. A file that cannot be
    /// read as text comes back as what is wrong with it.</summary>
    (SourceText? Text, UnreadableText? Why)? Read(string includingPath, string path);
}

/// <summary>A parsed file: its literate shape and the trees of its fences.</summary>
public sealed record ParsedFile(LiterateDocument Document, ImmutableArray<SyntaxTree> Fences)
{
    /// <summary>Its declarations in text order.</summary>
    internal ImmutableArray<Place> Places { get; } = DeclarationsOf(Document, Fences);

    /// <summary>The rulebook's head, where the file holds it; more than one is told when they are bound.</summary>
    internal IEnumerable<SyntaxNode> Heads => Places.Where(p => p.Is(NodeKind.Rulebook)).Select(p => p.Inner!);

    private static ImmutableArray<Place> DeclarationsOf(LiterateDocument document, ImmutableArray<SyntaxTree> fences)
    {
        var places = ImmutableArray.CreateBuilder<Place>();
        for (var i = 0; i < fences.Length; i++)
        {
            foreach (var declaration in fences[i].Root.Nodes(NodeKind.Declaration))
            {
                places.Add(new Place(declaration, declaration.ChildNodes.FirstOrDefault(), document.Source, document.Fences[i].Article));
            }
        }

        return places.ToImmutable();
    }
}

/// <summary>A declaration and what stands in it after its anchors, its file and its article.</summary>
internal sealed record Place(SyntaxNode Declaration, SyntaxNode? Inner, SourceText Source, Article? Article)
{
    /// <summary>True when it is of the kind.</summary>
    internal bool Is(NodeKind kind) => Inner is { } inner && inner.Kind == kind;
}

/// <summary>Parses files, and keeps what it parsed: a fence whose words and place have not changed is not parsed again.</summary>
public sealed class FileCache
{
    private readonly ConcurrentDictionary<string, ParsedFile> _files = new(StringComparer.Ordinal);

    /// <summary>What came of the fences.</summary>
    internal PartCache Parts { get; } = new();

    /// <summary>Forgets a file.</summary>
    public void Forget(string path) => _files.TryRemove(path, out _);

    /// <summary>The parsed file of a text that was parsed before.</summary>
    internal ParsedFile? Known(SourceText source) =>
        _files.TryGetValue(source.Path, out var known) && known.Document.Source.Content == source.Content ? known : null;

    /// <summary>The parsed file of a text.</summary>
    public ParsedFile Parse(SourceText source)
    {
        if (_files.TryGetValue(source.Path, out var known) && known.Document.Source.Content == source.Content)
        {
            return known;
        }

        var document = LiterateDocument.Parse(source);
        var fences = ImmutableArray.CreateBuilder<SyntaxTree>(document.Fences.Length);
        foreach (var fence in document.Fences)
        {
            fences.Add(Reused(known, document, fence, fences.Count) ?? FenceParser.Parse(source, fence.Content));
        }

        var parsed = new ParsedFile(document, fences.ToImmutable());
        _files[source.Path] = parsed;
        return parsed;
    }

    /// <summary>A fence that says what it said, wherever it stands now: the one at the same place in order, counted from the
    /// start or, when fences were added or taken away, from the end.</summary>
    private static SyntaxTree? Reused(ParsedFile? known, LiterateDocument document, Fence fence, int index)
    {
        if (known is null)
        {
            return null;
        }

        var fromEnd = known.Fences.Length - (document.Fences.Length - index);
        foreach (var candidate in new[] { index, fromEnd })
        {
            if (candidate < 0 || candidate >= known.Fences.Length || !known.Fences[candidate].Diagnostics.IsEmpty)
            {
                continue;
            }

            var old = known.Document.Fences[candidate].Content;
            if (known.Document.Source.Content.AsSpan(old.Start, old.Length).SequenceEqual(document.Source.Content.AsSpan(fence.Content.Start, fence.Content.Length)))
            {
                return known.Fences[candidate].In(document.Source, fence.Content.Start);
            }
        }

        return null;
    }
}

/// <summary>The files of a rulebook in text order: the files named first, each followed by what it includes.</summary>
public sealed class SourceSet
{
    private readonly Findings _findings;
    private readonly ISourceProvider _provider;
    private readonly FileCache _cache;
    private readonly List<ParsedFile> _files = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<string> _open = [];

    private SourceSet(Findings findings, ISourceProvider provider, FileCache cache)
    {
        _findings = findings;
        _provider = provider;
        _cache = cache;
    }

    /// <summary>Gathers the files.</summary>
    internal static ImmutableArray<ParsedFile> Gather(IEnumerable<SourceText> roots, ISourceProvider provider, FileCache cache, Findings findings)
    {
        var set = new SourceSet(findings, provider, cache);
        var parsed = SideBySide([.. roots], cache);
        // Files that another names are read where it names them; the head's file comes first of all.
        foreach (var heads in new[] { true, false })
        {
            foreach (var file in parsed)
            {
                if (file.Heads.Any() == heads)
                {
                    set.Add(file);
                }
            }
        }

        return [.. set._files];
    }

    /// <summary>Fences are islands, so files are parsed side by side, each processor taking the next one. The order of the result
    /// is that of the files.</summary>
    private static ParsedFile[] SideBySide(SourceText[] files, FileCache cache)
    {
        var parsed = new ParsedFile[files.Length];
        var changed = new List<int>(files.Length);
        for (var i = 0; i < files.Length; i++)
        {
            if (cache.Known(files[i]) is { } known)
            {
                parsed[i] = known;
            }
            else
            {
                changed.Add(i);
            }
        }

        var next = -1;
        void Work()
        {
            for (var i = Interlocked.Increment(ref next); i < changed.Count; i = Interlocked.Increment(ref next))
            {
                parsed[changed[i]] = cache.Parse(files[changed[i]]);
            }
        }

        var helpers = new Task[Math.Min(Environment.ProcessorCount, changed.Count) - 1 is var more and > 0 ? more : 0];
        for (var i = 0; i < helpers.Length; i++)
        {
            helpers[i] = Task.Run(Work);
        }

        Work();
        Task.WaitAll(helpers);
        return parsed;
    }

    private void Add(ParsedFile file)
    {
        var path = file.Document.Source.Path;
        if (!_known.Add(path))
        {
            return;
        }

        foreach (var diagnostic in file.Document.Diagnostics)
        {
            _findings.Tell(diagnostic);
        }

        foreach (var fence in file.Fences)
        {
            foreach (var diagnostic in fence.Diagnostics)
            {
                _findings.Tell(diagnostic);
            }
        }

        _files.Add(file);
        _open.Add(path);
        foreach (var include in file.Heads.SelectMany(h => h.Nodes(NodeKind.HeadInclude)))
        {
            foreach (var name in include.TokensOf(TokenKind.String))
            {
                Include(file.Document.Source, name);
            }
        }

        _open.RemoveAt(_open.Count - 1);
    }

    private void Include(SourceText from, SyntaxToken name)
    {
        var at = name.At(from);
        var path = name.Unquoted();
        var read = _provider.Read(from.Path, path);
        if (read is null)
        {
            _findings.Tell(new Diagnostic(NameDiagnostics.MissingInclude, at, path)
                .WithFix("路径相对于本文件所在的文件夹", "paths are relative to this file's folder"));
            return;
        }

        var (text, why) = read.Value;
        if (text is null)
        {
            _findings.Tell(Unreadable(why ?? UnreadableText.Empty), at, path);
            return;
        }

        if (_open.Contains(text.Path))
        {
            _findings.Tell(new Diagnostic(NameDiagnostics.CyclicInclude, at, path, string.Join(" → ", _open.SkipWhile(p => p != text.Path).Append(text.Path)))
                .WithFix("去掉其中一处引入", "take one of the includes away"));
            return;
        }

        Add(_cache.Parse(text));
    }

    /// <summary>The finding that says why a file cannot be read.</summary>
    public static DiagnosticDescriptor Unreadable(UnreadableText why) => why switch
    {
        UnreadableText.TooLarge => TextDiagnostics.TooLarge,
        UnreadableText.Binary => TextDiagnostics.Binary,
        UnreadableText.NotUtf8 => TextDiagnostics.NotUtf8,
        _ => TextDiagnostics.Empty,
    };
}
