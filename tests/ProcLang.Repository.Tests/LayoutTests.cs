namespace ProcLang.Repository.Tests;

/// <summary>The top level is fixed, so that a newcomer finds the room from its name; files stay short enough to be read.</summary>
public class LayoutTests
{
    private const int MostLines = 800;

    [Theory]
    [InlineData("grammar")]
    [InlineData("compiler")]
    [InlineData("runtime")]
    [InlineData("specs")]
    [InlineData("tests")]
    public void The_room_is_there(string name) => Directory.Exists(Path.Combine(Repository.Root, name)).ShouldBeTrue();

    [Theory]
    [InlineData("LICENSE")]
    [InlineData("README.md")]
    [InlineData("CHANGELOG.md")]
    [InlineData("compiler/ARCHITECTURE.md")]
    [InlineData("tests/README.md")]
    public void The_paper_is_there(string name) => Repository.Files.ShouldContain(name);

    [Fact]
    public void There_are_no_other_rooms() =>
        Repository.Files.Where(f => f.Contains('/')).Select(f => f[..f.IndexOf('/')]).Distinct()
            .Where(f => !f.StartsWith('.'))
            .ShouldBe(["compiler", "grammar", "runtime", "specs", "tests"], ignoreOrder: true);

    [Fact]
    public void No_source_file_is_longer_than_800_lines() =>
        Repository.Files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".g4", StringComparison.Ordinal))
            .Select(f => (File: f, Lines: Repository.Read(f).Split('\n').Length))
            .Where(f => f.Lines > MostLines)
            .ShouldBeEmpty();

    [Fact]
    public void No_folder_is_called_after_nothing_in_particular() =>
        Repository.Files.Where(f => f.Split('/')[..^1].Any(p => p is "Utils" or "Util" or "Helpers" or "Helper" or "Common" or "Misc"))
            .ShouldBeEmpty();

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Read("ProcLang.sln").Replace('\\', '/');
        Repository.Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal)
                && !f.StartsWith("tests/benchmarks/", StringComparison.Ordinal) && !f.StartsWith("tests/corpus/", StringComparison.Ordinal))
            .Where(f => !solution.Contains($"\"{f}\"", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }
}
