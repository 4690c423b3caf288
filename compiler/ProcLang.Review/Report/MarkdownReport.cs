using System.Text;
using ProcLang.Review.Differences;
using ProcLang.Runtime.Citations;

namespace ProcLang.Review.Report;

/// <summary>A revision as a comment on a merge request.</summary>
public static class MarkdownReport
{
    /// <summary>The report.</summary>
    public static string Write(Revision revision, Language language)
    {
        var zh = language == Language.Chinese;
        var text = new StringBuilder();
        void Line(string line) => text.Append(line).Append('\n');

        Line($"**{ReportWords.Verdict(revision).In(language)}**");
        if (revision.Procedures.Length > 0)
        {
            Line("");
            Line(zh ? "| 程序 | 结论 |" : "| procedure | verdict |");
            Line("| --- | --- |");
            foreach (var procedure in revision.Procedures)
            {
                Line($"| {procedure.Name.In(language)} | {procedure.Verdict.Say().In(language)} |");
            }

            foreach (var procedure in revision.Procedures.Where(p => p.Runs.Length > 0))
            {
                Line("");
                Line($"**{procedure.Name.In(language)}**");
                Line("");
                foreach (var run in procedure.Runs)
                {
                    Line("- " + run.In(language));
                }
            }
        }

        foreach (var rename in revision.Renames)
        {
            Line("");
            Line($"- {(zh ? "改名" : "renamed")}: `{rename.Old}` → `{rename.New}`");
        }

        foreach (var (heading, article, changes) in ReportWords.Sections(revision, language))
        {
            Line("");
            Line("## " + heading);
            if (article is { TextChanged: true })
            {
                Line("");
                Line("> " + string.Concat(article.Parts.Select(p => p.Kind switch
                {
                    TextPartKind.Gone => $"<del>{Escaped(p.Text)}</del>",
                    TextPartKind.Made => $"<ins>{Escaped(p.Text)}</ins>",
                    _ => Escaped(p.Text),
                })).Replace("\n", "\n>\n> ", StringComparison.Ordinal));
            }

            if (article?.Question is { } question)
            {
                Line("");
                Line("❓ " + question.In(language));
            }

            foreach (var change in changes)
            {
                Line("");
                Line($"- **{change.Direction.Say().In(language)}** · {ReportWords.Kind(change.Kind).In(language)} · `{change.Id}`");
                Line("  " + change.Summary.In(language));
                if (change.Effect is { } effect)
                {
                    Line("  " + effect.In(language));
                }

                Line("");
                Line("  " + ReportWords.Witness(change).In(language));
                if (change.Witness is { } witness)
                {
                    Line("");
                    Line("  ```proc");
                    Line("  " + witness.Text.TrimEnd().Replace("\n", "\n  ", StringComparison.Ordinal));
                    Line("  ```");
                }
            }
        }

        if (revision.Offices.Length > 0)
        {
            Line("");
            Line(zh ? "## 对各职务和部门" : "## Office by office");
            Line("");
            foreach (var office in revision.Offices)
            {
                Line($"- **{office.Office.In(language)}**: {string.Join(zh ? ";" : "; ", office.Says.Select(s => s.In(language)))}{(zh ? "。" : ".")}");
            }
        }

        return text.ToString();
    }

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
