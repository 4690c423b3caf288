using System.Globalization;
using System.Text;

namespace ProcLang.Runtime.Citations;

/// <summary>The languages people read refusals in.</summary>
public enum Language
{
    /// <summary>Chinese.</summary>
    Chinese,
    /// <summary>English.</summary>
    English,
}

/// <summary>A sentence in both languages.</summary>
public sealed record Phrase(string Zh, string En)
{
    /// <summary>The sentence in one of them.</summary>
    public string In(Language language) => language == Language.Chinese ? Zh : En;
}

/// <summary>Where the rules say it: article label as written (四十六, 46a), paragraph and item from 1 (null where unknown;
/// a paragraph also where the article has no other),
/// the quoted words, and the rulebook's file and line.</summary>
public sealed record Citation(string Rulebook, string Article, int? Paragraph, int? Item, string Quote, string File, int Line)
{
    /// <summary>The citation for people: 第四十六条第一款第二项「…」, or Article 46, paragraph 1, item 2 “…”.</summary>
    public string Display(Language language)
    {
        var text = new StringBuilder();
        if (Article.Length == 0)
        {
            text.Append(File).Append(':').Append(Line.ToString(CultureInfo.InvariantCulture));
        }
        else if (language == Language.Chinese)
        {
            var parts = Article.Split('之', 2);
            text.Append('第').Append(parts[0]).Append('条');
            if (parts.Length > 1)
            {
                text.Append('之').Append(parts[1]);
            }

            var arabic = char.IsAsciiDigit(Article[0]);
            if (Paragraph is { } paragraph)
            {
                text.Append('第').Append(arabic ? paragraph.ToString(CultureInfo.InvariantCulture) : Numeral(paragraph)).Append('款');
            }

            if (Item is { } item)
            {
                text.Append('第').Append(arabic ? item.ToString(CultureInfo.InvariantCulture) : Numeral(item)).Append('项');
            }
        }
        else
        {
            text.Append("Article ").Append(ArabicLabel(Article));
            if (Paragraph is { } paragraph)
            {
                text.Append(CultureInfo.InvariantCulture, $", paragraph {paragraph}");
            }

            if (Item is { } item)
            {
                text.Append(CultureInfo.InvariantCulture, $", item {item}");
            }
        }

        if (Quote.Length > 0)
        {
            text.Append(language == Language.Chinese ? $"「{Quote}」" : $" “{Quote}”");
        }

        return text.ToString();
    }

    private static string Numeral(int value)
    {
        const string digits = "〇一二三四五六七八九";
        if (value is < 1 or > 99)
        {
            return value.ToString(CultureInfo.InvariantCulture);
        }

        var tens = value / 10;
        return (tens > 1 ? digits[tens].ToString() : "") + (tens > 0 ? "十" : "") + (value % 10 > 0 ? digits[value % 10].ToString() : "");
    }

    private static string ArabicLabel(string label)
    {
        var text = new StringBuilder();
        foreach (var part in label.Split('之'))
        {
            if (text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(Arabic(part));
        }

        return text.ToString();
    }

    private static string Arabic(string numeral)
    {
        int total = 0, digit = 0;
        foreach (var c in numeral)
        {
            var d = "〇一二三四五六七八九".IndexOf(c, StringComparison.Ordinal);
            var unit = c switch { '十' => 10, '百' => 100, '千' => 1000, _ => 0 };
            if (unit > 0)
            {
                total += (digit == 0 ? 1 : digit) * unit;
                digit = 0;
            }
            else if (d >= 0)
            {
                digit = d;
            }
            else if (c == '零')
            {
                digit = 0;
            }
            else
            {
                return numeral;
            }
        }

        return (total + digit).ToString(CultureInfo.InvariantCulture);
    }
}

/// <summary>An executable clause: a stable id and where it stands. Compared by id.</summary>
public sealed record Clause(string Id, Citation Citation)
{
    /// <inheritdoc/>
    public bool Equals(Clause? other) => other is not null && Id == other.Id;
    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
}
