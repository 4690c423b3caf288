using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;

namespace ProcLang.Runtime.Cases;

/// <summary>Merging and splitting: what one act does to two cases. The rules decide whether it may be done; what follows is the docket's, so
/// that it is the same for every kind of procedure.</summary>
public sealed partial class Docket
{
    /// <summary>The subject into whose case the case of the procedure was merged; null: it was not.</summary>
    public string? MergedInto(string subject, string procedure) =>
        _history.TryGetValue((subject, procedure), out var events) && events.FindLast(e => e.Ended) is { Kind: CaseEventKind.Merged, Value: { } into } ? into : null;

    /// <inheritdoc/>
    public ImmutableArray<string>? Standing(string subject, string procedure) =>
        _cases.TryGetValue(Key(subject, procedure), out var view) && view.Procedure.Status(view.State) is { Ended: false } status ? status.Active : null;

    private static Joinder? JoinderOf(IProcedure procedure, string act)
    {
        foreach (var known in procedure.Info.Acts)
        {
            if (known.Name == act || known.Alias == act)
            {
                return known.Joinder;
            }
        }

        return null;
    }

    /// <summary>A case that is closed because it was merged says into which.</summary>
    private Ruling SayingWhere(Ruling ruling, CaseView view) =>
        ruling is Ruling.Refused { Refusal: var refusal } && MergedInto(view.Subject, view.Procedure.Info.Name) is { } into
            ? new Ruling.Refused(refusal with
            {
                Reasons = [.. refusal.Reasons.Select(r => r.Code == ReasonCode.Closed ? r with { Detail = new Phrase($"已并入「{into}」", $"it was merged into “{into}”") } : r)],
            })
            : ruling;

    private (Docket Next, Ruling Ruling) Joining(CaseView view, Joinder joinder, ActRequest act, Ruling.Accepted accepted, Instant at)
    {
        var made = accepted.Events[0];
        if (joinder.Kind == JoinderKind.Merges)
        {
            // The rules say so too, with their clause; what they leave out would still be no case to merge.
            if (made.Value is null || made.Value == view.Subject || Standing(made.Value, view.Procedure.Info.Name) is null)
            {
                return (this, Refuse(act.Act, view.Subject, act.By, ReasonCode.NoOtherCase, null));
            }

            var merged = Apply(view.Subject, view.Procedure, made).Merged(view.Subject, view.Procedure, joinder, made);
            return (merged.Advance(at), accepted);
        }

        if (string.IsNullOrWhiteSpace(made.Value) || _subjects.ContainsKey(made.Value))
        {
            return (this, Refuse(act.Act, view.Subject, act.By, ReasonCode.NameTaken, null));
        }

        // What is stated when a case is split off is of the new one.
        var (docket, refused) = SplitOff(view, joinder, act, made);
        if (refused is not null)
        {
            return (this, refused);
        }

        var here = made with { Facts = FactSet.Empty };
        return (docket.Apply(view.Subject, view.Procedure, here).Advance(at), new Ruling.Accepted([here, .. accepted.Events.Skip(1)]));
    }

    private Docket Merged(string into, IProcedure procedure, Joinder joinder, CaseEvent made)
    {
        var (name, from) = (procedure.Info.Name, made.Value!);
        var other = _cases[Key(from, name)];
        var status = other.Procedure.Status(other.State);
        var known = _subjects[into].Facts;
        var docket = this;
        var learnt = FactSet.Of(_subjects[from].Facts.Where(f => known.Get(f.Key) is null));
        if (learnt.Count > 0)
        {
            docket = docket.Taken(into, procedure, new CaseEvent { Kind = CaseEventKind.Asserted, At = made.At, Facts = learnt }, from).Share(
                into, name, made with { Facts = learnt });
        }

        foreach (var record in status.Records.Where(r => joinder.Carries(r.Record)))
        {
            docket = docket.Taken(into, procedure, new CaseEvent
            {
                Kind = CaseEventKind.Recorded, Act = record.Record, Outcome = record.Outcome, By = record.By, At = made.At, Value = record.Value,
            }, from);
        }

        return docket.Taken(from, procedure, new CaseEvent
        {
            Kind = CaseEventKind.Merged, Act = made.Act, By = made.By, At = made.At, Value = into, Left = status.Active, Ended = true,
        }, null);
    }

    /// <summary>The case knows the event, and nothing starts with it.</summary>
    private Docket Taken(string subject, IProcedure procedure, CaseEvent happened, string? from)
    {
        var key = Key(subject, procedure.Info.Name);
        var view = _cases[key];
        return With(_cases.SetItem(key, view with { State = procedure.Evolve(view.State, happened) })).Logged(subject, procedure.Info.Name, happened, from);
    }

    private (Docket Next, Ruling? Refused) SplitOff(CaseView view, Joinder joinder, ActRequest act, CaseEvent made)
    {
        var (name, fresh) = (view.Procedure.Info.Name, made.Value!);
        var entry = _subjects[view.Subject];
        var docket = With(_subjects.SetItem(fresh, entry with { Facts = entry.Facts.Merge(made.Facts) }));
        if (joinder.Kind == JoinderKind.SplitsKeeping)
        {
            docket = docket.WithHistoryOf(view, fresh);
        }
        else
        {
            foreach (var procedure in _rulebook.Procedures.Where(p => p == view.Procedure || (p.Info.Start.OnProcedure is null && p.Info.SubjectTypes.Contains(entry.Type))))
            {
                var (next, ruling) = docket.Open(fresh, procedure, made.At);
                if (ruling is Ruling.Refused refused)
                {
                    return (this, refused);
                }

                docket = next;
            }

            if (docket.Find(fresh, name) is null)
            {
                return (this, Refuse(act.Act, view.Subject, act.By, ReasonCode.NoRule, null));
            }
        }

        return (docket.Taken(fresh, view.Procedure, new CaseEvent
        {
            Kind = CaseEventKind.SplitOff, Act = made.Act, By = made.By, At = made.At, Value = view.Subject, Facts = made.Facts,
        }, null), null);
    }

    /// <summary>What was done in the case so far, and what others have on record about its subject, is of the new subject too.</summary>
    private Docket WithHistoryOf(CaseView view, string fresh)
    {
        var name = view.Procedure.Info.Name;
        var history = _history;
        foreach (var ((subject, procedure), events) in _history)
        {
            if (subject == view.Subject)
            {
                history = history.SetItem((fresh, procedure), events);
            }
        }

        // A case that was begun again is what it is since then.
        var copied = _log.Where(e => e.Subject == view.Subject && e.Procedure == name).ToList();
        copied = copied[Math.Max(0, copied.FindLastIndex(e => e.Event.Kind == CaseEventKind.Started))..];
        var log = _log;
        foreach (var entry in copied)
        {
            log = log.Add(new LogEntry(log.Count + 1, fresh, name, entry.Event) { From = view.Subject });
        }

        return new Docket(
            _rulebook, _zone, Roster, Clock, _cases.SetItem(Key(fresh, name), view with { Subject = fresh }), _subjects, history, _counts, log);
    }
}
