using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;

namespace ProcLang.Runtime.Tests;

/// <summary>From when, until when and to whom rules apply, and what becomes of cases begun before.</summary>
public class ApplicabilityTests
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
    private static readonly LocalDate From = new(2024, 3, 1);

    private static readonly Applicability Rules = new(
        new InForce(From, new LocalDate(2029, 2, 28), Clause("force")),
        [new Repeal("old", Clause("repeal"))],
        [new Transition(["letter"], false, null, Clause("old rules")), new Transition(["plan"], true, new LocalDate(2024, 2, 1), Clause("back")), new Transition([], true, null, Clause("new rules"))],
        [new Addressees(["Finance"], Clause("finance")), new Addressees(["Schools"], Clause("schools"))]);

    [Theory]
    [InlineData("letter", 2024, 2, 29, "NotInForce old rules")]
    [InlineData("letter", 2024, 3, 1, "under force from 2024-03-01")]
    [InlineData("letter", 2029, 2, 28, "under force from 2029-02-28")]
    [InlineData("letter", 2029, 3, 1, "NoLongerInForce force")]
    [InlineData("matter", 2023, 5, 6, "under new rules from 2024-03-01")]
    [InlineData("plan", 2024, 2, 1, "under back from 2024-02-01")]
    [InlineData("plan", 2024, 1, 31, "under back from 2024-03-01")]
    public void A_case_is_refused_admitted_or_taken_over_by_the_day_it_begins(string type, int year, int month, int day, string expected) =>
        Said(Rules.Admit(type, FactSet.Empty, null, Noon(year, month, day), Zone)).ShouldBe(expected);

    [Fact]
    public void A_repealed_text_is_cited_only_for_what_began_before_and_is_taken_over()
    {
        Said(Rules.Admit("matter", FactSet.Empty, "old", Noon(2024, 2, 1), Zone)).ShouldBe("under new rules, repeal from 2024-03-01");
        Said(Rules.Admit("matter", FactSet.Empty, "old", Noon(2024, 3, 1), Zone)).ShouldBe("Repealed repeal");
        Said(Rules.Admit("matter", FactSet.Empty, "another", Noon(2024, 3, 1), Zone)).ShouldBe("under force from 2024-03-01");
    }

    [Fact]
    public void A_unit_that_is_named_must_be_one_to_whom_the_rules_apply_and_sets_may_hold_others()
    {
        Said(Rules.Admit("matter", Unit("Schools"), null, Noon(2024, 3, 1), Zone)).ShouldBe("under force, schools from 2024-03-01");
        Said(Rules.Admit("matter", Unit("Power"), null, Noon(2024, 3, 1), Zone)).ShouldBe("OutOfScope finance, OutOfScope schools");
        var set = FactSet.Empty.With("asked", new FactValue.UnitSet([new Unit("Power")]));
        Said(Rules.Admit("matter", set, null, Noon(2024, 3, 1), Zone)).ShouldBe("under force from 2024-03-01");
        Rules.Refusing("matter", Unit("Power"), Noon(2024, 3, 1), Zone).Select(r => r.Code).ShouldBe([ReasonCode.OutOfScope, ReasonCode.OutOfScope]);
    }

    [Fact]
    public void An_act_before_the_first_day_in_force_is_refused_unless_the_rules_go_back_to_it_and_one_after_the_last_is_not()
    {
        Rules.Refusing("matter", FactSet.Empty, Noon(2024, 2, 29), Zone).ShouldHaveSingleItem().Code.ShouldBe(ReasonCode.NotInForce);
        Rules.Refusing("plan", FactSet.Empty, Noon(2024, 2, 29), Zone).ShouldBeEmpty();
        Rules.Refusing("matter", FactSet.Empty, Noon(2030, 1, 1), Zone).ShouldBeEmpty();
    }

    [Fact]
    public void Rules_without_limits_apply_always_and_to_everybody() =>
        Said(Applicability.Unlimited.Admit("matter", Unit("Power"), "old", Noon(1990, 1, 1), Zone)).ShouldBe("under  from 1990-01-01");

    private static string Said(Admission admission) => admission.Reasons.IsEmpty
        ? $"under {string.Join(", ", admission.Under.Select(c => c.Id))} from {admission.At.InZone(Zone).Date:uuuu-MM-dd}"
        : string.Join(", ", admission.Reasons.Select(r => $"{r.Code} {r.Clause?.Id}"));

    private static FactSet Unit(string name) => FactSet.Empty.With("sponsor", new FactValue.UnitRef(new Unit(name)));

    private static Instant Noon(int year, int month, int day) => new LocalDate(year, month, day).At(new LocalTime(12, 0)).InZoneStrictly(Zone).ToInstant();

    private static Clause Clause(string id) => new(id, new Citation("R", "1", null, null, "", "r.proc.md", 1));
}
