using System.Text.RegularExpressions;
using ProcLang.Syntax.Parsing;
using ProcLang.Syntax.Tree;

namespace ProcLang.Syntax.Tests.Parsing;

public partial class KeywordTests
{
    private static readonly string Lexer = Corpus.ReadRepositoryFile("grammar/ProcLangLexer.g4");
    private static readonly string Parser = Corpus.ReadRepositoryFile("grammar/ProcLangParser.g4");

    [Fact]
    public void Token_kinds_stand_in_the_order_of_the_lexer()
    {
        // The order decides between two words of one length: keywords before numerals, numerals before names.
        var rules = LexerRule().Matches(Lexer).Select(m => Pascal(m.Groups[1].Value));

        Enum.GetValues<TokenKind>().Where(k => k > 0).Order().Select(k => k.ToString()).ShouldBe(rules);
        Enum.GetValues<TokenKind>().Where(k => k > 0).Order().Select(k => (int)k).ShouldBe(Enumerable.Range(1, rules.Count()));
        ((int)TokenKind.Whole).ShouldBeLessThan((int)TokenKind.Numeral);
        ((int)TokenKind.Numeral).ShouldBeLessThan((int)TokenKind.Ident);
    }

    [Fact]
    public void Keyword_table_equals_the_lexer()
    {
        var inLexer = LexerRule().Matches(Lexer)
            .Select(m => (Kind: Pascal(m.Groups[1].Value), Body: m.Groups[2].Value))
            .Where(r => r.Kind is not ("Lbrace" or "Rbrace" or "Lparen" or "Rparen" or "Comma" or "Colon" or "Dot" or "Bar" or "Equals"
                or "Arrow" or "Ge" or "Le" or "Gt" or "Lt") && OnlyWords().IsMatch(r.Body))
            .Select(r => $"{r.Kind}: {string.Join(" | ", r.Body.Split('|').Select(Spelling).Order(StringComparer.Ordinal))}");

        KeywordTable.All
            .Select(k => $"{k.Kind}: {string.Join(" | ", k.Chinese.Concat(k.English).Order(StringComparer.Ordinal))}")
            .ShouldBe(inLexer);
    }

    [Fact]
    public void Every_spelling_is_read_as_its_keyword()
    {
        foreach (var keyword in KeywordTable.All)
        {
            foreach (var spelling in keyword.Chinese.Concat(keyword.English))
            {
                Kinds(spelling).ShouldBe([keyword.Kind], spelling);
                Kinds(spelling.Replace(" ", " \n ", StringComparison.Ordinal)).ShouldBe([keyword.Kind], spelling);
                KeywordTable.Spelt(spelling).ShouldBe(keyword.Kind);
            }
        }
    }

    [Theory]
    [InlineData("成员会议", new[] { TokenKind.Ident })]
    [InlineData("会议 纪要", new[] { TokenKind.Meeting, TokenKind.Ident })]
    [InlineData("一般", new[] { TokenKind.Usually })]
    [InlineData("一", new[] { TokenKind.Numeral })]
    [InlineData("一周内", new[] { TokenKind.Ident })]
    [InlineData("十二", new[] { TokenKind.Numeral })]
    [InlineData("万元", new[] { TokenKind.TenThousandYuan })]
    [InlineData("20个工作日", new[] { TokenKind.Number, TokenKind.WorkingDays })]
    [InlineData("第四十六条之一 第二款", new[] { TokenKind.ArticleLabel, TokenKind.Ordinal })]
    [InlineData("三分之二 2/3", new[] { TokenKind.Fraction, TokenKind.Fraction })]
    [InlineData("2019-03-04 17:00", new[] { TokenKind.Date, TokenKind.Time })]
    [InlineData("is not one", new[] { TokenKind.IsNot, TokenKind.Ident })]
    [InlineData("is one of", new[] { TokenKind.OneOf })]
    [InlineData("refers-elsewhere", new[] { TokenKind.Ident })]
    [InlineData("县长(局长),｛｝", new[] { TokenKind.Ident, TokenKind.Lparen, TokenKind.Ident, TokenKind.Rparen, TokenKind.Comma, TokenKind.Lbrace, TokenKind.Rbrace })]
    public void Words_are_told_apart_by_length_and_then_by_order(string text, TokenKind[] kinds) => Kinds(text).ShouldBe(kinds);

    [Fact]
    public void Node_kinds_equal_the_rules_and_alternatives_of_the_grammar()
    {
        var expected = new HashSet<string> { "Broken" };
        foreach (Match rule in ParserRule().Matches(Parser))
        {
            var labels = Label().Matches(rule.Groups[2].Value).Select(l => l.Groups[1].Value).ToArray();
            expected.UnionWith(labels.Length > 0 ? labels.Select(Capital) : [Capital(rule.Groups[1].Value)]);
        }

        Enum.GetNames<NodeKind>().ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public void Keywords_that_may_be_names_equal_the_grammar()
    {
        var rule = ParserRule().Matches(Parser).Single(m => m.Groups[1].Value == "nameWord").Groups[2].Value;

        SyntaxWords.NameWords.Select(k => k.ToString()).ShouldBe(rule.Split('|').Select(w => Pascal(w.Trim())), ignoreOrder: true);
    }

    private static IEnumerable<TokenKind> Kinds(string text)
    {
        var lexer = new ProcLang.Grammar.ProcLangLexer(Antlr4.Runtime.CharStreams.fromString(text));
        return lexer.GetAllTokens().Where(t => t.Channel == 0).Select(t => (TokenKind)t.Type);
    }

    private static string Pascal(string name) => string.Concat(name.Split('_').Select(p => p[..1] + p[1..].ToLowerInvariant()));

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static string Spelling(string alternative) =>
        string.Concat(Part().Matches(alternative).Select(m => m.Groups[1].Success ? m.Groups[1].Value : " "));

    [GeneratedRegex(@"^([A-Z_]+)\s*:\s*(.*?)\s*;\s*(?://.*)?$", RegexOptions.Multiline)]
    private static partial Regex LexerRule();

    [GeneratedRegex(@"^(?:'[^']*'|W|\||\s)+$")]
    private static partial Regex OnlyWords();

    [GeneratedRegex("'([^']*)'|W")]
    private static partial Regex Part();

    [GeneratedRegex(@"^([a-z]\w*)\s*:(.*?)\s;", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ParserRule();

    [GeneratedRegex(@"#\s*(\w+)")]
    private static partial Regex Label();
}
