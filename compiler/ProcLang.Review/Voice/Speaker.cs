using System.Globalization;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Voice;

/// <summary>Says what the model holds in plain sentences of one language. What it says of an element is made from the element
/// alone, so that two elements that mean the same are said the same.</summary>
internal sealed partial class Speaker(RulebookModel model, bool zh)
{
    private readonly Names _names = new(model, zh);

    internal bool Zh { get; } = zh;

    internal Names Names => _names;

    internal string Say(string chinese, string english) => Zh ? chinese : english;

    /// <summary>A name as a quotation: 「拟稿」, “Draft”.</summary>
    internal string Quoted(string name) => Zh ? $"「{name}」" : $"“{name}”";

    /// <summary>A step or record of a procedure, quoted. A plan's step is named by its act.</summary>
    internal string Step(string? procedure, string step) => Quoted(_names.In(procedure, StepName(procedure, step)));

    private string StepName(string? procedure, string step)
    {
        if (procedure is not null && step.Contains('.', StringComparison.Ordinal))
        {
            foreach (var known in model.Procedures)
            {
                if (known.Name == procedure && known.Steps.FirstOrDefault(s => s.Id == step) is { Group: not null } planned)
                {
                    return planned.Act;
                }
            }
        }

        return step;
    }

    /// <summary>A, B和C; A, B and C.</summary>
    internal string List(IEnumerable<string> parts) => Join(parts, Say("和", " and "));

    /// <summary>A, B或C; A, B or C.</summary>
    internal string Either(IEnumerable<string> parts) => Join(parts, Say("或", " or "));

    private string Join(IEnumerable<string> parts, string last)
    {
        var all = parts.ToList();
        return all.Count switch
        {
            0 => Say("无", "none"),
            1 => all[0],
            _ => string.Join(Say("、", ", "), all.Take(all.Count - 1)) + last + all[^1],
        };
    }

    internal string Period(Period period) => Zh ? period.Zh.Replace(" ", "", StringComparison.Ordinal) : period.En;

    internal string Per(PeriodUnit unit) => unit switch
    {
        PeriodUnit.Days or PeriodUnit.WorkingDays or PeriodUnit.ClearDays => Say("每日", "a day"),
        PeriodUnit.Weeks => Say("每周", "a week"),
        PeriodUnit.Months => Say("每月", "a month"),
        PeriodUnit.Years => Say("每年", "a year"),
        _ => Say("每小时", "an hour"),
    };

    internal string Value(FactValue value) => value switch
    {
        FactValue.Money(var amount) when Zh => amount >= 10000 && amount % 10000 == 0 ? Names.Number(amount / 10000) + "万元" : Names.Number(amount) + "元",
        FactValue.Money(var amount) => amount.ToString("#,##0.##", CultureInfo.InvariantCulture),
        FactValue.Number(var number) => Names.Number(number),
        FactValue.Flag(var yes) => yes ? Say("是", "yes") : Say("否", "no"),
        FactValue.Choice(var choice) => Say(_names.Of(choice), $"“{_names.Of(choice)}”"),
        FactValue.UnitRef(var unit) => _names.Of(unit.Name),
        FactValue.UnitSet(var units) => List(units.Select(u => _names.Of(u.Name))),
        _ => value.ToString() ?? "",
    };

    /// <summary>A share: 半数, 三分之二, 2/3; half, two thirds.</summary>
    internal string Share(int numerator, int denominator)
    {
        if (numerator == denominator)
        {
            return Say("全部", "all");
        }

        if (numerator == 1 && denominator == 2)
        {
            return Say("半数", "half");
        }

        const string digits = "〇一二三四五六七八九十";
        return Zh && denominator is > 0 and <= 10 && numerator is > 0 and <= 10 ? $"{digits[denominator]}分之{digits[numerator]}" : $"{numerator}/{denominator}";
    }

    internal string How(Comparison how) => how switch
    {
        Comparison.AtLeast => Say("不少于", "at least "),
        Comparison.MoreThan => Say("超过", "more than "),
        Comparison.AtMost => Say("不超过", "at most "),
        _ => Say("少于", "less than "),
    };

    /// <summary>An event as a clause: 「拟稿」办完; “Draft” is done.</summary>
    internal string Event(EventModel e, string? here) => Zh ? EventZh(e, here) : EventEn(e, here);

    private string EventZh(EventModel e, string? here)
    {
        var where = Of(e, here);
        if (Held(e) is { } held)
        {
            return held.Zh;
        }

        if (IsDuty(e.Procedure))
        {
            return $"义务「{_names.Of(e.Procedure!)}」{(e.Step == Semantics.Binding.Words.DutyBreached.Zh ? "被违反" : e.Step == Semantics.Binding.Words.DutyFulfilled.Zh ? "履行完毕" : e.Step)}";
        }

        if (Semantics.Binding.Words.IsDone(e.Step))
        {
            return $"{(e.Procedure is null ? "本程序" : where)}全部办结";
        }

        return e.Outcome is { } outcome ? $"{where}{Step(ProcedureOf(e, here), e.Step)}结果为{Quoted(_names.In(ProcedureOf(e, here), outcome))}" : $"{where}{Step(ProcedureOf(e, here), e.Step)}办完";
    }

    private string EventEn(EventModel e, string? here)
    {
        var where = Of(e, here);
        if (Held(e) is { } held)
        {
            return held.En;
        }

        if (IsDuty(e.Procedure))
        {
            var how = e.Step == Semantics.Binding.Words.DutyBreached.Zh ? "is breached" : e.Step == Semantics.Binding.Words.DutyFulfilled.Zh ? "is fulfilled" : e.Step;
            return $"the duty “{_names.Of(e.Procedure!)}” {how}";
        }

        if (Semantics.Binding.Words.IsDone(e.Step))
        {
            return e.Procedure is null ? "this procedure is complete" : $"“{_names.Of(e.Procedure)}” is complete";
        }

        var step = Step(ProcedureOf(e, here), e.Step) + where;
        return e.Outcome is { } outcome ? $"{step} has ended in {Quoted(_names.In(ProcedureOf(e, here), outcome))}" : $"{step} is done";
    }

    /// <summary>The stages of a meeting have words of their own.</summary>
    private (string Zh, string En)? Held(EventModel e)
    {
        if (e.Outcome is not null || e.Procedure is not { } procedure || (procedure != Semantics.Binding.Words.OwnMeeting
            && !model.Procedures.Any(p => p.Name == procedure && p.Kind == ProcedureKind.Meeting)))
        {
            return null;
        }

        var (zh, en) = procedure == Semantics.Binding.Words.OwnMeeting ? ("会议", "the meeting") : (_names.Of(procedure), $"the {_names.Of(procedure)}");
        return e.Step switch
        {
            Semantics.Binding.Words.CallStep => ($"{zh}召集", $"{en} has been called"),
            Semantics.Binding.Words.OpenStep => ($"{zh}开会", $"{en} has opened"),
            Semantics.Binding.Words.CloseStep => ($"{zh}结束", $"{en} has closed"),
            _ => null,
        };
    }

    /// <summary>Whose step it is: 会议, 「合法性审查」的; of the meeting, of “Legality Review”.</summary>
    private string Of(EventModel e, string? here) => e.Procedure switch
    {
        null => "",
        Semantics.Binding.Words.OwnMeeting => Say("会议", " of the meeting"),
        _ when e.Procedure == here => "",
        _ => Say($"「{_names.Of(e.Procedure)}」", $" of “{_names.Of(e.Procedure)}”") + Say(Semantics.Binding.Words.IsDone(e.Step) ? "" : "的", ""),
    };

    private static string? ProcedureOf(EventModel e, string? here) => e.Procedure is null or Semantics.Binding.Words.OwnMeeting ? here : e.Procedure;

    private bool IsDuty(string? procedure) => procedure is not null && model.Procedures.Any(p => p.Name == procedure && p.Kind == ProcedureKind.Duty);
}
