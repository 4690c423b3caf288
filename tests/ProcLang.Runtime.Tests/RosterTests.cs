using CsCheck;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Citations;

namespace ProcLang.Runtime.Tests;

public class RosterTests
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
    private static readonly Office Head = new("县长"), Deputy = new("常务副县长"), Third = new("副县长"), Director = new("局长");
    private static readonly Unit Finance = new("财政局"), Education = new("教育局"), Office = new("县政府办公室");
    private static readonly Person Zhang = new("张三"), Li = new("李四"), Wang = new("王五");
    private static readonly Clause Article10 = new("10.1.1", new Citation("规则", "十", 1, null, "由常务副县长代行县长职务", "a.md", 1));

    private static Instant Noon(int month, int day) => new LocalDateTime(2019, month, day, 12, 0).InZoneLeniently(Zone).ToInstant();

    private static Roster Empty => Roster.Create(Zone);

    [Fact]
    public void Both_days_of_a_term_are_in_it()
    {
        var roster = Empty.Appoint(Zhang, Head, new Term(new(2019, 3, 1), new(2019, 3, 31)));
        roster.Holds(Zhang, Head, new LocalDateTime(2019, 3, 1, 0, 0).InZoneLeniently(Zone).ToInstant()).ShouldBeTrue();
        roster.Holds(Zhang, Head, new LocalDateTime(2019, 3, 31, 23, 59).InZoneLeniently(Zone).ToInstant()).ShouldBeTrue();
        roster.Holds(Zhang, Head, Noon(2, 28)).ShouldBeFalse();
        roster.Holds(Zhang, Head, Noon(4, 1)).ShouldBeFalse();
    }

    private static Roster WithActing(bool mandate, params string[] kinds) => Empty
        .Appoint(Zhang, Head, Term.Always).Appoint(Li, Deputy, Term.Always).Appoint(Wang, Third, Term.Always)
        .WithActing(new ActingRule(Head, Deputy, [.. kinds], mandate, Article10));

    [Fact]
    public void A_deputy_stands_in_only_while_the_holder_is_away_for_a_reason_named()
    {
        var roster = WithActing(false, "出国访问").Away(Zhang, "出国访问", new Term(new(2019, 3, 1), new(2019, 3, 10)));
        roster.Holds(Li, Head, Noon(3, 5)).ShouldBeTrue();
        roster.Holds(Li, Head, Noon(3, 11)).ShouldBeFalse();
        roster.Holds(Wang, Head, Noon(3, 5)).ShouldBeFalse();
        roster.MayActAs(Head, Noon(3, 5)).ShouldBe([Zhang, Li]);
        WithActing(false, "出国访问").Away(Zhang, "休假", Term.Always).Holds(Li, Head, Noon(3, 5)).ShouldBeFalse();
        WithActing(false).Away(Zhang, "休假", Term.Always).Holds(Li, Head, Noon(3, 5)).ShouldBeTrue("no kind named: any absence");
    }

    [Fact]
    public void Where_a_mandate_is_needed_absence_is_not_enough()
    {
        var away = WithActing(true).Away(Zhang, "休假", Term.Always);
        away.Holds(Li, Head, Noon(3, 5)).ShouldBeFalse();
        away.Mandate(Zhang, Li, Head, new Term(new(2019, 3, 1), new(2019, 3, 5))).Holds(Li, Head, Noon(3, 5)).ShouldBeTrue();
        away.Mandate(Zhang, Li, Head, new Term(new(2019, 3, 1), new(2019, 3, 5))).Holds(Li, Head, Noon(3, 6)).ShouldBeFalse();
    }

    [Fact]
    public void Standing_in_is_never_passed_on()
    {
        var roster = WithActing(false).WithActing(new ActingRule(Deputy, Third, [], false, Article10))
            .Away(Zhang, "休假", Term.Always).Away(Li, "休假", Term.Always);
        roster.Holds(Wang, Deputy, Noon(3, 5)).ShouldBeTrue();
        roster.Holds(Wang, Head, Noon(3, 5)).ShouldBeFalse();
    }

    [Fact]
    public void An_office_of_a_unit_is_held_of_that_unit_alone()
    {
        var roster = Empty.Appoint(Zhang, Director, Term.Always, Finance);
        roster.Holds(Zhang, Director, Finance, Noon(3, 5)).ShouldBeTrue();
        roster.Holds(Zhang, Director, Education, Noon(3, 5)).ShouldBeFalse();
        roster.Belongs(Zhang, Finance, Noon(3, 5)).ShouldBeTrue();
        roster.UnitsOf(Zhang, Noon(3, 5)).ShouldBe([Finance]);
    }

    [Fact]
    public void Holders_of_an_office_placed_in_a_unit_belong_to_it()
    {
        var roster = Empty.Appoint(Li, Deputy, Term.Always).Place(Deputy, Office).Join(Wang, Office, Term.Always);
        roster.StaffOf(Office, Noon(3, 5)).ShouldBe([Li, Wang]);
    }

    [Fact]
    public void A_relation_is_answered_for_its_unit()
    {
        var roster = Empty.Relate("分管领导", Finance, Li, Term.Always);
        roster.Related("分管领导", Finance, Li, Noon(3, 5)).ShouldBeTrue();
        roster.Related("分管领导", Education, Noon(3, 5)).ShouldBeEmpty();
    }

    // Names that share length, first, middle and last character, some the start of others: whatever tells offices apart quickly must not confuse them.
    private static readonly Gen<string> Names = Gen.Char["甲乙"].Array[0, 5].Select(c => new string(c));

    [Fact]
    public void Who_holds_is_who_is_among_the_holders() =>
        Gen.Select(Gen.Select(Names, Names).Array[0, 20], Gen.Select(Names, Names).Array[1, 10]).Sample((appointed, asked) =>
        {
            var roster = Empty;
            foreach (var (person, office) in appointed)
            {
                roster = roster.Appoint(new Person(person), new Office(office), Term.Always);
                roster.Holds(new Person(person), new Office(office), Noon(3, 5)).ShouldBeTrue();
            }

            foreach (var (person, office) in asked)
            {
                var holds = appointed.Contains((person, office));
                roster.Holds(new Person(person), new Office(office), Noon(3, 5)).ShouldBe(holds);
                roster.Holders(new Office(office), Noon(3, 5)).Contains(new Person(person)).ShouldBe(holds);
            }
        });

    [Fact]
    public void Looking_up_allocates_nothing()
    {
        var roster = WithActing(true).Away(Zhang, "休假", Term.Always).Relate("分管领导", Finance, Li, Term.Always).Join(Wang, Office, Term.Always);
        var at = Noon(3, 5);
        bool Look() => roster.Holds(Li, Head, at) | roster.Holds(Zhang, Head, at) | roster.Related("分管领导", Finance, Li, at) | roster.Belongs(Wang, Office, at);
        Look();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            Look();
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
