using Shouldly;
using Xunit;

namespace ProcLang.Semantics.Tests.Checks;

public class VoteCheckTests
{
    private static string Rules(string majority, string composition) => $$"""
        ```proc
        会议 例会 { 召集 县长   主持 县长   成员 县长, 副县长
          {{composition}}
          表决 常规 { {{majority}} }
        }
        ```
        """;

    [Fact]
    public void More_votes_than_members_are_told_with_both_places()
    {
        var finding = Rulebooks.WithHead(Rules("赞成 不少于 8", "组成 成员 人数 不超过 7")).Only("PL3205");
        finding.Primary.Text.ShouldBe("赞成 不少于 8");
        finding.Others.ShouldHaveSingleItem().Location.Text.ShouldBe("组成 成员 人数 不超过 7");
        finding.Case!.En.ShouldBe("there are at most 7 members; all in favour they are 7, and it takes at least 8");
    }

    [Theory]
    [InlineData("赞成 不少于 7", "组成 成员 人数 不超过 7")]
    [InlineData("赞成 不少于 8", "组成 成员 人数 不少于 7")]
    public void As_many_votes_as_members_can_carry(string majority, string composition) =>
        Rulebooks.WithHead(Rules(majority, composition)).Ids().ShouldNotContain("PL3205");
}
