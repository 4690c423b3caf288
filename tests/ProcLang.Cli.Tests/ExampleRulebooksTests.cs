namespace ProcLang.Cli.Tests;

/// <summary>The rulebooks of specs/examples have no findings, account for every sentence, are formatted, and their scenarios pass.</summary>
public class ExampleRulebooksTests
{
    private static string Root
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "ProcLang.sln")))
            {
                folder = Path.GetDirectoryName(folder)!;
            }

            return folder;
        }
    }

    public static TheoryData<string> Rulebooks =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "specs", "examples"), "*.proc.md").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Rulebooks))]
    public void An_example_is_sound_whole_and_shown_by_scenarios(string name)
    {
        var path = Path.Combine(Root, "specs", "examples", name);
        var (check, findings, _) = Cli.Run("check", path);
        check.ShouldBe(0, findings);
        Cli.Run("coverage", path).Item1.ShouldBe(0);
        Cli.Run("fmt", path, "--check").Item1.ShouldBe(0);
        var (test, told, _) = Cli.Run("test", path);
        test.ShouldBe(0, told);
        told.TrimEnd().ShouldEndWith(", 0 failed");
    }
}
