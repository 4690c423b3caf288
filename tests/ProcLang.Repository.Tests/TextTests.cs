using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace ProcLang.Repository.Tests;

/// <summary>What is written in the repository is true wherever it is cloned.</summary>
public partial class TextTests
{
    [Fact]
    public void No_file_names_a_path_of_one_machine() =>
        Repository.TextFiles
            .SelectMany(f => Repository.Read(f).Split('\n').Select((text, line) => (Text: text, Place: $"{f}:{line + 1}")))
            .Where(l => MachinePath().IsMatch(l.Text))
            .Select(l => $"{l.Place} {l.Text.Trim()}")
            .ShouldBeEmpty();

    [Theory]
    [InlineData("see /wo" + "rk/main")]
    [InlineData("in /ho" + "me/someone/x")]
    [InlineData(@"C:" + @"\Users\x")]
    [InlineData("file:///ro" + "ot/a")]
    public void A_machine_path_is_noticed(string text) => MachinePath().IsMatch(text).ShouldBeTrue();

    [Theory]
    [InlineData("bin/work/x")]
    [InlineData("https://example.org/home/")]
    [InlineData("ABC:")]
    public void Other_paths_are_left_alone(string text) => MachinePath().IsMatch(text).ShouldBeFalse();

    [Fact]
    public void Relative_links_of_documents_lead_to_files() =>
        Repository.Files.Where(f => f.EndsWith(".md", StringComparison.Ordinal) && !f.EndsWith(".proc.md", StringComparison.Ordinal))
            .SelectMany(f => Link().Matches(WithoutFences(Repository.Read(f))).Select(m => (File: f, Target: m.Groups["to"].Value)))
            .Where(l => !l.Target.Contains("://", StringComparison.Ordinal) && !l.Target.StartsWith('#') && !l.Target.StartsWith("mailto:", StringComparison.Ordinal))
            .Where(l => !Exists(Path.Combine(Path.GetDirectoryName(l.File)!, Uri.UnescapeDataString(l.Target.Split('#')[0]))))
            .ShouldBeEmpty();

    /// <summary>A path in back quotes is a claim as much as a link is: <c>compiler/ProcLang.Syntax/Tree/</c>.
    /// Pages of diagnostics are left out: their paths are made up.</summary>
    [Fact]
    public void Paths_named_in_a_document_are_there() =>
        Repository.Files.Where(f => f.EndsWith(".md", StringComparison.Ordinal) && !f.EndsWith(".proc.md", StringComparison.Ordinal)
                && !f.Contains("/Pages/", StringComparison.Ordinal) && f != "CHANGELOG.md")
            .SelectMany(f => PathInQuotes().Matches(WithoutFences(Repository.Read(f))).Select(m => (File: f, Path: m.Groups["path"].Value)))
            .Where(p => !Exists(p.Path))
            .ShouldBeEmpty();

    [Fact]
    public void The_ANTLR_tool_is_the_one_its_paper_names()
    {
        var paper = Repository.Read("grammar/tool/ORIGIN.md");
        var name = JarName().Match(paper).Value;
        Repository.Files.Where(f => f.EndsWith(".jar", StringComparison.Ordinal)).ShouldBe([$"grammar/tool/{name}"]);
        Repository.Read("grammar/ProcLang.Grammar.csproj").ShouldContain($"tool/{name}");
        using var jar = File.OpenRead(Path.Combine(Repository.Root, "grammar/tool", name));
        paper.ShouldContain($"`{Convert.ToHexStringLower(SHA256.HashData(jar))}`");
    }

    private static bool Exists(string path)
    {
        var full = Path.Combine(Repository.Root, path);
        return File.Exists(full) || Directory.Exists(full);
    }

    private static string WithoutFences(string markdown) => Fence().Replace(markdown, "");

    [GeneratedRegex(@"(?<![\w.:/-])(?:file://)?/(?:work|home|root|Users|tmp/bash)/|\b[A-Z]:\\\w|file:///(?:root|home)/")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\[[^\]\n]*\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`(?<path>(?:compiler|runtime|grammar|specs|tests)/[\w./-]+)`")]
    private static partial Regex PathInQuotes();

    [GeneratedRegex(@"antlr4[\w.-]*\.jar")]
    private static partial Regex JarName();

    [GeneratedRegex(@"^(?<mark>`{3,}|~{3,})[^\n]*\n[\s\S]*?^\k<mark>", RegexOptions.Multiline)]
    private static partial Regex Fence();
}
