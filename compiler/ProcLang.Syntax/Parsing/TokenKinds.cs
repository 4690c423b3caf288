using Antlr4.Runtime;
using ProcLang.Grammar;
using ProcLang.Syntax.Tree;

namespace ProcLang.Syntax.Parsing;

/// <summary>What kinds of token a few words are read as, without a tree.</summary>
internal static class TokenKinds
{
    /// <summary>The kinds in the order of the text, white space and comments left out.</summary>
    internal static IEnumerable<TokenKind> Of(string text)
    {
        var lexer = new ProcLangLexer(CharStreams.fromString(text));
        lexer.RemoveErrorListeners();
        return lexer.GetAllTokens().Where(t => t.Channel == TokenConstants.DefaultChannel).Select(t => (TokenKind)t.Type);
    }
}
