using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ProcLang.Cli.Hosting;
using ProcLang.Runtime.Citations;
using ProcLang.Semantics.Mutation;

namespace ProcLang.Cli.Commands;

/// <summary><c>proclang mutate</c>: changes the rulebook one meaning at a time and lists the changes that no scenario notices.</summary>
internal static class MutateCommand
{
    /// <summary>The file beside a rulebook that says which mutants mean the same and why: a line each, the id and the reason. Where a
    /// folder has several rulebooks, each has its own: the rulebook's name stands before it.</summary>
    internal const string Equivalents = "equivalent-mutants.txt";

    internal static int Run(Terminal terminal, string path, string format, int jobs, double? least)
    {
        var (compilation, exit) = Loading.CompileWhole(terminal, [path]);
        if (compilation?.Model is not { } model)
        {
            return exit;
        }

        var before = PlayedScenarios.Interpreted(compilation).ToImmutableArray();
        if (before.FirstOrDefault(r => !r.Passed) is { } failing)
        {
            terminal.Error.WriteLine(terminal.Say(
                $"场景「{failing.Title}」({failing.File}:{failing.Line})没有通过。先用 proclang test 改到全部通过,再看场景够不够强。",
                $"the scenario “{failing.Title}” ({failing.File}:{failing.Line}) fails. Make all pass with proclang test first; then ask whether they are strong."));
            return Loading.Findings;
        }

        if (before.IsEmpty)
        {
            terminal.Error.WriteLine(terminal.Say("没有场景:什么改动都不会有人发现。先写一个场景。", "there are no scenarios, so no change would be noticed. Write one first."));
            return Loading.Findings;
        }

        var reasons = Reasons(path);
        var mutants = Mutants.Of(model);
        var noticed = Notice(terminal, mutants, before, jobs);
        var survivors = mutants.Where((_, i) => !noticed[i]).ToImmutableArray();
        var explained = survivors.Where(m => reasons.ContainsKey(m.Id)).ToImmutableArray();
        var open = survivors.Where(m => !reasons.ContainsKey(m.Id)).ToImmutableArray();
        var killed = mutants.Length - survivors.Length;
        var counted = mutants.Length - explained.Length;
        var share = counted == 0 ? 100.0 : 100.0 * killed / counted;
        if (format == "json")
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(new
            {
                total = mutants.Length,
                killed,
                equivalent = explained.Length,
                percent = Math.Round(share, 1),
                survivors = survivors.Select(m => new
                {
                    id = m.Id,
                    kind = m.Kind,
                    procedure = m.Procedure,
                    article = m.Clause?.Citation.Article,
                    quote = m.Clause?.Citation.Quote,
                    file = m.Clause?.Citation.File,
                    line = m.Clause?.Citation.Line,
                    change = m.Change.In(terminal.Language),
                    equivalent = reasons.GetValueOrDefault(m.Id),
                }),
            }, CheckCommand.Json));
        }
        else
        {
            List(terminal, open, reasons);
            List(terminal, explained, reasons);
            terminal.Out.WriteLine(terminal.Say(
                $"{mutants.Length} 处改动, {killed} 处被场景发现, {explained.Length} 处含义不变, {open.Length} 处没有发现 ({Percent(share)})",
                $"{mutants.Length} mutants, {killed} killed, {explained.Length} equivalent, {open.Length} survived ({Percent(share)})"));
        }

        return least is { } wanted && share < wanted ? Loading.Findings : Loading.Fine;
    }

    private static string Percent(double share) => share.ToString("F1", CultureInfo.InvariantCulture) + "%";

    private static bool[] Notice(Terminal terminal, ImmutableArray<Mutant> mutants, ImmutableArray<Semantics.Scenarios.ScenarioResult> before, int jobs)
    {
        var noticed = new bool[mutants.Length];
        var done = 0;
        Parallel.For(0, mutants.Length, new ParallelOptions { MaxDegreeOfParallelism = jobs }, i =>
        {
            noticed[i] = Mutants.IsNoticed(mutants[i], before);
            var now = Interlocked.Increment(ref done);
            if (terminal.Colour && (now % 10 == 0 || now == mutants.Length))
            {
                var filled = 30 * now / mutants.Length;
                lock (noticed)
                {
                    terminal.Error.Write($"\r[{new string('#', filled)}{new string('.', 30 - filled)}] {now}/{mutants.Length}");
                }
            }
        });
        if (terminal.Colour)
        {
            terminal.Error.Write("\r" + new string(' ', 60) + "\r");
        }

        return noticed;
    }

    private static void List(Terminal terminal, ImmutableArray<Mutant> survivors, Dictionary<string, string> reasons)
    {
        foreach (var mutant in survivors)
        {
            terminal.Out.WriteLine($"{mutant.Id}  {(mutant.Procedure is { } procedure ? procedure + ": " : "")}{mutant.Change.In(terminal.Language)}");
            if (mutant.Clause is { } clause)
            {
                terminal.Out.WriteLine($"    {clause.Citation.Display(terminal.Language)} ({clause.Citation.File}:{clause.Citation.Line})");
            }

            terminal.Out.WriteLine("    " + (reasons.TryGetValue(mutant.Id, out var why)
                ? terminal.Say("含义不变: ", "means the same: ") + why
                : terminal.Say("没有场景发现。写一个场景,使它在改动前后结果不同。", "no scenario notices. Write one that ends otherwise with the change.")));
        }
    }

    private static Dictionary<string, string> Reasons(string path)
    {
        var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(path) is { Length: > 0 } parent ? parent : ".";
        var own = Path.Combine(folder, $"{Path.GetFileName(path).Split('.')[0]}.{Equivalents}");
        var file = File.Exists(own) ? own : Path.Combine(folder, Equivalents);
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.Exists(file) ? File.ReadAllLines(file) : [])
        {
            var parts = line.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length == 2 && !parts[0].StartsWith('#'))
            {
                reasons[parts[0]] = parts[1];
            }
        }

        return reasons;
    }
}
