using System.Collections.Frozen;
using ProcLang.Syntax.Parsing;
using ProcLang.Syntax.Tree;

namespace ProcLang.Syntax.Formatting;

/// <summary>Finds names that would run together with the word beside them: after <c>由</c> becomes <c>by</c>, a name
/// <c>signed</c> before it would be read as the keyword <c>signed by</c>.</summary>
internal static class Confusable
{
    private static readonly FrozenSet<string> PartsOfKeywords = KeywordTable.All
        .SelectMany(k => k.English)
        .Where(s => s.Contains(' '))
        .SelectMany(s => s.Split(' '))
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True when two words with a space between them are read as anything but these two words.</summary>
    internal static bool Merge(SyntaxToken one, SyntaxToken other) =>
        (PartsOfKeywords.Contains(one.Text) || PartsOfKeywords.Contains(other.Text))
        && !TokenKinds.Of($"{one.Text} {other.Text}").SequenceEqual([one.Kind, other.Kind]);

    /// <summary>The names that must stand in back quotes among these words.</summary>
    internal static IEnumerable<SyntaxToken> Names(IEnumerable<Segment> segments)
    {
        var pieces = segments.SelectMany(s => s.Pieces).ToArray();
        for (var i = 0; i < pieces.Length; i++)
        {
            if (pieces[i].Name is not { } name || !PartsOfKeywords.Contains(name.Text))
            {
                continue;
            }

            // The longest keyword has three words.
            var around = pieces[Math.Max(0, i - 2)..Math.Min(pieces.Length, i + 3)];
            if (!TokenKinds.Of(string.Join(' ', around.Select(p => p.Text))).SequenceEqual(around.Select(p => p.Kind)))
            {
                yield return name;
            }
        }
    }
}
