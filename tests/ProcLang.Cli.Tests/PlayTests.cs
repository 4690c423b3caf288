namespace ProcLang.Cli.Tests;

/// <summary>Playing a case at the terminal with sentences as scenarios have them.</summary>
public sealed class PlayTests : IDisposable
{
    private const string Rules = """
        # Permits

        ```proc
        rulebook Permits {
          zone "Europe/London"
          last day rolls forward
          effective 2024-02-01
          repeals "Order 3 of 2009"
        }
        office Director, Clerk, Deputy
        matter Request { Urgent: yesno  Site: text  Affected: each person }
        acting Director by Deputy when Travelling and mandated
        ```

        ## Article 1

        > The clerk examines a request within ten days. The director decides.

        ```proc
        procedure Permit on Request {
          «The clerk examines a request within ten days» step Examine by Clerk within 10 days after opened
          «The director decides» step Decide by Director {
            Grant -> done
            Refuse -> done
          }
        }
        ```

        ```proc
        scenario "the clerk does not decide" {
          given Anna holds Clerk, Dora holds Director
          and Request r1 at 2024-03-01
          when Anna at 2024-03-02 Examine r1 and Anna at 2024-03-03 Decide r1 Grant
          then refused citing article 2 «The director decides»
        }
        ```

        """;

    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    private string Play(params string[] sentences) =>
        Cli.RunWith(string.Join('\n', sentences), "run", _cli.Write("a.proc.md", Rules.Replace("article 2", "article 1", StringComparison.Ordinal)), "--lang", "en").Out;

    [Fact]
    public void Sentences_of_scenarios_may_be_said_as_they_are()
    {
        var said = Play(
            "given Anna holds Clerk", "and Request r1 at 2024-03-01 { Urgent is yes  Site is \"High Street 4\"  Affected is Bob, Cy }", "when Anna at 2024-03-04 10:00 Examine r1");
        said.ShouldContain("2024-03-01 00:00 r1.Permit: begins → Examine");
        said.ShouldContain("2024-03-04 10:00 r1.Permit: Anna Examine → Decide");
    }

    [Fact]
    public void A_case_brought_under_a_repealed_text_is_refused() =>
        Play("Anna holds Clerk", "begin Request r1 citing \"Order 3 of 2009\"").ShouldContain("Order 3 of 2009");

    [Fact]
    public void Who_stands_in_does_so_while_the_other_is_away_and_by_his_mandate()
    {
        var said = Play(
            "Anna holds Clerk", "Dora holds Director", "Ben holds Deputy", "Request r1 at 2024-03-01", "Anna Examine r1", "Ben Decide r1 Grant",
            "Dora is away Travelling from 2024-03-01 to 2024-03-10", "Dora mandates Ben acting Director", "Ben Decide r1 Grant");
        said.ShouldContain("Ben may not Decide");
        said.ShouldContain("Ben Decide Grant (ended)");
    }

    [Fact]
    public void A_term_ends_with_its_last_day()
    {
        var said = Play("Anna holds Clerk from 2024-02-01 to 2024-03-01", "Request r1 at 2024-03-01", "Anna at 2024-03-02 Examine r1");
        said.ShouldContain("Anna may not Examine");
    }

    [Fact]
    public void What_is_not_there_is_told_with_what_is()
    {
        var said = Play("Anna Examine r1", "Request r1 at 2024-03-01", "Anna examine r1", "Anna at 2024-02-02 Examine r1");
        said.ShouldContain("There is no “r1”; say first: begin Request r1");
        said.ShouldContain("“r1” has no act “examine”; it has: Examine, Decide");
        said.ShouldContain("Time does not run back");
    }

    [Fact]
    public void A_scenario_that_fails_tells_so_in_the_language_asked_for()
    {
        var path = _cli.Write("a.proc.md", Rules);
        var (exit, english, _) = Cli.Run("test", path, "--lang", "en");
        exit.ShouldBe(1);
        english.ShouldContain("expected citing article 2 “The director decides”");
        english.ShouldContain("Anna may not Decide");
        Cli.Run("test", path, "--lang", "zh").Out.ShouldContain("Anna无权Decide");
    }
}
