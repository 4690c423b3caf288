using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Properties;

/// <summary>What a case knows of others when nothing is known but what started it, and when.</summary>
internal sealed class StartedRegister(ProcedureModel of, Instant at) : IRegister
{
    public Instant? When(string subject, string procedure, string step, string? outcome) =>
        of.Start is { Procedure: { } started } start && Same(started, procedure) && start.Step == step && (outcome is null || outcome == start.Outcome) ? at : null;

    // A meeting is meant by its name as by the word for it.
    private bool Same(string one, string other) => one == other
        || (one == Words.OwnMeeting && of.SubjectTypes.Contains(other)) || (other == Words.OwnMeeting && of.SubjectTypes.Contains(one));

    public int Times(string subject, string procedure, string step, string? outcome) => When(subject, procedure, step, outcome) is null ? 0 : 1;

    public IEnumerable<Instant> Moments(string subject, string procedure, string step, string? outcome) =>
        When(subject, procedure, step, outcome) is { } happened ? [happened] : [];

    public Person? ByWhom(string subject, string procedure, string step) => null;

    public FactValue? Fact(string subject, string fact) => null;

    public string? TypeOf(string subject) => null;

    public ImmutableArray<string>? Standing(string subject, string procedure) => null;

    public IEnumerable<RecordMade> Records(string subject, string procedure, string record) => [];

    public int Count(string limit, string key, LocalDate from, LocalDate to) => 0;
}
