using System.Collections.Immutable;
using ProcLang.Semantics.Binding;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Literate;

namespace ProcLang.Semantics.Checks;

/// <summary>Nothing of the text is lost: every sentence is quoted by an executable clause or declared declaratory.
/// Fix: add a clause with the sentence's words, or 宣示 with a kind.</summary>
internal static class CoverageCheck
{
    internal static void Run(
        ImmutableArray<ParsedFile> files, IReadOnlySet<Sentence> executable, IReadOnlySet<Sentence> declared, Findings findings)
    {
        foreach (var sentence in files.SelectMany(f => f.Document.Articles).SelectMany(a => a.Sentences))
        {
            if (!executable.Contains(sentence) && !declared.Contains(sentence))
            {
                findings.Tell(new Diagnostic(NameDiagnostics.Unaccounted, sentence.Location)
                    .WithFix("在本条条款块里引用它,或写「…」 宣示 原则", "quote it in a clause of this article, or write «…» declaratory principle"));
            }
        }
    }
}
