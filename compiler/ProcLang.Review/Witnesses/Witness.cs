using ProcLang.Semantics.Model;

namespace ProcLang.Review.Witnesses;

/// <summary>A scenario that runs one way on the old rulebook and the other way on the new one; it was run on both.</summary>
/// <param name="Scenario">What happens, and as its last line what is expected.</param>
/// <param name="Text">The same in the language.</param>
/// <param name="PassesOnNew">True: it passes on the new rulebook and fails on the old. False: the other way, where the new one has no words for what is gone.</param>
public sealed record Witness(ScenarioModel Scenario, string Text, bool PassesOnNew);
