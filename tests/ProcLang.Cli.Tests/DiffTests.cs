using System.Text.Json;
using LibGit2Sharp;

namespace ProcLang.Cli.Tests;

public sealed class DiffTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    private string Old => _cli.Write("old.proc.md", Cli.Minutes);

    private string New => _cli.Write("new.proc.md", Cli.Minutes.Replace("后 2 日 内", "后 5 日 内", StringComparison.Ordinal).Replace("期限 为 2019-03-06", "期限 为 2019-03-11", StringComparison.Ordinal));

    [Theory]
    [InlineData("text", "[放宽]")]
    [InlineData("md", "**放宽**")]
    [InlineData("html", "<span class=\"tag\">▽ 放宽</span>")]
    public void A_longer_deadline_is_looser_in_every_form(string format, string said)
    {
        var (exit, output, error) = Cli.Run("diff", Old, New, "--lang", "zh", "--format", format);
        error.ShouldBeEmpty();
        output.ShouldContain(said);
        // The page marks the one word that changed.
        output.ShouldContain(format == "html" ? "<del>2</del>日内" : "2日内");
        output.ShouldContain(format == "html" ? "<ins>5</ins>日内" : "5日内");
        output.ShouldContain("场景 ");
        exit.ShouldBe(0);
    }

    [Fact]
    public void As_json_it_has_a_verdict_and_changes_with_witnesses()
    {
        var (_, output, _) = Cli.Run("diff", Old, New, "--lang", "en", "--format", "json");
        using var json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("verdict").GetString().ShouldBe("looser");
        var change = json.RootElement.GetProperty("changes")[0];
        change.GetProperty("kind").GetString().ShouldBe("deadline");
        change.GetProperty("direction").GetString().ShouldBe("looser");
        change.GetProperty("article").GetString().ShouldBe("一");
        change.GetProperty("procedure").GetString().ShouldNotBeNullOrEmpty();
        change.GetProperty("summary").GetString().ShouldNotBeNullOrEmpty();
        change.GetProperty("witness").GetProperty("passes").GetString().ShouldBe("new");
    }

    [Fact]
    public void Witnesses_pass_on_the_new_rulebook_and_fail_on_the_old()
    {
        var folder = Path.Combine(_cli.Folder, "witnesses");
        Cli.Run("diff", Old, New, "--lang", "zh", "--witnesses", folder);
        var witness = Directory.EnumerateFiles(Path.Combine(folder, "new")).ShouldHaveSingleItem();
        Cli.Run("test", New, witness, "--lang", "zh").Out.ShouldEndWith("2 passed, 0 failed\n");
        Cli.Run("test", Old, witness, "--lang", "zh").Out.ShouldEndWith("1 passed, 1 failed\n");
    }

    [Theory]
    [InlineData("looser", 1)]
    [InlineData("stricter", 0)]
    [InlineData("any", 1)]
    public void A_pipeline_can_fail_on_a_direction(string on, int exit) =>
        Cli.Run("diff", Old, New, "--fail-on", on).Exit.ShouldBe(exit);

    [Fact]
    public void The_same_rulebook_is_equivalent()
    {
        var (exit, output, _) = Cli.Run("diff", Old, Old, "--lang", "en", "--fail-on", "any");
        output.ShouldStartWith("Equivalent");
        exit.ShouldBe(0);
    }

    [Fact]
    public void Revisions_of_a_repository_are_compared()
    {
        var folder = Path.Combine(_cli.Folder, "repository");
        Repository.Init(folder);
        using var repository = new Repository(folder);
        var who = new Signature("a", "a@example.org", DateTimeOffset.UnixEpoch);
        var file = Path.Combine(folder, "rules.proc.md");
        File.WriteAllText(file, Cli.Minutes);
        LibGit2Sharp.Commands.Stage(repository, "*");
        repository.Commit("one", who, who);
        File.WriteAllText(file, File.ReadAllText(New));
        Cli.Run("diff", "HEAD", file, "--lang", "en").Out.ShouldContain("looser");
        LibGit2Sharp.Commands.Stage(repository, "*");
        repository.Commit("two", who, who);
        Cli.Run("diff", "HEAD~1..HEAD", file, "--lang", "en").Out.ShouldContain("looser");
        Cli.Run("diff", "HEAD", file, "--lang", "en").Out.ShouldStartWith("Equivalent");
        Cli.Run("diff", "no-such", file).Exit.ShouldBe(2);
    }

    [Fact]
    public void A_version_of_a_file_is_compared_among_the_others_of_its_rulebook()
    {
        var (tree, elsewhere) = (Path.Combine(_cli.Folder, "tree"), Path.Combine(_cli.Folder, "elsewhere"));
        void Put(string folder, string name, string text)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, name), text);
        }

        const string Head = "```proc\nrulebook Rules {\n  zone \"Europe/London\"\n}\noffice Clerk, Mayor\n```\n";
        static string Paper(string by) => $"```proc\ndocument Paper {{ }}\nprocedure Way on Paper {{ step Sign by {by} }}\n```\n";
        Put(tree, "head.proc.md", Head);
        Put(tree, "way.proc.md", Paper("Mayor"));
        Put(elsewhere, "way.proc.md", Paper("Clerk"));
        var right = Path.Combine(_cli.Folder, "right");
        Put(right, "way.proc.md", Paper("Mayor"));
        var (old, now) = (Path.Combine(elsewhere, "way.proc.md"), Path.Combine(tree, "way.proc.md"));

        // As git difftool hands them over: a file for each version.
        Cli.Run("diff", old, now, "--within", now, "--lang", "en").Out.ShouldContain("“Sign” is done by the Mayor");
        // As git difftool --dir-diff does: folders of what differs.
        Cli.Run("diff", elsewhere, right, "--within", tree, "--lang", "en").Out.ShouldContain("“Sign” is done by the Clerk");
        Cli.Run("diff", old, now, "--lang", "en").Exit.ShouldBe(1);
        Cli.Run("diff", old, "--within", now).Exit.ShouldBe(2);
    }

    [Fact]
    public void The_page_needs_nothing_else_and_draws_the_procedures()
    {
        var (_, page, _) = Cli.Run("diff", Old, New, "--lang", "en", "--format", "html");
        page.ShouldContain("<svg class=\"chart\" role=\"img\"");
        page.ShouldContain("prefers-color-scheme:dark");
        page.ShouldContain("@media print");
        page.ShouldNotContain("<script");
        page.ShouldNotContain("http");
        page.ShouldNotContain("src=");
    }
}
