namespace ProcLang.Semantics.Tests.Binding;

/// <summary>Dates, shares, numbers and labels of articles as texts write them, and what is said of one that is none.</summary>
public class LiteralTests
{
    private const string Head = "# A\n\n```proc\nrulebook A { zone \"Europe/London\" }\n```\n\n";

    [Theory]
    [InlineData("2024-02-30", "29 days")]
    [InlineData("2024-13-01", "01 to 12")]
    [InlineData("9999-12-31", "years run from")]
    public void A_date_that_is_none_is_told_why(string date, string why) =>
        Rulebooks.Compile(Head + $"```proc\neffective {date}\n```\n").Only("PL2015").Fix!.En.ShouldContain(why);

    [Fact]
    public void A_date_in_full_width_figures_is_a_date() =>
        Rulebooks.Compile(Head + "```proc\n施行 ２０２４-０１-０１\n```\n").Ids().ShouldNotContain("PL2015");

    [Theory]
    [InlineData("3/0")]
    [InlineData("4/3")]
    [InlineData("120%")]
    public void A_share_of_more_than_all_is_told_what_a_share_is(string share) =>
        Rulebooks.Compile(Head + $"```proc\noffice Chair\nmeeting M {{ convener Chair members Chair quorum present at least {share} members }}\n```\n")
            .Only("PL2023").Fix!.En.ShouldContain("at most 1");

    [Theory]
    [InlineData("60% of members")]
    [InlineData("2/3 of members")]
    [InlineData("２／３ members")]
    [InlineData("６０％ members")]
    public void Shares_may_be_written_as_texts_write_them(string share) =>
        Rulebooks.Compile(Head + $"```proc\noffice Chair\nmeeting M {{ convener Chair members Chair quorum present at least {share} }}\n```\n").Ids().ShouldBeEmpty();

    [Fact]
    public void What_comes_again_every_so_many_hours_is_told_what_it_may_be_counted_in() =>
        Rulebooks.Compile(Head + "```proc\noffice Clerk\nmatter Body\nduty D { bearer Clerk when Body must Look Lake due every 24 hours }\n```\n")
            .Only("PL2023").Fix!.En.ShouldContain("working days");

    [Fact]
    public void A_calendar_that_is_not_there_is_told_with_those_that_are() =>
        Rulebooks.Compile("# A\n\n```proc\nrulebook A { zone \"UTC\" calendar Nation }\ncalendar National { weekend Saturday, Sunday }\n```\n")
            .Only("PL2027").Fix!.En.ShouldContain("National");

    [Theory]
    [InlineData("### 2.1 Scope", "### 2.2 Notice", "2.2")]
    [InlineData("### Standing Order 1", "### Standing Order 2", "2")]
    [InlineData("### Regulation 4.1", "### Regulation 4.2.1", "4.2.1")]
    public void Articles_may_be_numbered_with_points_and_called_otherwise(string first, string second, string label)
    {
        var compilation = Rulebooks.Compile(Head + $"{first}\n\n> The Clerk notes it.\n\n```proc\n«The Clerk notes it» declaratory principle\n```\n\n{second}\n\n> {label} The Clerk keeps it.\n\n```proc\n«The Clerk keeps it» declaratory principle\n```\n");
        compilation.Ids().ShouldBeEmpty();
        compilation.Files[0].Document.Articles.Select(a => a.Number).ShouldContain(label);
    }
}
