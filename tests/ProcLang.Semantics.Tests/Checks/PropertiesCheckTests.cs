using ProcLang.Semantics.Properties;
using ProcLang.Semantics.Reference;
using ProcLang.Semantics.Scenarios;
using ProcLang.Syntax.Diagnostics;
using Shouldly;
using Xunit;

namespace ProcLang.Semantics.Tests.Checks;

public class PropertiesCheckTests
{
    private static string Rulebook(string procedure, string properties) => $$"""
        ```proc
        事项 申请 { 急 : 是否 价款 : 金额 }
        职务 经办人 as Clerk, 审核人 as Reviewer
        程序 办理 对 申请 {
        {{procedure}}
        }
        {{properties}}
        ```
        """;

    private const string Plain = """
        步骤 登记 由 经办人 { 当 急 且 价款 不超过 1 万元 → 批准  → 审核 }
        步骤 审核 由 审核人 { 通过 → 批准  退回 → 登记 }
        步骤 批准 由 县长
        """;

    private static PropertyStanding Standing(string procedure, string property)
    {
        var compilation = Rulebooks.WithHead(Rulebook(procedure, property));
        compilation.Diagnostics.Where(d => d.Descriptor.Severity == Severity.Error && !d.Descriptor.Id.StartsWith("PL35", StringComparison.Ordinal)).Select(d => d.MessageEn).ShouldBeEmpty();
        return compilation.Proofs.Single().Standing;
    }

    [Theory]
    [InlineData("断言 永不 申请 批准 当 未曾 审核.通过 且 非 急")]
    [InlineData("断言 永不 申请 批准 当 未曾 审核.通过 且 价款 超过 1 万元")]
    [InlineData("断言 永不 办理.批准 当 未曾 登记")]
    [InlineData("断言 永不 办理 完成 当 未曾 批准")]
    [InlineData("断言 总能 办理 完成")]
    [InlineData("断言 总能 办理.批准")]
    public void What_no_run_breaks_is_proved(string property) => Standing(Plain, property).ShouldBe(PropertyStanding.Proved);

    [Theory]
    [InlineData("断言 永不 申请 批准 当 未曾 审核.通过")]
    [InlineData("断言 永不 申请 批准 当 价款 超过 1 万元")]
    [InlineData("断言 永不 办理.审核.退回")]
    [InlineData("断言 永不 办理.登记 当 已经 审核.退回")]
    [InlineData("断言 总能 办理.审核.通过")]
    public void What_some_run_breaks_is_refuted(string property) => Standing(Plain, property).ShouldBe(PropertyStanding.Refuted);

    [Fact]
    public void The_assertion_is_underlined_and_the_step_that_lets_the_run_through_is_the_other_place()
    {
        var finding = Rulebooks.WithHead(Rulebook(Plain, "断言 永不 申请 批准 当 未曾 审核.通过")).Only("PL3501");
        finding.Primary.Text.ShouldBe("断言 永不 申请 批准 当 未曾 审核.通过");
        finding.Others.Single().Location.Text.ShouldBe("批准");
        finding.MessageEn.ShouldContain("批准");
        finding.Descriptor.Severity.ShouldBe(Severity.Error);
    }

    [Fact]
    public void The_run_told_is_a_shortest_one()
    {
        var finding = Rulebooks.WithHead(Rulebook(Plain, "断言 永不 申请 批准 当 价款 超过 1 万元")).Only("PL3501");
        finding.Case!.Zh.ShouldStartWith("登记 → 审核.通过 → 批准");
    }

    /// <summary>The scenario stands after the sentence that says what to do.</summary>
    private static string ScenarioOf(Diagnostic finding) => finding.Fix!.Zh[finding.Fix.Zh.IndexOf("\n\n", StringComparison.Ordinal)..].Trim();

    [Theory]
    [InlineData("断言 永不 申请 批准 当 未曾 审核.通过")]
    [InlineData("断言 永不 申请 批准 当 价款 超过 1 万元")]
    [InlineData("断言 总能 办理.审核.通过")]
    [InlineData("断言 必定 办理.批准 期限 受理 后 3 日 内 若 按期")]
    [InlineData("assert never 申请 批准 when never 审核.通过")]
    [InlineData("assert possible 办理.审核.通过")]
    [InlineData("assert always 办理.批准 within 3 days after opened if on time")]
    public void The_run_pasted_into_the_rulebook_is_a_scenario_that_passes(string property)
    {
        var finding = Rulebooks.WithHead(Rulebook(Plain, property)).Diagnostics.Single(d => d.Descriptor.Severity == Severity.Error);
        var scenario = ScenarioOf(finding);
        scenario.ShouldStartWith(property.StartsWith("断言", StringComparison.Ordinal) ? "场景" : "scenario");
        var pasted = Rulebooks.WithHead(Rulebook(Plain, property + "\n" + scenario));
        pasted.Diagnostics.Where(d => d.Descriptor.Severity == Severity.Error).Single().Descriptor.Id.ShouldBe(finding.Descriptor.Id);
        var model = pasted.Model.ShouldNotBeNull();
        ScenarioRunner.Run(new ReferenceRulebook(model), model, model.Scenarios.Single()).Failures.Select(f => f.Text + f.Got).ShouldBeEmpty();
    }

    [Fact]
    public void A_scenario_of_a_run_fails_once_the_rules_forbid_it()
    {
        const string property = "断言 永不 申请 批准 当 未曾 审核.通过";
        var scenario = ScenarioOf(Rulebooks.WithHead(Rulebook(Plain, property)).Only("PL3501"));
        var mended = Rulebooks.WithHead(Rulebook(Plain, property + "\n禁止 办理 批准 当 未曾 审核.通过\n" + scenario));
        mended.HasErrors.ShouldBeFalse();
        ScenarioRunner.Run(new ReferenceRulebook(mended.Model!), mended.Model!, mended.Model!.Scenarios.Single()).Passed.ShouldBeFalse();
    }

    [Fact]
    public void Silence_that_counts_as_an_outcome_is_a_run_too() => Standing("""
        步骤 审核 由 审核人 期限 送达 后 3 日 内 逾期 视为 通过 { 通过 → 批准  退回 → 完成 }
        步骤 批准 由 县长 { 要求 已经 审核.通过 }
        """, "断言 永不 办理.审核.通过").ShouldBe(PropertyStanding.Refuted);

    [Fact]
    public void A_time_that_runs_out_leaves_no_way() => Standing("""
        步骤 审核 由 审核人 期限 送达 后 3 日 内 逾期 继续 { 通过 → 批准 }
        步骤 批准 由 县长 { 要求 已经 复核 }
        记录 复核 由 经办人 限于 审核
        """, "断言 总能 办理 完成").ShouldBe(PropertyStanding.Refuted);

    [Theory]
    [InlineData("全部", PropertyStanding.Proved)]
    [InlineData("任意 1", PropertyStanding.Refuted)]
    public void Branches_join_as_the_rules_say(string join, PropertyStanding standing) => Standing($$"""
        并行 征求 {
          步骤 会签一 由 经办人
          步骤 会签二 由 审核人
        } 汇合 {{join}} → 批准
        步骤 批准 由 县长
        """, "断言 永不 办理.批准 当 未曾 会签二").ShouldBe(standing);

    [Fact]
    public void A_record_that_ends_the_case_ends_it()
    {
        const string withdrawn = Plain + "\n记录 撤回 由 经办人 { → 完成 }";
        Standing(withdrawn, "断言 永不 办理 完成 当 未曾 批准").ShouldBe(PropertyStanding.Refuted);
        Standing(withdrawn, "断言 总能 办理.批准").ShouldBe(PropertyStanding.Proved);
    }

    [Fact]
    public void What_must_have_happened_in_another_procedure_stays_so()
    {
        const string other = "}\n程序 备案 对 申请 { 步骤 存档 由 经办人 ";
        Standing("步骤 审核 由 审核人 { 要求 已经 备案.存档 }\n步骤 批准 由 县长" + other, "断言 永不 办理.批准 当 未曾 备案.存档").ShouldBe(PropertyStanding.Proved);
        Standing("步骤 审核 由 审核人\n步骤 批准 由 县长" + other, "断言 永不 办理.批准 当 未曾 备案.存档").ShouldBe(PropertyStanding.Refuted);
        Standing("步骤 审核 由 审核人\n步骤 批准 由 县长" + other, "断言 永不 办理.批准 当 已经 备案.存档").ShouldBe(PropertyStanding.Refuted);
    }

    [Fact]
    public void What_an_act_supplies_decides_from_then_on()
    {
        const string supplied = """
            步骤 审核 由 审核人 { 须填 合格 : 是否  → 批准 }
            步骤 批准 由 县长 { 要求 合格 }
            """;
        Standing(supplied, "断言 永不 办理.批准 当 非 合格").ShouldBe(PropertyStanding.Proved);
        Standing(supplied, "断言 永不 办理.审核 当 非 合格").ShouldBe(PropertyStanding.Refuted);
        Standing(supplied, "断言 总能 办理 完成").ShouldBe(PropertyStanding.Refuted);
    }

    [Fact]
    public void A_condition_that_only_records_a_breach_stops_nobody() =>
        Standing("步骤 审核 由 审核人 { 要求 急 否则 违反 }\n步骤 批准 由 县长", "断言 永不 办理.审核 当 非 急").ShouldBe(PropertyStanding.Refuted);

    [Theory]
    [InlineData("行为人 为 登记", PropertyStanding.Proved)]
    [InlineData("行为人 为 县长", PropertyStanding.Refuted)]
    public void Who_acts_is_asked_of_the_people(string condition, PropertyStanding standing) => Standing("""
        步骤 登记 由 经办人 或 县长
        步骤 批准 由 县长 或 经办人 { 要求 行为人 不为 登记 }
        """, $"断言 永不 办理.批准 当 {condition}").ShouldBe(standing);

    [Theory]
    [InlineData(10, PropertyStanding.Proved)]
    [InlineData(7, PropertyStanding.Refuted)]
    public void The_slowest_run_in_time_decides(int days, PropertyStanding standing) => Standing("""
        步骤 登记 由 经办人 期限 受理 后 2 日 内 { 当 急 → 批准  → 审核 }
        步骤 审核 由 审核人 期限 送达 后 3 日 内
        步骤 批准 由 县长 期限 送达 后 3 日 内
        """, $"断言 必定 办理.批准 期限 受理 后 {days} 日 内 若 按期").ShouldBe(standing);

    [Fact]
    public void A_step_without_a_due_date_may_take_for_ever()
    {
        var finding = Rulebooks.WithHead(Rulebook("""
            步骤 登记 由 经办人 期限 受理 后 2 日 内
            步骤 审核 由 审核人
            步骤 批准 由 县长 期限 受理 后 5 日 内
            """, "断言 必定 办理.批准 期限 受理 后 5 日 内 若 按期")).Only("PL3503");
        finding.Others.Single().Location.Text.ShouldBe("审核");
    }

    [Theory]
    [InlineData(" 若 按期", PropertyStanding.Proved)]
    [InlineData("", PropertyStanding.Refuted)]
    public void Whoever_is_late_is_another_run(string onTime, PropertyStanding standing) =>
        Standing("步骤 登记 由 经办人 期限 受理 后 2 日 内", "断言 必定 办理.登记 期限 受理 后 2 日 内" + onTime).ShouldBe(standing);

    [Fact]
    public void A_time_that_ends_its_step_ends_it_on_every_run() =>
        Standing("步骤 登记 由 经办人 期限 受理 后 2 日 内 逾期 继续", "断言 必定 办理 完成 期限 受理 后 2 日 内").ShouldBe(PropertyStanding.Proved);

    [Fact]
    public void A_property_quotes_its_sentence_and_no_scenario_has_to_exercise_it()
    {
        var compilation = Rulebooks.WithHead("""
            ### 第一条 批准

            > 未经审核,不得批准。

            ```proc
            事项 申请
            程序 办理 对 申请 {
              步骤 审核 由 副县长
              步骤 批准 由 县长
            }
            「未经审核,不得批准」 断言 永不 办理.批准 当 未曾 审核
            ```
            """);
        compilation.Ids().ShouldNotContain("PL2021");
        compilation.ExecutableSentences.ShouldHaveSingleItem();
        compilation.Model!.Clauses.ShouldBeEmpty();
        compilation.Model.Properties.Single().Clause.Citation.Article.ShouldBe("一");
    }

    [Fact]
    public void A_procedure_too_large_is_told_with_how_far_was_looked()
    {
        var branches = string.Join("\n", Enumerable.Range(1, 30).Select(i => $"步骤 会签{i} 由 经办人"));
        var finding = Rulebooks.WithHead(Rulebook($"并行 征求 {{\n{branches}\n}} 汇合 全部 → 批准\n步骤 批准 由 县长", "断言 永不 办理.批准 当 未曾 会签1")).Only("PL3504");
        finding.Descriptor.Severity.ShouldBe(Severity.Warning);
        finding.MessageZh.ShouldContain("只看了");
    }

    [Fact]
    public void A_procedure_of_too_many_steps_is_not_looked_at()
    {
        var steps = string.Join("\n", Enumerable.Range(1, 200).Select(i => $"步骤 办{i} 由 经办人"));
        Rulebooks.WithHead(Rulebook(steps, "断言 总能 办理 完成")).Only("PL3504").MessageEn.ShouldContain("too many");
    }

    [Fact]
    public void That_a_duty_is_breached_is_no_event_of_a_run() => Rulebooks.WithHead("""
        ```proc
        事项 申请
        程序 办理 对 申请 { 步骤 批准 由 县长 }
        义务 公开 { 承担 副县长  当 办理.批准 须 上网 期限 受理 后 3 日 内 }
        断言 永不 公开.违反
        ```
        """).Ids().ShouldContain("PL2009");
}
