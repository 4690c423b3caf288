using System.Collections.Immutable;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Voice;

/// <summary>Conditions and quantities.</summary>
internal sealed partial class Speaker
{
    /// <summary>A condition as a clause: 性质为「重要政策性」或「涉及全局」.</summary>
    internal string ConditionOf(Condition condition, string? here) => ConditionOf(condition, here, "办理人", "the one who acts");

    /// <summary>Its reverse, said without double negation.</summary>
    internal string ReverseOf(Condition condition, string? here) => Say(condition, here, true, new("办理人", "the one who acts"), false);

    private string ConditionOf(Condition condition, string? here, string actorZh, string actorEn) =>
        Say(condition, here, false, new(actorZh, actorEn), false);

    private readonly record struct ActorWord(string Zh, string En);

    private string Say(Condition condition, string? here, bool not, ActorWord actor, bool inner)
    {
        switch (condition)
        {
            case Condition.Not(var reversed):
                return Say(reversed, here, !not, actor, inner);
            case Condition.All(var parts):
                return Parts(parts, here, not, actor, inner, !not);
            case Condition.Some(var parts):
                return Parts(parts, here, not, actor, inner, not);
            case Condition.OnValue(var types, var about):
                return Zh
                    ? $"议题是{Either(types.Select(t => Quoted(_names.Of(t))))}的,{Say(about, here, not, actor, true)}"
                    : $"for an item that is {Either(types.Select(t => Quoted(_names.Of(t))))}, {Say(about, here, not, actor, true)}";
            default:
                return Zh ? AtomZh(condition, here, not, actor.Zh) : AtomEn(condition, here, not, actor.En);
        }
    }

    private string Parts(ImmutableArray<Condition> parts, string? here, bool not, ActorWord actor, bool inner, bool all)
    {
        // Nothing is always so of all, never of some.
        if (parts.IsEmpty)
        {
            return all ? Say("任何情形", "in every case") : Say("没有这种情形", "never");
        }

        if (parts.Length == 1)
        {
            return Say(parts[0], here, not, actor, inner);
        }

        var joined = string.Join(all ? Say(",并且", " and ") : Say("或者", " or "), parts.Select(p => Say(p, here, not, actor, true)));
        return inner ? Say($"({joined})", $"({joined})") : joined;
    }

    private string AtomZh(Condition condition, string? here, bool not, string actor)
    {
        var no = not ? "不" : "";
        return condition switch
        {
            Condition.True => not ? "没有这种情形" : "任何情形",
            Condition.Flag(var fact) => not ? $"不是「{_names.Of(fact)}」" : $"「{_names.Of(fact)}」",
            Condition.FactIs(var fact, var values) => $"{_names.Of(fact)}{(not ? "不是" : "是")}{Either(values.Select(Value))}",
            Condition.FactsEqual(var left, var right) => $"{_names.Of(left)}与{_names.Of(right)}{no}相同",
            Condition.Includes(var fact, var value) => $"{_names.Of(fact)}{no}包括{Value(value)}",
            Condition.Supplied(var fact) => not ? $"没有写明或附上{_names.Of(fact)}" : $"已写明或附上{_names.Of(fact)}",
            Condition.Compare(var fact, var how, var bound) => $"{_names.Of(fact)}{How(not ? Reverse(how) : how)}{Value(bound)}{Missing(not)}",
            Condition.CompareFacts(var left, var how, var right) => $"{_names.Of(left)}{How(not ? Reverse(how) : how)}{_names.Of(right)}{Missing(not)}",
            Condition.Beyond(var left, var right) => not ? $"{Who(left, here)}都在{Who(right, here)}之列" : $"{Who(left, here)}不止是{Who(right, here)}",
            Condition.Happened(var e) when Held(e) is { } held => not ? $"{held.Zh}未曾有过" : $"{held.Zh}已毕",
            Condition.Happened(var e) => Semantics.Binding.Words.IsDone(e.Step) || e.Outcome is not null
                ? $"{Event(e, here)}{(not ? "的情况未曾有过" : "")}"
                : not ? $"未曾办理{Of(e, here)}{Step(ProcedureOf(e, here), e.Step)}" : $"已经办完{Of(e, here)}{Step(ProcedureOf(e, here), e.Step)}",
            Condition.Recorded(var procedure, var record, var by) =>
                $"{(by is null ? "" : Who(by, here))}{(not ? "没有" : "已经")}作出{(procedure is null || procedure == here ? "" : $"「{_names.Of(procedure)}」的")}{Step(procedure ?? here, record)}",
            Condition.Determined(var procedure, var term) => $"{(not ? "没有" : "已经")}认定{Step(procedure ?? here, term)}成立",
            Condition.ActorIs(var who) => $"{actor}{(not ? "不是" : "是")}{Who(who, here)}",
            Condition.Delegated(var from, var power) => $"{actor}{(not ? "没有" : "")}受{_names.Of(from)}委托行使「{power}」",
            Condition.SamePerson(var e) => $"{actor}{(not ? "不是" : "就是")}{WhoDid(e, here)}",
            Condition.Quorum(var of, var how, var n, var d) => d == 0
                ? $"出席的{Who(of, here)}{How(not ? Reverse(how) : how)}{n}人" : $"{Who(of, here)}出席{How(not ? Reverse(how) : how)}{Share(n, d)}",
            Condition.Proportion share => Proportion(share with { How = not ? Reverse(share.How) : share.How }, here),
            Condition.Elapsed(_, { Period: { } period } span) => $"{ClockStatements.From(this, here, span.Base)}{(span.Direction == Direction.Before ? "前" : "后")}{(not ? "未满" : "已满")}{Period(period)}",
            Condition.Running(var step) => $"{Step(here, step)}的期限{(not ? "已过" : "未过")}",
            Condition.ActorPresent => $"{actor}{no}在会场",
            Condition.ValueTypeIs(var types) => $"议题{(not ? "不是" : "是")}{Either(types.Select(t => Quoted(_names.Of(t))))}",
            Condition.PresentOrExcused(var of) => not ? $"有{Who(of, here)}既未出席又未获准请假" : $"{Who(of, here)}都已出席或者获准请假",
            Condition.ValueIs(var who) => $"所指的人{(not ? "不是" : "是")}{Who(who, here)}",
            Condition.ValueRecorded(var record) => not ? $"该事项没有经过{Step(here, record)}" : $"该事项已经{Step(here, record)}",
            Condition.GivenSince(var record, var since) => $"{actor}{(not ? "没有" : "已")}在上次{Step(here, since)}之后获{Step(here, record)}",
            Condition.OtherCase(var steps) => $"所指的{(not ? "不是" : "是")}本程序的另一件在办案件{(steps.IsEmpty ? "" : $",并且处于{Either(steps.Select(t => Step(here, t)))}")}",
            Condition.NewName => $"所写的名称{(not ? "已有案件使用" : "没有案件使用")}",
            Condition.SameOfValue(var fact) => $"两案的{_names.Of(fact)}{(not ? "不同" : "相同")}",
            Condition.ElectionIs { Standing: var standing } => standing switch
            {
                Candidacy.Candidate => $"所指的人{(not ? "不是" : "是")}候选人",
                Candidacy.Tied => not ? "所指的人不在同票待决之列" : "所指的人在同票待决之列",
                Candidacy.NobodyTied => not ? "还有同票没有决定" : "没有同票待决",
                Candidacy.TiedLast => not ? "所指的人不在末位同票待决之列" : "所指的人在末位同票待决之列",
                Candidacy.NobodyTiedLast => not ? "还有末位同票没有决定" : "没有末位同票待决",
                _ => $"所指的人{(not ? "没有" : "已经")}当选",
            },
            Condition.SubjectIs(var types) => $"对象{(not ? "不是" : "是")}{Either(types.Select(t => Quoted(_names.Of(t))))}",
            _ => ConditionText.Say(not ? new Condition.Not(condition) : condition, true),
        };
    }

    private string AtomEn(Condition condition, string? here, bool not, string actor)
    {
        var isNot = not ? "is not" : "is";
        return condition switch
        {
            Condition.True => not ? "never" : "in every case",
            Condition.Flag(var fact) => $"“{_names.Of(fact)}” {(not ? "does not apply" : "applies")}",
            Condition.FactIs(var fact, var values) => $"the {_names.Of(fact)} {isNot} {Either(values.Select(Value))}",
            Condition.FactsEqual(var left, var right) => $"the {_names.Of(left)} {isNot} the {_names.Of(right)}",
            Condition.Includes(var fact, var value) => $"the {_names.Of(fact)} {(not ? "does not include" : "includes")} {Value(value)}",
            Condition.Supplied(var fact) => $"the {_names.Of(fact)} {isNot} given",
            Condition.Compare(var fact, var how, var bound) => $"the {_names.Of(fact)} is {How(not ? Reverse(how) : how)}{Value(bound)}{Missing(not)}",
            Condition.CompareFacts(var left, var how, var right) => $"the {_names.Of(left)} is {How(not ? Reverse(how) : how)}the {_names.Of(right)}{Missing(not)}",
            Condition.Beyond(var left, var right) => not ? $"{Who(left, here)} is nobody besides {Who(right, here)}" : $"{Who(left, here)} is someone besides {Who(right, here)}",
            Condition.Happened(var e) when Held(e) is { } held => not ? held.En.Replace(" has ", " has not ", StringComparison.Ordinal) : held.En,
            Condition.Happened(var e) => not
                ? e.Outcome is null ? Event(e, here).Replace(" is done", " was never done", StringComparison.Ordinal).Replace(" is complete", " is not complete", StringComparison.Ordinal)
                    : Event(e, here).Replace(" has ended in ", " has never ended in ", StringComparison.Ordinal)
                : e.Outcome is null ? Event(e, here).Replace(" is done", " has been done", StringComparison.Ordinal) : Event(e, here),
            Condition.Recorded(var procedure, var record, var by) =>
                $"{(by is null ? "someone" : Who(by, here))} {(not ? "has not made" : "has made")} the record {Step(procedure ?? here, record)}{(procedure is null || procedure == here ? "" : $" of “{_names.Of(procedure)}”")}",
            Condition.Determined(var procedure, var term) => $"{Step(procedure ?? here, term)} {(not ? "has not been" : "has been")} found to hold",
            Condition.ActorIs(var who) => $"{actor} {isNot} {Who(who, here)}",
            Condition.Delegated(var from, var power) => $"the {_names.Of(from)} {(not ? "has not delegated" : "has delegated")} “{_names.Of(power)}” to {actor}",
            Condition.SamePerson(var e) => $"{actor} {isNot} {WhoDid(e, here)}",
            Condition.Quorum(var of, var how, var n, var d) => d == 0
                ? $"{How(not ? Reverse(how) : how)}{n} of {Who(of, here)} are present" : $"{How(not ? Reverse(how) : how)}{Share(n, d)} of {Who(of, here)} are present",
            Condition.Proportion share => Proportion(share with { How = not ? Reverse(share.How) : share.How }, here),
            Condition.Elapsed(_, { Period: { } period } span) => span.Direction == Direction.Before
                ? $"it {isNot} {Period(period)} before {ClockStatements.From(this, here, span.Base)}"
                : $"{Period(period)} {(not ? "have not passed" : "have passed")} since {ClockStatements.From(this, here, span.Base)}",
            Condition.Running(var step) => $"the time of {Step(here, step)} {(not ? "has run out" : "has not run out")}",
            Condition.ActorPresent => $"{actor} {isNot} present",
            Condition.ValueTypeIs(var types) => $"the item {isNot} {Either(types.Select(t => Quoted(_names.Of(t))))}",
            Condition.PresentOrExcused(var of) => not
                ? $"one of {Plain(Who(of, here))} is neither present nor excused" : $"all of {Plain(Who(of, here))} are present or excused",
            Condition.ValueIs(var who) => $"the person named {isNot} {Who(who, here)}",
            Condition.ValueRecorded(var record) => $"the item {(not ? "has not passed" : "has passed")} {Step(here, record)}",
            Condition.GivenSince(var record, var since) => $"{actor} {(not ? "was not" : "was")} named by {Step(here, record)} since the last {Step(here, since)}",
            Condition.OtherCase(var steps) => $"the case named {isNot} another open case of the procedure{(steps.IsEmpty ? "" : $" at {Either(steps.Select(t => Step(here, t)))}")}",
            Condition.NewName => $"the name stated {(not ? "is taken" : "is not taken")}",
            Condition.SameOfValue(var fact) => $"the {_names.Of(fact)} {isNot} the same in both cases",
            Condition.ElectionIs { Standing: var standing } => standing switch
            {
                Candidacy.Candidate => $"the person named {isNot} a candidate",
                Candidacy.Tied => $"the person named {isNot} in a tie for the last seats",
                Candidacy.NobodyTied => not ? "a tie is left undecided" : "no tie is left undecided",
                Candidacy.TiedLast => $"the person named {isNot} tied last with a lot to be drawn",
                Candidacy.NobodyTiedLast => not ? "a tie for the last place is left undecided" : "no tie for the last place is left undecided",
                _ => $"the person named {isNot} elected",
            },
            Condition.SubjectIs(var types) => $"the subject {isNot} {Either(types.Select(t => Quoted(_names.Of(t))))}",
            _ => ConditionText.Say(not ? new Condition.Not(condition) : condition, false),
        };
    }

    // The reverse of a comparison holds too while nothing is known of the fact.
    private string Missing(bool not) => not ? Say("(或者没有写明)", " (or not given)") : "";

    private static Comparison Reverse(Comparison how) => how switch
    {
        Comparison.AtLeast => Comparison.LessThan,
        Comparison.MoreThan => Comparison.AtMost,
        Comparison.AtMost => Comparison.MoreThan,
        _ => Comparison.AtLeast,
    };

    private string Proportion(Condition.Proportion share, string? here) => share is { Of: Quantity.Times(var one), Base: Quantity.Times(var other), Numerator: 1, Denominator: 1 }
        // Begun once more than ended: a suspension that lasts.
        ? share.How == Comparison.MoreThan
            ? Say($"已经{Step(here, one.Step)},尚未{Step(here, other.Step)}", $"{Step(here, one.Step)} has been made and {Step(here, other.Step)} not yet")
            : Say($"没有在{Step(here, one.Step)}期间", $"{Step(here, one.Step)} is not in force")
        : share.Denominator == 0
        ? Say($"{Amount(share.Of, here)}{How(share.How)}{share.Numerator}", $"{Amount(share.Of, here)} is {How(share.How)}{share.Numerator}")
        : share.Numerator == share.Denominator
            ? Say($"{Amount(share.Of, here)}{How(share.How)}{Amount(share.Base, here)}", $"{Amount(share.Of, here)} is {How(share.How)}{Amount(share.Base, here)}")
            : Say($"{Amount(share.Of, here)}{How(share.How)}{Amount(share.Base, here)}的{Share(share.Numerator, share.Denominator)}",
                $"{Amount(share.Of, here)} is {How(share.How)}{Share(share.Numerator, share.Denominator)} of {Amount(share.Base, here)}");

    /// <summary>How many votes each has.</summary>
    internal string Weights(WeightModel weights, string? here) => List(weights.Entries.Select(e => e.Votes is { } votes
        ? Say($"{Who(e.Of, here)}每人{votes}票", $"{Plain(Who(e.Of, here))} {votes} each")
        : Say($"{Who(e.Of, here)}按各自所持的份额", $"{Plain(Who(e.Of, here))} as many as they hold")));

    internal string Amount(Quantity quantity, string? here) => quantity switch
    {
        Quantity.Fixed(var value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Quantity.OfFact(var fact) => Say(_names.Of(fact), "the " + _names.Of(fact)),
        Quantity.Persons(var of) => Say($"{Who(of, here)}的人数", $"the number of {Plain(Who(of, here))}"),
        Quantity.Present(var of, _) => Say($"在场的{Who(of, here)}的人数", $"the number of {Plain(Who(of, here))} present"),
        Quantity.Made(var procedure, var record, var outcome, _, var by, _) => Say(
            $"{(by is null ? "" : Who(by, here) + "中")}作出{Step(procedure ?? here, record)}{(outcome is null ? "" : $"为{Quoted(_names.In(procedure ?? here, outcome))}")}的人数",
            $"the number of {(by is null ? "persons" : Plain(Who(by, here)))} who made {Step(procedure ?? here, record)}{(outcome is null ? "" : $" with {Quoted(_names.In(procedure ?? here, outcome))}")}"),
        Quantity.Times(var e) => Say($"{Event(e, here)}的次数", $"the number of times {Event(e, here)}"),
        Quantity.MostOfOne(var of, _) => Say($"{Who(of, here)}中来自同一单位的人数", $"the number of {Plain(Who(of, here))} from any one unit"),
        Quantity.Repeats(var record, var any) => Say(
            $"办理人{(any ? "" : "就同一事项")}{Step(here, record)}的次数", $"the number of times the one who acts has made {Step(here, record)}{(any ? "" : " on the item")}"),
        Quantity.Sum(var parts) => string.Join(Say("加", " plus "), parts.Select(p => Amount(p, here))),
        Quantity.Weighted(var of, _) => Say($"{Amount(of, here)}(按票权)", $"{Amount(of, here)} (by weight)"),
        Quantity.Less(var from, var taken) => Say($"{Amount(from, here)}减去{Amount(taken, here)}", $"{Amount(from, here)} less {Amount(taken, here)}"),
        _ => "",
    };

    /// <summary>The values a fact can take, when they are few.</summary>
    internal string Type(FactType type) => type.Kind switch
    {
        FactKind.Flag => Say("是或否", "yes or no"),
        FactKind.Number => Say("数目", "a number"),
        FactKind.Money => Say("金额", "an amount"),
        FactKind.Day => Say("日期", "a date"),
        FactKind.Moment => Say("时刻", "a date and time"),
        FactKind.Text => Say("文字", "text"),
        FactKind.Choice => Either(type.Choices.Select(c => Say(_names.Of(c.Name), Quoted(_names.Of(c.Name))))),
        FactKind.Unit => Say("一个部门", "a unit"),
        FactKind.UnitSet => Say("若干部门", "units"),
        FactKind.Person => Say("一个人", "a person"),
        FactKind.PersonSet => Say("若干人", "persons"),
        FactKind.Case => Say("一件事项", "a matter"),
        _ => Say("若干事项", "matters"),
    };
}
