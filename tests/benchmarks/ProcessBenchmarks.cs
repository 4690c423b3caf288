using System.Diagnostics;
using BenchmarkDotNet.Attributes;

namespace ProcLang.Benchmarks;

/// <summary><c>proclang check specs/lulong</c> as a whole process, beside a .NET program that does nothing (this one, asked to
/// do nothing).</summary>
public class ProcessBenchmarks
{
    private string _command = "";
    private string _empty = "";

    [GlobalSetup]
    public void Setup()
    {
        _command = Path.Combine(LulongFiles.Root, "compiler", "ProcLang.Cli", "bin", "Release", "net10.0", "proclang.dll");
        _empty = typeof(ProcessBenchmarks).Assembly.Location;
    }

    [Benchmark(Baseline = true)]
    public int Empty() => Run(_empty, "nothing");

    [Benchmark]
    public int Check() => Run(_command, "check", "specs/lulong");

    private static int Run(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. args])
        {
            RedirectStandardOutput = true, WorkingDirectory = LulongFiles.Root, UseShellExecute = false,
        })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? 0 : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
