using System.Text.RegularExpressions;
using ProcLang.Syntax.Parsing;
using ProcLang.Syntax.Text;

namespace ProcLang.Syntax.Tests.Parsing;

public partial class SyntaxFindingTests
{
    public static TheoryData<string, string> BadFences()
    {
        var data = new TheoryData<string, string>();
        foreach (var source in Corpus.Bad)
        {
            var start = 0;
            foreach (var fence in Corpus.Fences(source))
            {
                var expected = Expectation().Matches(source.Content[start..fence.Start])
                    .Select(m => $"{m.Groups[1].Value} {m.Groups[2].Value}".Trim());
                data.Add(source.ToString(fence), string.Join('\n', expected));
                start = fence.End;
            }
        }

        return data;
    }

    [Theory, MemberData(nameof(BadFences))]
    public void Bad_clause_gives_its_findings_and_no_other(string fence, string expected)
    {
        var findings = GrammarTests.Parse(fence).Diagnostics
            .OrderBy(d => d.Primary.Span.Start)
            .Select(d => $"{d.Descriptor.Id} {fence.Substring(d.Primary.Span.Start, d.Primary.Span.Length)}".Trim());

        string.Join('\n', findings).ShouldBe(expected);
    }

    [GeneratedRegex(@"^expect (PL\d+)(?: (.*))?$", RegexOptions.Multiline)]
    private static partial Regex Expectation();
}
