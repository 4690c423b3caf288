using ProcLang.Drafting.Suggestions;
using ProcLang.Syntax.Parsing;
using ProcLang.Syntax.Text;

namespace ProcLang.Drafting.Tests;

/// <summary>Procedural sentences are found; what is suggested is a clause that parses once it stands where it says.</summary>
public class SuggestionTests
{
    private static Draft DraftOf(string text) => Skeleton.Write(TextRecognition.Recognise(Samples.Paragraphs(text), "x"));

    [Fact]
    public void Chinese_sentences_suggest_their_clauses()
    {
        var found = DraftOf(Samples.Measures).Suggestions;
        Clause(found, SuggestionKind.Quorum).ShouldEndWith("法定人数 出席 超过 半数 成员");
        Clause(found, SuggestionKind.Deadline).ShouldEndWith("期限 送达 后 10 个工作日 内");
        Clause(found, SuggestionKind.Signer).ShouldEndWith("步骤 批准 由 区长");
        Clause(found, SuggestionKind.Delegation).ShouldContain("由 副主任");
        Clause(found, SuggestionKind.Limit).ShouldContain("至多 3 次");
        found.Select(s => s.Kind).ShouldContain(SuggestionKind.Vote);
        found.Select(s => s.Kind).ShouldContain(SuggestionKind.Publication);
        found.Select(s => s.Kind).ShouldContain(SuggestionKind.Prohibition);
    }

    [Fact]
    public void English_sentences_suggest_their_clauses()
    {
        var found = DraftOf(Samples.Bylaw).Suggestions;
        Clause(found, SuggestionKind.Quorum).ShouldEndWith("quorum present more than half of members");
        found.ShouldContain(s => s.Clause.EndsWith("within 3 working days before MeetingDay", StringComparison.Ordinal));
        Clause(found, SuggestionKind.Signer).ShouldEndWith("step Approve by Chair");
        Clause(found, SuggestionKind.Report).ShouldEndWith("step Report by Clerk");
        found.Select(s => s.Kind).ShouldContain(SuggestionKind.Prohibition);
        Clause(found, SuggestionKind.Limit).ShouldContain("at most 2 times");
    }

    [Theory]
    [InlineData("信息发布要经过严格审定。")]
    [InlineData("未经前置审核的,不予审议。")]
    public void What_only_sounds_like_a_signatory_is_none(string sentence) =>
        DraftOf("办法\n第一条 " + sentence).Suggestions.ShouldNotContain(s => s.Kind == SuggestionKind.Signer);

    [Fact]
    public void A_sentence_that_rules_nothing_suggests_nothing() =>
        DraftOf("办法\n第一条 为了规范评审工作,根据有关规定,制定本办法。\n第二条 评审工作坚持公平的原则。").Suggestions.ShouldBeEmpty();

    [Theory]
    [InlineData(Samples.Measures)]
    [InlineData(Samples.Bylaw)]
    public void Every_suggestion_parses_where_it_may_stand(string text)
    {
        foreach (var one in DraftOf(text).Suggestions)
        {
            var fence = one.Place switch
            {
                SuggestionPlace.Procedure => $"程序 某程序 {{ {one.Clause} }}",
                SuggestionPlace.Step => $"程序 某程序 {{ 步骤 某步骤 {{ {one.Clause} }} }}",
                SuggestionPlace.Meeting => $"会议 某会议 {{ {one.Clause} }}",
                _ => one.Clause,
            };
            FenceParser.Parse(new SourceText("a", fence), new TextSpan(0, fence.Length)).Diagnostics.ShouldBeEmpty(one.Clause);
        }
    }

    [Fact]
    public void Suggestions_are_comments_and_never_clauses() =>
        DraftOf(Samples.Bylaw).Files[0].Content.Split('\n').Where(l => l.Contains("step ", StringComparison.Ordinal)).ShouldAllBe(l => l.StartsWith("//", StringComparison.Ordinal));

    private static string Clause(IEnumerable<Suggestion> found, SuggestionKind kind) => found.First(s => s.Kind == kind).Clause;
}
