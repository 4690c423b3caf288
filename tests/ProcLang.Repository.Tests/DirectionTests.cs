using System.Xml.Linq;

namespace ProcLang.Repository.Tests;

/// <summary>Text becomes a tree, a tree a model, a model a machine; hosts use them all. Never back, never sideways.</summary>
public class DirectionTests
{
    /// <summary>What each library may refer to, and nothing else.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["ProcLang.Grammar"] = [],
        ["ProcLang.Runtime"] = [],
        ["ProcLang.Syntax"] = ["ProcLang.Grammar"],
        ["ProcLang.Semantics"] = ["ProcLang.Syntax", "ProcLang.Runtime"],
        ["ProcLang.Drafting"] = ["ProcLang.Syntax"],
        ["ProcLang.Review"] = ["ProcLang.Semantics", "ProcLang.Syntax", "ProcLang.Runtime"],
        ["ProcLang.Emit"] = ["ProcLang.Semantics", "ProcLang.Syntax", "ProcLang.Runtime"],
    };

    private static readonly string[] Hosts = ["ProcLang.Cli", "ProcLang.Native"];

    public static TheoryData<string> Libraries => [.. Allowed.Keys];

    [Theory, MemberData(nameof(Libraries))]
    public void A_project_refers_only_to_what_stands_before_it(string name)
    {
        var project = Repository.Files.Single(f => f.EndsWith($"/{name}.csproj", StringComparison.Ordinal));
        Referred(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension)
            .Except(Allowed[name]).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Libraries))]
    public void A_built_library_needs_only_what_stands_before_it(string name) =>
        new BuiltAssembly(name).Assemblies
            .Where(a => a.StartsWith("ProcLang", StringComparison.OrdinalIgnoreCase))
            .Except(Allowed[name]).ShouldBeEmpty();

    [Fact]
    public void Every_project_of_compiler_and_runtime_has_its_place_in_this_list() =>
        Repository.Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal) && !f.StartsWith("tests/", StringComparison.Ordinal)
                && !f.StartsWith("specs/", StringComparison.Ordinal))
            .Select(f => Path.GetFileNameWithoutExtension(f)!)
            .Except([.. Allowed.Keys, .. Hosts])
            .ShouldBeEmpty("a new project: say in DirectionTests what it may refer to, or name it as a host");

    [Fact]
    public void The_runtime_needs_NodaTime_and_no_other_package()
    {
        Referred("runtime/ProcLang.Runtime/ProcLang.Runtime.csproj", "PackageReference").ShouldBe(["NodaTime"]);
        new BuiltAssembly("ProcLang.Runtime").Assemblies
            .Where(a => !a.StartsWith("System.", StringComparison.Ordinal))
            .ShouldBe(["NodaTime"]);
    }

    [Theory]
    [InlineData("AngleSharp", "ProcLang.Drafting")]
    [InlineData("Antlr4.Runtime.Standard", "ProcLang.Grammar", "ProcLang.Syntax")]
    [InlineData("LibGit2Sharp", "proclang")]
    [InlineData("Microsoft.CodeAnalysis", "ProcLang.Emit")]
    [InlineData("Microsoft.CodeAnalysis.CSharp", "ProcLang.Emit")]
    public void A_tool_stays_in_its_room(string tool, params string[] rooms) =>
        Allowed.Keys.Append("proclang").Select(n => new BuiltAssembly(n))
            .Where(a => a.Assemblies.Contains(tool)).Select(a => a.Name)
            .Except(rooms).ShouldBeEmpty();

    private static IEnumerable<string> Referred(string project, string kind) =>
        XDocument.Parse(Repository.Read(project)).Descendants(kind).Select(e => e.Attribute("Include")!.Value);
}
