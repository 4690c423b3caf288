using System.Collections.Frozen;
using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Misc;
using ProcLang.Grammar;
using ProcLang.Syntax.Tree;

namespace ProcLang.Syntax.Parsing;

/// <summary>Goes on after an error at the next place where a clause can begin at the same depth of braces: an anchor, a
/// clause keyword, the closing brace. One bad clause gives one finding, and the clauses after it are read as usual.</summary>
internal sealed class ClauseRecovery : DefaultErrorStrategy
{
    /// <summary>Tells the listener that a word should be put in before the offending one.</summary>
    internal const string WordMissing = "missing";

    /// <summary>Tells the listener that the offending word is one too many.</summary>
    internal const string WordUnwanted = "unwanted";

    /// <summary>Words that say nothing of where a clause begins, although one may begin with them.</summary>
    private static readonly FrozenSet<int> NeverAStop = new[]
    {
        ProcLangLexer.IDENT, ProcLangLexer.QUOTED_NAME, ProcLangLexer.NUMBER, ProcLangLexer.NUMERAL, ProcLangLexer.DATE, ProcLangLexer.MONTH_DAY,
        ProcLangLexer.STRING, ProcLangLexer.FRACTION, ProcLangLexer.TIME, ProcLangLexer.LPAREN,
    }.ToFrozenSet();

    private int _errorAt = -1;
    private readonly HashSet<int> _errorStates = [];

    /// <inheritdoc/>
    public override void Reset(Parser recognizer)
    {
        _errorAt = -1;
        _errorStates.Clear();
        base.Reset(recognizer);
    }

    /// <inheritdoc/>
    public override void Recover(Parser recognizer, RecognitionException e)
    {
        var input = (ITokenStream)recognizer.InputStream;
        if (_errorAt != input.Index)
        {
            _errorAt = input.Index;
            _errorStates.Clear();
        }
        else if (!_errorStates.Add(recognizer.State) && input.LA(1) != TokenConstants.EOF)
        {
            // The same place failed in the same way: without a step forward the parser would stand still.
            recognizer.Consume();
        }

        _errorStates.Add(recognizer.State);
        SkipTo(recognizer, GetErrorRecoverySet(recognizer));
        if (_errorAt != input.Index)
        {
            _errorAt = input.Index;
            _errorStates.Clear();
        }
    }

    /// <inheritdoc/>
    public override void Sync(Parser recognizer)
    {
        if (InErrorRecoveryMode(recognizer))
        {
            return;
        }

        var state = recognizer.Interpreter.atn.states[recognizer.State];
        var next = recognizer.Atn.NextTokens(state);
        var la = ((ITokenStream)recognizer.InputStream).LA(1);
        if (next.Contains(TokenConstants.EPSILON) || next.Contains(la))
        {
            return;
        }

        switch (state.StateType)
        {
            case StateType.BlockStart or StateType.StarBlockStart or StateType.PlusBlockStart:
                if (SingleTokenDeletion(recognizer) is null)
                {
                    throw new InputMismatchException(recognizer);
                }

                break;
            case StateType.StarLoopEntry or StateType.StarLoopBack or StateType.PlusLoopBack:
                ReportUnwantedToken(recognizer);
                var stops = new IntervalSet(next);
                stops.AddAll(GetErrorRecoverySet(recognizer));
                SkipTo(recognizer, stops);
                break;
        }
    }

    /// <inheritdoc/>
    protected override IToken? SingleTokenDeletion(Parser recognizer) =>
        // A brace or an anchor thrown away would move every clause after it into another block.
        ((ITokenStream)recognizer.InputStream).LA(1) is ProcLangLexer.LBRACE or ProcLangLexer.RBRACE or ProcLangLexer.ANCHOR
            ? null
            : base.SingleTokenDeletion(recognizer);

    /// <inheritdoc/>
    protected override void ReportUnwantedToken(Parser recognizer) => ReportOnce(recognizer, WordUnwanted);

    /// <inheritdoc/>
    protected override void ReportMissingToken(Parser recognizer) => ReportOnce(recognizer, WordMissing);

    private void ReportOnce(Parser recognizer, string how)
    {
        if (!InErrorRecoveryMode(recognizer))
        {
            BeginErrorCondition(recognizer);
            recognizer.NotifyErrorListeners(recognizer.CurrentToken, how, null);
        }
    }

    private static void SkipTo(Parser recognizer, IntervalSet stops)
    {
        var input = (ITokenStream)recognizer.InputStream;
        var depth = 0;
        while (input.LA(1) is var la && la != TokenConstants.EOF)
        {
            if (depth == 0 && stops.Contains(la) && IsStop(input))
            {
                return;
            }

            depth += la switch
            {
                ProcLangLexer.LBRACE => 1,
                ProcLangLexer.RBRACE when depth > 0 => -1,
                _ => 0,
            };
            recognizer.Consume();
        }
    }

    private static bool IsStop(ITokenStream input)
    {
        var token = input.LT(1);
        if (NeverAStop.Contains(token.Type))
        {
            return false;
        }

        // A keyword that may be a name begins a clause only where people begin one: at the head of a line.
        return !SyntaxWords.NameWords.Contains((TokenKind)token.Type) || input.LT(-1) is not { } before || before.Line < token.Line;
    }
}
