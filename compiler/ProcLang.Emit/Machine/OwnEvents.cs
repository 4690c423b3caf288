using System.Collections.Immutable;
using ProcLang.Runtime.Deadlines;
using ProcLang.Semantics.Model;

namespace ProcLang.Emit.Machine;

/// <summary>Which events of its own case a procedure's clauses ask about: those a state must remember.</summary>
/// <param name="Found">Step (or record) and outcome, each once, in order of first mention.</param>
/// <param name="Counted">Those of which it matters how often they happened.</param>
/// <param name="InTransitions">True when what is asked decides where a case goes next, so that it is read as after the act.</param>
/// <param name="Timed">Those that change a clock.</param>
internal sealed record OwnEvents(
    ImmutableArray<(string Step, string? Outcome)> Found, ImmutableHashSet<(string Step, string? Outcome)> Counted, bool InTransitions,
    HashSet<(string Step, string? Outcome)> Timed)
{
    /// <summary>The step 完成 of an event stands for the end of the case, which every state knows.</summary>
    private const string Done = "完成";

    /// <summary>The events of the procedure.</summary>
    public static OwnEvents Of(RulebookModel rulebook, ProcedureModel p)
    {
        var moving = new Walk(rulebook, p);
        foreach (var t in p.Steps.SelectMany(s => s.Outcomes).SelectMany(o => o.Transitions).Concat(p.Entry).Concat(p.Parallels.Select(x => x.Then))) moving.Ask(t.When);
        foreach (var s in p.Steps.Where(MachineFromModel.CompletesAlone))
        {
            moving.Event(s.Awaits);
            foreach (var a in s.Actors) moving.Reference(a.Reference);
        }

        var all = new Walk(rulebook, p);
        foreach (var s in p.Steps)
        {
            foreach (var a in s.Actors) all.Reference(a.Reference);
            foreach (var a in s.Alternatives)
            {
                all.Reference(a.Reference);
                all.Ask(a.When);
            }

            foreach (var c in s.CountsAs) all.Ask(c.When);
            all.Rules(s.Guards, s.Deadlines);
            if (s.Deadlines.Any(d => d.Base is DeadlineBase.Recurring || d.Others.Any(o => o.Base is DeadlineBase.Recurring))) all.Count(new(null, s.Id, null));
        }

        foreach (var r in p.Records)
        {
            foreach (var a in r.Actors) all.Reference(a.Reference);
            foreach (var o in r.Outcomes) all.Ask(o.When);
            foreach (var d in r.Data) all.Ask(d.When);
            if (r.Elects is { } elects)
            {
                all.Reference(elects.Electors);
                all.Weigh(elects.Weights);
            }

            foreach (var c in r.Counts)
            {
                all.Measure(c.Of);
                all.Ask(c.When);
            }

            all.Rules(r.Guards, r.Deadlines);
        }

        all.Rules(p.OpeningGuards, []);
        all.Ask(p.Start?.When);
        foreach (var l in rulebook.Limits.Where(l => l.Procedure == p.Name)) all.Ask(l.Unless);
        return new([.. moving.Found.Concat(all.Found).Distinct()], [.. moving.Counted, .. all.Counted], moving.Found.Count > 0, all.Timed);
    }

    /// <summary>True when the event may be one of this procedure's own.</summary>
    public static bool MayBeOwn(ProcedureModel p, string? procedure) =>
        procedure is null || procedure == p.Name || (procedure == "*" && p.SubjectTypes.Contains(p.Name));

    private sealed class Walk(RulebookModel rulebook, ProcedureModel p)
    {
        private readonly HashSet<string> _groups = new(StringComparer.Ordinal);
        internal List<(string, string?)> Found { get; } = [];
        internal HashSet<(string, string?)> Counted { get; } = [];
        internal HashSet<(string, string?)> Timed { get; } = [];

        internal void Event(EventModel? e)
        {
            if (e is not null && MayBeOwn(p, e.Procedure) && e.Step != Done && !Found.Contains((e.Step, e.Outcome))) Found.Add((e.Step, e.Outcome));
        }

        /// <summary>How often it happened matters.</summary>
        internal void Count(EventModel e)
        {
            Event(e);
            if (MayBeOwn(p, e.Procedure)) Counted.Add((e.Step, e.Outcome));
        }

        internal void Rules(ImmutableArray<GuardModel> guards, ImmutableArray<DeadlineModel> deadlines)
        {
            foreach (var g in guards) Ask(g.Condition);
            foreach (var d in deadlines)
            {
                if (d.Base is DeadlineBase.Happening h) Event(h.Event);
                foreach (var o in d.Others) if (o.Base is DeadlineBase.Happening also) Event(also.Event);
                if (d.Overdue is OverdueModel.Escalate up) Reference(up.To);
                foreach (var t in d.Turns.Where(t => t.Kind != ClockTurnKind.Extend && MayBeOwn(p, t.Event.Procedure)))
                {
                    Event(t.Event);
                    Timed.Add((t.Event.Step, t.Event.Outcome));
                }
            }
        }

        internal void Ask(Condition? condition)
        {
            foreach (var atom in ConditionText.Atoms(condition))
                switch (atom)
                {
                    case Condition.Happened h: Event(h.Event); break;
                    case Condition.SamePerson s: Event(s.Event); break;
                    case Condition.ActorIs a: Reference(a.Reference); break;
                    case Condition.ValueIs v: Reference(v.Reference); break;
                    case Condition.Quorum q: Reference(q.Of); break;
                    case Condition.PresentOrExcused o: Reference(o.Of); Reference(new ActorReference.MembersOf(null)); break;
                    case Condition.Beyond b: Reference(b.Left); Reference(b.Right); break;
                    case Condition.Recorded r: if (r.By is { } by) Reference(by); break;
                    case Condition.ElectionIs e: Reference(e.Electors); Weigh(e.Weights); break;
                    case Condition.Elapsed { Span.Base: DeadlineBase.Happening since }: Event(since.Event); break;
                    case Condition.OnValue on: Ask(on.Inner); break;
                    case Condition.Proportion share: Measure(share.Of); Measure(share.Base); break;
                }
        }

        internal void Measure(Quantity quantity)
        {
            switch (quantity)
            {
                case Quantity.Persons q: Reference(q.Of); break;
                case Quantity.Present q: Reference(q.Of); break;
                case Quantity.MostOfOne q: Reference(q.Of); break;
                case Quantity.Made made:
                    if (made.By is { } by) Reference(by);
                    if (made.Proxies is { } proxies) Reference(proxies.Of);
                    break;
                case Quantity.Times q:
                    Count(q.Event);
                    break;
                case Quantity.Sum q: foreach (var part in q.Parts) Measure(part); break;
                case Quantity.Weighted q: Measure(q.Of); Weigh(q.By); break;
                case Quantity.Less q: Measure(q.From); Measure(q.Taken); break;
            }
        }

        internal void Weigh(WeightModel? weights)
        {
            foreach (var entry in weights?.Entries ?? []) Reference(entry.Of);
        }

        internal void Reference(ActorReference reference)
        {
            switch (reference)
            {
                case ActorReference.WhoDid did: Event(did.Event); break;
                case ActorReference.Where where: Reference(where.Of); Ask(where.When); break;
                case ActorReference.Union union: foreach (var part in union.Parts) Reference(part); break;
                case ActorReference.InGroup g when _groups.Add(g.Group):
                    foreach (var m in rulebook.Groups.Where(x => x.Name == g.Group).SelectMany(x => x.Members)) Reference(m);
                    break;
                case ActorReference.MembersOf when _groups.Add("*"):
                    foreach (var m in rulebook.Meetings.SelectMany(x => x.Members.Concat(x.Attendees))) Reference(m);
                    break;
            }
        }
    }
}
