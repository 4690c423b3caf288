using ProcLang.Syntax.Tree;

namespace ProcLang.Drafting.Suggestions;

/// <summary>Names fit for a clause.</summary>
internal static class SuggestedNames
{
    private static readonly HashSet<string> Keywords =
        new(KeywordTable.All.SelectMany(k => k.Chinese.Concat(k.English)), StringComparer.Ordinal);

    /// <summary>True for letters and digits that begin with a letter and are no keyword.</summary>
    internal static bool IsPlain(string name) =>
        name.Length is >= 2 and <= 40 && char.IsLetter(name[0]) && name.All(char.IsLetterOrDigit) && !Keywords.Contains(name)
        && !name.All(c => "〇零一二两三四五六七八九十百千万亿".Contains(c, StringComparison.Ordinal));

    /// <summary>The name itself when it is plain, else in back quotes.</summary>
    internal static string Written(string name)
    {
        var kept = string.Concat(name.Where(c => c is not '`' && !char.IsControl(c))).Trim();
        return IsPlain(kept) ? kept : $"`{(kept.Length == 0 ? "Rules" : kept)}`";
    }
}
