using ProcLang.Cli.Hosting;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Checks;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Cli.Commands;

/// <summary><c>proclang explain</c>: the page of a finding.</summary>
internal static class ExplainCommand
{
    /// <summary>Every finding of the compiler.</summary>
    internal static Catalogue Catalogue { get; } = Catalogue.Of(
        TextDiagnostics.All, SyntaxDiagnostics.All, NameDiagnostics.All, ProcedureDiagnostics.All);

    internal static int Run(Terminal terminal, string id)
    {
        if (Catalogue.Find(id) is not { } descriptor)
        {
            terminal.Error.WriteLine(terminal.Say($"没有编号为 {id} 的问题", $"there is no finding {id}"));
            return Loading.WrongUse;
        }

        var page = DiagnosticPage.Find(descriptor.Id, typeof(TextDiagnostics).Assembly, typeof(NameDiagnostics).Assembly);
        terminal.Out.WriteLine($"{descriptor.Id}: {terminal.Say(descriptor.TitleZh, descriptor.TitleEn)}");
        if (page is not null)
        {
            terminal.Out.WriteLine();
            // The page's own heading says again what the line above says.
            terminal.Out.WriteLine(page.Markdown[(page.Markdown.IndexOf('\n', StringComparison.Ordinal) + 1)..].TrimStart('\n'));
        }

        return Loading.Fine;
    }
}
