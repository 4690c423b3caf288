using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NodaTime;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;

namespace ProcLang.Semantics.Model;

/// <summary>Prints the model in canonical order, defaults explicit, each clause with its id.</summary>
public static class ModelPrinter
{
    /// <summary>The whole model.</summary>
    public static string Print(RulebookModel model)
    {
        var text = new StringBuilder();
        void Line(int depth, string line) => text.Append(' ', depth * 2).Append(line).Append('\n');

        Line(0, $"rulebook {Named(model.Name, model.Alias)} zone {model.Zone} lastDay {model.LastDay} calendar {model.Calendar.Name}");
        var (force, repeals, transitions, addressees) = model.Applicability;
        if (force is not null)
        {
            Line(0, $"in force {Day(force.From)} to {Day(force.Until)}{Id(force.Clause)}");
        }

        foreach (var repeal in repeals)
        {
            Line(0, $"repeals {repeal.Text}{Id(repeal.Clause)}");
        }

        foreach (var transition in transitions)
        {
            Line(0, $"cases begun before, {(transition.Types.IsEmpty ? "all" : string.Join(", ", transition.Types))}: {(transition.TakenOver ? "these rules" : "former rules")}{(transition.BackTo is { } back ? " back to " + Day(back) : "")}{Id(transition.Clause)}");
        }

        foreach (var group in addressees)
        {
            Line(0, $"applies to {string.Join(", ", group.Units)}{Id(group.Clause)}");
        }

        foreach (var unit in model.Units)
        {
            Line(0, $"{(unit.IsBody ? "body" : "unit")} {Named(unit.Name, unit.Alias)}");
        }

        foreach (var office in model.Offices)
        {
            Line(0, $"office {Named(office.Name, office.Alias)}{(office.PlacedIn is null ? "" : " in " + office.PlacedIn)}{(office.PerUnit ? " of each unit" : "")}");
        }

        foreach (var group in model.Groups)
        {
            Line(0, $"group {Named(group.Name, group.Alias)} = {string.Join(", ", group.Members.Select(m => ConditionText.Say(m, false)).Concat(group.Units))}");
        }

        foreach (var relation in model.Relations)
        {
            Line(0, $"relation {Named(relation.Name, relation.Alias)}");
        }

        foreach (var acting in model.Acting)
        {
            Line(0, $"acting {acting.Absent} by {acting.Deputy} when {string.Join(" or ", acting.AbsenceKinds)}{(acting.NeedsMandate ? " and mandated" : "")}{(acting.After.IsEmpty ? "" : " after " + string.Join(", ", acting.After))}{Id(acting.Clause)}");
        }

        foreach (var type in model.SubjectTypes)
        {
            Line(0, $"{type.Kind.ToString().ToLowerInvariant()} {Named(type.Name, type.Alias)}");
            foreach (var fact in type.Attributes)
            {
                Line(1, Fact(fact));
            }
        }

        foreach (var procedure in model.Procedures)
        {
            Procedure(procedure, Line);
        }

        foreach (var limit in model.Limits)
        {
            Line(0, $"limit {limit.Id} {limit.Procedure}.{limit.Step} at most {limit.Most} per {limit.Per} {limit.Norm}{Id(limit.Clause)}");
        }

        foreach (var property in model.Properties)
        {
            Line(0, $"property {property.Kind.ToString().ToLowerInvariant()} {property.Procedure}.{property.Event.Step}{(property.Event.Outcome is null ? "" : "." + property.Event.Outcome)}"
                + $"{When(property.When)}{(property.Due is null ? "" : " within " + ConditionText.Say(property.Due.Span, false))}{(property.OnTime ? " if on time" : "")}{Id(property.Clause)}");
        }

        foreach (var clause in model.Clauses)
        {
            Line(0, $"clause {clause.Clause.Id} {clause.KindEn} {clause.Clause.Citation.Display(Language.Chinese)}");
        }

        return text.ToString();
    }

    private static void Procedure(ProcedureModel procedure, Action<int, string> line)
    {
        line(0, $"{procedure.Kind.ToString().ToLowerInvariant()} {Named(procedure.Name, procedure.Alias)} on {string.Join(", ", procedure.SubjectTypes)}");
        if (procedure.Start is { } start)
        {
            line(1, $"starts with {(start.Procedure is null ? "its subject" : $"{start.Procedure}.{start.Step}{(start.Outcome is null ? "" : "." + start.Outcome)}")}{When(start.When)}{Id(start.Clause)}");
        }

        foreach (var entry in procedure.Entry)
        {
            line(1, "enters " + Transition(entry));
        }

        foreach (var step in procedure.Steps)
        {
            line(1, $"step {Named(step.Id, step.Alias)} act {step.Act}{(step.AnyActor ? " any actor" : "")}{Id(step.Clause)}");
            Clauses(step.Actors, step.Guards, step.Data, step.Deadlines, line);
            foreach (var alternative in step.Alternatives)
            {
                line(2, $"may by {ConditionText.Say(alternative.Reference, false)}{When(alternative.When)}{Id(alternative.Clause)}");
            }

            if (step.Awaits is { } awaited)
            {
                line(2, $"awaits {ConditionText.Say(awaited, false)}");
            }

            foreach (var waiver in step.WaivedBy)
            {
                line(2, $"waived by {waiver.Record}{Id(waiver.Clause)}");
            }

            foreach (var counts in step.CountsAs)
            {
                line(2, $"{counts.Act} counts as {counts.Outcome ?? "it"}{When(counts.When)}{Id(counts.Clause)}");
            }

            foreach (var outcome in step.Outcomes)
            {
                foreach (var transition in outcome.Transitions)
                {
                    line(2, $"{(outcome.Name is null ? "" : outcome.Name + " ")}-> {Transition(transition)}");
                }
            }
        }

        foreach (var parallel in procedure.Parallels)
        {
            line(1, $"parallel {parallel.Id} of {string.Join(", ", parallel.Steps)} needs {(parallel.Needed == 0 ? "all" : parallel.Needed.ToString(CultureInfo.InvariantCulture))} -> {Transition(parallel.Then)}");
        }

        foreach (var record in procedure.Records)
        {
            line(1, $"record {Named(record.Name, record.Alias)}{(record.Value is null ? "" : " value " + record.Value.Kind)}{(record.During.IsEmpty ? "" : " during " + string.Join(", ", record.During))}{(record.OncePerPerson ? " once" : "")}{(record.Ends ? " ends the case" : "")}{(record.Extends is { } more ? $" extends {more.Step} by at most {more.Most.En}" : "")}{Id(record.Clause)}");
            Clauses(record.Actors, record.Guards, record.Data, record.Deadlines, line);
            foreach (var count in record.Counts)
            {
                line(2, $"counts {count.Fact} = {ConditionText.Say(count.Of, false)}{When(count.When)}");
            }

            if (record.Joinder is { } joinder)
            {
                line(2, $"{joinder.Kind}{(joinder.All ? " with all records" : joinder.Carried.IsEmpty ? "" : " with " + string.Join(", ", joinder.Carried))}");
            }

            if (record.Elects is { } elects)
            {
                line(2, $"elects {elects.Fact}: {elects.Tally.Seats} of those nominated, votes of {ConditionText.Say(elects.Electors, false)}{(elects.Tally.Ranked is { } ranked ? $" ranked{(ranked.EarlierRound ? ", earlier round" : "")}{(ranked.LotsOut is null ? "" : ", lot")}" : "")}{(elects.Weights is { } weights ? $" with {ConditionText.Say(weights, false)}" : "")}{(elects.Leaves ? ", without the person named" : "")}");
            }

            if (record.Outcomes.Length > 0)
            {
                line(2, "outcomes " + string.Join(", ", record.Outcomes.Select(o => o.Name + When(o.When))));
            }
        }
    }

    private static void Clauses(
        ImmutableArray<ActorModel> actors, ImmutableArray<GuardModel> guards, ImmutableArray<DataModel> data, ImmutableArray<DeadlineModel> deadlines, Action<int, string> line)
    {
        foreach (var actor in actors)
        {
            line(2, $"by {actor.Quantifier switch { Quantifier.Each => "each ", Quantifier.EachInRank => "each in rank order ", Quantifier.AnyOf => $"any {actor.Count} of ", _ => "" }}{ConditionText.Say(actor.Reference, false)}{Id(actor.Clause)}");
        }

        foreach (var guard in guards)
        {
            line(2, $"{(guard.Outcome is { } outcome ? outcome + " " : "")}requires {ConditionText.Say(guard.Condition, false)} else {(guard.Norm == Norm.Constitutive ? guard.Code.ToString() : guard.Norm.ToString())}{Id(guard.Clause)}");
        }

        foreach (var datum in data)
        {
            line(2, $"{(datum.Required ? "gives" : "may give")} {datum.Fact}{(datum.Anew ? " anew" : "")}{When(datum.When)}{Id(datum.Clause)}");
        }

        foreach (var deadline in deadlines)
        {
            var from = ConditionText.Say(deadline.Base, false);
            var others = deadline.Choice == ClockChoice.Only ? "" : $" {deadline.Choice.ToString().ToLowerInvariant()} with {string.Join(", ", deadline.Others.Select(o => ConditionText.Say(o, false)))}";
            line(2, $"within {deadline.Period?.En ?? "any time"} {deadline.Direction.ToString().ToLowerInvariant()} {from}{(deadline.Until is { } until ? until.ToString(" HH:mm", CultureInfo.InvariantCulture) : "")}{others} {deadline.Norm} overdue {deadline.Overdue.GetType().Name}{Id(deadline.Clause)}");
            foreach (var turn in deadline.Turns)
            {
                line(3, $"{turn.Kind.ToString().ToLowerInvariant()} at {ConditionText.Say(turn.Event, false)}{Id(turn.Clause)}");
            }
        }
    }

    private static string Transition(TransitionModel transition) =>
        string.Join(", ", transition.Targets.Concat(transition.Done ? ["done"] : []).Concat(transition.Join ? ["join"] : [])) + When(transition.When) + Id(transition.Clause);

    private static string When(Condition? condition) => condition is null or Condition.True ? "" : $" when {ConditionText.Say(condition, false)}";

    private static string Id(Clause? clause) => clause is null ? "" : $"  [{clause.Id}]";

    private static string Fact(FactModel fact) =>
        $"{Named(fact.Name, fact.Alias)}: {fact.Type.Kind}{(fact.Type.Choices.IsEmpty ? "" : " " + string.Join(" | ", fact.Type.Choices.Select(c => Named(c.Name, c.Alias))))}";

    private static string Day(LocalDate? day) => day?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) ?? "ever";

    private static string Named(string name, string? alias) => alias is null ? name : $"{name} as {alias}";
}
