using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ProcLang.Cli.Hosting;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Properties;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Cli.Commands;

/// <summary><c>proclang check</c>: findings, as text, JSON or SARIF.</summary>
internal static class CheckCommand
{
    internal static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static int Run(Terminal terminal, string[] paths, string format)
    {
        var compilation = Loading.Compile(terminal, paths);
        if (compilation is null)
        {
            return Loading.WrongUse;
        }

        var found = compilation.Diagnostics;
        switch (format)
        {
            case "json":
                terminal.Out.WriteLine(JsonSerializer.Serialize(new { findings = found.Select(d => Entry(d, terminal)), properties = Properties(compilation) }, Json));
                break;
            case "sarif":
                terminal.Out.WriteLine(JsonSerializer.Serialize(Sarif(found, terminal), Json).Replace("\"_schema\"", "\"$schema\"", StringComparison.Ordinal));
                break;
            default:
                foreach (var diagnostic in found)
                {
                    terminal.Out.WriteLine(DiagnosticText.Render(diagnostic, terminal.Chinese, terminal.Colour));
                }

                var errors = found.Count(d => d.Descriptor.Severity == Severity.Error);
                var warnings = found.Count(d => d.Descriptor.Severity == Severity.Warning);
                var proved = compilation.Proofs.Count(p => p.Standing == PropertyStanding.Proved);
                terminal.Out.WriteLine(terminal.Say(
                    $"{compilation.Files.Length} 个文件, {errors} 个错误, {warnings} 个警告{(compilation.Proofs.IsEmpty ? "" : $", {proved} 条断言对每一次办理都成立")}",
                    $"{compilation.Files.Length} files, {errors} errors, {warnings} warnings{(compilation.Proofs.IsEmpty ? "" : $", {proved} {(proved == 1 ? "property" : "properties")} proved for every run")}"));
                break;
        }

        return found.Any(d => d.Descriptor.Severity != Severity.Advice) ? Loading.Findings : Loading.Fine;
    }

    private static IEnumerable<object> Properties(Compilation compilation) => compilation.Model is not { } model ? [] : compilation.Proofs.Zip(model.Properties, (proof, property) => (object)new
    {
        kind = property.Kind.ToString().ToLowerInvariant(),
        procedure = property.Procedure,
        file = property.Clause.Citation.File,
        line = property.Clause.Citation.Line,
        standing = proof.Standing.ToString().ToLowerInvariant(),
        looked = proof.Looked,
        depth = proof.Depth,
    });

    private static object Entry(Diagnostic d, Terminal terminal)
    {
        var end = d.Primary.Source.LineAt(d.Primary.Span.End);
        return new
        {
            id = d.Descriptor.Id,
            severity = d.Descriptor.Severity.ToString().ToLowerInvariant(),
            title = terminal.Say(d.Descriptor.TitleZh, d.Descriptor.TitleEn),
            message = terminal.Say(d.MessageZh, d.MessageEn),
            file = d.Primary.Source.Path,
            line = d.Primary.Line,
            column = d.Primary.Column,
            endLine = end.Line + 1,
            endColumn = end.Column + 1,
            text = d.Primary.Text,
            label = In(d.Label, terminal),
            @case = In(d.Case, terminal),
            fix = In(d.Fix, terminal),
            others = d.Others.Select(o => new { file = o.Location.Source.Path, line = o.Location.Line, column = o.Location.Column, text = In(o.Text, terminal) }),
        };
    }

    private static string? In(Bilingual? text, Terminal terminal) => text is null ? null : terminal.Say(text.Zh, text.En);

    private static object Sarif(IEnumerable<Diagnostic> found, Terminal terminal) => new
    {
        _schema = "https://json.schemastore.org/sarif-2.1.0.json",
        version = "2.1.0",
        runs = new[]
        {
            new
            {
                tool = new
                {
                    driver = new
                    {
                        name = "proclang",
                        rules = found.Select(d => d.Descriptor).Distinct().OrderBy(d => d.Id, StringComparer.Ordinal)
                            .Select(d => new { id = d.Id, shortDescription = new { text = terminal.Say(d.TitleZh, d.TitleEn) } }),
                    },
                },
                results = found.Select(d => new
                {
                    ruleId = d.Descriptor.Id,
                    level = d.Descriptor.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "note" },
                    message = new { text = terminal.Say(d.MessageZh, d.MessageEn) },
                    locations = new[]
                    {
                        new
                        {
                            physicalLocation = new
                            {
                                artifactLocation = new { uri = Uri.EscapeDataString(d.Primary.Source.Path).Replace("%2F", "/", StringComparison.Ordinal) },
                                region = new
                                {
                                    startLine = d.Primary.Line,
                                    startColumn = d.Primary.Column,
                                    charOffset = d.Primary.Span.Start,
                                    charLength = d.Primary.Span.Length,
                                },
                            },
                        },
                    },
                }),
            },
        },
    };
}
