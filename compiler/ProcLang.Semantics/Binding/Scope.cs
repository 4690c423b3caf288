using System.Globalization;
using NodaTime;
using NodaTime.Text;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Text;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>What names mean where a clause stands: in which file, for which procedure or type.</summary>
internal sealed class Scope
{
    internal Scope(SymbolTable symbols, Findings findings, SourceText source)
    {
        Symbols = symbols;
        Findings = findings;
        Source = source;
    }

    private const int MostGuesses = 40;

    internal SymbolTable Symbols { get; }

    internal Findings Findings { get; }

    internal SourceText Source { get; }

    /// <summary>The procedure whose clause is bound; null outside procedures.</summary>
    internal ProcedureSymbol? Procedure { get; init; }

    /// <summary>The type whose attributes are readable when there is no procedure (解释 … 对 公文).</summary>
    internal SubjectTypeSymbol? Subject { get; init; }

    /// <summary>True when facts of any subject type may be read: the clause speaks of agenda items.</summary>
    internal bool AnySubject { get; init; }

    /// <summary>Readings being opened, to see when one leads back to itself.</summary>
    internal HashSet<string> OpenReadings { get; init; } = [];

    /// <summary>The scope of the same place for another procedure or subject.</summary>
    internal Scope For(ProcedureSymbol? procedure, SubjectTypeSymbol? subject = null, bool anySubject = false, SourceText? source = null) =>
        new(Symbols, Findings, source ?? Source)
        {
            Procedure = procedure, Subject = subject, AnySubject = anySubject, OpenReadings = OpenReadings,
        };

    /// <summary>A fact readable here, by name or alias.</summary>
    internal FactSymbol? Fact(string name)
    {
        var found = Procedure?.Fact(name) ?? Subject?.Attribute(name);
        if (found is null && AnySubject)
        {
            found = Symbols.Attribute(name);
        }

        if (found is not null)
        {
            Symbols.Read(found.Name);
        }

        return found;
    }

    internal void Tell(DiagnosticDescriptor descriptor, SyntaxElement at, params object[] arguments) =>
        Findings.Tell(descriptor, at.At(Source), arguments);

    /// <summary>Tells that a name is unknown, with the names it may have meant.</summary>
    internal void TellUnknown(SyntaxElement at, string name)
    {
        // A file whose declarations are gone makes every name unknown; guessing at each helps nobody and costs much.
        List<string> known = Findings.Count > MostGuesses
            ? []
            : [.. Symbols.Near(name).Concat(NameDistance.Nearest(name, FactNames())).Distinct(StringComparer.Ordinal).Where(n => n != name).Take(3)];
        var diagnostic = new Diagnostic(NameDiagnostics.UnknownName, at.At(Source), name);
        diagnostic = known.Count > 0
            ? diagnostic.WithFix(
                $"是不是「{string.Join("」或「", known)}」?",
                $"did you mean “{string.Join("” or “", known)}”?")
            : diagnostic.WithFix($"先声明它,如「职务 {name}」或「部门 {name}」", $"declare it first, as in `office {name}` or `unit {name}`");
        Findings.Tell(diagnostic);
    }

    /// <summary>Tells that a procedure has no such step or act, with those it has.</summary>
    internal void TellNoStep(SyntaxElement at, string name, ProcedureSymbol? procedure) =>
        TellNoStep(at, name, procedure?.Name ?? "", procedure is null ? [] : [procedure]);

    /// <summary>Tells that the procedures of a case have no such step or act, with those they have.</summary>
    internal void TellNoStep(SyntaxElement at, string name, string owner, IEnumerable<ProcedureSymbol> procedures)
    {
        var steps = procedures.SelectMany(p => p.Steps.Select(s => s.Name).Concat(p.Records.Select(r => r.Name))).Distinct(StringComparer.Ordinal).ToList();
        Findings.Tell(WithNames(new Diagnostic(NameDiagnostics.UnknownStep, at.At(Source), name, owner), name, steps,
            $"它有:{{0}};要新的一步,写「步骤 {name} 由 …」", $"it has: {{0}}; for a new one write `step {name} by …`",
            $"写「步骤 {name} 由 …」", $"write `step {name} by …`"));
    }

    /// <summary>Tells that no such event is known, with what may have been meant.</summary>
    internal void TellNoEvent(SyntaxElement at, string name)
    {
        var own = (Procedure?.Steps.Select(s => s.Name) ?? []).Concat(Procedure?.Records.Select(r => r.Name) ?? []).ToList();
        Findings.Tell(WithNames(new Diagnostic(NameDiagnostics.UnknownEvent, at.At(Source), name), name, own,
            $"这里有:{{0}};别处的写作 程序.步骤;要新的,在程序里写「记录 {name} 由 …」", $"here there are: {{0}}; elsewhere: Procedure.Step; for a new one write `record {name} by …` in the procedure",
            $"写作 程序.步骤,或在程序里写「记录 {name} 由 …」", $"write Procedure.Step, or declare it in a procedure: `record {name} by …`"));
    }

    /// <summary>Tells that a name is no calendar, with those there are.</summary>
    internal void TellNoCalendar(SyntaxElement at, string name)
    {
        var known = Symbols.Of<CalendarSymbol>().Select(c => c.Name).ToList();
        Findings.Tell(WithNames(new Diagnostic(NameDiagnostics.NoCalendar, at.At(Source), name), name, known,
            "有的日历是:{0}", "the calendars are: {0}",
            $"引入写有它的文件,或写「日历 {name} {{ 周休 周六, 周日 }}」", $"include the file that has it, or write `calendar {name} {{ weekend Saturday, Sunday }}`"));
    }

    private static Diagnostic WithNames(Diagnostic diagnostic, string name, List<string> known, string zh, string en, string zhNone, string enNone)
    {
        if (NameDistance.Nearest(name, known).FirstOrDefault(n => n != name) is { } near)
        {
            return diagnostic.WithFix($"是不是「{near}」?", $"did you mean “{near}”?");
        }

        var shown = known.Take(MostShown).ToList();
        var more = known.Count > MostShown;
        return known.Count == 0
            ? diagnostic.WithFix(zhNone, enNone)
            : diagnostic.WithFix(
                zh.Replace("{0}", string.Join("、", shown) + (more ? "等" : ""), StringComparison.Ordinal),
                en.Replace("{0}", string.Join(", ", shown) + (more ? " …" : ""), StringComparison.Ordinal));
    }

    private const int MostShown = 8;

    private IEnumerable<string> FactNames() =>
        (Procedure?.Subjects.SelectMany(s => s.Attributes) ?? []).Concat(Procedure?.OwnFacts ?? []).Concat(Subject?.Attributes ?? []).Select(f => f.Name);

    /// <summary>A whole number within bounds (both inclusive); told and clamped when it is not.</summary>
    internal int WholeNumber(SyntaxNode number, int least, int most)
    {
        var text = number.ToString();
        if (ChineseNumerals.TryParse(text, out var value) && value >= least && value <= most)
        {
            return (int)value;
        }

        Findings.Tell(new Diagnostic(NameDiagnostics.BadNumber, number.At(Source), text).WithFix(
            $"这里要整数,{least} 到 {most}", $"a whole number from {least} to {most} is wanted"));
        return least;
    }

    /// <summary>A number with decimals.</summary>
    internal decimal Number(SyntaxNode number)
    {
        var text = number.ToString();
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        if (ChineseNumerals.TryParse(text, out var whole))
        {
            return whole;
        }

        Tell(NameDiagnostics.BadNumber, number, text);
        return 0;
    }

    /// <summary>A date token's day; told when it is none.</summary>
    internal LocalDate? Date(SyntaxToken? token)
    {
        if (token is null)
        {
            return null;
        }

        var text = HalfWidth(token.Text);
        var parsed = LocalDatePattern.Iso.Parse(text);
        if (parsed.Success && parsed.Value.Year is >= FirstYear and <= LastYear)
        {
            return parsed.Value;
        }

        TellBadDate(token);
        return null;
    }

    /// <summary>Figures and the colon in their ASCII form; by hand, because a program without the tables of Unicode normalises nothing.</summary>
    internal static string HalfWidth(string text) =>
        string.Concat(text.Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c == '：' ? ':' : c));

    /// <summary>Years that rules speak of. 9999-12-31 for no end is left out instead.</summary>
    private const int FirstYear = 1000, LastYear = 2999;

    /// <summary>Tells that a date, a day of the year or a time of day is none, and why.</summary>
    internal void TellBadDate(SyntaxToken token)
    {
        var text = HalfWidth(token.Text);
        var numbers = text.Split('-', ':').Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1).ToArray();
        var (year, month) = numbers switch
        {
            [var y, var m, _] => (y, m),
            [var m, _] when text.Contains('-', StringComparison.Ordinal) => (0, m),
            _ => (0, 0),
        };
        var diagnostic = new Diagnostic(NameDiagnostics.BadDate, token.At(Source), token.Text);
        Findings.Tell(text.Contains(':', StringComparison.Ordinal)
            ? diagnostic.WithFix("时间从 00:00 到 23:59", "times of day run from 00:00 to 23:59")
            : month is < 1 or > 12
                ? diagnostic.WithFix("月份从 01 到 12", "months run from 01 to 12")
                : numbers.Length == 3 && year is < FirstYear or > LastYear
                ? diagnostic.WithFix($"年份从 {FirstYear} 到 {LastYear};没有止日就不写", $"years run from {FirstYear} to {LastYear}; leave out an end that there is not")
                : diagnostic.WithFix(
                    year > 0 ? $"{year} 年 {month} 月有 {CalendarSystem.Iso.GetDaysInMonth(year, month)} 天" : $"{month} 月至多 {CalendarSystem.Iso.GetDaysInMonth(2024, month)} 天",
                    year > 0 ? $"{year}-{month:00} has {CalendarSystem.Iso.GetDaysInMonth(year, month)} days" : $"month {month:00} has at most {CalendarSystem.Iso.GetDaysInMonth(2024, month)} days"));
    }

    /// <summary>A moment: a date, at the time given or at the start of the day; the second value is null without a time.</summary>
    internal (LocalDate Date, LocalTime? Time)? Moment(SyntaxNode? moment)
    {
        if (moment is null || Date(moment.Token(TokenKind.Date)) is not { } date)
        {
            return null;
        }

        if (moment.Token(TokenKind.Time) is not { } time)
        {
            return (date, null);
        }

        var parts = HalfWidth(time.Text).Split(':');
        if (parts.Length == 2 && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var hour) &&
            int.TryParse(parts[1], CultureInfo.InvariantCulture, out var minute) && hour < 24 && minute < 60)
        {
            return (date, new LocalTime(hour, minute));
        }

        TellBadDate(time);
        return (date, null);
    }
}
