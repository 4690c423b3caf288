using System.Collections.Immutable;
using ProcLang.Review.Differences;
using ProcLang.Review.Voice;
using ProcLang.Runtime.Citations;
using ProcLang.Syntax.Literate;

namespace ProcLang.Review.Report;

/// <summary>What reports of a revision share: their headings, their order, their phrases.</summary>
internal static class ReportWords
{
    /// <summary>Articles in order of the text, then what stands in none.</summary>
    internal static IEnumerable<(string Heading, ArticleDifference? Article, ImmutableArray<Change> Changes)> Sections(Revision revision, Language language)
    {
        foreach (var article in revision.Articles)
        {
            yield return (article.Heading.In(language), article, article.Changes);
        }

        var placed = revision.Articles.Select(a => ArticleLabels.Arabic(a.Label)).ToHashSet();
        var others = revision.Changes.Where(c => c.Article.Length == 0 || !placed.Contains(ArticleLabels.Arabic(c.Article))).ToImmutableArray();
        if (others.Length > 0)
        {
            yield return (new Phrase("不在条文里的", "In no article").In(language), null, others);
        }
    }

    internal static Phrase Verdict(Revision revision) => revision.Verdict switch
    {
        ChangeDirection.Looser => new Phrase("总的看:放宽。", "In sum: looser."),
        ChangeDirection.Stricter => new Phrase("总的看:收紧。", "In sum: stricter."),
        ChangeDirection.Different => new Phrase("总的看:有不同。", "In sum: different."),
        _ => new Phrase("含义等同:没有哪个人、哪件事、哪个日期会有两样。", "Equivalent: for no person, case or date does anything change."),
    };

    internal static Phrase Witness(Change change) => change.Witness switch
    {
        null => new Phrase("在搜索的范围内没有找到例子(每处改动至多走约九千步)。", "No example was found within the bounds of the search (some nine thousand steps for each change)."),
        { PassesOnNew: true } => new Phrase("例子(新规则下如此,旧规则下不然):", "Example (so under the new rules, not under the old):"),
        _ => new Phrase("例子(旧规则下如此,新规则下不然):", "Example (so under the old rules, not under the new):"),
    };

    /// <summary>Whether the change is what one sentence was and what it is now.</summary>
    internal static bool IsBeforeAndAfter(Change change) => change is { Old: not null, New: not null } && change.Summary.Zh.StartsWith("原来", StringComparison.Ordinal);

    /// <summary>The word for a kind of change, for people.</summary>
    internal static Phrase Kind(StatementKind kind) => kind switch
    {
        StatementKind.Applicability => new("适用", "applicability"),
        StatementKind.Organisation => new("机构", "organisation"),
        StatementKind.Subject => new("公文事项", "document"),
        StatementKind.Calendar => new("日历", "calendar"),
        StatementKind.Acting => new("代行", "acting"),
        StatementKind.Start => new("开始", "start"),
        StatementKind.Signatory => new("由谁办", "who acts"),
        StatementKind.Alternative => new("也可由谁办", "who may instead"),
        StatementKind.Guard => new("条件", "condition"),
        StatementKind.Data => new("须写明", "what is stated"),
        StatementKind.Deadline => new("期限", "deadline"),
        StatementKind.Outcome => new("去向", "where it goes"),
        StatementKind.Join => new("并行", "parallel"),
        StatementKind.CountsAs => new("视为", "counts as"),
        StatementKind.Waiver => new("免办", "dispensed with"),
        StatementKind.Step => new("步骤", "step"),
        StatementKind.Record => new("记录", "record"),
        StatementKind.Plan => new("由谁签发", "who signs"),
        StatementKind.Members => new("参加人员", "members"),
        StatementKind.Quorum => new("法定人数", "quorum"),
        StatementKind.Vote => new("表决", "vote"),
        StatementKind.Property => new("断言", "property"),
        _ => new("限额", "limit"),
    };
}
