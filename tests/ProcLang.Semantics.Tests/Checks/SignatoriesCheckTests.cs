using Shouldly;
using Xunit;

namespace ProcLang.Semantics.Tests.Checks;

public class SignatoriesCheckTests
{
    private static string Table(string rules) => $$"""
        ```proc
        公文 来文 { 种类 : 请示 | 报告 急 : 是否 }
        签发 来文 {
        {{rules}}
        }
        ```
        """;

    [Fact]
    public void Two_rules_for_one_document_are_told_with_both_places_and_the_case()
    {
        var finding = Rulebooks.WithHead(Table("甲: 当 种类 为 请示 → 县长 签发\n乙: 当 急 → 副县长 签发\n否则 → 副县长 签发")).Only("PL3102");
        finding.Primary.Text.ShouldBe("甲");
        finding.Label!.Zh.ShouldBe("此条由 县长 签发");
        finding.Others.ShouldHaveSingleItem().Location.Text.ShouldBe("乙");
        finding.Case!.Zh.ShouldBe("种类=请示, 急");
        finding.Fix!.Zh.ShouldContain("乙 例外于 甲");
    }

    [Fact]
    public void An_exception_settles_it() =>
        Rulebooks.WithHead(Table("甲: 当 种类 为 请示 → 县长 签发\n乙 例外于 甲: 当 急 → 副县长 签发\n否则 → 副县长 签发")).HasErrors.ShouldBeFalse();

    [Fact]
    public void An_exception_to_an_exception_gives_the_case_back()
    {
        var model = Rulebooks.WithHead(Table("甲: → 县长 签发\n乙 例外于 甲: 当 急 → 副县长 签发\n丙 例外于 乙: 当 种类 为 报告 → 县长 签发")).Model;
        // 报告 and urgent: 丙 takes it from 乙, and then 甲 has it as well.
        model.ShouldBeNull();
    }

    [Fact]
    public void A_document_nobody_signs_is_told_with_the_case()
    {
        var finding = Rulebooks.WithHead(Table("甲: 当 种类 为 请示 → 县长 签发")).Only("PL3103");
        finding.Case!.Zh.ShouldBe("种类=报告");
    }

    [Fact]
    public void An_exception_to_nothing_is_told() =>
        Rulebooks.WithHead(Table("甲 例外于 丁: → 县长 签发")).Only("PL3104").Primary.Text.ShouldBe("丁");

    [Fact]
    public void A_rule_that_only_adds_a_signatory_takes_no_case() =>
        Rulebooks.WithHead(Table("甲: → 县长 签发\n乙 例外于 甲: 当 急 → 可由 副县长 签发")).HasErrors.ShouldBeFalse();

    private static string Bands(string rules) => $$"""
        ```proc
        公文 采购 { 价款 : 金额 }
        签发 采购 {
        {{rules}}
        }
        ```
        """;

    [Fact]
    public void Bands_of_money_that_meet_on_a_bound_leave_no_gap_and_no_overlap() =>
        Rulebooks.WithHead(Bands("小: 当 价款 不满 5 万元 → 副县长 签发\n中: 当 价款 以上 5 万元 且 价款 不超过 50 万元 → 副县长 签发\n大: 当 价款 超过 50 万元 → 县长 签发"))
            .HasErrors.ShouldBeFalse();

    [Fact]
    public void An_amount_on_the_bound_that_no_band_takes_is_told() =>
        Rulebooks.WithHead(Bands("小: 当 价款 不满 5 万元 → 副县长 签发\n大: 当 价款 超过 5 万元 → 县长 签发")).Only("PL3103").Case!.Zh.ShouldBe("价款=50000");

    [Fact]
    public void An_amount_on_the_bound_that_two_bands_take_is_told() =>
        Rulebooks.WithHead(Bands("小: 当 价款 不超过 5 万元 → 副县长 签发\n大: 当 价款 以上 5 万元 → 县长 签发")).Only("PL3102").Case!.Zh.ShouldBe("价款=50000");

    [Fact]
    public void A_rule_whose_conditions_contradict_each_other_is_told()
    {
        var finding = Rulebooks.WithHead(Table("甲: 当 急 且 非 急 → 县长 签发\n否则 → 副县长 签发")).Only("PL3105");
        finding.Primary.Text.ShouldBe("甲");
        finding.Label!.Zh.ShouldBe("这些条件不能同时成立");
    }

    [Fact]
    public void A_rule_all_of_whose_cases_are_excepted_is_told_with_the_exceptions()
    {
        var finding = Rulebooks.WithHead(Table("甲: 当 急 → 县长 签发\n乙 例外于 甲: 当 急 → 副县长 签发\n否则 → 副县长 签发")).Only("PL3105");
        finding.Primary.Text.ShouldBe("甲");
        finding.Others.ShouldHaveSingleItem().Location.Text.ShouldBe("乙");
    }

    [Fact]
    public void An_exception_that_shares_no_case_with_its_rule_is_told()
    {
        var finding = Rulebooks.WithHead(Table("甲: 当 种类 为 请示 → 县长 签发\n乙 例外于 甲: 当 种类 为 报告 → 副县长 签发")).Only("PL3106");
        finding.Primary.Text.ShouldBe("甲");
        finding.Case!.Zh.ShouldBe("乙: 种类=报告");
    }

    [Fact]
    public void A_table_of_thirty_attributes_is_proved()
    {
        var attributes = string.Join(' ', Enumerable.Range(1, 30).Select(i => $"项{i} : 是否"));
        var rules = string.Join('\n', Enumerable.Range(1, 30).Select(i =>
            $"则{i}: 当 {string.Join(" 且 ", Enumerable.Range(1, i).Select(k => k == i ? $"项{k}" : $"非 项{k}"))} → 县长 签发"));
        string Text(string last) => $"```proc\n公文 来文 {{ {attributes} }}\n签发 来文 {{\n{rules}\n{last}\n}}\n```\n";

        Rulebooks.WithHead(Text("否则 → 副县长 签发")).HasErrors.ShouldBeFalse();
        Rulebooks.WithHead(Text("")).Only("PL3103").Case!.Zh.ShouldStartWith("非 项1, 非 项2");
    }
}
