namespace ProcLang.Native;

/// <summary>Which calls this program answers itself.</summary>
internal static class Division
{
    private static readonly string[] Here = ["check", "coverage", "explain", "fmt", "read", "text"];

    /// <summary>True for a command that only reads rulebooks and writes for people. Help, mistakes and everything else are the managed
    /// command's, so that they are said in one place.</summary>
    internal static bool IsDoneHere(string[] args) =>
        args.Length > 0 && Here.Contains(args[0]) && !args.Any(a => a is "--help" or "-h" or "-?" || a.EndsWith("json", StringComparison.Ordinal) || a.EndsWith("sarif", StringComparison.Ordinal));
}
