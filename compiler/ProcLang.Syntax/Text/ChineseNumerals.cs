using System.Globalization;
using System.Text;

namespace ProcLang.Syntax.Text;

/// <summary>Numbers as rules write them: 46, ４６, 四十六, 两, 一百零三, 半数, 三分之二, 2/3.</summary>
public static class ChineseNumerals
{
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>Reads a whole number, ASCII, full width or Chinese, below a million million.</summary>
    public static bool TryParse(string text, out long value)
    {
        value = 0;
        if (text.Length is 0 or > 24)
        {
            return false;
        }

        if (text.All(c => char.IsAsciiDigit(c) || c is >= '０' and <= '９'))
        {
            var ascii = string.Concat(text.Select(c => c >= '０' ? (char)(c - '０' + '0') : c));
            return long.TryParse(ascii, NumberStyles.None, CultureInfo.InvariantCulture, out value);
        }

        long total = 0, section = 0, digit = -1;
        var positional = !text.AsSpan().ContainsAny("十百千万亿");
        foreach (var c in text)
        {
            if (DigitOf(c) is { } d)
            {
                if (positional)
                {
                    value = value * 10 + d;
                    continue;
                }

                digit = d;
                continue;
            }

            long unit = c switch { '十' => 10, '百' => 100, '千' => 1000, '万' => 10_000, '亿' => 100_000_000, _ => 0 };
            if (unit == 0)
            {
                value = 0;
                return false;
            }

            if (unit < 10_000)
            {
                section += (digit < 0 ? 1 : digit) * unit;
            }
            else
            {
                total = (total + section + Math.Max(digit, 0)) * unit;
                section = 0;
            }

            digit = -1;
        }

        if (!positional)
        {
            value = total + section + Math.Max(digit, 0);
        }

        return true;
    }

    /// <summary>Reads a fraction: 三分之二, 2/3, 半数.</summary>
    public static bool TryParseFraction(string text, out long numerator, out long denominator)
    {
        (numerator, denominator) = (0, 0);
        if (text is "半数" or "half of")
        {
            (numerator, denominator) = (1, 2);
            return true;
        }

        var chinese = text.IndexOf("分之", StringComparison.Ordinal);
        if (chinese > 0)
        {
            return TryParse(text[..chinese], out denominator) && TryParse(text[(chinese + 2)..], out numerator) && denominator > 0;
        }

        if (text.EndsWith("of", StringComparison.Ordinal))
        {
            text = text[..^2].TrimEnd();
        }

        if (text.Length > 1 && text[^1] is '%' or '％')
        {
            denominator = 100;
            return TryParse(text[..^1], out numerator);
        }

        var slash = text.AsSpan().IndexOfAny('/', '／');
        return slash > 0 && TryParse(text[..slash], out numerator) && TryParse(text[(slash + 1)..], out denominator) && denominator > 0;
    }

    private static int? DigitOf(char c) => c switch
    {
        '零' or '〇' => 0,
        '两' => 2,
        _ => Digits.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i ? i : null,
    };

    /// <summary>Writes a number from 0 to 9999 as articles are numbered: 46 → 四十六.</summary>
    public static string Write(int value)
    {
        if (value is < 0 or > 9999)
        {
            return value.ToString(CultureInfo.InvariantCulture);
        }

        if (value == 0)
        {
            return "〇";
        }

        var text = new StringBuilder();
        var zero = false;
        foreach (var (unit, name) in new[] { (1000, "千"), (100, "百"), (10, "十"), (1, "") })
        {
            var digit = value / unit % 10;
            if (digit == 0)
            {
                zero = text.Length > 0;
                continue;
            }

            if (zero)
            {
                text.Append('零');
                zero = false;
            }

            if (!(unit == 10 && digit == 1 && text.Length == 0))
            {
                text.Append(Digits[digit]);
            }

            text.Append(name);
        }

        return text.ToString();
    }
}
