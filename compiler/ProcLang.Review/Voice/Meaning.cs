using System.Collections.Immutable;
using ProcLang.Runtime.Citations;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Voice;

/// <summary>What an element means, as one string that does not depend on the order in which it was written, on clauses and on places:
/// two elements with the same string mean the same.</summary>
internal static class Meaning
{
    internal static string Of(Condition? condition) => condition is null ? "" : Of(condition, false);

    private static string Of(Condition condition, bool not)
    {
        switch (condition)
        {
            case Condition.Not(var inner):
                return Of(inner, !not);
            case Condition.All(var parts):
                return Parts(parts, not, !not);
            case Condition.Some(var parts):
                return Parts(parts, not, not);
            case Condition.True:
                return not ? "some()" : "all()";
            default:
                return (not ? "!" : "") + Atom(condition);
        }
    }

    private static string Parts(ImmutableArray<Condition> parts, bool not, bool all)
    {
        var name = all ? "all" : "some";
        var flat = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var part in Flat(parts, not, all))
        {
            flat.Add(part);
        }

        // Of nothing that always holds, and something that never does, nothing remains.
        flat.Remove(name + "()");
        return flat.Count == 1 ? flat.Min! : $"{name}({string.Join(';', flat)})";
    }

    private static IEnumerable<string> Flat(ImmutableArray<Condition> parts, bool not, bool all)
    {
        foreach (var part in parts)
        {
            var (inner, reversed) = (part, not);
            while (inner is Condition.Not(var next))
            {
                (inner, reversed) = (next, !reversed);
            }

            var within = inner switch
            {
                Condition.All(var alls) when reversed != all => alls,
                Condition.Some(var somes) when reversed == all => somes,
                _ => default,
            };
            if (!within.IsDefault)
            {
                foreach (var deeper in Flat(within, reversed, all))
                {
                    yield return deeper;
                }
            }
            else
            {
                yield return Of(inner, reversed);
            }
        }
    }

    private static string Atom(Condition condition) => condition switch
    {
        Condition.Flag(var fact) => $"flag({fact})",
        Condition.FactIs(var fact, var values) => $"is({fact}:{Sorted(values.Select(v => v.ToString() ?? ""))})",
        Condition.FactsEqual(var left, var right) => string.CompareOrdinal(left, right) < 0 ? $"equal({left},{right})" : $"equal({right},{left})",
        Condition.Includes(var fact, var value) => $"includes({fact},{value})",
        Condition.Supplied(var fact) => $"supplied({fact})",
        Condition.Compare(var fact, var how, var bound) => $"compare({fact},{how},{bound})",
        Condition.CompareFacts(var left, var how, var right) => $"compare({left},{how},{right})",
        Condition.Beyond(var left, var right) => $"beyond({Of(left)},{Of(right)})",
        Condition.Happened(var e) => $"happened({Of(e)})",
        Condition.Recorded(var procedure, var record, var by) => $"recorded({procedure}.{record},{(by is null ? "" : Of(by))})",
        Condition.Determined(var procedure, var term) => $"determined({procedure}.{term})",
        Condition.ActorIs(var who) => $"actor({Of(who)})",
        Condition.Delegated(var from, var power) => $"delegated({from},{power})",
        Condition.SamePerson(var e) => $"same({Of(e)})",
        Condition.Quorum(var of, var how, var n, var d) => $"quorum({Of(of)},{how},{Reduced(n, d)})",
        Condition.Proportion(var of, var how, var n, var d, var of2) => $"share({Of(of)},{how},{Reduced(n, d)},{(d == 0 ? "" : Of(of2))})",
        Condition.Elapsed(var step, var span) => $"elapsed({step},{Of(span)})",
        Condition.Running(var step) => $"running({step})",
        Condition.ActorPresent => "present",
        Condition.ValueTypeIs(var types) => $"valuetype({Sorted(types)})",
        Condition.PresentOrExcused(var of) => $"excused({Of(of)})",
        Condition.OnValue(var types, var inner) => $"on({Sorted(types)},{Of(inner, false)})",
        Condition.ValueIs(var who) => $"value({Of(who)})",
        Condition.ValueRecorded(var record) => $"valuerecorded({record})",
        Condition.GivenSince(var record, var since) => $"given({record},{since})",
        Condition.OtherCase(var steps) => $"othercase({Sorted(steps)})",
        Condition.SameOfValue(var fact) => $"sameofvalue({fact})",
        Condition.ElectionIs(var standing, var tally, var electors, var weights) => $"election({standing},{tally},{Of(electors)},{Of(weights)})",
        Condition.SubjectIs(var types) => $"subject({Sorted(types)})",
        _ => condition.GetType().Name,
    };

    private static string Reduced(int numerator, int denominator)
    {
        var (a, b) = (numerator, denominator);
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return denominator == 0 || a == 0 ? $"{numerator}" : $"{numerator / a}/{denominator / a}";
    }

    internal static string Of(EventModel e) => $"{e.Procedure}.{e.Step}.{e.Outcome}";

    internal static string Of(ActorReference who) => who switch
    {
        ActorReference.OfOffice(var office) => $"office {office}",
        ActorReference.OfficeOf(var office, var of) => $"office {office} of {Of(of)}",
        ActorReference.Related(var relation, var of) => $"relation {relation} of {Of(of)}",
        ActorReference.StaffOf(var of) => $"staff {Of(of)}",
        ActorReference.InGroup(var group) => $"group {group}",
        ActorReference.InFact(var fact) => $"fact {fact}",
        ActorReference.WhoDid(var e) => $"did {Of(e)}",
        ActorReference.MembersOf(var meeting) => $"members {meeting}",
        ActorReference.Where(var of, var when) => $"{Of(of)}[{Of(when, false)}]",
        ActorReference.Union(var parts) => $"union({string.Join(';', parts.Select(Of))})",
        _ => "",
    };

    private static string Of(UnitArgument of) => of switch
    {
        UnitArgument.Named(var unit) => unit,
        UnitArgument.InFact(var fact) => $"fact {fact}",
        UnitArgument.InGroup(var group) => $"group {group}",
        _ => "",
    };

    internal static string Of(Quantity quantity) => quantity switch
    {
        Quantity.Fixed(var value) => $"{value}",
        Quantity.OfFact(var fact) => $"fact {fact}",
        Quantity.Persons(var of) => $"persons({Of(of)})",
        Quantity.Present(var of, var proxies) => $"present({Of(of)},{proxies})",
        Quantity.Made(var procedure, var record, var outcome, var same, var by, var proxies) =>
            $"made({procedure}.{record}.{outcome},{same},{(by is null ? "" : Of(by))},{(proxies is null ? "" : proxies.Record + Of(proxies.Of))})",
        Quantity.Times(var e) => $"times({Of(e)})",
        Quantity.MostOfOne(var of, var units) => $"mostofone({Of(of)},{Sorted(units)})",
        Quantity.Repeats(var record, var any) => $"repeats({record},{any})",
        Quantity.Sum(var parts) => $"sum({string.Join(';', parts.Select(Of))})",
        Quantity.Weighted(var of, var by) => $"weighted({Of(of)},{Of(by)})",
        Quantity.Less(var from, var taken) => $"less({Of(from)},{Of(taken)})",
        _ => "",
    };

    internal static string Of(WeightModel? weights) => weights is null ? "" : string.Join(';', weights.Entries.Select(e => $"{Of(e.Of)} {e.Votes}"));

    /// <summary>Actors in any order: one twice is one, unless they act in order of rank.</summary>
    internal static string Of(ImmutableArray<ActorModel> actors) => Sorted(actors.Select(a => $"{a.Quantifier} {a.Count} {Of(a.Reference)}"));

    internal static string Of(TransitionModel t) => $"{Sorted(t.Targets)}{(t.Done ? " done" : "")}{(t.Join ? " join" : "")} when {Of(t.When)}";

    internal static string Of(SpanModel span) => $"{Of(span.Base)} {span.Direction} {span.Period?.Amount} {span.Period?.Unit}";

    internal static string Of(DeadlineBase from) => from switch
    {
        DeadlineBase.Happening(var e) => Of(e),
        DeadlineBase.Date(var fact) => $"fact {fact}",
        DeadlineBase.Opened => "opened",
        DeadlineBase.Fixed(var day) => $"day {day}",
        DeadlineBase.Recurring(var cycle) => $"cycle {cycle.Every?.Amount} {cycle.Every?.Unit} {string.Join(',', cycle.Days)}",
        _ => "entered",
    };

    internal static string Of(OverdueModel overdue) => overdue switch
    {
        OverdueModel.Deemed(var outcome) => $"deemed {outcome}",
        OverdueModel.Escalate(var to) => $"escalate {Of(to)}",
        _ => overdue.GetType().Name,
    };

    internal static string Of(FactType? type) => type is null ? "" : $"{type.Kind}({Sorted(type.Choices.Select(c => c.Name))})";

    internal static string Sorted(IEnumerable<string> parts) => string.Join('|', parts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
