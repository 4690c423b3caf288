using Shouldly;
using Xunit;

namespace ProcLang.Semantics.Tests.Checks;

public class ProcedureCheckTests
{
    private static string Procedure(string steps) => $$"""
        ```proc
        事项 建议
        程序 办理 对 建议 {
        {{steps}}
        }
        ```
        """;

    [Fact]
    public void A_step_nothing_leads_to_is_told() =>
        Rulebooks.WithHead(Procedure("步骤 甲 由 县长 { → 完成 }\n步骤 乙 由 县长 { → 完成 }")).Only("PL3001").Primary.Text.ShouldBe("乙");

    [Fact]
    public void A_circle_without_an_end_is_told() =>
        Rulebooks.WithHead(Procedure("步骤 甲 由 县长 { → 乙 }\n步骤 乙 由 县长 { → 甲 }")).Ids().ShouldContain("PL3002");

    [Fact]
    public void A_step_that_says_not_who_acts_is_told() =>
        Rulebooks.WithHead(Procedure("步骤 甲 { → 完成 }")).Only("PL3003").Primary.Text.ShouldBe("甲");

    [Fact]
    public void A_step_without_outcomes_goes_to_the_next_and_the_last_to_the_end()
    {
        var steps = Rulebooks.WithHead(Procedure("步骤 甲 由 县长\n步骤 乙 由 县长")).Model!.Procedures[0].Steps;
        steps[0].Outcomes[0].Transitions[0].Targets.ShouldBe(["乙"]);
        steps[1].Outcomes[0].Transitions[0].Done.ShouldBeTrue();
    }

    [Fact]
    public void Parallel_branches_meet_where_the_parallel_says()
    {
        var procedure = Rulebooks.WithHead(Procedure("""
            步骤 甲 由 县长 { → 会办 }
            并行 会办 { 步骤 乙 由 县长 步骤 丙 由 副县长 } 汇合 全部 → 丁
            步骤 丁 由 县长
            """)).Model!.Procedures[0];
        var parallel = procedure.Parallels.ShouldHaveSingleItem();
        parallel.Steps.ShouldBe(["乙", "丙"]);
        parallel.Then.Targets.ShouldBe(["丁"]);
        procedure.Steps[1].Outcomes[0].Transitions[0].Join.ShouldBeTrue();
    }

    [Fact]
    public void A_quorum_of_more_than_all_is_told() =>
        Rulebooks.WithHead("""
            ```proc
            会议 例会 { 召集 县长 成员 县长, 副县长 法定人数 出席 超过 2/2 成员 }
            ```
            """).Ids().ShouldContain("PL3201");

    [Fact]
    public void A_meeting_nobody_calls_is_told() =>
        Rulebooks.WithHead("""
            ```proc
            会议 例会 { 成员 县长, 副县长 }
            ```
            """).Ids().ShouldContain("PL3202");

    [Fact]
    public void A_clause_in_a_block_where_it_means_nothing_is_told() =>
        Rulebooks.WithHead("""
            ```proc
            事项 建议
            程序 办理 对 建议 { 法定人数 出席 超过 半数 成员 步骤 甲 由 县长 }
            ```
            """).Ids().ShouldContain("PL2007");
}
