using System.Collections.Immutable;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Voice;

/// <summary>Says a signing table back, rule by rule.</summary>
internal static class SigningStatements
{
    internal static void Of(Pen pen, ProcedureModel procedure, SigningModel? table)
    {
        var name = procedure.Name;
        foreach (var rule in table?.Rules ?? [])
        {
            // A plain table of one rule has nothing to choose.
            var alone = table!.Rules.Count(r => !r.Optional) == 1;
            pen.Add(StatementKind.Plan, name, rule.Name, rule.Name, rule.Clause, s => Rule(s, table, rule, name, alone), MeaningOf(rule), rule);
        }

        foreach (var step in procedure.Steps)
        {
            foreach (var guard in step.Guards)
            {
                ProcedureStatements.Guard(pen, procedure, step.Id, step.Id, guard, s => s.Step(name, step.Id));
            }

            foreach (var deadline in step.Deadlines)
            {
                ProcedureStatements.Deadline(pen, procedure, step.Id, deadline, null, s => s.Step(name, step.Id));
            }

            ProcedureStatements.Data(pen, procedure, step.Id, step.Data, s => s.Step(name, step.Id));
            // What 可由 adds is said by its own rule; delegation is not.
            ProcedureStatements.Alternatives(pen, procedure, step with
            {
                Alternatives = [.. step.Alternatives.Where(a => a.Reference is ActorReference.Where)],
            });
        }

        foreach (var record in procedure.Records)
        {
            ProcedureStatements.Record(pen, procedure, record);
        }
    }

    internal static string MeaningOf(SignRuleModel rule) =>
        $"{Meaning.Of(rule.Effective)} {rule.Optional} {(rule.Optional ? Meaning.Sorted(rule.Excepts) : "")} -> {string.Join(';', rule.Plan.Select(p => $"{p.May} {p.Each} {Meaning.Of(p.Reference)} {p.Act}"))}";

    private static string Rule(Speaker s, SigningModel table, SignRuleModel rule, string here, bool alone)
    {
        var subjects = s.List(table.SubjectTypes.Select(s.Names.Of));
        var when = rule.IsOtherwise
            ? s.Say("其他情形的", "In all other cases")
            : rule.When is null or Condition.True ? "" : s.Say($"{s.ConditionOf(rule.When, here)}的", $"when {s.ConditionOf(rule.When, here)}");
        var exceptions = table.Rules.Where(r => !r.Optional && r.Excepts.Contains(rule.Name)).Select(r => s.Quoted(s.Names.Of(r.Name))).ToList();
        var except = exceptions.Count == 0 ? "" : s.Say($"(属于{s.Either(exceptions)}的除外)", $" (unless {s.Either(exceptions)} applies)");
        var plan = Plan(s, rule.Plan, here, rule.Optional);
        var only = rule.Optional && rule.Excepts.Length > 0 ? s.Say($"(适用于{s.List(rule.Excepts.Select(e => s.Quoted(s.Names.Of(e))))})", $" (added to {s.List(rule.Excepts.Select(e => s.Quoted(s.Names.Of(e))))})") : "";
        return s.Say($"{subjects},{(when.Length == 0 ? alone ? "一律" : "" : when + except + ",")}{plan}{only}。",
            $"{subjects}: {(when.Length == 0 ? alone ? "always " : "" : $"{when}{except}, ")}{plan}{only}.");
    }

    /// <summary>先由…会签,再由…签发.</summary>
    internal static string Plan(Speaker s, ImmutableArray<PlanItemModel> plan, string? here, bool optional)
    {
        var parts = new List<string>();
        for (var i = 0; i < plan.Length; i++)
        {
            var item = plan[i];
            var who = s.Who(item.Reference, here);
            var each = item.Each ? s.Say(who.StartsWith('各') ? "" : "每一个", "every one of ") : "";
            if (!s.Zh && item.Each && who.StartsWith("each ", StringComparison.Ordinal))
            {
                who = "the " + who["each ".Length..];
            }

            var act = s.Names.Of(item.Act);
            var may = optional || item.May;
            parts.Add(s.Say(
                $"{(plan.Length > 1 ? i == 0 ? "先" : "再" : "")}{(may ? "也可以由" : "由")}{each}{who}{act}",
                $"{(i > 0 ? "then " : "")}{act} by {each}{who}{(may ? " is possible too" : "")}"));
        }

        return string.Join(s.Say(",", ", "), parts);
    }
}
