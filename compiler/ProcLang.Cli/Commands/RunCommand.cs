using ProcLang.Cli.Hosting;
using ProcLang.Cli.Playing;
using ProcLang.Runtime.Cases;
using ProcLang.Semantics.Reference;

namespace ProcLang.Cli.Commands;

/// <summary><c>proclang run</c>: plays a case at the terminal, line by line. Reads from the terminal, or from a pipe, so that a
/// play can be written down and repeated.</summary>
internal static class RunCommand
{
    internal static int Run(Terminal terminal, string path, TextReader input)
    {
        var (compilation, exit) = Loading.CompileWhole(terminal, [path]);
        if (compilation?.Model is not { } model)
        {
            return exit;
        }

        IRulebook rulebook = new ReferenceRulebook(model);
        var game = new Play(terminal, rulebook, model);
        terminal.Out.WriteLine(terminal.Say($"{model.Name}。输入 帮助 看有哪些话可说,输入 退出 结束。", $"{model.Name}. Say help for what can be said, quit to end."));
        while (true)
        {
            terminal.Out.Write("> ");
            terminal.Out.Flush();
            if (input.ReadLine() is not { } line)
            {
                terminal.Out.WriteLine();
                return Loading.Fine;
            }

            if (!game.Say(line.Trim()))
            {
                return Loading.Fine;
            }
        }
    }
}
