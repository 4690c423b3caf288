using System.Text;
using ProcLang.Review.Differences;
using ProcLang.Runtime.Citations;

namespace ProcLang.Review.Report;

/// <summary>A revision for the terminal.</summary>
public static class TextReport
{
    /// <summary>The report; with <paramref name="colour"/> what is gone is red and what was made is green.</summary>
    public static string Write(Revision revision, Language language, bool colour)
    {
        var zh = language == Language.Chinese;
        var text = new StringBuilder();
        string Paint(string words, string code) => colour ? $"\u001b[{code}m{words}\u001b[0m" : words;
        void Line(string line) => text.Append(line).Append('\n');

        Line(ReportWords.Verdict(revision).In(language));
        foreach (var procedure in revision.Procedures)
        {
            Line($"  {procedure.Name.In(language)}: {procedure.Verdict.Say().In(language)}");
            foreach (var run in procedure.Runs)
            {
                Line("    " + run.In(language));
            }
        }

        foreach (var rename in revision.Renames)
        {
            Line($"  {(zh ? "改名" : "renamed")}: {rename.Old} → {rename.New}{(rename.Owner is null ? "" : $" ({rename.Owner})")}");
        }

        foreach (var (heading, article, changes) in ReportWords.Sections(revision, language))
        {
            Line("");
            Line(Paint(heading, "1"));
            if (article is { TextChanged: true })
            {
                Line("  " + (zh ? "原文: " : "text: ") + string.Concat(article.Parts.Select(p => p.Kind switch
                {
                    TextPartKind.Gone => colour ? Paint(p.Text, "9;31") : $"[-{p.Text}-]",
                    TextPartKind.Made => colour ? Paint(p.Text, "32") : $"{{+{p.Text}+}}",
                    _ => Shortened(p.Text),
                })).Replace("\n", "\n    ", StringComparison.Ordinal));
            }

            if (article?.Question is { } question)
            {
                Line(Paint("  ? " + question.In(language), "33"));
            }

            foreach (var change in changes)
            {
                Line($"  [{Paint(change.Direction.Say().In(language), "36")}] {ReportWords.Kind(change.Kind).In(language)} {Paint(change.Id, "2")}");
                if (change is { Old: { } old, New: { } made } && ReportWords.IsBeforeAndAfter(change))
                {
                    Line(Paint("    - " + old.Text.In(language), "31"));
                    Line(Paint("    + " + made.Text.In(language), "32"));
                }
                else
                {
                    Line("    " + change.Summary.In(language));
                }

                if (change.Effect is { } effect)
                {
                    Line("    " + effect.In(language));
                }

                Line("    " + ReportWords.Witness(change).In(language));
                if (change.Witness is { } witness)
                {
                    Line("      " + witness.Text.TrimEnd().Replace("\n", "\n      ", StringComparison.Ordinal));
                }
            }
        }

        if (revision.Offices.Length > 0)
        {
            Line("");
            Line(Paint(zh ? "对各职务和部门" : "Office by office", "1"));
            foreach (var office in revision.Offices)
            {
                Line($"  {office.Office.In(language)}: {string.Join(zh ? ";" : "; ", office.Says.Select(s => s.In(language)))}{(zh ? "。" : ".")}");
            }
        }

        return text.ToString();
    }

    // Long stretches that stay are not repeated whole.
    private static string Shortened(string text) => text.Length <= 60 ? text : text[..28] + " …… " + text[^28..];
}
