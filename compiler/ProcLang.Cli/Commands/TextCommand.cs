using ProcLang.Cli.Hosting;

namespace ProcLang.Cli.Commands;

/// <summary><c>proclang text</c>: the official text alone.</summary>
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

        return Loading.Fine;
    }
}
