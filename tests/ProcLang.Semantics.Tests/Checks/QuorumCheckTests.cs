using Shouldly;
using Xunit;

namespace ProcLang.Semantics.Tests.Checks;

public class QuorumCheckTests
{
    private static string Rules(string quorum, string composition = "组成 成员 人数 不超过 7") => $$"""
        ```proc
        会议 例会 { 召集 县长   主持 县长   成员 县长, 副县长
          {{composition}}
          {{quorum}}
        }
        ```
        """;

    [Fact]
    public void A_quorum_of_more_than_the_members_is_told_with_both_places()
    {
        var finding = Rulebooks.WithHead(Rules("法定人数 出席 不少于 9 成员")).Only("PL3201");
        finding.Primary.Text.ShouldBe("法定人数 出席 不少于 9 成员");
        finding.Others.ShouldHaveSingleItem().Location.Text.ShouldBe("组成 成员 人数 不超过 7");
        finding.Case!.Zh.ShouldBe("成员至多 7 人,都到齐也只有 7 人,要不少于 9 人");
    }

    [Theory]
    [InlineData("法定人数 出席 超过 7 成员", "组成 成员 人数 不超过 7", true)]
    [InlineData("法定人数 出席 不少于 7 成员", "组成 成员 人数 少于 7", true)]
    [InlineData("法定人数 出席 不少于 5 成员\n不足时 延期 至多 14 日 再次召开 法定人数 出席 不少于 8 成员", "组成 成员 人数 不超过 7", true)]
    [InlineData("法定人数 出席 不少于 7 成员", "组成 成员 人数 不超过 7", false)]
    [InlineData("法定人数 出席 不少于 9 成员", "组成 成员 人数 不少于 7", false)]
    [InlineData("法定人数 出席 不少于 9 成员", "一般 组成 成员 人数 不超过 7", false)]
    public void The_number_of_members_decides(string quorum, string composition, bool told) =>
        Rulebooks.WithHead(Rules(quorum, composition)).Ids().Contains("PL3201").ShouldBe(told);
}
