using Shouldly;
using Xunit;

namespace ProcLang.Semantics.Tests.Checks;

public class TooEarlyCheckTests
{
    private static string Rules(string times) => $$"""
        ```proc
        事项 规划 { 听证日: 日期 }
        程序 审批 对 规划 {
          步骤 公示 由 县长
          步骤 批准 由 县长 { {{times}} }
        }
        ```
        """;

    [Fact]
    public void Due_before_it_may_be_done_is_told_with_both_places_and_a_day()
    {
        var finding = Rulebooks.WithHead(Rules("期限 公示 后 20 日 内   不早于 公示 后 30 日")).Only("PL3025");
        finding.Primary.Text.ShouldBe("期限 公示 后 20 日 内");
        finding.Others.ShouldHaveSingleItem().Location.Text.ShouldBe("不早于 公示 后 30 日");
        finding.Case!.Zh.ShouldBe("2024-01-01 公示: 过了 2024-01-31 才可以办,2024-01-22 就到期;2024-01-01 至 2024-12-31 逐日试过,日日如此");
    }

    [Theory]
    [InlineData("期限 公示 后 1 个月 内   不早于 公示 后 5 周", "PL3025")]
    [InlineData("期限 公示 后 14 日 内   不早于 公示 后 10 个工作日", "PL3026")]
    [InlineData("期限 听证日 前 30 日   不早于 听证日 前 10 日", "PL3025")]
    [InlineData("期限 送达 后 24 小时 内   不早于 送达 后 2 日", "PL3025")]
    public void Periods_of_other_kinds_are_tried_on_the_calendar(string times, string id) =>
        Rulebooks.WithHead(Rules(times)).Ids().ShouldContain(id);

    [Theory]
    [InlineData("期限 公示 后 30 日 内   不早于 公示 后 20 日")]
    [InlineData("期限 公示 后 1 个月 内   不早于 公示 后 10 个工作日")]
    [InlineData("期限 公示 后 10 日 内   不早于 受理 后 30 日")]
    [InlineData("期限 公示 后 10 日 内   不早于 公示 后 30 日 否则 违反")]
    [InlineData("期限 公示 后 10 日 内   不早于 公示 后 30 日 可缩短 至 3 日 由 副县长")]
    public void Time_enough_is_not_told(string times) =>
        Rulebooks.WithHead(Rules(times)).Ids().ShouldNotContain(i => i == "PL3025" || i == "PL3026");
}
