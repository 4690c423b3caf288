using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ProcLang.Syntax.Text;

namespace ProcLang.Drafting.Reading;

/// <summary>Counts the automatic numbers of a Word document, which are not in its text: 第一条, (一), 1., (a).</summary>
internal sealed partial class WordNumbers(XDocument? numbering)
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private readonly Dictionary<(string List, int Level), int> _counts = [];

    /// <summary>The number Word shows before a paragraph, with a space after it; empty when it has none.</summary>
    internal string Before(XElement paragraph)
    {
        var properties = paragraph.Element(W + "pPr")?.Element(W + "numPr");
        if (numbering is null || Value(properties?.Element(W + "numId")) is not { } list || list == "0")
        {
            return "";
        }

        _ = int.TryParse(Value(properties!.Element(W + "ilvl")) ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var level);
        var root = numbering.Root!;
        var kind = Value(root.Elements(W + "num").FirstOrDefault(n => (string?)n.Attribute(W + "numId") == list)?.Element(W + "abstractNumId"));
        var levels = root.Elements(W + "abstractNum").FirstOrDefault(a => (string?)a.Attribute(W + "abstractNumId") == kind)?.Elements(W + "lvl").ToList() ?? [];
        XElement? At(int l) => levels.FirstOrDefault(x => (string?)x.Attribute(W + "ilvl") == l.ToString(CultureInfo.InvariantCulture));
        if (At(level) is not { } own)
        {
            return "";
        }

        _ = int.TryParse(Value(own.Element(W + "start")) ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out var start);
        _counts[(list, level)] = _counts.TryGetValue((list, level), out var before) ? before + 1 : start;
        foreach (var deeper in _counts.Keys.Where(k => k.List == list && k.Level > level).ToList())
        {
            _counts.Remove(deeper);
        }

        var shown = Place().Replace(Value(own.Element(W + "lvlText")) ?? "", m =>
        {
            var of = m.Groups[1].Value[0] - '1';
            return Written(_counts.GetValueOrDefault((list, of), 1), Value(At(of)?.Element(W + "numFmt")) ?? "decimal");
        });
        return shown.Length == 0 || shown.All(c => !char.IsLetterOrDigit(c)) ? "" : shown + " ";
    }

    private static string? Value(XElement? element) => (string?)element?.Attribute(W + "val");

    private static string Written(int number, string format) => format switch
    {
        "chineseCounting" or "chineseCountingThousand" or "japaneseCounting" or "ideographTraditional" or "taiwaneseCountingThousand" => ChineseNumerals.Write(number),
        "lowerLetter" => Letter(number, 'a'),
        "upperLetter" => Letter(number, 'A'),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        "upperRoman" => Roman(number),
        "none" or "bullet" => "",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private static string Letter(int number, char first) => number is < 1 or > 26 ? number.ToString(CultureInfo.InvariantCulture) : ((char)(first + number - 1)).ToString();

    private static string Roman(int number)
    {
        (int Value, string Letters)[] signs = [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        var text = "";
        foreach (var (value, letters) in signs)
        {
            for (; number >= value && text.Length < 20; number -= value)
            {
                text += letters;
            }
        }

        return text;
    }

    [GeneratedRegex("%([1-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
