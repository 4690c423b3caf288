using ProcLang.Semantics.Binding;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Semantics.Checks;

/// <summary>An exception names the rule it excepts; a rule of that name must stand in the same table.
/// Fix: name a rule of the table, or take the exception away.</summary>
internal static class ExceptionToNothingCheck
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound)
    {
        foreach (var table in bound.Signings)
        {
            foreach (var rule in table.Rules)
            {
                foreach (var (name, at) in rule.Excepts.Concat(rule.Replaces))
                {
                    if (!table.Rules.Any(r => r != rule && (r.Name == name || r.Alias == name)))
                    {
                        var others = string.Join("、", table.Rules.Where(r => r != rule).Select(r => r.Name));
                        yield return new Diagnostic(ProcedureDiagnostics.ExceptionToNothing, at, name)
                            .WithFix($"这张表里有: {others}", $"this table has: {others}");
                    }
                }
            }
        }
    }
}
