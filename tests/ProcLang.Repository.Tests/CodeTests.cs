using System.Text.RegularExpressions;

namespace ProcLang.Repository.Tests;

/// <summary>What no source file holds, and what every file of the runtime does.</summary>
public partial class CodeTests
{
    [Fact]
    public void Nothing_is_unsafe() =>
        Repository.CSharp("").Where(f => Unsafe().IsMatch(Repository.CodeOf(f)))
            .Concat(Repository.Files.Where(f => IsBuildFile(f) && Repository.Read(f).Contains("AllowUnsafeBlocks", StringComparison.Ordinal)))
            .ShouldBeEmpty();

    [Fact]
    public void No_test_is_skipped() =>
        Repository.CSharp("tests/").Where(f => Skipped().IsMatch(Repository.CodeOf(f))).ShouldBeEmpty();

    [Fact]
    public void Warnings_stay_errors()
    {
        Repository.Read("Directory.Build.props").ShouldContain("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
        Repository.Files.Where(f => IsBuildFile(f) && Repository.Read(f).Contains("<TreatWarningsAsErrors>false", StringComparison.OrdinalIgnoreCase))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Package_versions_stand_in_one_file() =>
        Repository.Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal) && VersionHere().IsMatch(Repository.Read(f))).ShouldBeEmpty();

    [Fact]
    public void Every_project_has_a_lock_file() =>
        Repository.Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal) && !f.StartsWith("tests/corpus/", StringComparison.Ordinal))
            .Select(f => $"{Path.GetDirectoryName(f)!.Replace('\\', '/')}/packages.lock.json")
            .Except(Repository.Files).ShouldBeEmpty();

    /// <summary>The compiler itself rejects an undocumented public member where a documentation file is asked for and CS1591 not silenced.</summary>
    [Fact]
    public void The_compiler_asks_for_a_comment_on_every_public_member_of_the_runtime()
    {
        Repository.Read("runtime/ProcLang.Runtime/ProcLang.Runtime.csproj").ShouldContain("<GenerateDocumentationFile>true</GenerateDocumentationFile>");
        Repository.Files.Where(f => f.StartsWith("runtime/", StringComparison.Ordinal) || f == "Directory.Build.props")
            .Where(f => Repository.Read(f).Contains("1591", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_public_type_of_the_runtime_says_what_it_means()
    {
        var documented = Repository.CSharp("runtime/").SelectMany(f => DocumentedType().Matches(Repository.Read(f))).Select(m => m.Groups["name"].Value);
        new BuiltAssembly("ProcLang.Runtime").PublicTypes.Select(t => t.Split('`')[0]).Distinct().Except(documented).ShouldBeEmpty();
    }

    private static bool IsBuildFile(string f) => Path.GetExtension(f) is ".csproj" or ".props" or ".targets";

    [GeneratedRegex(@"\bunsafe\b|\bUnsafe\.|\bMemoryMarshal\.")]
    private static partial Regex Unsafe();

    [GeneratedRegex(@"\bSkip\s*=")]
    private static partial Regex Skipped();

    [GeneratedRegex(@"<PackageReference[^>]*\bVersion(Override)?=")]
    private static partial Regex VersionHere();

    [GeneratedRegex(@"^[ \t]*///[^\n]*\n(?:[ \t]*(?:\[[^\n]*\])[ \t]*\n)*[ \t]*public (?:(?:static|sealed|abstract|readonly|partial|ref) )*(?:class|interface|enum|struct|record(?: struct| class)?|delegate \S+) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex DocumentedType();
}
