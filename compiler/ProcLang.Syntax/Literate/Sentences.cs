namespace ProcLang.Syntax.Literate;

/// <summary>Splits official text into sentences: at 。！？； and, in texts of an alphabet, at . ! ? ; before a space and the
/// start of something new; never inside quotation marks or brackets. The end of a paragraph or item ends one too.</summary>
internal static class Sentences
{
    private static readonly string[] Abbreviations = ["Art.", "No.", "Nos.", "e.g.", "i.e.", "Mr.", "Mrs.", "Ms.", "Dr.", "St.", "Sec.", "U.S.", "cf.", "para.", "etc."];

    internal static IEnumerable<Sentence> Split(Article article, Passage passage)
    {
        var text = passage.Text;
        var start = passage.NumberLength;
        var depth = 0;
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '「' or '『' or '“' or '《' or '（' or '(' or '«')
            {
                depth++;
            }
            else if (c is '」' or '』' or '”' or '》' or '）' or ')' or '»')
            {
                depth = Math.Max(0, depth - 1);
            }

            if (depth > 0 || !Ends(text, i))
            {
                continue;
            }

            var end = i + 1;
            while (end < text.Length && text[end] is '”' or '」' or '）' or ')' or '"' or '’')
            {
                end++;
            }

            if (Make(article, passage, start, end) is { } sentence)
            {
                yield return sentence;
            }

            start = end;
            i = end - 1;
        }

        if (Make(article, passage, start, text.Length) is { } last)
        {
            yield return last;
        }
    }

    private static Sentence? Make(Article article, Passage passage, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(passage.Text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(passage.Text[end - 1]))
        {
            end--;
        }

        return passage.Text.AsSpan(start, end - start).IndexOfAnyExcept("。！？；;.!?,，、 ") >= 0
            ? new Sentence(article, passage, start, end - start)
            : null;
    }

    private static bool Ends(string text, int i)
    {
        switch (text[i])
        {
            case '。' or '！' or '？' or '；' or '．':
                return true;
            case ';' or '!' or '?':
                return i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]) || text[i + 1] >= '\u2E80' || i > 0 && text[i - 1] >= '\u2E80';
            case '.':
                if (i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]))
                {
                    return false;
                }

                var next = i + 1;
                while (next < text.Length && char.IsWhiteSpace(text[next]))
                {
                    next++;
                }

                if (next < text.Length && !(char.IsUpper(text[next]) || char.IsDigit(text[next]) || text[next] is '(' or '"' or '“' or '[' || text[next] >= '\u2E80'))
                {
                    return false;
                }

                return !Array.Exists(Abbreviations, a => i + 1 >= a.Length && text.AsSpan(i + 1 - a.Length, a.Length).SequenceEqual(a)
                    && (i + 1 == a.Length || !char.IsLetter(text[i - a.Length])));
            default:
                return false;
        }
    }
}
