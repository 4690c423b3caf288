using System.Collections.Immutable;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Properties;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Literate;
using ProcLang.Syntax.Text;

namespace ProcLang.Semantics.Binding;

/// <summary>A rulebook compiled as far as its meaning: files, bound names, the model, what was found. Pure: the host reads files.</summary>
public sealed class Compilation
{
    private Compilation(
        ImmutableArray<ParsedFile> files, BoundRulebook bound, RulebookModel? model, ImmutableArray<Diagnostic> diagnostics,
        IReadOnlySet<Sentence> executable, IReadOnlySet<Sentence> declared, ImmutableArray<LiterateDocument> consolidated)
    {
        Files = files;
        Consolidated = consolidated;
        Bound = bound;
        Model = model;
        Diagnostics = diagnostics;
        ExecutableSentences = executable;
        DeclaratorySentences = declared;
    }

    /// <summary>The files in text order.</summary>
    public ImmutableArray<ParsedFile> Files { get; }

    /// <summary>The texts this one amends, as they read when its changes are made.</summary>
    public ImmutableArray<LiterateDocument> Consolidated { get; }

    /// <summary>Names and clauses.</summary>
    public BoundRulebook Bound { get; }

    /// <summary>How each property of the model stands, in order of the text.</summary>
    public ImmutableArray<PropertyProof> Proofs { get; private init; } = [];

    /// <summary>The meaning; null when errors leave none. A property that is refuted is an error and leaves it.</summary>
    public RulebookModel? Model { get; }

    /// <summary>What was found, by file and place.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Sentences an executable clause quotes.</summary>
    public IReadOnlySet<Sentence> ExecutableSentences { get; }

    /// <summary>Sentences declared to have nothing to execute.</summary>
    public IReadOnlySet<Sentence> DeclaratorySentences { get; }

    /// <summary>True when something found is an error.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Descriptor.Severity == Severity.Error);

    /// <summary>Compiles the files. Pass the cache of the last compilation to parse, bind and check
    /// only what changed; what comes of it is the same.</summary>
    public static Compilation Create(IEnumerable<SourceText> roots, ISourceProvider provider, FileCache? cache = null)
    {
        var findings = new Findings();
        var files = SourceSet.Gather(roots, provider, cache ?? new FileCache(), findings);
        var binder = new BoundFromSyntax(findings);
        var bound = binder.Bind(files, cache?.Parts);
        var consolidated = Consolidation.Run(bound, provider, findings);
        RulebookModel? model = null;
        if (!findings.HasErrors && bound.Head is not null)
        {
            model = ModelFromBound.Make(bound, cache?.Parts);
            foreach (var finding in Checks.RulebookChecks.Run(bound, model, cache?.Parts))
            {
                findings.Tell(finding);
            }
        }

        // A property that some run breaks leaves the rules their meaning: scenarios can still be played, the one that shows the run too.
        var broken = findings.HasErrors;
        var proofs = model is null || broken ? [] : Checks.PropertiesCheck.Prove(model);
        if (model is not null)
        {
            foreach (var finding in Checks.PropertiesCheck.Run(bound, model, proofs))
            {
                findings.Tell(finding);
            }
        }

        if (!broken)
        {
            Checks.CoverageCheck.Run(files, binder.Executable, binder.Declared, findings);
        }

        return new Compilation(
            files, bound, broken ? null : model, Consequences.Without(findings.Bag.InOrder(), files), binder.Executable, binder.Declared, consolidated)
        {
            Proofs = proofs,
        };
    }
}
