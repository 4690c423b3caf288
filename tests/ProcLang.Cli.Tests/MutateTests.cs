using System.Text.Json;

namespace ProcLang.Cli.Tests;

/// <summary>Changes that no scenario notices are listed, with the article and what to do.</summary>
public sealed class MutateTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    private static JsonElement Json(string path)
    {
        var (exit, output, _) = Cli.Run("mutate", path, "--format", "json", "--lang", "en");
        exit.ShouldBe(0);
        return JsonDocument.Parse(output).RootElement;
    }

    [Fact]
    public void Another_signatory_and_a_day_more_are_noticed_by_a_scenario_that_shows_them()
    {
        var result = Json(_cli.Write("a.proc.md", Cli.Minutes));
        var survivors = result.GetProperty("survivors").EnumerateArray().Select(s => (
            Kind: s.GetProperty("kind").GetString(), Procedure: s.GetProperty("procedure").GetString(), Change: s.GetProperty("change").GetString()!)).ToList();
        result.GetProperty("killed").GetInt32().ShouldBeGreaterThan(0);
        result.GetProperty("total").GetInt32().ShouldBe(result.GetProperty("killed").GetInt32() + survivors.Count);
        survivors.ShouldNotContain(s => s.Procedure == "会议纪要" && s.Kind == "signatory");
        // Monday to Wednesday: days and working days end alike there, so only that change of the deadline goes unnoticed.
        survivors.Where(s => s.Kind == "deadline").ShouldAllBe(s => s.Change.Contains("working days", StringComparison.Ordinal));
    }

    [Fact]
    public void A_deadline_that_no_scenario_asks_about_survives_with_its_article()
    {
        var path = _cli.Write("a.proc.md", Cli.Minutes.Replace("  那么 会一.会议纪要.签发 期限 为 2019-03-06\n", "", StringComparison.Ordinal));
        var deadline = Json(path).GetProperty("survivors").EnumerateArray().First(s => s.GetProperty("kind").GetString() == "deadline");
        deadline.GetProperty("article").GetString().ShouldBe("一");
        deadline.GetProperty("quote").GetString().ShouldBe("在会议结束后2日内");

        var (_, text, _) = Cli.Run("mutate", path, "--lang", "zh");
        text.ShouldContain("第一条「在会议结束后2日内」");
        text.ShouldContain("没有场景发现");
    }

    [Fact]
    public void A_survivor_whose_reason_is_written_down_counts_apart()
    {
        var path = _cli.Write("a.proc.md", Cli.Minutes.Replace("  那么 会一.会议纪要.签发 期限 为 2019-03-06\n", "", StringComparison.Ordinal));
        var id = Json(path).GetProperty("survivors").EnumerateArray().First(s => s.GetProperty("kind").GetString() == "deadline").GetProperty("id").GetString();
        _cli.Write("equivalent-mutants.txt", $"# why\n{id} nobody is ever late\n");
        Json(path).GetProperty("equivalent").GetInt32().ShouldBe(1);
    }

    [Fact]
    public void Too_few_killed_is_a_finding_when_asked_and_no_scenario_at_all_is_one_always()
    {
        var path = _cli.Write("a.proc.md", Cli.Minutes);
        Cli.Run("mutate", path, "--min", "100.1").Item1.ShouldBe(1);
        Cli.Run("mutate", path, "--min", "1").Item1.ShouldBe(0);
        Cli.Run("mutate", path, "--jobs", "0").Item1.ShouldBe(2);

        var bare = _cli.Write("b.proc.md", Cli.Minutes[..Cli.Minutes.IndexOf("```proc\n场景", StringComparison.Ordinal)]);
        var (exit, _, error) = Cli.Run("mutate", bare, "--lang", "zh");
        exit.ShouldBe(1);
        error.ShouldContain("没有场景");
    }
}
