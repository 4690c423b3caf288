using ProcLang.Semantics.Binding;
using ProcLang.Syntax.Text;

namespace ProcLang.Cli.Hosting;

/// <summary>The files of a rulebook as a revision has them.</summary>
internal interface IRevisionFiles : ISourceProvider, IDisposable
{
    /// <summary>The rulebook's files at the path, in order; empty when the revision has none there.</summary>
    List<SourceText> Read(string path);
}
