using System.Text;
using CsCheck;
using ProcLang.Syntax.Tree;

namespace ProcLang.Syntax.Tests.Parsing;

public class LosslessTests
{
    private static readonly string[] Samples = [.. Corpus.GoodFences()];

    [Fact]
    public void Tree_holds_every_character_of_a_sample()
    {
        foreach (var sample in Samples)
        {
            ShouldHoldAll(sample);
        }
    }

    [Fact]
    public void Tree_holds_every_character_of_a_damaged_sample() =>
        DamagedSample.Sample(ShouldHoldAll, iter: 400);

    [Fact]
    public void Tree_holds_every_character_of_any_text() =>
        Gen.String[Gen.OneOf(Gen.Char, Gen.Char["{}()「」\"`→:,./* \r\n由当步骤"]), 0, 60].Sample(ShouldHoldAll, iter: 400);

    [Theory]
    [InlineData("(")]
    [InlineData("{")]
    [InlineData("非 "), InlineData("not ")]
    [InlineData("解释 甲 = ")]
    [InlineData("程序 甲 { ")]
    public void Tree_holds_what_is_nested_ten_thousand_deep(string opening)
    {
        var deep = new StringBuilder().Insert(0, opening, 10_000).ToString();
        ShouldHoldAll(deep);
        ShouldHoldAll("解释 甲 = " + deep);
    }

    [Fact]
    public void Tokens_carry_the_trivia_before_them()
    {
        var root = GrammarTests.Parse("// 甲\n职务 /* 乙 */ 县长 // 丙\n").Root;

        root.Tokens.Select(t => string.Join("", t.Leading.Select(x => x.Text)) + "|" + t.Text)
            .ShouldBe(["// 甲\n|职务", " /* 乙 */ |县长", " // 丙\n|"]);
    }

    /// <summary>Samples with words dropped, doubled, swapped, or characters put in their place.</summary>
    private static Gen<string> DamagedSample =>
        from sample in Gen.Int[0, 1_000].Select(i => Samples[i % Samples.Length])
        from harms in Gen.Select(Gen.Int[0, 5], Gen.Int[0, 10_000], Gen.Int[0, 10_000], Gen.Char).Array[1, 4]
        select harms.Aggregate(sample, (text, harm) => Harm(text, harm.Item1, harm.Item2, harm.Item3, harm.Item4));

    private static string Harm(string text, int how, int one, int other, char with)
    {
        var words = text.Split(' ');
        var (i, j) = (one % words.Length, other % words.Length);
        switch (how)
        {
            case 0:
                words[i] = "";
                break;
            case 1:
                words[i] = $"{words[i]} {words[i]}";
                break;
            case 2:
                (words[i], words[j]) = (words[j], words[i]);
                break;
            case 3:
                return text[..(one % (text.Length + 1))];
            case 4:
                return text.Insert(one % (text.Length + 1), new string(with, 1));
            default:
                return text.Insert(one % (text.Length + 1), "{({「\"");
        }

        return string.Join(' ', words);
    }

    private static void ShouldHoldAll(string fence)
    {
        var tree = GrammarTests.Parse(fence);

        tree.Root.ToFullString().ShouldBe(fence);
        tree.Root.FullSpan.Start.ShouldBe(0);
        tree.Root.FullSpan.End.ShouldBe(fence.Length);
        foreach (var node in tree.Root.DescendantsAndSelf())
        {
            ShouldBeContiguous(node);
        }

        foreach (var finding in tree.Diagnostics)
        {
            finding.Primary.Span.Start.ShouldBeInRange(0, fence.Length);
            finding.Primary.Span.End.ShouldBeInRange(finding.Primary.Span.Start, fence.Length);
        }
    }

    private static void ShouldBeContiguous(SyntaxNode node)
    {
        var children = node.Children.ToArray();
        for (var i = 1; i < children.Length; i++)
        {
            children[i].FullSpan.Start.ShouldBe(children[i - 1].FullSpan.End);
        }
    }
}
