namespace ProcLang.Cli.Tests;

/// <summary><c>proclang new</c> as its users meet it.</summary>
public class NewTests
{
    [Theory]
    [InlineData("zh", "我的规则")]
    [InlineData("en", "My rules")]
    public void A_new_rulebook_has_a_scenario_that_passes(string language, string name)
    {
        using var cli = new Cli();
        var folder = Path.Combine(cli.Folder, "rules");
        Cli.Run("new", name, "-o", folder, "--lang", language).Exit.ShouldBe(0);
        Cli.Run("check", folder).Exit.ShouldBe(0);
        Cli.Run("test", folder).Out.ShouldContain("1 passed, 0 failed");
    }

    [Fact]
    public void A_draft_has_no_errors_and_prints_the_text_it_was_made_from()
    {
        using var cli = new Cli();
        var source = cli.Write("办法.txt", "首页 > 文件\n评审办法\n第一条 主任召集会议。\n第二条 意见应当在10日内报区长批准。\n打印 关闭\n");
        var folder = Path.Combine(cli.Folder, "draft");
        var (exit, output, _) = Cli.Run("new", "--from", source, "-o", folder, "--lang", "zh");
        exit.ShouldBe(0);
        output.ShouldContain("2 条");
        Cli.Run("check", folder, "--lang", "en").Out.ShouldContain("0 errors");
        Cli.Run("text", folder).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe(["评审办法", "第一条 主任召集会议。", "第二条 意见应当在10日内报区长批准。"]);
        var coverage = Cli.Run("coverage", folder, "--lang", "zh");
        coverage.Exit.ShouldBe(1, "its sentences are still to be accounted for");
        coverage.Out.ShouldContain("接下来: 还有 2 句没有着落。第一句在 ");
        coverage.Out.ShouldContain("「主任召集会议。」");
        Cli.Run("coverage", folder, "--lang", "en").Out.ShouldContain("next: 2 sentences are still open.");
    }

    [Fact]
    public void Coverage_of_a_draft_has_the_keys_of_any_other_and_lists_what_is_open()
    {
        using var cli = new Cli();
        var source = cli.Write("a.txt", "House rules\nArticle 1 The Clerk keeps the minutes. They are public.\nArticle 2 These rules take effect on 1 March 2024.\n");
        var folder = Path.Combine(cli.Folder, "d");
        Cli.Run("new", "--from", source, "-o", folder).Exit.ShouldBe(0);
        using var json = System.Text.Json.JsonDocument.Parse(Cli.Run("coverage", folder, "--format", "json").Out);
        var root = json.RootElement;
        foreach (var key in new[] { "total", "executable", "declaratory", "unaccounted" })
        {
            root.GetProperty("sentences").GetProperty(key).GetInt32().ShouldBe(key is "total" or "unaccounted" ? 3 : 0, key);
        }

        foreach (var key in new[] { "total", "accepted", "refused", "unexercised" })
        {
            root.GetProperty("clauses").GetProperty(key).GetInt32().ShouldBe(0, key);
        }

        var open = root.GetProperty("articles").EnumerateArray().SelectMany(a => a.GetProperty("open").EnumerateArray()).ToList();
        open.Select(o => o.GetProperty("sentence").GetString()).ShouldBe(["The Clerk keeps the minutes.", "They are public.", "These rules take effect on 1 March 2024."]);
        open.ShouldAllBe(o => o.GetProperty("line").GetInt32() > 1 && o.GetProperty("file").GetString()!.EndsWith("00-rulebook.proc.md", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_that_exists_is_overwritten_unasked()
    {
        using var cli = new Cli();
        var folder = Path.Combine(cli.Folder, "rules");
        Cli.Run("new", "Rules", "-o", folder).Exit.ShouldBe(0);
        var (exit, _, error) = Cli.Run("new", "Rules", "-o", folder, "--lang", "en");
        exit.ShouldBe(2);
        error.ShouldContain("--force");
        Cli.Run("new", "Rules", "-o", folder, "--force").Exit.ShouldBe(0);
    }

    [Fact]
    public void What_cannot_be_drafted_from_is_said()
    {
        using var cli = new Cli();
        var folder = Path.Combine(cli.Folder, "draft");
        Cli.Run("new", "--from", Path.Combine(cli.Folder, "none.txt"), "-o", folder, "--lang", "en").Error.ShouldContain("there is no file");
        Cli.Run("new", "--from", cli.Write("a.txt", ""), "-o", folder, "--lang", "en").Error.ShouldContain("empty");
        Cli.Run("new", "-o", folder, "--lang", "en").Exit.ShouldBe(2);
        Directory.Exists(folder).ShouldBeFalse();
    }

    [Fact]
    public void Json_lists_files_and_suggestions()
    {
        using var cli = new Cli();
        var source = cli.Write("a.txt", "House rules\nArticle 1 The Clerk shall publish the minutes within two days after the meeting.\n");
        var (_, output, _) = Cli.Run("new", "--from", source, "-o", Path.Combine(cli.Folder, "d"), "--format", "json");
        using var json = System.Text.Json.JsonDocument.Parse(output);
        json.RootElement.GetProperty("articles").GetInt32().ShouldBe(1);
        json.RootElement.GetProperty("files").GetArrayLength().ShouldBe(1);
        json.RootElement.GetProperty("suggestions").EnumerateArray().Select(s => s.GetProperty("kind").GetString()).ShouldContain("deadline");
    }
}
