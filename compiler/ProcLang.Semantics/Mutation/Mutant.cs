using ProcLang.Runtime.Citations;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Mutation;

/// <summary>The rulebook with one meaning changed: another signatory, a day more, a step left out. A scenario that still passes
/// on it does not notice the change; a mutant that no scenario notices survives.</summary>
/// <param name="Id">Stable while its clause stays: the clause's id, the kind, and a number among those alike.</param>
/// <param name="Kind">What sort of change, in one English word or two: signatory, deadline, guard …</param>
/// <param name="Procedure">The procedure, signing table or meeting that is changed; null for what belongs to none.</param>
/// <param name="Clause">The clause whose meaning is changed; null when none makes it.</param>
/// <param name="Change">What was changed, for people.</param>
/// <param name="Model">The changed rulebook.</param>
public sealed record Mutant(string Id, string Kind, string? Procedure, Clause? Clause, Phrase Change, RulebookModel Model);
