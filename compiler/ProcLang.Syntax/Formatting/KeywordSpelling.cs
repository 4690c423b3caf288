using ProcLang.Syntax.Tree;

namespace ProcLang.Syntax.Formatting;

/// <summary>Chooses the one spelling that a word has in a formatted rulebook.</summary>
internal static class KeywordSpelling
{
    /// <summary>The language a word is written in: anything of ASCII letters or marks is taken for English.</summary>
    internal static KeywordLanguage LanguageOf(SyntaxToken token) =>
        System.Text.Ascii.IsValid(token.Text) ? KeywordLanguage.English : KeywordLanguage.Chinese;

    /// <summary>The text of a token that stands as it is, in the language asked for or else its own.</summary>
    internal static string Of(SyntaxToken token, KeywordLanguage? asked)
    {
        if (IsName(token))
        {
            return token.Text;
        }

        var language = asked ?? LanguageOf(token);
        if (KeywordTable.Of(token.Kind) is not { } keyword)
        {
            return Mark(token.Kind, language) ?? token.Text;
        }

        return language == KeywordLanguage.Chinese ? Chinese(token, keyword) : English(token, keyword);
    }

    /// <summary>True when the token is (part of) a name, which no conversion touches.</summary>
    internal static bool IsName(SyntaxToken token) => token.Parent is { Kind: NodeKind.Name or NodeKind.NameWord };

    private static string Chinese(SyntaxToken token, Keyword keyword) => (token.Kind, token.Parent?.Kind) switch
    {
        // 每 月, but 3 个月; a limit reads 至多 1 次, a comparison 不超过.
        (TokenKind.Months, NodeKind.CalendarUnit) => "月",
        // What has not happened reads 未曾, what must not 永不.
        (TokenKind.Never, NodeKind.PropertyNever) => "永不",
        (TokenKind.AtMost, NodeKind.Bound) when token.Parent.Parent is { Kind: NodeKind.LimitLine } => "至多",
        _ => keyword.Preferred(KeywordLanguage.Chinese),
    };

    private static string English(SyntaxToken token, Keyword keyword)
    {
        switch (token.Kind)
        {
            case TokenKind.MayBy when token.Parent is { Kind: NodeKind.PlanVerbFirst }:
                return "may be";
            case TokenKind.Hours or TokenKind.Days or TokenKind.WorkingDays or TokenKind.ClearDays or TokenKind.Weeks
                or TokenKind.Months or TokenKind.Years or TokenKind.Times when keyword.English.Length > 1:
                return IsSingular(token) ? keyword.English[1] : keyword.English[0];
            default:
                return keyword.Preferred(KeywordLanguage.English);
        }
    }

    private static bool IsSingular(SyntaxToken unit)
    {
        if (unit.Parent is { Kind: NodeKind.CalendarUnit })
        {
            return true;
        }

        SyntaxNode? number = null;
        foreach (var sibling in unit.Parent?.Children ?? default)
        {
            if (sibling == unit)
            {
                break;
            }

            number = sibling is SyntaxNode { Kind: NodeKind.Number } n ? n : number;
        }

        return number?.ToString() is "1" or "一" or "１";
    }

    private static string? Mark(TokenKind kind, KeywordLanguage language) => kind switch
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
        TokenKind.Arrow => language == KeywordLanguage.Chinese ? "→" : "->",
        TokenKind.Ge => ">=",
        TokenKind.Le => "<=",
        TokenKind.Gt => ">",
        TokenKind.Lt => "<",
        _ => null,
    };
}
