using System.Diagnostics;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;

namespace ProcLang.Benchmarks;

/// <summary><c>proclang check specs/lulong</c> as a whole process, beside a .NET program that does nothing (this one, asked to
/// do nothing).</summary>
public class ProcessBenchmarks
{
    private string _native = "";
    private string _managed = "";
    private string _empty = "";

    [GlobalSetup]
    public void Setup()
    {
        _native = Path.Combine(Published.Value, "proclang-native");
        _managed = Path.Combine(Published.Value, "managed", "proclang.dll");
        _empty = typeof(ProcessBenchmarks).Assembly.Location;
    }

    /// <summary>Where the released programs are.</summary>
    internal static string Programs => Published.Value;

    // All benchmarks of the run use one.
    private static readonly Lazy<string> Published = new(Publish);

    // What is released is published, compiled ahead of time for the machine it runs on. It is published from a copy, so that the
    // restore for one machine does not touch the repository's own.
    private static string Publish()
    {
        var copy = Path.Combine(Path.GetTempPath(), "proclang-published-" + Guid.NewGuid().ToString("N"));
        var into = Path.Combine(copy, "published");
        Execute("git", "clone", "--quiet", LulongFiles.Root, copy);
        Execute("dotnet", "publish", Path.Combine(copy, "compiler", "ProcLang.Native"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier,
            "-p:RestoreLockedMode=false", "-v", "quiet", "-o", into);
        Execute("dotnet", "publish", Path.Combine(copy, "compiler", "ProcLang.Cli"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier,
            "--self-contained", "false", "-p:RestoreLockedMode=false", "-v", "quiet", "-o", Path.Combine(into, "managed"));
        Revise(Path.Combine(into, "revised"));
        return into;
    }

    private static void Revise(string into)
    {
        foreach (var file in LulongFiles.Load().Files)
        {
            var path = Path.Combine(into, Path.GetRelativePath("specs", file.Path));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, Revised(file.Content));
        }
    }

    /// <summary>The text with a week more and another signatory, where it speaks of them.</summary>
    internal static string Revised(string text) => text
        .Replace("期限 会议 结束 后 1 周 内", "期限 会议 结束 后 2 周 内", StringComparison.Ordinal)
        .Replace("上行 as Upward: → 县长 签发", "上行 as Upward: → 常务副县长 签发", StringComparison.Ordinal);

    [Benchmark(Baseline = true)]
    public int Empty() => Run("dotnet", _empty, "nothing");

    [Benchmark]
    public int Check() => Run(_native, "check", "specs/lulong");

    /// <summary>Two revisions of the rulebook: a week more, and another signatory.</summary>
    [Benchmark]
    public int Diff() => Run(_native, "diff", "specs/lulong", Path.Combine(Published.Value, "revised", "lulong"));

    [Benchmark]
    public int CheckManaged() => Run("dotnet", _managed, "check", "specs/lulong");

    private static void Execute(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { WorkingDirectory = LulongFiles.Root, UseShellExecute = false })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', args)} ended with {process.ExitCode}.");
        }
    }

    internal static int Run(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args)
        {
            RedirectStandardOutput = true, WorkingDirectory = LulongFiles.Root, UseShellExecute = false,
        })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? 0 : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
