using ProcLang.Semantics.Binding;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Cli.Hosting;

/// <summary>Reads and compiles the rulebook of a command, and tells what stops it.</summary>
internal static class Loading
{
    /// <summary>Exit code: fine.</summary>
    internal const int Fine = 0;
    /// <summary>Exit code: there are findings, or a scenario failed.</summary>
    internal const int Findings = 1;
    /// <summary>Exit code: the command was used wrongly.</summary>
    internal const int WrongUse = 2;

    /// <summary>Compiles; null when a path cannot be read (told already).</summary>
    internal static Compilation? Compile(Terminal terminal, IEnumerable<string> paths)
    {
        var provider = new RulebookFiles();
        var (files, problem) = provider.Read(paths);
        if (problem is not null)
        {
            terminal.Error.WriteLine(terminal.Say($"错误 {problem.Id}: {problem.Zh}", $"error {problem.Id}: {problem.En}"));
            return null;
        }

        return Compilation.Create(files, provider);
    }

    /// <summary>Compiles, and writes what is wrong; the model is there when the compilation is not null. A property that is refuted is told
    /// and leaves the rules their meaning: they can be played and read, and the exit code says that something is wrong.</summary>
    internal static (Compilation? Compilation, int Exit) CompileWhole(Terminal terminal, IEnumerable<string> paths)
    {
        var compilation = Compile(terminal, paths);
        if (compilation is null)
        {
            return (null, WrongUse);
        }

        foreach (var diagnostic in compilation.Diagnostics.Where(d => d.Descriptor.Severity == Severity.Error))
        {
            terminal.Error.WriteLine(DiagnosticText.Render(diagnostic, terminal.Chinese, terminal.Colour));
        }

        return compilation.Model is null ? (null, Findings) : (compilation, compilation.HasErrors ? Findings : Fine);
    }
}
