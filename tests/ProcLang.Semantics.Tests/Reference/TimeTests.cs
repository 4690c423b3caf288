using NodaTime;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Tests.Reference;

public sealed class TimeTests
{
    private static readonly DeadlineBase Received = new DeadlineBase.Entered();

    private static Trial Answering(DeadlineModel deadline, params OutcomeModel[] outcomes)
    {
        var answer = Build.Step("答复", "一", Build.Done) with
        {
            Deadlines = [deadline],
            Outcomes = outcomes.Length > 0 ? [.. outcomes] : [Build.Goes(Build.Done)],
        };
        return new Trial(Build.Rulebook(Build.Procedure(answer, Build.Step("公开", "二", Build.Done))), ("甲", "一"), ("乙", "二")).Open();
    }

    [Fact]
    public void Working_days_skip_the_holiday_and_count_the_weekend_that_is_worked()
    {
        // Opened on Thursday 27 September 2018: 28, 29 (made up), 30 (made up), then 8 October.
        var trial = Answering(Build.Within("due", Received, 4, PeriodUnit.WorkingDays));
        var due = trial.Due("答复").ShouldNotBeNull();
        due.LastDay.ShouldBe(new LocalDate(2018, 10, 8));
        due.Ends.ShouldBe(Trial.Moment(2018, 10, 9, 0));
        due.Ledger.ShouldContain(l => l.Zh.Contains("国庆节", StringComparison.Ordinal));
    }

    [Fact]
    public void A_last_day_in_the_holiday_rolls_forward()
    {
        Answering(Build.Within("due", Received, 7, PeriodUnit.Days)).Due("答复")!.LastDay.ShouldBe(new LocalDate(2018, 10, 8));
    }

    [Fact]
    public void A_passed_due_date_is_a_breach_once_and_the_late_act_stands()
    {
        var trial = Answering(Build.Within("due", Received, 4, PeriodUnit.WorkingDays)).At(Trial.Moment(2018, 10, 8, 23));
        trial.Breaches.ShouldBeEmpty();
        trial.At(Trial.Moment(2018, 10, 9, 0)).At(Trial.Moment(2018, 10, 20));
        trial.Breaches.ShouldBe(["due"]);
        var late = trial.Docket.Log[^1].Event;
        (late.Kind, late.At, late.Step).ShouldBe((CaseEventKind.Overdue, Trial.Moment(2018, 10, 9, 0), "答复"));
        trial.Does("甲", "答复").Breaches.ShouldBeEmpty();
    }

    [Fact]
    public void An_advisory_due_date_is_a_departure()
    {
        var trial = Answering(Build.Within("due", Received, 1, PeriodUnit.Days, norm: Norm.Advisory)).At(Trial.Moment(2018, 10, 20));
        trial.Breaches.ShouldBeEmpty();
        trial.Departures.ShouldBe(["due"]);
    }

    [Fact]
    public void A_constitutive_due_date_refuses_what_is_late()
    {
        var trial = Answering(Build.Within("due", Received, 1, PeriodUnit.Days, norm: Norm.Constitutive)).At(Trial.Moment(2018, 9, 28, 23));
        trial.At(Trial.Moment(2018, 9, 29, 0)).Codes("甲", "答复").ShouldBe([ReasonCode.TooLate]);
    }

    [Fact]
    public void Silence_is_consent_where_the_rules_deem_it()
    {
        var trial = Answering(
            Build.Within("due", Received, 1, PeriodUnit.Days, new OverdueModel.Deemed("同意")), Build.Named("不同意", Build.Done), Build.Named("同意", Build.To("公开")));
        trial.At(Trial.Moment(2018, 9, 29, 0));
        trial.Active().ShouldBe(["公开"]);
        trial.Breaches.ShouldBeEmpty();
        trial.Docket.Log[^1].Event.Outcome.ShouldBe("同意");
    }

    [Fact]
    public void A_case_lapses_where_the_rules_say_so()
    {
        var trial = Answering(Build.Within("due", Received, 1, PeriodUnit.Days, new OverdueModel.Lapse())).At(Trial.Moment(2018, 9, 29, 0));
        trial.Status().Ended.ShouldBeTrue();
        trial.Codes("甲", "答复").ShouldBe([ReasonCode.Closed]);
    }

    [Fact]
    public void The_case_goes_on_without_an_opinion_that_is_not_given()
    {
        var trial = Answering(Build.Within("due", Received, 1, PeriodUnit.Days, new OverdueModel.Continue()), Build.Goes(Build.To("公开")));
        trial.At(Trial.Moment(2018, 9, 29, 0));
        trial.Active().ShouldBe(["公开"]);
    }

    [Fact]
    public void It_goes_up_when_the_due_date_passes()
    {
        var trial = Answering(Build.Within("due", Received, 1, PeriodUnit.Days, new OverdueModel.Escalate(Build.Office("二"))));
        trial.Codes("乙", "答复").ShouldBe([ReasonCode.NotAuthorised]);
        trial.At(Trial.Moment(2018, 9, 29, 0));
        trial.Breaches.ShouldBe(["due"]);
        trial.WhoMay("答复").ShouldBe(["甲(一)", "乙(二)"]);
        trial.Does("乙", "答复").Ended.ShouldBeTrue();
    }

    [Fact]
    public void A_due_date_counts_from_an_event_of_another_case()
    {
        var draft = Build.Step("拟稿", "一", Build.Done) with { Deadlines = [Build.Within("draft", new DeadlineBase.Happening(new EventModel("会", "结束", null)), 2, PeriodUnit.Days)] };
        var meeting = Build.Procedure(Build.Step("结束", "二", Build.Done)) with { Name = "会" };
        var trial = new Trial(Build.Rulebook(Build.Procedure(draft), meeting), ("甲", "一"), ("乙", "二")).Open();
        trial.Due("拟稿").ShouldBeNull();
        trial.At(Trial.Moment(2018, 10, 8, 15)).Does("乙", "结束");
        trial.Due("拟稿")!.LastDay.ShouldBe(new LocalDate(2018, 10, 10));
    }

    [Fact]
    public void Counting_back_from_a_day_the_last_day_stays()
    {
        var submit = Build.Step("报送", "一", Build.Done) with
        {
            Deadlines = [new DeadlineModel(new DeadlineBase.Date("会议日"), Direction.Before, new ProcLang.Runtime.Deadlines.Period(3, PeriodUnit.Days), Norm.Regulative, new OverdueModel.Breach(), Build.Clause("early"))],
        };
        var trial = new Trial(Build.Rulebook(Build.Procedure(submit)), ("甲", "一")).Open(Trial.Facts(("会议日", new FactValue.Day(new LocalDate(2018, 10, 8)))));
        trial.Due("报送")!.LastDay.ShouldBe(new LocalDate(2018, 10, 5));
        trial.At(Trial.Moment(2018, 10, 6, 0));
        trial.Breaches.ShouldBe(["early"]);
    }

    [Fact]
    public void Earlier_due_dates_pass_first_whatever_case_they_are_of()
    {
        var model = Build.Rulebook(
            Build.Procedure(Build.Step("答复", "一", Build.Done) with { Deadlines = [Build.Within("later", Received, 5, PeriodUnit.Hours)] }),
            Build.Procedure(Build.Step("审查", "二", Build.Done) with { Deadlines = [Build.Within("sooner", Received, 2, PeriodUnit.Hours)] }) with { Name = "审查" });
        var trial = new Trial(model, ("甲", "一")).Open().At(Trial.Moment(2018, 9, 27, 20));
        trial.Breaches.ShouldBe(["sooner", "later"]);
    }
}
