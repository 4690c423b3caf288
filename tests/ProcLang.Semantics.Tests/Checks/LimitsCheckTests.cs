using Shouldly;
using Xunit;

namespace ProcLang.Semantics.Tests.Checks;

public class LimitsCheckTests
{
    private static string Rules(string due, string limit) => $$"""
        ```proc
        事项 报表
        程序 报送 对 报表 { 步骤 上报 由 办公室主任 {{due}} { → 上报 } }
        限额 次数 { {{limit}} }
        ```
        """;

    [Fact]
    public void What_is_due_more_often_than_a_limit_allows_is_told_with_both_places()
    {
        var finding = Rulebooks.WithHead(Rules("截止 每 季度", "每 部门 每 年 至多 2 次 报送 上报")).Only("PL3109");
        finding.Primary.Text.ShouldBe("截止 每 季度");
        finding.Others.ShouldHaveSingleItem().Location.Text.ShouldBe("每 部门 每 年 至多 2 次 报送 上报");
        finding.MessageZh.ShouldBe("「上报」要求每年 4 次,而只许每年 2 次");
        finding.Case!.En.ShouldBe("in one year “上报” is refused the 3rd time");
    }

    [Theory]
    [InlineData("截止 每年 01-10, 01-20", "每 部门 每 月 至多 1 次 报送 上报", true)]
    [InlineData("截止 每 2 个月", "每 部门 每 年 少于 6 次 报送 上报", true)]
    [InlineData("截止 每 2 个月", "每 部门 每 年 至多 6 次 报送 上报", false)]
    [InlineData("截止 每 季度", "每 部门 每 月 至多 1 次 报送 上报", false)]
    [InlineData("截止 每 2 年", "每 部门 每 年 至多 1 次 报送 上报", false)]
    public void A_cycle_is_counted_by_the_year_and_by_the_month(string due, string limit, bool told) =>
        Rulebooks.WithHead(Rules(due, limit)).Ids().Contains("PL3109").ShouldBe(told);

    [Fact]
    public void A_limit_from_below_is_told() =>
        Rulebooks.WithHead(Rules("截止 每 季度", "每 部门 每 年 不少于 2 次 报送 上报")).Only("PL3108").Label!.Zh.ShouldBe("「不少于」是下限");

    [Theory]
    [InlineData("频次 每 年 4 至 6 次", 2, true)]
    [InlineData("一般 频次 每 年 4 至 6 次", 2, false)]
    [InlineData("频次 每 年 4 至 6 次", 4, false)]
    public void A_meeting_held_more_often_than_a_limit_allows_is_told(string frequency, int most, bool told) =>
        Rulebooks.WithHead($$"""
            ```proc
            会议 例会 { 召集 县长   主持 县长   {{frequency}} }
            限额 会议数 { 每 部门 每 年 至多 {{most}} 次 例会 召集 }
            ```
            """).Ids().Contains("PL3109").ShouldBe(told);
}
