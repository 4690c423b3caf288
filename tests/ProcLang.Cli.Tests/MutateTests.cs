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
    public void A_suspension_is_one_meaning_however_many_acts_it_bars()
    {
        var path = _cli.Write("a.proc.md", """
            # Inquiries

            ```proc
            rulebook Inquiries { zone "Europe/London" }
            office Head, Officer
            matter Inquiry
            procedure Handling on Inquiry {
              step Examine by Officer
              step Hear by Officer
              step Report by Officer overdue continue
              record Note by Officer
              suspension Halt by Head { resumption Resume by Head }
            }
            scenario "halted" {
              given Ann holds Head, Ben holds Officer
              and Inquiry i1 at 2024-03-01
              when Ann at 2024-03-02 Resume i1
              then refused
              when Ann at 2024-03-02 10:00 Halt i1 and Ben at 2024-03-03 Examine i1
              then refused
              when Ann at 2024-03-04 Resume i1 and Ben at 2024-03-05 Examine i1
              then accepted
            }
            ```

            """);
        var survivors = Json(path).GetProperty("survivors").EnumerateArray().Select(s => s.GetProperty("kind").GetString()).ToList();
        survivors.ShouldNotContain("suspension");
        survivors.ShouldNotContain("guard");
    }

    [Fact]
    public void What_follows_when_time_runs_out_is_exercised_when_it_does()
    {
        var path = _cli.Write("a.proc.md", """
            # Consents

            ```proc
            rulebook Consents { zone "Europe/London" }
            office Neighbour
            matter Request
            ```

            ## Article 1

            > The neighbour answers within ten days; silence is consent.

            ```proc
            procedure Consent on Request {
              step Answer {
                «The neighbour answers» by Neighbour
                «within ten days» within 10 days after opened
                «silence is consent» overdue counts as Consents
                Consents -> done
                Objects -> done
              }
            }
            scenario "silence" {
              given Ann holds Neighbour
              and Request r1 at 2024-03-01, Request r2 at 2024-03-01
              when Ann at 2024-03-02 Answer r2 Objects and time reaches 2024-03-12
              then r1.Consent has ended
            }
            ```

            """);
        Cli.Run("coverage", path, "--lang", "en").Out.ShouldNotContain("1.1.3");
    }

    [Fact]
    public void A_duty_less_and_a_deputy_out_of_turn_are_changes_too()
    {
        var path = _cli.Write("duty.proc.md", Cli.Minutes + """

            ### 第二条 报告和代行
            > 二、会议结束后,办公室主任应在3日内报告县委。县长出国访问期间,由常务副县长代行职务;两人都不在的,由办公室主任代行。

            ```proc
            职务 常务副县长 as FirstDeputy
            义务 会后报告 as ReportAfter {
              「办公室主任应在3日内报告县委」 承担 办公室主任
              「会议结束后,办公室主任应在3日内报告县委」 当 例会 结束 须 报告 期限 受理 后 3 日 内
            }
            代行 {
              「由常务副县长代行职务」「两人都不在的,由办公室主任代行」 县长 由 常务副县长, 办公室主任 当 出国访问
            }
            ```
            """);
        var survivors = Json(path).GetProperty("survivors").EnumerateArray().Select(s => s.GetProperty("id").GetString()!).ToList();
        survivors.ShouldContain(id => id.Contains("/duty/", StringComparison.Ordinal));
        Cli.Run("mutate", path, "--lang", "en").Item2.ShouldContain("need not wait until those before are away");
    }

    [Fact]
    public void In_a_folder_of_several_rulebooks_each_has_its_own_reasons()
    {
        var path = _cli.Write("a.proc.md", Cli.Minutes.Replace("  那么 会一.会议纪要.签发 期限 为 2019-03-06\n", "", StringComparison.Ordinal));
        var id = Json(path).GetProperty("survivors").EnumerateArray().First(s => s.GetProperty("kind").GetString() == "deadline").GetProperty("id").GetString();
        _cli.Write("b.equivalent-mutants.txt", $"{id} of another rulebook\n");
        Json(path).GetProperty("equivalent").GetInt32().ShouldBe(0);
        _cli.Write("a.equivalent-mutants.txt", $"{id} nobody is ever late\n");
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
