using Shouldly;
using Xunit;

namespace ProcLang.Semantics.Tests.Checks;

public class NobodyMayCheckTests
{
    private static string Rules(string clauses) => $$"""
        ```proc
        组 领导 = 县长, 副县长
        事项 申请
        {{clauses}}
        ```
        """;

    [Fact]
    public void Whoever_did_it_and_must_not_do_it_leaves_nobody()
    {
        var finding = Rulebooks.WithHead(Rules("""
            程序 办理 对 申请 {
              步骤 拟稿 由 县长
              步骤 核稿 由 拟稿 { 要求 行为人 不为 拟稿 }
            }
            """)).Only("PL3009");
        finding.Primary.Text.ShouldBe("核稿");
        finding.Others.ShouldHaveSingleItem().Location.Text.ShouldBe("要求 行为人 不为 拟稿");
        finding.Case!.Zh.ShouldBe("办「拟稿」的人 来办「核稿」,被拒");
    }

    [Theory]
    [InlineData("步骤 审批 由 副县长 { 要求 行为人 不为 领导 }")]
    [InlineData("步骤 审批 由 领导 { 要求 行为人 不为 县长   要求 行为人 不为 领导 }")]
    [InlineData("步骤 审批 由 县长, 副县长 { 要求 行为人 不为 县长 }")]
    [InlineData("步骤 审批 由 县长 { 可由 副县长   要求 行为人 不为 领导 }")]
    [InlineData("步骤 审批 由 分管领导(财政局) 或 县长 { 要求 行为人 不为 县长 且 行为人 不为 分管领导(财政局) }")]
    public void Who_is_of_those_forbidden_may_not(string step) =>
        Rulebooks.WithHead(Rules($"程序 办理 对 申请 {{ {step} }}")).Ids().ShouldContain("PL3009");

    [Theory]
    [InlineData("步骤 审批 由 领导 { 要求 行为人 不为 县长 }")]
    [InlineData("步骤 审批 由 县长 或 副县长 { 要求 行为人 不为 县长 }")]
    [InlineData("步骤 审批 由 县长 { 可由 办公室主任   要求 行为人 不为 领导 }")]
    [InlineData("步骤 审批 由 副县长 { 要求 行为人 不为 县长 }")]
    [InlineData("步骤 审批 由 副县长 { 要求 行为人 不为 领导 否则 违反 }")]
    [InlineData("步骤 审批 由 县长 期限 受理 后 2 日 内 逾期 继续 { 要求 行为人 不为 县长 }")]
    public void Who_may_be_somebody_else_may(string step) =>
        Rulebooks.WithHead(Rules($"程序 办理 对 申请 {{ {step} }}")).Ids().ShouldNotContain("PL3009");

    [Fact]
    public void A_duty_forbidden_to_its_bearer_is_told() =>
        Rulebooks.WithHead(Rules("""
            义务 结账 { 承担 副县长   当 申请 须 交账 期限 受理 后 5 日 内 }
            禁止 结账.交账 当 行为人 为 领导
            """)).Only("PL3009").Others.ShouldHaveSingleItem().Location.Text.ShouldBe("结账.交账 当 行为人 为 领导");

    [Fact]
    public void An_outcome_that_nobody_may_give_is_told_by_name() =>
        Rulebooks.WithHead(Rules("""
            程序 办理 对 申请 { 步骤 审批 由 县长 { 同意 → 完成   退回 → 审批 } }
            禁止 办理.审批.同意 当 行为人 为 领导
            """)).Only("PL3009").MessageEn.ShouldStartWith("“审批.同意” is for “县长” to do");
}
