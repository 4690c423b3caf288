using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Deadlines;
using ProcLang.Semantics.Analysis;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Reference;

namespace ProcLang.Semantics.Properties;

/// <summary>A run that comes too late: the place it stands at when the time is up, and the moment of each move.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Times">When each move was made.</param>
/// <param name="Stuck">The step it waits at; null: the case has ended without the event.</param>
internal sealed record Late(Place Place, ImmutableArray<Instant> Times, string? Stuck);

/// <summary>The slowest runs from a day: each step is done at the last moment before its due date, counted by the interpreter's own clock.
/// A due date that starts later ends no earlier, so no run is slower. A step without a due date may take for ever.</summary>
internal sealed class Timelines
{
    private static readonly Duration Moment = Duration.FromSeconds(1);
    private static readonly Person Somebody = new("");

    private readonly RulebookModel _model;
    private readonly ProcedureModel _procedure;
    private readonly PropertyModel _property;
    private readonly Runs _runs;
    private readonly Budget _budget;
    private readonly DateTimeZone _zone;
    private readonly Roster _nobody;

    internal Timelines(RulebookModel model, ProcedureModel procedure, PropertyModel property, Runs runs, Budget budget)
    {
        (_model, _procedure, _property, _runs, _budget) = (model, procedure, property, runs, budget);
        _zone = DateTimeZoneProviders.Tzdb[model.Zone];
        _nobody = Roster.Create(_zone);
    }

    /// <summary>True when not everything was looked at.</summary>
    internal bool TooLarge { get; private set; }

    /// <summary>How many places of runs were looked at.</summary>
    internal int Looked { get; private set; }

    /// <summary>How many moves the longest run looked at has.</summary>
    internal int Depth { get; private set; }

    /// <summary>A place of a run in time.</summary>
    private sealed record TimedPlace(Place Place, ReferenceState State, Instant Clock, TimedPlace? Before);

    /// <summary>Runs from the day that come too late, the shortest first.</summary>
    internal IEnumerable<Late> From(LocalDate day)
    {
        var start = day.At(new LocalTime(9, 0)).InZoneLeniently(_zone).ToInstant();
        var register = new StartedRegister(_procedure, start);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var queue = new Queue<TimedPlace>();
        foreach (var (to, when) in _runs.Moves.Openings())
        {
            var cases = _runs.Cases.Lasting(_runs.Cases.Sets.And(_runs.Cases.Initial, when));
            if (cases != DecisionDiagrams.Never)
            {
                var state = ReferenceState.Unopened with { OpenedAt = start, Active = Active(to, ReferenceState.Unopened, null, start) };
                queue.Enqueue(new TimedPlace(new Place(to, cases, null, null, 0), state, start, null));
            }
        }

        while (queue.TryDequeue(out var at))
        {
            Looked++;
            Depth = Math.Max(Depth, at.Place.Depth);
            if (!_budget.Spend() || _runs.Cases.Sets.GaveUp || _runs.Moves.GaveUp)
            {
                TooLarge = true;
                yield break;
            }

            if (IsDone(at.Place.Stand))
            {
                continue;
            }

            var on = new Situation(_model, _procedure, at.State, new Context(_nobody, _model.Calendar, _zone, _model.LastDay, at.Clock, register, ""));
            var due = DueDates.Of(_property.Due!, null, on);
            if (at.Place.Stand.Ended)
            {
                if (due is not null)
                {
                    yield return Told(at, null);
                }

                continue;
            }

            var (first, step) = FirstDue(at, on);
            if (due is not null && (first is null || first.Value > due.Ends))
            {
                yield return Told(at, step);
                continue;
            }

            if (_property.OnTime && first <= at.Clock)
            {
                // Reached when its time was up already: somebody was late.
                continue;
            }

            // Before what it counts from has happened, time makes no difference.
            var then = due is null ? at.Clock : Instant.Max(at.Clock, first!.Value - Moment);
            foreach (var way in _runs.Moves.From(at.Place.Stand))
            {
                if (way.Move is { Kind: MoveKind.Time, Deadline: { } ends } && due is not null && DueDates.Of(ends, at.State.At(way.Move.Name)?.EnteredAt, on)?.Ends != first)
                {
                    continue;
                }

                var taken = _runs.Taken(at.Place.Cases, way);
                var cases = taken == DecisionDiagrams.Never ? taken : _runs.Cases.Lasting(taken);
                if (cases == DecisionDiagrams.Never)
                {
                    continue;
                }

                var next = new TimedPlace(new Place(way.To, cases, at.Place, way, at.Place.Depth + 1), After(at.State, way, then), then, at);
                var key = Key(next, register);
                var before = known.GetValueOrDefault(key);
                if (_runs.Cases.Sets.And(cases, _runs.Cases.Sets.Not(before)) != DecisionDiagrams.Never)
                {
                    known[key] = _runs.Cases.Sets.Or(before, cases);
                    queue.Enqueue(next);
                }
            }
        }
    }

    private bool IsDone(Stand stand) => _property.Event.Step == Words.Done
        ? stand.Ended
        : _runs.Cases.Own.Has(stand.Happened, _property.Event.Step, _property.Event.Outcome) == true;

    private static Late Told(TimedPlace at, string? stuck)
    {
        var times = ImmutableArray.CreateBuilder<Instant>();
        for (var place = at; place.Before is not null; place = place.Before)
        {
            times.Insert(0, place.Clock);
        }

        return new Late(at.Place, times.ToImmutable(), stuck);
    }

    /// <summary>When the next move must be made at the latest, and by which step; null: at no time, and the step that may wait for ever.</summary>
    private (Instant? At, string? Step) FirstDue(TimedPlace at, Situation on)
    {
        (Instant? At, string? Step) first = (null, null);
        foreach (var step in _procedure.Steps)
        {
            if (!_runs.Moves.IsActive(at.Place.Stand, step.Id))
            {
                continue;
            }

            var due = step.Deadlines.Where(Presses).Select(d => DueDates.Of(d, at.State.At(step.Id)?.EnteredAt, on)).OfType<DueDate>().MinBy(d => d.Ends)?.Ends;
            if (due is not null && (first.At is null || due < first.At))
            {
                first = (due, step.Id);
            }
            else
            {
                first.Step ??= step.Id;
            }
        }

        return first;
    }

    /// <summary>A due date that makes a step go on: any, of runs on which all are kept; else one that ends its step by itself. A date of the
    /// case may be as late as one likes.</summary>
    private bool Presses(DeadlineModel deadline) => deadline.Base is not DeadlineBase.Date
        && (_property.OnTime || deadline.Overdue is OverdueModel.Deemed or OverdueModel.Continue or OverdueModel.Lapse);

    private ReferenceState After(ReferenceState state, Way way, Instant at)
    {
        var move = way.Move;
        if (move is { Kind: MoveKind.Record, Record: { } record })
        {
            state = state with
            {
                Records = state.Records.Add(new RecordMade(record.Name, record.Extends is { } more ? Extension.Granted(null, null, more.Most.Amount) : null, move.Outcome, Somebody, at)),
            };
        }
        else if (move.Completes)
        {
            state = state with { Completions = state.Completions.Add(new Completion(move.Name, move.Outcome, null, at)) };
        }

        return state with { Active = Active(way.To, state, move.Kind == MoveKind.Record ? null : move.Name, at), EndedAt = way.To.Ended ? at : null };
    }

    // A step that leads back to itself is reached anew.
    private ImmutableDictionary<string, ActiveStep> Active(Stand stand, ReferenceState before, string? done, Instant at)
    {
        var active = ImmutableDictionary<string, ActiveStep>.Empty;
        foreach (var step in _procedure.Steps)
        {
            if (_runs.Moves.IsActive(stand, step.Id))
            {
                active = active.SetItem(step.Id, (step.Id == done ? null : before.At(step.Id)) ?? new ActiveStep(at, [], []));
            }
        }

        return active;
    }

    /// <summary>What makes a difference to what comes: where it stands, and until when.</summary>
    private string Key(TimedPlace place, StartedRegister register)
    {
        var on = new Situation(_model, _procedure, place.State, new Context(_nobody, _model.Calendar, _zone, _model.LastDay, place.Clock, register, ""));
        var key = new System.Text.StringBuilder().Append(place.Place.Stand.ToString()).Append(DueDates.Of(_property.Due!, null, on)?.Ends.ToUnixTimeSeconds());
        foreach (var step in _procedure.Steps)
        {
            if (place.State.At(step.Id) is { } active)
            {
                key.Append('|').Append(active.EnteredAt.ToUnixTimeSeconds());
                foreach (var deadline in step.Deadlines)
                {
                    key.Append(',').Append(DueDates.Of(deadline, active.EnteredAt, on)?.Ends.ToUnixTimeSeconds());
                }
            }
        }

        return key.ToString();
    }

    /// <summary>The days that runs are looked at from: a fortnight, and those before the days that are no ordinary working days.</summary>
    internal static ImmutableArray<LocalDate> Days(RulebookModel model, LocalDate first)
    {
        const int fortnight = 14, most = 120;
        var days = new SortedSet<LocalDate>(Enumerable.Range(0, fortnight).Select(first.PlusDays));
        foreach (var (day, _, _) in model.Calendar.SpecialDays)
        {
            for (var before = 0; before < 10 && days.Count < most && day >= first && day < first.PlusYears(2); before++)
            {
                days.Add(day.PlusDays(-before));
            }
        }

        return [.. days];
    }
}
