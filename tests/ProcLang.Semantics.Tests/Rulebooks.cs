using ProcLang.Semantics.Binding;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Text;

namespace ProcLang.Semantics.Tests;

/// <summary>Compiles rulebooks written in tests.</summary>
internal static class Rulebooks
{
    /// <summary>A head, so that a test states only what it is about.</summary>
    internal const string Head = """
        # 试行规则

        ```proc
        规则 试行规则 as Trial { 时区 "Asia/Shanghai" 末日 顺延 }
        部门 财政局 as Finance, 教育局 as Education
        职务 县长 as CountyHead, 副县长 as Deputy, 办公室主任 as OfficeDirector
        关系 分管领导 as LeadDeputy(部门)
        ```

        """;

    internal static Compilation Compile(string text, params (string Path, string Text)[] others)
    {
        var files = new Files(others);
        return Compilation.Create([new SourceText("a.proc.md", text)], files);
    }

    internal static Compilation WithHead(string text) => Compile(Head + text);

    internal static IEnumerable<string> Ids(this Compilation compilation) => compilation.Diagnostics.Select(d => d.Descriptor.Id);

    internal static Diagnostic Only(this Compilation compilation, string id) => compilation.Diagnostics.Single(d => d.Descriptor.Id == id);

    internal sealed class Files((string Path, string Text)[] files) : ISourceProvider
    {
        public (SourceText? Text, UnreadableText? Why)? Read(string includingPath, string path)
        {
            var found = Array.Find(files, f => f.Path == path);
            return found.Path is null ? null : (new SourceText(found.Path, found.Text), null);
        }
    }
}
