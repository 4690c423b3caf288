using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Text;

namespace ProcLang.Syntax.Literate;

/// <summary>Reads a literate file line by line. Only what ProcLang needs of Markdown: headings, quotations, fences.</summary>
internal sealed partial class DocumentReader(SourceText source)
{
    private readonly ImmutableArray<Segment>.Builder _segments = ImmutableArray.CreateBuilder<Segment>();
    private readonly ImmutableArray<Article>.Builder _articles = ImmutableArray.CreateBuilder<Article>();
    private readonly ImmutableArray<Fence>.Builder _fences = ImmutableArray.CreateBuilder<Fence>();
    private readonly ImmutableArray<string>.Builder _official = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
    private readonly Dictionary<Article, PassageBuilder> _passages = [];
    private Article? _article;
    private int _articleLevel;
    private string _lastHeading = "";

    internal LiterateDocument Read()
    {
        var line = 0;
        while (line < source.LineCount)
        {
            // Most lines are commentary, which their first mark tells.
            line = FirstMark(line) switch
            {
                '`' or '~' when FenceOpening().Match(source.GetLine(line)) is { Success: true } open => Fence(line, open),
                '>' when QuoteLine().IsMatch(source.GetLine(line)) => Quote(line),
                '#' when HeadingLine().Match(source.GetLine(line)) is { Success: true } heading => Heading(line, heading),
                _ => Take(line, line + 1, SegmentKind.Commentary),
            };
        }

        foreach (var article in _articles)
        {
            if (_passages.TryGetValue(article, out var built))
            {
                article.Passages = built.Build(source, article);
                article.Sentences = [.. article.Passages.SelectMany(p => Sentences.Split(article, p))];
            }
        }

        return new LiterateDocument(
            source, _segments.ToImmutable(), _articles.ToImmutable(), _fences.ToImmutable(), _official.ToImmutable(), _diagnostics.ToImmutable());
    }

    private char FirstMark(int line)
    {
        var text = Line(line).TrimStart('\uFEFF').TrimStart(' ');
        return text.IsEmpty ? ' ' : text[0];
    }

    private ReadOnlySpan<char> Line(int line)
    {
        var span = source.LineSpan(line);
        return source.Content.AsSpan(span.Start, span.Length);
    }

    private int Take(int from, int to, SegmentKind kind)
    {
        var span = TextSpan.FromBounds(source.FullLineSpan(from).Start, source.FullLineSpan(to - 1).End);
        if (kind == SegmentKind.Commentary && _segments.Count > 0 && _segments[^1].Kind == kind)
        {
            _segments[^1] = new Segment(kind, TextSpan.FromBounds(_segments[^1].Span.Start, span.End));
        }
        else if (span.Length > 0)
        {
            _segments.Add(new Segment(kind, span));
        }

        return to;
    }

    private int Heading(int line, Match heading)
    {
        var level = heading.Groups["h"].Length;
        var text = heading.Groups["t"].Value.Trim().TrimEnd('#').Trim();
        _lastHeading = text;
        if (ArticleLabels.TryRead(text, out var label, out var title))
        {
            var at = new Location(source, source.LineSpan(line));
            _article = new Article(label, title, at);
            _articleLevel = level;
            if (_articles.FirstOrDefault(a => a.Number == _article.Number) is { } other)
            {
                _diagnostics.Add(new Diagnostic(TextDiagnostics.DuplicateArticle, at, label)
                    .WithOther(other.Heading, "已在这里", "it stands here already"));
            }

            _articles.Add(_article);
        }
        else if (_article is not null && level <= _articleLevel)
        {
            // A chapter or section ends the article above it; a deeper heading stays inside.
            _article = null;
        }

        return Take(line, line + 1, SegmentKind.Heading);
    }

    private int Fence(int line, Match open)
    {
        var mark = open.Groups["f"].Value;
        var isProc = open.Groups["i"].Value.Trim().Split(' ', '\t', '{')[0] == "proc";
        var end = line + 1;
        var closed = false;
        for (; end < source.LineCount; end++)
        {
            var text = Line(end).Trim();
            if (text.Length >= mark.Length && text.IndexOfAnyExcept(mark[0]) < 0)
            {
                closed = true;
                break;
            }
        }

        var contentStart = source.FullLineSpan(line).End;
        var contentEnd = end < source.LineCount ? source.FullLineSpan(end).Start : source.Length;
        var to = Math.Min(end + 1, source.LineCount);
        if (isProc)
        {
            _fences.Add(new Fence(
                TextSpan.FromBounds(contentStart, Math.Max(contentStart, contentEnd)),
                TextSpan.FromBounds(source.FullLineSpan(line).Start, source.FullLineSpan(to - 1).End), _article));
            if (!closed)
            {
                _diagnostics.Add(new Diagnostic(TextDiagnostics.UnclosedFence, new Location(source, source.LineSpan(line)))
                    .WithFix($"在条款末尾另起一行写 {mark}", $"end the clauses with a line {mark}"));
            }
        }

        return Take(line, to, isProc ? SegmentKind.Fence : SegmentKind.Commentary);
    }

    private int Quote(int line)
    {
        var paragraph = ImmutableArray.CreateBuilder<TextPiece>();
        var end = line;
        for (; end < source.LineCount; end++)
        {
            var match = QuoteLine().Match(source.GetLine(end));
            if (!match.Success)
            {
                break;
            }

            var text = match.Groups["t"].Value;
            var start = source.LineSpan(end).Start + match.Groups["t"].Index;
            var trimmed = text.Trim();
            if (trimmed.Length == 0)
            {
                Paragraph(paragraph);
                continue;
            }

            start += text.Length - text.TrimStart().Length;
            if (paragraph.Count > 0 && ItemStart().IsMatch(trimmed))
            {
                Paragraph(paragraph);
            }

            paragraph.Add(new TextPiece(trimmed, start));
        }

        Paragraph(paragraph);
        return Take(line, end, SegmentKind.Quote);
    }

    private void Paragraph(ImmutableArray<TextPiece>.Builder pieces)
    {
        if (pieces.Count == 0)
        {
            return;
        }

        var made = pieces.ToImmutable();
        pieces.Clear();
        var passage = new Passage(0, 0, source, made, 0);
        _official.Add(passage.Text);
        // A quotation that repeats its heading is a caption of the text: printed, but it says nothing to execute.
        var caption = FoldedText.AreAlike(passage.Text, _lastHeading);
        if (_article is not null && !caption)
        {
            if (!_passages.TryGetValue(_article, out var builder))
            {
                _passages[_article] = builder = new PassageBuilder();
            }

            builder.Add(made, ItemStart().IsMatch(passage.Text) && builder.HasParagraph);
        }
    }

    private sealed class PassageBuilder
    {
        private readonly List<(ImmutableArray<TextPiece> Pieces, bool IsItem)> _made = [];

        internal bool HasParagraph => _made.Count > 0;

        internal void Add(ImmutableArray<TextPiece> pieces, bool isItem) => _made.Add((pieces, isItem));

        internal ImmutableArray<Passage> Build(SourceText source, Article article)
        {
            var passages = ImmutableArray.CreateBuilder<Passage>();
            var (paragraph, item) = (0, 0);
            foreach (var (pieces, isItem) in _made)
            {
                if (isItem)
                {
                    item++;
                }
                else
                {
                    paragraph++;
                    item = 0;
                }

                var number = paragraph == 1 && !isItem ? ArticleLabels.NumberLength(pieces[0].Text, article.Label) : 0;
                passages.Add(new Passage(paragraph, item, source, pieces, number));
            }

            return passages.ToImmutable();
        }
    }

    [GeneratedRegex(@"^ {0,3}(?<f>`{3,}|~{3,})(?<i>[^`]*)$", RegexOptions.CultureInvariant)]
    private static partial Regex FenceOpening();

    [GeneratedRegex(@"^ {0,3}>\s?(?<t>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex QuoteLine();

    [GeneratedRegex(@"^\uFEFF? {0,3}(?<h>#{1,6})\s+(?<t>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex HeadingLine();

    [GeneratedRegex(@"^(?:[（(](?:[一二三四五六七八九十百]+|\d+|[a-z]{1,4})[)）]|\d{1,3}[.)．](?=\s|[\u2E80-\uFFFF])|[a-z][.)]\s)", RegexOptions.CultureInvariant)]
    private static partial Regex ItemStart();
}
