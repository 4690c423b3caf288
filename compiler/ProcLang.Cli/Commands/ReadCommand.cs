using System.Collections.Immutable;
using System.Text.Json;
using ProcLang.Cli.Hosting;
using ProcLang.Review.Voice;
using ProcLang.Runtime.Citations;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Cli.Commands;

/// <summary><c>proclang read</c>: the official text, and beside each sentence what the machine understood, in plain words.</summary>
internal static class ReadCommand
{
    internal static int Run(Terminal terminal, string path, string format)
    {
        var (compilation, exit) = Loading.CompileWhole(terminal, [path]);
        if (compilation is null)
        {
            return exit;
        }

        var reading = Reading.Of(compilation);
        switch (format)
        {
            case "json":
                terminal.Out.WriteLine(JsonSerializer.Serialize(Json(reading, terminal.Language), CheckCommand.Json));
                break;
            case "md":
                Markdown(terminal, reading);
                break;
            default:
                Text(terminal, reading);
                break;
        }

        return Loading.Fine;
    }

    private static void Text(Terminal t, Reading reading)
    {
        t.Out.WriteLine(reading.Name.In(t.Language));
        foreach (var article in reading.Articles)
        {
            t.Out.WriteLine();
            t.Out.WriteLine(t.Paint(article.Heading.In(t.Language), "1"));
            foreach (var sentence in article.Sentences)
            {
                t.Out.WriteLine("  " + sentence.Text);
                foreach (var statement in sentence.Statements)
                {
                    t.Out.WriteLine("    → " + statement.Text.In(t.Language));
                }

                if (sentence.Nothing is { } nothing)
                {
                    t.Out.WriteLine(t.Paint("    · " + nothing.In(t.Language), "2"));
                }
            }

            foreach (var statement in article.Others)
            {
                t.Out.WriteLine("  + " + statement.Text.In(t.Language));
            }
        }

        foreach (var table in reading.Signings)
        {
            t.Out.WriteLine();
            t.Out.WriteLine(t.Paint(t.Say("由谁签发: ", "Who signs: ") + table.Name.In(t.Language), "1"));
            Columns(t, [[t.Say("情形", "case"), t.Say("由谁办", "who"), t.Say("依据", "by")], .. table.Rows.Select(r => new[] { r.When.In(t.Language), r.Plan.In(t.Language), Where(r.Clause, t.Language) })]);
        }

        if (reading.Deadlines.Length > 0)
        {
            t.Out.WriteLine();
            t.Out.WriteLine(t.Paint(t.Say("期限", "Deadlines"), "1"));
            Columns(t, [Heads(t), .. reading.Deadlines.Select(r => Cells(r, t.Language))]);
        }

        t.Out.WriteLine();
        t.Out.WriteLine(t.Paint(General(t), "1"));
        foreach (var statement in reading.General)
        {
            t.Out.WriteLine("  " + statement.Text.In(t.Language));
        }
    }

    private static string General(Terminal t) => t.Say("机构、公文、事项和日历", "Organisation, documents, matters and calendar");

    private static string[] Heads(Terminal t) =>
        [t.Say("程序", "procedure"), t.Say("步骤", "step"), t.Say("由谁办", "who"), t.Say("期限", "due"), t.Say("逾期", "when it passes"), t.Say("依据", "by")];

    private static string[] Cells(DeadlineRow r, Language language) =>
        [r.Procedure.In(language), r.Step.In(language), r.Who.In(language), r.Within.In(language), r.Overdue.In(language), Where(r.Clause, language)];

    private static void Columns(Terminal t, ImmutableArray<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(i => rows.Max(r => DiagnosticText.Width(r[i]))).ToArray();
        foreach (var row in rows)
        {
            t.Out.WriteLine("  " + string.Join("  ", row.Select((c, i) => c + new string(' ', widths[i] - DiagnosticText.Width(c)))).TrimEnd());
        }
    }

    private static string Where(Clause clause, Language language) => (clause.Citation with { Quote = "" }).Display(language);

    private static void Markdown(Terminal t, Reading reading)
    {
        t.Out.WriteLine("# " + reading.Name.In(t.Language));
        foreach (var article in reading.Articles)
        {
            t.Out.WriteLine();
            t.Out.WriteLine("## " + article.Heading.In(t.Language));
            foreach (var sentence in article.Sentences)
            {
                t.Out.WriteLine();
                t.Out.WriteLine("> " + sentence.Text);
                t.Out.WriteLine();
                foreach (var statement in sentence.Statements)
                {
                    t.Out.WriteLine("- " + statement.Text.In(t.Language));
                }

                if (sentence.Nothing is { } nothing)
                {
                    t.Out.WriteLine($"- *{nothing.In(t.Language)}*");
                }
            }

            if (article.Others.Length > 0)
            {
                t.Out.WriteLine();
                t.Out.WriteLine(t.Say("另有(不引原句):", "Besides, quoting no sentence:"));
                t.Out.WriteLine();
            }

            foreach (var statement in article.Others)
            {
                t.Out.WriteLine("- " + statement.Text.In(t.Language));
            }
        }

        foreach (var table in reading.Signings)
        {
            t.Out.WriteLine();
            t.Out.WriteLine("## " + t.Say("由谁签发: ", "Who signs: ") + table.Name.In(t.Language));
            t.Out.WriteLine();
            Table(t, [[t.Say("情形", "case"), t.Say("由谁办", "who"), t.Say("依据", "by")], .. table.Rows.Select(r => new[] { r.When.In(t.Language), r.Plan.In(t.Language), Where(r.Clause, t.Language) })]);
        }

        if (reading.Deadlines.Length > 0)
        {
            t.Out.WriteLine();
            t.Out.WriteLine("## " + t.Say("期限", "Deadlines"));
            t.Out.WriteLine();
            Table(t, [Heads(t), .. reading.Deadlines.Select(r => Cells(r, t.Language))]);
        }

        t.Out.WriteLine();
        t.Out.WriteLine("## " + General(t));
        t.Out.WriteLine();
        foreach (var statement in reading.General)
        {
            t.Out.WriteLine("- " + statement.Text.In(t.Language));
        }
    }

    private static void Table(Terminal t, ImmutableArray<string[]> rows)
    {
        foreach (var (row, i) in rows.Select((r, i) => (r, i)))
        {
            t.Out.WriteLine("| " + string.Join(" | ", row.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal))) + " |");
            if (i == 0)
            {
                t.Out.WriteLine("|" + string.Concat(row.Select(_ => " --- |")));
            }
        }
    }

    private static object Json(Reading reading, Language language) => new
    {
        rulebook = reading.Name.In(language),
        general = reading.General.Select(s => Json(s, language)),
        articles = reading.Articles.Select(a => new
        {
            article = a.Label,
            title = a.Title,
            file = a.File,
            sentences = a.Sentences.Select(s => new
            {
                text = s.Text,
                understood = s.Statements.Select(x => Json(x, language)),
                nothing = s.Nothing?.In(language),
            }),
            others = a.Others.Select(s => Json(s, language)),
        }),
        signing = reading.Signings.Select(s => new
        {
            procedure = s.Procedure,
            rows = s.Rows.Select(r => new { when = r.When.In(language), plan = r.Plan.In(language), clause = r.Clause.Id }),
        }),
        deadlines = reading.Deadlines.Select(d => new
        {
            procedure = d.Procedure.In(language),
            step = d.Step.In(language),
            who = d.Who.In(language),
            within = d.Within.In(language),
            overdue = d.Overdue.In(language),
            clause = d.Clause.Id,
        }),
    };

    private static object Json(Statement s, Language language) => new
    {
        kind = s.Kind.ToString().ToLowerInvariant(),
        procedure = s.Procedure,
        step = s.Step,
        clause = s.Clause?.Id,
        says = s.Text.In(language),
    };
}
