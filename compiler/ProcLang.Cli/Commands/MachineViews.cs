using ProcLang.Cli.Hosting;
using ProcLang.Emit.CSharp;
using ProcLang.Emit.Machine;
using ProcLang.Semantics.Model;

namespace ProcLang.Cli.Commands;

/// <summary>The views of <c>proclang show</c> that need the machine.</summary>
internal static class MachineViews
{
    internal static int Show(Terminal terminal, string what, RulebookModel model)
    {
        var machine = MachineFromModel.Make(model);
        switch (what)
        {
            case "machine":
                terminal.Out.Write(MachinePrinter.Print(machine));
                break;
            case "diagram":
                terminal.Out.Write(MermaidFromMachine.Make(machine));
                break;
            default:
                foreach (var (file, text) in CSharpFromMachine.Make(machine))
                {
                    terminal.Out.WriteLine($"// {file}");
                    terminal.Out.WriteLine(text);
                }

                break;
        }

        return Loading.Fine;
    }
}
