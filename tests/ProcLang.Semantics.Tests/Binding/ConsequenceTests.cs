namespace ProcLang.Semantics.Tests.Binding;

/// <summary>What is told beside a slip of the pen: itself, and nothing that only follows from it.</summary>
public class ConsequenceTests
{
    private const string Head = "# A\n\n```proc\nrulebook A { zone \"Europe/London\" }\n```\n\n";

    [Fact]
    public void Names_of_a_list_that_could_not_be_read_are_not_told_as_undeclared()
    {
        var compilation = Rulebooks.Compile(Head + """
            ```proc
            office Executive Secretary, Chairperson, Delegate
            matter Proposal
            meeting Session {
              convener ExecutiveSecretary
              chair Chairperson
              members Delegate
            }
            procedure Handling on Proposal { step Table by Delegate }
            ```
            """);
        compilation.Ids().ShouldBe(["PL1101"]);
    }

    [Fact]
    public void Nothing_is_told_of_a_line_that_could_not_be_read_and_others_are_told_still()
    {
        var compilation = Rulebooks.Compile(Head + """
            ```proc
            office Clerk
            matter Case
            procedure Handling on Case {
              step Acknowledge by Clerk within 3 working days of opened
              step Assess by Registrar
            }
            ```
            """);
        compilation.Ids().ShouldBe(["PL1102", "PL2001"]);
        compilation.Only("PL2001").MessageEn.ShouldContain("Registrar");
    }

    [Fact]
    public void An_election_with_a_clause_that_could_not_be_read_is_not_told_to_lack_it()
    {
        var compilation = Rulebooks.Compile(Head + """
            ```proc
            office Fellow
            matter Vacancy
            election Warden on Vacancy {
              seats 1
              electors: Fellow
              candidates Fellow
            }
            ```
            """);
        compilation.Ids().ShouldAllBe(id => id.StartsWith("PL11", StringComparison.Ordinal));
    }

    [Fact]
    public void A_head_that_is_too_deep_to_read_is_not_told_as_missing() =>
        Rulebooks.Compile("# A\n\n```proc\nrulebook A { zone \"UTC\" }\n" + new string('{', 10_000) + "\n```\n").Ids().ShouldBe(["PL1109"]);

    [Fact]
    public void A_step_that_is_not_there_is_told_with_those_that_are()
    {
        var finding = Rulebooks.Compile(Head + "```proc\noffice Clerk\nmatter Case\nprocedure P on Case { step Assess by Clerk { Refer -> Hearing } }\n```\n").Only("PL2006");
        finding.Fix!.En.ShouldContain("Assess");
        finding.Fix.En.ShouldContain("step Hearing by");
    }

    [Fact]
    public void An_event_that_is_not_there_is_told_how_to_declare_it() =>
        Rulebooks.Compile(Head + "```proc\noffice Clerk\nmatter Case\nprocedure P on Case { step Assess by Clerk within 3 days after Notified { -> done } }\n```\n")
            .Only("PL2009").Fix!.En.ShouldContain("record Notified by");
}
