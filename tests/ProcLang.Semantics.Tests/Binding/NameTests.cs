using Shouldly;
using Xunit;

namespace ProcLang.Semantics.Tests.Binding;

public class NameTests
{
    [Fact]
    public void A_misspelt_office_is_told_with_what_was_probably_meant()
    {
        var finding = Rulebooks.WithHead("""
            ```proc
            公文 来文 签发 来文 { 全: → 办公室主仁 签发 }
            ```
            """).Only("PL2001");
        finding.Primary.Text.ShouldBe("办公室主仁");
        finding.Fix!.Zh.ShouldContain("办公室主任");
    }

    [Fact]
    public void A_name_declared_twice_as_different_things_is_told()
    {
        Rulebooks.WithHead("""
            ```proc
            职务 财政局
            ```
            """).Only("PL2002").MessageZh.ShouldBe("「财政局」已经声明为部门");
    }

    [Fact]
    public void An_english_alias_means_the_same_as_the_name()
    {
        Rulebooks.WithHead("""
            ```proc
            document Incoming as 来文 { kind : Request | Report }
            signing 来文 { whichever: -> signed by CountyHead }
            ```
            """).HasErrors.ShouldBeFalse();
    }

    [Fact]
    public void A_value_that_an_attribute_does_not_have_is_told_with_those_it_has()
    {
        var finding = Rulebooks.WithHead("""
            ```proc
            公文 来文 { 种类 : 请示 | 报告 }
            签发 来文 { 甲: 当 种类 为 命令 → 县长 签发  否则 → 副县长 签发 }
            ```
            """).Only("PL2004");
        finding.MessageZh.ShouldContain("请示, 报告");
    }

    [Fact]
    public void A_relation_needs_its_unit()
    {
        Rulebooks.WithHead("""
            ```proc
            公文 来文 签发 来文 { 全: → 分管领导 签发 }
            ```
            """).Ids().ShouldContain("PL2008");
    }

    [Fact]
    public void A_declaration_of_a_later_file_may_add_to_an_earlier_one()
    {
        var compilation = Rulebooks.Compile("""
            ```proc
            规则 甲 { 时区 "Asia/Shanghai" 引入 "b.proc.md" }
            职务 县长
            事项 请假条 { 天数 : 数 }
            程序 批假 对 请假条 { 步骤 批准 由 县长 }
            ```
            """, ("b.proc.md", """
            ```proc
            程序 批假 { 步骤 备案 由 县长 }
            ```
            """));
        compilation.HasErrors.ShouldBeFalse();
        compilation.Model!.Procedures.ShouldHaveSingleItem().Steps.Select(s => s.Name).ShouldBe(["批准", "备案"]);
    }

    [Fact]
    public void Files_that_include_each_other_are_told_once()
    {
        var compilation = Rulebooks.Compile("""
            ```proc
            规则 甲 { 时区 "Asia/Shanghai" 引入 "b.proc.md" }
            ```
            """, ("b.proc.md", """
            ```proc
            规则 乙 { 引入 "a.proc.md" }
            ```
            """), ("a.proc.md", "x"));
        compilation.Ids().ShouldContain("PL2017");
    }

    [Fact]
    public void A_file_that_is_not_there_is_told_where_it_is_named()
    {
        Rulebooks.Compile("""
            ```proc
            规则 甲 { 引入 "none.proc.md" }
            ```
            """).Only("PL2018").Primary.Text.ShouldBe("\"none.proc.md\"");
    }

    [Fact]
    public void A_reading_that_uses_itself_is_told()
    {
        Rulebooks.WithHead("""
            ```proc
            公文 来文 { 急 : 是否 }
            解释 甲 对 来文 = 乙
            解释 乙 对 来文 = 甲
            签发 来文 { 一: 当 甲 → 县长 签发  否则 → 副县长 签发 }
            ```
            """).Ids().ShouldContain("PL2024");
    }
}
