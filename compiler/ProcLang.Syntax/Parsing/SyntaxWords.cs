using System.Collections.Frozen;
using Antlr4.Runtime;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Tree;

namespace ProcLang.Syntax.Parsing;

/// <summary>Says in the words of the field what stands in a place and what could stand there.</summary>
internal static class SyntaxWords
{
    private const int MostNamed = 6;

    private static readonly FrozenSet<TokenKind> UnitsOfTime = new[]
    {
        TokenKind.Hours, TokenKind.Days, TokenKind.WorkingDays, TokenKind.ClearDays, TokenKind.Weeks, TokenKind.Months, TokenKind.Years,
    }.ToFrozenSet();

    private static readonly FrozenSet<TokenKind> Comparisons = new[]
    {
        TokenKind.AtLeast, TokenKind.AtMost, TokenKind.MoreThan, TokenKind.LessThan, TokenKind.Ge, TokenKind.Le, TokenKind.Gt, TokenKind.Lt,
    }.ToFrozenSet();

    /// <summary>What a token is called when it stands in the text.</summary>
    internal static Bilingual Standing(IToken token) => (TokenKind)token.Type switch
    {
        TokenKind.EndOfFence => new("代码块的结尾", "the end of the block"),
        TokenKind.Anchor => new($"引文 {Shortened(token.Text)}", $"the quotation {Shortened(token.Text)}"),
        TokenKind.String => new($"文本 {Shortened(token.Text)}", $"the text {Shortened(token.Text)}"),
        TokenKind.Ident or TokenKind.QuotedName => new($"名称「{Shortened(token.Text)}」", $"the name \"{Shortened(token.Text)}\""),
        TokenKind.Number or TokenKind.Numeral => new($"数字 {token.Text}", $"the number {token.Text}"),
        TokenKind.Date => new($"日期 {token.Text}", $"the date {token.Text}"),
        _ => new($"「{Shortened(token.Text)}」", $"\"{Shortened(token.Text)}\""),
    };

    /// <summary>The kinds of word that could stand in a place, a few words long: <c>名称、「:」或 步骤/step</c>.</summary>
    internal static Bilingual Possible(IReadOnlySet<TokenKind> expected)
    {
        var zh = new List<string>();
        var en = new List<string>();
        void Say(string chinese, string english)
        {
            zh.Add(chinese);
            en.Add(english);
        }

        var aName = expected.Contains(TokenKind.Ident);
        if (aName)
        {
            Say("名称", "a name");
        }

        if (expected.Contains(TokenKind.Number))
        {
            Say("数字", "a number");
        }

        if (expected.Contains(TokenKind.Date))
        {
            Say("日期(2019-03-04)", "a date (2019-03-04)");
        }

        if (expected.Contains(TokenKind.String))
        {
            Say("带引号的文本", "a text in quotation marks");
        }

        if (expected.Overlaps(UnitsOfTime))
        {
            Say("时间单位(日/days、个工作日/working days、周/weeks…)", "a unit of time (日/days, 个工作日/working days, 周/weeks …)");
        }

        if (expected.Overlaps(Comparisons))
        {
            Say("比较词(不少于/at least、超过/more than…)", "a comparison (不少于/at least, 超过/more than …)");
        }

        foreach (var kind in expected.Where(k => Punctuation(k) is not null).Order())
        {
            var mark = Punctuation(kind)!;
            Say($"「{mark}」", $"\"{mark}\"");
        }

        if (expected.Contains(TokenKind.Anchor))
        {
            Say("引文「…」", "a quotation 「…」");
        }

        var words = expected
            .Where(k => KeywordTable.Of(k) is not null && !UnitsOfTime.Contains(k) && !Comparisons.Contains(k))
            .Where(k => !aName || !NameWords.Contains(k))
            .Order()
            .Select(k => KeywordTable.Of(k)!.Both);
        foreach (var word in words)
        {
            Say(word, word);
        }

        if (zh.Count == 0)
        {
            return new("代码块的结尾", "the end of the block");
        }

        var more = zh.Count > MostNamed;
        return new(
            string.Join("、", zh.Take(MostNamed)) + (more ? "等" : ""),
            string.Join(", ", en.Take(MostNamed)) + (more ? " and others" : ""));
    }

    /// <summary>How a punctuation token is written, or null when the kind is no punctuation.</summary>
    internal static string? Punctuation(TokenKind kind) => kind switch
    {
        TokenKind.Lbrace => "{",
        TokenKind.Rbrace => "}",
        TokenKind.Lparen => "(",
        TokenKind.Rparen => ")",
        TokenKind.Comma => ",",
        TokenKind.Colon => ":",
        TokenKind.Dot => ".",
        TokenKind.Bar => "|",
        TokenKind.Equals => "=",
        TokenKind.Arrow => "→",
        _ => null,
    };

    /// <summary>The keywords that the grammar also takes as plain names (rule <c>nameWord</c>).</summary>
    internal static FrozenSet<TokenKind> NameWords { get; } = new[]
    {
        TokenKind.Calendar, TokenKind.Body, TokenKind.Unit, TokenKind.Office, TokenKind.Group, TokenKind.Relation,
        TokenKind.Document, TokenKind.Matter, TokenKind.Type, TokenKind.Signing, TokenKind.Procedure, TokenKind.Meeting,
        TokenKind.Acting, TokenKind.DocNumber, TokenKind.Issued, TokenKind.Effective, TokenKind.Zone, TokenKind.Weekend,
        TokenKind.Covers, TokenKind.Convener, TokenKind.Chair, TokenKind.Members, TokenKind.Attendees, TokenKind.Invited,
        TokenKind.Present, TokenKind.Frequency, TokenKind.Proposes, TokenKind.Settles, TokenKind.Item, TokenKind.Papers,
        TokenKind.Leave, TokenKind.Decision, TokenKind.Determines, TokenKind.Record, TokenKind.Article, TokenKind.Paragraph,
        TokenKind.Lapse, TokenKind.Breach, TokenKind.Refused, TokenKind.Mandates,
        TokenKind.Provisional, TokenKind.Yearly, TokenKind.Observed, TokenKind.Nearest,
        TokenKind.InFavour, TokenKind.Unanimous, TokenKind.Abstentions, TokenKind.Counted, TokenKind.NotCounted, TokenKind.Ballot, TokenKind.Tie, TokenKind.Decides, TokenKind.Fails, TokenKind.Recused, TokenKind.Adjourn, TokenKind.Proxy,
        TokenKind.Duty, TokenKind.Waived, TokenKind.Delegation, TokenKind.Suspension, TokenKind.Resumed, TokenKind.Emergency, TokenKind.MadeUp,
        TokenKind.Election, TokenKind.Seats, TokenKind.Electors, TokenKind.Candidates, TokenKind.Nomination, TokenKind.Voting, TokenKind.Elected, TokenKind.Lot, TokenKind.Declaration, TokenKind.Vacancy,
        TokenKind.Amends, TokenKind.Becomes, TokenKind.Deletes, TokenKind.Adds,
        TokenKind.Composition, TokenKind.Speaking, TokenKind.Minutes, TokenKind.MoreTime, TokenKind.Headcount, TokenKind.OnTime,
        TokenKind.Weights, TokenKind.WithVotes, TokenKind.Merging, TokenKind.Splitting, TokenKind.Same,
    }.ToFrozenSet();

    internal static string Shortened(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= 24 ? line : $"{line[..(char.IsHighSurrogate(line[22]) ? 22 : 23)]}…";
    }
}
