using ProcLang.Semantics.Binding;

namespace ProcLang.Semantics.Tests.Binding;

/// <summary>Amending decisions: what the text they amend then says.</summary>
public class AmendmentTests
{
    private const string Base = """
        # Rules

        ### Article 1 Time

        > Drawings are filed within five days. The clerk may ask for more.

        ### Article 2 Fees

        > A fee of ten pounds is due.

        ### Article 10 Appeal

        > An appeal lies to the panel.

        """;

    private const string Head = """
        ```proc
        rulebook Example { zone "Europe/London" }
        ```

        """;

    [Fact]
    public void Words_are_changed_and_deleted_and_articles_deleted_and_added_where_they_belong()
    {
        var consolidated = Amended("""
            article 1 "five days" becomes "two weeks"
            deletes article 1 "The clerk may ask for more."
            deletes article 2
            adds article 3 "No fee is due.", "This ends on Sunday."
            """).Consolidated.ShouldHaveSingleItem();

        consolidated.Articles.Select(a => a.Number).ShouldBe(["1", "3", "10"]);
        consolidated.OfficialText.ShouldBe(
            ["Drawings are filed within two weeks.", "No fee is due.", "This ends on Sunday.", "An appeal lies to the panel."],
            Case.Sensitive);
    }

    [Fact]
    public void Each_change_is_made_on_what_the_one_before_left()
    {
        var compilation = Amended("""
            article 1 "five days" becomes "two weeks"
            article 1 "two weeks" becomes "a month"
            """);
        compilation.HasErrors.ShouldBeFalse();
        compilation.Consolidated[0].OfficialText[0].ShouldContain("within a month");
    }

    [Fact]
    public void What_is_not_there_is_told_and_left()
    {
        var compilation = Amended("""
            article 4 "five" becomes "six"
            article 1 "six days" becomes "a month"
            adds article 2 "Again."
            """);
        compilation.Ids().ShouldBe(["PL2041", "PL2042", "PL2043"]);
        compilation.Consolidated[0].Source.Content.ShouldBe(Base);
    }

    private static Compilation Amended(string changes) => Rulebooks.Compile(
        Head + "```proc\namends \"base.proc.md\" {\n" + changes + "\n}\n```\n", ("base.proc.md", Base));
}
