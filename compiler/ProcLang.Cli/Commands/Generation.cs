using ProcLang.Cli.Hosting;
using ProcLang.Emit.CSharp;

namespace ProcLang.Cli.Commands;

/// <summary>Tells why no machine could be made of a rulebook that has no findings.</summary>
internal static class Generation
{
    internal static int Failed(Terminal terminal, CompiledRulebook compiled)
    {
        foreach (var problem in compiled.Problems)
        {
            terminal.Error.WriteLine(terminal.Say($"错误 PL9002: 机器没有生成: {problem}", $"error PL9002: no machine could be made: {problem}"));
        }

        return Loading.Findings;
    }
}
