using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Checks;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Text;

namespace ProcLang.Semantics.Tests;

/// <summary>Every finding has a page whose bad example triggers it and whose fixed example does not.</summary>
public class DiagnosticPageTests
{
    public static TheoryData<string> Ids =>
        [.. TextDiagnostics.All.Concat(NameDiagnostics.All).Concat(ProcedureDiagnostics.All).Select(d => d.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_example_triggers_the_finding_and_the_fixed_one_has_none(string id)
    {
        var page = DiagnosticPage.Find(id, typeof(TextDiagnostics).Assembly, typeof(NameDiagnostics).Assembly).ShouldNotBeNull();
        if (page.Bad is null)
        {
            // Files that cannot be read have no rulebook to show; the page shows the command, and the command's tests cover it.
            page.Markdown.ShouldContain("proclang check");
            id.ShouldBeOneOf("PL1001", "PL1002", "PL1003", "PL1004", "PL1007", "PL1008");
            return;
        }

        Check(page.Bad).Ids().ShouldContain(id);
        var mended = Check(page.Fixed.ShouldNotBeNull());
        mended.Ids().ShouldNotContain(id);
        mended.HasErrors.ShouldBeFalse();
    }

    private static Compilation Check(string text) =>
        Compilation.Create([new SourceText("page.proc.md", text)], new Rulebooks.Files([("page.proc.md", text)]));
}
