namespace ProcLang.Cli.Tests;

/// <summary>The rulebook of specs/lulong holds the official text whole, and nobody's words but its own.</summary>
public class LulongTextTests
{
    [Fact]
    public void Text_prints_the_77_articles_of_the_published_rules_and_nothing_else()
    {
        var published = File.ReadAllText(Path.Combine(Root, "specs", "lulong", "source.txt"));
        var (exit, output, _) = Cli.Run("text", Path.Combine(Root, "specs", "lulong"));

        exit.ShouldBe(0);
        Folded(output).ShouldBe(Folded(published));
        Folded(published).ShouldContain("七十七、本规则自发布之日起施行。");
    }

    [Fact]
    public void Text_of_an_amending_decision_ends_with_the_text_it_amends_as_it_then_reads()
    {
        var (exit, output, _) = Cli.Run("text", Path.Combine(Root, "tests", "corpus", "flow", "good", "amending-decision.proc.md"));

        exit.ShouldBe(0);
        var (decision, amended) = (output.IndexOf("将第二条中的", StringComparison.Ordinal), output.IndexOf("可以退回审查员重新提出,不得超过三次。", StringComparison.Ordinal));
        decision.ShouldBeGreaterThanOrEqualTo(0);
        amended.ShouldBeGreaterThan(decision);
    }

    [Fact]
    public void Its_scenarios_notice_at_least_95_of_100_changes_of_meaning() =>
        Cli.Run("mutate", Path.Combine(Root, "specs", "lulong"), "--min", "95").Item1.ShouldBe(0);

    public static TheoryData<string> Examples => [.. Directory.EnumerateFiles(Path.Combine(Root, "specs", "examples"), "*.proc.md").Select(f => Path.GetFileName(f)!)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void So_do_the_scenarios_of_the_examples(string file) =>
        Cli.Run("mutate", Path.Combine(Root, "specs", "examples", file), "--min", "95").Item1.ShouldBe(0);

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

    private static string Folded(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
