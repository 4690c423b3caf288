using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Scenarios;

/// <summary>Writes scenarios in the language, in Chinese or English keywords.</summary>
public sealed partial class ScenarioText(RulebookModel model, bool zh)
{
    // Keywords that no line of a scenario begins with or needs: they stand for acts as plain words.
    private static readonly TokenKind[] Words = [TokenKind.Signing, TokenKind.Convener, TokenKind.Present, TokenKind.Leave, TokenKind.Chair, TokenKind.Decision];

    private static readonly FrozenSet<string> Keywords =
        KeywordTable.All.Where(k => !Words.Contains(k.Kind)).SelectMany(k => k.Chinese.Concat(k.English)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A whole scenario: givens, what happens, and the last line as what is expected.</summary>
    public string Scenario(string title, ImmutableArray<ScenarioLine> lines)
    {
        var text = new StringBuilder();
        text.Append(zh ? "场景" : "scenario").Append(" \"").Append(title.Replace('"', '\'')).Append("\" {\n");
        string? last = null;
        foreach (var line in lines)
        {
            var word = line switch
            {
                ScenarioLine.Acts or ScenarioLine.TimeReaches => zh ? "当" : "when",
                ScenarioLine.Holds or ScenarioLine.Relates or ScenarioLine.Joins or ScenarioLine.Away or ScenarioLine.Mandates or ScenarioLine.Begins => zh ? "假如" : "given",
                _ => zh ? "那么" : "then",
            };
            text.Append("  ").Append(word == last ? zh ? "且" : "and" : word).Append(' ').Append(Line(line)).Append('\n');
            last = word;
        }

        return text.Append("}\n").ToString();
    }

    /// <summary>One line, without the word it begins with.</summary>
    public string Line(ScenarioLine line) => line switch
    {
        ScenarioLine.Holds x => $"{Name(x.Person)} {Word("任", "holds")} {Name(x.Office)}{(x.Unit is null ? "" : $"({Name(x.Unit)})")}{(x.Votes == 0 ? "" : $" {Word("持份", "with votes")} {x.Votes.ToString(CultureInfo.InvariantCulture)}")}{Term(x.From, x.To)}",
        ScenarioLine.Relates x => $"{Name(x.Relation)}({Name(x.Unit)}) {Word("为", "is")} {Name(x.Person)}{Term(x.From, x.To)}",
        ScenarioLine.Joins x => $"{Name(x.Person)} {Word("属", "in")} {Name(x.Unit)}{Term(x.From, x.To)}",
        ScenarioLine.Away x => $"{Name(x.Person)} {Word("不在", "is away")} {Name(x.Kind)}{Term(x.From, x.To)}",
        ScenarioLine.Mandates x => $"{Name(x.From)} {Word("委托", "mandates")} {Name(x.To)} {(model.Offices.Any(o => o.Name == x.Office) ? Word("代行", "acting") : Word("行使", "to exercise"))} {Name(x.Office)}{Term(x.Since, x.Until)}",
        ScenarioLine.Begins x => $"{Name(x.Type)} {Name(x.Name)}{(x.Event is null ? "" : " " + Event(x.Event))} {Word("于", "at")} {Moment(x.At)}{(x.Citing is null ? "" : $" {Word("依据", "citing")} \"{x.Citing}\"")}{Facts(x.Facts)}",
        ScenarioLine.Acts x => $"{Name(x.Person)} {Word("于", "at")} {Moment(x.At)} {Name(x.Act)}{(x.Value is null ? "" : $"({Name(x.Value)})")} {Case(x.Case)}{(x.Outcome is null ? "" : " " + Name(x.Outcome))}{Facts(x.Facts)}",
        ScenarioLine.TimeReaches x => $"{Word("时至", "time reaches")} {Moment(x.At)}",
        ScenarioLine.Refused x => Word("被拒", "refused") + Citations(x.Citations),
        ScenarioLine.Accepted => Word("获准", "accepted"),
        ScenarioLine.Breached x => Word("记违反", "breach recorded") + Citations(x.Citations),
        ScenarioLine.Departed x => Word("记偏离", "departure recorded") + Citations(x.Citations),
        ScenarioLine.NotBreached => Word("未记违反", "no breach recorded"),
        ScenarioLine.NotDeparted => Word("未记偏离", "no departure recorded"),
        ScenarioLine.DueOn x => $"{Case(x.Case)} {Word("期限 为", "within is")} {Day(x.Date)}{(x.Time is { } time ? " " + time.ToString("HH:mm", CultureInfo.InvariantCulture) : "")}{(x.Provisional ? Word(" 暂定", " provisional") : "")}",
        ScenarioLine.StandsAt x => $"{Case(x.Case)} {Word("处于", "stands at")} {string.Join(", ", x.Steps.Select(Name))}",
        ScenarioLine.Ended x => $"{Case(x.Case)} {Word("已结束", "has ended")}",
        ScenarioLine.MayBy x => $"{Case(x.Case)} {Word("可由", "may by")} {string.Join(", ", x.Persons.Select(Name))}",
        ScenarioLine.DutyStands x => $"{Case(x.Case)} {x.Standing switch
        {
            DutyStanding.Fulfilled => Word("已履行", "has been fulfilled"),
            DutyStanding.Breached => Word("已违反", "has been breached"),
            DutyStanding.Waived => Word("已免除", "has been waived"),
            _ => Word("未履行", "is still owed"),
        }}",
        ScenarioLine.FactIs x => $"{Name(x.Subject)}.{Name(x.Fact)} {Word("为", "is")} {Value(x.Value)}",
        _ => line.Text.ToString(),
    };

    private string Word(string chinese, string english) => zh ? chinese : english;

    private static string Name(string name) => Plain().IsMatch(name) && !Keywords.Contains(name) && !Numeral().IsMatch(name) ? name : $"`{name}`";

    private string Term(LocalDate? from, LocalDate? to) =>
        (from is { } f ? $" {Word("自", "from")} {Day(f)}" : "") + (to is { } t ? $" {Word("至", "to")} {Day(t)}" : "");

    private static string Day(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static string Moment(LocalDateTime at) => at.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Event(EventModel e) => string.Join('.', new[] { e.Procedure, e.Step, e.Outcome }.OfType<string>().Select(Name));

    private static string Case(CaseReference at) => string.Join('.', new[] { at.Subject, at.Procedure, at.Step }.OfType<string>().Select(Name));

    private string Facts(FactSet facts)
    {
        var told = facts.Where(f => Value(f.Value).Length > 0).Select(f => $"{Name(f.Key)} {Word("为", "is")} {Value(f.Value)}").ToList();
        return told.Count == 0 ? "" : $" {{ {string.Join(' ', told)} }}";
    }

    private string Value(FactValue value) => value switch
    {
        FactValue.Flag(var yes) => yes ? Word("是", "yes") : Word("否", "no"),
        FactValue.Number(var number) => number.ToString(CultureInfo.InvariantCulture),
        FactValue.Money(var amount) => $"{amount.ToString(CultureInfo.InvariantCulture)} {Word("元", "yuan")}",
        FactValue.Day(var day) => Day(day),
        FactValue.Text(var words) => $"\"{words.Replace('"', '\'')}\"",
        FactValue.Choice(var choice) => Name(choice),
        FactValue.UnitRef(var unit) => Name(unit.Name),
        FactValue.UnitSet(var units) => string.Join(", ", units.Select(u => Name(u.Name))),
        FactValue.PersonRef(var person) => Name(person.Name),
        FactValue.PersonSet(var persons) => string.Join(", ", persons.Select(p => Name(p.Name))),
        FactValue.CaseRef(var subject) => Name(subject),
        _ => "",
    };

    private string Citations(ImmutableArray<ExpectedCitation> citations) => citations.IsEmpty
        ? ""
        : $" {Word("依据", "citing")} " + string.Join(", ", citations.Select(c => Article(c.Article) + string.Concat(c.Quotes.Select(q => $" 「{q}」"))));

    private string Article(string label) => label.Length > 0 && char.IsAsciiDigit(label[0]) ? $"article {label}" : label;

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{N}\p{M}_]*(-[\p{L}\p{N}\p{M}_]+)*$")]
    private static partial Regex Plain();

    [GeneratedRegex("^[〇零一二两三四五六七八九十百千万亿]+$")]
    private static partial Regex Numeral();
}
