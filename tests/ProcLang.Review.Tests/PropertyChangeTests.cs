using ProcLang.Review.Differences;
using ProcLang.Review.Voice;
using ProcLang.Semantics.Binding;
using ProcLang.Syntax.Text;

namespace ProcLang.Review.Tests;

/// <summary>A property that says more is stricter, one that says less looser; nothing runs otherwise, so there is no witness.</summary>
public class PropertyChangeTests
{
    private const string Always = "断言 必定 办理.审核 期限 受理 后 5 日 内 若 按期";
    private const string Never = "断言 永不 办理.批准 当 未曾 审核";

    [Theory]
    [InlineData("", Never, "stricter")]
    [InlineData(Never, "", "looser")]
    [InlineData(Never, Never + " 且 急", "looser")]
    [InlineData(Never + " 且 急", Never, "stricter")]
    [InlineData(Always, "断言 必定 办理.审核 期限 受理 后 9 日 内 若 按期", "looser")]
    [InlineData("断言 总能 办理 完成", "断言 总能 办理.批准", "different")]
    public void A_property_is_compared_by_what_it_promises(string before, string after, string direction)
    {
        var change = Revision.Of(Compile(before), Compile(after), []).Changes.ShouldHaveSingleItem();
        change.Kind.ShouldBe(StatementKind.Property);
        change.Direction.Word().ShouldBe(direction);
        change.Procedure.ShouldBe("办理");
        change.Witness.ShouldBeNull();
    }

    [Theory]
    [InlineData(Never + "\n" + Always, Always + "\n" + Never)]
    [InlineData(Never, "assert never 办理.批准 when never 审核")]
    public void Order_and_language_change_nothing(string before, string after) => Revision.Of(Compile(before), Compile(after), []).Changes.ShouldBeEmpty();

    private static Compilation Compile(string properties)
    {
        var compilation = Compilation.Create([new SourceText("a.proc.md", $$"""
            ```proc
            规则 试行规则 { 时区 "Asia/Shanghai" }
            职务 县长, 审核人
            事项 申请 { 急 : 是否 }
            程序 办理 对 申请 {
              步骤 审核 由 审核人 期限 受理 后 5 日 内
              步骤 批准 由 县长
            }
            {{properties}}
            ```
            """)], new NoFiles());
        compilation.HasErrors.ShouldBeFalse();
        return compilation;
    }

    private sealed class NoFiles : ISourceProvider
    {
        public (SourceText? Text, UnreadableText? Why)? Read(string includingPath, string path) => null;
    }
}
