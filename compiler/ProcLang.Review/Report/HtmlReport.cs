using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using ProcLang.Review.Differences;
using ProcLang.Runtime.Citations;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Report;

/// <summary>A revision as one page that needs nothing else: both texts side by side, changes marked, procedures before and after.</summary>
public static class HtmlReport
{
    private const string Style = """
        :root{color-scheme:light dark;--fg:#1b1f24;--bg:#fff;--soft:#f3f5f7;--line:#d5dae0;--gone:#ffe1df;--made:#d9f5df;--ask:#fff3cd;--mark:#0b5cad}
        @media(prefers-color-scheme:dark){:root{--fg:#e3e7ec;--bg:#14171b;--soft:#1d2228;--line:#353c45;--gone:#5a2226;--made:#1f4a2c;--ask:#4b3f13;--mark:#7db7f2}}
        *{box-sizing:border-box}body{margin:0 auto;max-width:72rem;padding:1rem;font:16px/1.6 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;color:var(--fg);background:var(--bg)}
        h1{font-size:1.4rem}h2{font-size:1.15rem;border-bottom:1px solid var(--line);margin-top:2rem}table{border-collapse:collapse}td,th{border:1px solid var(--line);padding:.25rem .6rem;text-align:left}
        .sides{display:grid;grid-template-columns:1fr 1fr;gap:1rem}.sides>div{background:var(--soft);padding:.6rem .8rem;border-radius:.4rem;white-space:pre-wrap;overflow-wrap:anywhere}
        del{background:var(--gone);text-decoration:line-through}ins{background:var(--made);text-decoration:none}
        .change{border:1px solid var(--line);border-radius:.4rem;padding:.6rem .8rem;margin:.8rem 0}.change .id{font:.8rem ui-monospace,monospace;opacity:.7;overflow-wrap:anywhere}
        .tag{display:inline-block;border-radius:1rem;padding:0 .6rem;border:1px solid currentColor;color:var(--mark);font-size:.85rem;margin-right:.4rem}
        .ask{background:var(--ask);padding:.4rem .8rem;border-radius:.4rem}pre{background:var(--soft);padding:.6rem .8rem;border-radius:.4rem;overflow:auto}
        .flow{font-size:.9rem}.flow li{margin:.15rem 0}.flow .on{font-weight:600;color:var(--mark)}
        @media(max-width:44rem){.sides{grid-template-columns:1fr}}
        @media print{body{max-width:none}.change{break-inside:avoid}pre{white-space:pre-wrap}}
        """;

    // Chinese is written as it is.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The page.</summary>
    public static string Write(Revision revision, RulebookModel old, RulebookModel changed, Language language)
    {
        var zh = language == Language.Chinese;
        var text = new StringBuilder();
        void Line(string line) => text.Append(line).Append('\n');
        static string E(string words) => Encoder.Encode(words);

        Line("<!doctype html>");
        Line($"<html lang=\"{(zh ? "zh-Hans" : "en")}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
        Line($"<title>{E(changed.Name)}</title><style>{Style}</style></head><body>");
        Line($"<h1>{E(changed.Name)}</h1><p><strong>{E(ReportWords.Verdict(revision).In(language))}</strong></p>");
        if (revision.Procedures.Length > 0)
        {
            Line($"<table><tr><th>{(zh ? "程序" : "procedure")}</th><th>{(zh ? "结论" : "verdict")}</th></tr>");
            foreach (var procedure in revision.Procedures)
            {
                Line($"<tr><td>{E(procedure.Name.In(language))}</td><td>{E(procedure.Verdict.Say().In(language))}</td></tr>");
            }

            Line("</table>");
        }

        foreach (var rename in revision.Renames)
        {
            Line($"<p>{(zh ? "改名" : "renamed")}: {E(rename.Old)} → {E(rename.New)}</p>");
        }

        foreach (var (heading, article, changes) in ReportWords.Sections(revision, language))
        {
            Line($"<section><h2>{E(heading)}</h2>");
            if (article is not null)
            {
                Line("<div class=\"sides\">");
                Line($"<div>{string.Concat(article.Parts.Where(p => p.Kind != TextPartKind.Made).Select(p => p.Kind == TextPartKind.Gone ? $"<del>{E(p.Text)}</del>" : E(p.Text)))}</div>");
                Line($"<div>{string.Concat(article.Parts.Where(p => p.Kind != TextPartKind.Gone).Select(p => p.Kind == TextPartKind.Made ? $"<ins>{E(p.Text)}</ins>" : E(p.Text)))}</div>");
                Line("</div>");
                if (article.Question is { } question)
                {
                    Line($"<p class=\"ask\">{E(question.In(language))}</p>");
                }
            }

            foreach (var change in changes)
            {
                Line($"<div class=\"change\" id=\"{E(change.Id)}\"><span class=\"tag\">{E(change.Direction.Say().In(language))}</span>{E(ReportWords.Kind(change.Kind).In(language))} <span class=\"id\">{E(change.Id)}</span>");
                if (change.Old is { } was && change.New is { } now)
                {
                    Line($"<p><del>{E(was.Text.In(language))}</del><br><ins>{E(now.Text.In(language))}</ins></p>");
                }
                else
                {
                    Line($"<p>{E(change.Summary.In(language))}</p>");
                }

                if (change.Effect is { } effect)
                {
                    Line($"<p>{E(effect.In(language))}</p>");
                }

                Line($"<p>{E(ReportWords.Witness(change).In(language))}</p>");
                if (change.Witness is { } witness)
                {
                    Line($"<pre>{E(witness.Text.TrimEnd())}</pre>");
                }

                Line("</div>");
            }

            Line("</section>");
        }

        Flows(revision, old, changed, zh, Line, E);
        if (revision.Offices.Length > 0)
        {
            Line($"<section><h2>{(zh ? "对各职务和部门" : "Office by office")}</h2><ul>");
            foreach (var office in revision.Offices)
            {
                Line($"<li><strong>{E(office.Office.In(language))}</strong>: {E(string.Join(zh ? ";" : "; ", office.Says.Select(s => s.In(language))))}</li>");
            }

            Line("</ul></section>");
        }

        Line("</body></html>");
        return text.ToString();
    }

    /// <summary>Each changed procedure as the list of its steps with where they lead, before beside after.</summary>
    private static void Flows(Revision revision, RulebookModel old, RulebookModel changed, bool zh, Action<string> line, Func<string, string> e)
    {
        foreach (var verdict in revision.Procedures)
        {
            var touched = revision.Changes.Where(c => c.Procedure == verdict.Procedure).Select(c => c.Step).ToHashSet();
            line($"<section class=\"flow\"><h2>{e((zh ? "流程: " : "Steps: ") + (zh ? verdict.Name.Zh : verdict.Name.En))}</h2><div class=\"sides\">");
            foreach (var model in new[] { old, changed })
            {
                line("<div><ol>");
                foreach (var step in model.Procedures.FirstOrDefault(p => p.Name == verdict.Procedure)?.Steps ?? [])
                {
                    var ways = step.Outcomes.Select(o => (o.Name is null ? "" : o.Name + " ") + "→ " + string.Join(" / ", o.Transitions.Select(t =>
                        t.Done ? zh ? "办结" : "done" : t.Join ? zh ? "汇合" : "join" : string.Join("+", t.Targets))));
                    line($"<li class=\"{(touched.Contains(step.Id) ? "on" : "off")}\">{e(step.Id)} {e(string.Join("; ", ways))}</li>");
                }

                line("</ol></div>");
            }

            line("</div></section>");
        }
    }
}
