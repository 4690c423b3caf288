using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ProcLang.Drafting.Reading;

/// <summary>The paragraphs of a Word document (.docx), with the numbers Word writes before them by itself.</summary>
internal static class WordText
{
    private const long MostUnpacked = 50_000_000;
    private const int Deepest = 200;
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly Unreadable Broken = new("这不是完好的 .docx 文件", "this is no sound .docx file");

    internal static (IEnumerable<string> Lines, Unreadable? Why) Read(byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            if (archive.GetEntry("word/document.xml") is not { } entry)
            {
                return ([], Broken);
            }

            var body = Xml(entry)?.Root?.Element(W + "body");
            if (body is null)
            {
                return ([], Broken);
            }

            var numbers = new WordNumbers(archive.GetEntry("word/numbering.xml") is { } numbering ? Xml(numbering) : null);
            return (body.Descendants(W + "p").Select(p => numbers.Before(p) + Text(p)).ToList(), null);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException)
        {
            return ([], Broken);
        }
    }

    // A small archive can unpack to any size: no more is read than rules can be long, and no document type is obeyed.
    private static XDocument? Xml(ZipArchiveEntry entry)
    {
        if (entry.Length > MostUnpacked)
        {
            return null;
        }

        using (var first = entry.Open())
        using (var depths = XmlReader.Create(first, Safely))
        {
            while (depths.Read())
            {
                if (depths.Depth > Deepest)
                {
                    return null;
                }
            }
        }

        using var stream = entry.Open();
        using var reader = XmlReader.Create(stream, Safely);
        return XDocument.Load(reader);
    }

    private static XmlReaderSettings Safely => new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostUnpacked };

    private static string Text(XElement paragraph)
    {
        var text = new StringBuilder();
        foreach (var part in paragraph.Descendants())
        {
            // The paragraphs of a text box stand inside another and are read by themselves.
            if ((part.Name == W + "t" || part.Name == W + "tab" || part.Name == W + "br") && part.Ancestors(W + "p").First() != paragraph)
            {
                continue;
            }

            if (part.Name == W + "t" && !part.Ancestors(W + "del").Any())
            {
                text.Append(part.Value);
            }
            else if (part.Name == W + "tab" || part.Name == W + "br")
            {
                text.Append(' ');
            }
        }

        return text.ToString();
    }
}
