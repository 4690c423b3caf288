using Shouldly;
using Xunit;

namespace ProcLang.Semantics.Tests.Checks;

public class ConditionsCheckTests
{
    private static string Procedure(string review) => $$"""
        ```proc
        事项 申请 { 急 : 是否 价款 : 金额 种类 : 新办 | 变更 }
        程序 办理 对 申请 {
          步骤 审核 由 副县长 {
        {{review}}
          }
          步骤 批准 由 县长 { → 完成 }
        }
        ```
        """;

    [Fact]
    public void Conditions_that_never_hold_together_are_told_with_each_of_them()
    {
        var finding = Rulebooks.WithHead(Procedure("要求 价款 超过 5 万元\n要求 价款 不满 1 万元\n→ 批准")).Only("PL3020");
        finding.Primary.Text.ShouldBe("审核");
        finding.Label!.Zh.ShouldContain("价款");
    }

    [Fact]
    public void A_condition_that_only_records_a_breach_stops_nobody() =>
        Rulebooks.WithHead(Procedure("要求 急 否则 违反\n要求 非 急\n→ 批准")).HasErrors.ShouldBeFalse();

    [Fact]
    public void A_case_that_no_way_takes_is_told()
    {
        var finding = Rulebooks.WithHead(Procedure("当 种类 为 新办 且 急 → 批准\n当 种类 为 变更 → 完成")).Only("PL3021");
        finding.Case!.Zh.ShouldBe("种类=新办, 非 急");
    }

    [Fact]
    public void A_way_that_earlier_ones_leave_nothing_is_told() =>
        Rulebooks.WithHead(Procedure("当 价款 超过 5 万元 → 批准\n当 价款 超过 10 万元 → 完成\n→ 完成")).Only("PL3022").Primary.Text.ShouldBe("当 价款 超过 10 万元 → 完成");

    [Fact]
    public void Bands_that_meet_leave_a_way_in_every_case() =>
        Rulebooks.WithHead(Procedure("当 价款 不超过 5 万元 → 完成\n当 价款 超过 5 万元 → 批准"))
            .Diagnostics.ShouldNotContain(d => d.Descriptor.Id.StartsWith("PL302", StringComparison.Ordinal));

    [Fact]
    public void A_duty_whose_exception_takes_every_case_never_begins()
    {
        var finding = Rulebooks.WithHead("""
            ```proc
            事项 信访 { 价款: 金额 }
            义务 答复 { 承担 县长   当 信访 若 价款 不少于 5 万元 须 回信 期限 受理 后 5 日 内   除外 价款 超过 1 万元 }
            ```
            """).Only("PL3028");
        finding.Label!.Zh.ShouldBe("这些条件不能同时成立: 价款 不少于 50000; 价款 不超过 10000");
        finding.Case!.Zh.ShouldBe("价款=50000 时,不合「价款 不超过 10000」");
    }

    [Fact]
    public void A_duty_with_an_exception_of_some_cases_begins() =>
        Rulebooks.WithHead("""
            ```proc
            事项 信访 { 价款: 金额 }
            义务 答复 { 承担 县长   当 信访 若 价款 超过 1 万元 须 回信 期限 受理 后 5 日 内   除外 价款 不少于 5 万元 }
            ```
            """).HasErrors.ShouldBeFalse();

    [Theory]
    [InlineData("当 种类 属于 人事, 财务 除外 种类 不为 其他", true)]
    [InlineData("当 种类 为 人事 除外 种类 为 人事 或 种类 为 财务", true)]
    [InlineData("当 种类 属于 人事, 财务 除外 种类 为 人事", false)]
    [InlineData("", false)]
    public void A_prohibition_whose_exception_takes_every_case_forbids_nothing(string prohibition, bool told) =>
        Rulebooks.WithHead($$"""
            ```proc
            公文 通知 { 种类: 人事 | 财务 | 其他 }
            程序 发文 对 通知 { 步骤 印发件 由 县长 }
            禁止 发文.印发件 {{prohibition}}
            ```
            """).Ids().Contains("PL3029").ShouldBe(told);

    [Fact]
    public void An_outcome_whose_requirements_never_hold_together_is_told_by_name() =>
        Rulebooks.WithHead("""
            ```proc
            事项 申请 { 急: 是否 }
            程序 办理 对 申请 { 步骤 审批 由 县长 { 同意 → 完成   退回 → 审批 } }
            禁止 办理.审批.同意 当 急
            禁止 办理.审批.同意 当 非 急
            ```
            """).Only("PL3020").MessageZh.ShouldBe("「审批.同意」要求的条件不能同时成立,永远办不成");

    [Fact]
    public void A_way_never_taken_is_shown_with_the_way_that_is_taken_instead() =>
        Rulebooks.WithHead(Procedure("当 价款 超过 5 万元 → 批准\n当 价款 超过 10 万元 → 完成\n→ 完成")).Only("PL3022").Case!.Zh.ShouldBe("价款=100001: 先走「批准」");
}
