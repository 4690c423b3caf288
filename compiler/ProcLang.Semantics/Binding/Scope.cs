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
            found.IsUsed = true;
        }

        return found;
    }

    internal void Tell(DiagnosticDescriptor descriptor, SyntaxElement at, params object[] arguments) =>
        Findings.Tell(descriptor, at.At(Source), arguments);

    /// <summary>Tells that a name is unknown, with the names it may have meant.</summary>
    internal void TellUnknown(SyntaxElement at, string name)
    {
        // A file whose declarations are gone makes every name unknown; guessing at each helps nobody and costs much.
        List<string> known = Findings.Bag.Count > MostGuesses
            ? []
            : [.. Symbols.Near(name).Concat(NameDistance.Nearest(name, FactNames())).Distinct(StringComparer.Ordinal).Take(3)];
        var diagnostic = new Diagnostic(NameDiagnostics.UnknownName, at.At(Source), name);
        diagnostic = known.Count > 0
            ? diagnostic.WithFix(
                $"是不是「{string.Join("」或「", known)}」?",
                $"did you mean “{string.Join("” or “", known)}”?")
            : diagnostic.WithFix($"先声明它,如「职务 {name}」或「部门 {name}」", $"declare it first, as in `office {name}` or `unit {name}`");
        Findings.Tell(diagnostic);
    }

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

        Tell(NameDiagnostics.BadNumber, number, text);
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

        var parsed = LocalDatePattern.Iso.Parse(token.Text);
        if (parsed.Success)
        {
            return parsed.Value;
        }

        Tell(NameDiagnostics.BadDate, token, token.Text);
        return null;
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

        var parts = time.Text.Split(':', '：');
        if (parts.Length == 2 && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var hour) &&
            int.TryParse(parts[1], CultureInfo.InvariantCulture, out var minute) && hour < 24 && minute < 60)
        {
            return (date, new LocalTime(hour, minute));
        }

        Tell(NameDiagnostics.BadDate, time, time.Text);
        return (date, null);
    }
}
