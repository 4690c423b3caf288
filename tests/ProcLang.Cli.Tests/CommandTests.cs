using System.Text.Json;

namespace ProcLang.Cli.Tests;

public sealed class CommandTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    private string Minutes => _cli.Write("a.proc.md", Cli.Minutes);

    [Fact]
    public void Scenarios_pass_and_the_last_line_says_how_many()
    {
        var (exit, output, error) = Cli.Run("test", Minutes, "--lang", "zh");
        error.ShouldBeEmpty();
        output.ShouldEndWith("1 passed, 0 failed\n");
        exit.ShouldBe(0);
    }

    [Fact]
    public void A_scenario_that_fails_says_what_was_expected_what_came_and_why()
    {
        var path = _cli.Write("a.proc.md", Cli.Minutes.Replace("期限 为 2019-03-06", "期限 为 2019-03-07", StringComparison.Ordinal));
        var (exit, output, _) = Cli.Run("test", path, "--lang", "zh");
        exit.ShouldBe(1);
        output.ShouldContain("✗ 纪要由县长签发");
        output.ShouldContain("应为 2019-03-07");
        output.ShouldContain("实为 2019-03-06");
        output.ShouldContain("2 日 → 2019-03-06");
        output.ShouldContain("第一条「在会议结束后2日内」");
        output.ShouldEndWith("0 passed, 1 failed\n");
    }

    [Fact]
    public void An_act_refused_unexpectedly_fails_with_the_refusal()
    {
        var path = _cli.Write("a.proc.md", Cli.Minutes.Replace("当 张三 于 2019-03-06 签发", "当 李四 于 2019-03-06 签发", StringComparison.Ordinal));
        var (_, output, _) = Cli.Run("test", path, "--lang", "zh");
        output.ShouldContain("李四无权签发");
        output.ShouldContain("可由: 张三(县长)");
    }

    [Fact]
    public void The_official_text_is_printed_alone_and_verbatim()
    {
        var (exit, output, _) = Cli.Run("text", Minutes);
        exit.ShouldBe(0);
        output.ShouldBe("一、会议纪要由办公室主任拟稿,在会议结束后2日内报县长签发。\n");
    }

    [Fact]
    public void Coverage_counts_sentences_and_clauses()
    {
        var (exit, output, _) = Cli.Run("coverage", Minutes, "--format", "json");
        exit.ShouldBe(0);
        var root = JsonDocument.Parse(output).RootElement;
        root.GetProperty("articles").GetArrayLength().ShouldBe(1);
        root.GetProperty("sentences").GetProperty("total").GetInt32().ShouldBe(1);
        root.GetProperty("sentences").GetProperty("executable").GetInt32().ShouldBe(1);
        root.GetProperty("sentences").GetProperty("unaccounted").GetInt32().ShouldBe(0);
        var clauses = root.GetProperty("clauses");
        clauses.GetProperty("total").GetInt32().ShouldBe(3);
        clauses.GetProperty("accepted").GetInt32().ShouldBe(3);
        clauses.GetProperty("unexercised").GetInt32().ShouldBe(0);
    }

    [Fact]
    public void Formatting_changes_a_file_once()
    {
        var path = _cli.Write("a.proc.md", Cli.Minutes.Replace("步骤 拟稿 as Draft 由 办公室主任", "步骤   拟稿 as Draft   由 办公室主任", StringComparison.Ordinal));
        Cli.Run("fmt", path, "--check").Exit.ShouldBe(1);
        Cli.Run("fmt", path).Exit.ShouldBe(0);
        File.ReadAllText(path).ShouldBe(Cli.Minutes);
        Cli.Run("fmt", path, "--check").Exit.ShouldBe(0);
    }

    [Fact]
    public void Keywords_turn_english_and_back_without_loss()
    {
        var path = Minutes;
        Cli.Run("fmt", path, "--keywords", "en").Exit.ShouldBe(0);
        File.ReadAllText(path).ShouldContain("step 签发 as Sign {");
        Cli.Run("test", path).Exit.ShouldBe(0);
        Cli.Run("fmt", path, "--keywords", "zh").Exit.ShouldBe(0);
        File.ReadAllText(path).ShouldBe(Cli.Minutes);
    }

    [Theory]
    [InlineData("syntax", "Procedure")]
    [InlineData("bound", "office 县长 as CountyHead")]
    [InlineData("model", "step 签发 as Sign act 签发")]
    [InlineData("csharp", "enum Step")]
    [InlineData("diagram", "stateDiagram")]
    [InlineData("machine", "签发")]
    public void Every_representation_can_be_shown(string what, string words)
    {
        var (exit, output, error) = Cli.Run("show", what, Minutes);
        error.ShouldBeEmpty();
        exit.ShouldBe(0);
        output.ShouldContain(words);
    }

    [Fact]
    public void A_build_writes_sources_library_symbols_and_documentation_twice_the_same()
    {
        var (one, two) = (Path.Combine(_cli.Folder, "one"), Path.Combine(_cli.Folder, "two"));
        Cli.Run("build", Minutes, "-o", one).Exit.ShouldBe(0);
        Cli.Run("build", Minutes, "-o", two).Exit.ShouldBe(0);
        var files = Directory.GetFiles(one).Select(Path.GetFileName).Order().ToList();
        foreach (var extension in new[] { ".cs", ".dll", ".pdb", ".xml" })
        {
            files.ShouldContain(f => f!.EndsWith(extension, StringComparison.Ordinal));
        }

        foreach (var file in files)
        {
            File.ReadAllBytes(Path.Combine(one, file!)).ShouldBe(File.ReadAllBytes(Path.Combine(two, file!)));
        }
    }

    [Fact]
    public void A_finding_is_explained()
    {
        var (exit, output, _) = Cli.Run("explain", "pl2003", "--lang", "zh");
        exit.ShouldBe(0);
        output.ShouldStartWith("PL2003: 名称用错了地方");
        Cli.Run("explain", "PL0000").Exit.ShouldBe(2);
    }

    [Fact]
    public void A_case_is_played_line_by_line()
    {
        var (exit, output, _) = Cli.RunWith(
            """
            张三 任 县长
            李四 任 办公室主任
            开始 例会 会一
            张三 召集 会一
            李四 开会 会一
            张三 开会 会一
            张三 结束 会一
            撤回
            现在
            退出
            """, "run", Minutes, "--lang", "zh");
        exit.ShouldBe(0);
        output.ShouldContain("不能开会: 会一");
        output.ShouldContain("可由: 张三(县长)");
        output.ShouldContain("会一.会议纪要: 开始 → 拟稿");
        var last = output[output.LastIndexOf("现在 ", StringComparison.Ordinal)..];
        last.ShouldContain("结束: 张三(县长)");
        last.ShouldNotContain("会议纪要");
    }
}
