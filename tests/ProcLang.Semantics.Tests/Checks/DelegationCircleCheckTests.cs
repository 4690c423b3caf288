using Shouldly;
using Xunit;

namespace ProcLang.Semantics.Tests.Checks;

public class DelegationCircleCheckTests
{
    private static string Rules(string delegations) => $$"""
        ```proc
        公文 通知 { 重要: 是否 }
        签发 通知 {
          重要件: 当 重要 → 县长 签发
          否则 → 副县长 签发
        }
        授权 签发权 {
          {{delegations}}
        }
        ```
        """;

    [Fact]
    public void Delegations_back_and_forth_are_told_with_both_places()
    {
        var finding = Rulebooks.WithHead(Rules("县长 可授权 副县长 通知 签发\n副县长 可授权 县长 通知 签发")).Only("PL3156");
        finding.Primary.Text.ShouldBe("县长 可授权 副县长 通知 签发");
        finding.Others.ShouldHaveSingleItem().Location.Text.ShouldBe("副县长 可授权 县长 通知 签发");
        finding.Case!.Zh.ShouldBe("「县长」授权「副县长」,「副县长」授权「县长」,各自办对方的「通知 签发」");
    }

    [Fact]
    public void Delegations_to_a_third_are_not_told() =>
        Rulebooks.WithHead(Rules("县长 可授权 办公室主任 通知 签发\n副县长 可授权 办公室主任 通知 签发")).Ids().ShouldNotContain("PL3156");
}
