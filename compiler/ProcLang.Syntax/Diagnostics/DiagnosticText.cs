using System.Globalization;
using System.Text;
using ProcLang.Syntax.Text;

namespace ProcLang.Syntax.Diagnostics;

/// <summary>Writes findings for people: the source line, the words underlined, what is wrong, a case, what to do.</summary>
public static class DiagnosticText
{
    private const string Red = "\u001b[31m", Yellow = "\u001b[33m", Cyan = "\u001b[36m", Reset = "\u001b[0m", Bold = "\u001b[1m";

    /// <summary>Writes one finding; <paramref name="colour"/> only for terminals.</summary>
    public static string Render(Diagnostic diagnostic, bool chinese, bool colour)
    {
        var d = diagnostic.Descriptor;
        var text = new StringBuilder();
        var word = d.Severity switch
        {
            Severity.Error => chinese ? "错误" : "error",
            Severity.Warning => chinese ? "警告" : "warning",
            _ => chinese ? "建议" : "advice",
        };
        var tint = d.Severity == Severity.Error ? Red : d.Severity == Severity.Warning ? Yellow : Cyan;
        text.Append(Paint($"{word} {d.Id}: ", tint + Bold, colour)).AppendLine(chinese ? diagnostic.MessageZh : diagnostic.MessageEn);
        var labels = new List<(Location At, Bilingual? Text, char Mark)> { (diagnostic.Primary, diagnostic.Label, '^') };
        labels.AddRange(diagnostic.Others.Select(o => (o.Location, (Bilingual?)o.Text, '-')));
        var gutter = labels.Max(l => l.At.Line.ToString(CultureInfo.InvariantCulture).Length);
        var first = true;
        foreach (var file in labels.GroupBy(l => l.At.Source.Path))
        {
            var at = file.First().At;
            var article = first && diagnostic.Article is { } a ? "  " + (chinese ? a.Zh : a.En) : "";
            text.Append(' ', gutter).Append(first ? "┌─ " : "├─ ").Append(CultureInfo.InvariantCulture, $"{at.Source.Path}:{at.Line}:{at.Column}").AppendLine(article);
            first = false;
            foreach (var line in file.GroupBy(l => l.At.Line).OrderBy(l => l.Key))
            {
                text.Append(' ', gutter).AppendLine("│");
                var source = at.Source;
                text.Append(line.Key.ToString(CultureInfo.InvariantCulture).PadLeft(gutter)).Append("│ ").AppendLine(Printable(source.GetLine(line.Key - 1)));
                foreach (var (place, label, mark) in line)
                {
                    var span = source.LineSpan(line.Key - 1);
                    var before = source.ToString(TextSpan.FromBounds(span.Start, Math.Min(place.Span.Start, span.End)));
                    var marked = source.ToString(TextSpan.FromBounds(Math.Min(place.Span.Start, span.End), Math.Min(place.Span.End, span.End)));
                    var marks = new string(mark, Math.Max(1, Width(marked)));
                    text.Append(' ', gutter).Append("│ ").Append(' ', Width(before)).Append(Paint(marks, mark == '^' ? tint : Cyan, colour));
                    if (label is not null)
                    {
                        text.Append(' ').Append(chinese ? label.Zh : label.En);
                    }

                    text.AppendLine();
                }
            }
        }

        text.Append(' ', gutter).AppendLine("│");
        Note(text, gutter, chinese ? "例: " : "case: ", diagnostic.Case, chinese);
        Note(text, gutter, chinese ? "可改: " : "try: ", diagnostic.Fix, chinese);
        text.Append(' ', gutter).Append("= ").Append(chinese ? "说明" : "more").Append(": proclang explain ").AppendLine(d.Id);
        return text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    private static void Note(StringBuilder text, int gutter, string name, Bilingual? note, bool chinese)
    {
        if (note is not null)
        {
            text.Append(' ', gutter).Append("= ").Append(name).AppendLine(chinese ? note.Zh : note.En);
        }
    }

    private static string Paint(string text, string tint, bool colour) => colour ? tint + text + Reset : text;

    /// <summary>Tabs become one space, so that the marks stand under the words; control characters a visible sign.</summary>
    private static string Printable(string line)
    {
        var text = new StringBuilder(Math.Min(line.Length, 400));
        foreach (var c in line.Length > 400 ? line[..400] : line)
        {
            text.Append(c == '\t' ? ' ' : char.IsControl(c) ? '�' : c);
        }

        return text.ToString();
    }

    /// <summary>How many columns a text takes on a terminal: East Asian wide characters take two.</summary>
    public static int Width(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0
                : IsWide(rune.Value) ? 2 : 1;
        }

        return width;
    }

    private static bool IsWide(int c) => c is >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0x303E or >= 0x3041 and <= 0xA4CF
        or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60
        or >= 0xFFE0 and <= 0xFFE6 or >= 0x1F300 and <= 0x1F64F or >= 0x20000 and <= 0x3FFFD;
}
