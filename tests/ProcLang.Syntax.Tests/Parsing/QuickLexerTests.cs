using Antlr4.Runtime;
using CsCheck;
using ProcLang.Grammar;
using ProcLang.Syntax.Parsing;

namespace ProcLang.Syntax.Tests.Parsing;

/// <summary>The quick lexer reads exactly the words the grammar's generated lexer reads.</summary>
public class QuickLexerTests
{
    private static readonly string[] Pieces =
    [
        "步骤", "第十二条之一", "三分之二", "1/2", "2019-03-04", "09:30", "«", "「未完", "\"", "/*", "*/", "//", "个工作日", "个", "不少于",
        "is one of", "is", "\r\n", "\t", "𠮷", "é", "１２", "-", "->", "make-up  days",
    ];

    [Fact]
    public void It_reads_every_sample_as_the_generated_lexer_does()
    {
        foreach (var source in Corpus.Good.Concat(Corpus.Bad).Concat(Corpus.Specs))
        {
            // The whole file, official text included: more kinds of text than fences hold.
            Read(new QuickLexer(source.Content)).ShouldBe(Generated(source.Content), source.Path);
        }
    }

    [Fact]
    public void It_reads_any_text_as_the_generated_lexer_does() =>
        Gen.OneOf(
                Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]),
                Gen.Char.Where(c => !char.IsSurrogate(c)).Select(c => c.ToString()))
            .Array[0, 30].Select(string.Concat)
            .Sample(text => Read(new QuickLexer(text)).ShouldBe(Generated(text)), iter: 3000);

    private static List<string> Generated(string text)
    {
        var lexer = new ProcLangLexer(CharStreams.fromString(text));
        lexer.RemoveErrorListeners();
        return Read(lexer);
    }

    private static List<string> Read(ITokenSource source)
    {
        var tokens = new CommonTokenStream(source);
        tokens.Fill();
        return [.. tokens.GetTokens().Select(t => $"{t.Type} {t.Channel} {t.StartIndex}-{t.StopIndex} {t.Line}:{t.Column} {t.Text}")];
    }
}
