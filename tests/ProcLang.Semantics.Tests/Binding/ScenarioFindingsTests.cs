using Shouldly;
using Xunit;

namespace ProcLang.Semantics.Tests.Binding;

public class ScenarioFindingsTests
{
    private static string Scenario(string given) => $$"""
        ```proc
        公文 来文 { 急 : 是否 }
        程序 办理 对 来文 { 步骤 办结 由 县长 }
        场景 "办一件" {
          假如 张三 任 县长
          且 {{given}}
          当 张三 于 2019-03-05 办结 件一
          那么 件一 已结束
        }
        ```
        """;

    [Fact]
    public void A_case_that_the_scenario_never_creates_is_told_at_each_place() =>
        Rulebooks.WithHead(Scenario("李四 任 副县长")).Ids().Count(id => id == "PL2025").ShouldBe(2);

    [Fact]
    public void A_line_that_cannot_be_read_does_not_make_the_lines_after_it_wrong()
    {
        var findings = Rulebooks.WithHead(Scenario("张三 为 分管领导(财政局), 来文 件一 于 2019-03-01")).Ids().ToList();
        findings.ShouldContain(id => id.StartsWith("PL1", StringComparison.Ordinal));
        findings.ShouldNotContain(id => id == "PL2025");
    }
}
