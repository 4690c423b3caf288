using System.Text;

namespace ProcLang.Fuzz;

/// <summary>Damages a file in the ways people and machines damage files. The same seed gives the same damage.</summary>
internal sealed class Mutation(int seed)
{
    private const int Deep = 10_000;

    private static readonly string[] Openings =
        ["(", "{", "「", "非 ", "not ", "解释 甲 = (", "程序 甲 { ", "步骤 甲 { ", "分管领导(", "/*", "> ", "#", "```proc\n", "甲, ", "且 甲 "];

    private static readonly string[] Oddities =
        ["\0", "\uFEFF", "\uD800", "\U0002A6D6", "\u202E", "\u2028", "\r", "「", "」", "\"", "`", "```", "{", "}", "/*", "*/", "，", "２０１９", "99999999999999999999", "-1", "2019-02-30", "25:99", "0/0", "零分之零"];

    private readonly Random _random = new(seed);

    internal byte[] Damage(byte[] file)
    {
        // Most files are harmed once or twice, so that what follows the first finding is exercised too.
        for (var times = 1 + _random.Next(3); times > 0; times--)
        {
            file = _random.Next(12) switch
            {
                < 3 => FlipBytes(file),
                < 10 => Encoding.UTF8.GetBytes(DamageText(Encoding.UTF8.GetString(file))),
                _ => CutShort(file),
            };
        }

        return file;
    }

    private byte[] FlipBytes(byte[] file)
    {
        var flipped = (byte[])file.Clone();
        for (var i = 1 + _random.Next(8); i > 0 && flipped.Length > 0; i--)
        {
            flipped[_random.Next(flipped.Length)] ^= (byte)(1 << _random.Next(8));
        }

        return flipped;
    }

    private byte[] CutShort(byte[] file) => file[..(file.Length == 0 ? 0 : _random.Next(file.Length))];

    private string DamageText(string text)
    {
        var words = Words(text);
        if (words.Count == 0)
        {
            return text;
        }

        var (one, other) = (_random.Next(words.Count), _random.Next(words.Count));
        switch (_random.Next(6))
        {
            case 0:
                words[one] = "";
                break;
            case 1:
                words[one] += " " + words[one];
                break;
            case 2:
                (words[one], words[other]) = (words[other], words[one]);
                break;
            case 3:
                words[one] = Oddities[_random.Next(Oddities.Length)];
                break;
            case 4:
                words[one] += Oddities[_random.Next(Oddities.Length)] + words[other];
                break;
            default:
                // Deep nesting is rare: it is dear, and one depth is like another.
                var depth = _random.Next(8) == 0 ? Deep : 1 + _random.Next(60);
                words[one] += new StringBuilder().Insert(0, Openings[_random.Next(Openings.Length)], depth).ToString();
                break;
        }

        return string.Concat(words);
    }

    /// <summary>Cuts a text into words and what stands between them: nothing is lost.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i == text.Length || Class(text[i]) != Class(text[i - 1]) || Class(text[i]) == 2)
            {
                words.Add(text[start..i]);
                start = i;
            }
        }

        return words;
    }

    private static int Class(char c) => char.IsWhiteSpace(c) ? 0 : char.IsLetterOrDigit(c) ? 1 : 2;
}
