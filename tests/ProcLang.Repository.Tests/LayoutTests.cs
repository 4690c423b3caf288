namespace ProcLang.Repository.Tests;

/// <summary>The top level of the repository is fixed, so that a newcomer finds the room from its name.</summary>
public class LayoutTests
{
    private static string Root()
    {
        var d = new DirectoryInfo(AppContext.BaseDirectory);
        while (d is not null && !File.Exists(Path.Combine(d.FullName, "ProcLang.sln"))) d = d.Parent;
        return d.ShouldNotBeNull().FullName;
    }

    [Theory]
    [InlineData("grammar")]
    [InlineData("compiler")]
    [InlineData("runtime")]
    [InlineData("specs")]
    [InlineData("tests")]
    [InlineData("LICENSE")]
    [InlineData("README.md")]
    public void The_room_is_there(string name) =>
        (Directory.Exists(Path.Combine(Root(), name)) || File.Exists(Path.Combine(Root(), name))).ShouldBeTrue();
}
