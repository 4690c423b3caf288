using System.Text.RegularExpressions;

namespace ProcLang.Repository.Tests;

/// <summary>Files, console, clock, network and chance belong to hosts; everything below them is given text and instants, so
/// that the same input always gives the same answer. Both the sources and the built assemblies are read: the first name the
/// line, the second miss nothing.</summary>
public partial class EffectTests
{
    private static readonly string[] Hosts = ["compiler/ProcLang.Cli/", "compiler/ProcLang.Native/"];

    private static readonly string[] OutsideTypes =
    [
        "System.Console", "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.Directory", "System.IO.DirectoryInfo",
        "System.IO.FileSystemInfo", "System.IO.FileSystemWatcher", "System.IO.DriveInfo", "System.Diagnostics.Process", "System.Diagnostics.Stopwatch",
        "System.Random", "System.Threading.Timer", "System.Threading.Thread", "NodaTime.SystemClock", "System.TimeProvider",
    ];

    private static readonly string[] OutsideMembers =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow", "System.TimeZoneInfo.get_Local", "System.Guid.NewGuid", "System.Environment.get_CurrentDirectory",
        "System.Environment.GetEnvironmentVariable", "System.Environment.get_TickCount", "System.Environment.get_TickCount64",
        "System.Environment.Exit", "System.IO.Path.GetFullPath", "System.IO.Path.GetTempPath",
    ];

    [Fact]
    public void Sources_below_the_hosts_touch_nothing_outside() =>
        Repository.CSharp("compiler/", "runtime/")
            .Where(f => !Hosts.Any(h => f.StartsWith(h, StringComparison.Ordinal)))
            .SelectMany(f => Repository.CodeOf(f).Split('\n').Select((text, line) => (Text: text, Place: $"{f}:{line + 1}")))
            .Where(l => Outside().IsMatch(l.Text))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("ProcLang.Runtime")]
    [InlineData("ProcLang.Syntax")]
    [InlineData("ProcLang.Semantics")]
    [InlineData("ProcLang.Review")]
    [InlineData("ProcLang.Emit")]
    public void Libraries_touch_nothing_outside(string library)
    {
        var built = new BuiltAssembly(library);
        built.Types.Intersect(OutsideTypes)
            .Concat(built.Types.Where(t => t.StartsWith("System.Net.", StringComparison.Ordinal)))
            .Concat(built.Members.Intersect(OutsideMembers))
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_reading_of_metadata_does_see_what_a_host_touches() =>
        new BuiltAssembly("proclang").Types.Intersect(OutsideTypes).ShouldNotBeEmpty();

    [GeneratedRegex(@"\b(Console\.|File\.(Read|Write|Open|Exists|Create|Delete|Append|Copy|Move)|Directory\.|DateTime(Offset)?\.(Now|UtcNow|Today)|SystemClock|HttpClient|Environment\.(CurrentDirectory|GetEnvironmentVariable|Exit)|Guid\.NewGuid|Stopwatch|new Random|Random\.Shared)")]
    private static partial Regex Outside();
}
