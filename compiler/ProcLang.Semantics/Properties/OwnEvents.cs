using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Properties;

/// <summary>The events of a procedure that its conditions look back at: of the past of a case nothing else makes a difference to them.</summary>
internal sealed class OwnEvents(ProcedureModel procedure)
{
    /// <summary>What a stand can remember. An event beyond that may have happened or not: the conditions that ask for it are free.</summary>
    private const int Most = 128;

    private readonly Dictionary<(string Event, string? Outcome), int> _numbers = [];

    /// <summary>True for the procedure's own, as the interpreter takes it.</summary>
    internal bool IsOwn(string? name) => name is null || name == procedure.Name || (name == Words.OwnMeeting && procedure.Kind == ProcedureKind.Meeting);

    /// <summary>Remembers whatever the condition asks of the past.</summary>
    internal void Watch(Condition condition)
    {
        switch (condition)
        {
            case Condition.Happened({ } e) when IsOwn(e.Procedure):
                Watch(e.Step, e.Outcome);
                break;
            case Condition.SamePerson({ } e) when IsOwn(e.Procedure):
                Watch(e.Step, e.Outcome);
                break;
            case Condition.Recorded(var of, var record, _) when IsOwn(of):
                Watch(record, null);
                break;
            case Condition.Determined(var of, var term) when IsOwn(of):
                Watch(term, null);
                Watch(term, Words.TermOutcomes[0].Zh);
                break;
            case Condition.Proportion(Quantity.Times({ } e), _, _, _, _) when IsOwn(e.Procedure):
                Watch(e.Step, e.Outcome);
                break;
        }
    }

    internal void Watch(string step, string? outcome)
    {
        if (_numbers.Count < Most)
        {
            _numbers.TryAdd((step, outcome), _numbers.Count);
        }
    }

    internal bool IsWatched(string step) => _numbers.Keys.Any(k => k.Event == step);

    /// <summary>The past with the event in it.</summary>
    internal UInt128 After(UInt128 happened, string step, string? outcome)
    {
        foreach (var (key, number) in _numbers)
        {
            if (key.Event != step)
            {
                continue;
            }

            if (key.Outcome is null || key.Outcome == outcome)
            {
                happened |= UInt128.One << number;
            }
            else if (IsTerm(step))
            {
                // An open term is as it was determined last.
                happened &= ~(UInt128.One << number);
            }
        }

        return happened;
    }

    /// <summary>Whether it has happened; null when it is not remembered.</summary>
    internal bool? Has(UInt128 happened, string step, string? outcome) =>
        _numbers.TryGetValue((step, outcome), out var number) ? (happened & (UInt128.One << number)) != 0 : null;

    /// <summary>What the past answers a condition; null where the case, the people or the time must be asked.</summary>
    internal bool? Answer(Condition condition, UInt128 happened)
    {
        switch (condition)
        {
            case Condition.Happened({ } e) when IsOwn(e.Procedure):
                // A case that has ended takes no act: nothing is read any more.
                return e.Step == Words.Done ? false : Has(happened, e.Step, e.Outcome);
            case Condition.SamePerson({ } e) when IsOwn(e.Procedure):
                return Has(happened, e.Step, e.Outcome) == false ? false : null;
            case Condition.Recorded(var of, var record, var by) when IsOwn(of):
                return Has(happened, record, null) is { } made ? made ? by is null ? true : null : false : null;
            case Condition.Determined(var of, var term) when IsOwn(of):
                return Has(happened, term, Words.TermOutcomes[0].Zh);
            case Condition.Proportion(Quantity.Times({ } e), var how, var numerator, 0, _) when IsOwn(e.Procedure) && Has(happened, e.Step, e.Outcome) == true:
                // Once at least.
                return (how, numerator) switch
                {
                    (Comparison.AtLeast, <= 1) or (Comparison.MoreThan, <= 0) => true,
                    (Comparison.LessThan, <= 1) or (Comparison.AtMost, <= 0) => false,
                    _ => null,
                };
            case Condition.Proportion(Quantity.Times({ } e), var how, var numerator, var denominator, var than)
                when IsOwn(e.Procedure) && Has(happened, e.Step, e.Outcome) == false:
                return (how, denominator, than) switch
                {
                    // Nothing is never more than anything.
                    (Comparison.MoreThan, _, _) => false,
                    (Comparison.AtMost, _, _) => true,
                    (Comparison.AtLeast, 0, _) => numerator <= 0,
                    (Comparison.LessThan, 0, _) => numerator > 0,
                    _ => null,
                };
            default:
                return null;
        }
    }

    private bool IsTerm(string step)
    {
        foreach (var record in procedure.Records)
        {
            if (record.Name == step)
            {
                return record.Outcomes is [{ Name: "成立" }, ..];
            }
        }

        return false;
    }
}
