using System.Collections.Immutable;
using ProcLang.Runtime.Calendars;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;
using Period = ProcLang.Runtime.Deadlines.Period;

namespace ProcLang.Emit.Tests.Models;

/// <summary>Rulebook models made by hand.</summary>
internal static class SampleRulebooks
{
    internal static Clause Clause(string id, string quote = "报县长签发", int line = 12) =>
        new(id, new Citation("文规", id.Split('.')[0], 1, null, quote, "specs/sample.proc.md", line));

    internal static ActorModel One(string office) => new(Quantifier.One, 1, new ActorReference.OfOffice(office), null);

    internal static TransitionModel To(params string[] targets) => new(null, [.. targets], false, false, null);

    internal static readonly TransitionModel Done = new(null, [], true, false, null);

    internal static OutcomeModel Goes(TransitionModel to) => new(null, null, [to]);

    /// <summary>拟稿, 审核 (may return), 签发: who drafted may not review; large amounts need an annex; review within two working days.</summary>
    internal static RulebookModel Approval(string name = "文规", string? alias = "Rules") => new()
    {
        Name = name,
        Alias = alias,
        Zone = "Asia/Shanghai",
        LastDay = LastDayPolicy.RollsForward,
        Calendar = WorkCalendar.Plain("平常"),
        Offices = [new("县长", "CountyHead", "县政府", false), new("办公室主任", "OfficeDirector", "县政府", false), new("科员", null, null, false)],
        Units = [new("县政府", "County", true)],
        SubjectTypes = [new("公文", "Document", SubjectKind.Document, Facts)],
        Clauses = [new(Clause("46.1.1"), "步骤", "step", []), new(Clause("46.1.2"), "步骤", "step", []), new(Clause("46.2.1"), "禁止", "prohibition", [])],
        Procedures =
        [
            new ProcedureModel
            {
                Name = "发文",
                Alias = "Issue",
                SubjectTypes = ["公文"],
                Facts = Facts,
                Entry = [To("拟稿")],
                Steps =
                [
                    new StepModel { Id = "拟稿", Name = "拟稿", Alias = "Draft", Act = "拟稿", Clause = Clause("46.1.1"), Actors = [One("科员")], AnyActor = true, Outcomes = [Goes(To("审核"))] },
                    new StepModel
                    {
                        Id = "审核", Name = "审核", Alias = "Review", Act = "审核", Clause = Clause("46.1.2"), Actors = [One("办公室主任")], AnyActor = true,
                        Guards =
                        [
                            new(new Condition.Not(new Condition.SamePerson(new(null, "拟稿", null))), ReasonCode.Forbidden, Norm.Constitutive, Clause("46.2.1", "不得审核自己所拟的稿")),
                            new(new Condition.Some([new Condition.Compare("金额", Comparison.LessThan, new FactValue.Money(1000m)), new Condition.Flag("附件")]), ReasonCode.Condition, Norm.Constitutive, Clause("46.2.2")),
                        ],
                        Deadlines = [new(new DeadlineBase.Entered(), Direction.After, new Period(2, PeriodUnit.WorkingDays), Norm.Regulative, new OverdueModel.Breach(), Clause("46.3.1"))],
                        Outcomes = [new("同意", "Agree", [To("签发")]), new("退回", "Return", [To("拟稿")])],
                    },
                    new StepModel { Id = "签发", Name = "签发", Alias = "Sign", Act = "签发", Clause = Clause("46.1.3"), Actors = [One("县长")], AnyActor = true, Outcomes = [Goes(Done)] },
                ],
            },
        ],
    };

    private static ImmutableArray<FactModel> Facts =>
    [
        new("金额", "Amount", new(FactKind.Money, [])), new("附件", "Annex", new(FactKind.Flag, [])),
        new("性质", "Nature", new(FactKind.Choice, [new("重大", "Major"), new("一般", "Minor")])),
    ];
}
