using System.Collections.Immutable;
using System.Text;

namespace ProcLang.Drafting.Reading;

/// <summary>Why a published file gives no text, in both languages.</summary>
public sealed record Unreadable(string Zh, string En);

/// <summary>Reads the paragraphs of a published text: plain text, a web page or a Word document. Pure: bytes in, paragraphs out.</summary>
public static class PublishedFile
{
    /// <summary>A file larger than this many bytes is refused: no rules are as long.</summary>
    public const int MostBytes = 20_000_000;

    /// <summary>The paragraphs, each on one line, none empty; or what is wrong. The name tells the form: .txt or .md, .html or .htm, .docx.</summary>
    public static (ImmutableArray<string> Paragraphs, Unreadable? Why) Read(string name, byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            return ([], new Unreadable("文件是空的", "the file is empty"));
        }

        if (bytes.Length > MostBytes)
        {
            return ([], new Unreadable("文件超过 20 MB", "the file is larger than 20 MB"));
        }

        var extension = Path.GetExtension(name).ToLowerInvariant();
        if (extension == ".docx")
        {
            return Kept(WordText.Read(bytes));
        }

        if (extension is not (".txt" or ".md" or ".html" or ".htm" or ".xhtml"))
        {
            return ([], new Unreadable($"不认得「{extension}」这种文件;可以用 .txt、.html、.docx", $"“{extension}” files are not read; use .txt, .html or .docx"));
        }

        if (bytes.AsSpan().Contains((byte)0))
        {
            return ([], new Unreadable("这不是文本文件", "this is not a text file"));
        }

        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException bad)
        {
            return ([], new Unreadable($"不是 UTF-8 文本(第 {bad.Index + 1} 个字节起读不出);请另存为 UTF-8", $"not UTF-8 text (unreadable from byte {bad.Index + 1}); save it as UTF-8"));
        }

        text = text.TrimStart('\uFEFF');
        return Kept(extension is ".html" or ".htm" or ".xhtml" ? HtmlText.Read(text) : (text.Split('\n'), null));
    }

    private static (ImmutableArray<string>, Unreadable?) Kept((IEnumerable<string> Lines, Unreadable? Why) read)
    {
        if (read.Why is not null)
        {
            return ([], read.Why);
        }

        ImmutableArray<string> paragraphs = [.. read.Lines.Select(Folded).Where(l => l.Length > 0)];
        return paragraphs.IsEmpty ? ([], new Unreadable("文件里没有文字", "there is no text in the file")) : (paragraphs, null);
    }

    /// <summary>White space of any kind is one space; none at the ends; nothing that cannot be printed.</summary>
    internal static string Folded(string line)
    {
        var folded = new StringBuilder(line.Length);
        foreach (var c in line)
        {
            if (char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF')
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                {
                    folded.Append(' ');
                }
            }
            else if (!char.IsControl(c))
            {
                folded.Append(c);
            }
        }

        return folded.ToString().TrimEnd();
    }
}
