using System.Text.RegularExpressions;
using ProcLang.Review.Voice;

namespace ProcLang.Review.Tests;

/// <summary>What the machine understood, said back.</summary>
public partial class ReadingTests
{
    private static readonly string[] Said =
    [
        "acting", "adjournment", "agenda item requirement", "agenda proposed", "agenda settled", "attendees", "chair", "convener", "counts as", "deadline", "delegation",
        "extraordinary meeting", "frequency", "invited", "leave", "limit", "members", "open term", "papers sent", "prohibition", "proxies", "quorum", "record",
        "required data", "requirement", "signing rule", "step", "who acts",
    ];

    public static TheoryData<string> Rulebooks => [.. SpecFiles.All];

    [Theory, MemberData(nameof(Rulebooks))]
    public void Every_clause_is_said(string path)
    {
        var compilation = SpecFiles.Compile(path);
        var said = Statements.Of(compilation.Model!).Select(s => s.Clause?.Id).ToHashSet();
        // What follows lateness, a duty's further quotations, how a vote is given and that a record ends the case are said with the clause they belong to.
        compilation.Model!.Clauses.Where(c => !said.Contains(c.Clause.Id) && Said.Contains(c.KindEn)).Select(c => $"{c.Clause.Id} {c.KindEn}").ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Rulebooks))]
    public void Sentences_are_whole_and_in_their_own_language(string path)
    {
        foreach (var statement in Statements.Of(SpecFiles.Compile(path).Model!).Where(s => !s.IsUsual))
        {
            statement.Text.Zh.ShouldEndWith("。");
            statement.Text.En.ShouldEndWith(".");
            statement.Text.En.ShouldNotContain("  ");
            statement.Text.En.ShouldNotContain("ProcLang");
            // Chinese words in an English sentence are the rulebook's own names, which stand quoted or have no alias.
            ChineseGrammar().IsMatch(statement.Text.En).ShouldBeFalse(statement.Text.En);
        }
    }

    [Theory, MemberData(nameof(Rulebooks))]
    public void Each_statement_is_read_once_beside_its_article(string path)
    {
        var compilation = SpecFiles.Compile(path);
        var reading = Reading.Of(compilation);
        reading.Articles.Sum(a => a.Sentences.Length).ShouldBe(compilation.Files.Sum(f => f.Document.Articles.Sum(a => a.Sentences.Length)));
        foreach (var article in reading.Articles)
        {
            foreach (var sentence in article.Sentences)
            {
                (sentence.Statements.IsEmpty == (sentence.Nothing is not null)).ShouldBeTrue(sentence.Text);
            }
        }
    }

    [Theory]
    [InlineData("「签发」须在会议结束后1周内办完;逾期的,记为违反,仍可补办。", "“Sign” is due within 1 week after the meeting has closed; late is recorded as a breach, and it can still be done.")]
    [InlineData("县长在外学习或出国访问期间,受县长委托,由常务副县长代行县长职务;代行的人不得再转托。",
        "While the County Head is away (在外学习 or 出国访问), and the County Head has mandated it, the Executive Deputy Head acts in that office; it is not passed on.")]
    [InlineData("常务会议一般每月召开2次(已经作出「决定临时召开」的不计);超过的,照办,只记为偏离。",
        "The Standing Meeting usually meets 2 times a month (not counted when someone has made the record “Call Extraordinary”); more is done all the same and recorded as a departure.")]
    [InlineData("县政府发文,性质是重要政策性或涉及全局的,由县长签发。",
        "Government Issuance: when the Nature is “Important Policy” or “System Wide”, Sign by the County Head.")]
    public void The_county_rulebook_says(string zh, string en)
    {
        var said = Statements.Of(SpecFiles.Compile("specs/lulong").Model!);
        said.Select(s => s.Text.Zh).ShouldContain(zh);
        said.Select(s => s.Text.En).ShouldContain(en);
    }

    [Fact]
    public void Silence_that_counts_as_refusal_is_said()
    {
        var said = Statements.Of(SpecFiles.Compile("specs/examples/records-request.proc.md").Model!).Select(s => s.Text.En);
        said.ShouldContain("“Decide” is due within 20 working days after “Register” is done; when it passes, it counts as “Refused”.");
        said.ShouldContain("“Appeal” is due within 90 days after “Decide” has ended in “Refused”; when it passes, the case lapses.");
    }

    [Fact]
    public void Tables_say_who_signs_and_what_is_due()
    {
        var reading = Reading.Of(SpecFiles.Compile("specs/examples/school-purchasing.proc.md"));
        var table = reading.Signings.ShouldHaveSingleItem();
        table.Rows.Select(r => (r.When.Zh, r.Plan.Zh)).ShouldBe(
        [
            ("采购金额少于5万元", "由申请部门的处长审批"),
            ("采购金额不少于5万元,并且采购金额少于50万元", "由分管副校长审批"),
            ("采购金额不少于50万元", "由校长审批"),
        ]);
        reading.Deadlines.ShouldHaveSingleItem().Within.Zh.ShouldBe("在「验收」结果为「合格」后10个工作日内");
    }

    [GeneratedRegex("。|的前提|办理人|逾期")]
    private static partial Regex ChineseGrammar();
}
