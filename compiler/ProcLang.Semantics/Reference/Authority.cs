using System.Collections.Immutable;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Reference;

/// <summary>Who may do a step: by its slots, as an alternative, or because a due date passed and it went up.</summary>
internal sealed class Authority
{
    private readonly StepModel _step;
    private readonly Situation _on;

    internal Authority(StepModel step, Situation on)
    {
        _step = step;
        _on = on;
        Slots = StepSlots.Of(step, on.State.At(step.Id)?.Signatures ?? [], on);
    }

    internal ImmutableArray<Slot> Slots { get; }

    /// <summary>Whoever can do something for the step now, each once.</summary>
    internal ImmutableArray<Authorised> WhoMay => [.. Slots.Where(s => s.Open).SelectMany(s => s.Who)
        .Concat(Instead.SelectMany(r => ReferenceResolver.MayAct(r, _on))).DistinctBy(a => a.Person)];

    internal bool MayFillAny(Person person) => Slots.Any(s => s.MayFill(person, _on.Now));

    internal bool MayFillOpen(Person person) => Slots.Any(s => s.Open && s.MayFill(person, _on.Now));

    /// <summary>True when the person may act instead of all the actors.</summary>
    internal bool MayInstead(Person person) => Instead.Any(r => ReferenceResolver.IsOf(person, r, _on, _on.Now));

    /// <summary>Why a person with authority cannot act again or yet; null when he can.</summary>
    internal Reason? OutOfPlace(Person person)
    {
        if (MayFillOpen(person) || MayInstead(person))
        {
            return null;
        }

        var waits = Slots.Any(s => !s.Filled && s.MayFill(person, _on.Now));
        return new Reason(waits ? ReasonCode.OutOfTurn : ReasonCode.AlreadyActed, _step.Clause, waits ? WhoMay : [], null, [], null);
    }

    private IEnumerable<ActorReference> Instead => _step.Alternatives.Where(a => ConditionReader.Holds(a.When, _on)).Select(a => a.Reference)
        .Concat(_step.Deadlines.Where(d => d.Overdue is OverdueModel.Escalate && _on.State.At(_step.Id)?.Overdue.Contains(d.Clause.Id) == true)
            .Select(d => ((OverdueModel.Escalate)d.Overdue).To));
}
