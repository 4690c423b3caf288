using System.Collections.Immutable;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Deadlines;
using ProcLang.Semantics.Binding;

namespace ProcLang.Semantics.Model;

/// <summary>Says conditions and references in the rulebook's own words, in Chinese or English keywords.</summary>
public static class ConditionText
{
    /// <summary>A condition in words.</summary>
    public static string Say(Condition condition, bool zh) => condition switch
    {
        Condition.True => zh ? "总是" : "always",
        Condition.All(var parts) => string.Join(zh ? " 且 " : " and ", parts.Select(p => Inner(p, zh))),
        Condition.Some(var parts) => string.Join(zh ? " 或 " : " or ", parts.Select(p => Inner(p, zh))),
        Condition.Not(Condition.Happened(var e)) => (zh ? "未曾 " : "never ") + Say(e, zh),
        Condition.Not(var inner) => (zh ? "非 " : "not ") + Inner(inner, zh),
        Condition.Flag(var fact) => Words.In(fact, zh),
        Condition.FactIs(var fact, var values) => values.Length == 1
            ? $"{Words.In(fact, zh)} {(zh ? "为" : "is")} {values[0]}"
            : $"{fact} {(zh ? "属于" : "is one of")} {string.Join(", ", values)}",
        Condition.FactsEqual(var left, var right) => $"{left} {(zh ? "为" : "is")} {right}",
        Condition.Includes(var fact, var value) => $"{fact} {(zh ? "包含" : "includes")} {value}",
        Condition.Supplied(var fact) => Words.In(fact, zh),
        Condition.Compare(var fact, var how, var bound) => $"{Words.In(fact, zh)} {Say(how, zh)} {bound}",
        Condition.CompareFacts(var left, var how, var right) => $"{Words.In(left, zh)} {Say(how, zh)} {Words.In(right, zh)}",
        Condition.Beyond(var left, var right) => $"{Say(left, zh)} {(zh ? "不止" : "beyond")} {Say(right, zh)}",
        Condition.Happened(var e) => (zh ? "已经 " : "already ") + Say(e, zh),
        Condition.Recorded(var procedure, var record, var by) => (procedure is null ? "" : procedure + ".") + Words.In(record, zh) + (by is null ? "" : $"({Say(by, zh)})"),
        Condition.Determined(_, var term) => term,
        Condition.ActorIs(var who) => $"{(zh ? "行为人 为" : "actor is")} {Say(who, zh)}",
        Condition.Delegated(var from, var power) => zh ? $"受 {from} 委托 行使 {power}" : $"mandated by {from} to exercise {power}",
        Condition.SamePerson(var e) => $"{(zh ? "行为人 为" : "actor is")} {Say(e, zh)}",
        Condition.Quorum(var of, var how, var n, var d) => $"{(zh ? "出席" : "present")} {Say(how, zh)} {(d == 0 ? $"{n}" : $"{n}/{d}")} {Say(of, zh)}",
        Condition.Proportion(var of, var how, var n, var d, var b) => $"{Say(of, zh)} {Say(how, zh)} {(d == 0 ? $"{n}" : $"{n}/{d} {Say(b, zh)}")}",
        Condition.Elapsed(_, var span) => zh ? $"不早于 {Say(span, true)}" : $"not sooner than {Say(span, false)}",
        Condition.Running(var step) => zh ? $"{step} 的期限未过" : $"the time of {Words.In(step, zh)} has not run out",
        Condition.ActorPresent => zh ? "行为人 在场" : "actor is present",
        Condition.ValueTypeIs(var types) => $"{(zh ? "所议 属于" : "what it is about is one of")} {string.Join(", ", types)}",
        Condition.PresentOrExcused(var of) => $"{Say(of, zh)} {(zh ? "出席或已准假" : "present or excused")}",
        Condition.OnValue(var types, var inner) => $"{string.Join(", ", types)}: {Say(inner, zh)}",
        Condition.ValueIs(var who) => $"{(zh ? "所指的人 为" : "the person named is")} {Say(who, zh)}",
        Condition.ValueRecorded(var record) => $"{(zh ? "已" : "already ")}{Words.In(record, zh)}",
        Condition.GivenSince(var record, _) => (zh ? "已" : "already ") + Words.In(record, zh),
        Condition.OtherCase(var steps) => zh ? $"所指的是在办另案{(steps.IsEmpty ? "" : "(" + string.Join("、", steps) + ")")}" : $"what is named is another open case{(steps.IsEmpty ? "" : " at " + string.Join(", ", steps))}",
        Condition.NewName => zh ? "名称未用" : "the name is new",
        Condition.SameOfValue(var fact) => zh ? $"{fact} 相同" : $"same {fact}",
        Condition.ElectionIs { Standing: var standing } => standing switch
        {
            Candidacy.Candidate => zh ? "所指的人 为 候选人" : "the person named is a candidate",
            Candidacy.Tied => zh ? "所指的人 同票" : "the person named is in a tie",
            Candidacy.NobodyTied => zh ? "没有 同票" : "there is no tie",
            Candidacy.TiedLast => zh ? "所指的人 末位同票" : "the person named is tied last",
            Candidacy.NobodyTiedLast => zh ? "没有 末位同票" : "nobody is tied last",
            _ => zh ? "所指的人 当选" : "the person named is elected",
        },
        Condition.SubjectIs(var types) => $"{(zh ? "对象 属于" : "subject is one of")} {string.Join(", ", types)}",
        _ => condition.GetType().Name,
    };

    private static string Inner(Condition condition, bool zh) =>
        condition is Condition.All or Condition.Some ? $"({Say(condition, zh)})" : Say(condition, zh);

    /// <summary>A comparison in words.</summary>
    public static string Say(Comparison how, bool zh) => how switch
    {
        Comparison.AtLeast => zh ? "不少于" : "at least",
        Comparison.MoreThan => zh ? "超过" : "more than",
        Comparison.AtMost => zh ? "不超过" : "at most",
        _ => zh ? "少于" : "less than",
    };

    /// <summary>A length of time after or before something, in words.</summary>
    public static string Say(SpanModel span, bool zh)
    {
        var from = Say(span.Base, zh);
        return (span.Direction, span.Period) switch
        {
            (Direction.Before, { } period) => zh ? $"{from} 前 {period.Zh}" : $"{period.En} before {from}",
            (Direction.Before, null) => zh ? $"{from} 前" : $"before {from}",
            (_, { Amount: 0, Unit: PeriodUnit.Days }) => from,
            (_, { } period) => zh ? $"{from} 后 {period.Zh}" : $"{period.En} after {from}",
            _ => zh ? $"{from} 后" : $"after {from}",
        };
    }

    /// <summary>What a time counts from, in words.</summary>
    public static string Say(DeadlineBase from, bool zh) => from switch
    {
        DeadlineBase.Happening(var e) => Say(e, zh),
        DeadlineBase.Date(var fact) => Words.In(fact, zh),
        DeadlineBase.Opened => ClockWords.Opened.In(zh ? Language.Chinese : Language.English),
        DeadlineBase.Fixed(var day) => day.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        DeadlineBase.Recurring(var cycle) => cycle.Name.In(zh ? Language.Chinese : Language.English),
        _ => ClockWords.Received.In(zh ? Language.Chinese : Language.English),
    };

    /// <summary>An event in words.</summary>
    public static string Say(EventModel e, bool zh) => string.Join('.', new[]
    {
        e.Procedure is Words.OwnMeeting ? (zh ? "会议" : "meeting") : e.Procedure, Words.In(e.Step, zh), e.Outcome is { } outcome ? Words.In(outcome, zh) : null,
    }.Where(p => p is not null));

    /// <summary>A reference in words.</summary>
    public static string Say(ActorReference who, bool zh) => who switch
    {
        ActorReference.OfOffice(var office) => office,
        ActorReference.OfficeOf(var office, var of) => $"{office}({Say(of)})",
        ActorReference.Related(var relation, var of) => $"{relation}({Say(of)})",
        ActorReference.StaffOf(var of) => Say(of),
        ActorReference.InGroup(var group) => group,
        ActorReference.InFact(var fact) => Words.In(fact, zh),
        ActorReference.WhoDid(var e) => (zh ? "办理者 " : "whoever did ") + Say(e, zh),
        ActorReference.MembersOf(var meeting) => (zh ? "成员" : "members") + (meeting is null ? "" : $"({meeting})"),
        ActorReference.Where(var of, Condition.True) => Say(of, zh),
        ActorReference.Where(var of, var when) => $"{Say(of, zh)}[{Say(when, zh)}]",
        ActorReference.Union(var parts) => string.Join(", ", parts.Select(p => Say(p, zh))),
        _ => "",
    };

    /// <summary>A quantity in words.</summary>
    public static string Say(Quantity quantity, bool zh) => quantity switch
    {
        Quantity.Fixed(var value) => $"{value}",
        Quantity.OfFact(var fact) => Words.In(fact, zh),
        Quantity.Persons(var of) => Say(of, zh),
        Quantity.Present(var of, _) => (zh ? "出席的" : "present ") + Say(of, zh),
        Quantity.Made(var procedure, var record, var outcome, _, var by, _) =>
            $"{(by is null ? "" : Say(by, zh) + " ")}{Say(new EventModel(procedure, record, outcome), zh)}",
        Quantity.Times(var e) => Say(e, zh) + (zh ? " 的次数" : ", times"),
        Quantity.MostOfOne(var of, _) => zh ? $"{Say(of, zh)} 来自同一单位的" : $"{Say(of, zh)} from one unit",
        Quantity.Repeats(var record, _) => zh ? $"行为人 {record} 的次数" : $"times the actor has made {Words.In(record, zh)}",
        Quantity.Sum(var parts) => string.Join(" + ", parts.Select(p => Say(p, zh))),
        Quantity.Weighted(var of, _) => Say(of, zh) + (zh ? " 按票权" : " by weight"),
        Quantity.Less(var from, var taken) => $"{Say(from, zh)} - {Say(taken, zh)}",
        _ => "",
    };

    /// <summary>How many votes each has, in words.</summary>
    public static string Say(WeightModel weights, bool zh) => string.Join(
        zh ? "、" : ", ", weights.Entries.Select(e => $"{Say(e.Of, zh)} {(e.Votes is { } votes ? $"{votes}" : zh ? "按持份" : "as held")}"));

    /// <summary>A unit argument in words.</summary>
    public static string Say(UnitArgument of) => of switch
    {
        UnitArgument.Named(var unit) => unit,
        UnitArgument.InFact(var fact) => fact,
        UnitArgument.InGroup(var group) => group,
        _ => "",
    };

    /// <summary>The atoms of a condition, left to right.</summary>
    public static IEnumerable<Condition> Atoms(Condition? condition) => condition switch
    {
        null or Condition.True => [],
        Condition.All all => all.Parts.SelectMany(Atoms),
        Condition.Some some => some.Parts.SelectMany(Atoms),
        Condition.Not not => Atoms(not.Inner),
        _ => [condition],
    };
}
