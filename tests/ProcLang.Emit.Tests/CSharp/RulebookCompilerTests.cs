using ProcLang.Emit.CSharp;
using ProcLang.Emit.Loading;
using ProcLang.Emit.Tests.Models;

namespace ProcLang.Emit.Tests.CSharp;

public sealed class RulebookCompilerTests
{
    [Fact]
    public void A_rulebook_compiles_without_a_warning()
    {
        RulebookCompiler.Compile(SampleRulebooks.Approval()).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void The_same_model_gives_the_same_bytes()
    {
        var first = RulebookCompiler.Compile(SampleRulebooks.Approval());
        var second = RulebookCompiler.Compile(SampleRulebooks.Approval());
        second.Sources.ShouldBe(first.Sources);
        second.Dll.ShouldBe(first.Dll);
        second.Pdb.ShouldBe(first.Pdb);
    }

    [Fact]
    public void It_needs_the_runtime_and_NodaTime_and_the_framework_only()
    {
        var compiled = RulebookCompiler.Compile(SampleRulebooks.Approval());
        using var loaded = RulebookLoader.Load(compiled.Dll, compiled.Pdb);
        loaded.Assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => !n.StartsWith("System.", StringComparison.Ordinal)).Order()
            .ShouldBe(["NodaTime", "ProcLang.Runtime"]);
    }

    [Theory]
    [InlineData("文规", "Rules", "RulesRules.Rules")]
    [InlineData("文规", null, "文规Rules.文规")]
    public void An_alias_names_the_code_and_a_Chinese_name_serves_without(string name, string? alias, string type)
    {
        var compiled = RulebookCompiler.Compile(SampleRulebooks.Approval(name, alias));
        compiled.Problems.ShouldBeEmpty();
        using var loaded = RulebookLoader.Load(compiled.Dll);
        loaded.Rulebook.GetType().FullName.ShouldBe(type);
        loaded.Rulebook.Name.ShouldBe(name);
    }

    [Fact]
    public void A_debugger_steps_on_the_line_of_the_clause()
    {
        var source = RulebookCompiler.Compile(SampleRulebooks.Approval()).Sources[0].Text;
        source.ShouldContain("#line 12 \"specs/sample.proc.md\"\n        if ((state.Draft_Done && act.By.Name is not null && state.Draft_By == act.By)) refused |= 1ul << 4;");
        source.ShouldContain("// 第46条第1款「不得审核自己所拟的稿」");
    }
}
