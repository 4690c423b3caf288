using System.Collections.Immutable;
using ProcLang.Review.Voice;
using ProcLang.Review.Witnesses;
using ProcLang.Runtime.Citations;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Literate;

namespace ProcLang.Review.Differences;

/// <summary>An article in both texts. <paramref name="Parts"/> is its official text with what changed in it.</summary>
public sealed record ArticleDifference(string Label, Phrase Heading, ImmutableArray<TextPart> Parts, bool TextChanged, ImmutableArray<Change> Changes)
{
    /// <summary>The text says something else and the clauses do not, or the other way round: a question for the reviewer. Null: none.</summary>
    public Phrase? Question => (TextChanged, Changes.IsEmpty) switch
    {
        (true, true) => new Phrase("原文改了,条款没有改:条款还符合原文吗?", "The text changed and its clauses did not: do they still say what it says?"),
        (false, false) => new Phrase("条款改了,原文没有改:原文允许这样理解吗?", "The clauses changed and the text did not: does it allow this?"),
        _ => null,
    };
}

/// <summary>The verdict of one procedure. <paramref name="Runs"/> is what it can do as a machine that it could not, and what no longer: steps reached, passed
/// over, done again, and the shortest runs that only one of the two has; empty where the order of steps stayed.</summary>
public sealed record ProcedureVerdict(string Procedure, Phrase Name, ChangeDirection Verdict, ImmutableArray<Phrase> Runs);

/// <summary>What someone may do now and could not, or the reverse.</summary>
public sealed record OfficeChange(Phrase Office, ImmutableArray<Phrase> Says);

/// <summary>Two revisions of a rulebook compared: text, clauses and behaviour, article by article.</summary>
public sealed record Revision
{
    /// <summary>The old rulebook, under the new names.</summary>
    public required RulebookModel Before { get; init; }
    /// <summary>The new rulebook.</summary>
    public required RulebookModel After { get; init; }
    /// <summary>All changes taken together.</summary>
    public required ChangeDirection Verdict { get; init; }
    /// <summary>The verdict of each procedure that changed.</summary>
    public required ImmutableArray<ProcedureVerdict> Procedures { get; init; }
    /// <summary>What changed, in order of the text.</summary>
    public required ImmutableArray<Change> Changes { get; init; }
    /// <summary>Articles with a change of text or of clauses.</summary>
    public required ImmutableArray<ArticleDifference> Articles { get; init; }
    /// <summary>What was only renamed.</summary>
    public required ImmutableArray<Rename> Renames { get; init; }
    /// <summary>The same, office by office.</summary>
    public required ImmutableArray<OfficeChange> Offices { get; init; }

    /// <summary>Compares two compiled rulebooks that have a meaning.</summary>
    /// <param name="old">The old revision.</param>
    /// <param name="changed">The new one.</param>
    /// <param name="renames">Names the reviewer says were changed.</param>
    /// <param name="witnesses">Whether to look for witnesses.</param>
    public static Revision Of(Compilation old, Compilation changed, IReadOnlyList<(string Old, string New)> renames, bool witnesses = true)
    {
        var (before, after) = (
            old.Model ?? throw new InvalidOperationException("The old rulebook has errors."), changed.Model ?? throw new InvalidOperationException("The new rulebook has errors."));
        var (renaming, found) = RenameDetection.Find(before, after, renames);
        before = renaming.Apply(before);
        var changes = Differences.Changes.Between(before, after);
        var articles = TextsOf(old, changed);
        var textChanged = articles.Where(a => a.Changed).Select(a => ArticleLabels.Arabic(a.Label)).ToHashSet();
        changes = [.. changes.Select(c => c with { TextUnchanged = !textChanged.Contains(ArticleLabels.Arabic(c.Article)) })];
        if (witnesses)
        {
            changes = Search.Witnessed(before, after, changes);
        }

        var pen = new Pen(after);
        var runs = new Directions(before, after).Runs;
        return new Revision
        {
            Before = before,
            After = after,
            Verdict = ChangeDirections.Together(changes.Select(c => c.Direction)),
            Procedures = [.. changes.Where(c => c.Procedure is not null).GroupBy(c => c.Procedure!)
                .Select(g => new ProcedureVerdict(g.Key, pen.Say(s => s.Names.Of(g.Key)), ChangeDirections.Together(g.Select(c => c.Direction)), runs.Whole(g.Key)))],
            Changes = changes,
            Articles =
            [
                .. articles.Select(a => new ArticleDifference(a.Label, a.Heading, a.Parts, a.Changed, [.. changes.Where(c => Same(c.Article, a.Label))]))
                    .Where(a => a.TextChanged || a.Changes.Length > 0),
            ],
            Renames = [.. found],
            Offices = OfficeChanges.Of(before, after, changes),
        };
    }

    /// <summary>The changes between two models, whatever their texts.</summary>
    public static ImmutableArray<Change> Between(RulebookModel old, RulebookModel changed, bool witnesses = false)
    {
        var before = RenameDetection.Find(old, changed, []).Renaming.Apply(old);
        var changes = Differences.Changes.Between(before, changed);
        return witnesses ? Search.Witnessed(before, changed, changes) : changes;
    }

    private static bool Same(string left, string right) => left.Length > 0 && ArticleLabels.Arabic(left) == ArticleLabels.Arabic(right);

    private static List<(string Label, Phrase Heading, ImmutableArray<TextPart> Parts, bool Changed)> TextsOf(Compilation old, Compilation changed)
    {
        var (before, after) = (old.Files.SelectMany(f => f.Document.Articles).ToList(), changed.Files.SelectMany(f => f.Document.Articles).ToList());
        var all = new List<(string, Phrase, ImmutableArray<TextPart>, bool)>();
        foreach (var article in after)
        {
            var was = before.Find(b => b.Number == article.Number);
            var (x, y) = (was is null ? "" : TextDifference.TextOf(was), TextDifference.TextOf(article));
            all.Add((article.Label, Heading(article), x == y ? [new TextPart(TextPartKind.Same, y)] : TextDifference.Of(x, y), x != y));
        }

        foreach (var article in before.Where(b => !after.Exists(a => a.Number == b.Number)))
        {
            all.Add((article.Label, Heading(article), [new TextPart(TextPartKind.Gone, TextDifference.TextOf(article))], true));
        }

        return all;
    }

    private static Phrase Heading(Article article)
    {
        var at = new Citation("", article.Label, null, null, "", "", 1);
        return new Phrase($"{at.Display(Language.Chinese)} {article.Title}".TrimEnd(), $"{at.Display(Language.English)} {article.Title}".TrimEnd());
    }
}
