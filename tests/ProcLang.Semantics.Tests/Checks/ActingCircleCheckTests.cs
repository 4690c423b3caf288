using Shouldly;
using Xunit;

namespace ProcLang.Semantics.Tests.Checks;

public class ActingCircleCheckTests
{
    private static string Rules(string acting) => $$"""
        ```proc
        {{acting}}
        ```
        """;

    [Fact]
    public void Two_who_stand_in_for_each_other_are_told_with_both_places()
    {
        var finding = Rulebooks.WithHead(Rules("代行 县长 由 副县长 当 外出\n代行 副县长 由 县长")).Only("PL3155");
        finding.Primary.Text.ShouldBe("县长 由 副县长 当 外出");
        finding.Others.ShouldHaveSingleItem().Location.Text.ShouldBe("副县长 由 县长");
        finding.Case!.Zh.ShouldBe("县长、副县长 同时不在,没有人能代行「县长」: 代行不再往下传");
    }

    [Fact]
    public void Three_in_a_circle_are_told_once() =>
        Rulebooks.WithHead(Rules("代行 县长 由 副县长\n代行 副县长 由 办公室主任\n代行 办公室主任 由 县长"))
            .Only("PL3155").MessageEn.ShouldBe("“副县长” stands in for “县长”, and it comes round: 县长 → 副县长 → 办公室主任 → 县长");

    [Theory]
    [InlineData("代行 县长 由 副县长\n代行 副县长 由 办公室主任")]
    [InlineData("代行 县长 由 副县长, 办公室主任\n代行 副县长 由 县长, 办公室主任")]
    [InlineData("代行 副县长 由 副县长")]
    public void Where_somebody_outside_stands_in_nothing_is_told(string acting) =>
        Rulebooks.WithHead(Rules(acting)).Ids().ShouldNotContain("PL3155");
}
