using System.Text;
using System.Text.Json;

namespace ProcLang.Cli.Tests;

public sealed class CheckTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void A_sound_rulebook_has_no_findings()
    {
        var (exit, output, _) = Cli.Run("check", _cli.Write("a.proc.md", Cli.Minutes), "--lang", "zh");
        output.ShouldEndWith("1 个文件, 0 个错误, 0 个警告\n");
        exit.ShouldBe(0);
    }

    [Fact]
    public void A_finding_stands_under_its_words_in_columns_of_the_terminal()
    {
        var (exit, output, _) = Cli.Run("check", _cli.Write("a.proc.md", Cli.Minutes.Replace("由 县长\n", "由 市长\n", StringComparison.Ordinal)), "--lang", "zh");
        exit.ShouldBe(1);
        output.ShouldContain("错误 PL2001: 「市长」没有声明");
        var lines = output.Split('\n');
        var at = Array.FindIndex(lines, l => l.Contains("由 市长", StringComparison.Ordinal));
        lines[at + 1].TrimEnd().ShouldEndWith("^^^^");
        output.ShouldContain("= 说明: proclang explain PL2001");
    }

    [Fact]
    public void The_same_finding_in_english()
    {
        var (_, output, _) = Cli.Run("check", _cli.Write("a.proc.md", Cli.Minutes.Replace("由 县长\n", "由 市长\n", StringComparison.Ordinal)), "--lang", "en");
        output.ShouldContain("error PL2001: “市长” is not declared");
        output.ShouldContain("= more: proclang explain PL2001");
    }

    [Fact]
    public void Findings_as_json_carry_place_and_words()
    {
        var path = _cli.Write("a.proc.md", Cli.Minutes.Replace("由 县长\n", "由 市长\n", StringComparison.Ordinal));
        var (exit, output, _) = Cli.Run("check", path, "--format", "json", "--lang", "en");
        exit.ShouldBe(1);
        var finding = JsonDocument.Parse(output).RootElement.GetProperty("findings")[0];
        finding.GetProperty("id").GetString().ShouldBe("PL2001");
        finding.GetProperty("text").GetString().ShouldBe("市长");
        finding.GetProperty("line").GetInt32().ShouldBe(26);
    }

    [Fact]
    public void Findings_as_sarif_name_the_rule_and_the_region()
    {
        var path = _cli.Write("a.proc.md", Cli.Minutes.Replace("由 县长\n", "由 市长\n", StringComparison.Ordinal));
        var (_, output, _) = Cli.Run("check", path, "--format", "sarif", "--lang", "en");
        var root = JsonDocument.Parse(output).RootElement;
        root.GetProperty("$schema").GetString()!.ShouldContain("sarif-2.1.0");
        root.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("ruleId").GetString().ShouldBe("PL2001");
    }

    [Fact]
    public void A_path_that_does_not_exist_is_one_clear_error()
    {
        var (exit, output, error) = Cli.Run("check", Path.Combine(_cli.Folder, "none.proc.md"), "--lang", "zh");
        exit.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldStartWith("错误 PL1007: 没有文件或文件夹");
        error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("PL1002", new byte[] { 35, 0, 1, 2 })]
    [InlineData("PL1003", new byte[] { 35, 32, 0xC3, 0x28 })]
    [InlineData("PL1004", new byte[] { })]
    [InlineData("PL1004", new byte[] { 0xEF, 0xBB, 0xBF, 10 })]
    public void A_file_that_is_no_text_is_one_clear_error(string id, byte[] bytes)
    {
        var (exit, _, error) = Cli.Run("check", _cli.Write("a.proc.md", bytes), "--lang", "en");
        exit.ShouldBe(2);
        error.ShouldStartWith($"error {id}: ");
        error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1);
    }

    [Fact]
    public void A_file_of_fifty_megabytes_is_refused_unread()
    {
        var path = Path.Combine(_cli.Folder, "big.proc.md");
        using (var file = File.Create(path))
        {
            file.SetLength(50 * 1024 * 1024);
        }

        var (exit, _, error) = Cli.Run("check", path, "--lang", "en");
        exit.ShouldBe(2);
        error.ShouldStartWith("error PL1001: ");
    }

    [Fact]
    public void A_folder_without_rulebooks_is_one_clear_error()
    {
        var (exit, _, error) = Cli.Run("check", _cli.Folder, "--lang", "zh");
        exit.ShouldBe(2);
        error.ShouldStartWith("错误 PL1008: ");
    }

    [Fact]
    public void Files_that_include_each_other_are_one_finding()
    {
        _cli.Write("b.proc.md", "```proc\n规则 乙 { 引入 \"a.proc.md\" }\n```\n");
        var path = _cli.Write("a.proc.md", "```proc\n规则 甲 { 引入 \"b.proc.md\" }\n```\n");
        var (exit, output, _) = Cli.Run("check", path, "--lang", "en");
        exit.ShouldBe(1);
        output.Split("PL2017").Length.ShouldBe(3, "once as the finding, once in its last line");
    }

    [Fact]
    public void Words_the_command_does_not_know_are_wrong_use()
    {
        var (exit, _, error) = Cli.Run("chekc", "x", "--lang", "zh");
        exit.ShouldBe(2);
        error.ShouldContain("用法不对");
        Cli.Run("check").Exit.ShouldBe(2);
        Cli.Run("check", "x", "--format", "xml").Exit.ShouldBe(2);
    }

    [Theory]
    [InlineData("zh", "检查规则")]
    [InlineData("en", "check rulebooks")]
    public void Help_speaks_both_languages(string lang, string words)
    {
        var (exit, output, _) = Cli.Run("--help", "--lang", lang);
        exit.ShouldBe(0);
        output.ShouldContain(words);
    }

    [Fact]
    public void A_rulebook_with_a_byte_order_mark_and_windows_lines_is_read()
    {
        var bytes = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(Cli.Minutes.Replace("\n", "\r\n", StringComparison.Ordinal))).ToArray();
        Cli.Run("check", _cli.Write("a.proc.md", bytes)).Exit.ShouldBe(0);
    }
}
