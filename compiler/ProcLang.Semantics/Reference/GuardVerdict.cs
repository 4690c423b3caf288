using System.Collections.Immutable;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Reference;

/// <summary>What the guards of an act come to: reasons to refuse it, and clause ids it breaches or departs from when it stands.</summary>
internal sealed class GuardVerdict
{
    private readonly List<Reason> _reasons = [];
    private readonly List<string> _breaches = [];
    private readonly List<string> _departures = [];

    internal ImmutableArray<Reason> Reasons => [.. _reasons];

    internal ImmutableArray<string> Breaches => [.. _breaches.Distinct()];

    internal ImmutableArray<string> Departures => [.. _departures.Distinct()];

    internal void Add(Reason? reason)
    {
        if (reason is not null)
        {
            _reasons.Add(reason);
        }
    }

    /// <summary>A clause is not kept: by its norm the act is refused for the reason, or stands and this is recorded.</summary>
    internal void NotKept(Norm norm, Clause clause, Reason reason)
    {
        switch (norm)
        {
            case Norm.Regulative:
                _breaches.Add(clause.Id);
                break;
            case Norm.Advisory:
                _departures.Add(clause.Id);
                break;
            default:
                _reasons.Add(reason);
                break;
        }
    }

    /// <param name="outcome">How the act ends; a guard of another outcome does not speak of it.</param>
    internal void Read(ImmutableArray<GuardModel> guards, Situation on, string? outcome = null)
    {
        foreach (var guard in guards)
        {
            if ((guard.Outcome is null || guard.Outcome == outcome) && !ConditionReader.Holds(guard.Condition, on))
            {
                NotKept(guard.Norm, guard.Clause, ReasonOf(guard, on));
            }
        }
    }

    /// <summary>A reason of time says until when, or from when, and how that came about.</summary>
    private static Reason ReasonOf(GuardModel guard, Situation on)
    {
        var reason = Reason.Of(guard.Code, guard.Clause);
        if (guard.Condition is Condition.Running time)
        {
            return reason with { Due = DueDates.First(time.Step, on) };
        }

        return guard.Code == ReasonCode.TooEarly && ConditionText.Atoms(guard.Condition).OfType<Condition.Elapsed>().FirstOrDefault() is { } elapsed
            ? DueDates.Floor(elapsed, on) is { } due ? reason with { NotBefore = due.Ends, Due = due } : reason
            : reason;
    }

    internal void Read(ImmutableArray<DataModel> data, Situation on)
    {
        foreach (var needed in data.Where(d => d.Required && ConditionReader.Holds(d.When, on) && (d.Anew ? on.Given : on.State.Facts).Get(d.Fact) is null))
        {
            Add(Reason.Of(ReasonCode.MissingData, needed.Clause, Named(needed.Fact, on.Procedure.Facts.FirstOrDefault(f => f.Name == needed.Fact)?.Alias)));
        }
    }

    /// <summary>A name as the detail of a reason.</summary>
    internal static Phrase Named(string name, string? alias) => new(name, alias ?? name);
}
