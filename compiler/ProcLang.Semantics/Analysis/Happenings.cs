using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Analysis;

/// <summary>What can happen in a case.</summary>
internal enum HappeningKind
{
    /// <summary>The case begins.</summary>
    Opened,
    /// <summary>The step becomes active.</summary>
    Reached,
    /// <summary>The step ends with one of its outcomes.</summary>
    Acted,
    /// <summary>The step ends, however it does.</summary>
    Done,
    /// <summary>As many branches as it takes have ended.</summary>
    Joined,
    /// <summary>The record is made.</summary>
    Made,
    /// <summary>The case ends.</summary>
    Ended,
}

/// <summary>Something that can happen in the cases of one procedure.</summary>
internal sealed class Happening(HappeningKind kind, Happenings of)
{
    /// <summary>Stands for a way that is not there.</summary>
    internal static Happening Nowhere { get; } = new(HappeningKind.Reached, null!) { Depth = int.MaxValue };

    internal HappeningKind Kind { get; } = kind;
    internal Happenings Of { get; } = of;
    internal StepModel? Step { get; init; }
    internal OutcomeModel? Outcome { get; init; }
    internal RecordModel? Record { get; init; }

    /// <summary>How many of <see cref="Ways"/> it takes.</summary>
    internal int Needed { get; init; } = 1;

    /// <summary>What it follows from.</summary>
    internal List<Happening> Ways { get; } = [];

    /// <summary>How many turns it is from the beginning of the case, whatever conditions say; <see cref="int.MaxValue"/> where no way leads to it.</summary>
    internal int Depth { get; set; } = int.MaxValue;

    /// <summary>True once it is known that it can happen.</summary>
    internal bool IsPossible { get; set; }

    /// <summary>What is looked at again when it can, each once: what waits for many would else be watched more often each time it is looked at.</summary>
    internal HashSet<Happening> Watching { get; } = [];
}

/// <summary>What can happen in the cases of one procedure, and what leads to what.</summary>
internal sealed class Happenings
{
    private readonly Dictionary<string, Happening> _done = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), Happening> _outcomes = [];
    private readonly Dictionary<string, Happening> _made = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ParallelModel> _parallels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (ParallelModel Parallel, Happening Joined)> _joins = new(StringComparer.Ordinal);
    private readonly List<Happening> _acted = [];
    private readonly List<Happening> _all;

    internal Happenings(ProcedureModel procedure, List<Happening> all)
    {
        (Procedure, _all) = (procedure, all);
        Opened = Add(new Happening(HappeningKind.Opened, this));
        Ended = Add(new Happening(HappeningKind.Ended, this));
        foreach (var step in procedure.Steps)
        {
            Reached.TryAdd(step.Id, Add(new Happening(HappeningKind.Reached, this) { Step = step }));
            var done = _done[step.Id] = Add(new Happening(HappeningKind.Done, this) { Step = step });
            foreach (var outcome in step.Outcomes)
            {
                var acted = Add(new Happening(HappeningKind.Acted, this) { Step = step, Outcome = outcome });
                _acted.Add(acted);
                done.Ways.Add(acted);
                if (outcome.Name is { } name)
                {
                    _outcomes[(step.Id, name)] = acted;
                }
            }
        }

        foreach (var record in procedure.Records)
        {
            _made[record.Name] = Add(new Happening(HappeningKind.Made, this) { Record = record });
        }

        foreach (var parallel in procedure.Parallels)
        {
            _parallels.TryAdd(parallel.Id, parallel);
            var needed = parallel.Needed == 0 ? parallel.Steps.Length : parallel.Needed;
            var joined = Add(new Happening(HappeningKind.Joined, this) { Needed = needed });
            foreach (var branch in parallel.Steps)
            {
                _joins.TryAdd(branch, (parallel, joined));
            }
        }
    }

    internal ProcedureModel Procedure { get; }

    internal Happening Opened { get; }

    internal Happening Ended { get; }

    internal Dictionary<string, Happening> Reached { get; } = new(StringComparer.Ordinal);

    /// <summary>What the event is of this procedure; null when it has none of that name.</summary>
    internal Happening? Find(EventModel model)
    {
        if (model.Outcome is { } outcome && _outcomes.TryGetValue((model.Step, outcome), out var acted))
        {
            return acted;
        }

        return _done.GetValueOrDefault(model.Step) ?? _made.GetValueOrDefault(model.Step) ?? (model.Step == Words.Done || model.Step == Words.DutyFulfilled.Zh ? Ended
            : model.Step == Words.DutyBreached.Zh ? Opened : null);
    }

    /// <summary>Says what each follows from, and how far from the beginning it is.</summary>
    internal void Connect()
    {
        foreach (var way in Procedure.Entry)
        {
            Lead(Opened, way, null);
        }

        foreach (var acted in _acted)
        {
            foreach (var way in acted.Outcome!.Transitions)
            {
                Lead(acted, way, acted.Step!.Id);
            }
        }

        foreach (var (parallel, joined) in _joins.Values.Distinct())
        {
            Lead(joined, parallel.Then, null);
        }

        foreach (var step in Procedure.Steps.Where(s => s.Deadlines.Any(d => d.Overdue is OverdueModel.Lapse)))
        {
            Ended.Ways.Add(Reached[step.Id]);
        }

        foreach (var record in _made.Values)
        {
            record.Ways.AddRange(record.Record!.During.Where(Reached.ContainsKey).Select(d => Reached[d]));
            if (record.Record.Ends)
            {
                Ended.Ways.Add(record);
            }
        }

        if (Procedure.Steps.IsEmpty)
        {
            Ended.Ways.Add(Opened);
        }

        Measure();
    }

    private void Lead(Happening from, TransitionModel way, string? step)
    {
        if (way.Done)
        {
            Ended.Ways.Add(from);
        }

        foreach (var target in way.Targets)
        {
            foreach (var reached in _parallels.TryGetValue(target, out var parallel) ? parallel.Steps : [target])
            {
                if (Reached.TryGetValue(reached, out var there))
                {
                    there.Ways.Add(from);
                }
            }
        }

        if (way.Join && step is not null && _joins.TryGetValue(step, out var join) && !join.Joined.Ways.Contains(_done[step]))
        {
            join.Joined.Ways.Add(_done[step]);
        }
    }

    /// <summary>Breadth first over what follows from what, so that the way named is the one a case takes first.</summary>
    private void Measure()
    {
        var next = new Dictionary<Happening, List<Happening>>();
        foreach (var to in Reached.Values.Concat(_joins.Values.Select(j => j.Joined).Distinct()).Concat(_done.Values).Append(Ended))
        {
            foreach (var from in to.Ways)
            {
                (next.TryGetValue(from, out var known) ? known : next[from] = []).Add(to);
            }
        }

        foreach (var acted in _acted)
        {
            var from = Reached[acted.Step!.Id];
            (next.TryGetValue(from, out var known) ? known : next[from] = []).Add(acted);
        }

        Opened.Depth = 0;
        var open = new Queue<Happening>([Opened]);
        while (open.TryDequeue(out var at))
        {
            foreach (var to in next.GetValueOrDefault(at, []))
            {
                if (to.Depth == int.MaxValue)
                {
                    to.Depth = at.Depth + 1;
                    open.Enqueue(to);
                }
            }
        }
    }

    private Happening Add(Happening happening)
    {
        _all.Add(happening);
        return happening;
    }
}
