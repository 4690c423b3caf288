using ProcLang.Cli.Hosting;

namespace ProcLang.Cli.Commands;

/// <summary><c>proclang text</c>: the official text alone; after an amending decision, the texts it amends as they then read.</summary>
internal static class TextCommand
{
    internal static int Run(Terminal terminal, string path)
    {
        var compilation = Loading.Compile(terminal, [path]);
        if (compilation is null)
        {
            return Loading.WrongUse;
        }

        foreach (var paragraph in compilation.Files.SelectMany(f => f.Document.OfficialText))
        {
            terminal.Out.WriteLine(paragraph);
        }

        // What an amending decision leaves of the text it amends.
        foreach (var paragraph in compilation.Consolidated.SelectMany(d => d.OfficialText.Prepend("")))
        {
            terminal.Out.WriteLine(paragraph);
        }

        return Loading.Fine;
    }
}
