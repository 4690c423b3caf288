using System.Collections.Immutable;
using System.Text;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using NodaTime;
using ProcLang.Emit.Machine;
using ProcLang.Runtime.Cases;
using ProcLang.Semantics.Model;

namespace ProcLang.Emit.CSharp;

/// <summary>How a rulebook is compiled.</summary>
/// <param name="Debug">True: not optimised, so that a debugger steps through every line of the rules.</param>
public sealed record CompileOptions(bool Debug = false);

/// <summary>A compiled rulebook.</summary>
/// <param name="AssemblyName">The assembly's name.</param>
/// <param name="Sources">The C# files.</param>
/// <param name="Dll">The assembly; empty when there are problems.</param>
/// <param name="Pdb">The portable symbols: sources embedded, lines mapped to the rulebook.</param>
/// <param name="Xml">The documentation of the assembly.</param>
/// <param name="Problems">Why it could not be compiled; empty when it was. A rulebook whose checks pass has none.</param>
public sealed record CompiledRulebook(
    string AssemblyName, ImmutableArray<(string FileName, string Text)> Sources, byte[] Dll, byte[] Pdb, byte[] Xml, ImmutableArray<string> Problems)
{
    /// <summary>True when there is an assembly.</summary>
    public bool Succeeded => Problems.IsEmpty;
}

/// <summary>Compiles a rulebook to an assembly that needs ProcLang.Runtime and NodaTime only. The same model gives the same bytes.</summary>
public static class RulebookCompiler
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> References = new(FindReferences);

    /// <summary>Compiles the model.</summary>
    public static CompiledRulebook Compile(RulebookModel model, CompileOptions? options = null)
    {
        RulebookMachine machine;
        try
        {
            machine = MachineFromModel.Make(model);
        }
        catch (NotSupportedException tooLarge)
        {
            return new("", [], [], [], [], [tooLarge.Message]);
        }

        var sources = CSharpFromMachine.Make(machine);
        var name = machine.Identifier;
        var trees = new List<SyntaxTree>();
        var embedded = new List<EmbeddedText>();
        var parsing = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose);
        foreach (var (file, text) in sources)
        {
            var source = SourceText.From(text, new UTF8Encoding(false), SourceHashAlgorithm.Sha256);
            trees.Add(CSharpSyntaxTree.ParseText(source, parsing, file));
            embedded.Add(EmbeddedText.FromSource(file, source));
        }

        var compilation = CSharpCompilation.Create(name, trees, References.Value, new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: options is { Debug: true } ? OptimizationLevel.Debug : OptimizationLevel.Release,
            deterministic: true, nullableContextOptions: NullableContextOptions.Enable, generalDiagnosticOption: ReportDiagnostic.Error,
            // A library built for an earlier framework runs on this one; the framework's own build says nothing of it either.
            specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]));
        using var dll = new MemoryStream();
        using var pdb = new MemoryStream();
        using var xml = new MemoryStream();
        var result = compilation.Emit(dll, pdb, xml, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb, pdbFilePath: name + ".pdb"), embeddedTexts: embedded);
        return result.Success
            ? new(name, sources, dll.ToArray(), pdb.ToArray(), xml.ToArray(), [])
            : new(name, sources, [], [], [], [.. result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(10).Select(d => d.ToString())]);
    }

    /// <summary>The framework's reference assemblies, not the ones this process happens to run on: what is built can be
    /// referenced by any project, and is the same on every machine.</summary>
    private static ImmutableArray<MetadataReference> FindReferences() =>
    [
        Net100.References.SystemRuntime, Net100.References.SystemCollections, Net100.References.SystemCollectionsImmutable,
        Net100.References.SystemLinq, Net100.References.SystemMemory, Net100.References.netstandard,
        MetadataReference.CreateFromFile(typeof(IRulebook).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Instant).Assembly.Location),
    ];
}
