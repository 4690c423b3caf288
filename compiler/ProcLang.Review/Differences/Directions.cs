using System.Collections.Immutable;
using NodaTime;
using ProcLang.Review.Voice;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Differences;

/// <summary>Says which way a change goes, from what the two elements mean: who may more, what is asked more, until when longer.</summary>
internal sealed class Directions
{
    private readonly RulebookModel _old;
    private readonly RulebookModel _new;
    private readonly ProcedureRuns _runs;
    private readonly AtomOrder _order;

    internal Directions(RulebookModel before, RulebookModel after)
    {
        (_old, _new) = (before, after);
        _order = new AtomOrder(new DueDateShift(after, after));
        _runs = new ProcedureRuns(before, after, this);
    }

    /// <summary>The runs of the procedures of both.</summary>
    internal ProcedureRuns Runs => _runs;

    /// <summary>The direction of a pair; <see cref="ChangeDirection.Equivalent"/> where both mean the same though written otherwise.</summary>
    internal ChangeDirection Of(Statement? before, Statement? after)
    {
        var direction = Compared(before, after);
        // Due dates and records are not written in two ways: where nothing that has a direction differs, something else does.
        return direction == ChangeDirection.Equivalent && before is not null && after is not null && before.Meaning != after.Meaning
            && (after.Element is RecordModel || (before.Element, after.Element) is (DeadlineModel o, DeadlineModel n) && o.Period == n.Period)
            ? ChangeDirection.Different
            : direction;
    }

    private ChangeDirection Compared(Statement? before, Statement? after)
    {
        var kind = (after ?? before)!.Kind;
        if (before is null || after is null)
        {
            return Alone(kind, (before ?? after)!, before is null);
        }

        return (kind, before.Element, after.Element) switch
        {
            (StatementKind.Signatory, StepModel o, StepModel n) => Actors(o, n),
            (StatementKind.Signatory, RecordModel o, RecordModel n) => Wider(Persons(o.Actors, _old), Persons(n.Actors, _new), o.Actors.IsEmpty, n.Actors.IsEmpty),
            (StatementKind.Alternative, AlternativeModel o, AlternativeModel n) when Meaning.Of(o.Reference) == Meaning.Of(n.Reference) => Weaker(o.When, n.When),
            (_, GuardModel o, GuardModel n) => Guard(o, n),
            (_, SpeakingModel o, SpeakingModel n) => Speaking(o, n),
            (_, Allowance o, Allowance n) => Wider([.. o.Acts], [.. n.Acts], false, false),
            (StatementKind.Data, DataModel o, DataModel n) => Data(o, n),
            (StatementKind.Deadline, DeadlineModel o, DeadlineModel n) => Deadline(o, n),
            (StatementKind.Deadline, ExtensionModel o, ExtensionModel n) when o.Step == n.Step => new DueDateShift(_old, _new).Over(o.Most, n.Most, Direction.After).Direction,
            (StatementKind.Outcome, OutcomeModel o, OutcomeModel n) => Outcome(after, o, n),
            (StatementKind.Join, ParallelModel o, ParallelModel n) => Join(o, n),
            (StatementKind.CountsAs, CountsAsModel o, CountsAsModel n) when o.Act == n.Act && o.Outcome == n.Outcome => Weaker(o.When, n.When),
            (StatementKind.Record, RecordModel o, RecordModel n) => Record(o, n),
            (StatementKind.Members, MeetingModel o, MeetingModel n) => Members(before, o, n),
            (StatementKind.Vote, VoteModel o, VoteModel n) => Vote(o, n),
            (StatementKind.Vote, RecusalModel o, RecusalModel n) when o.Counted == n.Counted => Opposite(Weaker(o.When, n.When)),
            (StatementKind.Vote, ProxyRuleModel o, ProxyRuleModel n) when Meaning.Of(o.To) == Meaning.Of(n.To) && o.Counted == n.Counted => More(n.Most - o.Most),
            (StatementKind.Quorum, AdjournModel o, AdjournModel n) => Adjourn(o, n),
            (StatementKind.Limit, LimitModel o, LimitModel n) => Limit(o, n),
            (StatementKind.Property, PropertyModel o, PropertyModel n) when o.Kind == n.Kind && Meaning.Of(o.Event) == Meaning.Of(n.Event) => Property(o, n),
            (StatementKind.Acting, Runtime.Authority.ActingRule o, Runtime.Authority.ActingRule n) => Acting(o, n),
            (StatementKind.Start, ProcedureModel o, ProcedureModel n) => Start(o, n),
            (StatementKind.Calendar, _, _) => LastDay(before),
            (StatementKind.Organisation, GroupModel o, GroupModel n) => Wider(Persons(o, _old), Persons(n, _new), false, false),
            (StatementKind.Subject, SubjectTypeModel o, SubjectTypeModel n) => Subject(o, n),
            _ => ChangeDirection.Different,
        };
    }

    private static ChangeDirection Alone(StatementKind kind, Statement statement, bool isNew)
    {
        // What is only declared changes nothing until something uses it, and then that is a change of its own.
        var whenNew = (kind, statement.Element) switch
        {
            (StatementKind.Organisation or StatementKind.Subject, _) => ChangeDirection.Equivalent,
            (StatementKind.Signatory, RecordModel) => ChangeDirection.Looser,
            (StatementKind.Signatory, StepModel) => ChangeDirection.Stricter,
            (StatementKind.Alternative or StatementKind.CountsAs or StatementKind.Acting, _) => ChangeDirection.Looser,
            (StatementKind.Outcome or StatementKind.Waiver, _) or (StatementKind.Deadline, TurnModel or ExtensionModel) => ChangeDirection.Looser,
            (StatementKind.Record, _) => ChangeDirection.Looser,
            (StatementKind.Data, DataModel { Required: false }) => ChangeDirection.Looser,
            (StatementKind.Members, _) when statement.Slot != "members" => ChangeDirection.Looser,
            (StatementKind.Vote, ProxyRuleModel) => ChangeDirection.Looser,
            (StatementKind.Vote, VoteModel) => ChangeDirection.Different,
            (StatementKind.Quorum, AdjournModel) => ChangeDirection.Looser,
            (StatementKind.Applicability or StatementKind.Start or StatementKind.Members or StatementKind.Join or StatementKind.Plan, _) => ChangeDirection.Different,
            _ => ChangeDirection.Stricter,
        };
        return isNew ? whenNew : Opposite(whenNew);
    }

    internal static ChangeDirection Opposite(ChangeDirection direction) => direction switch
    {
        ChangeDirection.Looser => ChangeDirection.Stricter,
        ChangeDirection.Stricter => ChangeDirection.Looser,
        _ => direction,
    };

    private static ChangeDirection More(int difference) =>
        difference > 0 ? ChangeDirection.Looser : difference < 0 ? ChangeDirection.Stricter : ChangeDirection.Equivalent;

    // What holds on every run promises the more, the more cases it speaks of, the earlier it comes, and the less it supposes.
    private ChangeDirection Property(PropertyModel o, PropertyModel n) => ChangeDirections.Together(
    [
        Opposite(Weaker(o.When, n.When)),
        o.OnTime == n.OnTime ? ChangeDirection.Equivalent : n.OnTime ? ChangeDirection.Looser : ChangeDirection.Stricter,
        (o.Due, n.Due) switch
        {
            (null, null) => ChangeDirection.Equivalent,
            (null, _) => ChangeDirection.Stricter,
            (_, null) => ChangeDirection.Looser,
            ({ } before, { } after) => Deadline(before, after),
        },
    ]);

    private ChangeDirection Actors(StepModel o, StepModel n)
    {
        var before = Persons(o.Actors, _old);
        var after = Persons(n.Actors, _new);
        if (o.Actors.Length == 1 && n.Actors.Length == 1 && Meaning.Of(o.Actors[0].Reference) == Meaning.Of(n.Actors[0].Reference))
        {
            return Quantity(o.Actors[0], n.Actors[0]);
        }

        var (many, manyNow) = (before.Count > 1 && o.Actors.Length > 1, after.Count > 1 && n.Actors.Length > 1);
        var (any, anyNow) = (o.AnyActor || !many, n.AnyActor || !manyNow);
        if (before.SetEquals(after))
        {
            return (any, anyNow) switch
            {
                (true, false) => ChangeDirection.Stricter,
                (false, true) => ChangeDirection.Looser,
                _ => o.Actors.Length == n.Actors.Length ? ChangeDirections.Together(o.Actors.Zip(n.Actors, Quantity)) : ChangeDirection.Equivalent,
            };
        }

        // One of more may act: looser. All of more must: stricter. From one to all of several, one more must.
        return (any, anyNow) switch
        {
            (true, true) when many || manyNow || before.Count != after.Count => Wider(before, after, false, false),
            (false, false) or (true, false) when before.IsSubsetOf(after) => ChangeDirection.Stricter,
            (false, false) or (false, true) when after.IsSubsetOf(before) => ChangeDirection.Looser,
            (true, true) => Wider(before, after, false, false),
            _ => ChangeDirection.Different,
        };
    }

    private static ChangeDirection Quantity(ActorModel o, ActorModel n)
    {
        static int Weight(ActorModel a) => a.Quantifier switch { Quantifier.One => 0, Quantifier.AnyOf => a.Count, Quantifier.Each => 1000, _ => 2000 };
        return More(Weight(o) - Weight(n));
    }

    private static ChangeDirection Wider(HashSet<string> before, HashSet<string> after, bool anyone, bool anyoneNow)
    {
        if (anyone || anyoneNow)
        {
            return anyone == anyoneNow ? ChangeDirection.Equivalent : anyoneNow ? ChangeDirection.Looser : ChangeDirection.Stricter;
        }

        return before.SetEquals(after) ? ChangeDirection.Equivalent
            : before.IsSubsetOf(after) ? ChangeDirection.Looser
            : after.IsSubsetOf(before) ? ChangeDirection.Stricter : ChangeDirection.Different;
    }

    private static HashSet<string> Persons(ImmutableArray<ActorModel> actors, RulebookModel model)
    {
        var who = new HashSet<string>(StringComparer.Ordinal);
        foreach (var actor in actors)
        {
            Add(actor.Reference, model, who, 0);
        }

        return who;
    }

    private static HashSet<string> Persons(GroupModel group, RulebookModel model)
    {
        var who = new HashSet<string>(group.Units, StringComparer.Ordinal);
        foreach (var member in group.Members)
        {
            Add(member, model, who, 0);
        }

        return who;
    }

    // Groups stand for their members, and whoever heads a unit is of its staff.
    private static void Add(ActorReference reference, RulebookModel model, HashSet<string> who, int depth)
    {
        switch (reference)
        {
            case ActorReference.InGroup(var name) when depth < 8 && model.Groups.FirstOrDefault(g => g.Name == name) is { } group:
                foreach (var member in group.Members)
                {
                    Add(member, model, who, depth + 1);
                }

                break;
            case ActorReference.Union(var parts):
                foreach (var part in parts)
                {
                    Add(part, model, who, depth + 1);
                }

                break;
            case ActorReference.Where(var whom, Condition.True):
                Add(whom, model, who, depth);
                break;
            case ActorReference.StaffOf(var of):
                who.Add(Meaning.Of(reference));
                foreach (var office in model.Offices.Where(o => o.PerUnit))
                {
                    who.Add(Meaning.Of(new ActorReference.OfficeOf(office.Name, of)));
                }

                break;
            default:
                who.Add(Meaning.Of(reference));
                break;
        }
    }

    private FactType? TypeOf(string fact) => Type(_new, fact) ?? Type(_old, fact);

    private static FactType? Type(RulebookModel model, string fact)
    {
        foreach (var procedure in model.Procedures)
        {
            foreach (var known in procedure.Facts)
            {
                if (known.Name == fact)
                {
                    return known.Type;
                }
            }
        }

        return null;
    }

    internal Cases Cases(params IEnumerable<Condition?> conditions) => new(conditions, TypeOf, _order);

    /// <summary>Where the condition allows something: looser when it holds in more cases.</summary>
    private ChangeDirection Weaker(Condition? before, Condition? after)
    {
        var cases = Cases(before, after);
        var (o, n) = (cases.Of(before), cases.Of(after));
        return o == n ? ChangeDirection.Equivalent
            : cases.Implies(o, n) ? ChangeDirection.Looser
            : cases.Implies(n, o) ? ChangeDirection.Stricter
            : ChangeDirection.Different;
    }

    /// <summary>How many of so many are needed, compared for every number of persons up to a large assembly.</summary>
    private static ChangeDirection Threshold(Comparison how, int n, int d, Comparison howNow, int nNow, int dNow)
    {
        var (looser, stricter) = (false, false);
        for (var all = 1; all <= 120; all++)
        {
            for (var present = 0; present <= all; present++)
            {
                var (before, after) = (AtomOrder.Reached(how, n, d, present, all), AtomOrder.Reached(howNow, nNow, dNow, present, all));
                looser |= after && !before;
                stricter |= before && !after;
            }
        }

        return (looser, stricter) switch
        {
            (true, true) => ChangeDirection.Different,
            (true, _) => ChangeDirection.Looser,
            (_, true) => ChangeDirection.Stricter,
            _ => ChangeDirection.Equivalent,
        };
    }

    private ChangeDirection Guard(GuardModel o, GuardModel n)
    {
        if (o.Outcome != n.Outcome)
        {
            return n.Outcome is null ? ChangeDirection.Stricter : o.Outcome is null ? ChangeDirection.Looser : ChangeDirection.Different;
        }

        // A guard allows the act where its condition holds.
        var condition = Weaker(o.Condition, n.Condition);
        var norm = More(Strength(o.Norm) - Strength(n.Norm));
        return ChangeDirections.Together([condition, norm]);
    }

    private static int Strength(Norm norm) => norm switch { Norm.Constitutive => 2, Norm.Regulative => 1, _ => 0 };

    private ChangeDirection Data(DataModel o, DataModel n)
    {
        if (o.Fact != n.Fact)
        {
            return ChangeDirection.Different;
        }

        return ChangeDirections.Together(
        [
            More((o.Required ? 1 : 0) - (n.Required ? 1 : 0)), More((o.Anew ? 1 : 0) - (n.Anew ? 1 : 0)), Opposite(Weaker(o.When, n.When)),
        ]);
    }

    private ChangeDirection Deadline(DeadlineModel o, DeadlineModel n)
    {
        if (Meaning.Of(o.Base) != Meaning.Of(n.Base) || o.Direction != n.Direction)
        {
            return ChangeDirection.Different;
        }

        var overdue = Meaning.Of(o.Overdue) == Meaning.Of(n.Overdue) ? ChangeDirection.Equivalent : ChangeDirection.Different;
        var norm = More(Strength(o.Norm) - Strength(n.Norm));
        return ChangeDirections.Together([overdue, norm, Period(o.Span, n.Span), Until(o, n), Others(o, n)]);
    }

    private ChangeDirection Period(SpanModel o, SpanModel n) => (o.Period, n.Period) switch
    {
        ({ } before, { } after) => new DueDateShift(_old, _new).Over(before, after, o.Direction).Direction,
        (null, null) => ChangeDirection.Equivalent,
        (_, null) => ChangeDirection.Looser,
        _ => ChangeDirection.Stricter,
    };

    // A day without a time of day lasts until its end.
    private static ChangeDirection Until(DeadlineModel o, DeadlineModel n)
    {
        static LocalTime End(DeadlineModel d) => d.Until ?? LocalTime.MaxValue;
        return More(End(n).CompareTo(End(o)));
    }

    /// <summary>The later of two days is never before the earlier of them; other days must be the same but for their periods.</summary>
    private ChangeDirection Others(DeadlineModel o, DeadlineModel n)
    {
        var (before, after) = (o.Others.Select(Meaning.Of).Order().ToList(), n.Others.Select(Meaning.Of).Order().ToList());
        if (o.Choice != n.Choice)
        {
            return before.SequenceEqual(after) && o.Choice != ClockChoice.Only && n.Choice != ClockChoice.Only
                ? n.Choice == ClockChoice.Latest ? ChangeDirection.Looser : ChangeDirection.Stricter
                : (o.Choice, n.Choice) switch
                {
                    (ClockChoice.Only, ClockChoice.Latest) or (ClockChoice.Earliest, ClockChoice.Only) => ChangeDirection.Looser,
                    (ClockChoice.Only, ClockChoice.Earliest) or (ClockChoice.Latest, ClockChoice.Only) => ChangeDirection.Stricter,
                    _ => ChangeDirection.Different,
                };
        }

        return before.SequenceEqual(after) ? ChangeDirection.Equivalent
            : o.Others.Length == n.Others.Length && o.Others.Zip(n.Others).All(p => Meaning.Of(p.First.Base) == Meaning.Of(p.Second.Base) && p.First.Direction == p.Second.Direction)
                ? ChangeDirections.Together(o.Others.Zip(n.Others, Period)) : ChangeDirection.Different;
    }

    private ChangeDirection Speaking(SpeakingModel o, SpeakingModel n)
    {
        // The last number holds for all that follow; none is no end.
        static int Minutes(SpeakingModel s, int time) => s.Minutes.IsEmpty ? int.MaxValue : s.Minutes[Math.Min(time, s.Minutes.Length - 1)];
        var times = Math.Min(o.Most, n.Most);
        return ChangeDirections.Together(
        [
            Set(o.Of, _old).SetEquals(Set(n.Of, _new)) ? ChangeDirection.Equivalent : ChangeDirection.Different, More(n.Most - o.Most),
            .. Enumerable.Range(0, times).Select(t => More(Minutes(n, t).CompareTo(Minutes(o, t)))),
            Wider(Persons(o.MoreTimeBy, _old), Persons(n.MoreTimeBy, _new), false, false), More(Strength(o.Norm) - Strength(n.Norm)),
        ]);
    }

    private ChangeDirection Outcome(Statement after, OutcomeModel o, OutcomeModel n) =>
        SameWay(o.Transitions, n.Transitions) ? ChangeDirection.Equivalent : _runs.Outcome(after.Procedure!, after.Step!, o, n).Direction;

    /// <summary>Whether every case goes the same way: the first line whose condition holds.</summary>
    private bool SameWay(ImmutableArray<TransitionModel> o, ImmutableArray<TransitionModel> n)
    {
        var cases = Cases([.. o.Select(t => t.When), .. n.Select(t => t.When)]);
        var (before, after) = (Targets(o, cases), Targets(n, cases));
        return before.Count == after.Count && before.All(b => after.TryGetValue(b.Key, out var where) && where == b.Value);
    }

    internal static Dictionary<string, int> Targets(ImmutableArray<TransitionModel> transitions, Cases cases)
    {
        var targets = new Dictionary<string, int>(StringComparer.Ordinal);
        var left = Review.Differences.Cases.Always;
        foreach (var t in transitions)
        {
            var here = cases.And(left, cases.Of(t.When));
            left = cases.And(left, cases.Not(here));
            var key = Meaning.Sorted(t.Targets) + (t.Done ? " done" : "") + (t.Join ? " join" : "");
            var all = cases.Or(targets.GetValueOrDefault(key, Review.Differences.Cases.Never), here);
            if (all != Review.Differences.Cases.Never)
            {
                targets[key] = all;
            }
        }

        return targets;
    }

    private static ChangeDirection Join(ParallelModel o, ParallelModel n)
    {
        if (Meaning.Of(o.Then) != Meaning.Of(n.Then))
        {
            return ChangeDirection.Different;
        }

        static int Needed(ParallelModel p) => p.Needed == 0 ? p.Steps.Length : p.Needed;
        var (before, after) = (o.Steps.ToHashSet(), n.Steps.ToHashSet());
        var count = More(Needed(o) - Needed(n));
        return before.SetEquals(after) ? count
            : o.Needed == 0 && n.Needed == 0 && before.IsSubsetOf(after) ? ChangeDirection.Stricter
            : o.Needed == 0 && n.Needed == 0 && after.IsSubsetOf(before) ? ChangeDirection.Looser : ChangeDirection.Different;
    }

    private static ChangeDirection Record(RecordModel o, RecordModel n)
    {
        var all = new List<ChangeDirection>
        {
            Wider([.. o.During], [.. n.During], o.During.IsEmpty, n.During.IsEmpty),
            More((o.OncePerPerson ? 1 : 0) - (n.OncePerPerson ? 1 : 0)),
            Meaning.Of(o.Value) == Meaning.Of(n.Value) && o.Ends == n.Ends ? ChangeDirection.Equivalent : ChangeDirection.Different,
            Wider([.. o.ValueTypes], [.. n.ValueTypes], o.ValueTypes.IsEmpty, n.ValueTypes.IsEmpty),
        };
        var (before, after) = (o.Outcomes.Select(x => x.Name + Meaning.Of(x.When)).ToHashSet(), n.Outcomes.Select(x => x.Name + Meaning.Of(x.When)).ToHashSet());
        all.Add(o.Outcomes.All(x => x.When is null) && n.Outcomes.All(x => x.When is null)
            ? Wider(before, after, false, false)
            : before.SetEquals(after) ? ChangeDirection.Equivalent : ChangeDirection.Different);
        return ChangeDirections.Together(all);
    }

    private ChangeDirection Members(Statement before, MeetingModel o, MeetingModel n)
    {
        var (was, now) = before.Slot switch { "members" => (o.Members, n.Members), "attendees" => (o.Attendees, n.Attendees), _ => (o.Invited, n.Invited) };
        var wider = Wider(Set(was, _old), Set(now, _new), false, false);
        // Another set of members moves the quorum and every majority too.
        return before.Slot == "members" && wider != ChangeDirection.Equivalent ? ChangeDirection.Different : wider;
    }

    private static HashSet<string> Set(ImmutableArray<ActorReference> who, RulebookModel model)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in who)
        {
            Add(one, model, all, 0);
        }

        return all;
    }

    private ChangeDirection Vote(VoteModel o, VoteModel n)
    {
        if (!o.Types.ToHashSet().SetEquals(n.Types) || o.Secret != n.Secret || o.Majority is null || n.Majority is null || !o.Further.SequenceEqual(n.Further) || o.Majority.ByWeight != n.Majority.ByWeight
            || (o.Majority.Base == n.Majority.Base && (o.Majority.Of is null) != (n.Majority.Of is null)))
        {
            return ChangeDirection.Different;
        }

        var threshold = Threshold(o.Majority.How, o.Majority.Numerator, o.Majority.Denominator, n.Majority.How, n.Majority.Numerator, n.Majority.Denominator);
        static int Base(VoteBase b) => b switch { VoteBase.VotesCast => 0, VoteBase.MembersPresent => 1, _ => 2 };
        var of = o.Majority.Base == VoteBase.Persons || n.Majority.Base == VoteBase.Persons
            ? o.Majority.Of == n.Majority.Of ? ChangeDirection.Equivalent : ChangeDirection.Different
            : More(Base(o.Majority.Base) - Base(n.Majority.Base));
        var abstentions = More((o.AbstentionsCounted ? 1 : 0) - (n.AbstentionsCounted ? 1 : 0));
        var casting = (o.Casting, n.Casting) switch
        {
            (null, null) => ChangeDirection.Equivalent,
            (null, _) => ChangeDirection.Looser,
            (_, null) => ChangeDirection.Stricter,
            var (a, b) => Meaning.Of(a!) == Meaning.Of(b!) ? ChangeDirection.Equivalent : ChangeDirection.Different,
        };
        return ChangeDirections.Together([threshold, of, abstentions, casting]);
    }

    private ChangeDirection Adjourn(AdjournModel o, AdjournModel n)
    {
        var period = new DueDateShift(_old, _new).Over(o.Within, n.Within, Direction.After).Direction;
        var quorum = (o.Quorum, n.Quorum) switch
        {
            (null, null) => ChangeDirection.Equivalent,
            (null, _) => ChangeDirection.Looser,
            (_, null) => ChangeDirection.Stricter,
            var (a, b) => Weaker(a, b),
        };
        return ChangeDirections.Together([period, quorum]);
    }

    private ChangeDirection Limit(LimitModel o, LimitModel n)
    {
        var counted = o.KeyFact == n.KeyFact && o.Common == n.Common && o.Units.ToHashSet().SetEquals(n.Units) ? ChangeDirection.Equivalent : ChangeDirection.Different;
        static double Rate(LimitModel l) => l.Most / (l.Per switch { PeriodUnit.Weeks => 7.0, PeriodUnit.Months => 30.4, PeriodUnit.Years => 365.25, _ => 1.0 });
        var rate = o.Per == n.Per ? More(n.Most - o.Most) : Rate(o) < Rate(n) ? ChangeDirection.Looser : ChangeDirection.Stricter;
        var norm = More(Strength(o.Norm) - Strength(n.Norm));
        var unless = (o.Unless, n.Unless) switch
        {
            (null, null) => ChangeDirection.Equivalent,
            (null, _) => ChangeDirection.Looser,
            (_, null) => ChangeDirection.Stricter,
            var (a, b) => Weaker(a, b),
        };
        return ChangeDirections.Together([counted, rate, norm, unless]);
    }

    private static ChangeDirection Acting(Runtime.Authority.ActingRule o, Runtime.Authority.ActingRule n)
    {
        if (o.Absent != n.Absent || o.Deputy != n.Deputy)
        {
            return ChangeDirection.Different;
        }

        return ChangeDirections.Together(
        [
            Wider([.. o.AbsenceKinds], [.. n.AbsenceKinds], o.AbsenceKinds.IsEmpty, n.AbsenceKinds.IsEmpty),
            More((o.NeedsMandate ? 1 : 0) - (n.NeedsMandate ? 1 : 0)), More(o.After.Length - n.After.Length),
        ]);
    }

    private ChangeDirection Start(ProcedureModel o, ProcedureModel n)
    {
        var (before, after) = (o.Start, n.Start);
        if (before?.Procedure != after?.Procedure || before?.Step != after?.Step || before?.Outcome != after?.Outcome
            || Meaning.Sorted(o.SubjectTypes) != Meaning.Sorted(n.SubjectTypes))
        {
            return ChangeDirection.Different;
        }

        // A procedure that begins in more cases asks more.
        return ChangeDirections.Together([Opposite(Weaker(before?.When, after?.When)), SameWay(o.Entry, n.Entry) ? ChangeDirection.Equivalent : _runs.Entry(o, n).Direction]);
    }

    private ChangeDirection LastDay(Statement before)
    {
        static int Length(LastDayPolicy policy) => policy switch { LastDayPolicy.RollsForward => 1, LastDayPolicy.RollsBack => -1, _ => 0 };
        if (before.Slot != "last day")
        {
            return ChangeDirection.Different;
        }

        // A last day that is a working day whatever happens does not move.
        var counted = _old.Procedures.Concat(_new.Procedures).SelectMany(p => p.Steps.SelectMany(s => s.Deadlines).Concat(p.Records.SelectMany(r => r.Deadlines)))
            .Any(d => d.Direction == Direction.After && d.Period?.Unit is not (null or PeriodUnit.WorkingDays or PeriodUnit.Hours));
        return counted ? More(Length(_new.LastDay) - Length(_old.LastDay)) : ChangeDirection.Equivalent;
    }

    private ChangeDirection Subject(SubjectTypeModel o, SubjectTypeModel n)
    {
        // Attributes that come or go are seen where a condition reads them; another type of one is not.
        foreach (var fact in o.Attributes)
        {
            if (n.Attributes.FirstOrDefault(a => a.Name == fact.Name) is { } now && Meaning.Of(now.Type) != Meaning.Of(fact.Type))
            {
                return ChangeDirection.Different;
            }
        }

        return ChangeDirection.Equivalent;
    }
}
