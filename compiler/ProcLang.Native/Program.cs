using System.Text;
using ProcLang.Cli;
using ProcLang.Native;

// What reads a rulebook and says what it is, is done here; what makes machines, and JSON, by the managed command.
Console.OutputEncoding = Console.InputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (!Division.IsDoneHere(args))
{
    return ManagedCommand.Run(args, Console.Error);
}

var colour = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null;
return CommandLine.Run(args, Console.Out, Console.Error, colour, Console.In);
