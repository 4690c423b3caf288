using System.Text;
using ProcLang.Cli;

Console.OutputEncoding = Console.InputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var colour = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null;
return CommandLine.Run(args, Console.Out, Console.Error, colour, Console.In);
