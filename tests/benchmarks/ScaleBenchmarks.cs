using BenchmarkDotNet.Attributes;

namespace ProcLang.Benchmarks;

/// <summary>Whole processes on the Lulong rulebook and on one fifty times as large, made of copies under other names: what a larger rulebook
/// costs, less the time of a program that does nothing.</summary>
public class ScaleBenchmarks
{
    internal const int Times = 50;

    private string _command = "";
    private string _empty = "";
    private string _data = "";

    [GlobalSetup]
    public void Setup()
    {
        _command = Path.Combine(ProcessBenchmarks.Programs, "managed", "proclang.dll");
        _empty = typeof(ScaleBenchmarks).Assembly.Location;
        _data = Path.Combine(Path.GetTempPath(), "proclang-scale-" + Guid.NewGuid().ToString("N"));
        foreach (var count in new[] { 1, Times })
        {
            foreach (var file in LulongFiles.Load().Copies(count).Files)
            {
                Write(Path.Combine($"{count}", file.Path), file.Content);
                // The first copy is revised: a week more, and another signatory.
                Write(Path.Combine($"{count}-revised", file.Path), file.Path.StartsWith("copy", StringComparison.Ordinal) ? file.Content : ProcessBenchmarks.Revised(file.Content));
            }
        }
    }

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(_data, true);

    private void Write(string path, string text)
    {
        var full = Path.Combine(_data, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    [Benchmark(Baseline = true)]
    public int Empty() => ProcessBenchmarks.Run("dotnet", _empty, "nothing");

    [Benchmark]
    public int CheckOne() => ProcessBenchmarks.Run("dotnet", _command, "check", Path.Combine(_data, "1"));

    [Benchmark]
    public int CheckFifty() => ProcessBenchmarks.Run("dotnet", _command, "check", Path.Combine(_data, $"{Times}"));

    [Benchmark]
    public int DiffOne() => ProcessBenchmarks.Run("dotnet", _command, "diff", Path.Combine(_data, "1"), Path.Combine(_data, "1-revised"));

    [Benchmark]
    public int DiffFifty() => ProcessBenchmarks.Run("dotnet", _command, "diff", Path.Combine(_data, $"{Times}"), Path.Combine(_data, $"{Times}-revised"));
}
