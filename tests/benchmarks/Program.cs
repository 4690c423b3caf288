using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using BenchmarkDotNet.Diagnosers;
using ProcLang.Benchmarks;

// Measures everything in one run and prints each ratio beside what it must reach. Run it in Release on a quiet machine.
if (args is ["nothing"])
{
    return 0;
}

var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
var config = DefaultConfig.Instance.AddJob(job).AddDiagnoser(MemoryDiagnoser.Default).WithOptions(ConfigOptions.DisableOptimizationsValidator);
var slow = DefaultConfig.Instance.AddJob(job.WithWarmupCount(1).WithIterationCount(5).WithInvocationCount(1).WithUnrollFactor(1));
var machine = BenchmarkRunner.Run<MachineBenchmarks>(config);
var check = BenchmarkRunner.Run<CheckBenchmarks>(config);
var copies = BenchmarkRunner.Run<CopiesBenchmarks>(slow);
var process = BenchmarkRunner.Run<ProcessBenchmarks>(slow);

double Time(Summary summary, string method) => summary.Reports.First(r => r.BenchmarkCase.Descriptor.WorkloadMethod.Name == method).ResultStatistics!.Median;
long Bytes(Summary summary, string method) => summary.Reports.First(r => r.BenchmarkCase.Descriptor.WorkloadMethod.Name == method)
    .GcStats.GetBytesAllocatedPerOperation(summary.Reports.First(r => r.BenchmarkCase.Descriptor.WorkloadMethod.Name == method).BenchmarkCase) ?? -1;

var results = new List<(string What, double Reached, string Goal, bool Good)>();
void AtMost(string what, double reached, double goal) => results.Add((what, reached, $"<= {goal}", reached <= goal));
void AtLeast(string what, double reached, double goal) => results.Add((what, reached, $">= {goal}", reached >= goal));

AtMost("generated machine / hand-written switch (time of Decide+Evolve)", Time(machine, "Generated") / Time(machine, "Switch"), 1.5);
AtLeast("Stateless / generated machine (time)", Time(machine, "WithStateless") / Time(machine, "Generated"), 50);
AtMost("bytes per permitted check", Bytes(machine, "Permitted"), 0);
AtMost("bytes per refused guard", Bytes(machine, "Refused"), 0);
AtMost("100 copies / one copy (time of check)", Time(copies, "Hundred") / Time(copies, "One"), 120);
AtLeast("full check / re-check after editing one fence", Time(check, "Full") / Time(check, "WarmAfterOneEdit"), 10);
AtMost("check as a process / an empty .NET program", Time(process, "Check") / Time(process, "Empty"), 8);
Console.WriteLine();
foreach (var (what, reached, goal, good) in results)
{
    Console.WriteLine($"{(good ? "reached" : "MISSED ")}  {what}: {reached:F2} ({goal})");
}

return results.TrueForAll(r => r.Good) ? 0 : 1;
