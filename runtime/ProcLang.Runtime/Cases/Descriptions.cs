using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;

namespace ProcLang.Runtime.Cases;

/// <summary>A step, for display and for programs that offer acts.</summary>
public sealed record StepInfo(string Id, string Name, string? Alias, string Act, Clause? Clause);

/// <summary>An act: whether it takes a value, and the outcomes to choose among.</summary>
public sealed record ActInfo(string Name, string? Alias, bool TakesValue, ImmutableArray<string> Outcomes)
{
    /// <summary>How it joins two cases or divides one; null: it does neither.</summary>
    public Joinder? Joinder { get; init; }
}

/// <summary>A fact the procedure reads or its acts supply.</summary>
public sealed record FactInfo(string Name, string? Alias, string Type, ImmutableArray<string> Choices);

/// <summary>What starts a case; a null procedure: the creation of its subject.</summary>
public sealed record StartInfo(string? OnProcedure, string? OnStep, string? OnOutcome);

/// <summary>A procedure describes itself.</summary>
public sealed record ProcedureInfo(
    string Name, string? Alias, string Kind, ImmutableArray<string> SubjectTypes, StartInfo Start, ImmutableArray<StepInfo> Steps,
    ImmutableArray<ActInfo> Acts, ImmutableArray<FactInfo> Facts, ImmutableArray<Clause> Clauses);

/// <summary>An act that is open now: who may do it, under which clause, until when.</summary>
public sealed record PermittedAct(string Act, string? Step, ImmutableArray<string> Outcomes, ImmutableArray<Authorised> Who, Clause? Clause, DueDate? Due)
{
    /// <inheritdoc/>
    public bool Equals(PermittedAct? other) => other is not null && Act == other.Act && Step == other.Step && Outcomes.SequenceEqual(other.Outcomes)
        && Who.SequenceEqual(other.Who) && Clause == other.Clause && Due == other.Due;
    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Act, Step);
}

/// <summary>A record that was made.</summary>
public sealed record RecordMade(string Record, string? Value, string? Outcome, Person By, Instant At);

/// <summary>Where a case stands.</summary>
public sealed record CaseStatus(ImmutableArray<string> Active, bool Ended, FactSet Facts, ImmutableArray<RecordMade> Records);

/// <summary>Counts completions of a step across cases: one key for each value of a fact of the subject, else one for the
/// actor's unit (the first of <paramref name="Units"/> he belongs to, or any when empty), else one for all.</summary>
public sealed record LimitCounter(string Id, string Procedure, string Step, string? KeyFact, ImmutableArray<string> Units, bool Common);
