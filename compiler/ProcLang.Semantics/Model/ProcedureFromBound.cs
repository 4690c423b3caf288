using System.Collections.Immutable;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Symbols;

namespace ProcLang.Semantics.Model;

/// <summary>Makes explicit what a procedure leaves unsaid: a step without outcomes goes on to the next step in text order,
/// the last to the end, a branch of a parallel to its join; a case begins at the first step.</summary>
internal static class ProcedureFromBound
{
    internal static FactModel Fact(FactSymbol fact) => new(fact.Name, fact.Alias, fact.Type);

    internal static ImmutableArray<FactModel> Facts(ProcedureSymbol symbol) =>
        [.. symbol.Subjects.SelectMany(s => s.Attributes).Concat(symbol.OwnFacts).GroupBy(f => f.Name).Select(g => Fact(g.First()))];

    internal static ProcedureModel Procedure(BoundProcedure bound)
    {
        var symbol = bound.Symbol;
        var order = InTextOrder(bound);
        var steps = ImmutableArray.CreateBuilder<StepModel>();
        foreach (var step in order)
        {
            steps.Add(Step(step, Next(bound, order, step), bound.CountsAs));
        }

        return new ProcedureModel
        {
            Name = symbol.Name,
            Alias = symbol.Alias,
            Kind = symbol.Kind,
            SubjectTypes = [.. symbol.Subjects.Select(s => s.Name)],
            Start = bound.Start,
            Facts = Facts(symbol),
            Steps = steps.ToImmutable(),
            Records = [.. bound.Records.Concat(order.SelectMany(s => s.Extensions)).Concat(bound.Records.SelectMany(r => r.Clauses.Extensions)).Select(Record)],
            Entry = Entry(bound, order),
            Parallels = [.. bound.Parallels.Select(p => new ParallelModel(
                p.Symbol.Name, p.Steps, p.Needed,
                new TransitionModel(null, p.Then.Targets, p.Then.Done || p.Then.Targets.IsEmpty, false, p.Then.Clause), p.Clause))],
        };
    }

    /// <summary>Steps in the order their names first stand in the text.</summary>
    private static List<BoundStep> InTextOrder(BoundProcedure bound) =>
        [.. bound.Symbol.Steps.Where(s => !s.IsParallel).Select(s => bound.Steps.Find(b => b.Symbol == s)).OfType<BoundStep>()];

    private static ImmutableArray<TransitionModel> Entry(BoundProcedure bound, List<BoundStep> order)
    {
        var first = bound.Symbol.Steps.FirstOrDefault();
        if (first is null)
        {
            return [new TransitionModel(null, [], order.Count == 0 && bound.Records.Count == 0, false, null)];
        }

        return [new TransitionModel(null, [first.Name], false, false, null)];
    }

    /// <summary>Where a step without outcomes goes: its join, the step or parallel after it, the end.</summary>
    private static TransitionModel Next(BoundProcedure bound, List<BoundStep> order, BoundStep step)
    {
        if (step.Parallel is not null)
        {
            return new TransitionModel(null, [], false, true, null);
        }

        var symbols = bound.Symbol.Steps;
        for (var i = symbols.IndexOf(step.Symbol) + 1; i < symbols.Count; i++)
        {
            var branch = order.Find(s => s.Symbol == symbols[i])?.Parallel;
            if (branch is null)
            {
                return new TransitionModel(null, [symbols[i].Name], false, false, null);
            }
        }

        return new TransitionModel(null, [], true, false, null);
    }

    internal static StepModel Step(BoundStep step, TransitionModel next, List<(StepSymbol Step, CountsAsModel CountsAs)> countsAs)
    {
        var outcomes = ImmutableArray.CreateBuilder<OutcomeModel>();
        foreach (var group in step.Outcomes.GroupBy(o => o.Name ?? ""))
        {
            var lines = group.ToImmutableArray();
            outcomes.Add(new OutcomeModel(
                lines[0].Name, lines.Select(l => l.Alias).FirstOrDefault(a => a is not null),
                [.. lines.Select(l => new TransitionModel(l.When, l.Targets, l.Done, l.Join, l.Clause))]));
        }

        if (outcomes.Count == 0)
        {
            outcomes.Add(new OutcomeModel(null, null, [next]));
        }

        return new StepModel
        {
            Id = step.Symbol.Name,
            Name = step.Symbol.Name,
            Alias = step.Symbol.Alias,
            Act = step.Symbol.Name,
            Clause = step.Clause,
            Actors = EndsByTime(step) ? [new ActorModel(Quantifier.One, 1, new ActorReference.Union([]), step.Clause)] : step.Actors,
            AnyActor = step.AnyActor,
            Alternatives = step.Alternatives,
            OverdueClause = step.OverdueClause,
            AuthorityClause = step.AuthorityClause ?? (EndsByTime(step) ? step.OverdueClause : null) ?? step.Clause,
            Awaits = step.Awaits,
            Guards = step.Guards,
            Data = step.Data,
            Deadlines = [.. step.Deadlines.Select(d => Deadline(d, step))],
            Outcomes = outcomes.ToImmutable(),
            CountsAs = [.. countsAs.Where(c => c.Step == step.Symbol).Select(c => c.CountsAs)],
        };
    }

    /// <summary>A step that says nobody, whose time ends it: it is open for the whole of its time, and nobody closes it before.</summary>
    private static bool EndsByTime(BoundStep step) => step is { Actors.IsEmpty: true, Alternatives.IsEmpty: true, Awaits: null, Deadlines.IsEmpty: false }
        && step.Overdue is OverdueModel.Continue or OverdueModel.Deemed or OverdueModel.Lapse;

    private static DeadlineModel Deadline(DeadlineModel deadline, BoundStep of)
    {
        var due = of.Overdue is { } overdue ? deadline with { Overdue = overdue } : deadline;
        return of.Turns.Length > 0 && due is { Direction: Direction.After, Period: not null } ? due with { Turns = of.Turns } : due;
    }

    internal static RecordModel Record(BoundRecord record)
    {
        var clauses = record.Clauses;
        var data = clauses.Data;
        if (record.WithReasons)
        {
            data = data.Add(new DataModel(Words.Reasons, true, clauses.Clause));
        }

        if (record.Joinder is not null)
        {
            // What is stated of one merging or splitting says nothing of the next.
            data = [.. data.Select(d => d with { Anew = true })];
        }

        return new RecordModel
        {
            Name = record.Symbol.Name,
            Alias = record.Symbol.Alias,
            Actors = clauses.Actors,
            Value = record.Symbol.Value,
            ValueTypes = record.ValueTypes,
            Joinder = record.Joinder,
            During = clauses.During,
            Guards = clauses.Guards,
            Data = data,
            Deadlines = [.. clauses.Deadlines.Select(d => Deadline(d, clauses))],
            Outcomes = record.Symbol.IsOpenTerm
                ? [.. Words.TermOutcomes.Select(o => new ChoiceModel(o.Zh, o.En))]
                : [.. clauses.Outcomes.Where(o => o.Name is not null).Select(o => new ChoiceModel(o.Name!, o.Alias))],
            Extends = record.Extends,
            OncePerPerson = record.Extends is null && !record.Symbol.IsOpenTerm && record.Symbol.Value is null && !clauses.Outcomes.Any(o => o.Name is not null),
            Ends = record.Ends || clauses.Outcomes.Any(o => o is { Name: null, Done: true }),
            Clause = clauses.Clause,
            AuthorityClause = clauses.AuthorityClause ?? clauses.Clause,
        };
    }

    /// <summary>A prohibition is a guard of the act it forbids.</summary>
    internal static ProcedureModel WithForbids(ProcedureModel procedure, List<(string Act, string? Outcome, GuardModel Guard)> forbids)
    {
        if (forbids.Count == 0)
        {
            return procedure;
        }

        return procedure with
        {
            Steps = [.. procedure.Steps.Select(s =>
                s with { Guards = [.. s.Guards, .. forbids.Where(f => f.Act == s.Id || f.Act == s.Act || f.Act == Words.Done && IsLast(s)).Select(f => f.Guard with { Outcome = f.Outcome })] })],
            Records = [.. procedure.Records.Select(r => r with { Guards = [.. r.Guards, .. forbids.Where(f => f.Act == r.Name).Select(f => f.Guard with { Outcome = f.Outcome })] })],
        };
    }

    /// <summary>Whoever an act is delegated to may do it instead, where the delegating office alone does it.</summary>
    internal static ProcedureModel WithDelegations(ProcedureModel procedure, List<BoundDelegation> delegations) => delegations.Count == 0
        ? procedure
        : procedure with
        {
            Steps = [.. procedure.Steps.Select(s => s with
            {
                Alternatives = [.. s.Alternatives, .. delegations
                    .Where(d => (d.Act == s.Id || d.Act == s.Act) && s.Actors is [{ Reference: ActorReference.OfOffice(var office) }] && office == d.From)
                    .Select(d => d.Alternative)],
            })],
        };

    private static bool IsLast(StepModel step) => step.Outcomes[0].Transitions.Any(t => t.Done);
}
