using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Witnesses;

/// <summary>What sort of thing two rulebooks do differently.</summary>
internal enum Sight { Ruling, Breach, Departure, Stand, Due, Authority, Fact }

/// <summary>A difference that was seen: what each rulebook would have a scenario expect, where one can say it.</summary>
internal sealed record Seen(Sight Sight, string? Procedure, string? Step, ScenarioLine? OnNew, ScenarioLine? OnOld, bool AfterTime);

/// <summary>Two rulebooks and one roster: whatever happens, happens under both.</summary>
internal sealed class Pair(IRulebook old, IRulebook changed)
{
    internal IRulebook Old { get; } = old;

    internal IRulebook New { get; } = changed;

    internal DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb[changed.Zone];

    internal Twin Start()
    {
        var roster = Roster.Create(Zone);
        return new Twin(this, Docket.Create(Old, roster), Docket.Create(New, roster), roster, [], null);
    }
}

/// <summary>Where two rulebooks stand after the same lines. Immutable.</summary>
internal sealed class Twin(Pair pair, Docket old, Docket changed, Roster roster, ImmutableList<ScenarioLine> lines, LocalDateTime? clock)
{
    internal Docket Old { get; } = old;

    internal Docket New { get; } = changed;

    internal ImmutableList<ScenarioLine> Lines { get; } = lines;

    /// <summary>The latest moment of a line; null before the first.</summary>
    internal LocalDateTime? Clock { get; } = clock;

    /// <summary>The next state and what differs there that did not before; null when the line came to nothing under both.</summary>
    internal (Twin Next, Seen? Seen)? Do(ScenarioLine line)
    {
        switch (line)
        {
            case ScenarioLine.Holds x:
                return Appoint(line, r => r.Appoint(new Person(x.Person), new Office(x.Office), new Term(x.From, x.To), x.Unit is null ? null : new Unit(x.Unit), x.Votes));
            case ScenarioLine.Relates x:
                return Appoint(line, r => r.Relate(x.Relation, new Unit(x.Unit), new Person(x.Person), new Term(x.From, x.To)));
            case ScenarioLine.Joins x:
                return Appoint(line, r => r.Join(new Person(x.Person), new Unit(x.Unit), new Term(x.From, x.To)));
            case ScenarioLine.Away x:
                return Appoint(line, r => r.Away(new Person(x.Person), x.Kind, new Term(x.From, x.To)));
            case ScenarioLine.Mandates x:
                return Appoint(line, r => r.Mandate(new Person(x.From), new Person(x.To), new Office(x.Office), new Term(x.Since, x.Until)));
            case ScenarioLine.Begins x:
                return Begin(x);
            case ScenarioLine.Acts x:
                return Act(x);
            case ScenarioLine.TimeReaches x:
                return Compared(line, x.At, Old.Advance(Instant(x.At)), New.Advance(Instant(x.At)), null, null);
            default:
                return (this, null);
        }
    }

    private Instant Instant(LocalDateTime at) => at.InZoneLeniently(pair.Zone).ToInstant();

    private (Twin, Seen?)? Appoint(ScenarioLine line, Func<Roster, Roster> change)
    {
        var next = change(roster);
        return (new Twin(pair, Old.With(next), New.With(next), next, Lines.Add(line), Clock), null);
    }

    private (Twin, Seen?)? Begin(ScenarioLine.Begins x)
    {
        if (Clock is { } now && x.At < now)
        {
            return null;
        }

        var at = Instant(x.At);
        var (o, n) = (Old, New);
        if (Old.TypeOf(x.Name) is null && New.TypeOf(x.Name) is null)
        {
            (o, var ruling) = Old.Create(x.Name, x.Type, x.Facts, at, x.Citing);
            (n, var rulingNow) = New.Create(x.Name, x.Type, x.Facts, at, x.Citing);
            if (ruling is Ruling.Refused && rulingNow is Ruling.Refused)
            {
                return null;
            }

            if (ruling is Ruling.Refused || rulingNow is Ruling.Refused)
            {
                return (new Twin(pair, o, n, roster, Lines.Add(x), x.At), Ruled(null, null, rulingNow is Ruling.Accepted));
            }
        }

        if (x.Event is { Procedure: { } procedure } e)
        {
            o = o.Assert(x.Name, procedure, e.Step, e.Outcome, at);
            n = n.Assert(x.Name, procedure, e.Step, e.Outcome, at);
        }

        return Compared(x, x.At, o, n, null, null);
    }

    private static Seen Ruled(string? procedure, string? step, bool acceptedNow) => acceptedNow
        ? new Seen(Sight.Ruling, procedure, step, new ScenarioLine.Accepted("", 0), new ScenarioLine.Refused([], "", 0), false)
        : new Seen(Sight.Ruling, procedure, step, new ScenarioLine.Refused([], "", 0), new ScenarioLine.Accepted("", 0), false);

    private (Twin, Seen?)? Act(ScenarioLine.Acts x)
    {
        if (Clock is { } now && x.At < now)
        {
            return null;
        }

        var request = new ActRequest(x.Act, new Person(x.Person), x.Outcome, x.Value, x.Facts);
        var (o, ruling) = Old.Act(x.Case.Subject, x.Case.Procedure, request, Instant(x.At));
        var (n, rulingNow) = New.Act(x.Case.Subject, x.Case.Procedure, request, Instant(x.At));
        var (accepted, acceptedNow) = (ruling is Ruling.Accepted, rulingNow is Ruling.Accepted);
        if (!accepted && !acceptedNow)
        {
            return null;
        }

        var step = StepOf(ruling) ?? StepOf(rulingNow) ?? x.Act;
        return accepted != acceptedNow
            ? (new Twin(pair, o, n, roster, Lines.Add(x), x.At), Ruled(ProcedureOf(x, acceptedNow ? n : o), step, acceptedNow))
            : Compared(x, x.At, o, n, ProcedureOf(x, n), step);
    }

    private static string? StepOf(Ruling ruling) => ruling is Ruling.Accepted { Events: [var first, ..] } ? first.Step ?? first.Act : null;

    private static string? ProcedureOf(ScenarioLine.Acts x, Docket after) =>
        x.Case.Procedure ?? after.Log.LastOrDefault(l => l.Subject == x.Case.Subject && l.Event.By is not null)?.Procedure;

    private (Twin, Seen?)? Compared(ScenarioLine line, LocalDateTime at, Docket o, Docket n, string? procedure, string? step)
    {
        var next = new Twin(pair, o, n, roster, Lines.Add(line), at);
        return (next, Recorded(o, n, procedure, step, line is ScenarioLine.TimeReaches) ?? Stands(o, n, at, line is ScenarioLine.TimeReaches));
    }

    /// <summary>Breaches and departures since the last line, by the words of their clauses: numbers of clauses may have moved.</summary>
    private Seen? Recorded(Docket o, Docket n, string? procedure, string? step, bool time)
    {
        foreach (var (sight, of) in new (Sight, Func<CaseEvent, ImmutableArray<string>>)[] { (Sight.Breach, e => e.Breaches), (Sight.Departure, e => e.Departures) })
        {
            var (was, now) = (Cited(o, Old.Log.Count, pair.Old, of), Cited(n, New.Log.Count, pair.New, of));
            if (was.Count == 0 && now.Count == 0)
            {
                continue;
            }

            var made = now.FirstOrDefault(c => !was.Exists(w => Same(w, c)));
            var gone = was.FirstOrDefault(c => !now.Exists(w => Same(w, c)));
            if (made.Citation is null && gone.Citation is null)
            {
                continue;
            }

            var (procedureSeen, stepSeen) = (made.Citation is not null ? made.Procedure : gone.Procedure, made.Citation is not null ? made.Step : gone.Step);
            return new Seen(sight, procedureSeen ?? procedure, stepSeen ?? step, Expected(sight, now.Count, made.Citation), Expected(sight, was.Count, gone.Citation), time);
        }

        return null;
    }

    private static bool Same((ExpectedCitation? Citation, string?, string?) a, (ExpectedCitation? Citation, string?, string?) b) =>
        a.Citation!.Article == b.Citation!.Article && a.Citation.Quotes.SequenceEqual(b.Citation.Quotes);

    private static ScenarioLine? Expected(Sight sight, int count, ExpectedCitation? citation) => (sight, count, citation) switch
    {
        (Sight.Breach, 0, _) => new ScenarioLine.NotBreached("", 0),
        (Sight.Departure, 0, _) => new ScenarioLine.NotDeparted("", 0),
        (_, _, null) => null,
        (Sight.Breach, _, { Article.Length: > 0 } cited) => new ScenarioLine.Breached([cited], "", 0),
        (Sight.Breach, _, _) => new ScenarioLine.Breached([], "", 0),
        (_, _, { Article.Length: > 0 } cited) => new ScenarioLine.Departed([cited], "", 0),
        _ => new ScenarioLine.Departed([], "", 0),
    };

    private static List<(ExpectedCitation? Citation, string? Procedure, string? Step)> Cited(Docket docket, int from, IRulebook rulebook, Func<CaseEvent, ImmutableArray<string>> of)
    {
        var cited = new List<(ExpectedCitation?, string?, string?)>();
        for (var i = from; i < docket.Log.Count; i++)
        {
            foreach (var id in of(docket.Log[i].Event))
            {
                if (rulebook.Clauses.FirstOrDefault(c => c.Id == id)?.Citation is { } at)
                {
                    cited.Add((new ExpectedCitation(at.Article, at.Quote.Length > 0 ? [at.Quote] : []), docket.Log[i].Procedure, docket.Log[i].Event.Step ?? docket.Log[i].Event.Act));
                }
            }
        }

        return cited;
    }

    /// <summary>Where the cases stand, who may go on, until when, and what is known.</summary>
    private Seen? Stands(Docket o, Docket n, LocalDateTime at, bool time)
    {
        foreach (var now in n.Cases)
        {
            var name = now.Procedure.Info.Name;
            var reference = new CaseReference(now.Subject, name, null);
            if (o.Find(now.Subject, name) is not { } was)
            {
                var status = now.Procedure.Status(now.State);
                return new Seen(Sight.Stand, name, null, Where(reference, status), null, time);
            }

            var (before, after) = (was.Procedure.Status(was.State), now.Procedure.Status(now.State));
            if (before.Ended != after.Ended || !before.Active.ToHashSet().SetEquals(after.Active))
            {
                var step = after.Active.FirstOrDefault(a => !before.Active.Contains(a)) ?? before.Active.FirstOrDefault(a => !after.Active.Contains(a));
                return new Seen(Sight.Stand, name, step, Where(reference, after), Where(reference, before), time);
            }

            if (Differs(o, n, was, now, reference) is { } seen)
            {
                return seen with { AfterTime = time };
            }
        }

        foreach (var was in o.Cases)
        {
            if (n.Find(was.Subject, was.Procedure.Info.Name) is null)
            {
                return new Seen(Sight.Stand, was.Procedure.Info.Name, null, null, Where(new CaseReference(was.Subject, was.Procedure.Info.Name, null), was.Procedure.Status(was.State)), time);
            }
        }

        return null;
    }

    private static ScenarioLine? Where(CaseReference reference, CaseStatus status) => status.Ended
        ? new ScenarioLine.Ended(reference, "", 0)
        : status.Active.IsEmpty ? null : new ScenarioLine.StandsAt(reference, status.Active, "", 0);

    private Seen? Differs(Docket o, Docket n, CaseView was, CaseView now, CaseReference reference)
    {
        var name = now.Procedure.Info.Name;
        var (on, onNow) = (o.ContextFor(was.Subject, o.Clock!.Value), n.ContextFor(now.Subject, n.Clock!.Value));
        var (may, mayNow) = (was.Procedure.Permitted(was.State, on), now.Procedure.Permitted(now.State, onNow));
        foreach (var act in mayNow)
        {
            if (may.FirstOrDefault(m => m.Act == act.Act && m.Step == act.Step) is { } before)
            {
                var (who, whoNow) = (Persons(before), Persons(act));
                if (!who.SequenceEqual(whoNow))
                {
                    var at = reference with { Step = act.Step is null || act.Step.Contains('.', StringComparison.Ordinal) ? act.Act : act.Step };
                    return new Seen(Sight.Authority, name, act.Step ?? act.Act, May(at, whoNow), May(at, who), false);
                }

                if (act.Step is { } step && !Equals(before.Due?.Ends, act.Due?.Ends))
                {
                    var at = reference with { Step = step.Contains('.', StringComparison.Ordinal) ? act.Act : step };
                    return new Seen(Sight.Due, name, step, Due(at, act.Due, before.Due, pair.Zone), Due(at, before.Due, act.Due, pair.Zone), false);
                }
            }
            else
            {
                var at = reference with { Step = act.Step ?? act.Act };
                return new Seen(Sight.Authority, name, act.Step ?? act.Act, May(at, Persons(act)), null, false);
            }
        }

        foreach (var before in may)
        {
            if (!mayNow.Any(m => m.Act == before.Act && m.Step == before.Step))
            {
                return new Seen(Sight.Authority, name, before.Step ?? before.Act, null, May(reference with { Step = before.Step ?? before.Act }, Persons(before)), false);
            }
        }

        var (facts, factsNow) = (was.Procedure.Status(was.State).Facts, now.Procedure.Status(now.State).Facts);
        foreach (var fact in factsNow)
        {
            if (!Equals(facts.Get(fact.Key), fact.Value))
            {
                return new Seen(Sight.Fact, name, null, new ScenarioLine.FactIs(now.Subject, fact.Key, fact.Value, "", 0),
                    facts.Get(fact.Key) is { } known ? new ScenarioLine.FactIs(now.Subject, fact.Key, known, "", 0) : null, false);
            }
        }

        return null;
    }

    private static List<string> Persons(PermittedAct act) => [.. act.Who.Select(w => w.Person.Name).Distinct().Order(StringComparer.Ordinal)];

    private static ScenarioLine? May(CaseReference at, List<string> who) => who.Count == 0 ? null : new ScenarioLine.MayBy(at, [.. who], "", 0);

    // Two that end on one day are told apart by the time of day.
    private static ScenarioLine? Due(CaseReference at, DueDate? due, DueDate? other, DateTimeZone zone)
    {
        if (due is null)
        {
            return null;
        }

        var ends = due.Ends.InZone(zone).LocalDateTime;
        return due.LastDay == other?.LastDay ? new ScenarioLine.DueOn(at, ends.Date, ends.TimeOfDay, false, "", 0)
            : due.Period.Unit == PeriodUnit.Hours ? null : new ScenarioLine.DueOn(at, due.LastDay, null, false, "", 0);
    }
}
