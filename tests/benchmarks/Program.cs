using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using BenchmarkDotNet.Diagnosers;
using ProcLang.Benchmarks;

// Measures everything in one run, or the parts that are named, and prints each ratio beside what it must reach. Run it in Release
// on a quiet machine.
if (args is ["nothing"])
{
    return 0;
}

string[] parts = ["machine", "check", "copies", "tables", "process", "scale"];
if (args.FirstOrDefault(a => !parts.Contains(a)) is { } unknown)
{
    Console.Error.WriteLine($"no part '{unknown}'; parts are {string.Join(", ", parts)}");
    return 2;
}

var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
var config = DefaultConfig.Instance.AddJob(job).AddDiagnoser(MemoryDiagnoser.Default).WithOptions(ConfigOptions.DisableOptimizationsValidator);
var slow = DefaultConfig.Instance.AddJob(job.WithWarmupCount(1).WithIterationCount(5).WithInvocationCount(1).WithUnrollFactor(1));
var results = new List<(string What, double Reached, string Goal, bool Good)>();

if (Asked("machine"))
{
    var machine = BenchmarkRunner.Run<MachineBenchmarks>(config);
    AtMost("generated machine / hand-written switch (time of Decide+Evolve)", Time(machine, "Generated") / Time(machine, "Switch"), 1.5);
    AtLeast("Stateless, a machine built for each case as its manual has it / generated machine (time)", Time(machine, "WithStatelessBuilt") / Time(machine, "Generated"), 50);
    // Fifty times less than this would be less than the hand-written switch takes, most of which is what both must do: ask the roster and copy the case.
    Tell("Stateless, one machine kept for all cases, Fire alone / generated machine (time)", Time(machine, "WithStateless") / Time(machine, "Generated"));
    Tell("Stateless, one machine kept for all cases, Fire alone / hand-written switch (time)", Time(machine, "WithStateless") / Time(machine, "Switch"));
    AtMost("bytes per permitted check", Bytes(machine, "Permitted"), 0);
    AtMost("bytes per refused guard", Bytes(machine, "Refused"), 0);
}

if (Asked("copies"))
{
    var copies = BenchmarkRunner.Run<CopiesBenchmarks>(slow);
    AtMost("100 copies / one copy (time of check)", Time(copies, "Hundred") / Time(copies, "One"), 120);
}

if (Asked("check"))
{
    var check = BenchmarkRunner.Run<CheckBenchmarks>(config);
    AtLeast("full check / re-check after editing one fence", Time(check, "Full") / Time(check, "WarmAfterOneEdit"), 10);
}

if (Asked("tables"))
{
    var tables = BenchmarkRunner.Run<TableBenchmarks>(config);
    AtMost("a signing table of 24 attributes / one of 12", Time(tables, "TwentyFour") / Time(tables, "Twelve"), 20);
}

if (Asked("process"))
{
    var process = BenchmarkRunner.Run<ProcessBenchmarks>(slow);
    AtMost("check as a process, the native program / an empty .NET program", Time(process, "Check") / Time(process, "Empty"), 8);
    AtMost("diff of two revisions as a process, the native program / an empty .NET program", Time(process, "Diff") / Time(process, "Empty"), 15);
    Tell("check as a process, the managed command / an empty .NET program", Time(process, "CheckManaged") / Time(process, "Empty"));
}

if (Asked("scale"))
{
    var scale = BenchmarkRunner.Run<ScaleBenchmarks>(slow);
    double Less(string method) => Time(scale, method) - Time(scale, "Empty");
    AtMost("check of a rulebook 50 times as large / of one, processes less start-up", Less("CheckFifty") / Less("CheckOne"), 70);
    AtMost("diff of a rulebook 50 times as large / of one, processes less start-up", Less("DiffFifty") / Less("DiffOne"), 70);
}

Console.WriteLine();
foreach (var (what, reached, goal, good) in results)
{
    Console.WriteLine($"{(good ? "reached" : "MISSED ")}  {what}: {reached:F2} ({goal})");
}

return results.TrueForAll(r => r.Good) ? 0 : 1;

bool Asked(string part) => args.Length == 0 || args.Contains(part);
BenchmarkReport Report(Summary summary, string method) => summary.Reports.First(r => r.BenchmarkCase.Descriptor.WorkloadMethod.Name == method);
double Time(Summary summary, string method) => Report(summary, method).ResultStatistics!.Median;
long Bytes(Summary summary, string method) => Report(summary, method).GcStats.GetBytesAllocatedPerOperation(Report(summary, method).BenchmarkCase) ?? -1;
void AtMost(string what, double reached, double goal) => results.Add((what, reached, $"<= {goal}", reached <= goal));
void AtLeast(string what, double reached, double goal) => results.Add((what, reached, $">= {goal}", reached >= goal));
void Tell(string what, double reached) => results.Add((what, reached, "no goal", true));
