using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ProcLang.Drafting.Reading;

/// <summary>The paragraphs of a web page: what a reader sees of it, without menus, scripts, forms and footers.</summary>
internal static partial class HtmlText
{
    /// <summary>A page whose elements nest deeper is refused: no page people read does, and a parser's time grows with the depth.</summary>
    private const int Deepest = 200;

    private static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "select", "svg", "iframe", "object", "head", "title",
    };

    private static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "ruby", "s", "samp", "small", "span", "strong",
        "sub", "sup", "time", "u", "var", "wbr", "o:p", "label",
    };

    // Elements that the next one of their kind closes, or that hold nothing: leaving them open nests nothing.
    private static readonly HashSet<string> ClosedByThemselves = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "br", "hr", "img", "meta", "link", "input", "area", "base", "col", "embed", "source", "track", "wbr",
    };

    internal static (IEnumerable<string> Lines, Unreadable? Why) Read(string html)
    {
        if (IsTooDeep(html))
        {
            return ([], new Unreadable($"网页的元素嵌套超过 {Deepest} 层,读不了", $"the page nests its elements more than {Deepest} deep and is not read"));
        }

        return (Lines(html), null);
    }

    private static bool IsTooDeep(string html)
    {
        var depth = 0;
        foreach (Match tag in Tag().Matches(html))
        {
            if (ClosedByThemselves.Contains(tag.Groups["n"].Value))
            {
                continue;
            }

            depth = tag.Groups["c"].Length > 0 ? Math.Max(0, depth - 1) : depth + 1;
            if (depth > Deepest)
            {
                return true;
            }
        }

        return false;
    }

    private static List<string> Lines(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        var lines = new List<string>();
        var line = new StringBuilder();
        if (document.Body is { } body)
        {
            Walk(body, lines, line);
        }

        End(lines, line);
        return lines;
    }

    private static void Walk(INode node, List<string> lines, StringBuilder line)
    {
        foreach (var child in node.ChildNodes)
        {
            switch (child)
            {
                case IText text:
                    line.Append(text.Data.Replace('\n', ' ').Replace('\r', ' '));
                    break;
                // The head of a site is furniture; the head of the text itself bears its title.
                case IElement element when Skipped.Contains(element.LocalName) || element.HasAttribute("hidden")
                    || (element.LocalName == "header" && element.QuerySelector("h1") is null && element.Closest("main, article") is null):
                    break;
                case IElement element when element.LocalName == "br":
                    End(lines, line);
                    break;
                case IElement element when Inline.Contains(element.LocalName):
                    Walk(element, lines, line);
                    break;
                case IElement element:
                    End(lines, line);
                    Walk(element, lines, line);
                    End(lines, line);
                    break;
            }
        }
    }

    [GeneratedRegex(@"<(?<c>/?)(?<n>[a-zA-Z][a-zA-Z0-9:-]*)[^<>]*?(?<!/)>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    private static void End(List<string> lines, StringBuilder line)
    {
        if (line.Length > 0)
        {
            lines.Add(line.ToString());
            line.Clear();
        }
    }
}
