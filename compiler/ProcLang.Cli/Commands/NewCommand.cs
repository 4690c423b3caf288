using System.Text;
using System.Text.Json;
using ProcLang.Cli.Hosting;
using ProcLang.Drafting;
using ProcLang.Drafting.Reading;
using ProcLang.Drafting.Suggestions;

namespace ProcLang.Cli.Commands;

/// <summary><c>proclang new</c>: a first draft from a published text, or a small rulebook to begin with.</summary>
internal static class NewCommand
{
    internal static int Run(Terminal terminal, string? name, string? from, string into, bool force, string format)
    {
        if (from is null == name is null)
        {
            terminal.Error.WriteLine(terminal.Say(
                "用法不对: 写 --from 文件 从公布的文本起草,或写一个名称新建空白规则,二者选一",
                "wrong use: give --from FILE to draft from a published text, or a NAME for an empty rulebook, not both"));
            return Loading.WrongUse;
        }

        Draft? draft = null;
        IReadOnlyList<DraftFile> files;
        if (from is not null)
        {
            if (Read(terminal, from) is not { } text)
            {
                return Loading.WrongUse;
            }

            draft = Skeleton.Write(text);
            files = draft.Files;
        }
        else
        {
            files = [FirstRulebook.Write(name!, terminal.Chinese)];
        }

        var existing = files.Select(f => Path.Combine(into, f.Name)).FirstOrDefault(File.Exists);
        if (existing is not null && !force)
        {
            terminal.Error.WriteLine(terminal.Say(
                $"已经有文件「{existing}」,没有写入任何东西。换一个文件夹,或加 --force 覆盖",
                $"the file “{existing}” exists already; nothing was written. Choose another folder, or overwrite with --force"));
            return Loading.WrongUse;
        }

        try
        {
            Directory.CreateDirectory(into);
            foreach (var file in files)
            {
                File.WriteAllText(Path.Combine(into, file.Name), file.Content, new UTF8Encoding(false));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine(terminal.Say($"不能写入文件夹「{into}」", $"cannot write to the folder “{into}”"));
            return Loading.WrongUse;
        }

        Tell(terminal, into, files, draft, format);
        return Loading.Fine;
    }

    private static PublishedText? Read(Terminal terminal, string from)
    {
        if (!File.Exists(from))
        {
            terminal.Error.WriteLine(terminal.Say($"没有文件「{from}」", $"there is no file “{from}”"));
            return null;
        }

        byte[] bytes;
        try
        {
            if (new FileInfo(from).Length > PublishedFile.MostBytes)
            {
                terminal.Error.WriteLine(terminal.Say($"{from}: 文件超过 20 MB", $"{from}: the file is larger than 20 MB"));
                return null;
            }

            bytes = File.ReadAllBytes(from);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine(terminal.Say($"不能读文件「{from}」", $"the file “{from}” cannot be read"));
            return null;
        }

        var (paragraphs, why) = PublishedFile.Read(from, bytes);
        if (why is not null)
        {
            terminal.Error.WriteLine(terminal.Say($"{from}: {why.Zh}", $"{from}: {why.En}"));
            return null;
        }

        return TextRecognition.Recognise(paragraphs, Path.GetFileNameWithoutExtension(from));
    }

    private static void Tell(Terminal terminal, string into, IReadOnlyList<DraftFile> files, Draft? draft, string format)
    {
        var paths = files.Select(f => Path.Combine(into, f.Name).Replace('\\', '/')).ToArray();
        if (format == "json")
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(new
            {
                files = paths,
                title = draft?.Text.Title,
                number = draft?.Text.Number,
                issued = draft?.Text.Issued?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                effective = draft?.Text.Effective?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                chapters = draft?.Text.Chapters.Count(c => c.Heading is not null),
                articles = draft?.Text.ArticleCount,
                furniture = draft?.Text.Furniture,
                suggestions = draft?.Suggestions.Select(s => new
                {
                    kind = s.Kind.ToString().ToLowerInvariant(), article = s.Article, sentence = s.Sentence, clause = s.Clause,
                }),
            }, CheckCommand.Json));
            return;
        }

        foreach (var path in paths)
        {
            terminal.Out.WriteLine(path);
        }

        if (draft is null)
        {
            terminal.Out.WriteLine(terminal.Say($"接下来: proclang test {into}", $"next: proclang test {into}"));
            return;
        }

        var text = draft.Text;
        var sentences = draft.Suggestions.Select(s => (s.Article, s.Sentence)).Distinct().Count();
        terminal.Out.WriteLine(terminal.Say(
            $"《{text.Title}》: {text.ArticleCount} 条, {draft.Suggestions.Length} 个建议(注释),出自 {sentences} 句",
            $"“{text.Title}”: {text.ArticleCount} articles, {draft.Suggestions.Length} suggestions (as comments) from {sentences} sentences"));
        foreach (var kind in draft.Suggestions.GroupBy(s => s.Kind).OrderBy(g => g.Key))
        {
            terminal.Out.WriteLine($"  {Skeleton.Name(kind.Key, terminal.Chinese)}: {kind.Count()}");
        }

        terminal.Out.WriteLine(terminal.Say(
            $"略去了网页的 {text.Furniture.Length} 行。接下来: 对照原文看一遍,把建议改成条款,然后 proclang coverage {into}",
            $"{text.Furniture.Length} lines of page furniture left out. Next: read it against the original, turn suggestions into clauses, then proclang coverage {into}"));
    }
}
