using ProcLang.Syntax.Parsing;
using ProcLang.Syntax.Text;
using ProcLang.Syntax.Tree;

namespace ProcLang.Syntax.Tests.Parsing;

public class GrammarTests
{
    public static TheoryData<string> GoodFences() => [.. Corpus.GoodFences()];

    [Theory, MemberData(nameof(GoodFences))]
    public void Sample_has_no_syntax_finding(string fence)
    {
        var tree = Parse(fence);

        tree.Diagnostics.Select(d => $"{d.Descriptor.Id} at {fence[d.Primary.Span.Start..]}").ShouldBeEmpty();
        tree.Root.DescendantsAndSelf().ShouldAllBe(n => !n.IsBroken);
    }

    [Theory, MemberData(nameof(GoodFences))]
    public void Sample_can_be_read_in_one_way_only(string fence) => AmbiguityProbe.Ambiguities(fence).ShouldBeEmpty();

    [Fact]
    public void Rulebooks_can_be_read_in_one_way_only() =>
        Corpus.Specs.SelectMany(s => Corpus.Fences(s).SelectMany(f => AmbiguityProbe.Ambiguities(s.ToString(f)).Select(a => $"{s.Path} {a}")))
            .ShouldBeEmpty();

    [Theory]
    [InlineData('e')]
    [InlineData('c')]
    public void Samples_of_each_language_hold_every_kind_of_clause(char language)
    {
        // Word orders that only one of the two languages has.
        NodeKind[] onlyElsewhere = language == 'c'
            ? [NodeKind.Broken, NodeKind.DeadlinePeriodFirst, NodeKind.PlanVerbFirst]
            : [NodeKind.Broken];
        var seen = Corpus.Good.Where(s => s.Path[0] == language)
            .SelectMany(s => Corpus.Fences(s).Select(f => FenceParser.Parse(s, f)))
            .SelectMany(t => t.Root.DescendantsAndSelf())
            .Select(n => n.Kind)
            .ToHashSet();

        Enum.GetValues<NodeKind>().Except(onlyElsewhere).Where(k => !seen.Contains(k)).ShouldBeEmpty();
    }

    internal static SyntaxTree Parse(string fence) =>
        FenceParser.Parse(new SourceText("sample.proc.md", fence), new TextSpan(0, fence.Length));
}
