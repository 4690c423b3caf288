using System.Collections.Immutable;
using Antlr4.Runtime;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Tree;

namespace ProcLang.Syntax.Parsing;

/// <summary>Where the parser stopped and which kinds of word it could have gone on with. <paramref name="Before"/>: the words of the clause
/// that was being read, from its first one to the one before the place.</summary>
internal sealed record SyntaxError(
    SourceText Source, TextSpan Span, IToken Standing, IReadOnlySet<TokenKind> Expected, IReadOnlyList<IToken> Before);

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
            Misspelt(error) ?? Pattern(error) ?? new($"在{standing.Zh}之前补上{possible.Zh}", $"put {possible.En} before {standing.En}"),
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

        if (error.Expected.Contains(TokenKind.Ident) && KeywordTable.Of(kind) is not null && !(error.Expected.Contains(TokenKind.Rbrace) && Pattern(error) is not null))
        {
            return Finding(
                SyntaxDiagnostics.KeywordForName, error.Source, error.Span, label,
                new($"在它前面写出名称;若「{text}」就是名称,用反引号:`{text}`", $"write the name before it; if \"{text}\" is the name, use back quotes: `{text}`"),
                Same(text));
        }

        return Finding(
            SyntaxDiagnostics.UnexpectedWord, error.Source, error.Span, label,
            AnchorTooLate(error) ?? NameOfTwoWords(error) ?? Misspelt(error) ?? EqualsSign(error) ?? DateInWords(error) ?? Pattern(error)
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

    /// <summary>Where the clause that stands here belongs, and how the clause that was begun is written; null when neither is known.</summary>
    private static Bilingual? Pattern(SyntaxError error)
    {
        var standing = (TokenKind)error.Standing.Type;
        var stray = ClausePatterns.All.GetValueOrDefault(standing);
        if (stray is not null && ClausePatterns.AnywhereElse.Contains(standing))
        {
            stray = null;
        }

        // The clause that was begun: the nearest word before the place that begins one.
        // 由 is part of a clause more often than one of its own: 临时召开 由 局长.
        var begun = error.Before.Reverse().Select(t => (TokenKind)t.Type).Where(ClausePatterns.All.ContainsKey).Take(2).ToList() is [var nearest, .. var rest]
            ? nearest == TokenKind.By && rest is [var whole] && ClausePatterns.All[whole].Home != ClauseHome.Step ? whole : nearest
            : default;
        var pattern = ClausePatterns.All.GetValueOrDefault(begun);
        if (pattern is not null && !error.Expected.Contains(TokenKind.Rbrace) && !error.Expected.Contains(TokenKind.Anchor))
        {
            // In the middle of a clause it is a word that this one does not take, and no clause of its own.
            stray = null;
        }

        if (stray is null && pattern is null)
        {
            return null;
        }

        var zh = new List<string>();
        var en = new List<string>();
        if (stray is not null)
        {
            var where = ClausePatterns.Where(stray.Home);
            zh.Add($"「{SyntaxWords.Shortened(error.Standing.Text)}」{where.Zh}");
            en.Add($"\"{SyntaxWords.Shortened(error.Standing.Text)}\" {where.En}");
        }

        if (pattern is not null)
        {
            var keyword = KeywordTable.Of(begun)!;
            // Read as the name of an attribute: the clause of that word does not stand in this block.
            var misplaced = pattern.Home == ClauseHome.Top && error.Expected.Contains(TokenKind.Colon) && error.Expected.Contains(TokenKind.Alias);
            var where = ClausePatterns.Where(pattern.Home);
            var (name, word) = (keyword.Preferred(KeywordLanguage.Chinese), keyword.Preferred(KeywordLanguage.English));
            zh.Add(misplaced ? $"「{name}」{where.Zh},如: {pattern.Zh}" : $"{name} 的写法,如: {pattern.Zh}");
            en.Add(misplaced ? $"\"{word}\" {where.En}, as in: {pattern.En}" : $"{word} is written, for example: {pattern.En}");
            if (pattern.Note is { } note)
            {
                zh.Add(note.Zh);
                en.Add(note.En);
            }
        }

        return new(string.Join(";", zh), string.Join("; ", en));
    }

    /// <summary>A name after a name on one line: most often one name of two words.</summary>
    private static Bilingual? NameOfTwoWords(SyntaxError error)
    {
        // The place is the second word, or what follows it where a name could have been the next clause.
        List<IToken> words = error.Standing.Type == (int)TokenKind.Ident ? [.. error.Before, error.Standing] : [.. error.Before];
        if (words is not [.., { } declares, { } first, { } second] || first.Type != (int)TokenKind.Ident || second.Type != (int)TokenKind.Ident
            || first.Line != second.Line || OtherWords.All.ContainsKey(second.Text) || OtherWords.All.ContainsKey(first.Text)
            || (TokenKind)declares.Type is not (TokenKind.Comma or TokenKind.Office or TokenKind.Unit or TokenKind.Body or TokenKind.Document
                or TokenKind.Matter or TokenKind.Step or TokenKind.Record or TokenKind.Procedure or TokenKind.Meeting or TokenKind.Election
                or TokenKind.Duty or TokenKind.Group or TokenKind.Relation or TokenKind.Rulebook or TokenKind.By or TokenKind.Members))
        {
            return null;
        }

        var (a, b) = (first.Text, second.Text);
        return new($"一个名称不能有空格:写作 {a}{b},或用反引号 `{a} {b}`", $"a name is one word: write {a}{b}, or put it in back quotes: `{a} {b}`");
    }

    /// <summary>一般 「…」: the quotation stands before all words of its clause.</summary>
    private static Bilingual? AnchorTooLate(SyntaxError error) =>
        error.Standing.Type == (int)TokenKind.Anchor && error.Before is [.., { } last] && last.Type == (int)TokenKind.Usually
            ? new($"引文写在「{last.Text}」之前:「…」 {last.Text} …", $"the quotation stands before \"{last.Text}\": «…» {last.Text} …")
            : null;

    /// <summary>A date as texts write it.</summary>
    private static Bilingual? DateInWords(SyntaxError error) =>
        error.Standing.Type == (int)TokenKind.Number && error.Expected.Contains(TokenKind.Date)
            ? new("日期写作 年-月-日,如 2024-01-01", "a date is written year-month-day, as in 2024-01-01")
            : null;

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
        if (OtherWords.Fix(text, error.Expected) is { } known)
        {
            return known;
        }

        foreach (var spelling in Spellings(GluedOften.Union(error.Expected)).OrderByDescending(s => s.Length))
        {
            if (spelling[0] > 127 && text.Length > spelling.Length && text.StartsWith(spelling, StringComparison.Ordinal))
            {
                var apart = $"{spelling} {text[spelling.Length..]}";
                return new($"词与词之间要有空格:写作 {apart}", $"words are separated by a space: write {apart}");
            }
        }

        var near = Spellings(error.Expected)
            .Where(s => s.Length >= 2 && (s[0] > 127 || char.ToLowerInvariant(s[1]) == char.ToLowerInvariant(text[Math.Min(1, text.Length - 1)]) || s[0] != text[0]) && Distance(s, text) <= (s[0] > 127 ? 1 : s.Length >= 7 && text.Length >= 7 ? 2 : s.Length >= 4 && text.Length >= 4 ? 1 : 0))
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
