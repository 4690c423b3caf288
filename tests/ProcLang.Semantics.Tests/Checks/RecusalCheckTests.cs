using Shouldly;
using Xunit;

namespace ProcLang.Semantics.Tests.Checks;

public class RecusalCheckTests
{
    private static string Rules(string vote, string meeting = "") => $$"""
        ```proc
        组 全体 = 县长, 副县长
        事项 议案 { 提案人: 人员   相关人: 各 人员   重大: 是否 }
        会议 例会 { 召集 县长   主持 县长   成员 县长, 副县长
          {{meeting}}
          表决 常规 对 议案 { {{vote}} }
        }
        ```
        """;

    [Theory]
    [InlineData("回避 当 成员 为 全体")]
    [InlineData("回避 当 成员 为 县长 或 成员 为 副县长")]
    [InlineData("回避 当 成员 为 县长   回避 计入 当 成员 为 副县长")]
    [InlineData("回避 当 成员 为 全体 且 (重大 或 非 重大)")]
    public void Every_kind_of_member_recused_leaves_nobody(string recusal) =>
        Rulebooks.WithHead(Rules($"赞成 超过 半数 出席成员   {recusal}")).Only("PL3212").Case!.Zh.ShouldBe("成员是 县长、副县长,都要回避");

    [Theory]
    [InlineData("回避 当 成员 为 县长")]
    [InlineData("回避 当 成员 为 全体 且 重大")]
    [InlineData("回避 当 成员 为 提案人")]
    public void Some_members_recused_leave_others(string recusal) =>
        Rulebooks.WithHead(Rules($"赞成 超过 半数 出席成员   {recusal}")).HasErrors.ShouldBeFalse();

    [Fact]
    public void A_quorum_that_one_recusal_breaks_is_told_with_its_places()
    {
        var finding = Rulebooks.WithHead(Rules(
            "赞成 超过 半数 出席成员   回避 当 成员 为 相关人", "组成 成员 人数 不超过 5\n法定人数 出席 不少于 5 成员 于 开会, 表决")).Only("PL3213");
        finding.Others.Select(o => o.Location.Text).ShouldBe(["法定人数 出席 不少于 5 成员 于 开会, 表决", "组成 成员 人数 不超过 5"]);
        finding.Case!.Zh.ShouldBe("成员至多 5 人,相关人 是成员,回避之后剩 4 人,法定人数要不少于 5 人");
    }

    [Theory]
    [InlineData("回避 计入 当 成员 为 相关人", "不少于 5 成员 于 开会, 表决", false)]
    [InlineData("回避 当 成员 为 相关人", "不少于 5 成员", false)]
    [InlineData("回避 当 成员 为 相关人", "不少于 4 成员 于 开会, 表决", false)]
    [InlineData("回避 当 成员 为 相关人 或 成员 为 提案人", "不少于 4 成员 于 开会, 表决", true)]
    [InlineData("回避 当 成员 为 相关人", "超过 半数 成员 于 开会, 表决", false)]
    public void Who_leaves_the_quorum_and_when_it_is_tested_decides(string recusal, string quorum, bool told) =>
        Rulebooks.WithHead(Rules($"赞成 超过 半数 出席成员   {recusal}", $"组成 成员 人数 不超过 5\n法定人数 出席 {quorum}")).Ids().Contains("PL3213").ShouldBe(told);

    [Theory]
    [InlineData("赞成 一致 全体成员   回避 计入 当 成员 为 提案人", "", true)]
    [InlineData("赞成 一致 全体成员   回避 当 成员 为 提案人", "", false)]
    [InlineData("赞成 不少于 2/3 全体成员   回避 计入 当 成员 为 提案人", "", false)]
    [InlineData("赞成 不少于 5   回避 当 成员 为 提案人", "组成 成员 人数 不超过 5", true)]
    [InlineData("赞成 不少于 2/3 全体成员   回避 计入 当 成员 为 提案人", "组成 成员 人数 不超过 2", true)]
    [InlineData("赞成 一致 出席成员   回避 计入 当 成员 为 提案人", "", false)]
    public void A_majority_that_one_recusal_puts_out_of_reach_is_told(string vote, string meeting, bool told) =>
        Rulebooks.WithHead(Rules(vote, meeting)).Ids().Contains("PL3210").ShouldBe(told);
}
