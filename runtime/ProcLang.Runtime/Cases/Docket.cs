using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;

namespace ProcLang.Runtime.Cases;

/// <summary>One entry of the log, in order.</summary>
public sealed record LogEntry(long Sequence, string Subject, string Procedure, CaseEvent Event)
{
    /// <summary>The subject in whose case it first happened, where a merging or a splitting brought it into this one; null: it happened here.</summary>
    public string? From { get; init; }
}

/// <summary>A case: a procedure running on a subject.</summary>
public sealed record CaseView(string Subject, IProcedure Procedure, object State, Instant StartedAt);

/// <summary>The cases of a rulebook in memory: opens them, lets people act, moves time, starts cases that others start,
/// shares what one learns with the others of the same subject, and counts limits, all at once with the act. Immutable:
/// each call gives the next docket. A host that stores cases keeps <see cref="Log"/>.</summary>
public sealed partial class Docket : IRegister
{
    private sealed record SubjectEntry(string Type, FactSet Facts);

    /// <summary>How often time alone may move one case at one instant.</summary>
    private const int MostTurns = 64;

    private readonly IRulebook _rulebook;
    private readonly DateTimeZone _zone;
    private readonly ImmutableSortedDictionary<string, CaseView> _cases;
    private readonly ImmutableSortedDictionary<string, SubjectEntry> _subjects;
    private readonly ImmutableDictionary<(string Subject, string Procedure), ImmutableList<CaseEvent>> _history;
    private readonly ImmutableDictionary<(string Limit, string Key), ImmutableList<LocalDate>> _counts;
    private readonly ImmutableList<LogEntry> _log;

    private Docket(
        IRulebook rulebook, DateTimeZone zone, Roster roster, Instant? clock, ImmutableSortedDictionary<string, CaseView> cases,
        ImmutableSortedDictionary<string, SubjectEntry> subjects, ImmutableDictionary<(string, string), ImmutableList<CaseEvent>> history,
        ImmutableDictionary<(string, string), ImmutableList<LocalDate>> counts, ImmutableList<LogEntry> log)
    {
        _rulebook = rulebook;
        _zone = zone;
        Roster = roster;
        Clock = clock;
        _cases = cases;
        _subjects = subjects;
        _history = history;
        _counts = counts;
        _log = log;
    }

    /// <summary>An empty docket. The roster is given the rulebook's own organisation.</summary>
    public static Docket Create(IRulebook rulebook, Roster roster) => new(
        rulebook, DateTimeZoneProviders.Tzdb[rulebook.Zone], rulebook.Organise(roster), null,
        ImmutableSortedDictionary.Create<string, CaseView>(StringComparer.Ordinal),
        ImmutableSortedDictionary.Create<string, SubjectEntry>(StringComparer.Ordinal),
        ImmutableDictionary<(string, string), ImmutableList<CaseEvent>>.Empty,
        ImmutableDictionary<(string, string), ImmutableList<LocalDate>>.Empty, []);

    /// <summary>Who holds which office.</summary>
    public Roster Roster { get; }

    /// <summary>The latest instant the docket has seen; null before the first.</summary>
    public Instant? Clock { get; }

    /// <summary>Everything that happened, in order.</summary>
    public IReadOnlyList<LogEntry> Log => _log;

    /// <summary>The cases, by subject and procedure.</summary>
    public IEnumerable<CaseView> Cases => _cases.Values;

    /// <summary>The names of the subjects.</summary>
    public IEnumerable<string> Subjects => _subjects.Keys;

    /// <summary>The same docket with another roster (the rulebook's organisation is put into it).</summary>
    public Docket With(Roster roster) => new(_rulebook, _zone, _rulebook.Organise(roster), Clock, _cases, _subjects, _history, _counts, _log);

    /// <summary>The case of a procedure on a subject; null when there is none.</summary>
    public CaseView? Find(string subject, string procedure) => _cases.GetValueOrDefault(Key(subject, procedure));

    /// <summary>What a decision about the subject may look at, at the instant.</summary>
    public Context ContextFor(string subject, Instant now) =>
        new(Roster, _rulebook.Calendar, _zone, _rulebook.LastDay, now, this, subject);

    /// <summary>Makes a subject and opens the procedures that start with it. Refused when the name is taken, the type unknown,
    /// the rules not applicable, or an opening refused; then nothing is made. <paramref name="citing"/>: another text under which
    /// the case is brought.</summary>
    public (Docket Next, Ruling Ruling) Create(string subject, string type, FactSet facts, Instant at, string? citing = null)
    {
        var docket = Advance(at);
        if (docket._subjects.ContainsKey(subject) || !_rulebook.SubjectTypes.Contains(type))
        {
            return (docket, Refuse(Refusal.Opening, subject, null, ReasonCode.UnknownSubject, new Phrase(
                docket._subjects.ContainsKey(subject) ? $"已经有「{subject}」" : $"没有「{type}」这种公文、事项或会议",
                docket._subjects.ContainsKey(subject) ? $"“{subject}” exists already" : $"there is no type “{type}”")));
        }

        var admission = _rulebook.Applicability.Admit(type, facts, citing, at, _zone);
        if (!admission.Reasons.IsEmpty)
        {
            return (docket, new Ruling.Refused(new Refusal(Refusal.Opening, subject, null, admission.Reasons)));
        }

        at = admission.At;
        docket = docket.Advance(at).With(docket._subjects.SetItem(subject, new SubjectEntry(type, facts)));
        var events = ImmutableArray.CreateBuilder<CaseEvent>();
        foreach (var procedure in _rulebook.Procedures)
        {
            if (procedure.Info.Start.OnProcedure is null && procedure.Info.SubjectTypes.Contains(type))
            {
                var (next, ruling) = docket.Open(subject, procedure, at);
                if (ruling is Ruling.Accepted accepted)
                {
                    docket = next;
                    events.AddRange(accepted.Events);
                }
                else
                {
                    return (Advance(at), ruling);
                }
            }
        }

        return (docket.Advance(at), new Ruling.Accepted(events.ToImmutable()));
    }

    /// <summary>Someone acts. The procedure may be left out where only one case of the subject knows the act.</summary>
    public (Docket Next, Ruling Ruling) Act(string subject, string? procedure, ActRequest act, Instant at)
    {
        var docket = Advance(at);
        if (!docket._subjects.ContainsKey(subject))
        {
            return (docket, Refuse(act.Act, subject, act.By, ReasonCode.UnknownSubject, null));
        }

        if (_rulebook.Applicability.Refusing(docket._subjects[subject].Type, act.Facts, at, _zone) is { IsEmpty: false } reasons)
        {
            return (docket, new Ruling.Refused(new Refusal(act.Act, subject, act.By, reasons)));
        }

        var candidates = docket._cases.Values
            .Where(c => c.Subject == subject && (procedure is null || Named(c.Procedure, procedure)))
            .Where(c => c.Procedure.Info.Acts.Any(a => a.Name == act.Act || a.Alias == act.Act)).ToList();
        var open = candidates.Where(c => !c.Procedure.Status(c.State).Ended).ToList();
        var chosen = open.Count > 0 ? open[0] : candidates.FirstOrDefault();
        if (chosen is null)
        {
            return (docket, docket.Unknown(subject, procedure, act));
        }

        if (open.Count > 1)
        {
            // Several cases of one subject know the act: the one where it is this person's turn.
            chosen = open.FirstOrDefault(c => c.Procedure.Decide(c.State, act, docket.ContextFor(subject, at)) is Ruling.Accepted) ?? chosen;
        }

        var ruling = chosen.Procedure.Decide(chosen.State, act, docket.ContextFor(subject, at));
        if (ruling is not Ruling.Accepted accepted)
        {
            return (docket, docket.SayingWhere(ruling, chosen));
        }

        if (JoinderOf(chosen.Procedure, act.Act) is { } joinder)
        {
            return docket.Joining(chosen, joinder, act, accepted, at);
        }

        foreach (var happened in accepted.Events)
        {
            docket = docket.Apply(subject, chosen.Procedure, happened);
        }

        return (docket.Advance(at), ruling);
    }

    /// <summary>Takes a step as done at the instant: a given of a scenario.</summary>
    public Docket Assert(string subject, string procedure, string step, string? outcome, Instant at)
    {
        at = TypeOf(subject) is { } type ? _rulebook.Applicability.Counted(type, at, _zone) : at;
        var docket = Advance(at);
        var found = docket._cases.Values.FirstOrDefault(c => c.Subject == subject && Named(c.Procedure, procedure));
        return found is null
            ? docket
            : docket.Apply(subject, found.Procedure, found.Procedure.Assert(found.State, step, outcome, docket.ContextFor(subject, at))).Advance(at);
    }

    /// <summary>Time passes: what became overdue by the instant happens, earliest first.</summary>
    public Docket Advance(Instant now)
    {
        var docket = Clock is { } clock && clock >= now ? this : new Docket(_rulebook, _zone, Roster, now, _cases, _subjects, _history, _counts, _log);
        // Rules that send a case in a circle without anyone acting (silence counts as return, return falls due at once) would
        // turn for ever: at one instant a case turns so often and no more. The next instant lets it turn again.
        var turns = new Dictionary<(string Case, Instant At), int>();
        while (true)
        {
            (CaseView Case, CaseEvent Event)? earliest = null;
            foreach (var view in docket._cases.Values)
            {
                if (view.Procedure.NextOverdue(view.State, docket.ContextFor(view.Subject, now)) is { } due
                    && (earliest is null || due.At < earliest.Value.Event.At)
                    && turns.GetValueOrDefault((Key(view.Subject, view.Procedure.Info.Name), due.At)) < MostTurns)
                {
                    earliest = (view, due);
                }
            }

            if (earliest is not { } found)
            {
                break;
            }

            var turn = (Key(found.Case.Subject, found.Case.Procedure.Info.Name), found.Event.At);
            turns[turn] = turns.GetValueOrDefault(turn) + 1;
            docket = docket.Apply(found.Case.Subject, found.Case.Procedure, found.Event);
        }

        return docket;
    }

    private Ruling Unknown(string subject, string? procedure, ActRequest act)
    {
        var later = _rulebook.Procedures.FirstOrDefault(p =>
            p.Info.SubjectTypes.Contains(_subjects[subject].Type) && (procedure is null || Named(p, procedure))
            && p.Info.Acts.Any(a => a.Name == act.Act || a.Alias == act.Act));
        if (later is null)
        {
            return Refuse(act.Act, subject, act.By, ReasonCode.UnknownAct, null);
        }

        // The act is known, but the case it belongs to has not begun.
        var start = later.Info.Start;
        var step = later.Info.Steps.FirstOrDefault(s => s.Act == act.Act);
        return new Ruling.Refused(new Refusal(act.Act, subject, act.By,
            [new Reason(ReasonCode.NotYet, step?.Clause, [], null, start.OnStep is null ? [] : [new Waiting(start.OnStep, [], null)], null)]));
    }

    private static Ruling Refuse(string act, string subject, Person? by, ReasonCode code, Phrase? detail) =>
        new Ruling.Refused(new Refusal(act, subject, by, [Reason.Of(code, null, detail)]));

    private bool IsDuty(string procedure) => _rulebook.Procedures.Any(p => p.Info.Kind == Duties.Kind && p.Info.Name == procedure);

    private static bool Named(IProcedure procedure, string name) => procedure.Info.Name == name || procedure.Info.Alias == name;

    private static string Key(string subject, string procedure) => subject + "\u0000" + procedure;

    private (Docket Next, Ruling Ruling) Open(string subject, IProcedure procedure, Instant at)
    {
        var ruling = procedure.Open(_subjects[subject].Facts, ContextFor(subject, at));
        if (ruling is not Ruling.Accepted accepted)
        {
            return (this, ruling);
        }

        if (accepted.Events.IsEmpty)
        {
            // What would start it has happened, but not on its condition: there is no case.
            return (this, ruling);
        }

        var docket = this;
        object? state = null;
        foreach (var happened in accepted.Events)
        {
            state = procedure.Evolve(state, happened);
            docket = docket.Logged(subject, procedure.Info.Name, happened);
        }

        return (docket.With(docket._cases.SetItem(Key(subject, procedure.Info.Name), new CaseView(subject, procedure, state!, at))), ruling);
    }

    private Docket Apply(string subject, IProcedure procedure, CaseEvent happened)
    {
        var name = procedure.Info.Name;
        var view = _cases[Key(subject, name)];
        var docket = With(_cases.SetItem(Key(subject, name), view with { State = procedure.Evolve(view.State, happened) }))
            .Logged(subject, name, happened);
        if (happened.Facts.Count > 0)
        {
            docket = docket.Share(subject, name, happened);
        }

        if (happened.Completed)
        {
            docket = docket.Counted(subject, name, happened);
        }

        if (happened.Completed || happened.Ended || happened.Kind == CaseEventKind.Recorded || !happened.Breaches.IsEmpty)
        {
            docket = docket.StartOthers(subject, name, happened);
        }

        return happened is { Kind: CaseEventKind.Recorded, Value: { } about } && about != subject && docket._subjects.ContainsKey(about)
            ? docket.About(about, name, happened)
            : docket;
    }

    /// <summary>What is recorded in one case about another subject (a meeting's decision on an item) has happened for that subject
    /// too: its procedures may ask for it and start with it.</summary>
    private Docket About(string about, string procedure, CaseEvent happened) => new Docket(
        _rulebook, _zone, Roster, Clock, _cases, _subjects,
        _history.SetItem((about, procedure), _history.GetValueOrDefault((about, procedure), []).Add(happened)), _counts, _log)
        .StartOthers(about, procedure, happened);

    /// <summary>What one case learns of its subject, the others know.</summary>
    private Docket Share(string subject, string procedure, CaseEvent happened)
    {
        var entry = _subjects[subject];
        var docket = With(_subjects.SetItem(subject, entry with { Facts = entry.Facts.Merge(happened.Facts) }));
        var shared = new CaseEvent { Kind = CaseEventKind.Asserted, At = happened.At, Facts = happened.Facts };
        foreach (var other in docket._cases.Values.Where(c => c.Subject == subject && c.Procedure.Info.Name != procedure).ToList())
        {
            docket = docket.With(docket._cases.SetItem(Key(subject, other.Procedure.Info.Name), other with { State = other.Procedure.Evolve(other.State, shared) }))
                .Logged(subject, other.Procedure.Info.Name, shared);
        }

        return docket;
    }

    private Docket Counted(string subject, string procedure, CaseEvent happened)
    {
        var docket = this;
        foreach (var limit in _rulebook.Limits)
        {
            if (limit.Procedure == procedure && limit.Step == happened.Step && !happened.Exempt.Contains(limit.Id))
            {
                var key = LimitKeys.Of(limit, happened.By, _subjects[subject].Facts, Roster, happened.At);
                var day = happened.At.InZone(_zone).Date;
                var days = docket._counts.GetValueOrDefault((limit.Id, key), []);
                docket = new Docket(_rulebook, _zone, docket.Roster, docket.Clock, docket._cases, docket._subjects, docket._history,
                    docket._counts.SetItem((limit.Id, key), days.Add(day)), docket._log);
            }
        }

        return docket;
    }

    private Docket StartOthers(string subject, string procedure, CaseEvent happened)
    {
        var docket = this;
        var type = _subjects[subject].Type;
        foreach (var other in _rulebook.Procedures)
        {
            var start = other.Info.Start;
            if (start.OnProcedure is null || !other.Info.SubjectTypes.Contains(type) ||
                !(start.OnProcedure == procedure || (start.OnProcedure == "*" && procedure == type)))
            {
                continue;
            }

            var matches = start.OnStep == "完成" ? happened.Ended
                : IsDuty(procedure) && Duties.Turned(start.OnStep, happened) is { } turned ? turned
                : (happened.Completed || happened.Ended || happened.Kind == CaseEventKind.Recorded) && (start.OnStep == happened.Step || start.OnStep == happened.Act) && (start.OnOutcome is null || start.OnOutcome == happened.Outcome);
            var there = docket.Find(subject, other.Info.Name);
            if (matches && (there is null || there.Procedure.Status(there.State).Ended))
            {
                docket = docket.Open(subject, other, happened.At).Next;
            }
        }

        return docket;
    }

    private Docket Logged(string subject, string procedure, CaseEvent happened, string? from = null) => new(
        _rulebook, _zone, Roster, Clock is { } clock && clock > happened.At ? clock : happened.At, _cases, _subjects,
        _history.SetItem((subject, procedure), _history.GetValueOrDefault((subject, procedure), []).Add(happened)), _counts,
        _log.Add(new LogEntry(_log.Count + 1, subject, procedure, happened) { From = from }));

    private Docket With(ImmutableSortedDictionary<string, CaseView> cases) => new(_rulebook, _zone, Roster, Clock, cases, _subjects, _history, _counts, _log);

    private Docket With(ImmutableSortedDictionary<string, SubjectEntry> subjects) => new(_rulebook, _zone, Roster, Clock, _cases, subjects, _history, _counts, _log);

    private CaseEvent? Last(string subject, string procedure, string step, string? outcome)
    {
        procedure = Own(subject, procedure);
        if (!_history.TryGetValue((subject, procedure), out var events))
        {
            return null;
        }

        for (var i = events.Count - 1; i >= 0; i--)
        {
            if (Is(events[i], procedure, step, outcome))
            {
                return events[i];
            }
        }

        return null;
    }

    private string Own(string subject, string procedure) => procedure == "*" ? TypeOf(subject) ?? procedure : procedure;

    // A merged case has ended, but is not done: what waits for its result goes on waiting.
    private bool Is(CaseEvent happened, string procedure, string step, string? outcome) => step == "完成"
        ? happened.Ended && happened.Kind != CaseEventKind.Merged
        : IsDuty(procedure) && Duties.Turned(step, happened) is { } turned ? turned
        : (happened.Completed || happened.Kind == CaseEventKind.Recorded) && (happened.Step == step || happened.Act == step)
            && (outcome is null || happened.Outcome == outcome);

    /// <inheritdoc/>
    public IEnumerable<Instant> Moments(string subject, string procedure, string step, string? outcome)
    {
        procedure = Own(subject, procedure);
        return _history.TryGetValue((subject, procedure), out var events) ? events.Where(e => Is(e, procedure, step, outcome)).Select(e => e.At) : [];
    }

    /// <inheritdoc/>
    public Instant? When(string subject, string procedure, string step, string? outcome) => Last(subject, procedure, step, outcome)?.At;

    /// <inheritdoc/>
    public int Times(string subject, string procedure, string step, string? outcome)
    {
        var of = procedure == "*" ? TypeOf(subject) ?? procedure : procedure;
        return _history.TryGetValue((subject, of), out var events) ? events.Count(e => Is(e, of, step, outcome)) : 0;
    }

    /// <inheritdoc/>
    public Person? ByWhom(string subject, string procedure, string step) => Last(subject, procedure, step, null)?.By;

    /// <inheritdoc/>
    public FactValue? Fact(string subject, string fact) => _subjects.TryGetValue(subject, out var entry) ? entry.Facts.Get(fact) : null;

    /// <inheritdoc/>
    public string? TypeOf(string subject) => _subjects.TryGetValue(subject, out var entry) ? entry.Type : null;

    /// <inheritdoc/>
    public IEnumerable<RecordMade> Records(string subject, string procedure, string record)
    {
        if (procedure == "*")
        {
            procedure = TypeOf(subject) ?? procedure;
        }

        return _history.TryGetValue((subject, procedure), out var events)
            ? events.Where(e => e.Kind == CaseEventKind.Recorded && e.Act == record).Select(e => new RecordMade(record, e.Value, e.Outcome, e.By ?? default, e.At))
            : [];
    }

    /// <inheritdoc/>
    public int Count(string limit, string key, LocalDate from, LocalDate to) =>
        _counts.TryGetValue((limit, key), out var days) ? days.Count(d => d >= from && d <= to) : 0;
}
