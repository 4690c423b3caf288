using BenchmarkDotNet.Attributes;
using ProcLang.Semantics.Binding;
using ProcLang.Syntax.Text;

namespace ProcLang.Benchmarks;

/// <summary>Checking a rulebook: whole, a hundred of it, and again after one fence was edited.</summary>
public class CheckBenchmarks
{
    private LulongFiles _one = null!;
    private FileCache _warm = null!;
    private SourceText[][] _edits = null!;
    private int _edit;

    [GlobalSetup]
    public void Setup()
    {
        _one = LulongFiles.Load();
        _warm = new FileCache();
        if (Compilation.Create(_one.Files, _one, _warm).HasErrors)
        {
            throw new InvalidOperationException("The rulebook has errors.");
        }

        // The comment inside one fence of article 60 changes from check to check, as under an author's hands.
        var edited = _one.Files.First(f => f.Path.EndsWith("10-documents.proc.md", StringComparison.Ordinal));
        var at = edited.Content.IndexOf("签发 县政府发文 {", StringComparison.Ordinal);
        _edits = [.. new[] { "  // 甲\n", "  // 乙丙\n" }.Select(comment => _one.Files
            .Select(f => f == edited ? new SourceText(f.Path, edited.Content.Insert(at, comment)) : f).ToArray())];
    }

    [Benchmark(Baseline = true)]
    public bool Full() => Compilation.Create(_one.Files, _one).HasErrors;

    [Benchmark]
    public bool WarmAfterOneEdit() => Compilation.Create(_edits[_edit++ % 2], _one, _warm).HasErrors;
}

/// <summary>A hundred copies of the rulebook in one.</summary>
public class CopiesBenchmarks
{
    private LulongFiles _one = null!;
    private LulongFiles _hundred = null!;

    [GlobalSetup]
    public void Setup()
    {
        _one = LulongFiles.Load();
        _hundred = _one.Copies(100);
        if (Compilation.Create(_hundred.Files, _hundred).HasErrors)
        {
            throw new InvalidOperationException("The copies have errors.");
        }
    }

    [Benchmark(Baseline = true)]
    public bool One() => Compilation.Create(_one.Files, _one).HasErrors;

    [Benchmark]
    public bool Hundred() => Compilation.Create(_hundred.Files, _hundred).HasErrors;
}
