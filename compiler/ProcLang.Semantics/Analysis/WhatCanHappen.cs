using System.Collections.Immutable;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Analysis;

/// <summary>What can ever happen in the cases of a rulebook: which are opened, which steps reached and ended, which records made, when
/// each waits for what its clauses require. Attributes may be anything and every office is taken to be held, so what it says never
/// happens does not happen whatever the facts are. What is possible is worked out from nothing upward; each thing is looked at again
/// only when something it waits for has become possible.</summary>
internal sealed class WhatCanHappen
{
    private readonly Dictionary<string, Happenings> _procedures = new(StringComparer.Ordinal);
    private readonly List<Happening> _all = [];

    internal WhatCanHappen(RulebookModel model)
    {
        foreach (var procedure in model.Procedures)
        {
            _procedures.TryAdd(procedure.Name, new Happenings(procedure, _all));
        }

        foreach (var procedure in _procedures.Values)
        {
            procedure.Connect();
        }

        var open = new Stack<Happening>(_all);
        while (open.TryPop(out var next))
        {
            if (!next.IsPossible && Missing(next, next) is null)
            {
                next.IsPossible = true;
                foreach (var watching in next.Watching)
                {
                    open.Push(watching);
                }

                next.Watching.Clear();
            }
        }
    }

    /// <summary>Everything, in text order of procedures.</summary>
    internal IReadOnlyList<Happening> All => _all;

    /// <summary>The first thing that something impossible waits for; null where the way to it is not there at all, which is another finding.</summary>
    internal Happening? WaitsFor(Happening happening) => Missing(happening, null);

    /// <summary>What still stands in the way; null: nothing. Whoever <paramref name="watches"/> is told when it has become possible.</summary>
    private Happening? Missing(Happening happening, Happening? watches)
    {
        var (own, step) = (happening.Of, happening.Step);
        switch (happening.Kind)
        {
            case HappeningKind.Opened:
                return own.Procedure.Start is not { } start ? null
                    : (start.Procedure is null ? null : Event(own, new EventModel(start.Procedure, start.Step ?? Words.Done, start.Outcome), watches))
                    ?? Holds(own, start.When, true, watches);
            case HappeningKind.Reached or HappeningKind.Joined or HappeningKind.Ended or HappeningKind.Done:
                return Any(happening.Ways, happening.Needed, watches);
            case HappeningKind.Made:
                return (happening.Ways.Count == 0 ? One(own.Opened, watches) : Any(happening.Ways, 1, watches)) ?? Guards(own, happening.Record!.Guards, null, watches);
            default:
                if (One(own.Reached[step!.Id], watches) is { } unreached)
                {
                    return unreached;
                }

                if (step.WaivedBy.Length > 0 || step.Deadlines.Any(d => d.Overdue is OverdueModel.Continue or OverdueModel.Deemed))
                {
                    return null;
                }

                return (step.Awaits is { } awaited ? Event(own, awaited, watches) : null)
                    ?? (step is { Actors: [{ Reference: ActorReference.WhoDid(var did) }], Alternatives.IsEmpty: true } ? Event(own, did, watches) : null)
                    ?? Guards(own, step.Guards, happening.Outcome?.Name, watches);
        }
    }

    private Happening? Guards(Happenings own, ImmutableArray<GuardModel> guards, string? outcome, Happening? watches)
    {
        foreach (var guard in guards)
        {
            if (guard.Norm == Norm.Constitutive && (guard.Outcome is null || guard.Outcome == outcome) && Holds(own, guard.Condition, true, watches) is { } missing)
            {
                return missing;
            }
        }

        return null;
    }

    private static Happening? One(Happening needed, Happening? watches)
    {
        if (needed.IsPossible)
        {
            return null;
        }

        if (watches is not null)
        {
            needed.Watching.Add(watches);
        }

        return needed;
    }

    /// <summary>So many of them; the nearest to the beginning of the case is named.</summary>
    private static Happening? Any(List<Happening> of, int needed, Happening? watches)
    {
        Happening? first = null;
        foreach (var one in of)
        {
            if (one.IsPossible)
            {
                if (--needed == 0)
                {
                    return null;
                }
            }
            else if (first is null || one.Depth < first.Depth)
            {
                first = one;
            }
        }

        if (watches is not null)
        {
            foreach (var one in of)
            {
                One(one, watches);
            }
        }

        return first ?? Happening.Nowhere;
    }

    /// <summary>What keeps a condition from holding, of what must have happened; an attribute keeps nothing. Not to have happened is always possible.</summary>
    private Happening? Holds(Happenings own, Condition? condition, bool positive, Happening? watches)
    {
        switch (condition)
        {
            case Condition.Not(var inner):
                return Holds(own, inner, !positive, watches);
            case Condition.All(var parts):
                return positive ? Every(own, parts, positive, watches) : Some(own, parts, positive, watches);
            case Condition.Some(var parts):
                return positive ? Some(own, parts, positive, watches) : Every(own, parts, positive, watches);
            case Condition.Happened(var happened) when positive:
                return Event(own, happened, watches);
            case Condition.SamePerson(var done) when positive:
                return Event(own, done, watches);
            case Condition.ActorIs(ActorReference.WhoDid(var done)) when positive:
                return Event(own, done, watches);
            case Condition.Elapsed { Span.Base: DeadlineBase.Happening(var from) } when positive:
                return Event(own, from, watches);
            case Condition.Recorded(var procedure, var record, _) when positive:
                return Event(own, new EventModel(procedure, record, null), watches);
            case Condition.Determined(var procedure, var term) when positive:
                return Event(own, new EventModel(procedure, term, null), watches);
            case Condition.Proportion { Denominator: 0, How: Comparison.AtLeast or Comparison.MoreThan } count when positive && count.Numerator > (count.How == Comparison.AtLeast ? 0 : -1):
                return count.Of switch
                {
                    Quantity.Times(var times) => Event(own, times, watches),
                    Quantity.Made made => Event(own, new EventModel(made.Procedure, made.Record, null), watches),
                    _ => null,
                };
            default:
                return null;
        }
    }

    private Happening? Every(Happenings own, ImmutableArray<Condition> parts, bool positive, Happening? watches)
    {
        foreach (var part in parts)
        {
            if (Holds(own, part, positive, watches) is { } missing)
            {
                return missing;
            }
        }

        return null;
    }

    private Happening? Some(Happenings own, ImmutableArray<Condition> parts, bool positive, Happening? watches)
    {
        Happening? first = null;
        foreach (var part in parts)
        {
            if (Holds(own, part, positive, watches) is not { } missing)
            {
                return null;
            }

            first ??= missing;
        }

        return first;
    }

    /// <summary>Null also for what the rulebook does not know: it may happen elsewhere.</summary>
    private Happening? Event(Happenings own, EventModel model, Happening? watches)
    {
        var of = model.Procedure is null ? own
            : model.Procedure == Words.OwnMeeting ? own.Procedure.SubjectTypes is [var type] ? _procedures.GetValueOrDefault(type) : null
            : _procedures.GetValueOrDefault(model.Procedure);
        return of?.Find(model) is { } found ? One(found, watches) : null;
    }
}
