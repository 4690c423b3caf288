using System.Collections.Immutable;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Literate;
using ProcLang.Syntax.Parsing;
using ProcLang.Syntax.Text;

namespace ProcLang.Syntax.Tests.Parsing;

public class SyntaxPageTests
{
    public static TheoryData<string> Ids() => [.. SyntaxDiagnostics.All.Select(d => d.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void Bad_example_gives_the_finding_and_the_fixed_one_none(string id)
    {
        var page = DiagnosticPage.Find(id, typeof(SyntaxDiagnostics).Assembly).ShouldNotBeNull();

        Findings(page.Bad!).ShouldBe([id]);
        Findings(page.Fixed!).ShouldBeEmpty();
    }

    [Fact]
    public void Every_finding_speaks_both_languages_and_says_what_to_do()
    {
        foreach (var finding in Corpus.Bad.SelectMany(s => Corpus.Fences(s).SelectMany(f => FenceParser.Parse(s, f).Diagnostics)))
        {
            string[] chinese = [finding.MessageZh, finding.Label!.Zh, finding.Fix!.Zh];
            string[] english = [finding.MessageEn, finding.Label!.En, finding.Fix!.En];

            chinese.ShouldAllBe(t => t.Any(c => c >= '\u2E80') && !t.Contains("{0}"));
            english.ShouldAllBe(t => t.Any(char.IsAsciiLetter) && !t.Contains("{0}"));
            chinese.Concat(english).ShouldAllBe(t =>
                !t.Contains("viable") && !t.Contains("mismatched") && !t.Contains("extraneous") && !t.Contains("IDENT") && !t.Contains("EOF"));
        }
    }

    [Fact]
    public void A_fence_gives_few_findings_however_broken_it_is()
    {
        var fence = string.Concat(Enumerable.Repeat("步骤 由 {\n", 40)) + string.Concat(Enumerable.Repeat("职务 职务 属 $ ,\n", 400));

        GrammarTests.Parse(fence).Diagnostics.Length.ShouldBeInRange(1, 25);
    }

    [Theory]
    [InlineData("程序 甲 {\n  步骤 乙 由县长 { → 完成 }\n}", "词与词之间要有空格:写作 由 县长", "words are separated by a space: write 由 县长")]
    [InlineData("程序 甲 {\n  步聚 乙 由 县长 { → 完成 }\n}", "是不是要写 步骤?", "did you mean 步骤?")]
    [InlineData("解释 甲 = 密级 = 3", "相等写作 为/is", "equality is written 为/is")]
    [InlineData("程序 甲 {\n  步骤 乙 由 县长\n", "补上「}」", "add \"}\"")]
    public void Fix_is_concrete(string fence, string chinese, string english)
    {
        var finding = GrammarTests.Parse(fence).Diagnostics.ShouldHaveSingleItem();

        finding.Fix.ShouldBe(new Bilingual(chinese, english));
    }

    private static ImmutableArray<string> Findings(string example)
    {
        var source = new SourceText("example.proc.md", example);
        return [.. LiterateDocument.Parse(source).Fences.SelectMany(f => FenceParser.Parse(source, f.Content).Diagnostics).Select(d => d.Descriptor.Id)];
    }
}
