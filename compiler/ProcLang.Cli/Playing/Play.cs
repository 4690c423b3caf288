using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using ProcLang.Cli.Hosting;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;

namespace ProcLang.Cli.Playing;

/// <summary>A play: people are appointed, subjects begin, persons act, time moves; every change can be undone.
/// Sentences are those of scenarios, in Chinese or English.</summary>
internal sealed class Play
{
    private readonly Terminal _terminal;
    private readonly RulebookModel _model;
    private readonly DateTimeZone _zone;
    private ImmutableStack<(Roster Roster, Docket Docket, LocalDateTime Now)> _past = [];
    private Roster _roster;
    private Docket _docket;
    private LocalDateTime _now;

    internal Play(Terminal terminal, IRulebook rulebook, RulebookModel model)
    {
        _terminal = terminal;
        _model = model;
        _zone = DateTimeZoneProviders.Tzdb[model.Zone];
        _roster = Roster.Create(_zone);
        _docket = Docket.Create(rulebook, _roster);
        // A play has no clock of its own: it begins on the first working day the rules are in force, at nine.
        var day = model.Applicability.InForce?.From ?? model.Calendar.From ?? new LocalDate(2020, 1, 1);
        while (!model.Calendar.IsWorkingDay(day))
        {
            day = day.PlusDays(1);
        }

        _now = day.At(new LocalTime(9, 0));
    }

    private bool Zh => _terminal.Chinese;

    private Instant Instant => _now.InZoneLeniently(_zone).ToInstant();

    /// <summary>Takes one sentence; false when the play ends.</summary>
    internal bool Say(string line)
    {
        var words = line.Split([' ', '\t', '　'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return true;
        }

        switch (words[0])
        {
            case "退出" or "quit" or "exit" or "q":
                return false;
            case "帮助" or "help" or "?":
                Help();
                break;
            case "撤回" or "undo":
                Undo();
                break;
            case "现在" or "now" or "status":
                Status();
                break;
            case "时至" or "time":
                Time(words);
                break;
            case "开始" or "begin" when words.Length >= 3:
                Begin(words);
                break;
            case "记事" or "log":
                Log();
                break;
            default:
                Sentence(words);
                break;
        }

        return true;
    }

    private void Write(string zh, string en) => _terminal.Out.WriteLine(Zh ? zh : en);

    private void Help() => Write(
        """
          张三 任 县长                  某人任某职;单位的职务写 某人 任 局长(财政局)
          分管领导(财政局) 为 张三        某单位的关系由某人回答
          张三 属 财政局                 某人是某单位的人
          开始 常务会议 会一 [事实=值 …]   一份公文、一个事项或一次会议开始
          张三 召集 会一 [结果] [事实=值 …] [值=…]   某人行为;会一.会议纪要 指明程序
          时至 2019-03-05 [10:00]       时间到
          现在                          每件事到了哪一步,谁能依哪一条做什么,到何时
          记事                          已经发生的
          撤回                          撤回上一句
          退出
        """,
        """
          Anna holds Chair               a person holds an office; of a unit: Anna holds Head(Finance)
          LeadDeputy(Finance) is Anna    a relation of a unit is answered by a person
          Anna in Finance                a person is on a unit's staff
          begin Meeting m1 [fact=value …]  a document, matter or meeting begins
          Anna Call m1 [outcome] [fact=value …] [value=…]  a person acts; m1.Minutes names the procedure
          time 2019-03-05 [10:00]        time passes
          now                            where each case stands, who may do what under which article, until when
          log                            what has happened
          undo                           take the last sentence back
          quit
        """);

    private void Keep() => _past = _past.Push((_roster, _docket, _now));

    private void Undo()
    {
        if (_past.IsEmpty)
        {
            Write("没有可撤回的。", "There is nothing to undo.");
            return;
        }

        _past = _past.Pop(out var before);
        (_roster, _docket, _now) = before;
        Status();
    }

    private void Time(string[] words)
    {
        var date = words.Length > 1 ? LocalDatePattern.Iso.Parse(words[1]) : null;
        if (date is not { Success: true })
        {
            Write("写作: 时至 2019-03-05 10:00", "say: time 2019-03-05 10:00");
            return;
        }

        var time = words.Length > 2 && LocalTimePattern.CreateWithInvariantCulture("H:mm").Parse(words[2]) is { Success: true } parsed
            ? parsed.Value : new LocalTime(9, 0);
        var to = date.Value + time;
        if (to < _now)
        {
            Write($"时间不能倒流,现在是 {Moment()}。", $"Time does not run back; it is {Moment()}.");
            return;
        }

        Keep();
        _now = to;
        var before = _docket.Log.Count;
        _docket = _docket.Advance(Instant);
        Events(before);
        Status();
    }

    private string Moment() => _now.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private void Begin(string[] words)
    {
        if (_model.SubjectTypes.FirstOrDefault(t => t.Name == words[1] || t.Alias == words[1]) is not { } type)
        {
            Write($"没有「{words[1]}」;有: {string.Join("、", _model.SubjectTypes.Select(t => t.Name))}",
                $"There is no “{words[1]}”; there are: {string.Join(", ", _model.SubjectTypes.Select(t => t.Alias ?? t.Name))}");
            return;
        }

        if (Facts(words.Skip(3), type, out var facts, out _, out _))
        {
            Keep();
            var before = _docket.Log.Count;
            var (next, ruling) = _docket.Create(words[2], type.Name, facts, Instant);
            Ruled(next, ruling, before);
        }
    }

    private void Sentence(string[] words)
    {
        if (words.Length >= 3 && words[1] is "任" or "holds" && words.Length >= 3)
        {
            var (name, unit) = Applied(words[2]);
            if (_model.Offices.FirstOrDefault(o => o.Name == name || o.Alias == name) is { } office)
            {
                Appoint(r => r.Appoint(new Person(words[0]), new Office(office.Name), Term.Always, UnitNamed(unit)));
            }
            else
            {
                Write($"没有职务「{name}」;有: {string.Join("、", _model.Offices.Select(o => o.Name))}",
                    $"There is no office “{name}”; there are: {string.Join(", ", _model.Offices.Select(o => o.Alias ?? o.Name))}");
            }

            return;
        }

        if (words.Length >= 3 && words[1] is "属" or "in" && UnitNamed(words[2]) is { } staff)
        {
            Appoint(r => r.Join(new Person(words[0]), staff, Term.Always));
            return;
        }

        if (words.Length >= 3 && words[1] is "为" or "is")
        {
            var (name, unit) = Applied(words[0]);
            if (_model.Relations.FirstOrDefault(r => r.Name == name || r.Alias == name) is { } relation && UnitNamed(unit) is { } of)
            {
                Appoint(r => r.Relate(relation.Name, of, new Person(words[2]), Term.Always));
                return;
            }
        }

        if (words.Length >= 3)
        {
            Act(words);
            return;
        }

        Write("听不懂;输入 帮助 看有哪些话可说。", "Not understood; say help for what can be said.");
    }

    private Unit? UnitNamed(string? name) =>
        _model.Units.FirstOrDefault(u => u.Name == name || u.Alias == name) is { } unit ? new Unit(unit.Name) : null;

    private static (string Name, string? Of) Applied(string word)
    {
        var open = word.IndexOfAny(['(', '(']);
        return open < 0 ? (word, null) : (word[..open], word[(open + 1)..].TrimEnd(')', ')'));
    }

    private void Appoint(Func<Roster, Roster> change)
    {
        Keep();
        _roster = change(_roster);
        _docket = _docket.With(_roster);
        Write("已记下。", "Noted.");
    }

    private void Act(string[] words)
    {
        var path = words[2].Split('.', 2);
        var type = _docket.TypeOf(path[0]) is { } known ? _model.SubjectTypes.FirstOrDefault(t => t.Name == known) : null;
        if (type is null)
        {
            Write($"没有「{path[0]}」;已有: {string.Join("、", _docket.Subjects)}", $"There is no “{path[0]}”; there are: {string.Join(", ", _docket.Subjects)}");
            return;
        }

        if (!Facts(words.Skip(3), type, out var facts, out var outcome, out var value))
        {
            return;
        }

        Keep();
        var before = _docket.Log.Count;
        var (next, ruling) = _docket.Act(path[0], path.Length > 1 ? path[1] : null, new ActRequest(words[1], new Person(words[0]), outcome, value, facts), Instant);
        Ruled(next, ruling, before);
    }

    private void Ruled(Docket next, Ruling ruling, int before)
    {
        _docket = next;
        if (ruling is Ruling.Refused { Refusal: var refusal })
        {
            _terminal.Out.WriteLine(refusal.Explain(_terminal.Language));
            // Nothing happened, so there is nothing to undo.
            _past = _past.Pop();
            return;
        }

        Events(before);
        Status();
    }

    private bool Facts(IEnumerable<string> words, SubjectTypeModel type, out FactSet facts, out string? outcome, out string? value)
    {
        (facts, outcome, value) = (FactSet.Empty, null, null);
        var known = type.Attributes.Concat(_model.Procedures.Where(p => p.SubjectTypes.Contains(type.Name)).SelectMany(p => p.Facts)).ToList();
        foreach (var word in words)
        {
            var at = word.IndexOfAny(['=', '=']);
            if (at < 0)
            {
                outcome = word;
                continue;
            }

            var (name, text) = (word[..at], word[(at + 1)..]);
            if (name is "值" or "value")
            {
                value = text;
                continue;
            }

            var fact = known.Find(f => f.Name == name || f.Alias == name);
            var read = fact is null ? null : PlayValues.Read(fact.Type, text, _model);
            if (fact is null || read is null)
            {
                Write(fact is null
                        ? $"没有事实「{name}」;有: {string.Join("、", known.Select(f => f.Name).Distinct())}"
                        : $"「{text}」不是「{name}」的值",
                    fact is null
                        ? $"There is no fact “{name}”; there are: {string.Join(", ", known.Select(f => f.Alias ?? f.Name).Distinct())}"
                        : $"“{text}” is not a value of “{name}”");
                return false;
            }

            facts = facts.With(fact.Name, read);
        }

        return true;
    }

    private void Events(int from)
    {
        foreach (var entry in _docket.Log.Skip(from))
        {
            Line(entry);
        }
    }

    private void Log() => Events(0);

    private void Line(LogEntry entry)
    {
        var e = entry.Event;
        var at = e.At.InZone(_zone).LocalDateTime.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var what = e.Kind switch
        {
            CaseEventKind.Started => _terminal.Say("开始", "begins"),
            CaseEventKind.Overdue => _terminal.Say($"{e.Step} 逾期", $"{e.Step} is overdue"),
            CaseEventKind.Waived => _terminal.Say($"{e.Step} 免", $"{e.Step} is waived"),
            CaseEventKind.Asserted => _terminal.Say("得知", "learns") + " " + e.Facts,
            _ => $"{e.By?.Name} {e.Act}{(e.Value is null ? "" : $"({e.Value})")} {e.Outcome}".Trim(),
        };
        _terminal.Out.WriteLine($"  {at} {entry.Subject}.{entry.Procedure}: {what}{(e.Entered.IsEmpty ? "" : " → " + string.Join(", ", e.Entered))}{(e.Ended ? _terminal.Say(" (办结)", " (ended)") : "")}");
        foreach (var id in e.Breaches)
        {
            _terminal.Out.WriteLine(_terminal.Say("    违反: ", "    breach: ") + Citation(id));
        }

        foreach (var id in e.Departures)
        {
            _terminal.Out.WriteLine(_terminal.Say("    偏离: ", "    departure: ") + Citation(id));
        }
    }

    private string Citation(string id) =>
        _model.Clauses.FirstOrDefault(c => c.Clause.Id == id)?.Clause.Citation.Display(_terminal.Language) ?? id;

    private void Status()
    {
        Write($"现在 {Moment()}", $"It is {Moment()}");
        foreach (var view in _docket.Cases)
        {
            var status = view.Procedure.Status(view.State);
            if (status.Ended)
            {
                continue;
            }

            var duty = Duties.Find(_docket, view.Subject, view.Procedure.Info.Name) switch
            {
                null => "",
                { Breached: true } => _terminal.Say(" (义务,已违反)", " (duty, breached)"),
                _ => _terminal.Say(" (义务)", " (duty)"),
            };
            _terminal.Out.WriteLine($"  {view.Subject}.{view.Procedure.Info.Name}{duty}: {string.Join(", ", status.Active)}");
            foreach (var permitted in view.Procedure.Permitted(view.State, _docket.ContextFor(view.Subject, Instant)))
            {
                var who = permitted.Who.IsEmpty ? _terminal.Say("(无人)", "(nobody)") : string.Join(_terminal.Say("、", ", "), permitted.Who.Take(8));
                var until = permitted.Due is { } due
                    ? _terminal.Say($",期限 {due.Display(_terminal.Language)}", $", due {due.Display(_terminal.Language)}") : "";
                var outcomes = permitted.Outcomes.IsEmpty ? "" : $" [{string.Join(" | ", permitted.Outcomes)}]";
                var cited = permitted.Clause is { } clause ? "  " + clause.Citation.Display(_terminal.Language) : "";
                _terminal.Out.WriteLine($"    {permitted.Act}{outcomes}: {who}{until}{cited}");
                foreach (var line in permitted.Due is { IsPlain: false } counted ? counted.Explain(_terminal.Language) : [])
                {
                    _terminal.Out.WriteLine("      " + line);
                }
            }
        }
    }
}
