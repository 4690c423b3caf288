using System.Collections.Immutable;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Literate;
using ProcLang.Syntax.Text;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>What one declaration adds to the rulebook, and all that its meaning was read from besides the declared names. Where the
/// same words stand on the same lines under the same article and the same names are declared, it adds the same again.</summary>
internal sealed class BoundPart
{
    /// <summary>Where it was bound.</summary>
    internal required Place Place { get; init; }

    /// <summary>The line it stood on: citations state it.</summary>
    internal required int Line { get; init; }

    /// <summary>What it adds, as a rulebook of its own over the same names.</summary>
    internal required BoundRulebook Added { get; init; }

    /// <summary>Sentences it declares to have nothing to execute.</summary>
    internal required ImmutableArray<Sentence> Declared { get; init; }

    /// <summary>Its clauses, the sentences they quote, the numbers they took.</summary>
    internal required AnchoredPart Anchored { get; init; }

    /// <summary>The declared names it looked up.</summary>
    internal required ImmutableArray<string> Used { get; init; }

    /// <summary>What it looked up by place.</summary>
    internal required ImmutableArray<FoundByPlace> ByPlace { get; init; }

    /// <summary>True when it can be told from its name which symbol of another compilation stands for each of its own.</summary>
    internal bool IsNamed(SymbolTable symbols)
    {
        foreach (var procedure in Added.Procedures)
        {
            if (!IsNamed(procedure, symbols))
            {
                return false;
            }
        }

        return Added.Meetings.TrueForAll(m => symbols.Peek(m.Type.Name) == m.Type && symbols.Procedure(m.Procedure.Name) == m.Procedure)
            && Added.Signings.TrueForAll(s => symbols.Procedure(s.Symbol.Name) == s.Symbol);
    }

    private static bool IsNamed(BoundProcedure procedure, SymbolTable symbols)
    {
        var symbol = procedure.Symbol;
        return symbols.Procedure(symbol.Name) == symbol
            && procedure.Steps.TrueForAll(s => symbol.StepNamed(s.Symbol.Name) == s.Symbol)
            && procedure.Parallels.TrueForAll(p => symbol.StepNamed(p.Symbol.Name) == p.Symbol)
            && procedure.Records.TrueForAll(r => symbol.RecordNamed(r.Symbol.Name) == r.Symbol);
    }
}

/// <summary>What anchors gave a part: its clauses, the sentences they quote, which numbers they took of each paragraph.</summary>
internal sealed record AnchoredPart(ImmutableArray<ClauseModel> Clauses, ImmutableArray<Sentence> Executable, ImmutableArray<TakenNumbers> Numbers);

/// <summary>The clauses of a paragraph are numbered in text order; a part took those after <paramref name="After"/> up to <paramref name="Last"/>.</summary>
internal sealed record TakenNumbers(string Paragraph, int After, int Last);

/// <summary>A record or step that a clause declares without a name is found by the place of the clause. What it is called depends on
/// the clauses before it, so that it is looked up again before a part is used again.</summary>
internal sealed record FoundByPlace(string Procedure, TextSpan At, string? Record, string? Step)
{
    /// <summary>True when the same is found where the clause stands now.</summary>
    internal bool Holds(SymbolTable symbols, SourceText source, int moved)
    {
        var at = new Location(source, new TextSpan(At.Start + moved, At.Length));
        return symbols.Procedure(Procedure) is { } procedure
            && procedure.RecordAt(at)?.Name == Record
            && procedure.ParallelAt(at)?.Name == Step;
    }
}
