using Shouldly;
using Xunit;

namespace ProcLang.Semantics.Tests.Checks;

public class TimeLeftCheckTests
{
    private static string Rules(string steps) => $$"""
        ```proc
        事项 申请 { 开会日: 日期 }
        程序 接件 对 申请 { 步骤 登记 由 办公室主任 }
        程序 许可 对 申请 {
          {{steps}}
        }
        ```
        """;

    [Fact]
    public void A_step_due_before_the_one_that_always_comes_first_is_told_with_both_places_and_dates()
    {
        var finding = Rulebooks.WithHead(Rules("步骤 审查 由 副县长 期限 受理 后 20 日 内\n步骤 决定 由 县长 期限 受理 后 10 日 内")).Only("PL3027");
        finding.Primary.Text.ShouldBe("期限 受理 后 10 日 内");
        finding.Others.ShouldHaveSingleItem().Location.Text.ShouldBe("审查");
        finding.Case!.Zh.ShouldStartWith("2024-01-01 受理: 「审查」按期可以办到 2024-01-22,而「决定」2024-01-11 就到期");
    }

    [Theory]
    [InlineData("步骤 初审 由 副县长 期限 送达 后 8 日 内\n步骤 复审 由 办公室主任\n步骤 会商 由 副县长 期限 送达 后 8 日 内\n步骤 决定 由 县长 期限 受理 后 10 日 内")]
    [InlineData("步骤 初审 由 副县长\n步骤 复审 由 办公室主任 期限 初审 后 30 日 内\n步骤 决定 由 县长 期限 初审 后 10 日 内")]
    [InlineData("步骤 初审 由 副县长 期限 开会日 后 30 日 内\n步骤 决定 由 县长 期限 开会日 后 10 日 内")]
    [InlineData("始于 接件 登记\n步骤 初审 由 副县长 期限 送达 后 30 日 内\n步骤 决定 由 县长 期限 接件 登记 后 10 日 内")]
    [InlineData("并行 分头 { 步骤 勘查 由 副县长 期限 送达 后 30 日 内  步骤 咨询 由 办公室主任 } 汇合 全部 → 决定\n步骤 决定 由 县长 期限 受理 后 10 日 内")]
    [InlineData("步骤 初审 由 副县长 期限 送达 后 30 日 内 { 当 急 → 决定   → 复审 }\n步骤 复审 由 办公室主任\n步骤 决定 由 县长 期限 受理 后 10 日 内")]
    public void Times_that_add_up_to_more_are_told(string steps) =>
        Rulebooks.WithHead(Rules(steps).Replace("开会日: 日期", "开会日: 日期   急: 是否", StringComparison.Ordinal)).Ids().ShouldContain("PL3027");

    [Theory]
    [InlineData("步骤 初审 由 副县长 期限 送达 后 5 日 内\n步骤 决定 由 县长 期限 受理 后 15 日 内")]
    [InlineData("步骤 初审 由 副县长 期限 受理 后 30 日 内\n步骤 决定 由 县长 期限 初审 后 10 日 内")]
    [InlineData("步骤 初审 由 副县长 期限 受理 后 30 日 内\n步骤 决定 由 县长 期限 送达 后 10 日 内")]
    [InlineData("步骤 接洽 由 副县长 { 当 急 → 决定   → 复审 }\n步骤 复审 由 办公室主任 期限 送达 后 30 日 内\n步骤 决定 由 县长 期限 受理 后 10 日 内")]
    [InlineData("并行 分头 { 步骤 勘查 由 副县长 期限 送达 后 30 日 内  步骤 咨询 由 办公室主任 } 汇合 任意 → 决定\n步骤 决定 由 县长 期限 受理 后 10 日 内")]
    [InlineData("步骤 初审 由 副县长 期限 送达 后 30 日 内\n步骤 决定 由 县长 期限 接件 登记 后 10 日 内")]
    [InlineData("步骤 初审 由 副县长 {\n一般 期限 受理 后 30 日 内\n}\n步骤 决定 由 县长 期限 受理 后 10 日 内")]
    public void A_step_that_may_be_passed_by_or_counts_from_the_one_before_leaves_time(string steps) =>
        Rulebooks.WithHead(Rules(steps).Replace("开会日: 日期", "开会日: 日期   急: 是否", StringComparison.Ordinal)).Ids().ShouldNotContain("PL3027");
}
