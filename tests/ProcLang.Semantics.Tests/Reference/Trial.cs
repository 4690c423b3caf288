using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Reference;

namespace ProcLang.Semantics.Tests.Reference;

/// <summary>A docket on an interpreted model, with one subject (文一) and a clock that the test moves.</summary>
internal sealed class Trial
{
    internal static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    private Roster _roster = Roster.Create(Zone);
    private Docket _docket;

    internal Trial(RulebookModel model, params (string Person, string Office)[] posts)
    {
        foreach (var (person, office) in posts)
        {
            _roster = _roster.Appoint(new Person(person), new Office(office), Term.Always);
        }

        _docket = Docket.Create(new ReferenceRulebook(model), _roster);
    }

    internal Instant Now { get; private set; } = Moment(2018, 9, 27, 9);

    internal Docket Docket => _docket;

    internal static Instant Moment(int year, int month, int day, int hour = 9) => new LocalDateTime(year, month, day, hour, 0).InZoneStrictly(Zone).ToInstant();

    internal static FactSet Facts(params (string Name, FactValue Value)[] facts) =>
        FactSet.Of(facts.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    internal static FactValue Yes { get; } = new FactValue.Flag(true);

    internal static FactValue Units(params string[] units) => new FactValue.UnitSet([.. units.Select(u => new Unit(u))]);

    internal static FactValue Persons(params string[] persons) => new FactValue.PersonSet([.. persons.Select(p => new Person(p))]);

    internal Trial Know(Func<Roster, Roster> change)
    {
        _roster = change(_roster);
        _docket = _docket.With(_roster);
        return this;
    }

    internal Trial At(Instant now)
    {
        Now = now;
        _docket = _docket.Advance(now);
        return this;
    }

    internal Trial Open(FactSet? facts = null, string subject = "文一", string type = Build.Type)
    {
        TryOpen(facts, subject, type).ShouldBeOfType<Ruling.Accepted>();
        return this;
    }

    internal Ruling TryOpen(FactSet? facts = null, string subject = "文一", string type = Build.Type)
    {
        (_docket, var ruling) = _docket.Create(subject, type, facts ?? FactSet.Empty, Now);
        return ruling;
    }

    internal Ruling Try(string person, string act, string? outcome = null, string? value = null, FactSet? facts = null, string subject = "文一", string? procedure = null)
    {
        (_docket, var ruling) = _docket.Act(subject, procedure, new ActRequest(act, new Person(person), outcome, value, facts ?? FactSet.Empty), Now);
        return ruling;
    }

    internal CaseEvent Does(string person, string act, string? outcome = null, string? value = null, FactSet? facts = null, string subject = "文一", string? procedure = null)
    {
        var ruling = Try(person, act, outcome, value, facts, subject, procedure);
        (ruling as Ruling.Refused)?.Refusal.Explain(Runtime.Citations.Language.Chinese).ShouldBe("accepted");
        return ((Ruling.Accepted)ruling).Events.Single();
    }

    internal ImmutableArray<Reason> Refused(string person, string act, string? outcome = null, string? value = null, FactSet? facts = null, string subject = "文一") =>
        Try(person, act, outcome, value, facts, subject).ShouldBeOfType<Ruling.Refused>().Refusal.Reasons;

    internal ImmutableArray<ReasonCode> Codes(string person, string act, string? outcome = null, string? value = null, FactSet? facts = null, string subject = "文一") =>
        [.. Refused(person, act, outcome, value, facts, subject).Select(r => r.Code)];

    internal CaseStatus Status(string subject = "文一", string procedure = "办理")
    {
        var view = _docket.Find(subject, procedure).ShouldNotBeNull();
        return view.Procedure.Status(view.State);
    }

    internal IEnumerable<string> Active(string subject = "文一", string procedure = "办理") => Status(subject, procedure).Active;

    internal DueDate? Due(string step, string subject = "文一", string procedure = "办理")
    {
        var view = _docket.Find(subject, procedure).ShouldNotBeNull();
        return view.Procedure.Due(view.State, step, _docket.ContextFor(subject, Now));
    }

    internal IEnumerable<string> WhoMay(string act, string subject = "文一", string procedure = "办理")
    {
        var view = _docket.Find(subject, procedure).ShouldNotBeNull();
        return view.Procedure.Permitted(view.State, _docket.ContextFor(subject, Now)).Where(p => p.Act == act).SelectMany(p => p.Who).Select(w => w.ToString());
    }

    internal IEnumerable<string> Breaches => _docket.Log.SelectMany(l => l.Event.Breaches);

    internal IEnumerable<string> Departures => _docket.Log.SelectMany(l => l.Event.Departures);
}
