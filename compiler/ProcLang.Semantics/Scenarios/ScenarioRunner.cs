using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Scenarios;

/// <summary>Plays a scenario on a rulebook, generated or interpreted, through a docket: what people do in the example is what
/// any host would do. An act that is refused fails the scenario unless the next line expects it.</summary>
public sealed class ScenarioRunner
{
    private readonly IRulebook _rulebook;
    private readonly RulebookModel _model;
    private readonly DateTimeZone _zone;
    private readonly Language _language;
    private readonly ClauseExercise _exercise;
    private readonly ImmutableArray<ScenarioFailure>.Builder _failures = ImmutableArray.CreateBuilder<ScenarioFailure>();
    private Roster _roster;
    private Docket _docket;
    private Ruling? _last;
    private int _logBefore;
    private ScenarioLine? _pending;

    private ScenarioRunner(IRulebook rulebook, RulebookModel model, Language language)
    {
        _rulebook = rulebook;
        _model = model;
        _language = language;
        _zone = DateTimeZoneProviders.Tzdb[rulebook.Zone];
        _roster = Roster.Create(_zone);
        _docket = Docket.Create(rulebook, _roster);
        _exercise = new ClauseExercise(model);
    }

    /// <summary>Plays the scenario. <paramref name="language"/> is that of failures.</summary>
    public static ScenarioResult Run(IRulebook rulebook, RulebookModel model, ScenarioModel scenario, Language language = Language.Chinese)
    {
        var runner = new ScenarioRunner(rulebook, model, language);
        foreach (var line in scenario.Lines)
        {
            runner.Play(line);
        }

        runner.TellPending();
        return new ScenarioResult(
            scenario.Title, scenario.File, scenario.Line, runner._failures.ToImmutable(),
            [.. runner._exercise.Accepted], [.. runner._exercise.Refused]);
    }

    private bool Zh => _language == Language.Chinese;

    private string Say(string zh, string en) => Zh ? zh : en;

    private Instant At(LocalDateTime moment) => moment.InZoneLeniently(_zone).ToInstant();

    private void Play(ScenarioLine line)
    {
        switch (line)
        {
            case ScenarioLine.Holds(var person, var office, var unit, var from, var to, _, _, var votes):
                Appoint(r => r.Appoint(new Person(person), new Office(office), new Term(from, to), unit is null ? null : new Unit(unit), votes));
                break;
            case ScenarioLine.Relates(var relation, var unit, var person, var from, var to, _, _):
                Appoint(r => r.Relate(relation, new Unit(unit), new Person(person), new Term(from, to)));
                break;
            case ScenarioLine.Joins(var person, var unit, var from, var to, _, _):
                Appoint(r => r.Join(new Person(person), new Unit(unit), new Term(from, to)));
                break;
            case ScenarioLine.Away(var person, var kind, var from, var to, _, _):
                Appoint(r => r.Away(new Person(person), kind, new Term(from, to)));
                break;
            case ScenarioLine.Mandates(var from, var to, var office, var since, var until, _, _):
                Appoint(r => r.Mandate(new Person(from), new Person(to), new Office(office), new Term(since, until)));
                break;
            case ScenarioLine.Begins begins:
                Begin(begins);
                break;
            case ScenarioLine.Acts acts:
                Act(acts);
                break;
            case ScenarioLine.TimeReaches time:
                TellPending();
                Happening(_docket.Advance(At(time.At)), null);
                break;
            default:
                Expect(line);
                break;
        }
    }

    private void Appoint(Func<Roster, Roster> change)
    {
        _roster = change(_roster);
        _docket = _docket.With(_roster);
    }

    private void Begin(ScenarioLine.Begins begins)
    {
        TellPending();
        var at = At(begins.At);
        if (_docket.TypeOf(begins.Name) is null)
        {
            var (next, ruling) = _docket.Create(begins.Name, begins.Type, begins.Facts, at, begins.Citing);
            _exercise.Ruled(ruling, next);
            _exercise.Admitted(ruling, _rulebook.Applicability.Admit(begins.Type, begins.Facts, begins.Citing, at, _zone));
            Happening(next, ruling);
            if (ruling is Ruling.Refused)
            {
                _pending = begins;
            }
        }

        if (begins.Event is { Procedure: { } procedure } happened)
        {
            Happening(_docket.Assert(begins.Name, procedure, happened.Step, happened.Outcome, at), null);
        }
    }

    private void Act(ScenarioLine.Acts acts)
    {
        TellPending();
        var request = new ActRequest(acts.Act, new Person(acts.Person), acts.Outcome, acts.Value, acts.Facts);
        var at = At(acts.At);
        if (_docket.Clock is { } clock && clock > at)
        {
            Fail(acts, Say("时间往前走", "time that goes forward"), Say($"前面已到 {Text(clock)}", $"it is {Text(clock)} already"), null);
            return;
        }

        var before = _docket;
        var (next, ruling) = _docket.Act(acts.Case.Subject, acts.Case.Procedure, request, at);
        Happening(next, ruling);
        _exercise.Ruled(ruling, before);
        _pending = acts;
    }

    private void Happening(Docket next, Ruling? ruling)
    {
        _logBefore = _docket.Log.Count;
        _docket = next;
        _last = ruling;
        _exercise.Happened(next, _logBefore);
    }

    /// <summary>An act whose refusal nobody expected.</summary>
    private void TellPending()
    {
        if (_pending is { } line && _last is Ruling.Refused refused)
        {
            Fail(line, Say("获准", "accepted"), refused.Refusal.Explain(_language), CitationOf(refused.Refusal));
        }

        _pending = null;
    }

    private void Expect(ScenarioLine line)
    {
        switch (line)
        {
            case ScenarioLine.Refused expected:
                _pending = null;
                ExpectRefused(expected);
                break;
            case ScenarioLine.Accepted:
                if (_last is Ruling.Refused refused)
                {
                    Fail(line, Say("获准", "accepted"), refused.Refusal.Explain(_language), CitationOf(refused.Refusal));
                }

                _pending = null;
                break;
            case ScenarioLine.Breached(var citations, _, _):
                TellPending();
                ExpectRecorded(line, citations, e => e.Breaches, Say("记违反", "a breach recorded"));
                break;
            case ScenarioLine.Departed(var citations, _, _):
                TellPending();
                ExpectRecorded(line, citations, e => e.Departures, Say("记偏离", "a departure recorded"));
                break;
            case ScenarioLine.NotBreached:
                TellPending();
                ExpectNothingRecorded(line, e => e.Breaches, Say("未记违反", "no breach recorded"));
                break;
            case ScenarioLine.NotDeparted:
                TellPending();
                ExpectNothingRecorded(line, e => e.Departures, Say("未记偏离", "no departure recorded"));
                break;
            case ScenarioLine.DueOn due:
                TellPending();
                ExpectDue(due);
                break;
            case ScenarioLine.StandsAt(var reference, var steps, _, _):
                TellPending();
                ExpectStandsAt(line, reference, steps);
                break;
            case ScenarioLine.Ended(var reference, _, _):
                TellPending();
                if (Case(line, reference) is { } ended && !ended.Procedure.Status(ended.State).Ended)
                {
                    Fail(line, Say("已结束", "ended"), Say("还在: ", "still at: ") + string.Join(", ", ended.Procedure.Status(ended.State).Active), null);
                }

                break;
            case ScenarioLine.MergedInto(var reference, var into, _, _):
                TellPending();
                if (Case(line, reference) is { } view && _docket.MergedInto(view.Subject, view.Procedure.Info.Name) is var merged && merged != into)
                {
                    Fail(line, Say("已并入 ", "merged into ") + into, merged is null ? Say("没有并入", "it was not merged") : Say("已并入 ", "merged into ") + merged, null);
                }

                break;
            case ScenarioLine.MayBy(var reference, var persons, _, _):
                TellPending();
                ExpectMayBy(line, reference, persons);
                break;
            case ScenarioLine.DutyStands duty:
                TellPending();
                ExpectDuty(duty);
                break;
            case ScenarioLine.FactIs(var subject, var fact, var value, _, _):
                TellPending();
                if (_docket.Fact(subject, fact) is var got && !Equals(got, value))
                {
                    Fail(line, value.ToString() ?? "", got?.ToString() ?? Say("不知道", "unknown"), null);
                }

                break;
        }
    }

    private void ExpectRefused(ScenarioLine.Refused expected)
    {
        if (_last is not Ruling.Refused { Refusal: var refusal })
        {
            Fail(expected, Say("被拒", "refused"), Say("获准", "accepted"), null);
            return;
        }

        foreach (var citation in expected.Citations)
        {
            if (!refusal.Reasons.Any(r => r.Clause is { } clause && Cites(clause, citation)))
            {
                Fail(expected, Say("依据 ", "citing ") + Shown(citation), refusal.Explain(_language), CitationOf(refusal));
            }
        }
    }

    // What a splitting copied happened before, and was expected then.
    private IEnumerable<CaseEvent> Recorded() => _docket.Log.Skip(_logBefore).Where(e => e.From is null).Select(e => e.Event);

    private void ExpectRecorded(
        ScenarioLine line, ImmutableArray<ExpectedCitation> citations, Func<CaseEvent, ImmutableArray<string>> of, string what)
    {
        var recorded = Recorded().SelectMany(e => of(e))
            .Select(id => _rulebook.Clauses.FirstOrDefault(c => c.Id == id)).OfType<Clause>().ToImmutableArray();
        if (recorded.IsEmpty)
        {
            Fail(line, what, Say("没有", "none"), null);
            return;
        }

        foreach (var citation in citations)
        {
            if (!recorded.Any(c => Cites(c, citation)))
            {
                Fail(line, $"{what} {Shown(citation)}", string.Join("; ", recorded.Select(c => c.Citation.Display(_language))), null);
            }
        }
    }

    private void ExpectNothingRecorded(ScenarioLine line, Func<CaseEvent, ImmutableArray<string>> of, string what)
    {
        var recorded = Recorded().SelectMany(e => of(e)).ToImmutableArray();
        if (!recorded.IsEmpty)
        {
            var clauses = recorded.Select(id => _rulebook.Clauses.FirstOrDefault(c => c.Id == id)).OfType<Clause>().ToImmutableArray();
            Fail(line, what, string.Join("; ", clauses.Select(c => c.Citation.Display(_language))), clauses.FirstOrDefault()?.Citation.Display(_language));
        }
    }

    private void ExpectDue(ScenarioLine.DueOn due)
    {
        if (Case(due, due.Case) is not { } view || due.Case.Step is not { } step)
        {
            return;
        }

        var on = _docket.ContextFor(view.Subject, _docket.Clock ?? Instant.MinValue);
        var got = view.Procedure.Due(view.State, step, on);
        var right = got is not null && (due.Time is { } time
            ? got.Ends == (due.Date + time).InZoneLeniently(_zone).ToInstant()
            : got.LastDay == due.Date);
        if (right && due.Provisional && !got!.Provisional)
        {
            Fail(due, Say("暂定", "provisional"), Text(got.LastDay) + Ledger(got), null);
        }

        if (!right)
        {
            var clause = _model.Procedures.FirstOrDefault(p => p.Name == view.Procedure.Info.Name)?.Steps
                .FirstOrDefault(s => s.Id == step || s.Name == step)?.Deadlines.FirstOrDefault()?.Clause;
            Fail(due, Text(due.Date), got is null ? Say("没有期限", "no due date") : got.Display(_language) + Ledger(got), clause?.Citation.Display(_language));
        }
    }

    private string Ledger(DueDate due) => string.Concat(due.Explain(_language).Select(l => "\n" + l));

    private void ExpectStandsAt(ScenarioLine line, CaseReference reference, ImmutableArray<string> steps)
    {
        var cases = reference.Procedure is null
            ? _docket.Cases.Where(c => c.Subject == reference.Subject).ToList()
            : Case(line, reference) is { } one ? [one] : [];
        if (cases.Count == 0)
        {
            return;
        }

        foreach (var view in cases)
        {
            var active = view.Procedure.Status(view.State).Active;
            var names = active.Select(a => view.Procedure.Info.Steps.FirstOrDefault(s => s.Id == a)?.Name ?? a).ToList();
            if (steps.Order(StringComparer.Ordinal).SequenceEqual(active.Order(StringComparer.Ordinal)) ||
                steps.Order(StringComparer.Ordinal).SequenceEqual(names.Order(StringComparer.Ordinal)))
            {
                return;
            }
        }

        Fail(line, string.Join(", ", steps), string.Join("; ", cases.Select(c =>
        {
            var status = c.Procedure.Status(c.State);
            return $"{c.Procedure.Info.Name}: {(status.Ended ? Say("已结束", "ended") : string.Join(", ", status.Active))}";
        })), null);
    }

    private void ExpectMayBy(ScenarioLine line, CaseReference reference, ImmutableArray<string> persons)
    {
        if (Case(line, reference) is not { } view)
        {
            return;
        }

        var on = _docket.ContextFor(view.Subject, _docket.Clock ?? Instant.MinValue);
        var who = view.Procedure.Permitted(view.State, on)
            .Where(p => reference.Step is null || p.Step == reference.Step || p.Act == reference.Step)
            .SelectMany(p => p.Who).Select(w => w.Person.Name).Distinct().Order(StringComparer.Ordinal).ToList();
        if (!who.SequenceEqual(persons.Order(StringComparer.Ordinal)))
        {
            var and = Say("、", ", ");
            Fail(line, string.Join(and, persons), who.Count == 0 ? Say("无人", "nobody") : string.Join(and, who), null);
        }
    }

    private void ExpectDuty(ScenarioLine.DutyStands line)
    {
        if (Duties.Find(_docket, line.Case.Subject, line.Case.Procedure!) is not { } duty)
        {
            Fail(line, Say("有这项义务", "such a duty"), Say("没有开始", "it was not opened"), null);
            return;
        }

        var right = line.Standing switch
        {
            DutyStanding.Fulfilled => duty.Fulfilled,
            DutyStanding.Breached => duty.Breached,
            DutyStanding.Waived => duty.Waived,
            _ => duty.Owed,
        };
        if (!right)
        {
            var got = (duty.Fulfilled, duty.Waived) switch
            {
                (true, _) => Say("已履行", "fulfilled"),
                (_, true) => Say("已免除", "waived"),
                _ => Say("未履行", "still owed"),
            };
            var clause = _model.Procedures.FirstOrDefault(p => p.Name == duty.Duty)?.Start?.Clause;
            Fail(line, line.Text.ToString(), got + (duty.Breached ? Say(",已违反", ", breached") : ""), clause?.Citation.Display(_language));
        }
    }

    private CaseView? Case(ScenarioLine line, CaseReference reference)
    {
        var found = reference.Procedure is { } procedure
            ? _docket.Find(reference.Subject, procedure)
            : _docket.Cases.FirstOrDefault(c => c.Subject == reference.Subject);
        if (found is null)
        {
            Fail(line, Say($"有 {reference.Subject}.{reference.Procedure}", $"a case {reference.Subject}.{reference.Procedure}"), Say("还没有开始", "it has not begun"), null);
        }

        return found;
    }

    private static bool Cites(Clause clause, ExpectedCitation expected)
    {
        var article = Syntax.Literate.ArticleLabels.Arabic(clause.Citation.Article);
        if (article != Syntax.Literate.ArticleLabels.Arabic(expected.Article))
        {
            return false;
        }

        var quote = Syntax.Text.FoldedText.Fold(clause.Citation.Quote);
        return expected.Quotes.IsEmpty || expected.Quotes.Any(q =>
        {
            var folded = Syntax.Text.FoldedText.Fold(q);
            return quote.Contains(folded, StringComparison.Ordinal) || (quote.Length > 0 && folded.Contains(quote, StringComparison.Ordinal));
        });
    }

    private string Shown(ExpectedCitation citation) =>
        Say($"第{citation.Article}条", $"article {citation.Article}") + string.Concat(citation.Quotes.Select(q => Say($"「{q}」", $" “{q}”")));

    private string? CitationOf(Refusal refusal) => refusal.Reasons.FirstOrDefault(r => r.Clause is not null)?.Clause!.Citation.Display(_language);

    private void Fail(ScenarioLine line, string expected, string got, string? citation) =>
        _failures.Add(new ScenarioFailure(line.LineNumber, line.Text.ToString(), expected, got, citation));

    private string Text(Instant at) => at.InZone(_zone).LocalDateTime.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Text(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
