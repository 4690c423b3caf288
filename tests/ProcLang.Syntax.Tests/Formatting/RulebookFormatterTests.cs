using CsCheck;
using ProcLang.Syntax.Formatting;
using ProcLang.Syntax.Literate;
using ProcLang.Syntax.Parsing;
using ProcLang.Syntax.Text;
using ProcLang.Syntax.Tree;

namespace ProcLang.Syntax.Tests.Formatting;

public class RulebookFormatterTests
{
    private static readonly FormatOptions AsWritten = new();
    private static readonly FormatOptions Chinese = new(KeywordLanguage.Chinese);
    private static readonly FormatOptions English = new(KeywordLanguage.English);

    public static TheoryData<string> Samples() => [.. Corpus.Good.Concat(Corpus.Bad).Concat(Corpus.Specs).Select(s => s.Content)];

    [Theory, MemberData(nameof(Samples))]
    public void Formatted_sample_is_stable_and_converts_there_and_back(string sample) => ShouldBeStable(sample);

    [Fact]
    public void Sample_with_any_space_and_comments_between_its_words_is_stable_and_keeps_them() =>
        ScatteredSample.Sample(ShouldBeStable, iter: 150);

    [Fact]
    public void Any_text_comes_back_without_failure() =>
        Gen.String[Gen.Char["{}()「」\"`→:,./* \r\n由当步骤职务县长a1"], 0, 80].Sample(
            text => ShouldBeStable($"# 甲\n\n```proc\n{text}\n```\n"), iter: 300);

    [Fact]
    public void Clause_stands_on_a_line_of_its_own_and_short_bodies_stay()
    {
        Format("程序 甲  {「引文」步骤 拟稿   由 县长｛ →  审核 ｝ 步骤 审核 由 县长 {\n通过 → 签发 退回 → 拟稿 }\n\n\n\n步骤 签发 由 县长 { 通过 → 完成 退回→拟稿 } }").ShouldBe(
            """
            程序 甲 {
              「引文」 步骤 拟稿 由 县长 { → 审核 }
              步骤 审核 由 县长 {
                通过 → 签发
                退回 → 拟稿
              }

              步骤 签发 由 县长 { 通过 → 完成   退回 → 拟稿 }
            }
            """);
    }

    [Fact]
    public void Body_that_would_pass_a_hundred_columns_is_opened()
    {
        var name = new string('甲', 40);
        Format($"程序 乙 {{\n步骤 {name} 由 县长 {{ → 完成 }}\n}}").ShouldBe(
            $$"""
            程序 乙 {
              步骤 {{name}} 由 县长 {
                → 完成
              }
            }
            """);
    }

    [Fact]
    public void Anchors_and_conditions_keep_the_lines_the_drafter_gave_them()
    {
        Format("会议 甲 {\n「一」「二」\n召集 县长\n「三」 主持 县长 }\n禁止 公布 当 未曾 审查\n且 甲\n否则 无效").ShouldBe(
            """
            会议 甲 {
              「一」「二」
              召集 县长
              「三」 主持 县长
            }
            禁止 公布 当 未曾 审查
                且 甲
                否则 无效
            """);
    }

    [Fact]
    public void Comments_keep_their_places()
    {
        Format("// 首\n程序 甲 { // 开\n      // 一\n  步骤 乙 由 /* 谁 */ 县长   // 尾\n // 末\n}\n\n\n// 完").ShouldBe(
            """
            // 首
            程序 甲 { // 开
              // 一
              步骤 乙 由 /* 谁 */ 县长 // 尾
              // 末
            }

            // 完
            """);
    }

    [Theory]
    [InlineData("步骤 甲 期限 会议 结束 后 2 日 内", "step 甲 within 2 days after 会议.结束")]
    [InlineData("步骤 甲 期限 送达 后 1 个工作日 内", "step 甲 within 1 working day after 送达")]
    [InlineData("步骤 甲 期限 外出 前 2 日", "step 甲 within 2 days before 外出")]
    [InlineData("步骤 甲 期限 会议 结束 前", "step 甲 within 会议.结束 before")]
    [InlineData("步骤 甲 期限 会议.完成 后 3 个月 内", "step 甲 within 3 months after 会议.done")]
    [InlineData("步骤 甲 期限 /* 何时 */ 会议 结束 后 2 日 内", "step 甲 within /* 何时 */ 会议 结束 after 2 days 内")]
    [InlineData("重大: 当 x → 各 分管领导(a, b) 会签, 可由 县长 签发", "重大: when x -> countersigned by each 分管领导(a, b), may be signed by 县长")]
    [InlineData("重大: → 局长 审核, 会议 审批, 县长 阅", "重大: -> reviewed by 局长, approved by 会议, 县长 阅")]
    [InlineData("频次 每 月 1 次", "frequency per month 1 time")]
    [InlineData("步骤 签发 由 签发", "step 签发 by 签发")]
    [InlineData("记录 signing 由 meeting", "record signing by meeting")]
    [InlineData("可由 县长", null)]
    public void Clause_converts_there_and_back(string chinese, string? english)
    {
        if (english is null)
        {
            // A clause that stands nowhere: a fence with findings is left alone.
            Format(chinese, English).ShouldBe(chinese);
            return;
        }

        Format($"程序 甲 {{\n  {chinese}\n}}", English).ShouldBe($"procedure 甲 {{\n  {english}\n}}");
        Format($"procedure 甲 {{\n  {english}\n}}", Chinese).ShouldBe($"程序 甲 {{\n  {chinese}\n}}");
    }

    [Theory]
    [InlineData("步骤 signed 由 县长", "step `signed` by 县长", "步骤 `signed` 由 县长")]
    [InlineData("禁止 x 当 a 为 one", "forbid x when a is one", "禁止 x 当 a 为 one")]
    [InlineData("禁止 x 当 a 为 away", "forbid x when a is `away`", "禁止 x 当 a 为 `away`")]
    [InlineData("步骤 `由` 由 县长", "step `由` by 县长", "步骤 `由` 由 县长")]
    public void Name_that_would_run_into_a_keyword_is_quoted(string written, string english, string chinese)
    {
        Format($"程序 甲 {{\n  {written}\n}}", English).ShouldBe($"procedure 甲 {{\n  {english}\n}}");
        Format($"程序 甲 {{\n  {written}\n}}", Chinese).ShouldBe($"程序 甲 {{\n  {chinese}\n}}");
    }

    [Fact]
    public void Keywords_stay_in_their_language_unless_asked()
    {
        Format("procedure 甲 { 步骤 B by C 期限 x 后 2 天 within 一 周 after y }")
            .ShouldBe("procedure 甲 { 步骤 B by C 期限 x 后 2 日 内 within 一 周 after y }");
    }

    [Fact]
    public void Markdown_around_fences_line_ends_and_broken_fences_stay()
    {
        const string Text = "\uFEFF# 一\r\n\r\n> 原文  \r\n\r\n```proc\r\n职务   县长\r\n职务 副县长\r\n```\r\n文字  \r\n\r\n```proc\r\n职务   县长 {{\r\n```\r\n```csharp\r\n职务   县长\r\n```";

        RulebookFormatter.Format(new SourceText("a.proc.md", Text), AsWritten)
            .ShouldBe(Text.Replace("职务   县长\r\n职务 副", "职务 县长\r\n职务 副"));
    }

    private static string Format(string clauses, FormatOptions? options = null)
    {
        var text = RulebookFormatter.Format(new SourceText("a.proc.md", $"```proc\n{clauses}\n```\n"), options ?? AsWritten);
        return text["```proc\n".Length..^"\n```\n".Length];
    }

    private static Gen<string> ScatteredSample =>
        from sample in Gen.Int[0, 1_000].Select(i => Fences[i % Fences.Length])
        from between in Gen.OneOf(
            Gen.Const(" "), Gen.Const(" "), Gen.Const("\n"), Gen.Const("\n\n\n"), Gen.Const(" // 注\n"), Gen.Const("\n// 注\n\n"),
            Gen.Const(" /* 注 */ "), Gen.Const("\n/* 注 */ "), Gen.Const(" /* 注\n 释 */\n"), Gen.Const("\t")).Array[sample.Length]
        select $"```proc\n{string.Concat(sample.Zip(between, (word, space) => word + space))}\n```\n";

    private static readonly string[][] Fences =
        [.. Corpus.GoodFences().Select(f => Parsing.GrammarTests.Parse(f).Root.Tokens.Where(t => t.Text.Length > 0).Select(t => t.Text).ToArray())];

    private static void ShouldBeStable(string text)
    {
        var written = Formatted(text, AsWritten);
        Formatted(written, AsWritten).ShouldBe(written);
        Comments(written).ShouldBe(Comments(text));

        var chinese = Formatted(written, Chinese);
        Formatted(chinese, Chinese).ShouldBe(chinese);
        var english = Formatted(chinese, English);
        Formatted(english, English).ShouldBe(english);
        Formatted(english, Chinese).ShouldBe(chinese);
        Formatted(Formatted(english, Chinese), English).ShouldBe(english);
        Comments(english).ShouldBe(Comments(text));
    }

    private static string Formatted(string text, FormatOptions options) =>
        RulebookFormatter.Format(new SourceText("a.proc.md", text), options);

    private static string[] Comments(string text)
    {
        var source = new SourceText("a.proc.md", text);
        return [.. LiterateDocument.Parse(source).Fences
            .SelectMany(f => FenceParser.Parse(source, f.Content).Root.Tokens)
            .SelectMany(t => t.Leading)
            .Where(t => t.Kind == TriviaKind.Comment)
            .Select(t => t.Text)];
    }
}
