using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using ProcLang.Runtime.Citations;

namespace ProcLang.Emit.CSharp;

/// <summary>Writes C# lines, indented, with the clause beside what it decides. Lines end with a line feed on every system.</summary>
internal sealed class CodeWriter(Language language)
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes a line; an empty one has no indentation.</summary>
    public CodeWriter Line(string line = "")
    {
        if (line.Length > 0) _text.Append(' ', 4 * _depth).Append(line);
        _text.Append('\n');
        return this;
    }

    /// <summary>Writes the line, an opening brace, the body, and a closing brace.</summary>
    public CodeWriter Block(string head, Action body, string tail = "")
    {
        Line(head);
        return Braces(body, tail);
    }

    /// <summary>Writes the body in braces.</summary>
    public CodeWriter Braces(Action body, string tail = "")
    {
        Line("{");
        Inside(body);
        return Line("}" + tail);
    }

    /// <summary>Writes the body one level deeper.</summary>
    public CodeWriter Inside(Action body)
    {
        _depth++;
        body();
        _depth--;
        return this;
    }

    /// <summary>Writes statements that a clause decides: a debugger steps on the clause's line of the rulebook.</summary>
    public CodeWriter ByClause(Clause? clause, params ReadOnlySpan<string> lines)
    {
        if (clause is null)
        {
            foreach (var line in lines) Line(line);
            return this;
        }

        Comment(clause);
        var mapped = clause.Citation is { Line: > 0, File.Length: > 0 };
        foreach (var line in lines)
        {
            if (mapped) _text.Append(CultureInfo.InvariantCulture, $"#line {clause.Citation.Line} {Mapped(clause.Citation.File)}\n");
            Line(line);
        }

        if (mapped) _text.Append("#line default\n");
        return this;
    }

    /// <summary>Writes the citation as a comment.</summary>
    public CodeWriter Comment(Clause? clause) => clause is null ? this : Line("// " + Said(clause));

    /// <summary>Writes a doc comment.</summary>
    public CodeWriter Doc(string text) => Line("/// <summary>" + Escaped(text) + "</summary>");

    /// <summary>The clause's citation on one line.</summary>
    public string Said(Clause clause) => OneLine(clause.Citation.Display(language));

    /// <summary>A string literal.</summary>
    public static string Quote(string? text) => text is null ? "null" : SymbolDisplay.FormatLiteral(text, true);

    /// <summary>The text so far.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>Words for a comment of one line.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n', '\u0085', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries));

    private static string Escaped(string text) => OneLine(text).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>A line directive knows no escapes; a quote in a file's name is left out.</summary>
    private static string Mapped(string file) => "\"" + OneLine(file).Replace("\"", "", StringComparison.Ordinal) + "\"";
}
