using System.Collections.Immutable;
using ProcLang.Syntax.Text;

namespace ProcLang.Syntax.Literate;

/// <summary>Where a quotation stands in an article: its paragraph and item, its stretches in the file, the sentences it touches.</summary>
public sealed record AnchorMatch(Passage Passage, ImmutableArray<Location> Places, ImmutableArray<Sentence> Sentences, bool IsRepeated);

/// <summary>Finds quotations in official text. Widths, quotation marks and white space are folded; …… stands for words left out.</summary>
public static class AnchorResolver
{
    /// <summary>Finds the quotation in the article; null when it does not stand there.</summary>
    public static AnchorMatch? Find(Article article, string quote)
    {
        var parts = Parts(quote);
        if (parts.Length == 0)
        {
            return null;
        }

        AnchorMatch? found = null;
        foreach (var passage in article.Passages)
        {
            if (InPassage(article, passage, parts) is { } match)
            {
                if (found is not null)
                {
                    return found with { IsRepeated = true };
                }

                found = match;
            }
        }

        return found ?? (parts.Length > 1 ? Across(article, parts) : null);
    }

    private static ImmutableArray<string> Parts(string quote) =>
    [
        .. quote.Replace("……", "…", StringComparison.Ordinal).Replace("...", "…", StringComparison.Ordinal).Split('…')
            .Select(FoldedText.Fold).Where(p => p.Length > 0),
    ];

    private static AnchorMatch? InPassage(Article article, Passage passage, ImmutableArray<string> parts)
    {
        var folded = passage.Folded;
        var places = ImmutableArray.CreateBuilder<TextSpan>();
        var from = 0;
        foreach (var part in parts)
        {
            var at = folded.Text.IndexOf(part, from, StringComparison.Ordinal);
            if (at < 0)
            {
                return null;
            }

            places.Add(TextSpan.FromBounds(folded.Origin(at), folded.Origin(at + part.Length - 1) + 1));
            from = at + part.Length;
        }

        return Match(article, [.. places.Select(p => (passage, p))]);
    }

    /// <summary>An elision may leave out the rest of a paragraph and go on in the next.</summary>
    private static AnchorMatch? Across(Article article, ImmutableArray<string> parts)
    {
        var places = ImmutableArray.CreateBuilder<(Passage, TextSpan)>();
        var (passage, from) = (0, 0);
        foreach (var part in parts)
        {
            for (; ; passage++, from = 0)
            {
                if (passage >= article.Passages.Length)
                {
                    return null;
                }

                var folded = article.Passages[passage].Folded;
                var at = folded.Text.IndexOf(part, Math.Min(from, folded.Text.Length), StringComparison.Ordinal);
                if (at >= 0)
                {
                    places.Add((article.Passages[passage], TextSpan.FromBounds(folded.Origin(at), folded.Origin(at + part.Length - 1) + 1)));
                    from = at + part.Length;
                    break;
                }
            }
        }

        return Match(article, places.ToImmutable());
    }

    private static AnchorMatch Match(Article article, ImmutableArray<(Passage Passage, TextSpan Span)> places)
    {
        var sentences = article.Sentences.Where(s => places.Any(p =>
            p.Passage == s.Passage && p.Span.Overlaps(new TextSpan(s.Start, s.Length)))).ToImmutableArray();
        return new AnchorMatch(
            places[0].Passage,
            [.. places.Select(p => new Location(p.Passage.Source, TextSpan.FromBounds(p.Passage.SourceOffset(p.Span.Start), p.Passage.SourceOffset(p.Span.End))))],
            sentences, false);
    }

    /// <summary>The sentence of the article that shares most with the quotation; null when nothing is alike.</summary>
    public static Sentence? Nearest(Article article, string quote)
    {
        var wanted = Pairs(FoldedText.Fold(quote));
        return article.Sentences
            .Select(s => (Sentence: s, Shared: Pairs(FoldedText.Fold(s.Text)).Intersect(wanted).Count()))
            .Where(s => s.Shared * 3 >= wanted.Count && s.Shared > 0)
            .OrderByDescending(s => s.Shared)
            .Select(s => s.Sentence)
            .FirstOrDefault();
    }

    private static HashSet<(char, char)> Pairs(string text)
    {
        var pairs = new HashSet<(char, char)>();
        for (var i = 0; i + 1 < Math.Min(text.Length, 2000); i++)
        {
            pairs.Add((text[i], text[i + 1]));
        }

        return pairs;
    }
}
