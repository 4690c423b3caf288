using System.Collections.Immutable;
using System.Text.Json;
using ProcLang.Cli.Hosting;
using ProcLang.Semantics.Binding;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Literate;

namespace ProcLang.Cli.Commands;

/// <summary><c>proclang coverage</c>: what of the text is executable, declaratory, unaccounted; which clauses scenarios exercise.</summary>
internal static class CoverageCommand
{
    private sealed record Sentences(int Total, int Executable, int Declaratory, int Unaccounted);

    private sealed record Clauses(int Total, int Accepted, int Refused, int Unexercised);

    private sealed record Open(string File, int Line, string Sentence);

    private sealed record Row(
        string Article, string Title, Sentences Sentences, Clauses Clauses, ImmutableArray<string> NotAccepted, ImmutableArray<string> NotRefused, ImmutableArray<Open> Open);

    internal static int Run(Terminal terminal, string path, string format)
    {
        var (compilation, exit) = Loading.CompileWhole(terminal, [path]);
        if (compilation?.Model is not { } model)
        {
            return exit;
        }

        var (accepted, refused) = Exercised(compilation);
        var rows = compilation.Files.SelectMany(f => f.Document.Articles).Select(a => RowOf(a, compilation, accepted, refused)).ToImmutableArray();
        var sentences = new Sentences(
            rows.Sum(r => r.Sentences.Total), rows.Sum(r => r.Sentences.Executable), rows.Sum(r => r.Sentences.Declaratory), rows.Sum(r => r.Sentences.Unaccounted));
        var ids = model.Clauses.Select(c => c.Clause.Id).ToImmutableArray();
        var clauses = Count(ids, accepted, refused);
        if (format == "json")
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(new
            {
                articles = rows.Select(r => new
                {
                    article = r.Article,
                    title = r.Title,
                    sentences = Json(r.Sentences),
                    clauses = Json(r.Clauses),
                    notAccepted = r.NotAccepted,
                    notRefused = r.NotRefused,
                    open = r.Open.Select(o => new { file = o.File, line = o.Line, sentence = o.Sentence }),
                }),
                sentences = Json(sentences),
                clauses = Json(clauses),
            }, CheckCommand.Json));
        }
        else
        {
            Table(terminal, rows, sentences, clauses);
            Next(terminal, path, rows, sentences, clauses);
        }

        return sentences.Unaccounted > 0 ? Loading.Findings : Loading.Fine;
    }

    private static (HashSet<string> Accepted, HashSet<string> Refused) Exercised(Compilation compilation)
    {
        HashSet<string> accepted = [], refused = [];
        foreach (var result in PlayedScenarios.Interpreted(compilation))
        {
            accepted.UnionWith(result.ClausesAccepted);
            refused.UnionWith(result.ClausesRefused);
        }

        return (accepted, refused);
    }

    private static Row RowOf(Article article, Compilation compilation, HashSet<string> accepted, HashSet<string> refused)
    {
        var all = article.Sentences;
        var executable = all.Count(compilation.ExecutableSentences.Contains);
        var declaratory = all.Count(s => !compilation.ExecutableSentences.Contains(s) && compilation.DeclaratorySentences.Contains(s));
        var clauses = compilation.Model!.Clauses
            .Where(c => c.Clause.Citation.Article == article.Label && c.Clause.Citation.File == article.Heading.Source.Path).Select(c => c.Clause.Id).ToImmutableArray();
        return new Row(
            article.Label, article.Title, new Sentences(all.Length, executable, declaratory, all.Length - executable - declaratory),
            Count(clauses, accepted, refused),
            [.. clauses.Where(c => !accepted.Contains(c))], [.. clauses.Where(c => !refused.Contains(c))],
            [.. all.Where(s => !compilation.ExecutableSentences.Contains(s) && !compilation.DeclaratorySentences.Contains(s))
                .Select(s => new Open(s.Location.Source.Path, s.Location.Line, s.Text))]);
    }

    private static Clauses Count(ImmutableArray<string> ids, HashSet<string> accepted, HashSet<string> refused) => new(
        ids.Length, ids.Count(accepted.Contains), ids.Count(refused.Contains), ids.Count(i => !accepted.Contains(i) && !refused.Contains(i)));

    private static object Json(Sentences s) => new { total = s.Total, executable = s.Executable, declaratory = s.Declaratory, unaccounted = s.Unaccounted };

    private static object Json(Clauses c) => new { total = c.Total, accepted = c.Accepted, refused = c.Refused, unexercised = c.Unexercised };

    private static void Table(Terminal terminal, ImmutableArray<Row> rows, Sentences sentences, Clauses clauses)
    {
        var header = terminal.Chinese
            ? new[] { "条", "句", "可执行", "宣示", "无着落", "条款", "获准", "被拒", "没用到" }
            : ["article", "sentences", "executable", "declaratory", "unaccounted", "clauses", "accepted", "refused", "unexercised"];
        var lines = rows.Select(r => Cells(terminal.Chinese ? $"第{r.Article}条 {r.Title}" : $"{r.Article} {r.Title}", r.Sentences, r.Clauses))
            .Append(Cells(terminal.Say("合计", "total"), sentences, clauses)).Prepend(header).ToImmutableArray();
        var widths = Enumerable.Range(0, header.Length).Select(i => lines.Max(l => DiagnosticText.Width(l[i]))).ToArray();
        foreach (var line in lines)
        {
            var cells = line.Select((c, i) => i == 0
                ? c + new string(' ', widths[i] - DiagnosticText.Width(c))
                : new string(' ', widths[i] - DiagnosticText.Width(c)) + c);
            terminal.Out.WriteLine(string.Join("  ", cells).TrimEnd());
        }

        foreach (var row in rows.Where(r => r.NotAccepted.Length + r.NotRefused.Length > 0))
        {
            if (row.NotAccepted.Length > 0)
            {
                terminal.Out.WriteLine(terminal.Say($"第{row.Article}条 没有获准的场景: ", $"article {row.Article}, no scenario accepts: ") + string.Join(", ", row.NotAccepted));
            }

            if (row.NotRefused.Length > 0)
            {
                terminal.Out.WriteLine(terminal.Say($"第{row.Article}条 没有被拒的场景: ", $"article {row.Article}, no scenario refuses: ") + string.Join(", ", row.NotRefused));
            }
        }
    }

    /// <summary>What to do next: the first sentence that is still open, or the first clause that no scenario shows.</summary>
    private static void Next(Terminal terminal, string path, ImmutableArray<Row> rows, Sentences sentences, Clauses clauses)
    {
        if (rows.FirstOrDefault(r => r.Open.Length > 0) is { } open)
        {
            var first = open.Open[0];
            terminal.Out.WriteLine(terminal.Say(
                $"接下来: 还有 {sentences.Unaccounted} 句没有着落。第一句在 {first.File}:{first.Line} 「{Shortened(first.Sentence)}」: 在它下面的 proc 块里写一条引用它的条款(草稿里的建议是注释,去掉 // 再改),没有可执行的就写 宣示 原则(或 定义、政务、引用、裁量、元);写完再运行 proclang check {path}",
                $"next: {sentences.Unaccounted} sentences are still open. The first stands at {first.File}:{first.Line} “{Shortened(first.Sentence)}”: write a clause that quotes it in the proc block below it (a draft's suggestions are comments: take away // and change them), or, where there is nothing to execute, `declaratory principle` (or definition, politics, refers-elsewhere, discretion, meta); then run proclang check {path}"));
        }
        else if (clauses.Accepted < clauses.Total || clauses.Refused < clauses.Total)
        {
            terminal.Out.WriteLine(terminal.Say(
                "接下来: 每一句都有着落。给上面列出的条款补场景,一个获准、一个被拒",
                "next: every sentence is accounted for. Add scenarios for the clauses listed above, one that accepts and one that refuses"));
        }
    }

    private static string Shortened(string sentence) => sentence.Length <= 30 ? sentence : sentence[..30] + "…";

    private static string[] Cells(string name, Sentences s, Clauses c) =>
        [name, .. new[] { s.Total, s.Executable, s.Declaratory, s.Unaccounted, c.Total, c.Accepted, c.Refused, c.Unexercised }
            .Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))];
}
