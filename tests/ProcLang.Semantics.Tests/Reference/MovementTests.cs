using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Tests.Reference;

public sealed class MovementTests
{
    private static readonly (string, string)[] Three = [("甲", "一"), ("乙", "二"), ("丙", "三")];

    private static ProcedureModel Parallel(int needed) => Build.Procedure(
        Build.Step("送审", "一", Build.To("并行")),
        Build.Step("审一", "一", Build.Join), Build.Step("审二", "二", Build.Join), Build.Step("审三", "三", Build.Join) with
        {
            Outcomes = [Build.Goes(Build.Join), Build.Named("退回", Build.To("送审"))],
        },
        Build.Step("签发", "一", Build.Done)) with
    {
        Parallels = [new ParallelModel("并行", ["审一", "审二", "审三"], needed, Build.To("签发"), null)],
    };

    private static Trial InParallel(int needed)
    {
        var trial = new Trial(Build.Rulebook(Parallel(needed)), Three).Open();
        trial.Does("甲", "送审").Entered.ShouldBe(["审一", "审二", "审三"]);
        return trial;
    }

    [Fact]
    public void All_branches_join_when_all_have_ended()
    {
        var trial = InParallel(0);
        trial.Does("丙", "审三");
        trial.Does("甲", "审一");
        trial.Active().ShouldBe(["审二"]);
        trial.Does("乙", "审二");
        trial.Active().ShouldBe(["签发"]);
    }

    [Fact]
    public void One_branch_suffices_where_any_does()
    {
        var trial = InParallel(1);
        var joined = trial.Does("乙", "审二");
        joined.Left.ShouldBe(["审一", "审二", "审三"]);
        trial.Active().ShouldBe(["签发"]);
    }

    [Fact]
    public void Two_of_three_branches_join()
    {
        var trial = InParallel(2);
        trial.Does("丙", "审三");
        trial.Active().ShouldBe(["审一", "审二"]);
        trial.Does("乙", "审二").Left.ShouldBe(["审一", "审二"]);
        trial.Active().ShouldBe(["签发"]);
    }

    [Fact]
    public void A_return_out_of_a_parallel_leaves_all_of_it()
    {
        var trial = InParallel(0);
        trial.Does("甲", "审一");
        trial.Does("丙", "审三", "退回");
        trial.Active().ShouldBe(["送审"]);
        trial.Does("甲", "送审");
        trial.Active().ShouldBe(["审一", "审二", "审三"]);
    }

    [Fact]
    public void A_return_is_decisive_at_once_and_signatures_are_given_anew()
    {
        var countersign = Build.Step("会签", "一", Build.Done) with
        {
            Actors = [Build.One("一"), Build.One("二")],
            Outcomes = [Build.Goes(Build.Done), Build.Named("退回", Build.To("拟稿"))],
        };
        var trial = new Trial(Build.Rulebook(Build.Procedure(Build.Step("拟稿", "三", Build.To("会签")), countersign)), Three).Open();
        trial.Does("丙", "拟稿");
        trial.Does("甲", "会签").Completed.ShouldBeFalse();
        trial.Does("乙", "会签", "退回").Completed.ShouldBeTrue();
        trial.Active().ShouldBe(["拟稿"]);
        trial.Does("丙", "拟稿");
        trial.Does("甲", "会签").Completed.ShouldBeFalse();
        trial.Does("乙", "会签").Ended.ShouldBeTrue();
    }

    [Fact]
    public void The_first_transition_whose_condition_holds_is_taken_with_the_facts_of_the_act()
    {
        var draft = Build.Step("拟稿", "一", Build.Done) with
        {
            Outcomes = [new OutcomeModel(null, null, [Build.To("征求意见") with { When = new Condition.Flag("需要征求意见") }, Build.To("签发")])],
        };
        var model = Build.Rulebook(Build.Procedure(draft, Build.Step("征求意见", "二", Build.To("签发")), Build.Step("签发", "三", Build.Done)));
        var asks = new Trial(model, Three).Open();
        asks.Does("甲", "拟稿", facts: Trial.Facts(("需要征求意见", Trial.Yes)));
        asks.Active().ShouldBe(["征求意见"]);
        var skips = new Trial(model, Three).Open();
        skips.Does("甲", "拟稿");
        skips.Active().ShouldBe(["签发"]);
    }

    [Fact]
    public void An_act_that_leads_nowhere_is_refused()
    {
        var draft = Build.Step("拟稿", "一", Build.Done with { When = new Condition.Flag("定稿") });
        new Trial(Build.Rulebook(Build.Procedure(draft)), Three).Open().Codes("甲", "拟稿").ShouldBe([ReasonCode.NoRule]);
    }

    [Fact]
    public void Another_act_counts_as_the_steps_own_by_its_condition()
    {
        var approve = Build.Step("审批", "一", Build.Done) with
        {
            Outcomes = [Build.Named("同意", Build.Done), Build.Named("已阅", Build.To("办理结果"))],
            CountsAs =
            [
                new CountsAsModel("圈阅", null, "已阅", new Condition.Flag("一般报告"), Build.Clause("read")),
                new CountsAsModel("圈阅", null, "同意", new Condition.Flag("有请示事项"), Build.Clause("consent")),
            ],
        };
        var model = Build.Rulebook(Build.Procedure(approve, Build.Step("办理结果", "二", Build.Done)));
        var read = new Trial(model, Three).Open(Trial.Facts(("一般报告", Trial.Yes)));
        read.Does("甲", "圈阅").Outcome.ShouldBe("已阅");
        read.Active().ShouldBe(["办理结果"]);
        var consent = new Trial(model, Three).Open(Trial.Facts(("有请示事项", Trial.Yes)));
        var happened = consent.Does("甲", "圈阅");
        (happened.Act, happened.Step, happened.Outcome, happened.Ended).ShouldBe(("圈阅", "审批", "同意", true));
        var neither = new Trial(model, Three).Open().Refused("甲", "圈阅").Single();
        (neither.Code, neither.Clause!.Id).ShouldBe((ReasonCode.Condition, "read"));
    }

    [Fact]
    public void A_signing_table_chooses_its_plan_and_refuses_none_or_two()
    {
        var table = Build.Procedure(Build.Step("重大.签发", "一", Build.Done) with { Act = "签发", Group = "重大" }, Build.Step("一般.签发", "二", Build.Done) with { Act = "签发", Group = "一般" }) with
        {
            Kind = ProcedureKind.Signing,
            Entry =
            [
                Build.To("重大.签发") with { When = new Condition.Flag("重大"), Clause = Build.Clause("major") },
                Build.To("一般.签发") with { When = new Condition.Flag("一般"), Clause = Build.Clause("minor") },
            ],
        };
        Trial New() => new(Build.Rulebook(table), Three);
        New().Open(Trial.Facts(("一般", Trial.Yes))).Does("乙", "签发").Step.ShouldBe("一般.签发");
        New().TryOpen().ShouldBeOfType<Ruling.Refused>().Refusal.Reasons.Single().Code.ShouldBe(ReasonCode.NoRule);
        var conflict = New().TryOpen(Trial.Facts(("一般", Trial.Yes), ("重大", Trial.Yes))).ShouldBeOfType<Ruling.Refused>().Refusal.Reasons;
        conflict.Select(r => (r.Code, r.Clause!.Id)).ShouldBe([(ReasonCode.Conflict, "major"), (ReasonCode.Conflict, "minor")]);
    }

    [Fact]
    public void A_case_starts_when_another_ends_and_learns_its_facts()
    {
        var second = Build.Procedure(Build.Step("公开", "二", Build.Done) with { Guards = [Build.Guard("open", new Condition.Flag("可公开"))] }) with
        {
            Name = "公开", Start = new StartModel("办理", "完成", null, null, null),
        };
        var trial = new Trial(Build.Rulebook(Build.Procedure(Build.Step("签发", "一", Build.Done)), second), Three).Open();
        trial.Docket.Find("文一", "公开").ShouldBeNull();
        trial.Does("甲", "签发", facts: Trial.Facts(("可公开", Trial.Yes)));
        trial.Active(procedure: "公开").ShouldBe(["公开"]);
        trial.Does("乙", "公开").Ended.ShouldBeTrue();
    }

    [Fact]
    public void A_case_does_not_start_against_its_condition()
    {
        var second = Build.Procedure(Build.Step("公开", "二", Build.Done)) with
        {
            Name = "公开", Start = new StartModel("办理", "签发", null, new Condition.Flag("可公开"), null),
        };
        var trial = new Trial(Build.Rulebook(Build.Procedure(Build.Step("签发", "一", Build.Done)), second), Three).Open();
        trial.Does("甲", "签发");
        trial.Docket.Find("文一", "公开").ShouldBeNull();
    }

    [Fact]
    public void A_step_that_awaits_an_event_completes_when_it_comes_or_at_once_when_it_has_come()
    {
        var waits = Build.Step("等待", "一", Build.To("签发")) with { Actors = [], Awaits = new EventModel("审查", "审查", "通过") };
        var main = Build.Procedure(waits, Build.Step("签发", "一", Build.Done));
        var other = Build.Procedure(Build.Step("审查", "二", Build.Done) with { Outcomes = [Build.Named("通过", Build.Done), Build.Named("不通过", Build.Done)] }) with { Name = "审查" };
        var trial = new Trial(Build.Rulebook(main, other), Three).Open();
        trial.Active().ShouldBe(["等待"]);
        trial.Does("乙", "审查", "通过");
        trial.Active().ShouldBe(["签发"]);

        var late = main with { Steps = [Build.Step("拟稿", "三", Build.To("等待")), .. main.Steps], Entry = [Build.To("拟稿")] };
        var at = new Trial(Build.Rulebook(late, other), Three).Open();
        at.Does("乙", "审查", "通过");
        at.Does("丙", "拟稿").Entered.ShouldBe(["等待", "签发"]);
        at.Active().ShouldBe(["签发"]);
    }
}
