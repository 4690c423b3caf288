using System.Collections.Immutable;
using System.Text;

namespace ProcLang.Syntax.Text;

/// <summary>The text of one file. Reading files is a host's work; this only holds what was read.</summary>
public sealed class SourceText
{
    /// <summary>Files larger than this are refused: no rulebook people can read comes near it. In bytes.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    private readonly ImmutableArray<int> _lineStarts;

    /// <summary>Holds a text under the path the host knows it by.</summary>
    public SourceText(string path, string content)
    {
        Path = path;
        Content = content;
        var starts = ImmutableArray.CreateBuilder<int>();
        starts.Add(0);
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] == '\n' || (content[i] == '\r' && (i + 1 == content.Length || content[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        _lineStarts = starts.ToImmutable();
    }

    /// <summary>The path as the host gave it.</summary>
    public string Path { get; }

    /// <summary>Every character of the file.</summary>
    public string Content { get; }

    /// <summary>Its length in UTF-16 units.</summary>
    public int Length => Content.Length;

    /// <summary>How many lines it has; a last empty line counts.</summary>
    public int LineCount => _lineStarts.Length;

    /// <summary>Where an offset stands. Offsets past the end stand at the end.</summary>
    public LinePosition LineAt(int offset)
    {
        offset = Math.Clamp(offset, 0, Content.Length);
        var index = _lineStarts.BinarySearch(offset);
        var line = index >= 0 ? index : ~index - 1;
        return new LinePosition(line, offset - _lineStarts[line]);
    }

    /// <summary>The span of a line, counted from 0, without its line end.</summary>
    public TextSpan LineSpan(int line)
    {
        var start = _lineStarts[line];
        var end = line + 1 < _lineStarts.Length ? _lineStarts[line + 1] : Content.Length;
        while (end > start && Content[end - 1] is '\n' or '\r')
        {
            end--;
        }

        return TextSpan.FromBounds(start, end);
    }

    /// <summary>The span of a line with its line end.</summary>
    public TextSpan FullLineSpan(int line) =>
        TextSpan.FromBounds(_lineStarts[line], line + 1 < _lineStarts.Length ? _lineStarts[line + 1] : Content.Length);

    /// <summary>The text of a line, counted from 0, without its line end.</summary>
    public string GetLine(int line) => ToString(LineSpan(line));

    /// <summary>The text of a stretch.</summary>
    public string ToString(TextSpan span) => Content.Substring(span.Start, span.Length);

    /// <inheritdoc/>
    public override string ToString() => Content;

    /// <summary>Reads a file's bytes; says what is wrong with them when they are no text.</summary>
    public static (SourceText? Text, UnreadableText? Why) FromBytes(string path, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MostBytes)
        {
            return (null, UnreadableText.TooLarge);
        }

        if (bytes.IndexOf((byte)0) >= 0)
        {
            return (null, UnreadableText.Binary);
        }

        try
        {
            var content = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            return string.IsNullOrWhiteSpace(content.TrimStart('\uFEFF')) ? (null, UnreadableText.Empty) : (new SourceText(path, content), null);
        }
        catch (DecoderFallbackException)
        {
            return (null, UnreadableText.NotUtf8);
        }
    }
}

/// <summary>Why a file cannot be read as a rulebook.</summary>
public enum UnreadableText
{
    /// <summary>Larger than <see cref="SourceText.MostBytes"/>.</summary>
    TooLarge,
    /// <summary>Holds bytes that no text holds.</summary>
    Binary,
    /// <summary>Not UTF-8.</summary>
    NotUtf8,
    /// <summary>Nothing in it.</summary>
    Empty,
}
