using ProcLang.Cli.Hosting;
using ProcLang.Syntax.Formatting;
using ProcLang.Syntax.Tree;

namespace ProcLang.Cli.Commands;

/// <summary><c>proclang fmt</c>: formats clauses in place; with <c>--check</c> only says which files would change.</summary>
internal static class FmtCommand
{
    internal static int Run(Terminal terminal, string[] paths, bool check, string? keywords)
    {
        var (files, problem) = new RulebookFiles().Read(paths);
        if (problem is not null)
        {
            terminal.Error.WriteLine(terminal.Say($"错误 {problem.Id}: {problem.Zh}", $"error {problem.Id}: {problem.En}"));
            return Loading.WrongUse;
        }

        var options = new FormatOptions(keywords switch { "zh" => KeywordLanguage.Chinese, "en" => KeywordLanguage.English, _ => null });
        var changed = 0;
        foreach (var file in files)
        {
            var formatted = RulebookFormatter.Format(file, options);
            if (formatted == file.Content)
            {
                continue;
            }

            changed++;
            terminal.Out.WriteLine(file.Path);
            if (!check)
            {
                File.WriteAllText(file.Path, formatted, new System.Text.UTF8Encoding(false));
            }
        }

        terminal.Out.WriteLine(check
            ? terminal.Say($"{files.Count} 个文件, {changed} 个要整理", $"{files.Count} files, {changed} would change")
            : terminal.Say($"{files.Count} 个文件, 整理了 {changed} 个", $"{files.Count} files, {changed} changed"));
        return check && changed > 0 ? Loading.Findings : Loading.Fine;
    }
}
