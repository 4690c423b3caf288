using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Semantics.Checks;

/// <summary>Runs every check over the model. Each check is one file with its rule, message and fix.</summary>
internal static class RulebookChecks
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound, RulebookModel model)
    {
        _ = (bound, model);
        yield break;
    }
}
