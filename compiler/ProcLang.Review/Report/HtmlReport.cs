using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using ProcLang.Review.Differences;
using ProcLang.Review.Voice;
using ProcLang.Runtime.Citations;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Report;

/// <summary>A revision as one page that needs nothing else: both texts side by side, changes marked, procedures drawn before and after, offices
/// that may more or less.</summary>
public sealed class HtmlReport
{
    // Chinese is written as it is.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _text = new();
    private readonly Revision _revision;
    private readonly RulebookModel _old;
    private readonly RulebookModel _new;
    private readonly Language _language;
    private readonly bool _zh;

    private HtmlReport(Revision revision, Language language)
    {
        (_revision, _old, _new, _language) = (revision, revision.Before, revision.After, language);
        _zh = language == Language.Chinese;
    }

    /// <summary>The page.</summary>
    public static string Write(Revision revision, Language language)
    {
        var report = new HtmlReport(revision, language);
        report.Page();
        return report._text.ToString();
    }

    private static string E(string words) => Encoder.Encode(words);

    private void Line(string line) => _text.Append(line).Append('\n');

    private string Say(string chinese, string english) => _zh ? chinese : english;

    private string In(Phrase phrase) => E(phrase.In(_language));

    private void Page()
    {
        var title = Say($"修订对照:{_new.Name}", $"What the revision changes: {new Names(_new, false).Of(_new.Name)}");
        Line("<!doctype html>");
        Line($"<html lang=\"{(_zh ? "zh-Hans" : "en")}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
        Line($"<title>{E(title)}</title><style>{HtmlStyle.Sheet}</style></head><body>");
        Line($"<h1>{E(title)}</h1><p class=\"sum\">{In(ReportWords.Verdict(_revision))}</p>");
        Sum();
        foreach (var (heading, article, changes) in ReportWords.Sections(_revision, _language))
        {
            Line($"<section><h2>{E(heading)}</h2>");
            if (article is not null)
            {
                Texts(article);
            }

            foreach (var change in changes)
            {
                One(change);
            }

            Line("</section>");
        }

        Charts();
        Offices();
        Line("</body></html>");
    }

    private void Sum()
    {
        if (_revision.Procedures.Length > 0)
        {
            Line($"<div class=\"wide\"><table><tr><th>{Say("程序", "procedure")}</th><th>{Say("结论", "verdict")}</th><th>{Say("改动", "changes")}</th></tr>");
            foreach (var procedure in _revision.Procedures)
            {
                var links = _revision.Changes.Where(c => c.Procedure == procedure.Procedure).Select(c => $"<a href=\"#{E(c.Id)}\">{In(ReportWords.Kind(c.Kind))}</a>");
                Line($"<tr><td>{In(procedure.Name)}</td><td>{Tag(procedure.Verdict)}</td><td>{string.Join(Say("、", ", "), links)}</td></tr>");
            }

            Line("</table></div>");
        }

        if (_revision.Renames.Length > 0)
        {
            Line($"<p class=\"dim\">{Say("只改了名称", "Only renamed")}: {string.Join(Say(";", "; "), _revision.Renames.Select(r => $"{E(r.Old)} → {E(r.New)}"))}</p>");
        }
    }

    private string Tag(ChangeDirection direction) => $"<span class=\"tag\">{direction switch
    {
        ChangeDirection.Looser => "▽ ",
        ChangeDirection.Stricter => "▲ ",
        ChangeDirection.Different => "◇ ",
        _ => "= ",
    }}{In(direction.Say())}</span>";

    private void Texts(ArticleDifference article)
    {
        if (article.TextChanged)
        {
            Sides(Say("原来的条文", "the text before"), Say("现在的条文", "the text now"), Marked(article.Parts, false), Marked(article.Parts, true));
        }
        else
        {
            Line($"<div class=\"sides one\"><div><span class=\"side\">{Say("条文,没有改", "the text, unchanged")}</span><div class=\"words\">{Marked(article.Parts, true)}</div></div></div>");
        }

        if (article.Question is { } question)
        {
            Line($"<p class=\"ask\">? {In(question)}</p>");
        }
    }

    private void Sides(string before, string after, string old, string changed)
    {
        Line("<div class=\"sides\">");
        Line($"<div><span class=\"side\">{E(before)}</span><div class=\"words\">{old}</div></div>");
        Line($"<div><span class=\"side\">{E(after)}</span><div class=\"words\">{changed}</div></div>");
        Line("</div>");
    }

    private static string Marked(IEnumerable<TextPart> parts, bool isNew) => string.Concat(parts.Where(p => p.Kind != (isNew ? TextPartKind.Gone : TextPartKind.Made)).Select(p => p.Kind switch
    {
        TextPartKind.Gone => $"<del>{E(p.Text)}</del>",
        TextPartKind.Made => $"<ins>{E(p.Text)}</ins>",
        _ => E(p.Text),
    }));

    private void One(Change change)
    {
        Line($"<div class=\"change {change.Direction.Word()}\" id=\"{E(change.Id)}\"><div class=\"head\">{Tag(change.Direction)}<strong>{In(ReportWords.Kind(change.Kind))}</strong><span class=\"id\">{E(change.Id)}</span></div>");
        if (change is { Old: { } was, New: { } now } && ReportWords.IsBeforeAndAfter(change))
        {
            var parts = TextDifference.Of(was.Text.In(_language), now.Text.In(_language));
            Sides(Say("原来", "before"), Say("现在", "now"), Marked(parts, false), Marked(parts, true));
        }
        else
        {
            Line($"<p>{In(change.Summary)}</p>");
        }

        if (change.Effect is { } effect)
        {
            Line($"<p class=\"effect\">{In(effect)}</p>");
        }

        Line($"<p class=\"dim\">{In(ReportWords.Witness(change))}</p>");
        if (change.Witness is { } witness)
        {
            Line($"<pre>{E(witness.Text.TrimEnd())}</pre>");
        }

        Line("</div>");
    }

    private void Charts()
    {
        if (_revision.Procedures.IsEmpty)
        {
            return;
        }

        Line($"<section><h2>{Say("程序前后对照", "Procedures before and after")}</h2>");
        Line($"<p class=\"dim\">{Say("图中:「+」、粗线是新增的,「−」、虚线是删去的,「≠」是改了条件、人员或期限的。", "In the pictures: “+” and a thick line is new, “−” and a broken line is gone, “≠” has other conditions, persons or due dates.")}</p>");
        foreach (var verdict in _revision.Procedures)
        {
            Line($"<h3>{In(verdict.Name)} {Tag(verdict.Verdict)}</h3>");
            if (verdict.Runs.Length > 0)
            {
                Line($"<ul>{string.Concat(verdict.Runs.Select(r => $"<li>{In(r)}</li>"))}</ul>");
            }

            var after = _new.Procedures.FirstOrDefault(p => p.Name == verdict.Procedure);
            var before = _old.Procedures.FirstOrDefault(p => p.Name == verdict.Procedure);
            Line("<div class=\"sides\">");
            foreach (var (procedure, other, isNew) in new[] { (before, after, false), (after, before, true) })
            {
                Line($"<div><span class=\"side\">{(isNew ? Say("现在", "now") : Say("原来", "before"))}</span>");
                Line(procedure is null ? $"<p>{Say("没有这个程序", "There is no such procedure")}</p>" : Picture(procedure, other, verdict, isNew));
                Line("</div>");
            }

            Line("</div>");
        }

        Line("</section>");
    }

    private string Picture(ProcedureModel procedure, ProcedureModel? other, ProcedureVerdict verdict, bool isNew)
    {
        var model = isNew ? _new : _old;
        if (procedure.Kind == ProcedureKind.Signing)
        {
            return Rules(procedure.Name, isNew);
        }

        var touched = _revision.Changes.Where(c => c.Procedure == verdict.Procedure && c.Step is not null && c.Kind is not (StatementKind.Outcome or StatementKind.Step or StatementKind.Join))
            .Select(c => c.Step!).ToHashSet();
        var chart = StepChart.Of(procedure, other, touched, new Speaker(model, _zh));
        return $"<div class=\"pictures\">{ChartDrawing.Svg(chart, isNew, Say($"{verdict.Name.In(_language)}的步骤", $"The steps of {verdict.Name.In(_language)}"), E)}</div>";
    }

    /// <summary>A signing table as its rules; those that the other revision has not are marked.</summary>
    private string Rules(string procedure, bool isNew)
    {
        var (mine, others) = (Plans(isNew ? _new : _old), Plans(isNew ? _old : _new).Select(p => p.Meaning).ToHashSet());
        var (tag, sign) = isNew ? ("ins", "+ ") : ("del", "− ");
        return $"<ul class=\"rules\">{string.Concat(mine.Select(p => others.Contains(p.Meaning) ? $"<li>{In(p.Text)}</li>" : $"<li><{tag}>{sign}{In(p.Text)}</{tag}></li>"))}</ul>";

        List<Statement> Plans(RulebookModel model)
        {
            var pen = new Pen(model);
            if (model.Procedures.FirstOrDefault(p => p.Name == procedure) is { } signing)
            {
                SigningStatements.Of(pen, signing, model.Signings.FirstOrDefault(s => s.Procedure == procedure));
            }

            return [.. pen.Statements.Where(s => s.Kind == StatementKind.Plan)];
        }
    }

    private void Offices()
    {
        if (_revision.Offices.IsEmpty)
        {
            return;
        }

        Line($"<section><h2>{Say("对各职务和部门", "Office by office")}</h2><div class=\"wide\"><table><tr><th>{Say("职务或部门", "office or unit")}</th><th>{Say("变化", "what changes")}</th></tr>");
        foreach (var office in _revision.Offices)
        {
            Line($"<tr><td><strong>{In(office.Office)}</strong></td><td>{string.Join("<br>", office.Says.Select(In))}</td></tr>");
        }

        Line("</table></div></section>");
    }
}
