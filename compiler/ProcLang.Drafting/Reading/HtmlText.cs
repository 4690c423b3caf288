using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ProcLang.Drafting.Reading;

/// <summary>The paragraphs of a web page: what a reader sees of it, without menus, scripts, forms and footers.</summary>
internal static class HtmlText
{
    /// <summary>A page whose elements nest deeper is read to this depth and no farther.</summary>
    private const int Deepest = 400;

    private static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form", "button", "select", "svg", "iframe", "object", "head", "title",
    };

    private static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "ruby", "s", "samp", "small", "span", "strong",
        "sub", "sup", "time", "u", "var", "wbr", "o:p", "label",
    };

    internal static IEnumerable<string> Read(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        var lines = new List<string>();
        var line = new StringBuilder();
        if (document.Body is { } body)
        {
            Walk(body, 0, lines, line);
        }

        End(lines, line);
        return lines;
    }

    private static void Walk(INode node, int depth, List<string> lines, StringBuilder line)
    {
        if (depth > Deepest)
        {
            return;
        }

        foreach (var child in node.ChildNodes)
        {
            switch (child)
            {
                case IText text:
                    line.Append(text.Data.Replace('\n', ' ').Replace('\r', ' '));
                    break;
                case IElement element when Skipped.Contains(element.LocalName) || element.HasAttribute("hidden"):
                    break;
                case IElement element when element.LocalName == "br":
                    End(lines, line);
                    break;
                case IElement element when Inline.Contains(element.LocalName):
                    Walk(element, depth + 1, lines, line);
                    break;
                case IElement element:
                    End(lines, line);
                    Walk(element, depth + 1, lines, line);
                    End(lines, line);
                    break;
            }
        }
    }

    private static void End(List<string> lines, StringBuilder line)
    {
        if (line.Length > 0)
        {
            lines.Add(line.ToString());
            line.Clear();
        }
    }
}
