using Shouldly;
using Xunit;

namespace ProcLang.Semantics.Tests.Checks;

public class OwnActCheckTests
{
    private static string Rules(string approve, string more = "") => $$"""
        ```proc
        公文 方案
        程序 审定 对 方案 {
          步骤 拟稿 由 办公室主任
          步骤 批准 {{approve}}
        }
        {{more}}
        ```
        """;

    [Fact]
    public void One_office_for_two_acts_that_one_person_must_not_both_do_is_told_with_the_three_places()
    {
        var finding = Rulebooks.WithHead(Rules("由 办公室主任 { 要求 行为人 不为 拟稿 }")).Only("PL3010");
        finding.Primary.Text.ShouldBe("批准");
        finding.Others.Select(o => o.Location.Text).ShouldBe(["拟稿", "要求 行为人 不为 拟稿"]);
        finding.Case!.Zh.ShouldBe("任「办公室主任」的只有一人,他办了「拟稿」,就没有人能办「批准」");
    }

    [Fact]
    public void A_prohibition_elsewhere_counts_too() =>
        Rulebooks.WithHead(Rules("由 办公室主任", "禁止 审定.批准 当 行为人 为 拟稿")).Ids().ShouldContain("PL3010");

    [Theory]
    [InlineData("由 县长 { 要求 行为人 不为 拟稿 }")]
    [InlineData("由 办公室主任 { 可由 副县长   要求 行为人 不为 拟稿 }")]
    [InlineData("由 办公室主任 或 县长 { 要求 行为人 不为 拟稿 }")]
    [InlineData("由 任意 2 办公室主任 { 要求 行为人 不为 拟稿 }")]
    [InlineData("由 办公室主任 { 要求 行为人 不为 拟稿 否则 违反 }")]
    public void Where_somebody_else_may_nothing_is_told(string approve) =>
        Rulebooks.WithHead(Rules(approve)).Ids().ShouldNotContain("PL3010");

    [Fact]
    public void A_scenario_in_which_two_hold_the_office_shows_that_there_are_several() =>
        Rulebooks.WithHead(Rules("由 办公室主任 { 要求 行为人 不为 拟稿 }", """
            场景 "两位主任" {
              假如 张三 任 办公室主任, 李四 任 办公室主任
            }
            """)).Ids().ShouldNotContain("PL3010");

    [Fact]
    public void One_after_the_other_they_are_not_several() =>
        Rulebooks.WithHead(Rules("由 办公室主任 { 要求 行为人 不为 拟稿 }", """
            场景 "前后两任" {
              假如 张三 任 办公室主任 至 2024-03-31, 李四 任 办公室主任 自 2024-04-01
            }
            """)).Ids().ShouldContain("PL3010");
}
