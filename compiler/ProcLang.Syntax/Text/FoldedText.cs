using System.Text;

namespace ProcLang.Syntax.Text;

/// <summary>A text with widths of punctuation, quotation marks and white space folded, so that a quotation matches however
/// it was typed; each folded character knows where it came from. Between Latin words one space is kept.</summary>
public sealed class FoldedText
{
    private readonly int[] _origin;

    private FoldedText(string text, int[] origin)
    {
        Text = text;
        _origin = origin;
    }

    /// <summary>The folded text.</summary>
    public string Text { get; }

    /// <summary>The offset in the original of a folded offset; past the end: the original's length.</summary>
    public int Origin(int folded) => _origin[Math.Clamp(folded, 0, _origin.Length - 1)];

    /// <summary>Folds a text.</summary>
    public static FoldedText Of(string original)
    {
        var text = new StringBuilder(original.Length);
        var origin = new List<int>(original.Length + 1);
        var space = -1;
        for (var i = 0; i < original.Length; i++)
        {
            var c = original[i];
            if (IsSpace(c))
            {
                space = space < 0 ? i : space;
                continue;
            }

            var folded = Fold(c);
            if (space >= 0 && text.Length > 0 && IsLatin(text[^1]) && IsLatin(folded))
            {
                text.Append(' ');
                origin.Add(space);
            }

            space = -1;
            text.Append(folded);
            origin.Add(i);
        }

        origin.Add(original.Length);
        return new FoldedText(text.ToString(), [.. origin]);
    }

    /// <summary>True when both read the same folded.</summary>
    public static bool AreAlike(string one, string other) => Letters(one) == Letters(other) && Fold(one) == Fold(other);

    // Folding takes white space away and nothing else.
    private static int Letters(string text)
    {
        var letters = 0;
        foreach (var c in text)
        {
            letters += IsSpace(c) ? 0 : 1;
        }

        return letters;
    }

    private static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\uFEFF' or '\u200B';

    /// <summary>Folds a text and forgets where it came from.</summary>
    public static string Fold(string original) => Of(original).Text;

    // A space matters only between words of an alphabet; beside punctuation it never does.
    private static bool IsLatin(char c) => char.IsLetterOrDigit(c) && c < '\u2E80';

    private static char Fold(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '、' => ',',
        '。' or '．' => '.',
        '“' or '”' or '「' or '」' or '『' or '』' or '«' or '»' => '"',
        '‘' or '’' => '\'',
        '〔' or '【' => '[',
        '〕' or '】' => ']',
        '—' or '–' or '―' or '－' => '-',
        _ => c,
    };
}
