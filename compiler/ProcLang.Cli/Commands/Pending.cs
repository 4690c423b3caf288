using ProcLang.Cli.Hosting;
using ProcLang.Semantics.Model;
namespace ProcLang.Cli.Commands;
internal static class BuildCommand { internal static int Run(Terminal t, string p, string f) => 2; }
internal static class MachineViews { internal static int Show(Terminal terminal, string what, RulebookModel model) => 2; }
