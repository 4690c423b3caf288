using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using ProcLang.Cli.Hosting;
using ProcLang.Review.Differences;
using ProcLang.Review.Report;
using ProcLang.Runtime.Citations;
using ProcLang.Semantics.Binding;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Cli.Commands;

/// <summary><c>proclang diff</c>: what a revision changes for whom. The rulebooks are files, folders, or revisions of a Git repository.</summary>
internal static class DiffCommand
{
    internal sealed record Options(string[] What, string[] Renames, string? Witnesses, string Format, string? Output, string? FailOn, string? Within);

    internal static int Run(Terminal terminal, Options options, Func<string, string, IRevisionFiles?> open)
    {
        var renames = new List<(string, string)>();
        foreach (var rename in options.Renames)
        {
            var at = rename.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || at == rename.Length - 1)
            {
                return Wrong(terminal, $"改名要写成 旧名=新名:「{rename}」", $"a rename is written OLD=NEW: “{rename}”");
            }

            renames.Add((rename[..at], rename[(at + 1)..]));
        }

        var (old, changed, exit) = options.Within is { } within ? Overlaid(terminal, options.What, within) : Both(terminal, options.What, open);
        if (old?.Model is null || changed?.Model is null)
        {
            return exit;
        }

        var revision = Revision.Of(old, changed, renames);
        var report = options.Format switch
        {
            "md" => MarkdownReport.Write(revision, terminal.Language),
            "json" => JsonSerializer.Serialize(Json(revision, terminal.Language), CheckCommand.Json) + "\n",
            "html" => HtmlReport.Write(revision, terminal.Language),
            _ => TextReport.Write(revision, terminal.Language, terminal.Colour && options.Output is null),
        };
        if (options.Output is { } file)
        {
            File.WriteAllText(file, report);
        }
        else
        {
            terminal.Out.Write(report);
        }

        if (options.Witnesses is { } folder)
        {
            Write(revision, folder);
        }

        return Fails(revision, options.FailOn) ? Loading.Findings : Loading.Fine;
    }

    private static bool Fails(Revision revision, string? on) => on switch
    {
        "any" => revision.Changes.Length > 0,
        "looser" => revision.Changes.Any(c => c.Direction is ChangeDirection.Looser or ChangeDirection.Different),
        "stricter" => revision.Changes.Any(c => c.Direction is ChangeDirection.Stricter or ChangeDirection.Different),
        _ => false,
    };

    /// <summary>OLD NEW; REVISION PATH against the working tree; A..B PATH.</summary>
    private static (Compilation? Old, Compilation? New, int Exit) Both(Terminal terminal, string[] what, Func<string, string, IRevisionFiles?> open)
    {
        if (what.Length == 2 && Exists(what[0]) && Exists(what[1]))
        {
            var (old, exit) = Loading.CompileWhole(terminal, [what[0]]);
            var (changed, exitNew) = Loading.CompileWhole(terminal, [what[1]]);
            return (old, changed, Math.Max(exit, exitNew));
        }

        var path = what.Length == 2 ? what[1] : ".";
        if (what.Length is 1 or 2 && (what.Length == 2 || !Exists(what[0])))
        {
            var range = what[0].Split("..", 2);
            var (old, exit) = At(terminal, open, range[0].Length > 0 ? range[0] : "HEAD", path);
            var (changed, exitNew) = range.Length == 2 ? At(terminal, open, range[1].Length > 0 ? range[1] : "HEAD", path)
                : Exists(path) ? Loading.CompileWhole(terminal, [path]) : (null, Wrong(terminal, $"没有「{path}」", $"there is no “{path}”"));
            return (old, changed, Math.Max(exit, exitNew));
        }

        return (null, null, Wrong(terminal, "用法:diff 旧 新,或 diff 版本 路径,或 diff A..B 路径", "use: diff OLD NEW, or diff REVISION PATH, or diff A..B PATH"));
    }

    /// <summary>Two versions of a file, or of some files, of a rulebook in the working tree.</summary>
    private static (Compilation? Old, Compilation? New, int Exit) Overlaid(Terminal terminal, string[] what, string within)
    {
        // A file that the new revision has no more is no longer there.
        if (what.Length != 2 || !Exists(Path.GetDirectoryName(Path.GetFullPath(within)) ?? within))
        {
            return (null, null, Wrong(terminal, "用法:diff 旧 新 --within 工作区里的文件或文件夹", "use: diff OLD NEW --within FILE-OR-FOLDER of the working tree"));
        }

        var differing = OverlaidFiles.Differing(what[0], what[1], within);
        var rulebooks = differing.Keys.Select(OverlaidFiles.RulebookOf).Distinct().ToList();
        if (rulebooks is not [var rulebook])
        {
            return (null, null, rulebooks.Count == 0
                ? Wrong(terminal, "没有规则文件不同", "no rulebook file differs")
                : Wrong(terminal, $"改了{rulebooks.Count}部规则,请指明一部", $"{rulebooks.Count} rulebooks differ: name the path of one"));
        }

        var (old, changed) = (OverlaidFiles.Compile(rulebook, differing.Select(d => (d.Key, d.Value.Old))), OverlaidFiles.Compile(rulebook, differing.Select(d => (d.Key, d.Value.New))));
        foreach (var (compilation, zh, en) in new[] { (old, "旧的规则有错误:", "the old rulebook has errors:"), (changed, "新的规则有错误:", "the new rulebook has errors:") })
        {
            if (compilation.Model is null)
            {
                Errors(terminal, compilation, zh, en);
            }
        }

        return (old, changed, Loading.Findings);
    }

    private static void Errors(Terminal terminal, Compilation compilation, string zh, string en)
    {
        terminal.Error.WriteLine(terminal.Say(zh, en));
        foreach (var diagnostic in compilation.Diagnostics.Where(d => d.Descriptor.Severity == Severity.Error))
        {
            terminal.Error.WriteLine(DiagnosticText.Render(diagnostic, terminal.Chinese, terminal.Colour));
        }
    }

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    private static int Wrong(Terminal terminal, string zh, string en)
    {
        terminal.Error.WriteLine(terminal.Say("用法不对: " + zh, "wrong use: " + en));
        return Loading.WrongUse;
    }

    private static (Compilation? Compilation, int Exit) At(Terminal terminal, Func<string, string, IRevisionFiles?> open, string revision, string path)
    {
        using var files = open(revision, path);
        if (files is null)
        {
            return (null, Wrong(terminal, $"没有文件或版本「{revision}」", $"there is no file or revision “{revision}”"));
        }

        var texts = files.Read(path);
        if (texts.Count == 0)
        {
            return (null, Wrong(terminal, $"版本「{revision}」里没有「{path}」", $"the revision “{revision}” has no “{path}”"));
        }

        var compilation = Compilation.Create(texts, files);
        if (compilation.Model is not null)
        {
            return (compilation, Loading.Fine);
        }

        Errors(terminal, compilation, $"版本「{revision}」有错误:", $"the revision “{revision}” has errors:");
        return (null, Loading.Findings);
    }

    /// <summary>A file for each witness, in a folder for the rulebook it passes on: <c>proclang test NEW DIR/new</c>, <c>proclang test OLD DIR/old</c>.</summary>
    private static void Write(Revision revision, string folder)
    {
        foreach (var (change, index) in revision.Changes.Select((c, i) => (c, i)))
        {
            if (change.Witness is { } witness)
            {
                var into = Path.Combine(folder, witness.PassesOnNew ? "new" : "old");
                Directory.CreateDirectory(into);
                var text = new StringBuilder();
                text.Append("# ").Append(change.Id).Append("\n\n").Append(change.Summary.Zh).Append("\n\n").Append(change.Summary.En)
                    .Append("\n\n```proc\n").Append(witness.Text).Append("```\n");
                File.WriteAllText(Path.Combine(into, $"{index + 1:000}.proc.md"), text.ToString());
            }
        }
    }

    private static object Json(Revision revision, Language language) => new
    {
        verdict = revision.Verdict.Word(),
        procedures = revision.Procedures.Select(p => new { procedure = p.Procedure, verdict = p.Verdict.Word(), runs = p.Runs.Select(r => r.In(language)) }),
        changes = revision.Changes.Select(c => new
        {
            id = c.Id,
            kind = Word(c.Kind),
            direction = c.Direction.Word(),
            article = c.Article,
            procedure = c.Procedure,
            step = c.Step,
            summary = c.Summary.In(language),
            effect = c.Effect?.In(language),
            textUnchanged = c.TextUnchanged,
            witness = c.Witness is { } w ? new { scenario = w.Text, passes = w.PassesOnNew ? "new" : "old" } : null,
        }),
        articles = revision.Articles.Select(a => new
        {
            article = a.Label,
            textChanged = a.TextChanged,
            text = a.TextChanged ? a.Parts.Select(p => new { kind = p.Kind.ToString().ToLowerInvariant(), text = p.Text }) : null,
            question = a.Question?.In(language),
        }),
        renames = revision.Renames.Select(r => new { old = r.Old, @new = r.New, within = r.Owner, told = r.Told }),
        offices = revision.Offices.Select(o => new { office = o.Office.In(language), says = o.Says.Select(s => s.In(language)) }),
    };

    private static string Word(Review.Voice.StatementKind kind) => kind == Review.Voice.StatementKind.CountsAs ? "counts-as" : kind.ToString().ToLowerInvariant();
}
