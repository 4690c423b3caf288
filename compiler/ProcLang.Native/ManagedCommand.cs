using System.Diagnostics;

namespace ProcLang.Native;

/// <summary>The managed command, which stands in the folder <c>managed</c> beside this program.</summary>
internal static class ManagedCommand
{
    /// <summary>Runs it with the same arguments, on the same terminal; its exit code is ours.</summary>
    internal static int Run(string[] args, TextWriter error)
    {
        var command = Path.Combine(AppContext.BaseDirectory, "managed", "proclang.dll");
        if (!File.Exists(command))
        {
            error.WriteLine($"缺少 {command}:请把 proclang 发布到这个文件夹。/ {command} is missing: publish proclang into that folder.");
            return 2;
        }

        try
        {
            using var process = Process.Start(new ProcessStartInfo("dotnet", [command, .. args]) { UseShellExecute = false })!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            error.WriteLine("找不到 dotnet:请安装 .NET 10。/ dotnet is not on the path: install .NET 10.");
            return 2;
        }
    }
}
