using System.Text.Json;
using ProcLang.Cli.Hosting;
using ProcLang.Emit.CSharp;
using ProcLang.Emit.Loading;

namespace ProcLang.Cli.Commands;

/// <summary><c>proclang test</c>: runs scenarios on the compiled machines. Its last line is <c>N passed, N failed</c>.</summary>
internal static class TestCommand
{
    internal static int Run(Terminal terminal, string[] paths, string format)
    {
        var (compilation, exit) = Loading.CompileWhole(terminal, paths);
        if (compilation?.Model is not { } model)
        {
            return exit;
        }

        var compiled = RulebookCompiler.Compile(model);
        if (!compiled.Succeeded)
        {
            return Generation.Failed(terminal, compiled);
        }

        using var loaded = RulebookLoader.Load(compiled.Dll, compiled.Pdb);
        var results = PlayedScenarios.On(loaded.Rulebook, compilation, terminal.Language).ToList();
        var failed = results.Count(r => !r.Passed);
        if (format == "json")
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(new
            {
                passed = results.Count - failed,
                failed,
                scenarios = results.Select(r => new
                {
                    title = r.Title,
                    file = r.File,
                    line = r.Line,
                    passed = r.Passed,
                    failures = r.Failures.Select(f => new { line = f.Line, text = f.Text, expected = f.Expected, got = f.Got, citation = f.Citation }),
                }),
            }, CheckCommand.Json));
            return failed > 0 ? Loading.Findings : exit;
        }

        foreach (var result in results)
        {
            terminal.Out.WriteLine($"{(result.Passed ? Paint("✓", "32", terminal) : Paint("✗", "31", terminal))} {result.Title} ({result.File}:{result.Line})");
            foreach (var failure in result.Failures)
            {
                terminal.Out.WriteLine($"    {failure.Line}: {failure.Text}");
                terminal.Out.WriteLine(terminal.Say("      应为 ", "      expected ") + Indent(failure.Expected));
                terminal.Out.WriteLine(terminal.Say("      实为 ", "      got ") + Indent(failure.Got));
                if (failure.Citation is { Length: > 0 } citation)
                {
                    terminal.Out.WriteLine(terminal.Say("      因为 ", "      because ") + Indent(citation));
                }
            }
        }

        terminal.Out.WriteLine($"{results.Count - failed} passed, {failed} failed");
        return failed > 0 ? Loading.Findings : exit;
    }

    private static string Indent(string text) => text.Replace("\n", "\n        ", StringComparison.Ordinal);

    private static string Paint(string text, string colour, Terminal terminal) => terminal.Colour ? $"\u001b[{colour}m{text}\u001b[0m" : text;
}
