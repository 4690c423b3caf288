using System.Collections.Immutable;
using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Dfa;
using Antlr4.Runtime.Sharpen;
using ProcLang.Grammar;

namespace ProcLang.Syntax.Parsing;

/// <summary>Parses with exact ambiguity detection, which ordinary parsing is too quick to do: two readings of one
/// sentence would mean that a drafter and the compiler may disagree on what it says.</summary>
internal static class AmbiguityProbe
{
    /// <summary>Each stretch of the text that the grammar reads in two ways, as <c>rule: text</c>.</summary>
    internal static ImmutableArray<string> Ambiguities(string text)
    {
        var lexer = new ProcLangLexer(CharStreams.fromString(text));
        lexer.RemoveErrorListeners();
        var parser = new ProcLangParser(new CommonTokenStream(lexer));
        parser.RemoveErrorListeners();
        var found = new Listener();
        parser.AddErrorListener(found);
        parser.Interpreter.PredictionMode = PredictionMode.LL_EXACT_AMBIG_DETECTION;
        parser.fence();
        return found.Found.ToImmutable();
    }

    private sealed class Listener : BaseErrorListener
    {
        internal ImmutableArray<string>.Builder Found { get; } = ImmutableArray.CreateBuilder<string>();

        public override void ReportAmbiguity(
            Antlr4.Runtime.Parser recognizer, DFA dfa, int startIndex, int stopIndex, bool exact, BitSet ambigAlts, ATNConfigSet configs)
        {
            if (exact)
            {
                var words = ((ITokenStream)recognizer.InputStream).GetText(new Antlr4.Runtime.Misc.Interval(startIndex, stopIndex));
                Found.Add($"{recognizer.RuleNames[dfa.atnStartState.ruleIndex]}: {words}");
            }
        }
    }
}
