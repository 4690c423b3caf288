using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Analysis;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Reference;
using ProcLang.Semantics.Scenarios;

namespace ProcLang.Semantics.Properties;

/// <summary>Where a run stands that is being played.</summary>
/// <param name="Docket">What has happened.</param>
/// <param name="Clock">The moment of the last line.</param>
/// <param name="Lines">The lines played.</param>
internal sealed record Played(Docket Docket, LocalDateTime Clock, ImmutableArray<ScenarioLine> Lines)
{
    /// <summary>The situation in which the last move was decided.</summary>
    internal Situation? Last { get; init; }
}

/// <summary>Plays a run on the reference interpreter, with people in every office: a run that is told is one that the rules allow.</summary>
internal sealed class RunPlayer
{
    private const int MostTries = 24;
    private const int MostPersons = 8;

    private readonly RulebookModel _model;
    private readonly ProcedureModel _procedure;
    private readonly Abstraction _cases;
    private readonly ReferenceRulebook _rules;
    private readonly World _world;
    private readonly DateTimeZone _zone;
    private readonly string _subject;
    private readonly Budget _budget;
    private Played? _peopled;

    internal RunPlayer(RulebookModel model, ProcedureModel procedure, Abstraction cases, Budget budget)
    {
        (_model, _procedure, _cases, _budget) = (model, procedure, cases, budget);
        _rules = new ReferenceRulebook(model);
        _zone = DateTimeZoneProviders.Tzdb[model.Zone];
        var most = 2;
        foreach (var actor in procedure.Steps.SelectMany(s => s.Actors))
        {
            most = actor.Quantifier == Quantifier.AnyOf ? Math.Max(most, Math.Min(actor.Count, 12) + 1) : most;
        }

        _world = new World(model, model, most);
        _subject = _world.Subject(0);
    }

    internal ReferenceRulebook Rules => _rules;

    /// <summary>False when the rulebook's properties have had played as much as they may.</summary>
    internal bool MayPlay() => _budget.SpendPlay();

    internal CaseReference Case => new(_subject, _procedure.Name, null);

    /// <summary>True when a condition asks for the fact.</summary>
    internal bool Asks(string fact) => Enumerable.Range(0, _cases.Space.Count).Select(_cases.Space.Asks).Any(q => q.Atom is null ? q.Fact == fact : Asked.Facts(q.Atom).Contains(fact));

    /// <summary>The run as it was played; null when the interpreter does not allow it.</summary>
    internal Played? Play(Course course) => Play(course, null, []);

    /// <summary>The run as it was played, begun on the day and with each move in the hour before its time.</summary>
    internal Played? Play(Course course, LocalDate? day, ImmutableArray<Instant> times)
    {
        var played = MayPlay() ? Open(course, day) : null;
        for (var i = 0; i < course.Moves.Length && played is not null; i++)
        {
            var (way, answers) = course.Moves[i];
            if (i < times.Length && way.Move.Kind != MoveKind.Time && times[i].InZone(_zone).LocalDateTime.PlusHours(-1) is var at && at > played.Clock)
            {
                played = played with { Clock = at };
            }

            played = Move(played, way, answers);
        }

        return played;
    }

    /// <summary>The moment when the time is up, and the run then; null while what it counts from has not happened.</summary>
    internal Played? Until(Played played, DeadlineModel due)
    {
        if (Now(played) is not { } on || DueDates.Of(due, null, on) is not { } date)
        {
            return null;
        }

        var at = date.Ends.InZone(_zone).LocalDateTime.PlusMinutes(1);
        return at <= played.Clock
            ? played
            : new Played(played.Docket.Advance(At(at)), at, played.Lines.Add(new ScenarioLine.TimeReaches(at, "", 0)));
    }

    /// <summary>True when the event has happened.</summary>
    internal bool Has(Played played, EventModel happening) => Now(played)?.When(happening) is not null;

    /// <summary>True when a due date of the case has passed.</summary>
    internal bool IsLate(Played played)
    {
        foreach (var entry in played.Docket.Log)
        {
            if (entry.Procedure == _procedure.Name && entry.Event.Kind == CaseEventKind.Overdue && !entry.Event.Completed)
            {
                return true;
            }
        }

        return false;
    }

    private Instant At(LocalDateTime moment) => moment.InZoneLeniently(_zone).ToInstant();

    /// <summary>People in every office; made once.</summary>
    private Played Peopled()
    {
        if (_peopled is null)
        {
            var roster = Roster.Create(_zone);
            foreach (var line in _world.Lines)
            {
                roster = line switch
                {
                    ScenarioLine.Holds x => roster.Appoint(new Person(x.Person), new Office(x.Office), new Term(x.From, x.To), x.Unit is null ? null : new Unit(x.Unit)),
                    ScenarioLine.Relates x => roster.Relate(x.Relation, new Unit(x.Unit), new Person(x.Person), new Term(x.From, x.To)),
                    ScenarioLine.Joins x => roster.Join(new Person(x.Person), new Unit(x.Unit), new Term(x.From, x.To)),
                    _ => roster,
                };
            }

            _peopled = new Played(Docket.Create(_rules, roster), _world.FirstDay.At(new LocalTime(8, 0)), _world.Lines);
        }

        return _peopled;
    }

    private Played? Open(Course course, LocalDate? day)
    {
        var type = _procedure.SubjectTypes.FirstOrDefault();
        foreach (var (question, answer) in course.Opening)
        {
            if (answer == 0 && _cases.Space.Asks(question).Atom is Condition.SubjectIs(var types))
            {
                type = types.FirstOrDefault(_procedure.SubjectTypes.Contains) ?? type;
            }
        }

        if (type is null)
        {
            return null;
        }

        var facts = FactSet.Empty;
        foreach (var attribute in _model.SubjectTypes.Where(t => t.Name == type).SelectMany(t => t.Attributes))
        {
            facts = _world.Plain(type, attribute.Name) is { } value ? facts.With(attribute.Name, value) : facts;
        }

        facts = Told(facts, course.Opening, type, facts.ContainsKey);
        var people = day is { } on ? Peopled() with { Clock = on.At(new LocalTime(8, 0)) } : Peopled();
        var (docket, ruling) = people.Docket.Create(_subject, type, facts, At(people.Clock));
        if (ruling is not Ruling.Accepted)
        {
            return null;
        }

        var begun = people with { Docket = docket, Lines = people.Lines.Add(new ScenarioLine.Begins(type, _subject, null, people.Clock, null, facts, "", 0)) };
        var opened = _procedure.Start is { Procedure: not null, Step: not null } start ? Started(begun, type, start, 0) : begun;
        return opened?.Docket.Find(_subject, _procedure.Name) is null ? null : opened;
    }

    /// <summary>What starts the procedure is taken as done.</summary>
    private Played? Started(Played played, string type, StartModel start, int depth)
    {
        var of = start.Procedure == Words.OwnMeeting ? type : start.Procedure!;
        if (played.Docket.Find(_subject, of) is null)
        {
            var before = _model.Procedures.FirstOrDefault(p => p.Name == of)?.Start;
            if (before is not { Procedure: not null, Step: not null } || depth > 4)
            {
                return null;
            }

            return Started(played, type, before, depth + 1) is { } ready && ready.Docket.Find(_subject, of) is not null ? Taken(ready, new EventModel(of, start.Step!, start.Outcome)) : null;
        }

        return Taken(played, new EventModel(of, start.Step!, start.Outcome));
    }

    /// <summary>The event of another procedure is taken as having happened.</summary>
    private Played Taken(Played played, EventModel e)
    {
        var at = played.Clock.PlusMinutes(10);
        var docket = played.Docket.Assert(_subject, e.Procedure!, e.Step, e.Outcome, At(at));
        return new Played(docket, at, played.Lines.Add(new ScenarioLine.Begins(docket.TypeOf(_subject)!, _subject, e, at, null, FactSet.Empty, "", 0)));
    }

    private Played? Move(Played played, Way way, ImmutableArray<(int Question, int Answer)> answers)
    {
        foreach (var (question, answer) in answers)
        {
            if (answer == 0 && _cases.Space.Asks(question).Atom is Condition.Happened({ Procedure: { } of } e) happened && !_cases.Own.IsOwn(of) && !Holds(happened, played))
            {
                played = Taken(played, e with { Procedure = of == Words.OwnMeeting ? played.Docket.TypeOf(_subject) : of });
            }
        }

        return way.Move switch
        {
            { Kind: MoveKind.Act, Step: { } step } move => Act(played, move, step.Act, step.Id, Told(Data(step.Data), answers, _procedure.Name, f => step.Data.Any(d => d.Fact == f)), null),
            { Kind: MoveKind.Record, Record: { } record } move => Act(played, move, record.Name, null, Told(Data(record.Data), answers, _procedure.Name, f => record.Data.Any(d => d.Fact == f)), Value(record)),
            { Kind: MoveKind.Time, Deadline: { } deadline } move => Wait(played, move, deadline),
            // Nobody does anything: it comes of itself with what happened before.
            var move => Is(played, played.Docket.Log.Count, move) || !Stands(played, move.Name) ? played : null,
        };
    }

    private Situation? Now(Played played) => played.Docket.Find(_subject, _procedure.Name) is { State: ReferenceState state }
        ? new Situation(_model, _procedure, state, played.Docket.ContextFor(_subject, At(played.Clock))) : null;

    /// <summary>Whether a condition holds in the situation of the last act, or, without one, now that it is done.</summary>
    internal bool Holds(Condition? condition, Played played, Situation? last)
    {
        if (last is not null)
        {
            return ConditionReader.Holds(condition, last);
        }

        return Now(played) is { } on && ConditionReader.Holds(condition, on with { By = played.Last?.By, Value = played.Last?.Value });
    }

    private bool Holds(Condition condition, Played played) => Now(played) is { } on && ConditionReader.Holds(condition, on);

    private bool Stands(Played played, string step) => Now(played)?.State.At(step) is not null;

    private string? Value(RecordModel record) => record.Value?.Kind switch
    {
        FactKind.Case => _subject,
        FactKind.Person => _world.Lines.OfType<ScenarioLine.Holds>().Select(h => h.Person).FirstOrDefault(),
        _ => null,
    };

    private FactSet Data(ImmutableArray<DataModel> data)
    {
        var facts = FactSet.Empty;
        foreach (var datum in data)
        {
            if (datum.Required && _world.Plain(_procedure.Name, datum.Fact) is { } value)
            {
                facts = facts.With(datum.Fact, value);
            }
        }

        return facts;
    }

    /// <summary>The facts as the answers say.</summary>
    private FactSet Told(FactSet facts, ImmutableArray<(int Question, int Answer)> answers, string owner, Func<string, bool> may)
    {
        foreach (var (question, answer) in answers)
        {
            var (atom, name) = _cases.Space.Asks(question);
            var yes = answer == 0;
            (string Fact, FactValue? Value)? told = atom switch
            {
                null => (name, _cases.Space.Value(question, answer)),
                Condition.Flag(var fact) => (fact, new FactValue.Flag(yes)),
                Condition.FactIs(var fact, var values) => (fact, yes ? values[0] : _world.Others(owner, fact, []).Append(_world.Plain(owner, fact)).FirstOrDefault(v => v is not null && !values.Contains(v))),
                Condition.Supplied(var fact) => (fact, yes ? facts.Get(fact) ?? _world.Plain(owner, fact) : null),
                Condition.Includes(var fact, FactValue.UnitRef(var unit)) => (fact, yes ? new FactValue.UnitSet([unit]) : new FactValue.UnitSet([])),
                Condition.Includes(var fact, FactValue.PersonRef(var person)) => (fact, yes ? new FactValue.PersonSet([person]) : new FactValue.PersonSet([])),
                _ => null,
            };
            if (told is var (of, value) && may(of))
            {
                facts = value is null ? FactSet.Of(facts.Where(f => f.Key != of)) : facts.With(of, value);
            }
        }

        return facts;
    }

    /// <summary>Whoever may does it, one after the other, until it is done.</summary>
    private Played? Act(Played played, Move move, string act, string? step, FactSet facts, string? value)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (played.Docket.Find(_subject, _procedure.Name) is not { } view)
            {
                return null;
            }

            var clock = played.Clock.PlusMinutes(10);
            var permitted = view.Procedure.Permitted(view.State, played.Docket.ContextFor(_subject, At(clock))).FirstOrDefault(a => a.Act == act && (step is null || a.Step == step));
            Played? next = null;
            LocalDateTime? later = null;
            foreach (var who in permitted?.Who.Take(MostPersons) ?? [])
            {
                var request = new ActRequest(act, who.Person, move.Outcome, value, facts);
                var (docket, ruling) = played.Docket.Act(_subject, _procedure.Name, request, At(clock));
                if (ruling is Ruling.Accepted)
                {
                    var on = Now(played with { Clock = clock });
                    next = new Played(docket, clock, played.Lines.Add(new ScenarioLine.Acts(who.Person.Name, clock, act, value, Case, move.Outcome, facts, "", 0)))
                    {
                        Last = on is null ? null : on with { State = on.State with { Facts = on.State.Facts.Merge(facts) }, By = who.Person, Value = value, Given = facts },
                    };
                    if (Is(next, played.Docket.Log.Count, move))
                    {
                        return next;
                    }

                    break;
                }

                later ??= ((Ruling.Refused)ruling).Refusal.Reasons.Select(r => r.NotBefore).FirstOrDefault(n => n is not null)?.InZone(_zone).LocalDateTime.PlusMinutes(30);
            }

            if (next is null && (later is not { } at || at <= clock))
            {
                return null;
            }

            played = next ?? played with { Clock = later!.Value };
        }

        return null;
    }

    private Played? Wait(Played played, Move move, DeadlineModel deadline)
    {
        if (Now(played) is not { } on || DueDates.Of(deadline, on.State.At(move.Name)?.EnteredAt, on) is not { } due)
        {
            return null;
        }

        var at = due.Ends.InZone(_zone).LocalDateTime.PlusMinutes(30);
        if (at <= played.Clock)
        {
            return null;
        }

        var next = new Played(played.Docket.Advance(At(at)), at, played.Lines.Add(new ScenarioLine.TimeReaches(at, "", 0))) { Last = on with { On = on.On.At(due.Ends) } };
        return Is(next, played.Docket.Log.Count, move) ? next : null;
    }

    /// <summary>True when the move is among what was logged since.</summary>
    private bool Is(Played played, int since, Move move)
    {
        for (var i = since; i < played.Docket.Log.Count; i++)
        {
            var (_, subject, procedure, happened) = played.Docket.Log[i];
            if (subject != _subject || procedure != _procedure.Name)
            {
                continue;
            }

            var done = move.Kind == MoveKind.Record
                ? happened.Kind == CaseEventKind.Recorded && happened.Act == move.Name && (move.Outcome is null || happened.Outcome == move.Outcome)
                : happened.Step == move.Name && (move.Completes ? happened.Completed && (move.Outcome is null || happened.Outcome == move.Outcome) : happened.Ended || happened.Kind == CaseEventKind.Waived);
            if (done)
            {
                return true;
            }
        }

        return false;
    }
}
