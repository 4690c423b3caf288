using System.Text.RegularExpressions;

namespace ProcLang.Repository.Tests;

/// <summary>The grammar is plain: no host code in it, and the kinds of node and token are exactly its names.</summary>
public partial class GrammarTests
{
    private static readonly string Lexer = WithoutComments(Repository.Read("grammar/ProcLangLexer.g4"));
    private static readonly string Parser = WithoutComments(Repository.Read("grammar/ProcLangParser.g4"));

    public static TheoryData<string> Grammars => [.. Repository.Files.Where(f => f.EndsWith(".g4", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Grammars))]
    public void There_is_no_host_code(string grammar)
    {
        // What braces are left once literals, character sets and the two blocks ANTLR itself reads are gone is an action or a predicate.
        var text = DataBlock().Replace(WithoutLiterals(WithoutComments(Repository.Read(grammar))), " ");
        text.ShouldNotContain("{");
        text.ShouldNotContain("@");
    }

    [Theory]
    [InlineData("a : B {x();} ;")]
    [InlineData("a : {x()}? B ;")]
    [InlineData("@members { int x; }")]
    public void Host_code_is_noticed(string grammar) => WithoutLiterals(DataBlock().Replace(grammar, " ")).ShouldContain("{");

    [Fact]
    public void Token_kinds_are_the_lexer_s_in_its_order()
    {
        var words = LexerRule().Matches(WithoutLiterals(Lexer)).Where(m => !m.Groups["fragment"].Success).Select(m => Pascal(m.Groups["name"].Value));
        var kinds = Enum.GetValues<Syntax.Tree.TokenKind>().Where(k => (int)k > 0).OrderBy(k => (int)k).ToArray();
        kinds.Select(k => k.ToString()).ShouldBe(words);
        kinds.Select(k => (int)k).ShouldBe(Enumerable.Range(1, kinds.Length));
    }

    [Fact]
    public void Token_kinds_bear_the_numbers_of_the_generated_lexer() =>
        Enum.GetValues<Syntax.Tree.TokenKind>().Where(k => (int)k > 0)
            .Select(k => (Kind: k, Generated: Pascal(ProcLang.Grammar.ProcLangLexer.DefaultVocabulary.GetSymbolicName((int)k))))
            .Where(k => k.Kind.ToString() != k.Generated)
            .ShouldBeEmpty();

    /// <summary>A rule whose alternatives bear labels makes nodes of those labels and none of its own name.</summary>
    [Fact]
    public void Node_kinds_are_the_parser_s_rules_and_labels()
    {
        var kinds = ParserRule().Matches(WithoutLiterals(Parser)).SelectMany(rule =>
            Label().Matches(rule.Groups["body"].Value) is { Count: > 0 } labels
                ? labels.Select(l => l.Groups["name"].Value)
                : [rule.Groups["name"].Value]);
        Enum.GetNames<Syntax.Tree.NodeKind>().Where(n => n != nameof(Syntax.Tree.NodeKind.Broken))
            .ShouldBe(kinds.Select(n => char.ToUpperInvariant(n[0]) + n[1..]).Distinct(), ignoreOrder: true);
    }

    private static string Pascal(string name) =>
        string.Concat(name.Split('_').Select(p => char.ToUpperInvariant(p[0]) + p[1..].ToLowerInvariant()));

    private static string WithoutComments(string text) => CommentOrLiteral().Replace(text, m => m.Value[0] == '/' ? " " : m.Value);

    private static string WithoutLiterals(string text) => LiteralOrSet().Replace(text, " ");

    [GeneratedRegex(@"'(?:\\.|[^'\\\n])*'|\[(?:\\.|[^\]\\\n])*\]|//[^\n]*|/\*[\s\S]*?\*/")]
    private static partial Regex CommentOrLiteral();

    [GeneratedRegex(@"'(?:\\.|[^'\\\n])*'|\[(?:\\.|[^\]\\\n])*\]")]
    private static partial Regex LiteralOrSet();

    [GeneratedRegex(@"\b(?:options|channels|tokens)\s*\{[^{}]*\}")]
    private static partial Regex DataBlock();

    [GeneratedRegex(@"^(?<fragment>fragment\s+)?(?<name>[A-Z][A-Z0-9_]*)\s*:", RegexOptions.Multiline)]
    private static partial Regex LexerRule();

    [GeneratedRegex(@"^(?<name>[a-z]\w*)\s*:(?<body>[^;]*);", RegexOptions.Multiline)]
    private static partial Regex ParserRule();

    [GeneratedRegex(@"#\s*(?<name>\w+)")]
    private static partial Regex Label();
}
