using System.Text.RegularExpressions;
using ProcLang.Runtime.Cases;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Reference;
using ProcLang.Semantics.Scenarios;
using ProcLang.Syntax.Text;

namespace ProcLang.Semantics.Tests;

/// <summary>The language reference shows nothing that does not compile: every example is checked, every scenario in it passes,
/// every grammar block stands in the grammar.</summary>
public partial class ReferenceExamplesTests
{
    private static readonly string Root = FindRoot();

    private static string Page => Read("README.md");

    private static string Read(string name) => File.ReadAllText(Path.Combine(Root, "grammar", name)).ReplaceLineEndings("\n");

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ProcLang.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    public static TheoryData<string> Examples()
    {
        var data = new TheoryData<string>();
        var whole = Whole().Matches(Page).Select(m => m.Groups[1].Value).ToList();
        foreach (var example in whole)
        {
            data.Add(example);
        }

        // A fence alone is a part of a rulebook: it gets a head unless it has one.
        foreach (Match fence in Fence().Matches(Whole().Replace(Page, "") + Read("how-do-i-say.md")))
        {
            var clauses = fence.Groups[1].Value;
            var head = clauses.StartsWith("规则", StringComparison.Ordinal) ? "" : "规则 例 { 时区 \"Asia/Shanghai\" }\n";
            data.Add($"```proc\n{head}{clauses}```\n");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_compiles_and_its_scenarios_pass(string example)
    {
        var compilation = Compilation.Create([new SourceText("example.proc.md", example)], new Rulebooks.Files([]));
        compilation.Diagnostics.Where(d => d.Descriptor.Id != "PL2022").Select(d => $"{d.Descriptor.Id} {d.Primary.Line}: {d.MessageEn}").ShouldBeEmpty();
        foreach (var scenario in compilation.Model!.Scenarios)
        {
            IRulebook rulebook = new ReferenceRulebook(compilation.Model);
            ScenarioRunner.Run(rulebook, compilation.Model, scenario).Failures.Select(f => $"{f.Text}: {f.Got}").ShouldBeEmpty();
        }
    }

    /// <summary>Each row of what real rules say is there once, and shows a rulebook of those whose scenarios the tests run, or says that
    /// the language lacks it.</summary>
    [Fact]
    public void Every_row_of_the_features_shows_a_rulebook_or_says_not_yet()
    {
        var rows = FeatureRow().Matches(Read("features.md")).ToList();
        string[] expected =
        [
            .. Enumerable.Range(1, 9).Select(i => $"A{i}"), .. Enumerable.Range(1, 12).Select(i => $"B{i}"), .. Enumerable.Range(1, 10).Select(i => $"C{i}"),
            .. Enumerable.Range(1, 9).Select(i => $"D{i}"), .. Enumerable.Range(1, 8).Select(i => $"E{i}"), .. Enumerable.Range(1, 5).Select(i => $"F{i}"),
        ];
        rows.Select(r => r.Groups["row"].Value).ShouldBe(expected);
        foreach (var row in rows)
        {
            var shown = LinkTarget().Matches(row.Groups["shown"].Value).Select(m => m.Groups[1].Value).ToList();
            if (shown.Count == 0)
            {
                row.Groups["how"].Value.ShouldContain("not yet", customMessage: row.Value);
            }

            shown.ShouldAllBe(path => File.Exists(Path.Combine(Root, path)) && (path.StartsWith("specs/", StringComparison.Ordinal) || path.Contains("/good/", StringComparison.Ordinal)));
        }
    }

    /// <summary>The index of keywords is made of the table that the lexer is compared with.</summary>
    [Fact]
    public void The_index_of_keywords_is_the_table_of_keywords()
    {
        var rows = ProcLang.Syntax.Tree.KeywordTable.All.Select(k => $"| {Words(k.Chinese)} | {Words(k.English)} |\n");
        Read("keywords.md").ShouldEndWith("| 中文 | English |\n| --- | --- |\n" + string.Concat(rows));

        static string Words(IEnumerable<string> words) => string.Join(" ", words.Select(w => $"`{w}`"));
    }

    [Fact]
    public void The_page_has_examples() => Examples().Count.ShouldBeGreaterThan(8);

    [Fact]
    public void Grammar_blocks_stand_in_the_grammar()
    {
        var grammar = File.ReadAllText(Path.Combine(Root, "grammar", "ProcLangParser.g4")).ReplaceLineEndings("\n");
        var rules = Antlr().Matches(Page).SelectMany(m => Rule().Matches(m.Groups[1].Value)).Select(m => m.Value.Trim()).ToList();
        rules.Count.ShouldBeGreaterThan(30);
        foreach (var rule in rules)
        {
            grammar.ShouldContain(rule);
        }
    }

    [GeneratedRegex(@"^\| (?<row>[A-F]\d+) \|[^|]*\|(?<how>[^|]*)\|(?<shown>[^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex FeatureRow();

    [GeneratedRegex(@"\]\(\.\./([^)]+)\)")]
    private static partial Regex LinkTarget();

    [GeneratedRegex(@"^````markdown\n(.*?)^````\n", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^```proc\n(.*?)^```\n", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^```antlr\n(.*?)^```\n", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Antlr();

    [GeneratedRegex(@"^[a-z]\w*\s*:.*?;[ \t]*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Rule();
}
