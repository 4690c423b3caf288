using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Calendars;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>A calendar as it is written.</summary>
internal sealed record WrittenCalendar(SyntaxNode Syntax, CalendarSymbol Symbol, Scope Scope);

/// <summary>Binds calendars: days stated, days by rule, and what a calendar takes from the one it is based on. Rules become days here,
/// so that everything after knows days only.</summary>
internal sealed class CalendarBinder
{
    private static readonly string[] Months = ["一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月"];
    private static readonly string[] EnglishMonths =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>The last comes first: its number is 0.</summary>
    private static readonly string[] Nths = ["最后一个", "第一个", "第二个", "第三个", "第四个", "第五个"];
    private static readonly string[] EnglishNths = ["last", "first", "second", "third", "fourth", "fifth"];

    private readonly List<WrittenCalendar> _all = [];
    private readonly HashSet<CalendarSymbol> _open = [];

    // Classes and not tuples: lists of structs are compiled anew at every start of the command.
    private sealed record WrittenRule(SyntaxNode Syntax, YearlyRule Rule);

    /// <summary>A calendar to bind.</summary>
    internal void Add(SyntaxNode syntax, CalendarSymbol symbol, Scope scope) => _all.Add(new WrittenCalendar(syntax, symbol, scope));

    /// <summary>Binds all of them, each after the one it is based on.</summary>
    internal void Bind(CalendarCache? cache, SymbolTable symbols, Findings findings)
    {
        if (cache?.Give(_all, symbols) == true)
        {
            return;
        }

        var told = findings.Count;
        symbols.StartNoting();
        Bind();
        var (used, _) = symbols.StopNoting();
        if (findings.Count == told)
        {
            cache?.Keep(_all, used);
        }
    }

    private void Bind()
    {
        foreach (var (syntax, symbol, scope) in _all)
        {
            symbol.Calendar ??= Calendar(syntax, symbol, scope);
        }
    }

    private WorkCalendar Calendar(SyntaxNode syntax, CalendarSymbol symbol, Scope scope)
    {
        _open.Add(symbol);
        var on = Base(syntax, symbol, scope);
        _open.Remove(symbol);
        var weekend = new List<IsoDayOfWeek>();
        var off = new List<DayOff>();
        var work = new List<WorkDay>();
        var yearly = new List<WrittenRule>();
        LocalDate? from = on?.From, horizon = on?.Horizon;
        foreach (var item in syntax.ChildNodes)
        {
            var holiday = item.Node(NodeKind.Name)?.NameText() ?? "";
            switch (item.Kind)
            {
                case NodeKind.CalendarWeekend:
                    foreach (var name in item.Nodes(NodeKind.Name))
                    {
                        if (WeekDay(name, scope) is { } day)
                        {
                            weekend.Add(day);
                        }
                    }

                    break;
                case NodeKind.CalendarCovers:
                    var dates = item.TokensOf(TokenKind.Date).Select(d => scope.Date(d)).ToImmutableArray();
                    if (dates.Length == 2)
                    {
                        // What the calendar below does not know, this one does not know either.
                        from = on?.From is { } low && !(dates[0] > low) ? low : dates[0];
                        horizon = on?.Horizon is { } high && !(dates[1] < high) ? high : dates[1];
                    }

                    break;
                case NodeKind.CalendarDaysOff:
                    foreach (var (first, last) in Ranges(item, scope))
                    {
                        off.Add(new DayOff(first, last, holiday));
                    }

                    break;
                case NodeKind.CalendarWorkdays:
                    foreach (var (first, last) in Ranges(item, scope))
                    {
                        work.Add(new WorkDay(first, last, holiday));
                    }

                    break;
                case NodeKind.CalendarYearly when item.Node(NodeKind.YearlyDay) is { } falls && Falls(falls, scope) is { } when:
                    yearly.Add(new WrittenRule(item, Rule(item, holiday, when, scope)));
                    break;
            }
        }

        var made = WorkCalendar.Create(symbol.Name, weekend, off, work, from, horizon, on);
        if (yearly.Count > 0)
        {
            off.AddRange(ByRule(yearly, made, scope));
            made = WorkCalendar.Create(symbol.Name, weekend, off, work, from, horizon, on);
        }

        return made;
    }

    private WorkCalendar? Base(SyntaxNode syntax, CalendarSymbol symbol, Scope scope)
    {
        if (!syntax.Has(TokenKind.BasedOn) || syntax.Node(NodeKind.Name) is not { } name)
        {
            return null;
        }

        if (scope.Symbols.Find(name.NameText()) is not CalendarSymbol below)
        {
            scope.TellNoCalendar(name, name.NameText());
            return null;
        }

        if (_open.Contains(below))
        {
            scope.Tell(NameDiagnostics.CyclicCalendar, name, symbol.Name);
            return null;
        }

        foreach (var (other, declared, place) in _all)
        {
            if (declared == below)
            {
                below.Calendar ??= Calendar(other, below, place);
            }
        }

        return below.Calendar;
    }

    private static YearlyRule Rule(SyntaxNode item, string holiday, YearlyDay falls, Scope scope)
    {
        var observed = item.Node(NodeKind.Observed);
        var how = observed is null ? Observance.Stays
            : observed.Has(TokenKind.Nearest) ? Observance.Nearest
            : observed.Has(TokenKind.RollsBack) ? Observance.RollsBack
            : Observance.RollsForward;
        LocalDate? from = null, to = null;
        if (item.Node(NodeKind.Validity) is { } validity)
        {
            var dates = validity.TokensOf(TokenKind.Date).Select(d => scope.Date(d)).ToImmutableArray();
            var since = validity.Has(TokenKind.From);
            from = since && dates.Length > 0 ? dates[0] : null;
            to = validity.Has(TokenKind.To) && dates.Length > (since ? 1 : 0) ? dates[^1] : null;
        }

        var unless = new List<LocalDate>();
        foreach (var token in item.TokensOf(TokenKind.Date))
        {
            if (scope.Date(token) is { } day)
            {
                unless.Add(day);
            }
        }

        return new YearlyRule(holiday, falls, how, from, to, unless);
    }

    /// <summary>The days of the rules; tells rules that give none and exceptions to nothing.</summary>
    private static List<DayOff> ByRule(List<WrittenRule> yearly, WorkCalendar stated, Scope scope)
    {
        var days = new List<DayOff>();
        if (stated is not { From: { } from, Horizon: { } horizon })
        {
            scope.Findings.Tell(new Diagnostic(NameDiagnostics.EndlessRule, yearly[0].Syntax.At(scope.Source), stated.Name)
                .WithFix("写明日历的范围,如「范围 2020-01-01 至 2040-12-31」", "say what the calendar covers, as in `covers 2020-01-01 to 2040-12-31`"));
            return days;
        }

        var off = new HashSet<LocalDate>();
        foreach (var (day, works, _) in stated.SpecialDays)
        {
            if (!works)
            {
                off.Add(day);
            }
        }

        var weekend = new HashSet<IsoDayOfWeek>(stated.Weekend);
        var rules = yearly.ConvertAll(y => y.Rule);
        var open = rules.ConvertAll(r => r with { Unless = [] });
        var found = YearlyRule.Days(open, weekend, off, from, horizon);
        for (var i = 0; i < rules.Count; i++)
        {
            var (syntax, rule) = yearly[i];
            var own = found.FindAll(d => ReferenceEquals(d.Rule, open[i]));
            if (own.Count == 0)
            {
                scope.Tell(NameDiagnostics.NeverOff, syntax, rule.Name);
            }

            foreach (var exception in rule.Unless)
            {
                if (!own.Exists(d => d.Day == exception))
                {
                    var token = syntax.TokensOf(TokenKind.Date).First(t => scope.Date(t) == exception);
                    scope.Tell(NameDiagnostics.ExceptionToNoDay, token, token.Text, rule.Name);
                }
            }

            foreach (var (_, day) in own)
            {
                if (!rule.Unless.Contains(day))
                {
                    days.Add(new DayOff(day, day, rule.Name));
                }
            }
        }

        return days;
    }

    private static YearlyDay? Falls(SyntaxNode falls, Scope scope)
    {
        if (falls.Token(TokenKind.MonthDay) is { } token)
        {
            var parts = token.Text.Split('-');
            // No month has a day 0, nor a day 32.
            return new YearlyDay(Digits(parts[0]), Digits(parts[1]) is > 0 and var day ? day : 32, 0, IsoDayOfWeek.None);
        }

        var names = falls.Nodes(NodeKind.Name).ToImmutableArray();
        if (names.Length < 3)
        {
            return null;
        }

        var month = Place(names[0], Months, EnglishMonths, scope);
        var nth = Place(names[1], Nths, EnglishNths, scope);
        var weekday = WeekDay(names[2], scope);
        return month is { } m && nth is { } n && weekday is { } w ? new YearlyDay(m + 1, 0, n, w) : null;
    }

    private static int Digits(string text)
    {
        var value = 0;
        foreach (var c in text)
        {
            value = value * 10 + (int)char.GetNumericValue(c);
        }

        return value;
    }

    private static int? Place(SyntaxNode name, string[] zh, string[] en, Scope scope)
    {
        var text = name.NameText();
        var found = Math.Max(Array.IndexOf(zh, text), Array.IndexOf(en, text));
        if (found >= 0)
        {
            return found;
        }

        scope.Findings.Tell(new Diagnostic(NameDiagnostics.UnknownName, name.At(scope.Source), text)
            .WithFix("可用: " + string.Join("、", zh), "one of: " + string.Join(", ", en)));
        return null;
    }

    private static IEnumerable<(LocalDate From, LocalDate To)> Ranges(SyntaxNode item, Scope scope)
    {
        foreach (var range in item.Nodes(NodeKind.DateRange))
        {
            var dates = range.TokensOf(TokenKind.Date).Select(d => scope.Date(d)).OfType<LocalDate>().ToImmutableArray();
            if (dates.Length == 0)
            {
                continue;
            }

            if (dates[^1] < dates[0] || NodaTime.Period.DaysBetween(dates[0], dates[^1]) > 366)
            {
                scope.Tell(NameDiagnostics.BadDate, range, range.ToString());
                continue;
            }

            yield return (dates[0], dates[^1]);
        }
    }

    private static IsoDayOfWeek? WeekDay(SyntaxNode name, Scope scope)
    {
        var text = name.NameText();
        var index = text.StartsWith('周') || text.StartsWith("星期", StringComparison.Ordinal)
            ? "一二三四五六日".IndexOf(text[^1], StringComparison.Ordinal)
            : Array.IndexOf(Weekdays, text);
        if (index >= 0 && text.Length is not 1)
        {
            return (IsoDayOfWeek)(index + 1);
        }

        scope.Findings.Tell(new Diagnostic(NameDiagnostics.UnknownName, name.At(scope.Source), text)
            .WithFix("可用: 周一、周二、周三、周四、周五、周六、周日", "one of: " + string.Join(", ", Weekdays)));
        return null;
    }
}
