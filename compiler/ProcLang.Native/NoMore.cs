using System.CommandLine;
using ProcLang.Cli.Hosting;

namespace ProcLang.Cli;

/// <summary>This host has only the commands that read rulebooks, and reads them from files; calls of others never come here.</summary>
public static partial class CommandLine
{
    private static partial IEnumerable<Command> More(Terminal t, TextReader input) => [];

    private static partial IRevisionFiles? OpenRevision(string revision, string path) => null;
}
