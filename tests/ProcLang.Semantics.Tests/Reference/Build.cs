using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Calendars;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Tests.Reference;

/// <summary>Makes models by hand, so that each rule of meaning is tried without the language before it.</summary>
internal static class Build
{
    internal const string Type = "公文";

    /// <summary>The days off and make-up working days around the National Day of 2018.</summary>
    internal static readonly WorkCalendar NationalDay2018 = WorkCalendar.Create(
        "2018", [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday],
        [new DayOff(new LocalDate(2018, 10, 1), new LocalDate(2018, 10, 7), "国庆节")],
        [new WorkDay(new LocalDate(2018, 9, 29), new LocalDate(2018, 9, 30), "国庆节")],
        new LocalDate(2018, 1, 1), new LocalDate(2018, 12, 31));

    internal static Clause Clause(string id) => new(id, new Citation("试行规则", id, 1, null, id, "a.proc.md", 1));

    internal static ActorReference Office(string office) => new ActorReference.OfOffice(office);

    internal static ActorModel One(string office) => new(Quantifier.One, 1, Office(office), null);

    internal static ActorModel Each(ActorReference reference) => new(Quantifier.Each, 0, reference, null);

    internal static TransitionModel To(params string[] steps) => new(null, [.. steps], false, false, null);

    internal static TransitionModel Done { get; } = new(null, [], true, false, null);

    internal static TransitionModel Join { get; } = new(null, [], false, true, null);

    internal static OutcomeModel Goes(TransitionModel transition) => new(null, null, [transition]);

    internal static OutcomeModel Named(string name, TransitionModel transition) => new(name, null, [transition]);

    internal static GuardModel Guard(string id, Condition condition, Norm norm = Norm.Constitutive, ReasonCode code = ReasonCode.Condition) =>
        new(condition, code, norm, Clause(id));

    internal static DeadlineModel Within(string id, DeadlineBase from, int amount, PeriodUnit unit, OverdueModel? overdue = null, Norm norm = Norm.Regulative) =>
        new(from, Direction.After, new ProcLang.Runtime.Deadlines.Period(amount, unit), norm, overdue ?? new OverdueModel.Breach(), Clause(id));

    /// <summary>A step whose act is its name; its clause is <c>step.NAME</c>.</summary>
    internal static StepModel Step(string name, string office, TransitionModel next) => new()
    {
        Id = name, Name = name, Act = name, Clause = Clause("step." + name), AuthorityClause = Clause("who." + name),
        Actors = [One(office)], Outcomes = [Goes(next)],
    };

    internal static RecordModel Record(string name, params string[] offices) => new()
    {
        Name = name, Actors = [.. offices.Select(One)], Clause = Clause("record." + name),
    };

    /// <summary>A procedure that begins with its first step.</summary>
    internal static ProcedureModel Procedure(params StepModel[] steps) => new()
    {
        Name = "办理", SubjectTypes = [Type], Steps = [.. steps], Entry = [To(steps[0].Id)],
    };

    internal static RulebookModel Rulebook(params ProcedureModel[] procedures) => new()
    {
        Name = "试行规则", Zone = "Asia/Shanghai", LastDay = LastDayPolicy.RollsForward, Calendar = NationalDay2018,
        SubjectTypes = [new SubjectTypeModel(Type, null, SubjectKind.Document, [])], Procedures = [.. procedures],
    };
}
