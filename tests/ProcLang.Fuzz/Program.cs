using System.Diagnostics;
using System.Globalization;
using ProcLang.Fuzz;
using ProcLang.Syntax.Text;

// Usage: ProcLang.Fuzz <times> <seed> <file or folder>...
// Damages the files <times> times and runs every target on each; stops at the first failure, with the seed that repeats it.
if (args.Length < 3
    || !int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out var times)
    || !int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
{
    Console.Error.WriteLine("usage: ProcLang.Fuzz <times> <seed> <file or folder>...");
    return 2;
}

var files = args.Skip(2)
    .SelectMany(p => Directory.Exists(p) ? Directory.GetFiles(p, "*.proc.md", SearchOption.AllDirectories) : [p])
    .Order(StringComparer.Ordinal)
    .Select(p => (Path: p, Bytes: File.ReadAllBytes(p)))
    .ToArray();
if (files.Length == 0)
{
    Console.Error.WriteLine("no *.proc.md file there");
    return 2;
}

var check = new CheckTarget(files.Select(f => SourceText.FromBytes(f.Path, f.Bytes).Text!));
var targets = Target.All(check);
var readable = 0;
var slowest = TimeSpan.Zero;
var slowestSeed = seed;
for (var i = 0; i < times; i++)
{
    var (path, bytes) = files[(seed + i) % files.Length];
    var damaged = new Mutation(seed + i).Damage(bytes);
    var clock = Stopwatch.StartNew();
    if (SourceText.FromBytes(path, damaged).Text is not { } source)
    {
        continue;
    }

    readable++;
    foreach (var target in targets)
    {
        try
        {
            target.Run(source);
        }
        catch (Exception failure)
        {
            Console.Error.WriteLine($"{target.Name} failed on {path}; repeat with: 1 {seed + i} (all the same files)");
            Console.Error.WriteLine(failure);
            return 1;
        }
    }

    if (clock.Elapsed > slowest)
    {
        (slowest, slowestSeed) = (clock.Elapsed, seed + i);
    }
}

Console.WriteLine($"{times} damaged files, {readable} of them readable text, no failure; the slowest took {slowest.TotalMilliseconds:F0} ms (seed {slowestSeed}); "
    + $"the slowest check took {check.Worst.Ratio:F1} times that of the sound file ({check.Worst.Path})");
return 0;
