using System.Text.Json;

namespace ProcLang.Cli.Tests;

public sealed class ReadTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    private string Minutes => _cli.Write("a.proc.md", Cli.Minutes);

    [Theory]
    [InlineData("zh", "「签发」由县长办理。")]
    [InlineData("en", "is done by the")]
    public void The_text_stands_beside_what_was_understood(string language, string said)
    {
        foreach (var format in new[] { "text", "md" })
        {
            var (exit, output, error) = Cli.Run("read", Minutes, "--lang", language, "--format", format);
            error.ShouldBeEmpty();
            output.ShouldContain("报县长签发");
            output.ShouldContain(said);
            exit.ShouldBe(0);
        }
    }

    [Fact]
    public void As_json_each_article_has_its_sentences_and_the_tables_follow()
    {
        var (_, output, _) = Cli.Run("read", Minutes, "--lang", "zh", "--format", "json");
        using var json = JsonDocument.Parse(output);
        var sentences = json.RootElement.GetProperty("articles")[0].GetProperty("sentences");
        sentences[0].GetProperty("understood")[0].GetProperty("says").GetString().ShouldNotBeNullOrEmpty();
        json.RootElement.GetProperty("deadlines")[0].GetProperty("step").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void A_rulebook_with_errors_has_nothing_to_say()
    {
        var (exit, output, error) = Cli.Run("read", _cli.Write("b.proc.md", Cli.Minutes.Replace("由 县长", "由 乡长", StringComparison.Ordinal)), "--lang", "zh");
        exit.ShouldBe(1);
        output.ShouldBeEmpty();
        error.ShouldContain("乡长");
    }
}
