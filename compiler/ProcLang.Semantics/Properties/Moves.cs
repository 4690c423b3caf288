using ProcLang.Semantics.Analysis;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Properties;

/// <summary>How a case can go on from where it stands, whoever acts: the rules of the reference interpreter's deciding and moving, read
/// on sets of cases.</summary>
internal sealed class Moves
{
    /// <summary>How many steps a procedure may have.</summary>
    internal const int MostSteps = 128;

    // Steps that may be passed over multiply the ways of one act.
    private const int MostBranches = 256;

    private readonly ProcedureModel _procedure;
    private readonly Abstraction _cases;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UInt128> _parallels = new(StringComparer.Ordinal);
    private readonly Dictionary<Stand, IReadOnlyList<Way>> _known = [];

    internal Moves(ProcedureModel procedure, Abstraction cases)
    {
        (_procedure, _cases) = (procedure, cases);
        for (var i = 0; i < procedure.Steps.Length && i < MostSteps; i++)
        {
            _numbers[procedure.Steps[i].Id] = i;
        }

        foreach (var parallel in procedure.Parallels)
        {
            UInt128 steps = 0;
            foreach (var step in parallel.Steps)
            {
                steps |= Bit(step);
            }

            _parallels[parallel.Id] = steps;
        }
    }

    /// <summary>True when something had more branches than were followed.</summary>
    internal bool GaveUp { get; private set; }

    /// <summary>True when the step is active.</summary>
    internal bool IsActive(Stand stand, string step) => (stand.Active & Bit(step)) != 0;

    /// <summary>Where a case can begin, and in which cases.</summary>
    internal IEnumerable<(Stand To, int When)> Openings()
    {
        var open = _cases.Sets.And(_cases.Read(_procedure.Start?.When, 0), _cases.Read(_procedure.OpeningGuards, null, 0));
        foreach (var entry in _procedure.Entry)
        {
            var taken = _cases.Sets.And(open, _cases.Read(entry.When, 0));
            open = _cases.Sets.And(open, _cases.Sets.Not(_cases.Read(entry.When, 0)));
            if (taken == DecisionDiagrams.Never)
            {
                continue;
            }

            var way = new Passage(0, 0, 0, 0, false);
            foreach (var (to, when) in Settled(Follow(way, entry), 0, taken))
            {
                yield return (to, when);
            }
        }
    }

    /// <summary>Every way on.</summary>
    internal IReadOnlyList<Way> From(Stand stand)
    {
        if (!_known.TryGetValue(stand, out var ways))
        {
            _known[stand] = ways = stand.Ended ? [] : [.. Steps(stand), .. Records(stand)];
        }

        return ways;
    }

    private UInt128 Bit(string step) => _numbers.TryGetValue(step, out var number) ? UInt128.One << number : 0;

    private IEnumerable<Way> Steps(Stand stand)
    {
        foreach (var step in _procedure.Steps)
        {
            if (!IsActive(stand, step.Id))
            {
                continue;
            }

            if (step.Awaits is { } awaited)
            {
                var when = _cases.Read(new Condition.Happened(awaited), stand.Happened);
                foreach (var way in Completed(stand, step, step.Outcomes[0], new Move(MoveKind.Comes, step, null, step.Outcomes[0].Name, null), when, null))
                {
                    yield return way;
                }
            }
            else
            {
                foreach (var way in Done(stand, step))
                {
                    yield return way;
                }
            }

            foreach (var way in Overdue(stand, step))
            {
                yield return way;
            }
        }
    }

    private IEnumerable<Way> Done(Stand stand, StepModel step)
    {
        var supplied = _cases.Supply(step.Id, Abstraction.Supplies(step));
        foreach (var outcome in CanBeDone(step) ? step.Outcomes : [])
        {
            var guards = _cases.Sets.And(_cases.Read(step.Guards, outcome.Name, stand.Happened), _cases.Stated(step.Data, stand.Happened));
            foreach (var way in Completed(stand, step, outcome, new Move(MoveKind.Act, step, null, outcome.Name, null), guards, supplied))
            {
                yield return way;
            }
        }

        if (IsWaived(step, stand.Happened))
        {
            foreach (var way in Left(stand, step, step.Outcomes[0], new Move(MoveKind.Waived, step, null, step.Outcomes[0].Name, null), DecisionDiagrams.Always, null, stand.Happened))
            {
                yield return way;
            }
        }
    }

    private IEnumerable<Way> Overdue(Stand stand, StepModel step)
    {
        foreach (var deadline in step.Deadlines)
        {
            switch (deadline.Overdue)
            {
                case OverdueModel.Lapse:
                    yield return new Way(new Move(MoveKind.Time, step, null, null, deadline), new Stand(0, stand.Happened, true), DecisionDiagrams.Always, null);
                    break;
                case OverdueModel.Deemed or OverdueModel.Continue:
                    var outcome = deadline.Overdue is OverdueModel.Deemed(var deemed) ? step.Outcomes.FirstOrDefault(o => o.Name == deemed) ?? step.Outcomes[0] : step.Outcomes[0];
                    foreach (var way in Completed(stand, step, outcome, new Move(MoveKind.Time, step, null, outcome.Name, deadline), DecisionDiagrams.Always, null))
                    {
                        yield return way;
                    }

                    break;
            }
        }
    }

    private IEnumerable<Way> Records(Stand stand)
    {
        foreach (var record in _procedure.Records)
        {
            if (!record.During.IsEmpty && !record.During.Any(s => IsActive(stand, s)))
            {
                continue;
            }

            var supplied = _cases.Supply("record " + record.Name, Abstraction.Supplies(record));
            var open = DecisionDiagrams.Always;
            foreach (var outcome in record.Outcomes.IsEmpty ? [null] : record.Outcomes.Select(o => (ChoiceModel?)o))
            {
                var given = _cases.Sets.And(open, _cases.Read(outcome?.When, stand.Happened));
                if (outcome?.When is not null)
                {
                    open = _cases.Sets.And(open, _cases.Sets.Not(_cases.Read(outcome.When, stand.Happened)));
                }

                given = _cases.Sets.And(given, _cases.Sets.And(_cases.Read(record.Guards, outcome?.Name, stand.Happened), _cases.Stated(record.Data, stand.Happened)));
                if (given != DecisionDiagrams.Never)
                {
                    var happened = _cases.Own.After(stand.Happened, record.Name, outcome?.Name);
                    yield return new Way(new Move(MoveKind.Record, null, record, outcome?.Name, null),
                        new Stand(record.Ends ? 0 : stand.Active, happened, record.Ends), given, supplied);
                }
            }
        }
    }

    // A step that nobody is named for is ended by its time alone.
    private static bool CanBeDone(StepModel step) =>
        !step.Alternatives.IsEmpty || step.Actors.IsEmpty || step.Actors.Any(a => a.Reference is not ActorReference.Union { Parts.IsEmpty: true });

    private IEnumerable<Way> Completed(Stand stand, StepModel step, OutcomeModel outcome, Move move, int when, Forgotten? supplied) =>
        Left(stand, step, outcome, move, when, supplied, _cases.Own.After(stand.Happened, step.Id, outcome.Name));

    private IEnumerable<Way> Left(Stand stand, StepModel step, OutcomeModel outcome, Move move, int when, Forgotten? supplied, UInt128 happened)
    {
        if (when == DecisionDiagrams.Never)
        {
            yield break;
        }

        foreach (var (passage, cases) in Leave(new Passage(stand.Active, 0, 0, 0, false), step.Id, outcome, happened, when))
        {
            foreach (var (to, whole) in Settled(passage, happened, cases))
            {
                yield return new Way(move, to, whole, supplied);
            }
        }
    }

    /// <summary>A case on its way through steps that nobody has to do.</summary>
    private readonly record struct Passage(UInt128 Active, UInt128 Entered, UInt128 Skipped, UInt128 Stays, bool Ended);

    private IEnumerable<(Passage Passage, int When)> Leave(Passage passage, string step, OutcomeModel outcome, UInt128 happened, int when)
    {
        var open = when;
        foreach (var transition in outcome.Transitions)
        {
            var condition = _cases.Read(transition.When, happened);
            var taken = _cases.Sets.And(open, condition);
            open = _cases.Sets.And(open, _cases.Sets.Not(condition));
            if (taken != DecisionDiagrams.Never)
            {
                yield return (Leave(passage, step, transition), taken);
            }
        }
    }

    private Passage Leave(Passage passage, string step, TransitionModel transition)
    {
        passage = passage with { Active = passage.Active & ~Bit(step) };
        ParallelModel? parallel = null;
        foreach (var one in _procedure.Parallels)
        {
            parallel ??= one.Steps.Contains(step) ? one : null;
        }

        if (parallel is null || transition.Done)
        {
            return Follow(passage, transition);
        }

        var branches = _parallels[parallel.Id];
        if (!transition.Join)
        {
            var away = !transition.Targets.Any(parallel.Steps.Contains);
            return Follow(away ? passage with { Active = passage.Active & ~branches } : passage, transition);
        }

        var needed = parallel.Needed == 0 ? parallel.Steps.Length : parallel.Needed;
        var ended = parallel.Steps.Length - (int)UInt128.PopCount(passage.Active & branches);
        return ended >= needed ? Follow(passage with { Active = passage.Active & ~branches }, parallel.Then) : passage;
    }

    private Passage Follow(Passage passage, TransitionModel transition)
    {
        if (transition.Done)
        {
            return passage with { Active = 0, Ended = true };
        }

        foreach (var target in transition.Targets)
        {
            var steps = _parallels.TryGetValue(target, out var branches) ? branches : Bit(target);
            passage = passage with { Active = passage.Active | steps, Entered = passage.Entered | steps };
        }

        return passage;
    }

    /// <summary>Where the case comes to rest: steps just entered that need nobody are passed over, each at most once.</summary>
    private List<(Stand To, int When)> Settled(Passage passage, UInt128 happened, int when)
    {
        var settled = new List<(Stand, int)>();
        var open = new Stack<(Passage, int)>();
        open.Push((passage, when));
        while (open.TryPop(out var next))
        {
            var (at, cases) = next;
            if (settled.Count + open.Count > MostBranches)
            {
                GaveUp = true;
                break;
            }

            if (at.Ended || Passing(at, happened) is not var (step, atOnce, perhaps))
            {
                settled.Add((new Stand(at.Active, happened, at.Ended), cases));
                continue;
            }

            var stays = perhaps ? cases : _cases.Sets.And(cases, _cases.Sets.Not(atOnce));
            if (stays != DecisionDiagrams.Never)
            {
                open.Push((at with { Stays = at.Stays | Bit(step.Id) }, stays));
            }

            var passes = _cases.Sets.And(cases, atOnce);
            var skipped = at with { Skipped = at.Skipped | Bit(step.Id) };
            foreach (var (on, taken) in passes == DecisionDiagrams.Never ? [] : Leave(skipped, step.Id, step.Outcomes[0], happened, passes))
            {
                open.Push((on, taken));
                passes = _cases.Sets.And(passes, _cases.Sets.Not(taken));
            }

            if (passes != DecisionDiagrams.Never)
            {
                open.Push((skipped, passes));
            }
        }

        return settled;
    }

    /// <summary>The first step just entered that may complete at once, in which cases it does, and whether it depends on people besides.</summary>
    private (StepModel Step, int AtOnce, bool Perhaps)? Passing(Passage at, UInt128 happened)
    {
        var candidates = at.Active & at.Entered & ~at.Skipped & ~at.Stays;
        foreach (var step in candidates == 0 ? [] : _procedure.Steps)
        {
            if ((candidates & Bit(step.Id)) == 0)
            {
                continue;
            }

            if (step.Awaits is { } awaited)
            {
                var came = _cases.Read(new Condition.Happened(awaited), happened);
                if (came != DecisionDiagrams.Never)
                {
                    return (step, came, false);
                }
            }
            else if (IsWaived(step, happened))
            {
                return (step, DecisionDiagrams.Always, false);
            }
            else if (!step.Actors.IsEmpty && step.Actors.All(a => a.Quantifier is Quantifier.Each or Quantifier.EachInRank))
            {
                // Each of a set that may have nobody in it.
                return (step, DecisionDiagrams.Always, true);
            }
        }

        return null;
    }

    private bool IsWaived(StepModel step, UInt128 happened)
    {
        foreach (var waiver in step.WaivedBy)
        {
            if (_cases.Own.Has(happened, waiver.Record, null) == true)
            {
                return true;
            }
        }

        return false;
    }
}
