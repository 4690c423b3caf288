using System.Collections.Immutable;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Differences;

/// <summary>The runs of two procedures compared, as sequences of acts: the shortest that only the new one has, the shortest that only the old
/// one has. A run ends where its case does; ending is an act of its own, so that stopping early is another run.</summary>
/// <param name="OnlyNew">The shortest run of the new procedure that the old has not; null: none.</param>
/// <param name="OnlyOld">The shortest run of the old procedure that the new has not; null: none.</param>
/// <param name="Whole">False: there were too many positions, and only the first <see cref="MostPositions"/> were compared.</param>
/// <param name="Acts">What the acts of the runs are.</param>
internal sealed record TraceComparison(ImmutableArray<StepAct>? OnlyNew, ImmutableArray<StepAct>? OnlyOld, bool Whole, SharedActs Acts)
{
    /// <summary>How many positions of a procedure, or pairs of them, are looked at before the comparison stops.</summary>
    internal const int MostPositions = 4000;

    /// <summary>The act with which a run ends.</summary>
    internal static readonly StepAct End = new("", null, 0);

    /// <summary>No run of the new procedure is new.</summary>
    internal bool NoneNew => Whole && OnlyNew is null;

    /// <summary>No run of the old procedure is gone.</summary>
    internal bool NoneGone => Whole && OnlyOld is null;
}

/// <summary>What two procedures can do side by side. An act of both is parted into the cases in which their transitions tell it apart.</summary>
internal sealed class SharedActs
{
    private readonly StepMachine _old;
    private readonly StepMachine _new;
    private readonly Dictionary<string, List<(string? Outcome, List<Cell> Cells)>> _cells = new(StringComparer.Ordinal);
    private readonly List<Cell> _entries;

    /// <summary>Which transitions hold together in some case, by their numbers (-1: none of that side), and the smallest such case; null: in every case.</summary>
    private sealed record Cell(int Old, int New, CaseFound? Case);

    internal SharedActs(ProcedureModel old, ProcedureModel changed, Directions directions)
    {
        (_old, _new) = (new StepMachine(old), new StepMachine(changed));
        _entries = Cells(old.Entry, changed.Entry, directions);
        foreach (var step in old.Steps.Concat(changed.Steps).Select(s => s.Id).Distinct())
        {
            var mine = _cells[step] = [];
            foreach (var outcome in Outcomes(old, step).Concat(Outcomes(changed, step)).Select(o => o.Name).Distinct().ToList())
            {
                mine.Add((outcome, Cells(Ways(old, step, outcome), Ways(changed, step, outcome), directions)));
            }
        }
    }

    private static ImmutableArray<OutcomeModel> Outcomes(ProcedureModel procedure, string step) => procedure.Steps.FirstOrDefault(s => s.Id == step)?.Outcomes ?? [];

    private static ImmutableArray<TransitionModel> Ways(ProcedureModel procedure, string step, string? outcome) =>
        Outcomes(procedure, step).FirstOrDefault(o => o.Name == outcome)?.Transitions ?? [];

    private static List<Cell> Cells(ImmutableArray<TransitionModel> old, ImmutableArray<TransitionModel> changed, Directions directions)
    {
        if (old.Length <= 1 && changed.Length <= 1 && (old.Length == 0 || old[0].When is null) && (changed.Length == 0 || changed[0].When is null))
        {
            return [new Cell(old.Length - 1, changed.Length - 1, null)];
        }

        var cases = directions.Cases([.. old.Select(t => t.When), .. changed.Select(t => t.When)]);
        var (before, after) = (First(old, cases), First(changed, cases));
        var cells = new List<Cell>();
        foreach (var (o, where) in before)
        {
            foreach (var (n, there) in after)
            {
                if ((o, n) != (-1, -1) && cases.And(where, there) != Cases.Never)
                {
                    cells.Add(new Cell(o, n, cases.Smallest(cases.And(where, there))));
                }
            }
        }

        return cells;
    }

    private static List<(int Number, int Where)> First(ImmutableArray<TransitionModel> transitions, Cases cases)
    {
        var left = Cases.Always;
        var all = new List<(int, int)>();
        for (var i = 0; i < transitions.Length; i++)
        {
            var here = cases.And(left, cases.Of(transitions[i].When));
            left = cases.And(left, cases.Not(here));
            all.Add((i, here));
        }

        all.Add((-1, left));
        return all;
    }

    /// <summary>The smallest case in which the act goes where it goes; null where its conditions do not matter.</summary>
    internal CaseFound? CaseOf(StepAct act) =>
        act == TraceComparison.End || _cells[act.Step].First(c => c.Outcome == act.Outcome).Cells is not { Count: > 1 } cells ? null : cells[act.Case].Case;

    /// <summary>Compares the runs.</summary>
    internal TraceComparison Compared() => Compared([], [], [], []);

    /// <summary>Compares the runs. Of a side, acts of the steps of <paramref name="oldMore"/> or <paramref name="newMore"/> may be put in anywhere,
    /// and acts of those of <paramref name="oldLess"/> or <paramref name="newLess"/> be left out.</summary>
    internal TraceComparison Compared(HashSet<string> oldMore, HashSet<string> oldLess, HashSet<string> newMore, HashSet<string> newLess)
    {
        var queue = new Queue<(string[] Old, string[] New, ImmutableList<StepAct> Way)>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        ImmutableArray<StepAct>? onlyNew = null, onlyOld = null;
        void Put(IEnumerable<string> old, IEnumerable<string> changed, ImmutableList<StepAct> way)
        {
            var (o, n) = (Left(_old, old, oldLess), Left(_new, changed, newLess));
            if (o.Length == 0 || n.Length == 0)
            {
                if (o.Length > 0)
                {
                    onlyOld ??= [.. way];
                }
                else if (n.Length > 0)
                {
                    onlyNew ??= [.. way];
                }

                return;
            }

            if (known.Count < TraceComparison.MostPositions && known.Add(string.Join('\u0002', o) + '\u0003' + string.Join('\u0002', n)))
            {
                queue.Enqueue((o, n, way));
            }
        }

        foreach (var (o, n, _) in _entries)
        {
            Put(o < 0 ? [] : [_old.Begin(_old.Procedure.Entry[o])], n < 0 ? [] : [_new.Begin(_new.Procedure.Entry[n])], []);
        }

        while (queue.TryDequeue(out var at) && (onlyNew is null || onlyOld is null))
        {
            var (ended, endedNow) = (at.Old.Contains(StepMachine.Ended), at.New.Contains(StepMachine.Ended));
            if (ended != endedNow)
            {
                onlyOld = ended ? onlyOld ?? [.. at.Way, TraceComparison.End] : onlyOld;
                onlyNew = endedNow ? onlyNew ?? [.. at.Way, TraceComparison.End] : onlyNew;
            }

            foreach (var step in at.Old.Concat(at.New).SelectMany(StepMachine.Open).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                foreach (var (outcome, cells) in _cells.GetValueOrDefault(step, []))
                {
                    for (var i = 0; i < cells.Count; i++)
                    {
                        var (o, n, _) = cells[i];
                        var act = new StepAct(step, outcome, i);
                        Put(Next(_old, at.Old, step, outcome, o, oldMore), Next(_new, at.New, step, outcome, n, newMore), at.Way.Add(act));
                    }
                }
            }
        }

        return new TraceComparison(onlyNew, onlyOld, known.Count < TraceComparison.MostPositions, this);
    }

    private static IEnumerable<string> Next(StepMachine machine, string[] at, string step, string? outcome, int by, HashSet<string> more)
    {
        var transition = by < 0 ? null : Outcomes(machine.Procedure, step).First(o => o.Name == outcome).Transitions[by];
        foreach (var position in at)
        {
            if (transition is not null && StepMachine.Open(position).Contains(step))
            {
                yield return machine.After(position, step, transition);
            }

            if (more.Contains(step))
            {
                yield return position;
            }
        }
    }

    /// <summary>The positions, and those that follow when acts of the steps are left out.</summary>
    private static string[] Left(StepMachine machine, IEnumerable<string> at, HashSet<string> less)
    {
        var all = new SortedSet<string>(at, StringComparer.Ordinal);
        if (less.Count > 0)
        {
            var left = new Queue<string>(all);
            while (left.TryDequeue(out var position))
            {
                foreach (var next in StepMachine.Open(position).Where(less.Contains).SelectMany(s => machine.Ends(position, s)))
                {
                    if (all.Add(next))
                    {
                        left.Enqueue(next);
                    }
                }
            }
        }

        return [.. all];
    }
}
