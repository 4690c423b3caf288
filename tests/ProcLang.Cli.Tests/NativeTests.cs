using System.Diagnostics;
using System.Text;

namespace ProcLang.Cli.Tests;

/// <summary>The program for one machine says what the command says; what it does not do itself it hands on.</summary>
public sealed class NativeTests : IDisposable
{
    private readonly Cli _cli = new();

    [Theory]
    [InlineData("--lang", "en", "check")]
    [InlineData("--lang=zh", "check")]
    [InlineData("read", "--lang", "zh")]
    [InlineData("coverage", "--lang", "en")]
    public void It_says_what_the_command_says(params string[] call)
    {
        var sound = _cli.Write("sound.proc.md", Cli.Minutes);
        var broken = _cli.Write("broken.proc.md", Cli.Minutes.Replace("由 办公室主任 {", "由 办公室主人 {", StringComparison.Ordinal));
        foreach (var path in new[] { sound, broken, Path.Combine(_cli.Folder, "absent.proc.md") })
        {
            var (exit, output, error) = Cli.Run([.. call, path]);
            Native([.. call, path]).ShouldBe((exit, output, error));
        }
    }

    [Fact]
    public void It_says_what_changes_as_the_command_does()
    {
        var old = _cli.Write("old/rules.proc.md", Cli.Minutes);
        var changed = _cli.Write("new/rules.proc.md", Cli.Minutes.Replace("后 2 日 内", "后 5 日 内", StringComparison.Ordinal));
        string[] call = ["diff", old, changed, "--lang", "en", "--fail-on", "any"];

        var (exit, output, error) = Cli.Run(call);
        exit.ShouldBe(1);
        Native(call).ShouldBe((exit, output, error));
    }

    [Fact]
    public void What_makes_machines_is_the_managed_command_s_and_its_absence_is_told()
    {
        var (exit, _, error) = Native("test", _cli.Write("sound.proc.md", Cli.Minutes));

        exit.ShouldBe(2);
        error.ShouldContain("managed");
        error.ShouldContain("publish proclang");
    }

    private static (int Exit, string Out, string Error) Native(params string[] args)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var root = output;
        while (!File.Exists(Path.Combine(root.FullName, "ProcLang.sln")))
        {
            root = root.Parent!;
        }

        var program = Path.Combine(root.FullName, "compiler", "ProcLang.Native", "bin", output.Parent!.Name, output.Name, "proclang-native.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. args])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, Lines(said), Lines(error.Result));
    }

    private static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    public void Dispose() => _cli.Dispose();
}
