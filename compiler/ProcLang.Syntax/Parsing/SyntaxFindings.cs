using System.Collections.Immutable;
using Antlr4.Runtime;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Tree;

namespace ProcLang.Syntax.Parsing;

/// <summary>Where the parser stopped and which kinds of word it could have gone on with.</summary>
internal sealed record SyntaxError(SourceText Source, TextSpan Span, IToken Standing, IReadOnlySet<TokenKind> Expected);

/// <summary>Words the findings about the syntax of a fence.</summary>
internal static class SyntaxFindings
{
    internal static Diagnostic TooDeep(SourceText source, TextSpan span) => Finding(
        SyntaxDiagnostics.TooDeep, source, span,
        new("这里已经太深", "too deep here"),
        new("把内层的内容另写成一条,或分成几个代码块", "state the inner part as a clause of its own, or split the block"),
        Same(FenceParser.DeepestNesting.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    internal static Diagnostic StrangeCharacters(SourceText source, TextSpan span, string text) => Finding(
        SyntaxDiagnostics.StrangeCharacters, source, span,
        new("不是本语言的文字", "not part of the language"),
        new($"删去「{text}」;要作名称的一部分,用反引号括起来", $"remove \"{text}\"; as part of a name, put the name in back quotes"),
        Same(text));

    internal static Diagnostic UnclosedQuotation(SourceText source, TextSpan span, string open, string close) => Finding(
        SyntaxDiagnostics.UnclosedQuotation, source, span,
        new("从这里开始", "opened here"),
        new($"在引文末尾补上「{close}」", $"close the quotation with {close}"),
        Same(open), Same(close));

    internal static Diagnostic UnclosedComment(SourceText source, TextSpan span) => Finding(
        SyntaxDiagnostics.UnclosedComment, source, span,
        new("从这里开始", "opened here"),
        new("补上 */,或改用只到行末的 //", "close it with */, or use // which ends with the line"));

    internal static Diagnostic EndsTooSoon(SyntaxError error)
    {
        var possible = SyntaxWords.Possible(error.Expected);
        return Finding(
            SyntaxDiagnostics.EndsTooSoon, error.Source, error.Span,
            new($"还可以写:{possible.Zh}", $"could go on with: {possible.En}"),
            error.Expected.Contains(TokenKind.Rbrace)
                ? new("补上「}」", "add \"}\"")
                : new($"写完最后一条:补上{possible.Zh}", $"finish the last clause with {possible.En}"));
    }

    internal static Diagnostic Missing(SyntaxError error)
    {
        var possible = SyntaxWords.Possible(error.Expected);
        var standing = SyntaxWords.Standing(error.Standing);
        return Finding(
            SyntaxDiagnostics.MissingWord, error.Source, error.Span,
            new($"此前应有{possible.Zh}", $"{possible.En} should stand before this"),
            Misspelt(error) ?? new($"在{standing.Zh}之前补上{possible.Zh}", $"put {possible.En} before {standing.En}"),
            standing, possible);
    }

    internal static Diagnostic Unexpected(SyntaxError error)
    {
        var standing = SyntaxWords.Standing(error.Standing);
        var possible = SyntaxWords.Possible(error.Expected);
        var label = new Bilingual($"此处可以是:{possible.Zh}", $"could stand here: {possible.En}");
        var kind = (TokenKind)error.Standing.Type;
        var text = SyntaxWords.Shortened(error.Standing.Text);
        if (kind is TokenKind.Rbrace or TokenKind.Rparen && error.Expected.All(k => k != kind) && IsAtTop(error))
        {
            return Finding(
                SyntaxDiagnostics.NothingToClose, error.Source, error.Span, label,
                new($"删去「{text}」", $"remove \"{text}\""), Same(text));
        }

        if (error.Expected.Contains(TokenKind.Ident) && KeywordTable.Of(kind) is not null)
        {
            return Finding(
                SyntaxDiagnostics.KeywordForName, error.Source, error.Span, label,
                new($"在它前面写出名称;若「{text}」就是名称,用反引号:`{text}`", $"write the name before it; if \"{text}\" is the name, use back quotes: `{text}`"),
                Same(text));
        }

        return Finding(
            SyntaxDiagnostics.UnexpectedWord, error.Source, error.Span, label,
            Misspelt(error) ?? EqualsSign(error)
                ?? new($"改为{possible.Zh},或删去{standing.Zh}", $"write {possible.En} here, or remove {standing.En}"),
            standing);
    }

    /// <summary>The finding for a name that was surely meant as a keyword; null when it was not.</summary>
    internal static Diagnostic? SlipOfThePen(SyntaxError error)
    {
        var standing = SyntaxWords.Standing(error.Standing);
        var possible = SyntaxWords.Possible(error.Expected);
        return Misspelt(error) is not { } fix ? null : Finding(
            SyntaxDiagnostics.UnexpectedWord, error.Source, error.Span,
            new($"此处可以是:{possible.Zh}", $"could stand here: {possible.En}"), fix, standing);
    }

    /// <summary>Only where declarations stand is a closing bracket without an opening one.</summary>
    private static bool IsAtTop(SyntaxError error) =>
        error.Standing.Type == (int)TokenKind.Rparen || error.Expected.Contains(TokenKind.EndOfFence);

    /// <summary>A name that is a keyword glued to the next word, or a keyword with a slip of the pen.</summary>
    private static Bilingual? Misspelt(SyntaxError error)
    {
        if (error.Standing.Type != (int)TokenKind.Ident)
        {
            return null;
        }

        var text = error.Standing.Text;
        foreach (var spelling in Spellings(GluedOften.Union(error.Expected)).OrderByDescending(s => s.Length))
        {
            if (spelling[0] > 127 && text.Length > spelling.Length && text.StartsWith(spelling, StringComparison.Ordinal))
            {
                var apart = $"{spelling} {text[spelling.Length..]}";
                return new($"词与词之间要有空格:写作 {apart}", $"words are separated by a space: write {apart}");
            }
        }

        var near = Spellings(error.Expected)
            .Where(s => s.Length >= 2 && Distance(s, text) <= (s[0] > 127 ? 1 : s.Length >= 4 ? 2 : 0))
            .OrderBy(s => Distance(s, text))
            .FirstOrDefault();
        return near is null ? null : new($"是不是要写 {near}?", $"did you mean {near}?");
    }

    /// <summary>Words of a clause that are most often written without a space after them.</summary>
    private static readonly TokenKind[] GluedOften =
    [
        TokenKind.By, TokenKind.MayBy, TokenKind.Within, TokenKind.Overdue, TokenKind.Requires, TokenKind.Gives,
        TokenKind.Attaches, TokenKind.During, TokenKind.On, TokenKind.Step,
    ];

    private static Bilingual? EqualsSign(SyntaxError error) =>
        error.Standing.Type == (int)TokenKind.Equals
            ? new("相等写作 为/is", "equality is written 为/is")
            : null;

    private static IEnumerable<string> Spellings(IEnumerable<TokenKind> kinds) =>
        kinds.Select(KeywordTable.Of).OfType<Keyword>().OrderBy(k => k.Kind).SelectMany(k => k.Chinese.Concat(k.English));

    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 2)
        {
            return 3;
        }

        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }

    private static Bilingual Same(string text) => new(text, text);

    private static Diagnostic Finding(
        DiagnosticDescriptor descriptor, SourceText source, TextSpan span, Bilingual label, Bilingual fix, params ImmutableArray<Bilingual> arguments) =>
        new(descriptor, new Location(source, span), [.. arguments]) { Label = label, Fix = fix };
}
