using Shouldly;
using Xunit;

namespace ProcLang.Semantics.Tests.Checks;

public class DeadlineOrderCheckTests
{
    private static string Procedure(string review, string publish) => $$"""
        ```proc
        事项 申请
        程序 办理 对 申请 {
          步骤 审核 由 副县长 {
            {{review}}
          }
          步骤 公示 由 县长 {
            {{publish}}
          }
        }
        ```
        """;

    [Fact]
    public void What_is_due_before_a_step_that_always_comes_first_is_told_with_both_places()
    {
        var finding = Rulebooks.WithHead(Procedure("→ 公示", "期限 审核 前 2 日\n→ 完成")).Only("PL3023");
        finding.Primary.Text.ShouldBe("公示");
        finding.Others.ShouldHaveSingleItem().Location.Text.ShouldBe("审核");
        finding.Case!.Zh.ShouldBe("先「审核」,后「公示」");
    }

    [Fact]
    public void What_is_counted_from_a_step_that_always_comes_later_is_told() =>
        Rulebooks.WithHead(Procedure("期限 公示 后 2 日 内\n→ 公示", "→ 完成")).Only("PL3024").Primary.Text.ShouldBe("审核");

    [Fact]
    public void A_step_that_comes_round_again_has_a_step_to_count_from() =>
        Rulebooks.WithHead(Procedure("期限 公示 后 2 日 内\n→ 公示", "通过 → 完成\n退回 → 审核"))
            .Diagnostics.ShouldNotContain(d => d.Descriptor.Id == "PL3024");

    [Fact]
    public void A_step_that_may_be_skipped_is_no_obstacle() =>
        Rulebooks.WithHead(Procedure("通过 → 公示\n免公示 → 完成", "期限 审核 后 2 日 内\n→ 完成")).HasErrors.ShouldBeFalse();

    [Theory]
    [InlineData("义务 报告 { 承担 县长   当 外出 须 上报 期限 受理 前 2 日 }", "受理")]
    [InlineData("程序 出行 对 外出 { 步骤 离县 由 县长 }\n义务 报告 { 承担 县长   当 出行 离县 须 上报 期限 出行 离县 前 2 日 }", "出行.离县")]
    [InlineData("程序 出行 对 外出 { 步骤 离县 由 县长 期限 送达 前 1 日 }", "送达")]
    public void What_is_due_before_it_begins_is_told(string clauses, string beginning)
    {
        var finding = Rulebooks.WithHead($"```proc\n事项 外出\n{clauses}\n```\n").Only("PL3023");
        finding.Primary.Text.ShouldStartWith("期限");
        finding.MessageZh.ShouldContain($"总要先办「{beginning}」");
    }
}
