using System.Collections.Immutable;
using ProcLang.Syntax.Text;

namespace ProcLang.Syntax.Literate;

/// <summary>What a stretch of a literate file is.</summary>
public enum SegmentKind
{
    /// <summary>A heading line.</summary>
    Heading,
    /// <summary>Lines of official text (<c>&gt; …</c>).</summary>
    Quote,
    /// <summary>A fenced block of clauses, its fence lines included.</summary>
    Fence,
    /// <summary>Anything else: the drafter's comment, blank lines, other fenced blocks.</summary>
    Commentary,
}

/// <summary>A stretch of a literate file. Segments are contiguous and cover the file.</summary>
public readonly record struct Segment(SegmentKind Kind, TextSpan Span);

/// <summary>A fenced block of clauses: <paramref name="Content"/> is what stands between its fence lines.</summary>
public sealed record Fence(TextSpan Content, TextSpan Whole, Article? Article);

/// <summary>An article: its label as the text writes it (四十六, 46, 46a, 十二之一), its title, its official text.</summary>
public sealed class Article(string label, string title, Location heading)
{
    /// <summary>The label as written, without 第 and 条.</summary>
    public string Label { get; } = label;

    /// <summary>The label in Arabic numerals: 四十六 → 46, 十二之一 → 12-1, 46a → 46a.</summary>
    public string Number { get; } = ArticleLabels.Arabic(label);

    /// <summary>The heading after the number.</summary>
    public string Title { get; } = title;

    /// <summary>Where its heading stands.</summary>
    public Location Heading { get; } = heading;

    /// <summary>Its paragraphs and items, in text order.</summary>
    public ImmutableArray<Passage> Passages { get; internal set; } = [];

    /// <summary>Its sentences, in text order.</summary>
    public ImmutableArray<Sentence> Sentences { get; internal set; } = [];

    /// <summary>True when the other has the same label and the same official text in the same paragraphs and items, wherever it stands:
    /// a quotation found in one is found in the other, and is cited alike.</summary>
    public bool SaysTheSameAs(Article other)
    {
        if (Label != other.Label || Passages.Length != other.Passages.Length || Sentences.Length != other.Sentences.Length)
        {
            return false;
        }

        for (var i = 0; i < Passages.Length; i++)
        {
            var (one, two) = (Passages[i], other.Passages[i]);
            if (one.Paragraph != two.Paragraph || one.Item != two.Item || one.NumberLength != two.NumberLength || one.Text != two.Text)
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A piece of text on one source line, with its place.</summary>
public readonly record struct TextPiece(string Text, int Start);

/// <summary>A paragraph (款) or item (项) of official text. <paramref name="Paragraph"/> and <paramref name="Item"/> count from 1;
/// item 0 is the paragraph itself. <paramref name="NumberLength"/> letters at its start are the article's number.</summary>
public sealed class Passage(int paragraph, int item, SourceText source, ImmutableArray<TextPiece> pieces, int numberLength)
{
    /// <summary>The paragraph's number in its article.</summary>
    public int Paragraph { get; } = paragraph;
    /// <summary>The item's number in its paragraph; 0 for the paragraph itself.</summary>
    public int Item { get; } = item;
    /// <summary>The file.</summary>
    public SourceText Source { get; } = source;
    /// <summary>The text as source lines.</summary>
    public ImmutableArray<TextPiece> Pieces { get; } = pieces;
    /// <summary>How many letters at the start only number the article (四十六、).</summary>
    public int NumberLength { get; } = numberLength;
    /// <summary>The text in one line.</summary>
    public string Text { get; } = Join(pieces);

    private FoldedText? _folded;

    /// <summary>The text folded, for finding quotations.</summary>
    public FoldedText Folded => _folded ??= FoldedText.Of(Text);

    /// <summary>The file offset of an offset in <see cref="Text"/>.</summary>
    public int SourceOffset(int offset)
    {
        var at = 0;
        for (var i = 0; i < Pieces.Length; i++)
        {
            var piece = Pieces[i];
            var gap = i > 0 && NeedsSpace(Pieces[i - 1].Text, piece.Text) ? 1 : 0;
            if (offset <= at + gap + piece.Text.Length || i == Pieces.Length - 1)
            {
                return piece.Start + Math.Clamp(offset - at - gap, 0, piece.Text.Length);
            }

            at += gap + piece.Text.Length;
        }

        return 0;
    }

    private static string Join(ImmutableArray<TextPiece> pieces)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i > 0 && NeedsSpace(pieces[i - 1].Text, pieces[i].Text))
            {
                text.Append(' ');
            }

            text.Append(pieces[i].Text);
        }

        return text.ToString();
    }

    // Chinese lines join without a space, lines of an alphabet with one.
    private static bool NeedsSpace(string before, string after) =>
        before.Length > 0 && after.Length > 0 && before[^1] < '\u2E80' && after[0] < '\u2E80';
}

/// <summary>A sentence of official text. Offsets are in its passage's text.</summary>
public sealed record Sentence(Article Article, Passage Passage, int Start, int Length)
{
    /// <summary>The words.</summary>
    public string Text => Passage.Text.Substring(Start, Length);

    /// <summary>Where it begins and ends in the file.</summary>
    public Location Location => new(Passage.Source, TextSpan.FromBounds(Passage.SourceOffset(Start), Passage.SourceOffset(Start + Length)));
}

/// <summary>A literate file: Markdown in which headings are articles, quotations official text, fences clauses.</summary>
public sealed class LiterateDocument
{
    internal LiterateDocument(
        SourceText source, ImmutableArray<Segment> segments, ImmutableArray<Article> articles, ImmutableArray<Fence> fences,
        ImmutableArray<string> official, ImmutableArray<Diagnostics.Diagnostic> diagnostics)
    {
        Source = source;
        Segments = segments;
        Articles = articles;
        Fences = fences;
        OfficialText = official;
        Diagnostics = diagnostics;
    }

    /// <summary>The file.</summary>
    public SourceText Source { get; }
    /// <summary>Contiguous stretches that cover the file.</summary>
    public ImmutableArray<Segment> Segments { get; }
    /// <summary>Its articles in order.</summary>
    public ImmutableArray<Article> Articles { get; }
    /// <summary>Its fences in order.</summary>
    public ImmutableArray<Fence> Fences { get; }
    /// <summary>Every paragraph of official text verbatim, captions included, in order.</summary>
    public ImmutableArray<string> OfficialText { get; }
    /// <summary>What is wrong with its shape.</summary>
    public ImmutableArray<Diagnostics.Diagnostic> Diagnostics { get; }

    /// <summary>Reads a file. Never fails: what is no heading, quotation or fence is commentary.</summary>
    public static LiterateDocument Parse(SourceText source) => new DocumentReader(source).Read();
}
