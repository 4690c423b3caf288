namespace ProcLang.Native;

/// <summary>Which calls this program answers itself.</summary>
internal static class Division
{
    private static readonly string[] Here = ["check", "coverage", "diff", "explain", "fmt", "read", "text"];

    /// <summary>True for a command that only reads rulebooks and writes for people. Help, JSON and everything else are the managed
    /// command's.</summary>
    internal static bool IsDoneHere(string[] args)
    {
        var command = 0;
        while (command < args.Length && args[command].StartsWith("--lang", StringComparison.Ordinal))
        {
            command += args[command].Contains('=') ? 1 : 2;
        }

        return command < args.Length && Here.Contains(args[command]) && !args.Any(IsElsewhere)
            && (args[command] != "diff" || (command + 2 < args.Length && Exists(args[command + 1]) && Exists(args[command + 2])));
    }

    // Revisions of Git are read by the managed command.
    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    private static bool IsElsewhere(string argument) => argument is "--help" or "-h" or "-?"
        || argument.EndsWith("json", StringComparison.Ordinal) || argument.EndsWith("sarif", StringComparison.Ordinal);
}
