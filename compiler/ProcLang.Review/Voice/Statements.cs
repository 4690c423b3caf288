using System.Collections.Immutable;
using System.Globalization;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Voice;

/// <summary>Says a whole rulebook back, one statement for each thing its model holds, in order of the text.</summary>
public static class Statements
{
    /// <summary>Every statement of the model.</summary>
    public static ImmutableArray<Statement> Of(RulebookModel model)
    {
        var pen = new Pen(model);
        Organisation(pen);
        ApplicabilityStatements.Of(pen, model);
        foreach (var procedure in model.Procedures)
        {
            switch (procedure.Kind)
            {
                case ProcedureKind.Signing:
                    SigningStatements.Of(pen, procedure, model.Signings.FirstOrDefault(s => s.Procedure == procedure.Name));
                    break;
                case ProcedureKind.Meeting:
                    MeetingStatements.Of(pen, procedure, model.Meetings.FirstOrDefault(m => m.Name == procedure.Name));
                    break;
                default:
                    ProcedureStatements.Of(pen, procedure);
                    break;
            }
        }

        foreach (var amendment in model.Amendments)
        {
            pen.Add(StatementKind.Organisation, null, amendment.Article, $"amendment {amendment.Old}", amendment.Clause, s => Amendment(s, amendment),
                $"{amendment.Target} {amendment.Article} {amendment.Old} {amendment.New}", amendment);
        }

        foreach (var limit in model.Limits)
        {
            Limit(pen, limit);
        }

        PropertyStatements.Of(pen, model);
        return pen.Statements.ToImmutable();
    }

    private static string Amendment(Speaker s, AmendmentModel a)
    {
        // The words are quoted in a sentence that has an end of its own.
        static string? Words(string? text) => text?.Replace('\n', ' ').TrimEnd('。', '.');
        return (Words(a.Old), Words(a.New)) switch
        {
            (null, null) => s.Say($"「{a.Target}」第{a.Article}条删去。", $"Article {a.Article} of “{a.Target}” is deleted."),
            (null, var added) => s.Say($"「{a.Target}」增加第{a.Article}条:「{added}」。", $"Article {a.Article} is added to “{a.Target}”: “{added}”."),
            (var old, null) => s.Say($"「{a.Target}」第{a.Article}条删去「{old}」。", $"“{old}” is deleted from article {a.Article} of “{a.Target}”."),
            (var old, var becomes) => s.Say($"「{a.Target}」第{a.Article}条的「{old}」改为「{becomes}」。", $"In article {a.Article} of “{a.Target}”, “{old}” becomes “{becomes}”."),
        };
    }

    private static void Organisation(Pen pen)
    {
        var model = pen.Model;
        pen.Add(StatementKind.Calendar, null, null, "calendar", null,
            s => s.Say($"工作日按「{s.Names.Of(model.Calendar.Name)}」日历计算,日期以{model.Zone}时区为准。",
                $"Working days are counted by the calendar “{s.Names.Of(model.Calendar.Name)}”; days begin and end in the zone {model.Zone}."),
            $"{model.Calendar.Name} {model.Zone} {CalendarMeaning(model)}");
        pen.Add(StatementKind.Calendar, null, null, "last day", null,
            s => model.LastDay switch
            {
                LastDayPolicy.RollsForward => s.Say("期限的最后一日不是工作日的,顺延到下一个工作日。", "When the last day of a period is not a working day, it moves to the next working day."),
                LastDayPolicy.RollsBack => s.Say("期限的最后一日不是工作日的,提前到上一个工作日。", "When the last day of a period is not a working day, it moves back to the working day before."),
                _ => s.Say("期限的最后一日不是工作日的,也不顺延。", "When the last day of a period is not a working day, it stays."),
            },
            model.LastDay.ToString());
        foreach (var unit in model.Units)
        {
            pen.Add(StatementKind.Organisation, null, unit.Name, "unit", null,
                s => s.Say($"设{(unit.IsBody ? "机关" : "部门")}「{unit.Name}」。", $"There is the {(unit.IsBody ? "body" : "unit")} “{s.Names.Of(unit.Name)}”."), $"unit {unit.IsBody}");
        }

        foreach (var office in model.Offices)
        {
            pen.Add(StatementKind.Organisation, null, office.Name, "office", null,
                s => office.PerUnit
                    ? s.Say($"各部门设职务「{office.Name}」。", $"Each unit has the office “{s.Names.Of(office.Name)}”.")
                    : office.PlacedIn is { } unit
                        ? s.Say($"{unit}设职务「{office.Name}」。", $"The {s.Names.Of(unit)} has the office “{s.Names.Of(office.Name)}”.")
                        : s.Say($"设职务「{office.Name}」。", $"There is the office “{s.Names.Of(office.Name)}”."),
                $"office {office.PlacedIn} {office.PerUnit}");
        }

        foreach (var group in model.Groups)
        {
            pen.Add(StatementKind.Organisation, null, group.Name, "group", null,
                s => s.Say($"「{group.Name}」指{s.List([.. group.Members.Select(m => s.Who(m, null)), .. group.Units])}。",
                    $"“{s.Names.Of(group.Name)}” are {s.List([.. group.Members.Select(m => s.Who(m, null)), .. group.Units.Select(s.Names.Of)])}."),
                $"group {string.Join(';', group.Members.Select(Meaning.Of))} {string.Join(';', group.Units)}", group);
        }

        foreach (var relation in model.Relations)
        {
            pen.Add(StatementKind.Organisation, null, relation.Name, "relation", null,
                s => s.Say($"每个部门的「{relation.Name}」是谁,由花名册回答。", $"Who is the “{s.Names.Of(relation.Name)}” of a unit is answered by the roster."), "relation");
        }

        foreach (var rule in model.Acting)
        {
            pen.Add(StatementKind.Acting, null, rule.Absent.Name, rule.Deputy.Name, rule.Clause, s => Acting(s, rule),
                $"{rule.Absent.Name} {rule.Deputy.Name} {Meaning.Sorted(rule.AbsenceKinds)} {rule.NeedsMandate} {string.Join(';', rule.After.Select(a => a.Name))}", rule);
        }

        foreach (var type in model.SubjectTypes)
        {
            pen.Add(StatementKind.Subject, null, type.Name, "type", null,
                s => s.Say($"{Kind(type.Kind, true)}「{type.Name}」{(type.Attributes.IsEmpty ? "" : ",办理时看: " + string.Join(";", type.Attributes.Select(a => $"{a.Name}({s.Type(a.Type)})")))}。",
                    $"The {Kind(type.Kind, false)} “{s.Names.Of(type.Name)}”{(type.Attributes.IsEmpty ? "" : " has " + string.Join("; ", type.Attributes.Select(a => $"{s.Names.Of(a.Name)} ({s.Type(a.Type)})")))}."),
                $"{type.Kind} {Meaning.Sorted(type.Attributes.Select(a => a.Name + Meaning.Of(a.Type)))}", type);
        }
    }

    private static string CalendarMeaning(RulebookModel model) =>
        string.Join(',', model.Calendar.Weekend) + string.Join(',', model.Calendar.SpecialDays.Select(d => $"{d.Day:uuuuMMdd}{d.Works}"));

    private static string Kind(SubjectKind kind, bool zh) => kind switch
    {
        SubjectKind.Document => zh ? "公文" : "document",
        SubjectKind.Meeting => zh ? "会议" : "meeting",
        _ => zh ? "事项" : "matter",
    };

    private static string Acting(Speaker s, Runtime.Authority.ActingRule rule)
    {
        var (absent, deputy) = (s.Names.Of(rule.Absent.Name), s.Names.Of(rule.Deputy.Name));
        var kinds = rule.AbsenceKinds.IsEmpty ? s.Say("不在岗", "absent") : s.Either(rule.AbsenceKinds.Select(s.Names.Of));
        var after = rule.After.IsEmpty ? "" : s.Say($"在{s.List(rule.After.Select(a => s.Names.Of(a.Name)))}也不在时,", $", when {s.List(rule.After.Select(a => "the " + s.Names.Of(a.Name)))} cannot either");
        return s.Say(
            $"{absent}{kinds}期间,{after}{(rule.NeedsMandate ? $"受{absent}委托," : "")}由{deputy}代行{absent}职务;代行的人不得再转托。",
            $"While the {absent} is away ({kinds}){after}{(rule.NeedsMandate ? $", and the {absent} has mandated it" : "")}, the {deputy} acts in that office; it is not passed on.");
    }

    private static void Limit(Pen pen, LimitModel limit)
    {
        var meeting = pen.Model.Meetings.FirstOrDefault(m => m.Name == limit.Procedure);
        var usual = meeting?.Frequency is { } frequency && frequency.Clause == limit.Clause ? frequency : null;
        pen.Add(StatementKind.Limit, limit.Procedure, limit.Step, limit.Id, limit.Clause, s => usual is null ? Limit(s, limit) : Frequency(s, limit, usual),
            $"{limit.KeyFact} {Meaning.Sorted(limit.Units)} {limit.Common} {limit.Per} {limit.Most} {limit.Norm} {Meaning.Of(limit.Unless)} {usual?.Least}", limit);
    }

    private static string Frequency(Speaker s, LimitModel limit, FrequencyModel usual)
    {
        var times = usual.Least == limit.Most ? Number(limit.Most) : s.Say($"{usual.Least}至{limit.Most}", $"{usual.Least} to {limit.Most}");
        return s.Say(
            $"{s.Names.Of(limit.Procedure)}{(limit.Norm == Norm.Advisory ? "一般" : "")}{s.Per(limit.Per)}召开{times}次{Unless(s, limit)};{Over(s, limit.Norm)}。",
            $"The {s.Names.Of(limit.Procedure)} {(limit.Norm == Norm.Advisory ? "usually " : "")}meets {times} times {s.Per(limit.Per)}{Unless(s, limit)}; {Over(s, limit.Norm)}.");
    }

    private static string Limit(Speaker s, LimitModel limit)
    {
        var whose = limit.Common
            ? s.Say("全体合计", "all together")
            : limit.KeyFact is { } fact
                ? s.Say($"按{s.Names.Of(fact)}分别计", $"for each {s.Names.Of(fact)}")
                : limit.Units.IsEmpty ? s.Say("按办理人所在部门分别计", "for each unit of the one who acts") : s.Say($"{s.List(limit.Units)}分别计", $"for each of {s.List(limit.Units.Select(s.Names.Of))}");
        return s.Say(
            $"「{s.Names.Of(limit.Procedure)}」的{s.Step(limit.Procedure, limit.Step)},{whose},{s.Per(limit.Per)}至多{limit.Most}次{Unless(s, limit)};{Over(s, limit.Norm)}。",
            $"{s.Step(limit.Procedure, limit.Step)} of “{s.Names.Of(limit.Procedure)}” may be done at most {limit.Most} {(limit.Most == 1 ? "time" : "times")} {s.Per(limit.Per)}, {whose}{Unless(s, limit)}; {Over(s, limit.Norm)}.");
    }

    private static string Unless(Speaker s, LimitModel limit) => limit.Unless is null
        ? ""
        : s.Say($"({s.ConditionOf(limit.Unless, limit.Procedure)}的不计)", $" (not counted when {s.ConditionOf(limit.Unless, limit.Procedure)})");

    private static string Over(Speaker s, Norm norm) => norm switch
    {
        Norm.Constitutive => s.Say("超过的,不予办理", "more is refused"),
        Norm.Regulative => s.Say("超过的,办了有效,但记为违反", "more stands, but is recorded as a breach"),
        _ => s.Say("超过的,照办,只记为偏离", "more is done all the same and recorded as a departure"),
    };

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
