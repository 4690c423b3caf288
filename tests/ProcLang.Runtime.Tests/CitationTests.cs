using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Decisions;

namespace ProcLang.Runtime.Tests;

public class CitationTests
{
    [Theory]
    [InlineData("四十六", 1, 2, "第四十六条第一款第二项「报县长签发」", "Article 46, paragraph 1, item 2 “报县长签发”")]
    [InlineData("十二之一", 12, null, "第十二条之一第十二款「报县长签发」", "Article 12-1, paragraph 12 “报县长签发”")]
    [InlineData("46a", 3, null, "第46a条第3款「报县长签发」", "Article 46a, paragraph 3 “报县长签发”")]
    [InlineData("一百零三", null, null, "第一百零三条「报县长签发」", "Article 103 “报县长签发”")]
    public void A_citation_reads_as_lawyers_cite(string label, int? paragraph, int? item, string zh, string en)
    {
        var citation = new Citation("规则", label, paragraph, item, "报县长签发", "a.md", 1);
        citation.Display(Language.Chinese).ShouldBe(zh);
        citation.Display(Language.English).ShouldBe(en);
    }

    [Fact]
    public void A_refusal_gives_every_reason_with_who_may_and_what_is_waited_for()
    {
        var sign = new Clause("46.1.2", new Citation("规则", "四十六", 1, null, "报县长签发", "a.md", 1));
        var review = new Clause("46.1.1", new Citation("规则", "四十六", 1, null, "由办公室主任审核后", "a.md", 1));
        var refusal = new Refusal("签发", "会一", new Person("李四"),
        [
            new Reason(ReasonCode.NotAuthorised, sign, [new Authorised(new Person("张三"), "县长")], null, [], null),
            new Reason(ReasonCode.NotYet, review, [], null, [new Waiting("审核", [new Authorised(new Person("王五"), "副县长")], null)], null),
        ]);
        refusal.Explain(Language.Chinese).ShouldBe(
            """
            不能签发: 会一
              1. 李四无权签发。        第四十六条第一款「报县长签发」
                 可由: 张三(县长)
              2. 尚未审核。        第四十六条第一款「由办公室主任审核后」
                 待: 王五(副县长) 审核;期限: 无
            """.ReplaceLineEndings("\n"));
        refusal.Explain(Language.English).ShouldContain("may: 张三(县长)");
    }
}
