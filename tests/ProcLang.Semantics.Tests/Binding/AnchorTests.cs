using ProcLang.Runtime.Citations;
using Shouldly;
using Xunit;

namespace ProcLang.Semantics.Tests.Binding;

public class AnchorTests
{
    private static string Article(string clauses) => $$"""
        ### 第六条 签发
        > 六、公文由县长签发。重要的公文,须经办公室主任审核。
        >
        > (一)请示,由县长签发;
        >
        > (二)报告,由副县长签发。

        ```proc
        公文 来文 as Incoming { 种类 : 请示 | 报告 }
        {{clauses}}
        ```
        """;

    [Fact]
    public void A_quotation_gives_article_paragraph_and_item()
    {
        var model = Rulebooks.WithHead(Article("""
            签发 来文 { 「报告，由副县长签发」 报告: 当 种类 为 报告 → 副县长 签发  「请示,由县长签发」 请示: 当 种类 为 请示 → 县长 签发 }
            """)).Model.ShouldNotBeNull();
        var citation = model.Clauses[0].Clause.Citation;
        (citation.Article, citation.Paragraph, citation.Item).ShouldBe(("六", (int?)null, (int?)2));
        citation.Display(Language.Chinese).ShouldBe("第六条第二项「报告，由副县长签发」");
        citation.Display(Language.English).ShouldBe("Article 6, item 2 “报告，由副县长签发”");
    }

    [Fact]
    public void An_elision_leaves_words_out()
    {
        var compilation = Rulebooks.WithHead(Article("签发 来文 { 「重要的公文……办公室主任审核」 全: → 办公室主任 审核, 县长 签发 }"));
        compilation.HasErrors.ShouldBeFalse();
        compilation.Model!.Clauses[0].Clause.Citation.Display(Language.Chinese).ShouldBe("第六条「重要的公文……办公室主任审核」");
    }

    [Fact]
    public void An_article_of_several_paragraphs_is_cited_with_the_paragraph_and_one_of_a_single_one_without()
    {
        var model = Rulebooks.WithHead("""
            ### 第七条 报送
            > 七、公文由办公室主任报送。
            >
            > 重要的公文由副县长报送。

            ```proc
            公文 来文 as Incoming
            程序 报送 对 来文 {
              「公文由办公室主任报送」 步骤 送 由 办公室主任
              「重要的公文由副县长报送」 步骤 再送 由 副县长
            }
            ```

            ### 第八条 签发
            > 八、公文由县长签发。

            ```proc
            签发 来文 { 「公文由县长签发」 全: → 县长 签发 }
            ```
            """).Model.ShouldNotBeNull();
        model.Clauses.Select(c => c.Clause.Citation.Display(Language.Chinese))
            .ShouldBe(["第七条第一款「公文由办公室主任报送」", "第七条第二款「重要的公文由副县长报送」", "第八条「公文由县长签发」"]);
        model.Clauses.Select(c => c.Clause.Citation.Display(Language.English))
            .ShouldBe(["Article 7, paragraph 1 “公文由办公室主任报送”", "Article 7, paragraph 2 “重要的公文由副县长报送”", "Article 8 “公文由县长签发”"]);
    }

    [Fact]
    public void Words_that_the_text_does_not_say_are_told_with_the_nearest_sentence()
    {
        var finding = Rulebooks.WithHead(Article("签发 来文 { 「公文由县长审定」 全: → 县长 签发 }")).Only("PL2010");
        finding.Primary.Text.ShouldBe("「公文由县长审定」");
        finding.Others.ShouldHaveSingleItem().Location.Text.ShouldBe("公文由县长签发。");
    }

    [Fact]
    public void A_sentence_nobody_speaks_of_is_told()
    {
        var compilation = Rulebooks.WithHead(Article("签发 来文 { 「公文由县长签发」 全: → 县长 签发 }"));
        compilation.Diagnostics.Where(d => d.Descriptor.Id == "PL2021").Select(d => d.Primary.Text)
            .ShouldBe(["重要的公文,须经办公室主任审核。", "(一)请示,由县长签发;", "(二)报告,由副县长签发。"]);
    }

    [Fact]
    public void Declaratory_text_is_accounted_for()
    {
        Rulebooks.WithHead(Article("宣示 原则 全条 签发 来文 { 全: → 县长 签发 }")).Ids().ShouldNotContain("PL2021");
        Rulebooks.WithHead(Article("「公文由县长签发」 宣示 原则 宣示 定义 第一款")).Ids().ShouldNotContain("PL2021");
    }
}
