using System.Collections.Immutable;
using System.Text;
using ProcLang.Syntax.Literate;

namespace ProcLang.Review.Differences;

/// <summary>Whether words stand in both texts.</summary>
public enum TextPartKind
{
    /// <summary>In both.</summary>
    Same,
    /// <summary>In the old text only.</summary>
    Gone,
    /// <summary>In the new text only.</summary>
    Made,
}

/// <summary>A stretch of text that stands in both, or in one of the two.</summary>
public sealed record TextPart(TextPartKind Kind, string Text);

/// <summary>Compares official text word by word: a Chinese character is a word, a run of letters or digits another. What stays between
/// two changes and says little is taken into them, so that a change reads as a phrase.</summary>
public static class TextDifference
{
    private const int MostSteps = 4000;

    /// <summary>The parts in order; what is gone stands before what was made in its place.</summary>
    public static ImmutableArray<TextPart> Of(string old, string changed)
    {
        var (a, b) = (Tokens(old), Tokens(changed));
        var same = Common(a, b);
        var parts = new List<TextPart>();
        int i = 0, j = 0;
        foreach (var (x, y) in same.Append((a.Count, b.Count)))
        {
            Put(parts, TextPartKind.Gone, a, i, x);
            Put(parts, TextPartKind.Made, b, j, y);
            if (x < a.Count)
            {
                Put(parts, TextPartKind.Same, a, x, x + 1);
            }

            (i, j) = (x + 1, y + 1);
        }

        return Readable(parts);
    }

    /// <summary>The official text of an article as one string, a line for each paragraph and item.</summary>
    public static string TextOf(Article article) => string.Join('\n', article.Passages.Select(p => p.Text[p.NumberLength..].TrimStart()));

    private static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        for (var i = 0; i < text.Length;)
        {
            var from = i++;
            if (IsWord(text[from]))
            {
                while (i < text.Length && IsWord(text[i]))
                {
                    i++;
                }
            }

            tokens.Add(text[from..i]);
        }

        return tokens;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) && c < '\u2E80';

    private static void Put(List<TextPart> parts, TextPartKind kind, List<string> tokens, int from, int to)
    {
        if (from >= to)
        {
            return;
        }

        var text = string.Concat(tokens.Skip(from).Take(to - from));
        if (parts.Count > 0 && parts[^1].Kind == kind)
        {
            parts[^1] = parts[^1] with { Text = parts[^1].Text + text };
        }
        else
        {
            parts.Add(new TextPart(kind, text));
        }
    }

    /// <summary>The longest common subsequence, by the shortest edit; texts that share almost nothing are not searched to the end.</summary>
    private static List<(int, int)> Common(List<string> a, List<string> b)
    {
        int start = 0, endA = a.Count, endB = b.Count;
        var same = new List<(int, int)>();
        while (start < endA && start < endB && a[start] == b[start])
        {
            same.Add((start, start));
            start++;
        }

        var tail = new List<(int, int)>();
        while (endA > start && endB > start && a[endA - 1] == b[endB - 1])
        {
            endA--;
            endB--;
            tail.Add((endA, endB));
        }

        var (n, m) = (endA - start, endB - start);
        var trace = new List<int[]>();
        var v = new int[2 * (n + m) + 3];
        var offset = n + m + 1;
        var reached = false;
        for (var d = 0; d <= n + m && d <= MostSteps && !reached; d++)
        {
            trace.Add((int[])v.Clone());
            for (var k = -d; k <= d; k += 2)
            {
                var x = k == -d || (k != d && v[offset + k - 1] < v[offset + k + 1]) ? v[offset + k + 1] : v[offset + k - 1] + 1;
                var y = x - k;
                while (x < n && y < m && a[start + x] == b[start + y])
                {
                    x++;
                    y++;
                }

                v[offset + k] = x;
                if (x >= n && y >= m)
                {
                    reached = true;
                    break;
                }
            }
        }

        if (reached)
        {
            var middle = new List<(int, int)>();
            var (x, y) = (n, m);
            for (var d = trace.Count - 1; d >= 0 && (x > 0 || y > 0); d--)
            {
                var w = trace[d];
                var k = x - y;
                var before = k == -d || (k != d && w[offset + k - 1] < w[offset + k + 1]) ? k + 1 : k - 1;
                var (px, py) = (w[offset + before], w[offset + before] - before);
                while (x > px && y > py && x > 0 && y > 0)
                {
                    x--;
                    y--;
                    middle.Add((start + x, start + y));
                }

                (x, y) = (px, py);
            }

            middle.Reverse();
            same.AddRange(middle);
        }

        tail.Reverse();
        same.AddRange(tail);
        return same;
    }

    /// <summary>One character that stays between two changes only breaks them up.</summary>
    private static ImmutableArray<TextPart> Readable(List<TextPart> parts)
    {
        for (var i = 1; i + 1 < parts.Count; i++)
        {
            var part = parts[i];
            if (part.Kind != TextPartKind.Same || part.Text.Length > 1 || part.Text is "," or "。" or ";" or "、" or "\n")
            {
                continue;
            }

            int from = i, to = i + 1;
            var (gone, made) = (new StringBuilder(), new StringBuilder());
            while (from > 0 && parts[from - 1].Kind != TextPartKind.Same)
            {
                from--;
            }

            while (to < parts.Count && parts[to].Kind != TextPartKind.Same)
            {
                to++;
            }

            for (var k = from; k < to; k++)
            {
                gone.Append(parts[k].Kind == TextPartKind.Made ? "" : parts[k].Text);
                made.Append(parts[k].Kind == TextPartKind.Gone ? "" : parts[k].Text);
            }

            parts.RemoveRange(from, to - from);
            if (made.Length > 0)
            {
                parts.Insert(from, new TextPart(TextPartKind.Made, made.ToString()));
            }

            if (gone.Length > 0)
            {
                parts.Insert(from, new TextPart(TextPartKind.Gone, gone.ToString()));
            }

            i = from;
        }

        return [.. parts];
    }
}
