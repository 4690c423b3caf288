using ProcLang.Semantics.Binding;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Literate;
using ProcLang.Syntax.Text;

namespace ProcLang.Fuzz;

/// <summary>The whole of <c>check</c> on a damaged file among the sound ones of its rulebook: every finding has a place inside
/// its file and can be written in both languages, and no check takes longer than twenty times that of the sound file.</summary>
internal sealed class CheckTarget : ISourceProvider
{
    private const double LongestRatio = 20;

    private readonly Dictionary<string, SourceText> _sound;
    private readonly Dictionary<string, double> _usual = new(StringComparer.Ordinal);
    private readonly FileCache _cache = new();
    private double? _whole;

    internal CheckTarget(IEnumerable<SourceText> sound) => _sound = sound.ToDictionary(s => s.Path);

    /// <summary>The greatest ratio met, and the file it was met on.</summary>
    internal (double Ratio, string Path) Worst { get; private set; } = (0, "");

    internal void Run(SourceText damaged)
    {
        if (!_usual.TryGetValue(damaged.Path, out var usual))
        {
            _usual[damaged.Path] = usual = Median(() => Time(_sound[damaged.Path], _cache));
        }

        _whole ??= Median(() => Time(damaged: null, new FileCache()));
        // The sound files are kept parsed from check to check, or a hundred thousand would take days; what that saves is put
        // back on both sides, so that the ratio is that of two whole checks.
        double Ratio() => (_whole.Value - usual + Time(damaged, _cache)) / _whole.Value;
        var ratio = Ratio();
        // What was slow once may have met a collection of garbage; what is slow is slow again.
        for (var again = 0; ratio > LongestRatio && again < 3; again++)
        {
            ratio = Math.Min(ratio, Ratio());
        }

        if (ratio > Worst.Ratio)
        {
            Worst = (ratio, damaged.Path);
        }

        if (ratio > LongestRatio)
        {
            throw new InvalidOperationException($"The check took {ratio:F0} times as long as that of the sound file.");
        }
    }

    private static double Median(Func<double> time) => Enumerable.Range(0, 7).Select(_ => time()).Order().ElementAt(3);

    private double Time(SourceText? damaged, FileCache cache)
    {
        var files = _sound.Values.Where(s => s.Path != damaged?.Path).ToList();
        if (damaged is not null)
        {
            cache.Forget(damaged.Path);
            files.Insert(0, damaged);
        }

        // Time of the processor, not of the wall: a busy machine must not make a check look slow.
        var before = Environment.CpuUsage.TotalTime;
        var compilation = Compilation.Create(files, this, cache);
        var elapsed = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        foreach (var found in compilation.Diagnostics)
        {
            var place = found.Primary;
            if (place.Span.Start < 0 || place.Span.End > place.Source.Length)
            {
                throw new InvalidOperationException($"{found.Descriptor.Id} has no place in its file.");
            }

            _ = DiagnosticText.Render(found, chinese: true, colour: false);
            _ = DiagnosticText.Render(found, chinese: false, colour: false);
        }

        return elapsed;
    }

    /// <inheritdoc/>
    public (SourceText? Text, UnreadableText? Why)? Read(string includingPath, string path)
    {
        var full = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(includingPath) ?? "", path));
        return _sound.Values.FirstOrDefault(s => Path.GetFullPath(s.Path) == full) is { } found ? (found, null) : null;
    }
}
