using Shouldly;
using Xunit;

namespace ProcLang.Semantics.Tests.Checks;

public class UnusedNameCheckTests
{
    private static IEnumerable<string> Unused(string clauses) => Rulebooks.Compile($$"""
        ```proc
        规则 例 { 时区 "Asia/Shanghai" }
        职务 县长
        {{clauses}}
        ```
        """).Diagnostics.Where(d => d.Descriptor.Id == "PL2022").Select(d => d.Primary.Text);

    [Fact]
    public void Attributes_types_units_calendars_and_open_terms_that_nothing_uses_are_told() =>
        Unused("""
            部门 财政局
            公文 来文 { 字号: 文本 }
            事项 申请 { 急: 是否 }
            日历 甲历 { 周休 周六 }
            日历 乙历 { 周休 周日 }
            程序 办理 对 申请 { 未定 必要时 由 县长 认定   步骤 审批 由 县长 }
            """).ShouldBe(["财政局", "来文", "字号", "急", "必要时"]);

    [Fact]
    public void A_calendar_beside_the_one_the_head_names_is_told() =>
        Rulebooks.Compile("""
            ```proc
            规则 例 { 时区 "Asia/Shanghai"   日历 甲历 }
            日历 甲历 { 周休 周六 }
            日历 乙历 { 周休 周日 }
            ```
            """).Only("PL2022").Primary.Text.ShouldBe("乙历");

    [Theory]
    [InlineData("事项 申请 { 急: 是否 }\n程序 办理 对 申请 { 步骤 审批 由 县长 { 要求 急 } }")]
    [InlineData("事项 申请 { 意见: 文本 }\n程序 办理 对 申请 { 步骤 审批 由 县长 { 须填 意见 } }")]
    [InlineData("事项 申请 { 办结日: 日期 }\n程序 办理 对 申请 { 步骤 审批 由 县长 期限 办结日 前 2 日 }")]
    [InlineData("事项 申请, 建议 { 急: 是否 }\n程序 办理 对 申请, 建议 { 步骤 审批 由 县长 { 要求 急 } }")]
    [InlineData("部门 财政局\n事项 申请 { 主办: 部门 }\n程序 办理 对 申请 { 步骤 审批 由 主办 或 县长 }")]
    [InlineData("事项 申请\n程序 办理 对 申请 { 未定 必要时 由 县长 认定   步骤 审批 由 县长 { 要求 必要时 } }")]
    [InlineData("事项 议案\n会议 例会 { 召集 县长   成员 县长   表决 常规 对 议案 { 赞成 超过 半数 全体成员 } }")]
    public void What_a_clause_uses_is_not_told(string clauses) => Unused(clauses).Where(u => u != "县长").ShouldBeEmpty();
}
