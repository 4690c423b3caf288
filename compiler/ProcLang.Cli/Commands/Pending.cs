using ProcLang.Cli.Hosting;
using ProcLang.Semantics.Model;
namespace ProcLang.Cli.Commands;
internal static class TestCommand { internal static int Run(Terminal t, string[] p, string f) => 2; }
internal static class BuildCommand { internal static int Run(Terminal t, string p, string f) => 2; }
internal static class CoverageCommand { internal static int Run(Terminal t, string p, string f) => 2; }
internal static class FmtCommand { internal static int Run(Terminal t, string[] p, bool f, string? k) => 2; }
internal static class RunCommand { internal static int Run(Terminal t, string p, TextReader f) => 2; }
internal static class MachineViews { internal static int Show(Terminal terminal, string what, RulebookModel model) => 2; }
