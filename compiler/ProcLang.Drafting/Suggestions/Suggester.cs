using System.Collections.Immutable;
using ProcLang.Syntax.Literate;

namespace ProcLang.Drafting.Suggestions;

/// <summary>Lists the sentences of a text that look procedural, each with a clause it may call for.</summary>
public static class Suggester
{
    private const int LongestAnchor = 60;

    /// <summary>The suggestions for an article's sentences, in text order. <paramref name="issued"/>: the day the text was issued, when it
    /// may be in force from then.</summary>
    public static ImmutableArray<Suggestion> For(Article article, bool chinese, DateOnly? issued = null)
    {
        var found = ImmutableArray.CreateBuilder<Suggestion>();
        foreach (var sentence in article.Sentences)
        {
            var anchor = Anchor(sentence.Text, chinese);
            if (anchor is null)
            {
                continue;
            }

            var clauses = chinese ? ChineseSuggestions.Of(sentence.Text) : EnglishSuggestions.Of(sentence.Text);
            foreach (var (kind, place, clause) in clauses.Concat(ForceSuggestions.Of(sentence.Text, chinese, issued)))
            {
                found.Add(new Suggestion(kind, article.Label, sentence.Text, place, Anchored(anchor, clause, place)));
            }
        }

        return found.ToImmutable();
    }

    // A limit is quoted on its line, inside its braces; every other clause begins with its words.
    private static string Anchored(string anchor, string clause, SuggestionPlace place) =>
        place == SuggestionPlace.Declaration && clause.IndexOf('{', StringComparison.Ordinal) is var brace and >= 0
            ? clause[..(brace + 1)] + " " + anchor + clause[(brace + 1)..]
            : anchor + " " + clause;

    /// <summary>The sentence as a quotation, its middle left out when it is long; null when it holds quotation marks of clauses.</summary>
    private static string? Anchor(string sentence, bool chinese)
    {
        var words = sentence.Trim().TrimEnd('。', '；', ';', '.', '！', '？', '!', '?', '：', ':', ',', '，');
        if (words.Length < 2 || words.AsSpan().ContainsAny("「」«»"))
        {
            return null;
        }

        if (words.Length > LongestAnchor)
        {
            var head = words[..25].TrimEnd();
            var tail = words[^25..].TrimStart();
            words = head + (chinese ? "……" : "...") + tail;
        }

        return chinese ? $"「{words}」" : $"«{words}»";
    }
}
