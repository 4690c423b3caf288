using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;
using ProcLang.Runtime.Deadlines;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Tests.Reference;

public sealed class RefusalTests
{
    private static StepModel Signing => Build.Step("签发", "县长", Build.Done) with
    {
        Guards = [Build.Guard("plan", new Condition.Flag("列入计划")), Build.Guard("never", new Condition.Not(new Condition.Flag("涉密")), code: ReasonCode.Forbidden)],
        Data = [new DataModel("文号", true, Build.Clause("number"))],
        Outcomes = [Build.Named("同意", Build.Done), Build.Named("不同意", Build.Done)],
    };

    private static Trial New(StepModel signing) => new(
        Build.Rulebook(Build.Procedure(Build.Step("审核", "办公室主任", Build.To("签发")), signing)), ("张三", "县长"), ("李四", "办公室主任"));

    [Fact]
    public void Every_reason_is_given_in_order()
    {
        var reasons = New(Signing).Open().Refused("李四", "签发", facts: Trial.Facts(("涉密", Trial.Yes)));
        reasons.Select(r => (r.Code, r.Clause?.Id)).ShouldBe(
        [
            (ReasonCode.NotAuthorised, "who.签发"),
            (ReasonCode.NotYet, "step.审核"),
            (ReasonCode.Condition, "plan"),
            (ReasonCode.Forbidden, "never"),
            (ReasonCode.MissingData, "number"),
            (ReasonCode.MissingOutcome, "step.签发"),
        ]);
        var waiting = reasons[1].WaitingFor.Single();
        waiting.Step.ShouldBe("审核");
        waiting.Who.Select(w => w.ToString()).ShouldBe(["李四(办公室主任)"]);
        reasons[4].Detail!.Zh.ShouldBe("文号");
    }

    [Fact]
    public void A_closed_case_says_only_that()
    {
        var trial = New(Build.Step("签发", "县长", Build.Done)).Open();
        trial.Does("李四", "审核");
        trial.Does("张三", "签发");
        trial.Codes("李四", "签发").ShouldBe([ReasonCode.Closed]);
    }

    [Fact]
    public void An_outcome_nobody_named_is_unknown()
    {
        var trial = New(Signing).Open(Trial.Facts(("列入计划", Trial.Yes), ("文号", new FactValue.Text("1号"))));
        trial.Does("李四", "审核");
        trial.Codes("张三", "签发", "也许").ShouldBe([ReasonCode.UnknownOutcome]);
        trial.Does("张三", "签发", "不同意").Ended.ShouldBeTrue();
    }

    [Fact]
    public void Acts_and_subjects_nobody_knows_are_refused()
    {
        var trial = New(Signing).Open();
        trial.Codes("张三", "盖章").ShouldBe([ReasonCode.UnknownAct]);
        trial.Codes("张三", "签发", subject: "文九").ShouldBe([ReasonCode.UnknownSubject]);
    }

    [Fact]
    public void What_stands_against_a_clause_is_recorded_by_its_norm()
    {
        var signing = Build.Step("签发", "县长", Build.Done) with
        {
            Guards =
            [
                Build.Guard("should", new Condition.Flag("已公示"), Norm.Regulative),
                Build.Guard("usually", new Condition.Flag("已会商"), Norm.Advisory),
                Build.Guard("void", new Condition.Not(new Condition.Flag("越权")), Norm.Constitutive, ReasonCode.Void),
            ],
        };
        var trial = New(signing).Open();
        trial.Does("李四", "审核");
        trial.Codes("张三", "签发", facts: Trial.Facts(("越权", Trial.Yes))).ShouldBe([ReasonCode.Void]);
        var happened = trial.Does("张三", "签发");
        happened.Breaches.ShouldBe(["should"]);
        happened.Departures.ShouldBe(["usually"]);
    }

    [Fact]
    public void A_missing_fact_makes_its_atom_false_and_the_negation_true()
    {
        var signing = Build.Step("签发", "县长", Build.Done) with
        {
            Guards = [Build.Guard("amount", new Condition.Compare("金额", Comparison.AtMost, new FactValue.Money(100))), Build.Guard("not", new Condition.Not(new Condition.Compare("金额", Comparison.MoreThan, new FactValue.Money(100))))],
        };
        var trial = New(signing).Open();
        trial.Does("李四", "审核");
        trial.Refused("张三", "签发").Select(r => r.Clause!.Id).ShouldBe(["amount"]);
        trial.Does("张三", "签发", facts: Trial.Facts(("金额", new FactValue.Money(100))));
    }

    [Fact]
    public void Data_once_given_need_not_be_given_again()
    {
        var trial = New(Build.Step("签发", "县长", Build.Done) with { Data = [new DataModel("文号", true, Build.Clause("number"))] }).Open();
        trial.Does("李四", "审核", facts: Trial.Facts(("文号", new FactValue.Text("1号"))));
        trial.Does("张三", "签发").Ended.ShouldBeTrue();
    }

    [Fact]
    public void A_limit_counts_across_cases_and_ends_with_its_period()
    {
        var limit = new LimitModel("每月一次", "办理", "召集", null, [], true, PeriodUnit.Months, 1, Norm.Constitutive, new Condition.Flag("临时"), Build.Clause("limit"));
        var model = Build.Rulebook(Build.Procedure(Build.Step("召集", "县长", Build.Done))) with { Limits = [limit] };
        var trial = new Trial(model, ("张三", "县长")).Open(subject: "一").Open(subject: "二").Open(Trial.Facts(("临时", Trial.Yes)), "三").Open(subject: "四");
        trial.Does("张三", "召集", subject: "三").Exempt.ShouldBe(["每月一次"]);
        trial.Does("张三", "召集", subject: "一");
        var reason = trial.Refused("张三", "召集", subject: "二").Single();
        (reason.Code, reason.Clause!.Id, reason.NotBefore).ShouldBe((ReasonCode.LimitReached, "limit", Trial.Moment(2018, 10, 1, 0)));
        trial.At(Trial.Moment(2018, 10, 1, 0)).Does("张三", "召集", subject: "二");
        trial.Codes("张三", "召集", subject: "四").ShouldBe([ReasonCode.LimitReached]);
    }

    [Fact]
    public void Replaying_the_log_gives_the_same_state()
    {
        var trial = New(Build.Step("签发", "县长", Build.Done) with { Deadlines = [Build.Within("due", new DeadlineBase.Entered(), 1, PeriodUnit.Days)] }).Open();
        trial.Does("李四", "审核", facts: Trial.Facts(("文号", new FactValue.Text("1号"))));
        trial.At(Trial.Moment(2018, 10, 20));
        var view = trial.Docket.Find("文一", "办理")!;
        object? state = null;
        foreach (var entry in trial.Docket.Log)
        {
            state = view.Procedure.Evolve(state, entry.Event);
        }

        var replayed = view.Procedure.Status(state!);
        replayed.Active.ShouldBe(["签发"]);
        replayed.Facts.ShouldBe(trial.Status().Facts);
        view.Procedure.NextOverdue(state!, trial.Docket.ContextFor("文一", trial.Now)).ShouldBeNull();
    }
}
