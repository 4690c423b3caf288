using System.Collections.Immutable;
using ProcLang.Review.Differences;
using ProcLang.Review.Voice;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Report;

/// <summary>How a step or a move stands to the other revision.</summary>
internal enum ChartMark { Same, Only, Changed }

/// <summary>A step, or where the case begins or ends.</summary>
/// <param name="Id">The step; null for the beginning and the end.</param>
/// <param name="Title">What is done.</param>
/// <param name="Who">Who does it; empty when nobody acts.</param>
/// <param name="Mark">How it stands to the other revision.</param>
internal sealed record ChartNode(string? Id, string Title, string Who, ChartMark Mark);

/// <summary>A move from one node to another, by their numbers.</summary>
internal sealed record ChartMove(int From, int To, string Label, ChartMark Mark);

/// <summary>A procedure as steps and moves, marked against the same procedure of the other revision. Node 0 is the beginning, node 1 the end.</summary>
internal sealed record StepChart(ImmutableArray<ChartNode> Nodes, ImmutableArray<ChartMove> Moves)
{
    internal const int Begin = 0;
    internal const int End = 1;

    /// <summary>The procedure of one revision against that of the other; both use the same names for the same steps.</summary>
    /// <param name="procedure">What is drawn.</param>
    /// <param name="other">What it is compared with; null: it has no other.</param>
    /// <param name="changed">Steps with a change of their own: who acts, conditions, due dates.</param>
    /// <param name="speaker">Says names in one language.</param>
    internal static StepChart Of(ProcedureModel procedure, ProcedureModel? other, IReadOnlySet<string> changed, Speaker speaker)
    {
        var known = other?.Steps.Select(s => s.Id).ToHashSet() ?? [];
        var nodes = ImmutableArray.CreateBuilder<ChartNode>();
        nodes.Add(new ChartNode(null, speaker.Say("开始", "begins"), "", ChartMark.Same));
        nodes.Add(new ChartNode(null, speaker.Say("办结", "done"), "", ChartMark.Same));
        foreach (var step in procedure.Steps)
        {
            nodes.Add(new ChartNode(
                step.Id, speaker.Names.In(procedure.Name, step.Group is null ? step.Id : step.Act), step.Actors.IsEmpty ? "" : speaker.Doers(step.Actors, step.AnyActor, procedure.Name),
                !known.Contains(step.Id) ? ChartMark.Only : changed.Contains(step.Id) ? ChartMark.Changed : ChartMark.Same));
        }

        var (mine, others) = (MovesOf(procedure, speaker), other is null ? [] : MovesOf(other, speaker));
        var moves = mine.GroupBy(m => (m.From, m.To)).Select(g =>
        {
            var there = others.Where(o => (o.From, o.To) == g.Key).ToList();
            var mark = there.Count == 0 ? ChartMark.Only : g.Select(m => m.Meaning).ToHashSet().SetEquals(there.Select(m => m.Meaning)) ? ChartMark.Same : ChartMark.Changed;
            return new ChartMove(Number(g.Key.From), Number(g.Key.To), string.Join(" / ", g.Select(m => m.Label).Where(l => l.Length > 0).Distinct()), mark);
        });
        return new StepChart(nodes.ToImmutable(), [.. moves]);

        int Number(string id) => id switch
        {
            "" => Begin,
            "." => End,
            _ => Math.Max(End, nodes.ToList().FindIndex(n => n.Id == id)),
        };
    }

    /// <summary>Every move, by names of steps: from "" it begins, to "." it ends.</summary>
    private static List<(string From, string To, string Label, string Meaning)> MovesOf(ProcedureModel procedure, Speaker speaker)
    {
        var moves = new List<(string, string, string, string)>();
        foreach (var entry in procedure.Entry)
        {
            Add("", null, entry);
        }

        foreach (var step in procedure.Steps)
        {
            foreach (var outcome in step.Outcomes)
            {
                foreach (var transition in outcome.Transitions)
                {
                    Add(step.Id, outcome.Name, transition);
                }
            }

            foreach (var deadline in step.Deadlines.Where(d => d.Overdue is OverdueModel.Lapse))
            {
                moves.Add((step.Id, ".", speaker.Say("逾期终止", "lapses"), "lapse"));
            }
        }

        return moves;

        void Add(string from, string? outcome, TransitionModel by)
        {
            var said = new[] { outcome is null ? "" : speaker.Names.In(procedure.Name, outcome), by.When is null or Condition.True ? "" : speaker.ConditionOf(by.When, procedure.Name) }.Where(t => t.Length > 0);
            var (label, meaning) = (string.Join(speaker.Say(":", ": "), said), $"{outcome} {Meaning.Of(by.When)}");
            if (by.Done)
            {
                moves.Add((from, ".", label, meaning));
                return;
            }

            var parallel = procedure.Parallels.FirstOrDefault(p => p.Steps.Contains(from));
            if (by.Join && parallel is not null)
            {
                var needed = parallel.Needed == 0 || parallel.Needed == parallel.Steps.Length ? speaker.Say("全部办完", "all done") : speaker.Say($"{parallel.Needed}项办完", $"{parallel.Needed} done");
                label = label.Length == 0 ? needed : $"{label} ({needed})";
            }

            var way = by.Join && parallel is not null ? parallel.Then : by;
            if (way.Done)
            {
                moves.Add((from, ".", label, meaning));
            }

            foreach (var target in way.Targets.SelectMany(t => procedure.Parallels.FirstOrDefault(p => p.Id == t) is { } fork ? fork.Steps : [t]))
            {
                moves.Add((from, target, label, meaning));
            }
        }
    }
}
