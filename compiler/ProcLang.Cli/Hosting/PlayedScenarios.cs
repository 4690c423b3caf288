using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Citations;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Reference;
using ProcLang.Semantics.Scenarios;

namespace ProcLang.Cli.Hosting;

/// <summary>The scenarios of a rulebook, played.</summary>
internal static class PlayedScenarios
{
    /// <summary>On the reference interpreter.</summary>
    internal static IEnumerable<ScenarioResult> Interpreted(Compilation compilation) => On(new ReferenceRulebook(compilation.Model!), compilation);

    /// <summary>On any rulebook that runs, such as compiled machines; failures are told in the language given.</summary>
    internal static IEnumerable<ScenarioResult> On(IRulebook rulebook, Compilation compilation, Language language = Language.Chinese) =>
        compilation.Model!.Scenarios.Select(s => ScenarioRunner.Run(rulebook, compilation.Model, s, language));
}
