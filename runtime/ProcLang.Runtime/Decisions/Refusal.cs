using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Deadlines;

namespace ProcLang.Runtime.Decisions;

/// <summary>An act that was refused, with every reason. Compared by content.</summary>
public sealed record Refusal(string Act, string Subject, Person? By, ImmutableArray<Reason> Reasons)
{
    /// <summary>The act that is refused when a case may not even be opened.</summary>
    public const string Opening = "创建";

    /// <inheritdoc/>
    public bool Equals(Refusal? other) => other is not null && Act == other.Act && Subject == other.Subject && By == other.By && Reasons.SequenceEqual(other.Reasons);
    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Act, Subject, By, Reasons.Length);

    /// <summary>The refusal for people: the act, and each reason with its citation, who may instead, and what is waited for.</summary>
    public string Explain(Language language)
    {
        var zh = language == Language.Chinese;
        var text = new StringBuilder();
        text.Append(zh ? $"不能{Act}: {Subject}" : $"cannot {(Act == Opening ? "open" : Act)}: {Subject}");
        var n = 0;
        foreach (var reason in Reasons)
        {
            n++;
            text.Append('\n').Append(CultureInfo.InvariantCulture, $"  {n}. ").Append(Sentence(reason, zh));
            if (reason.Clause is { } clause)
            {
                text.Append("        ").Append(clause.Citation.Display(language));
            }

            if (reason.WhoMay.Length > 0)
            {
                text.Append('\n').Append(zh ? "     可由: " : "     may: ").Append(string.Join(zh ? "、" : ", ", reason.WhoMay));
            }

            if (reason.Due is { } missed)
            {
                text.Append('\n').Append((reason.Code, zh) switch
                {
                    (ReasonCode.TooEarly, true) => "     须过: ",
                    (ReasonCode.TooEarly, _) => "     not before the end of: ",
                    (_, true) => "     期限: ",
                    _ => "     due: ",
                }).Append(missed.Display(language));
                Ledger(text, missed, language);
            }

            foreach (var waiting in reason.WaitingFor)
            {
                var due = waiting.Due is { } date ? date.Display(language) : zh ? "无" : "none";
                text.Append('\n').Append(zh
                    ? $"     待: {string.Join("、", waiting.Who)} {waiting.Step};期限: {due}"
                    : $"     waiting for: {string.Join(", ", waiting.Who)} to {waiting.Step}; due: {due}");
                if (waiting.Due is { IsPlain: false } counted)
                {
                    Ledger(text, counted, language);
                }
            }
        }

        return text.ToString();
    }

    private static void Ledger(StringBuilder text, DueDate due, Language language)
    {
        foreach (var line in due.Explain(language))
        {
            text.Append("\n       ").Append(line);
        }
    }

    private string Sentence(Reason reason, bool zh)
    {
        var who = By?.Name ?? (zh ? "无人" : "nobody");
        var said = reason.Code switch
        {
            ReasonCode.NotAuthorised => zh ? $"{who}无权{Act}" : $"{who} may not {Act}",
            ReasonCode.NotYet => zh
                ? reason.WaitingFor.Length > 0 ? $"尚未{string.Join("、", reason.WaitingFor.Select(w => w.Step))}" : "还没有到这一步"
                : reason.WaitingFor.Length > 0 ? $"not yet: {string.Join(", ", reason.WaitingFor.Select(w => w.Step))} comes first" : "its turn has not come",
            ReasonCode.Closed => zh ? "已经办结" : "the case has ended",
            ReasonCode.AlreadyActed => zh ? $"{who}已经{Act}" : $"{who} has done so already",
            ReasonCode.OutOfTurn => zh ? "还没有轮到" : "someone of higher rank comes first",
            ReasonCode.Condition => zh ? "条件不具备" : "a condition is not met",
            ReasonCode.Forbidden => zh ? "不得如此" : "this is forbidden",
            ReasonCode.Void => zh ? "这样做无效" : "done like this it has no effect",
            ReasonCode.MissingData => zh ? "缺少必须写明或附上的内容" : "something it must state or attach is missing",
            ReasonCode.MissingOutcome => zh ? "没有说明结果" : "its outcome is not stated",
            ReasonCode.UnknownOutcome => zh ? "没有这样的结果" : "it cannot end like that",
            ReasonCode.UnknownAct => zh ? "没有这个行为" : "there is no such act",
            ReasonCode.UnknownSubject => zh ? "没有这件事" : "there is no such document, matter or meeting",
            ReasonCode.NotOnAgenda => zh ? "不在议题之列" : "it is not on the agenda",
            ReasonCode.NoQuorum => zh ? "不足法定人数" : "there is no quorum",
            ReasonCode.LimitReached => zh ? "已达限额" : "the limit is reached",
            ReasonCode.TooEarly => zh ? "尚早" : "it is too early",
            ReasonCode.TooLate => zh ? "已过期限" : "it is too late",
            ReasonCode.NoRule => zh ? "没有规则规定这种情形" : "no rule covers this case",
            ReasonCode.Conflict => zh ? "两条规则不一致" : "two rules disagree on this case",
            ReasonCode.NotInForce => zh ? "尚未施行" : "the rules are not in force yet",
            ReasonCode.NoLongerInForce => zh ? "已不再施行" : "the rules are no longer in force",
            ReasonCode.Repealed => zh ? "所依据的规则已经废止" : "the text it is brought under is repealed",
            ReasonCode.OutOfScope => zh ? "不适用本规则" : "the rules do not apply to it",
            ReasonCode.NotPresent => zh ? $"{who}不在会场" : $"{who} is not present",
            ReasonCode.Suspended => zh ? "已经中止" : "the case is suspended",
            ReasonCode.Composition => zh ? "组成不合规定" : "it is not composed as it must be",
            ReasonCode.NoOtherCase => zh ? "所指的不是可以并入的在办另案" : "what is named is no other open case that can be merged now",
            ReasonCode.NameTaken => zh ? "分出的案件没有写明名称,或者名称已有" : "the case to be split off has no name, or one that is taken",
            ReasonCode.Ineligible => zh ? "不能当选" : "he cannot be elected",
            _ => zh ? "应当回避" : "he may not take part",
        };
        var detail = reason.Detail is { } more ? (zh ? ": " + more.Zh : ": " + more.En) : "";
        return said + detail + (zh ? "。" : ".");
    }
}
