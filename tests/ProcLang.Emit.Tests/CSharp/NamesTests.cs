using ProcLang.Emit.CSharp;
using ProcLang.Emit.Machine;
using ProcLang.Emit.Tests.Models;
using ProcLang.Semantics.Model;

namespace ProcLang.Emit.Tests.CSharp;

public sealed class NamesTests
{
    [Theory]
    [InlineData("审核", null, "审核")]
    [InlineData("审核", "Review", "Review")]
    [InlineData("规0.签发", null, "规0_签发")]
    [InlineData("class", null, "class_")]
    [InlineData("2日内", null, "_2日内")]
    [InlineData("分管领导(主办)", null, "分管领导_主办_")]
    [InlineData("", null, "_")]
    [InlineData("ToString", null, "ToString_2")]
    public void A_name_becomes_an_identifier(string name, string? alias, string identifier) => new Identifiers().Take(name, alias).ShouldBe(identifier);

    [Fact]
    public void A_taken_name_gets_a_number()
    {
        var names = new Identifiers();
        (names.Take("甲.乙", null), names.Take("甲_乙", null), names.Take("甲 乙", null)).ShouldBe(("甲_乙", "甲_乙_2", "甲_乙_3"));
    }

    /// <summary>Names that generated code uses itself, keywords, quotes and ends of lines: none of them may break a line of it.</summary>
    [Theory]
    [InlineData("State")]
    [InlineData("Facts")]
    [InlineData("Person")]
    [InlineData("record")]
    [InlineData("引\"号\\")]
    [InlineData("换\n行")]
    [InlineData("ABC_D")]
    public void Any_name_compiles(string name)
    {
        var model = SampleRulebooks.Approval();
        var procedure = model.Procedures[0];
        FactModel[] facts = [new(name, null, new(FactKind.Choice, [new(name, null), new("别的", null)])), new(name + "2", name, new(FactKind.Unit, []))];
        model = model with
        {
            Name = name,
            Alias = null,
            Offices = [.. model.Offices, new(name, null, null, false)],
            Units = [.. model.Units, new(name, null, false)],
            Procedures =
            [
                procedure with
                {
                    Name = name, Alias = null, Facts = [.. procedure.Facts, .. facts],
                    Steps = [.. procedure.Steps.Select((s, i) => i == 2 ? s with { Id = name, Name = name, Alias = null, Act = name, Actors = [SampleRulebooks.One(name)], Clause = SampleRulebooks.Clause("1.1", name) } : s with
                    {
                        Outcomes = [.. s.Outcomes.Select(o => o with { Transitions = [.. o.Transitions.Select(t => t with { Targets = [.. t.Targets.Select(x => x == "签发" ? name : x)] })] })],
                    })],
                },
                procedure,
            ],
        };
        RulebookCompiler.Compile(model).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void A_rulebook_too_large_for_its_sets_says_so()
    {
        var model = SampleRulebooks.Approval();
        var procedure = model.Procedures[0];
        model = model with { Procedures = [procedure with { Steps = [.. Enumerable.Range(0, 70).Select(i => procedure.Steps[0] with { Id = $"步{i}", Alias = null })] }] };
        RulebookCompiler.Compile(model).Problems.Single().ShouldContain("70 steps");
    }
}
