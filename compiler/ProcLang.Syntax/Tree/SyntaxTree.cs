using System.Collections.Immutable;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Syntax.Tree;

/// <summary>The tree of one fence with what the parser had to say of it.</summary>
/// <param name="Source">The file the fence stands in.</param>
/// <param name="Root">A <see cref="NodeKind.Fence"/> node that holds every character of the fence.</param>
/// <param name="Diagnostics">Syntax findings, in source order.</param>
public sealed record SyntaxTree(SourceText Source, SyntaxNode Root, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The same tree in a text that holds the same fence at another place: an edit above a fence moves it.</summary>
    /// <exception cref="InvalidOperationException">The tree has findings, which stand at places of the old text.</exception>
    public SyntaxTree In(SourceText source, int fenceStart) => Diagnostics.IsEmpty
        ? new SyntaxTree(source, Root.Placed(source.Content, fenceStart), [])
        : throw new InvalidOperationException("Only a fence without findings can be moved.");
}
