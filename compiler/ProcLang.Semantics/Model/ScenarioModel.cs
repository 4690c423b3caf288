using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Facts;

namespace ProcLang.Semantics.Model;

/// <summary>An executable example. Lines run in order; a line's place is 1-based.</summary>
public sealed record ScenarioModel(string Title, string File, int Line, ImmutableArray<ScenarioLine> Lines);

/// <summary>A case as a scenario names it: a subject, or a procedure of a subject, or a step of that.</summary>
public sealed record CaseReference(string Subject, string? Procedure, string? Step);

/// <summary>The words of a line, cut out of the file when they are asked for: of thousands of lines few are ever shown.</summary>
public readonly struct LineText : IEquatable<LineText>
{
    private readonly string _file;
    private readonly int _start;
    private readonly int _length;

    /// <summary>The words that stand there in the text of a file.</summary>
    public LineText(string file, int start, int length) => (_file, _start, _length) = (file, start, length);

    private ReadOnlySpan<char> Words => _file.AsSpan(_start, _length);

    /// <summary>The words of a line that stands in no file.</summary>
    public static implicit operator LineText(string text) => new(text, 0, text.Length);

    /// <summary>Compares the words, wherever they stand.</summary>
    public bool Equals(LineText other) => Words.SequenceEqual(other.Words);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is LineText other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Words);

    /// <inheritdoc/>
    public override string ToString() => Words.ToString();

    /// <summary>True when both say the same words.</summary>
    public static bool operator ==(LineText left, LineText right) => left.Equals(right);

    /// <summary>True when they do not.</summary>
    public static bool operator !=(LineText left, LineText right) => !left.Equals(right);
}

/// <summary>One line of a scenario with its text and place.</summary>
public abstract record ScenarioLine(LineText Text, int LineNumber)
{
    /// <summary>The case was merged into the case of another subject.</summary>
    public sealed record MergedInto(CaseReference Case, string Into, LineText Text, int LineNumber) : ScenarioLine(Text, LineNumber);
    /// <summary>A person holds an office (of a unit, when given), both days inclusive, and with it so many votes.</summary>
    public sealed record Holds(string Person, string Office, string? Unit, LocalDate? From, LocalDate? To, LineText Text, int LineNumber, decimal Votes = 0)
        : ScenarioLine(Text, LineNumber);
    /// <summary>A relation of a unit is answered by a person.</summary>
    public sealed record Relates(string Relation, string Unit, string Person, LocalDate? From, LocalDate? To, LineText Text, int LineNumber) : ScenarioLine(Text, LineNumber);
    /// <summary>A person is on the staff of a unit.</summary>
    public sealed record Joins(string Person, string Unit, LocalDate? From, LocalDate? To, LineText Text, int LineNumber) : ScenarioLine(Text, LineNumber);
    /// <summary>A person is absent, for a kind of reason.</summary>
    public sealed record Away(string Person, string Kind, LocalDate? From, LocalDate? To, LineText Text, int LineNumber) : ScenarioLine(Text, LineNumber);
    /// <summary>A holder mandates a person to act for the office.</summary>
    public sealed record Mandates(string From, string To, string Office, LocalDate? Since, LocalDate? Until, LineText Text, int LineNumber) : ScenarioLine(Text, LineNumber);
    /// <summary>A subject comes to be; when <paramref name="Event"/> is given, that step is taken as done at the moment.
    /// <paramref name="Citing"/>: another text under which it is brought.</summary>
    public sealed record Begins(string Type, string Name, EventModel? Event, LocalDateTime At, string? Citing, FactSet Facts, LineText Text, int LineNumber) : ScenarioLine(Text, LineNumber);
    /// <summary>A person acts.</summary>
    public sealed record Acts(string Person, LocalDateTime At, string Act, string? Value, CaseReference Case, string? Outcome, FactSet Facts, LineText Text, int LineNumber) : ScenarioLine(Text, LineNumber);
    /// <summary>Time passes.</summary>
    public sealed record TimeReaches(LocalDateTime At, LineText Text, int LineNumber) : ScenarioLine(Text, LineNumber);
    /// <summary>The last act was refused, under these citations among its reasons.</summary>
    public sealed record Refused(ImmutableArray<ExpectedCitation> Citations, LineText Text, int LineNumber) : ScenarioLine(Text, LineNumber);
    /// <summary>The last act was accepted.</summary>
    public sealed record Accepted(LineText Text, int LineNumber) : ScenarioLine(Text, LineNumber);
    /// <summary>Since the last act or passing of time, a breach was recorded under these citations.</summary>
    public sealed record Breached(ImmutableArray<ExpectedCitation> Citations, LineText Text, int LineNumber) : ScenarioLine(Text, LineNumber);
    /// <summary>Since the last act, a departure from an advisory clause was recorded.</summary>
    public sealed record Departed(ImmutableArray<ExpectedCitation> Citations, LineText Text, int LineNumber) : ScenarioLine(Text, LineNumber);
    /// <summary>Since the last act or passing of time, no breach was recorded.</summary>
    public sealed record NotBreached(LineText Text, int LineNumber) : ScenarioLine(Text, LineNumber);
    /// <summary>Since the last act or passing of time, no departure was recorded.</summary>
    public sealed record NotDeparted(LineText Text, int LineNumber) : ScenarioLine(Text, LineNumber);
    /// <summary>A step's last day is the date (to its end), or, with a time, its due instant; provisional, when that is expected too.</summary>
    public sealed record DueOn(CaseReference Case, LocalDate Date, LocalTime? Time, bool Provisional, LineText Text, int LineNumber) : ScenarioLine(Text, LineNumber);
    /// <summary>The active steps are exactly these.</summary>
    public sealed record StandsAt(CaseReference Case, ImmutableArray<string> Steps, LineText Text, int LineNumber) : ScenarioLine(Text, LineNumber);
    /// <summary>The case has ended.</summary>
    public sealed record Ended(CaseReference Case, LineText Text, int LineNumber) : ScenarioLine(Text, LineNumber);
    /// <summary>Exactly these persons may perform the step now.</summary>
    public sealed record MayBy(CaseReference Case, ImmutableArray<string> Persons, LineText Text, int LineNumber) : ScenarioLine(Text, LineNumber);
    /// <summary>A duty stands so: fulfilled, breached, still owed, or waived. A breached one may still be owed.</summary>
    public sealed record DutyStands(CaseReference Case, DutyStanding Standing, LineText Text, int LineNumber) : ScenarioLine(Text, LineNumber);
    /// <summary>A fact of the subject has the value.</summary>
    public sealed record FactIs(string Subject, string Fact, FactValue Value, LineText Text, int LineNumber) : ScenarioLine(Text, LineNumber);
}

/// <summary>What a scenario may expect of a duty.</summary>
public enum DutyStanding { Fulfilled, Breached, Owed, Waived }

/// <summary>A citation a scenario expects: the article's label and, when given, the quoted words.</summary>
public sealed record ExpectedCitation(string Article, ImmutableArray<string> Quotes);
