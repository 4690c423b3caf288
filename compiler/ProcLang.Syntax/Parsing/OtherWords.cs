using System.Collections.Frozen;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Tree;

namespace ProcLang.Syntax.Parsing;

/// <summary>Words that rules use and this language does not: what to write for them.</summary>
internal static class OtherWords
{
    /// <summary>By the word as it stands, in lower case.</summary>
    internal static FrozenDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["of"] = "after",
        ["from"] = "after",
        ["following"] = "after",
        ["prior"] = "before",
        ["majority"] = "more than half of",
        ["minimum"] = "at least",
        ["maximum"] = "at most",
        ["two-thirds"] = "2/3",
        ["one-third"] = "1/3",
        ["three-quarters"] = "3/4",
        ["three-fourths"] = "3/4",
        ["three-fifths"] = "3/5",
        ["one-half"] = "half of",
        ["half"] = "half of",
        ["one"] = "1",
        ["two"] = "2",
        ["three"] = "3",
        ["four"] = "4",
        ["five"] = "5",
        ["six"] = "6",
        ["seven"] = "7",
        ["eight"] = "8",
        ["nine"] = "9",
        ["ten"] = "10",
        ["twelve"] = "12",
        ["fifteen"] = "15",
        ["twenty"] = "20",
        ["thirty"] = "30",
        ["sixty"] = "60",
        ["ninety"] = "90",
        ["unanimous"] = "unanimity of",
        ["unanimously"] = "unanimity of",
        ["business"] = "working",
        ["calendar"] = "days",
        ["过半数"] = "超过 半数",
        ["半数以上"] = "不少于 半数",
        ["会后"] = "期限 会议 结束 后",
        ["会议结束后"] = "期限 会议 结束 后",
        ["简单多数"] = "超过 半数",
        ["最多"] = "至多",
        ["最少"] = "不少于",
        ["至少"] = "不少于",
        ["大于"] = "超过",
        ["小于"] = "少于",
        ["不低于"] = "不少于",
        ["不高于"] = "不超过",
        ["多于"] = "超过",
        ["之后"] = "后",
        ["以后"] = "后",
        ["之前"] = "前",
        ["以前"] = "前",
        ["之内"] = "内",
        ["以内"] = "内",
        ["并且"] = "且",
        ["或者"] = "或",
        ["如果"] = "若",
    }.ToFrozenDictionary();

    /// <summary>What to write for a word where such kinds of word can stand; null when nothing is known of it there.</summary>
    internal static Bilingual? Fix(string word, IReadOnlySet<TokenKind> expected)
    {
        if (word.EndsWith("以上", StringComparison.Ordinal) && word.Length > 2 && expected.Contains(TokenKind.Fraction))
        {
            return Write(word, "不少于 " + word[..^2]);
        }

        return All.TryGetValue(word.ToLowerInvariant(), out var write) && (!char.IsAsciiDigit(write[0]) || expected.Contains(TokenKind.Number))
            ? Write(word, write)
            : null;
    }

    private static Bilingual Write(string word, string write) => new($"「{word}」写作 {write}", $"for \"{word}\" write {write}");
}
