using System.Text;
using ProcLang.Cli.Hosting;
using ProcLang.Emit.CSharp;

namespace ProcLang.Cli.Commands;

/// <summary><c>proclang build</c>: writes the C#, dll, pdb and xml documentation of a rulebook.</summary>
internal static class BuildCommand
{
    internal static int Run(Terminal terminal, string path, string into)
    {
        var (compilation, exit) = Loading.CompileWhole(terminal, [path]);
        if (compilation?.Model is not { } model || exit != Loading.Fine)
        {
            return exit;
        }

        var compiled = RulebookCompiler.Compile(model);
        if (!compiled.Succeeded)
        {
            return Generation.Failed(terminal, compiled);
        }

        var name = compiled.AssemblyName;
        try
        {
            Directory.CreateDirectory(into);
            foreach (var (file, text) in compiled.Sources)
            {
                Write(terminal, Path.Combine(into, file), new UTF8Encoding(false).GetBytes(text));
            }

            Write(terminal, Path.Combine(into, name + ".dll"), compiled.Dll);
            Write(terminal, Path.Combine(into, name + ".pdb"), compiled.Pdb);
            Write(terminal, Path.Combine(into, name + ".xml"), compiled.Xml);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine(terminal.Say($"写不进文件夹「{into}」: {e.Message}", $"cannot write to the folder “{into}”: {e.Message}"));
            return Loading.WrongUse;
        }

        return Loading.Fine;
    }

    private static void Write(Terminal terminal, string path, byte[] bytes)
    {
        File.WriteAllBytes(path, bytes);
        terminal.Out.WriteLine(path.Replace('\\', '/'));
    }
}
