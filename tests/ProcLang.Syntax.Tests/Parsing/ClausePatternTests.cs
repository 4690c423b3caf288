using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Parsing;

namespace ProcLang.Syntax.Tests.Parsing;

/// <summary>What a drafter is told who has written a clause as other texts say it, or in a block where it cannot stand.</summary>
public class ClausePatternTests
{
    public static TheoryData<string> Patterns()
    {
        var data = new TheoryData<string>();
        foreach (var pattern in ClausePatterns.All.Values)
        {
            data.Add(InItsPlace(pattern.Home, pattern.Zh, true));
            data.Add(InItsPlace(pattern.Home, pattern.En, false));
        }

        return data;
    }

    private static string InItsPlace(ClauseHome home, string clause, bool zh) => home switch
    {
        ClauseHome.Top => clause,
        ClauseHome.Head => zh ? $"规则 甲 {{ {clause} }}" : $"rulebook A {{ {clause} }}",
        ClauseHome.Calendar => zh ? $"日历 甲 {{ {clause} }}" : $"calendar A {{ {clause} }}",
        ClauseHome.Procedure => zh ? $"程序 甲 {{ {clause} }}" : $"procedure A {{ {clause} }}",
        ClauseHome.Step => zh ? $"程序 甲 {{ 步骤 乙 {clause} }}" : $"procedure A {{ step B {clause} }}",
        ClauseHome.Meeting => zh ? $"会议 甲 {{ {clause} }}" : $"meeting A {{ {clause} }}",
        ClauseHome.Vote => zh ? $"会议 甲 {{ 表决 乙 {{ {clause} }} }}" : $"meeting A {{ vote B {{ {clause} }} }}",
        ClauseHome.Election => zh ? $"选举 甲 {{ {clause} }}" : $"election A {{ {clause} }}",
        _ => zh ? $"义务 甲 {{ {clause} }}" : $"duty A {{ {clause} }}",
    };

    [Theory, MemberData(nameof(Patterns))]
    public void Every_example_of_a_clause_is_one(string clause) => GrammarTests.Parse(clause).Diagnostics.ShouldBeEmpty();

    private static Diagnostic Only(string fence) => GrammarTests.Parse(fence).Diagnostics.ShouldHaveSingleItem();

    [Theory]
    [InlineData("office Executive Secretary, Chairperson", "Secretary", "ExecutiveSecretary")]
    [InlineData("procedure P on Q {\n  step Give Notice by Clerk within 3 days after opened\n  step Hear by Clerk\n}", "by", "GiveNotice")]
    public void A_name_of_two_words_is_told_as_one(string fence, string at, string name)
    {
        var finding = Only(fence);
        fence.Substring(finding.Primary.Span.Start, finding.Primary.Span.Length).ShouldBe(at);
        finding.Fix!.En.ShouldContain(name);
    }

    [Theory]
    [InlineData("procedure P on Q { step S by Clerk within 3 working days of opened }", "after")]
    [InlineData("meeting M { vote V on Q { in favour at least two-thirds members present } }", "2/3")]
    [InlineData("meeting M { vote V on Q { in favour majority of members present } }", "more than half of")]
    [InlineData("会议 甲 { 法定人数 出席 三分之二以上 成员 }", "不少于")]
    [InlineData("会议 甲 { 表决 乙 { 赞成 过半数 出席成员 } }", "超过 半数")]
    [InlineData("程序 甲 { 步骤 乙 由 丙 期限 受理 之后 三 日 内 }", "后")]
    public void A_word_that_rules_use_is_answered_with_the_one_of_the_language(string fence, string write)
    {
        var fix = Only(fence).Fix!;
        (fix.Zh + fix.En).ShouldContain(write);
    }

    [Theory]
    [InlineData("记录 决定回避 由 局长", "程序")]
    [InlineData("法定人数 出席 超过 半数 成员", "会议")]
    [InlineData("程序 甲 对 乙 {\n  义务 报告 { 承担 局长 当 乙 须 报告 }\n}", "在所有 { } 之外")]
    [InlineData("选举 甲 对 乙 { 名额 1 方式 无记名 }", "表决")]
    [InlineData("会议 甲 { 临时召开 由 局长 要求 紧急 }", "禁止 会议.决定临时召开")]
    [InlineData("会议 甲 { 频次 每 半年 至少 1 次 }", "义务")]
    [InlineData("会议 甲 { 一般 「引」 频次 每 月 1 次 }", "写在「一般」之前")]
    [InlineData("会议 甲 { 表决 乙 { 回避 成员 为 丙 } }", "回避 当 成员")]
    [InlineData("会议 甲 { 送达材料 由 丙 提前 2 天 }", "期限 开会日 前")]
    [InlineData("程序 甲 对 乙 { 步骤 签发 由 丙 会后 3 日 内 }", "期限 会议 结束 后")]
    [InlineData("会议 甲 { 表决 乙 对 丙 当 重大 { 赞成 超过 半数 成员 } }", "议题的类型")]
    public void A_clause_in_the_wrong_place_is_told_where_it_stands(string fence, string where) => Only(fence).Fix!.Zh.ShouldContain(where);

    [Fact]
    public void A_date_in_words_is_told_as_the_language_writes_it() => Only("施行 2024年1月1日").Fix!.Zh.ShouldContain("2024-01-01");
}
