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
        var words = PlayWords.Of(line);
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
                Begin(words[1..]);
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
          张三 任 县长 [自 日 至 日]      某人任某职;单位的职务写 某人 任 局长(财政局)
          张三 任 业主 持份 120          某人任某职,随之有多少票
          张三 不在 [出差] [自 日 至 日]   某人不在
          张三 委托 李四 代行 县长         受委托代行;委托 … 行使 某权 是授权
          分管领导(财政局) 为 张三        某单位的关系由某人回答
          张三 属 财政局                 某人是某单位的人
          开始 常务会议 会一 [事实=值 …] [依据 "别的文件"]   一份公文、一个事项或一次会议开始
          张三 [于 2019-03-05 10:00] 召集 会一 [结果] [事实=值 …] [值=…]   某人行为;会一.会议纪要 指明程序
          场景里的句子也可以照样说:{ 事实 为 值 }、会一 于 2019-03-05
          时至 2019-03-05 [10:00]       时间到
          现在                          每件事到了哪一步,谁能依哪一条做什么,到何时
          记事                          已经发生的
          撤回                          撤回上一句
          退出
        """,
        """
          Anna holds Chair [from day to day]  a person holds an office; of a unit: Anna holds Head(Finance)
          Anna holds Owner with votes 120  a person holds an office, and with it so many votes
          Anna is away [Travelling] [from day to day]  a person is not there
          Anna mandates Ben acting Chair  Ben stands in; mandates … to exercise Power passes a power on
          LeadDeputy(Finance) is Anna    a relation of a unit is answered by a person
          Anna in Finance                a person is on a unit's staff
          begin Meeting m1 [fact=value …] [citing "another text"]  a document, matter or meeting begins
          Anna [at 2019-03-05 10:00] Call m1 [outcome] [fact=value …] [value=…]  a person acts; m1.Minutes names the procedure
          Sentences of scenarios may be said as they are: { fact is value }, m1 at 2019-03-05
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

    /// <summary>Begins a subject: its type, its name, then facts, perhaps a moment and another text under which it is brought.</summary>
    private void Begin(string[] words)
    {
        if (TypeNamed(words[0]) is not { } type)
        {
            Write($"没有「{words[0]}」;有: {string.Join("、", _model.SubjectTypes.Select(t => t.Name))}",
                $"There is no “{words[0]}”; there are: {string.Join(", ", _model.SubjectTypes.Select(t => t.Alias ?? t.Name))}");
            return;
        }

        var rest = words[2..].ToList();
        string? citing = null;
        if (rest.FindIndex(w => w is "依据" or "citing") is var at and >= 0 && at + 1 < rest.Count)
        {
            citing = rest[at + 1];
            rest.RemoveRange(at, 2);
        }

        if (!When(rest, 0, out var moment) || !Facts(rest, type, out var facts, out _, out _))
        {
            return;
        }

        Keep();
        _now = moment;
        var before = _docket.Log.Count;
        _docket = _docket.Advance(Instant);
        var (next, ruling) = _docket.Create(words[1], type.Name, facts, Instant, citing);
        Ruled(next, ruling, before);
    }

    private SubjectTypeModel? TypeNamed(string name) => _model.SubjectTypes.FirstOrDefault(t => t.Name == name || t.Alias == name);

    /// <summary>Takes 于/at, a day and perhaps a time out of the words; now when there is none. False, and said so, when it is past.</summary>
    private bool When(List<string> words, int at, out LocalDateTime moment)
    {
        moment = _now;
        if (words.Count <= at + 1 || words[at] is not ("于" or "at") || LocalDatePattern.Iso.Parse(words[at + 1]) is not { Success: true } day)
        {
            return true;
        }

        var time = words.Count > at + 2 ? LocalTimePattern.CreateWithInvariantCulture("H:mm").Parse(words[at + 2]) : null;
        words.RemoveRange(at, time is { Success: true } ? 3 : 2);
        // A day alone is that day, at the hour it is already when it is today.
        moment = time is { Success: true } ? day.Value + time.Value : day.Value == _now.Date ? _now : day.Value.AtMidnight();
        if (moment >= _now)
        {
            return true;
        }

        Write($"时间不能倒流,现在是 {Moment()}。", $"Time does not run back; it is {Moment()}.");
        return false;
    }

    /// <summary>The term that the words from a place on say: 自 … 至 …, from … to …; without, for ever.</summary>
    private static Term TermIn(string[] words, int from)
    {
        LocalDate? Day(params string[] after)
        {
            var at = Array.FindIndex(words, Math.Min(from, words.Length), w => after.Contains(w));
            return at >= 0 && at + 1 < words.Length && LocalDatePattern.Iso.Parse(words[at + 1]) is { Success: true } day ? day.Value : null;
        }

        return new Term(Day("自", "from"), Day("至", "to"));
    }

    /// <summary>Absences and mandates; false when the sentence says neither.</summary>
    private bool Absence(string[] words)
    {
        var isAway = words.Length >= 3 && words[1] == "is" && words[2] == "away";
        if (isAway || (words.Length >= 2 && words[1] == "不在"))
        {
            var at = isAway ? 3 : 2;
            var kind = words.Length > at && words[at] is not ("自" or "至" or "from" or "to") ? words[at] : "";
            Appoint(r => r.Away(new Person(words[0]), kind, TermIn(words, at)));
            return true;
        }

        if (words.Length < 5 || words[1] is not ("委托" or "mandates"))
        {
            return false;
        }

        // mandates Ben to exercise Power is a word longer than acting.
        var named = words[3] == "to" ? 5 : 4;
        if (words.Length <= named)
        {
            return false;
        }

        var office = _model.Offices.FirstOrDefault(o => o.Name == words[named] || o.Alias == words[named])?.Name ?? words[named];
        Appoint(r => r.Mandate(new Person(words[0]), new Person(words[2]), new Office(office), TermIn(words, named + 1)));
        return true;
    }

    private void Sentence(string[] words)
    {
        if (words.Length >= 3 && words[1] is "任" or "holds" && words.Length >= 3)
        {
            var (name, unit) = Applied(words[2]);
            if (_model.Offices.FirstOrDefault(o => o.Name == name || o.Alias == name) is { } office)
            {
                Appoint(r => r.Appoint(new Person(words[0]), new Office(office.Name), TermIn(words, 3), UnitNamed(unit), VotesAmong(words)));
            }
            else
            {
                Write($"没有职务「{name}」;有: {string.Join("、", _model.Offices.Select(o => o.Name))}",
                    $"There is no office “{name}”; there are: {string.Join(", ", _model.Offices.Select(o => o.Alias ?? o.Name))}");
            }

            return;
        }

        if (Absence(words))
        {
            return;
        }

        if (words.Length >= 2 && TypeNamed(words[0]) is not null)
        {
            Begin(words);
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

    /// <summary>持份 120, with votes 120: the number after these words; 0 without them.</summary>
    private static decimal VotesAmong(string[] words)
    {
        var at = Array.FindIndex(words, w => w is "持份" or "votes");
        return at >= 0 && at + 1 < words.Length && decimal.TryParse(words[at + 1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var votes) ? votes : 0;
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

    private void Act(string[] said)
    {
        var rest = said.ToList();
        if (!When(rest, 1, out var moment) || rest.Count < 3)
        {
            return;
        }

        string[] words = [.. rest];
        var path = words[2].Split('.', 2);
        var type = _docket.TypeOf(path[0]) is { } known ? _model.SubjectTypes.FirstOrDefault(t => t.Name == known) : null;
        if (type is null)
        {
            Write(
                $"没有「{path[0]}」;{(_docket.Subjects.Any() ? "已有: " + string.Join("、", _docket.Subjects) : $"先说 开始 {_model.SubjectTypes.FirstOrDefault()?.Name} {path[0]}")}",
                $"There is no “{path[0]}”; {(_docket.Subjects.Any() ? "there are: " + string.Join(", ", _docket.Subjects) : $"say first: begin {_model.SubjectTypes.FirstOrDefault() switch { { } t => t.Alias ?? t.Name, _ => "…" }} {path[0]}")}");
            return;
        }

        if (!Facts(words.Skip(3), type, out var facts, out var outcome, out var value))
        {
            return;
        }

        var acts = _docket.Cases.Where(c => c.Subject == path[0]).SelectMany(c => c.Procedure.Info.Acts).ToList();
        if (!acts.Exists(a => a.Name == words[1] || a.Alias == words[1]))
        {
            var has = acts.Select(a => Zh ? a.Name : a.Alias ?? a.Name).Distinct().ToList();
            Write($"「{path[0]}」没有行为「{words[1]}」;有: {string.Join("、", has)}", $"“{path[0]}” has no act “{words[1]}”; it has: {string.Join(", ", has)}");
            return;
        }

        Keep();
        _now = moment;
        _docket = _docket.Advance(Instant);
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
            CaseEventKind.Merged => _terminal.Say($"{e.By?.Name} {e.Act}: 并入 {e.Value}", $"{e.By?.Name} {e.Act}: merged into {e.Value}"),
            CaseEventKind.SplitOff => _terminal.Say($"{e.By?.Name} {e.Act}: 自 {e.Value} 分出", $"{e.By?.Name} {e.Act}: split off from {e.Value}") + (e.Facts.Count > 0 ? $" {e.Facts}" : ""),
            CaseEventKind.Asserted => _terminal.Say("得知", "learns") + " " + e.Facts,
            _ => $"{e.By?.Name} {e.Act}{(e.Value is null ? "" : $"({e.Value})")} {e.Outcome}".Trim(),
        };
        _terminal.Out.WriteLine($"  {at} {entry.Subject}.{entry.Procedure}: {what}{(e.Entered.IsEmpty ? "" : " → " + string.Join(", ", e.Entered))}{(entry.From is { } other ? _terminal.Say($" (自 {other})", $" (from {other})") : "")}{(e.Ended ? _terminal.Say(" (办结)", " (ended)") : "")}");
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
