using System.Text.RegularExpressions;
using ProcLang.Emit.CSharp;
using ProcLang.Emit.Loading;
using ProcLang.Emit.Tests.Models;
using ProcLang.Runtime.Cases;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Reference;
using ProcLang.Semantics.Scenarios;
using ProcLang.Syntax.Text;

namespace ProcLang.Emit.Tests;

/// <summary>The rulebooks of <c>tests/corpus/FEATURE/good</c> have no findings and their scenarios pass on the interpreter and on
/// compiled machines; those of <c>bad</c> have the findings their comments <c>// expects: PLnnnn</c> name, and no others.</summary>
public partial class CorpusTests
{
    private static readonly string Corpus = Path.Combine(FindRoot(), "tests", "corpus");

    public static TheoryData<string> Good => Files("good");

    public static TheoryData<string> Bad => Files("bad");

    [Theory, MemberData(nameof(Good))]
    public void A_good_rulebook_has_no_findings_and_its_scenarios_pass_both_ways(string file)
    {
        var compilation = Compile(file);
        compilation.Diagnostics.Select(d => $"{d.Descriptor.Id} {d.Primary.Line}: {d.MessageEn}").ShouldBeEmpty();
        var model = compilation.Model.ShouldNotBeNull();
        model.Scenarios.ShouldNotBeEmpty();
        var compiled = RulebookCompiler.Compile(model);
        compiled.Problems.ShouldBeEmpty();
        using var loaded = RulebookLoader.Load(compiled.Dll, compiled.Pdb);
        IRulebook[] rulebooks = [new ReferenceRulebook(model), loaded.Rulebook];
        foreach (var rulebook in rulebooks)
        {
            foreach (var scenario in model.Scenarios)
            {
                ScenarioRunner.Run(rulebook, model, scenario).Failures.Select(f => $"{scenario.Title}: {f.Text}: {f.Got}").ShouldBeEmpty(rulebook.GetType().Name);
            }
        }
    }

    [Theory, MemberData(nameof(Bad))]
    public void A_bad_rulebook_has_the_findings_it_expects(string file)
    {
        var expected = Expectation().Matches(File.ReadAllText(Path.Combine(Corpus, file))).SelectMany(m => m.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries));
        var found = Compile(file).Diagnostics.Select(d => d.Descriptor.Id).Distinct().Order(StringComparer.Ordinal);
        found.ShouldBe(expected.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void There_are_rulebooks_of_both_kinds()
    {
        Good.Count.ShouldBeGreaterThan(0);
        Bad.Count.ShouldBeGreaterThan(0);
    }

    private static Compilation Compile(string file)
    {
        var path = Path.Combine(Corpus, file);
        return Compilation.Create([SourceText.FromBytes(path, File.ReadAllBytes(path)).Text!], new SpecRulebooks());
    }

    /// <summary>The folder syntax holds fences that need not be rulebooks; its own tests read it.</summary>
    private static TheoryData<string> Files(string kind) =>
    [
        .. Directory.EnumerateDirectories(Corpus).Where(f => Path.GetFileName(f) != "syntax").Select(f => Path.Combine(f, kind)).Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*.proc.md")).Select(f => Path.GetRelativePath(Corpus, f)).Order(StringComparer.Ordinal),
    ];

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ProcLang.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex(@"// expects: ([PL0-9, ]+)")]
    private static partial Regex Expectation();
}
