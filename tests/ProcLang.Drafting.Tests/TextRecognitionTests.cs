using System.Text;
using CsCheck;
using ProcLang.Drafting.Reading;
using ProcLang.Syntax.Literate;
using ProcLang.Syntax.Text;

namespace ProcLang.Drafting.Tests;

/// <summary>What a published text is made of is found, and none of its words is lost.</summary>
public class TextRecognitionTests
{
    [Fact]
    public void Chinese_measures_have_title_number_date_chapters_and_articles()
    {
        var text = TextRecognition.Recognise(Samples.Paragraphs(Samples.Measures), "x");
        text.Title.ShouldBe("清河区项目评审办法");
        text.Number.ShouldBe("清区发〔2021〕12号");
        text.Issued.ShouldBe(new DateOnly(2021, 3, 5));
        text.IsChinese.ShouldBeTrue();
        text.Chapters.Where(c => c.Articles.Length > 0).Select(c => c.Heading).ShouldBe(["第一章 总则", "第二章 评审"]);
        text.Chapters.SelectMany(c => c.Articles).Select(a => a.Label).ShouldBe(["一", "二", "三", "四", "四之一", "五"]);
        text.Chapters[^1].Articles[0].Paragraphs.Length.ShouldBe(5, "a paragraph that begins with a reference is no article");
        text.Furniture.ShouldContain("打印 关闭");
        text.Furniture.ShouldContain("- 2 -");
    }

    [Fact]
    public void An_English_bylaw_has_parts_and_sections()
    {
        var text = TextRecognition.Recognise(Samples.Paragraphs(Samples.Bylaw), "x");
        text.Title.ShouldBe("Meetings Bylaw");
        text.Number.ShouldBe("Bylaw No. 7");
        text.Issued.ShouldBe(new DateOnly(2019, 5, 6));
        text.IsChinese.ShouldBeFalse();
        text.Chapters.Where(c => c.Articles.Length > 0).Select(c => c.Heading).ShouldBe(["Part 1 Meetings", "Part 2 Conduct"]);
        text.Chapters.SelectMany(c => c.Articles).Select(a => a.Label).ShouldBe(["1", "2", "3", "4"]);
        text.Official.ShouldNotContain("Page 1 of 1");
    }

    [Fact]
    public void A_list_of_Chinese_numerals_numbers_the_articles_where_nothing_else_does() =>
        TextRecognition.Recognise(Samples.Paragraphs("工作规则\n一、甲负责。\n(一)乙。\n二、丙负责。"), "x")
            .Chapters.SelectMany(c => c.Articles).Select(a => a.Label).ShouldBe(["一", "二"]);

    [Fact]
    public void A_text_without_articles_is_one() =>
        TextRecognition.Recognise(Samples.Paragraphs("Rules of the house\nKnock before you enter."), "x").ArticleCount.ShouldBe(1);

    [Fact]
    public void A_page_is_read_without_its_menus_and_scripts()
    {
        const string page = """
            <html><head><title>t</title><style>p{}</style></head><body><nav>Menu one</nav><h1>评审&nbsp;办法</h1>
            <div>第一条 <b>甲</b>负责。<br>第二条 乙负责。</div><script>var a = "第三条 丙";</script><footer>版权所有</footer></body></html>
            """;
        var (paragraphs, why) = PublishedFile.Read("a.html", Encoding.UTF8.GetBytes(page));
        why.ShouldBeNull();
        paragraphs.ShouldBe(["评审 办法", "第一条 甲负责。", "第二条 乙负责。"]);
    }

    [Fact]
    public void The_head_of_the_text_keeps_its_title_and_the_head_of_the_site_goes() =>
        PublishedFile.Read("a.html", Encoding.UTF8.GetBytes("<header>Menu</header><main><article><header><h1>Rules</h1></header><p>Article 1 Knock.</p></article></main>"))
            .Paragraphs.ShouldBe(["Rules", "Article 1 Knock."]);

    [Fact]
    public void Pages_and_documents_nested_without_end_are_refused_and_not_worked_at()
    {
        var page = string.Concat(Enumerable.Repeat("<div>", 100_000)) + "Article 1 Knock.";
        PublishedFile.Read("a.html", Encoding.UTF8.GetBytes(page)).Why.ShouldNotBeNull();
        PublishedFile.Read("a.html", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<p>x", 5_000)))).Why.ShouldBeNull();
        var nested = string.Concat(Enumerable.Repeat("<w:p>", 50_000)) + string.Concat(Enumerable.Repeat("</w:p>", 50_000));
        PublishedFile.Read("a.docx", Samples.Word((nested.Replace("<w:p>", "<w:p xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">", StringComparison.Ordinal), null))).Why.ShouldNotBeNull();
    }

    [Fact]
    public void Automatic_numbers_of_a_Word_document_are_written_out()
    {
        var (paragraphs, why) = PublishedFile.Read("a.docx", Samples.Word(("办法", null), ("甲负责:", 0), ("登记;", 1), ("归档。", 1), ("乙负责。", 0)));
        why.ShouldBeNull();
        paragraphs.ShouldBe(["办法", "第一条 甲负责:", "(一) 登记;", "(二) 归档。", "第二条 乙负责。"]);
    }

    [Theory]
    [InlineData("a.txt", "")]
    [InlineData("a.txt", "\0\u0001")]
    [InlineData("a.pdf", "%PDF")]
    [InlineData("a.docx", "no archive")]
    [InlineData("a.txt", "  \n \t\n")]
    public void What_cannot_be_read_is_said_in_both_languages(string name, string content)
    {
        var (_, why) = PublishedFile.Read(name, Encoding.UTF8.GetBytes(content));
        why.ShouldNotBeNull();
        why.Zh.ShouldNotBeNullOrWhiteSpace();
        why.En.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_said_with_their_place() =>
        PublishedFile.Read("a.txt", [0x41, 0xB5, 0xDA]).Why!.En.ShouldContain("byte 2");

    [Fact]
    public void Whatever_the_lines_are_the_draft_holds_every_word_of_the_text()
    {
        var lines = (Samples.Measures + "\n" + Samples.Bylaw).Split('\n').Concat(["> 引", "# 标题", "```", "~~~proc", "- 3 -", "「引」", "第十条", "Article 9", "42. x"]).ToArray();
        Gen.Int[0, lines.Length - 1].Array[0, 30].Select(at => at.Select(i => lines[i]).ToArray()).Sample(some =>
        {
            var paragraphs = Samples.Paragraphs(string.Join('\n', some) + "\n甲。");
            var text = TextRecognition.Recognise(paragraphs, "题目");
            var draft = Skeleton.Write(text);
            var printed = draft.Files.SelectMany(f => LiterateDocument.Parse(new SourceText(f.Name, f.Content)).OfficialText);
            Words(printed).ShouldBe(Words(text.Official));
            // A line of a table of contents is left out once; where it stands in the text it is kept.
            var left = paragraphs.ToList();
            foreach (var line in text.Furniture)
            {
                left.Remove(line).ShouldBeTrue();
            }

            Words(text.Covering.Concat(text.Official)).Length.ShouldBe(Words(left).Length);
        }, iter: 500);
    }

    private static string Shape(string text) => string.Join(" | ", TextRecognition.Recognise(Samples.Paragraphs(text), "x") is var read
        ? read.Chapters.Select(c => $"{c.Heading}: {string.Join(", ", c.Articles.Select(a => a.Label))}").Prepend(read.Title) : []);

    [Fact]
    public void Sections_numbered_with_points_stand_under_their_parts_and_the_contents_are_left_out() =>
        Shape("Hill College\nConduct Procedure\nVersion 2 | Approved by the Board\nContents\n1. Scope\n2. Appeals\n1. Scope\n1.1 It is for all.\n1.2 Days are working days.\n2. Appeals\n2.1 A student may appeal.\n2.2 The Dean decides.")
            .ShouldBe("Conduct Procedure | :  | 1. Scope: 1.1, 1.2 | 2. Appeals: 2.1, 2.2");

    [Fact]
    public void Articles_in_roman_numerals_head_their_sections() =>
        Shape("Bylaws of the Glee Club\nARTICLE I – Name\nSection 1.1 Name. It is the Glee Club.\nARTICLE II – Members\nSection 2.1 Classes. There are two.\nSection 2.2 Dues. They are paid.")
            .ShouldBe("Bylaws of the Glee Club | ARTICLE I – Name: 1.1 | ARTICLE II – Members: 2.1, 2.2");

    [Fact]
    public void Sections_counted_anew_under_each_article_bear_both_numbers()
    {
        Shape("Bylaws\nArticle I - Members\nSection 1\nAll may join.\nSection 2\nDues are paid.\nArticle II - Officers\nSection 1\nThere are four.\nSection 2\nThey serve a year.")
            .ShouldBe("Bylaws | Article I - Members: 1.1, 1.2 | Article II - Officers: 2.1, 2.2");
        LiterateDocument.Parse(new SourceText("a", Skeleton.Write(TextRecognition.Recognise(Samples.Paragraphs(
            "Bylaws\nArticle I - Members\nSection 1\nAll may join.\nArticle II - Officers\nSection 1\nThere are four."), "x")).Files[0].Content)).Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void Roman_lists_are_chapters_of_rules_and_a_number_alone_heads_the_line_below() =>
        Shape("Rules of the Fair\nI. SESSIONS\nRule 1\nOrdinary sessions\nIt meets once a year.\nII. AGENDA\nRule 2\nThe Secretary draws up the agenda.")
            .ShouldBe("Rules of the Fair | I. SESSIONS: 1 | II. AGENDA: 2");

    [Fact]
    public void Articles_in_roman_numerals_without_sections_are_articles() =>
        Shape("Charter\nArticle I. Name\nIt is the Fair.\nArticle II. Seat\nIts seat is Hull.").ShouldBe("Charter | : I, II");

    [Theory]
    [InlineData("甲县办法\n第一条 甲。\n第二条 本办法自2022年1月1日起施行。", null)]
    [InlineData("甲县关于印发《甲县办法》的通知\n《甲县办法》已经2021年5月8日会议通过,现予印发。\n2021年5月20日\n甲县办法\n第一条 甲。", "2021-05-20")]
    [InlineData("甲县办法\n(2018年3月20日通过)\n第一条 甲。", "2018-03-20")]
    public void The_day_of_issue_is_not_one_an_article_speaks_of(string text, string? day) =>
        TextRecognition.Recognise(Samples.Paragraphs(text), "x").Issued.ShouldBe(day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

    private static string Words(IEnumerable<string> lines) => string.Concat(string.Concat(lines).Where(c => !char.IsWhiteSpace(c)));
}
