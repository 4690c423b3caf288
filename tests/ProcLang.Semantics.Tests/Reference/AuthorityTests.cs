using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Tests.Reference;

public sealed class AuthorityTests
{
    private static RulebookModel Signed(StepModel? step = null) => Build.Rulebook(Build.Procedure(step ?? Build.Step("签发", "县长", Build.Done)));

    [Fact]
    public void A_holder_signs_and_the_case_ends()
    {
        var trial = new Trial(Signed(), ("张三", "县长")).Open();
        var happened = trial.Does("张三", "签发");
        happened.Completed.ShouldBeTrue();
        happened.Left.ShouldBe(["签发"]);
        trial.Status().Ended.ShouldBeTrue();
    }

    [Fact]
    public void One_without_the_office_is_refused_and_told_who_may()
    {
        var trial = new Trial(Signed(), ("张三", "县长"), ("李四", "办公室主任")).Open();
        var reason = trial.Refused("李四", "签发").Single();
        reason.Code.ShouldBe(ReasonCode.NotAuthorised);
        reason.Clause!.Id.ShouldBe("who.签发");
        reason.WhoMay.Select(w => w.ToString()).ShouldBe(["张三(县长)"]);
    }

    [Fact]
    public void Authority_is_that_of_the_day_of_the_act()
    {
        var trial = new Trial(Signed(), ("张三", "县长"))
            .Know(r => r.Appoint(new Person("李四"), new Office("县长"), new Term(new LocalDate(2018, 10, 8), null))).Open();
        trial.Codes("李四", "签发").ShouldBe([ReasonCode.NotAuthorised]);
        trial.At(Trial.Moment(2018, 10, 8)).Does("李四", "签发").Ended.ShouldBeTrue();
    }

    [Fact]
    public void A_deputy_acts_only_while_the_holder_is_away()
    {
        var model = Signed() with { Acting = [new ActingRule(new Office("县长"), new Office("常务副县长"), ["出访"], false, Build.Clause("acting"))] };
        var trial = new Trial(model, ("张三", "县长"), ("王五", "常务副县长"))
            .Know(r => r.Away(new Person("张三"), "出访", new Term(new LocalDate(2018, 10, 8), new LocalDate(2018, 10, 10)))).Open();
        trial.Codes("王五", "签发").ShouldBe([ReasonCode.NotAuthorised]);
        trial.At(Trial.Moment(2018, 10, 10, 23));
        trial.WhoMay("签发").ShouldBe(["张三(县长)", "王五(常务副县长)"]);
        trial.At(Trial.Moment(2018, 10, 11)).Codes("王五", "签发").ShouldBe([ReasonCode.NotAuthorised]);
    }

    [Fact]
    public void An_alternative_fills_the_whole_step_on_its_condition()
    {
        var step = Build.Step("签发", "县长", Build.Done) with
        {
            Actors = [Build.One("县长"), Build.One("副县长")],
            Alternatives = [new AlternativeModel(Build.Office("办公室主任"), new Condition.Flag("已授权"), Build.Clause("may"))],
        };
        var trial = new Trial(Signed(step), ("张三", "县长"), ("王五", "副县长"), ("李四", "办公室主任")).Open();
        trial.Codes("李四", "签发").ShouldBe([ReasonCode.NotAuthorised]);
        trial.Does("李四", "签发", facts: Trial.Facts(("已授权", Trial.Yes))).Ended.ShouldBeTrue();
    }

    [Fact]
    public void Every_entry_must_sign_unless_any_suffices()
    {
        var both = Build.Step("会签", "县长", Build.Done) with { Actors = [Build.One("县长"), Build.One("副县长")] };
        var trial = new Trial(Signed(both), ("张三", "县长"), ("王五", "副县长")).Open();
        trial.Does("张三", "会签").Completed.ShouldBeFalse();
        trial.Codes("张三", "会签").ShouldBe([ReasonCode.AlreadyActed]);
        trial.WhoMay("会签").ShouldBe(["王五(副县长)"]);
        trial.Does("王五", "会签").Completed.ShouldBeTrue();

        new Trial(Signed(both with { AnyActor = true }), ("张三", "县长"), ("王五", "副县长")).Open().Does("王五", "会签").Completed.ShouldBeTrue();
    }

    [Fact]
    public void One_person_of_two_posts_fills_both_places_at_once()
    {
        var both = Build.Step("会签", "县长", Build.Done) with { Actors = [Build.One("县长"), Build.One("党组书记")] };
        new Trial(Signed(both), ("张三", "县长"), ("张三", "党组书记")).Open().Does("张三", "会签").Completed.ShouldBeTrue();
    }

    [Fact]
    public void Each_unit_of_a_set_answers_once_through_anyone_of_it()
    {
        var step = Build.Step("反馈", "县长", Build.Done) with { Actors = [Build.Each(new ActorReference.StaffOf(new UnitArgument.InFact("涉及部门")))] };
        var trial = new Trial(Signed(step))
            .Know(r => r.Join(new Person("甲"), new Unit("财政局"), Term.Always).Join(new Person("乙"), new Unit("财政局"), Term.Always)
                .Join(new Person("丙"), new Unit("教育局"), Term.Always))
            .Open(Trial.Facts(("涉及部门", Trial.Units("财政局", "教育局"))));
        trial.Does("乙", "反馈").Completed.ShouldBeFalse();
        trial.Codes("甲", "反馈").ShouldBe([ReasonCode.AlreadyActed]);
        trial.Does("丙", "反馈").Completed.ShouldBeTrue();
    }

    [Fact]
    public void A_step_for_each_of_nobody_is_skipped()
    {
        var step = Build.Step("反馈", "县长", Build.To("签发")) with { Actors = [Build.Each(new ActorReference.StaffOf(new UnitArgument.InFact("涉及部门")))] };
        var trial = new Trial(Build.Rulebook(Build.Procedure(step, Build.Step("签发", "县长", Build.Done))), ("张三", "县长")).Open();
        trial.Active().ShouldBe(["签发"]);
        var started = trial.Docket.Log.Single().Event;
        started.Entered.ShouldBe(["反馈", "签发"]);
        started.Left.ShouldBe(["反馈"]);
    }

    [Fact]
    public void Circulation_goes_by_rank_whatever_order_the_fact_lists()
    {
        var step = Build.Step("圈阅", "县长", Build.Done) with { Actors = [new ActorModel(Quantifier.EachInRank, 0, new ActorReference.InFact("呈送领导"), null)] };
        var model = Signed(step) with { Groups = [new GroupModel("县领导", null, [Build.Office("县长"), Build.Office("副县长")], [])] };
        var trial = new Trial(model, ("王五", "副县长"), ("张三", "县长")).Open(Trial.Facts(("呈送领导", Trial.Persons("王五", "张三"))));
        var early = trial.Refused("王五", "圈阅").Single();
        early.Code.ShouldBe(ReasonCode.OutOfTurn);
        early.WhoMay.Single().Person.Name.ShouldBe("张三");
        trial.Does("张三", "圈阅").Completed.ShouldBeFalse();
        trial.Does("王五", "圈阅").Completed.ShouldBeTrue();
    }

    [Fact]
    public void Any_two_of_a_set_are_two_different_persons()
    {
        var step = Build.Step("会签", "副县长", Build.Done) with { Actors = [new ActorModel(Quantifier.AnyOf, 2, Build.Office("副县长"), null)] };
        var trial = new Trial(Signed(step), ("甲", "副县长"), ("乙", "副县长"), ("丙", "副县长")).Open();
        trial.Does("丙", "会签").Completed.ShouldBeFalse();
        trial.Codes("丙", "会签").ShouldBe([ReasonCode.AlreadyActed]);
        trial.WhoMay("会签").ShouldBe(["甲(副县长)", "乙(副县长)"], ignoreOrder: true);
        trial.Does("甲", "会签").Completed.ShouldBeTrue();
    }

    [Fact]
    public void A_relation_of_the_subjects_unit_gives_the_person()
    {
        var step = Build.Step("审批", "县长", Build.Done) with
        {
            Actors = [new ActorModel(Quantifier.One, 1, new ActorReference.Related("分管领导", new UnitArgument.InFact("主办部门")), null)],
        };
        var trial = new Trial(Signed(step), ("王五", "副县长"), ("赵六", "副县长"))
            .Know(r => r.Relate("分管领导", new Unit("财政局"), new Person("王五"), Term.Always))
            .Open(Trial.Facts(("主办部门", new FactValue.UnitRef(new Unit("财政局")))));
        trial.Codes("赵六", "审批").ShouldBe([ReasonCode.NotAuthorised]);
        trial.Does("王五", "审批").Ended.ShouldBeTrue();
    }

    [Fact]
    public void The_drafter_may_not_review_his_own_draft()
    {
        var review = Build.Step("审核", "办公室主任", Build.Done) with
        {
            Guards = [Build.Guard("segregated", new Condition.Not(new Condition.SamePerson(new EventModel(null, "拟稿", null))), code: ReasonCode.Forbidden)],
        };
        var trial = new Trial(
            Build.Rulebook(Build.Procedure(Build.Step("拟稿", "办公室主任", Build.To("审核")), review)), ("李四", "办公室主任"), ("孙七", "办公室主任")).Open();
        trial.Does("李四", "拟稿");
        trial.Codes("李四", "审核").ShouldBe([ReasonCode.Forbidden]);
        trial.Does("孙七", "审核").Ended.ShouldBeTrue();
    }
}
