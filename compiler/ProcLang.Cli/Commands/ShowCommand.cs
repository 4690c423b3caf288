using ProcLang.Cli.Hosting;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Tree;

namespace ProcLang.Cli.Commands;

/// <summary><c>proclang show</c>: the printer of each representation.</summary>
internal static class ShowCommand
{
    internal static int Run(Terminal terminal, string what, string path)
    {
        if (what is "syntax" or "bound")
        {
            var parsed = Loading.Compile(terminal, [path]);
            if (parsed is null)
            {
                return Loading.WrongUse;
            }

            if (what == "bound")
            {
                terminal.Out.Write(BoundPrinter.Print(parsed.Bound));
                return Loading.Fine;
            }

            foreach (var file in parsed.Files)
            {
                terminal.Out.WriteLine($"// {file.Document.Source.Path}");
                foreach (var fence in file.Fences)
                {
                    terminal.Out.Write(SyntaxPrinter.Print(fence.Root));
                }
            }

            return Loading.Fine;
        }

        var (compilation, exit) = Loading.CompileWhole(terminal, [path]);
        if (compilation?.Model is not { } model)
        {
            return exit;
        }

        switch (what)
        {
            case "model":
                terminal.Out.Write(ModelPrinter.Print(model));
                break;
            default:
                return MachineViews.Show(terminal, what, model);
        }

        return Loading.Fine;
    }
}
