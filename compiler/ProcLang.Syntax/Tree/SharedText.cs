namespace ProcLang.Syntax.Tree;

/// <summary>Keeps one copy of the words and spaces that come again and again: most words of a rulebook are keywords or names used
/// before. The tables have a fixed size and forget what another word displaces; two threads may at worst make a word twice.</summary>
internal static class SharedText
{
    private const int Longest = 40;
    private static readonly string?[] Words = new string?[4096];

    /// <summary>The text of a span.</summary>
    internal static string Of(string text, TextSpan span)
    {
        if (span.Length == 0)
        {
            return "";
        }

        if (span.Length > Longest)
        {
            return text.Substring(span.Start, span.Length);
        }

        ref var place = ref Words[Hash(text, span) & (Words.Length - 1)];
        var known = place;
        if (known is not null && Is(known, text, span))
        {
            return known;
        }

        return place = text.Substring(span.Start, span.Length);
    }

    private static uint Hash(string text, TextSpan span)
    {
        var hash = 2166136261u;
        for (var i = span.Start; i < span.End; i++)
        {
            hash = (hash ^ text[i]) * 16777619u;
        }

        return hash ^ (hash >> 15);
    }

    private static bool Is(string known, string text, TextSpan span) =>
        known.Length == span.Length && string.CompareOrdinal(known, 0, text, span.Start, span.Length) == 0;
}
