using System.Text;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Tree;

namespace ProcLang.Syntax.Formatting;

/// <summary>Decides where the lines of a fence break and writes them. The decisions rest on the wider of the two
/// languages, so that a fence has the same lines in both.</summary>
internal sealed class FenceLayout
{
    private const int Widest = 100;
    private const int Indent = 2;
    private const int Continuation = 4;

    private readonly List<Segment> _segments;
    private readonly IReadOnlySet<SyntaxToken> _quoted;
    private readonly string _lineEnd;
    private readonly bool[] _breaks;
    private readonly StringBuilder _out = new();
    private bool _lineStart = true;

    private FenceLayout(List<Segment> segments, bool[] breaks, IReadOnlySet<SyntaxToken> quoted, string lineEnd)
    {
        _segments = segments;
        _breaks = breaks;
        _quoted = quoted;
        _lineEnd = lineEnd;
    }

    /// <summary>Writes the segments; <paramref name="measured"/> are the same segments in every language.</summary>
    internal static string Write(
        List<Segment> segments, IReadOnlyList<List<Segment>> measured, IReadOnlySet<SyntaxToken> quoted, string lineEnd)
    {
        var breaks = Breaks(segments, i => measured.Max(m => Width(m[i], quoted)));
        return new FenceLayout(segments, breaks, quoted, lineEnd).Write();
    }

    private static bool[] Breaks(List<Segment> segments, Func<int, int> width)
    {
        var breaks = new bool[segments.Count];
        var flatUntil = -1;
        var lineStart = 0;
        for (var i = 0; i < segments.Count; i++)
        {
            var segment = segments[i];
            breaks[i] = i > flatUntil && segment.LineBreak switch
            {
                LineBreak.Clause or LineBreak.Close => true,
                _ => segment.First.BeginsLine(),
            };
            if (breaks[i])
            {
                lineStart = i;
            }

            if (segment.Opens && i >= flatUntil && Matching(segments, i) is var close && MayBeFlat(segments, i, close))
            {
                var end = close;
                while (end + 1 < segments.Count && !segments[end].Opens
                    && segments[end + 1].LineBreak is not (LineBreak.Clause or LineBreak.Close) && !segments[end + 1].First.BeginsLine())
                {
                    end++;
                }

                var indent = IndentOf(segments[lineStart]);
                var gaps = Enumerable.Range(lineStart + 1, end - lineStart).Sum(k => Gap(segments, k).Length);
                if (indent + gaps + Enumerable.Range(lineStart, end - lineStart + 1).Sum(width) <= Widest)
                {
                    flatUntil = close;
                }
            }
        }

        return breaks;
    }

    private static int Matching(List<Segment> segments, int open)
    {
        var depth = 0;
        for (var i = open; ; i++)
        {
            if (i > open && segments[i].LineBreak == LineBreak.Close && --depth == 0)
            {
                return i;
            }

            depth += segments[i].Opens ? 1 : 0;
        }
    }

    /// <summary>A body stays on one line only where the drafter wrote it on one; an empty one always does.</summary>
    private static bool MayBeFlat(List<Segment> segments, int open, int close) =>
        close == open + 1
            ? !segments[close].First.HasComment()
            : !segments.Skip(open + 1).Take(close - open).Any(s => s.Pieces.Any(p => p.Trivia?.BeginsLine() == true || TriviaReading.LineEnds(p.Text) > 0));

    private static int IndentOf(Segment segment) =>
        (segment.Depth * Indent) + (segment.LineBreak == LineBreak.KeptContinuation ? Continuation : 0);

    /// <summary>What parts a segment from the one before it on the same line: clauses stand wider apart than words.</summary>
    private static string Gap(List<Segment> segments, int at) =>
        segments[at].LineBreak == LineBreak.Clause && !segments[at - 1].Opens ? "   "
        : segments[at].Pieces is [{ Glue: true }, ..] ? "" : " ";

    private static int Width(Segment segment, IReadOnlySet<SyntaxToken> quoted)
    {
        var width = 0;
        foreach (var piece in segment.Pieces)
        {
            width += (width == 0 || piece.Glue ? 0 : 1) + DiagnosticText.Width(Text(piece, quoted));
            foreach (var trivia in piece.Trivia?.Leading ?? [])
            {
                width += trivia.Kind == TriviaKind.Comment ? 1 + DiagnosticText.Width(trivia.Text) : 0;
            }
        }

        return width;
    }

    private static string Text(Piece piece, IReadOnlySet<SyntaxToken> quoted) =>
        piece.Name is { } name && quoted.Contains(name) ? $"`{piece.Text}`" : piece.Text;

    private string Write()
    {
        for (var i = 0; i < _segments.Count; i++)
        {
            var segment = _segments[i];
            var end = segment.First.Kind == TokenKind.EndOfFence;
            if (end)
            {
                Between(segment.First, breaks: true, space: "", IndentOf(segment), IndentOf(segment), blankAbove: segment.First.HasComment(), blankBelow: false);
                break;
            }

            var space = i == 0 ? "" : Gap(_segments, i);
            var indent = IndentOf(segment);
            var inner = segment.LineBreak == LineBreak.Close ? indent + Indent : indent;
            var blank = segment.LineBreak is LineBreak.Clause or LineBreak.Kept;
            for (var j = 0; j < segment.Pieces.Count; j++)
            {
                var piece = segment.Pieces[j];
                var first = j == 0;
                Between(
                    piece.Trivia,
                    first && _breaks[i],
                    first ? space : piece.Glue ? "" : " ",
                    first ? indent : (segment.Depth * Indent) + Continuation,
                    first ? inner : (segment.Depth * Indent) + Continuation,
                    first && segment.LineBreak != LineBreak.KeptContinuation && i > 0 && !_segments[i - 1].Opens,
                    first && blank);
                _out.Append(Text(piece, _quoted));
                _lineStart = false;
            }
        }

        if (!_lineStart)
        {
            NewLine();
        }

        return _out.ToString();
    }

    /// <summary>Writes what stands between two words: comments where they stood, then a line end or a space.</summary>
    /// <param name="token">The token whose trivia hold the comments.</param>
    /// <param name="breaks">True when the word begins a line in any case.</param>
    /// <param name="space">What parts the word from the one before it on the same line.</param>
    /// <param name="indent">The indent of the word when it begins a line.</param>
    /// <param name="commentIndent">The indent of comments on lines of their own.</param>
    /// <param name="blankAbove">True when an empty line of the drafter is kept before the first comment or the word.</param>
    /// <param name="blankBelow">True when an empty line is kept between a comment and the word.</param>
    private void Between(
        SyntaxToken? token, bool breaks, string space, int indent, int commentIndent, bool blankAbove, bool blankBelow)
    {
        var lines = 0;
        var commented = false;
        var ownLine = false;
        var mustBreak = false;
        foreach (var trivia in token?.Leading ?? [])
        {
            if (trivia.Kind == TriviaKind.WhiteSpace)
            {
                lines += TriviaReading.LineEnds(trivia.Text);
                continue;
            }

            if (_lineStart || lines > 0 || mustBreak)
            {
                BeginLine(lines, commentIndent, commented || blankAbove);
                ownLine = true;
            }
            else
            {
                _out.Append(' ');
            }

            _out.Append(trivia.Text);
            _lineStart = false;
            commented = true;
            mustBreak = trivia.Text.StartsWith("//", StringComparison.Ordinal);
            lines = 0;
        }

        var stays = commented && ownLine && lines == 0 && !mustBreak;
        if (_lineStart || mustBreak || (commented && lines > 0) || (breaks && !stays))
        {
            BeginLine(lines, indent, commented ? blankBelow : blankAbove);
        }
        else
        {
            _out.Append(commented && space.Length == 0 ? " " : space);
        }
    }

    private void BeginLine(int lineEnds, int indent, bool blank)
    {
        if (!_lineStart)
        {
            NewLine();
        }

        if (blank && lineEnds > 1 && _out.Length > 0)
        {
            NewLine();
        }

        _out.Append(' ', indent);
    }

    private void NewLine()
    {
        _out.Append(_lineEnd);
        _lineStart = true;
    }
}
