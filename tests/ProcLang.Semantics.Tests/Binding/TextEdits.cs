using System.Globalization;
using System.Text.RegularExpressions;

namespace ProcLang.Semantics.Tests.Binding;

/// <summary>Edits as an author makes them, sound and unsound, at a place that two numbers choose.</summary>
internal static partial class TextEdits
{
    internal const int Kinds = 14;

    internal static string Edit(string text, string original, int how, int one, int other) => how switch
    {
        0 => original,
        1 or 2 => OnMatch(Number().Matches(text), text, one, m => (int.Parse(m.Value, CultureInfo.InvariantCulture) + 1 + other % 40).ToString(CultureInfo.InvariantCulture)),
        3 => OnMatch(LineInFence(text), text, one, m => "// 注\n" + m.Value),
        4 => OnMatch(LineInFence(text), text, one, _ => ""),
        5 => OnMatch(LineInFence(text), text, one, m => m.Value + m.Value),
        6 => Swap(text, LineInFence(text), one, other),
        7 => Swap(text, Fences().Matches(text), one, other),
        8 => OnMatch(Fences().Matches(text), text, one, _ => ""),
        9 => OnMatch(Quoted().Matches(text), text, one, m => m.Value + "又一句。"),
        10 => OnMatch(Blank().Matches(text), text, one, m => m.Value + "\n说明一句。\n"),
        11 => Words(text) is { Length: > 0 } words ? OnMatch(words, text, one, _ => words[other % words.Length].Value) : text,
        12 => Words(text) is { Length: > 0 } words ? text.Replace(words[one % words.Length].Value, words[one % words.Length].Value + "二", StringComparison.Ordinal) : text,
        _ => OnMatch(Words(text), text, one, _ => ""),
    };

    private static string OnMatch(IReadOnlyList<Match> matches, string text, int which, Func<Match, string> becomes)
    {
        if (matches.Count == 0)
        {
            return text;
        }

        var match = matches[which % matches.Count];
        return text[..match.Index] + becomes(match) + text[(match.Index + match.Length)..];
    }

    private static string Swap(string text, IReadOnlyList<Match> matches, int one, int other)
    {
        if (matches.Count < 2)
        {
            return text;
        }

        var (a, b) = (matches[one % matches.Count], matches[other % matches.Count]);
        (a, b) = a.Index <= b.Index ? (a, b) : (b, a);
        return a == b ? text : text[..a.Index] + b.Value + text[(a.Index + a.Length)..b.Index] + a.Value + text[(b.Index + b.Length)..];
    }

    private static Match[] LineInFence(string text) => Within(text, Line());

    private static Match[] Words(string text) => Within(text, Word());

    private static Match[] Within(string text, Regex what) =>
        [.. Fences().Matches(text).SelectMany(f => InRange(text, what, f.Index + 8, f.Index + f.Length - 4))];

    private static IEnumerable<Match> InRange(string text, Regex what, int from, int to)
    {
        for (var match = what.Match(text, from); match.Success && match.Index + match.Length <= to; match = match.NextMatch())
        {
            yield return match;
        }
    }

    [GeneratedRegex(@"(?<![\d-])\d{1,4}(?![\d-])")]
    private static partial Regex Number();

    [GeneratedRegex(@"[^\n]+\n")]
    private static partial Regex Line();

    [GeneratedRegex(@"[\p{L}]{2,}")]
    private static partial Regex Word();

    [GeneratedRegex(@"```proc\n.*?\n```\n", RegexOptions.Singleline)]
    private static partial Regex Fences();

    [GeneratedRegex(@"(?<=\n)> [^\n]+")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<=\n)\n")]
    private static partial Regex Blank();
}
