using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Tests.Reference;

public sealed class MeetingTests
{
    private const string Meeting = "常务会议";

    private static readonly ActorReference Members = new ActorReference.MembersOf(null);

    private static RecordModel Item(string name, params GuardModel[] guards) => Build.Record(name, "县长") with
    {
        Value = new FactType(FactKind.Case, []), Guards = [.. guards],
    };

    private static RulebookModel Rules(params GuardModel[] opening) => Build.Rulebook(
        Build.Procedure(Build.Step("开会", "县长", Build.To("结束")) with { Guards = [.. opening] }, Build.Step("结束", "县长", Build.Done)) with
        {
            Name = Meeting, Kind = ProcedureKind.Meeting, SubjectTypes = [Meeting],
            Records =
            [
                Build.Record("出席", "县长", "副县长", "党组成员") with { Alias = "Attend", OncePerPerson = true },
                Build.Record("准假", "县长") with { Alias = "GrantLeave", Value = new FactType(FactKind.Person, []) },
                Item("提出议题"),
                Item("确定议题",
                    Build.Guard("proposed", new Condition.ValueRecorded("提出议题"), code: ReasonCode.NotOnAgenda),
                    Build.Guard("reviewed", new Condition.OnValue([Build.Type], new Condition.Flag("已审查")))),
                Item("议决", Build.Guard("settled", new Condition.ValueRecorded("确定议题"), code: ReasonCode.NotOnAgenda)) with
                {
                    During = ["结束"], Outcomes = [new ChoiceModel("通过", "Pass"), new ChoiceModel("不通过", "Reject")],
                },
                Build.Record("认定重大", "县长") with { Outcomes = [new ChoiceModel("成立", "Holds"), new ChoiceModel("不成立", "DoesNotHold")] },
            ],
        }) with
        {
            SubjectTypes = [new SubjectTypeModel(Meeting, null, SubjectKind.Meeting, []), new SubjectTypeModel(Build.Type, null, SubjectKind.Document, [])],
            Meetings = [new MeetingModel { Name = Meeting, Members = [Build.Office("县长"), Build.Office("副县长"), Build.Office("党组成员")] }],
        };

    private static Trial Held(params GuardModel[] opening) => new Trial(
        Rules(opening), ("张三", "县长"), ("李四", "副县长"), ("李四", "党组成员"), ("王五", "副县长"), ("赵六", "党组成员")).Open(subject: "会一", type: Meeting);

    private static GuardModel Quorum => Build.Guard("quorum", new Condition.Quorum(Members, Comparison.MoreThan, 1, 2), code: ReasonCode.NoQuorum);

    [Fact]
    public void A_quorum_counts_persons_and_not_posts()
    {
        // Four persons in five posts: more than half are three.
        var trial = Held(Quorum);
        trial.Does("张三", "出席", subject: "会一");
        trial.Does("李四", "出席", subject: "会一");
        trial.Codes("张三", "开会", subject: "会一").ShouldBe([ReasonCode.NoQuorum]);
        trial.Does("赵六", "出席", subject: "会一");
        trial.Does("张三", "开会", subject: "会一");
    }

    [Fact]
    public void One_who_stands_in_does_not_make_the_quorum()
    {
        var trial = new Trial(
            Rules(Quorum) with { Acting = [new ActingRule(new Office("副县长"), new Office("局长"), [], false, Build.Clause("acting"))] },
            ("张三", "县长"), ("王五", "副县长"), ("周九", "局长")).Know(r => r.Away(new Person("王五"), "病假", Term.Always)).Open(subject: "会一", type: Meeting);
        trial.Does("张三", "出席", subject: "会一");
        trial.Does("周九", "出席", subject: "会一");
        trial.Codes("张三", "开会", subject: "会一").ShouldBe([ReasonCode.NoQuorum]);
    }

    [Fact]
    public void Who_is_neither_present_nor_excused_is_a_breach()
    {
        var leave = Build.Guard("leave", new Condition.PresentOrExcused(Build.Office("副县长")), Norm.Regulative);
        var absent = Held(leave);
        absent.Does("李四", "出席", subject: "会一");
        absent.Does("张三", "开会", subject: "会一").Breaches.ShouldBe(["leave"]);

        var excused = Held(leave);
        excused.Does("李四", "出席", subject: "会一");
        excused.Does("张三", "准假", value: "王五", subject: "会一");
        excused.Does("张三", "开会", subject: "会一").Breaches.ShouldBeEmpty();
    }

    [Fact]
    public void Presence_is_recorded_once_for_each()
    {
        var trial = Held();
        trial.Does("王五", "出席", subject: "会一");
        trial.Codes("王五", "出席", subject: "会一").ShouldBe([ReasonCode.AlreadyActed]);
    }

    [Fact]
    public void An_item_is_decided_only_when_it_was_proposed_fit_and_settled()
    {
        var trial = Held().Open(subject: "文一").Open(Trial.Facts(("已审查", Trial.Yes)), "文二");
        trial.Codes("张三", "确定议题", value: "文二", subject: "会一").ShouldBe([ReasonCode.NotOnAgenda]);
        trial.Does("张三", "提出议题", value: "文一", subject: "会一");
        trial.Does("张三", "提出议题", value: "文二", subject: "会一");
        trial.Refused("张三", "确定议题", value: "文一", subject: "会一").Single().Clause!.Id.ShouldBe("reviewed");
        trial.Does("张三", "确定议题", value: "文二", subject: "会一");
        var early = trial.Refused("张三", "议决", "通过", "文一", subject: "会一");
        early.Select(r => r.Code).ShouldBe([ReasonCode.NotYet, ReasonCode.NotOnAgenda]);
        trial.Does("张三", "开会", subject: "会一");
        trial.Codes("张三", "议决", value: "文二", subject: "会一").ShouldBe([ReasonCode.MissingOutcome]);
        trial.Does("张三", "议决", "Pass", "文二", subject: "会一").Outcome.ShouldBe("通过");
        trial.Codes("张三", "提出议题", value: "文九", subject: "会一").ShouldBe([ReasonCode.UnknownSubject]);
        trial.Codes("张三", "提出议题", subject: "会一").ShouldBe([ReasonCode.MissingData]);
    }

    [Fact]
    public void Of_two_determinations_the_last_holds()
    {
        var trial = Held(Build.Guard("major", new Condition.Determined(null, "认定重大")));
        trial.Codes("张三", "开会", subject: "会一").ShouldBe([ReasonCode.Condition]);
        trial.Does("张三", "认定重大", "成立", subject: "会一");
        trial.Does("张三", "认定重大", "不成立", subject: "会一");
        trial.Codes("张三", "开会", subject: "会一").ShouldBe([ReasonCode.Condition]);
        trial.Does("张三", "认定重大", "成立", subject: "会一");
        trial.Does("张三", "开会", subject: "会一");
    }

    [Fact]
    public void A_given_end_takes_the_meeting_past_its_steps()
    {
        var trial = Held();
        var docket = trial.Docket.Assert("会一", Meeting, "结束", null, trial.Now);
        var view = docket.Find("会一", Meeting)!;
        view.Procedure.Status(view.State).Ended.ShouldBeTrue();
        docket.When("会一", Meeting, "结束", null).ShouldBe(trial.Now);
    }
}
