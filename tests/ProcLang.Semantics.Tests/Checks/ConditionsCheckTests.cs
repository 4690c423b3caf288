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
        Rulebooks.WithHead(Procedure("当 价款 超过 5 万元 → 批准\n当 价款 超过 10 万元 → 完成\n→ 完成")).Only("PL3022").Primary.Text.ShouldBe("审核");

    [Fact]
    public void Bands_that_meet_leave_a_way_in_every_case() =>
        Rulebooks.WithHead(Procedure("当 价款 不超过 5 万元 → 完成\n当 价款 超过 5 万元 → 批准"))
            .Diagnostics.ShouldNotContain(d => d.Descriptor.Id.StartsWith("PL302", StringComparison.Ordinal));
}
