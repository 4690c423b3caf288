using System.Collections.Immutable;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Differences;

/// <summary>New names for old ones. A name of the whole rulebook is renamed everywhere; one of a procedure or of a type of subject only there.</summary>
internal sealed class Renaming
{
    private readonly Dictionary<string, string> _everywhere = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Owner, string Name), string> _within = [];

    internal bool IsEmpty => _everywhere.Count == 0 && _within.Count == 0;

    internal void Everywhere(string old, string changed) => _everywhere[old] = changed;

    /// <summary>Within a procedure or type, by its old name.</summary>
    internal void Within(string owner, string old, string changed) => _within[(owner, old)] = changed;

    internal string Of(string name) => _everywhere.GetValueOrDefault(name, name);

    internal string Of(string? owner, string name) => owner is not null && _within.TryGetValue((owner, name), out var changed) ? changed : Of(name);

    /// <summary>The model with the new names. What it means is the same.</summary>
    internal RulebookModel Apply(RulebookModel model) => IsEmpty ? model : new Renamed(this, model).Model();

    /// <summary>Goes through a model and gives each name its new form.</summary>
    private sealed class Renamed(Renaming names, RulebookModel model)
    {
        private readonly Dictionary<string, ProcedureModel> _procedures = model.Procedures.GroupBy(p => p.Name).ToDictionary(g => g.Key, g => g.First());

        internal RulebookModel Model() => model with
        {
            Name = names.Of(model.Name),
            Units = [.. model.Units.Select(u => u with { Name = names.Of(u.Name) })],
            Offices = [.. model.Offices.Select(o => o with { Name = names.Of(o.Name), PlacedIn = Null(o.PlacedIn) })],
            Groups = [.. model.Groups.Select(g => g with { Name = names.Of(g.Name), Members = Who(g.Members, null), Units = Each(g.Units) })],
            Relations = [.. model.Relations.Select(r => r with { Name = names.Of(r.Name) })],
            Applicability = model.Applicability with
            {
                Transitions = [.. model.Applicability.Transitions.Select(t => t with { Types = Each(t.Types) })],
                Addressees = [.. model.Applicability.Addressees.Select(a => a with { Units = Each(a.Units) })],
            },
            Acting = [.. model.Acting.Select(a => a with
            {
                Absent = new Office(names.Of(a.Absent.Name)), Deputy = new Office(names.Of(a.Deputy.Name)), AbsenceKinds = Each(a.AbsenceKinds),
                After = [.. a.After.Select(o => new Office(names.Of(o.Name)))],
            })],
            SubjectTypes = [.. model.SubjectTypes.Select(t => t with { Name = names.Of(t.Name), Attributes = Facts(t.Attributes, t.Name) })],
            Procedures = [.. model.Procedures.Select(Procedure)],
            Signings = [.. model.Signings.Select(Signing)],
            Meetings = [.. model.Meetings.Select(Meeting)],
            Limits = [.. model.Limits.Select(l => l with
            {
                Id = Id(l), Procedure = names.Of(l.Procedure), Step = names.Of(l.Procedure, l.Step), KeyFact = l.KeyFact is null ? null : Fact(l.KeyFact, l.Procedure),
                Units = Each(l.Units), Unless = On(l.Unless, l.Procedure),
            })],
            Properties = [.. model.Properties.Select(p => p with
            {
                Procedure = names.Of(p.Procedure), Event = Event(p.Event, p.Procedure), When = On(p.When, p.Procedure), Due = p.Due is null ? null : Deadlines([p.Due], p.Procedure)[0],
            })],
            Scenarios = [.. model.Scenarios.Select(s => s with { Lines = [.. s.Lines.Select(l => new RenamedLines(names, this, model).Line(l, s))] })],
        };

        private string Id(LimitModel l) => l.Id.StartsWith(l.Procedure, StringComparison.Ordinal) ? names.Of(l.Procedure) + l.Id[l.Procedure.Length..] : names.Of(l.Id);

        private string? Null(string? name) => name is null ? null : names.Of(name);

        internal ImmutableArray<string> Each(ImmutableArray<string> all) => [.. all.Select(names.Of)];

        /// <summary>A fact belongs to its procedure, or to a type of its subjects.</summary>
        internal string Fact(string name, string? here)
        {
            if (here is null)
            {
                return names.Of(name);
            }

            var own = names.Of(here, name);
            if (own != name || !_procedures.TryGetValue(here, out var procedure))
            {
                return own;
            }

            foreach (var type in procedure.SubjectTypes)
            {
                if (names.Of(type, name) is var changed && changed != name)
                {
                    return changed;
                }
            }

            return name;
        }

        private ImmutableArray<FactModel> Facts(ImmutableArray<FactModel> facts, string here) =>
            [.. facts.Select(f => f with { Name = Fact(f.Name, here), Type = Type(f.Type)! })];

        private FactType? Type(FactType? type) => type is null ? null : type with { Choices = [.. type.Choices.Select(c => c with { Name = names.Of(c.Name) })] };

        private ProcedureModel Procedure(ProcedureModel p)
        {
            var here = p.Name;
            return p with
            {
                Name = names.Of(here),
                SubjectTypes = Each(p.SubjectTypes),
                Start = p.Start is null ? null : p.Start with
                {
                    Procedure = Null(p.Start.Procedure), Step = p.Start.Step is null ? null : names.Of(p.Start.Procedure ?? here, p.Start.Step),
                    Outcome = p.Start.Outcome is null ? null : names.Of(p.Start.Procedure ?? here, p.Start.Outcome), When = On(p.Start.When, here),
                },
                Facts = Facts(p.Facts, here),
                Steps = [.. p.Steps.Select(s => Step(s, here))],
                Records = [.. p.Records.Select(r => Record(r, here))],
                Entry = To(p.Entry, here),
                OpeningGuards = Guards(p.OpeningGuards, here),
                Parallels = [.. p.Parallels.Select(x => x with { Id = names.Of(here, x.Id), Steps = Steps(x.Steps, here), Then = To(x.Then, here) })],
            };
        }

        private ImmutableArray<string> Steps(ImmutableArray<string> steps, string here) => [.. steps.Select(s => StepId(s, here))];

        private string StepId(string step, string here)
        {
            // A plan's step is its rule and its act.
            var dot = step.IndexOf('.', StringComparison.Ordinal);
            return dot > 0 ? names.Of(here, step[..dot]) + "." + names.Of(here, step[(dot + 1)..]) : names.Of(here, step);
        }

        private StepModel Step(StepModel s, string here) => s with
        {
            Id = StepId(s.Id, here), Name = names.Of(here, s.Name), Act = names.Of(here, s.Act), Group = s.Group is null ? null : names.Of(here, s.Group),
            Actors = Actors(s.Actors, here),
            Alternatives = [.. s.Alternatives.Select(a => a with { Reference = Who(a.Reference, here), When = On(a.When, here) })],
            Awaits = s.Awaits is null ? null : Event(s.Awaits, here),
            Guards = Guards(s.Guards, here),
            Data = Data(s.Data, here),
            Deadlines = Deadlines(s.Deadlines, here),
            Outcomes = [.. s.Outcomes.Select(o => o with { Name = o.Name is null ? null : names.Of(here, o.Name), Transitions = To(o.Transitions, here) })],
            WaivedBy = [.. s.WaivedBy.Select(w => w with { Record = names.Of(here, w.Record) })],
            CountsAs = [.. s.CountsAs.Select(c => c with { Act = names.Of(here, c.Act), Outcome = c.Outcome is null ? null : names.Of(here, c.Outcome), When = On(c.When, here) })],
        };

        private RecordModel Record(RecordModel r, string here) => r with
        {
            Name = names.Of(here, r.Name), Actors = Actors(r.Actors, here), Value = Type(r.Value), ValueTypes = Each(r.ValueTypes), During = Steps(r.During, here),
            Guards = Guards(r.Guards, here), Data = Data(r.Data, here), Deadlines = Deadlines(r.Deadlines, here),
            Counts = [.. r.Counts.Select(c => c with { Fact = Fact(c.Fact, here), Of = Amount(c.Of, here), When = On(c.When, here) })],
            Outcomes = [.. r.Outcomes.Select(o => o with { Name = names.Of(here, o.Name), When = On(o.When, here) })],
            Extends = r.Extends is null ? null : r.Extends with { Step = StepId(r.Extends.Step, here), Amount = r.Extends.Amount is null ? null : Fact(r.Extends.Amount, here) },
            Joinder = r.Joinder is null ? null : r.Joinder with { Carried = [.. r.Joinder.Carried.Select(c => names.Of(here, c))] },
            Elects = r.Elects is null ? null : r.Elects with { Fact = Fact(r.Elects.Fact, here), Electors = Who(r.Elects.Electors, here), Weights = Weights(r.Elects.Weights, here) },
        };

        private ImmutableArray<ActorModel> Actors(ImmutableArray<ActorModel> actors, string here) => [.. actors.Select(a => a with { Reference = Who(a.Reference, here) })];

        private ImmutableArray<GuardModel> Guards(ImmutableArray<GuardModel> guards, string here) => [.. guards.Select(g => g with
        {
            Condition = On(g.Condition, here)!, Outcome = g.Outcome is null ? null : names.Of(here, g.Outcome),
        })];

        private ImmutableArray<DataModel> Data(ImmutableArray<DataModel> data, string here) => [.. data.Select(d => d with { Fact = Fact(d.Fact, here), When = On(d.When, here) })];

        private ImmutableArray<DeadlineModel> Deadlines(ImmutableArray<DeadlineModel> deadlines, string here) => [.. deadlines.Select(d => d with
        {
            Base = From(d.Base, here),
            Turns = [.. d.Turns.Select(t => t with { Event = Event(t.Event, here) })],
            Others = [.. d.Others.Select(o => o with { Base = From(o.Base, here) })],
            Overdue = d.Overdue switch
            {
                OverdueModel.Deemed(var outcome) => new OverdueModel.Deemed(names.Of(here, outcome)),
                OverdueModel.Escalate(var to) => new OverdueModel.Escalate(Who(to, here)),
                var other => other,
            },
        })];

        private DeadlineBase From(DeadlineBase from, string? here) => from switch
        {
            DeadlineBase.Happening(var e) => new DeadlineBase.Happening(Event(e, here)),
            DeadlineBase.Date(var fact) => new DeadlineBase.Date(Fact(fact, here)),
            _ => from,
        };

        private ImmutableArray<TransitionModel> To(ImmutableArray<TransitionModel> all, string here) => [.. all.Select(t => To(t, here))];

        private TransitionModel To(TransitionModel t, string here) => t with { When = On(t.When, here), Targets = Steps(t.Targets, here) };

        internal EventModel Event(EventModel e, string? here)
        {
            var owner = e.Procedure is null or Words.OwnMeeting ? here : e.Procedure;
            return new EventModel(
                e.Procedure is null or Words.OwnMeeting ? e.Procedure : names.Of(e.Procedure), owner is null ? names.Of(e.Step) : StepId(e.Step, owner),
                e.Outcome is null ? null : names.Of(owner, e.Outcome));
        }

        private SigningModel Signing(SigningModel s) => s with
        {
            Procedure = names.Of(s.Procedure),
            SubjectTypes = Each(s.SubjectTypes),
            Rules = [.. s.Rules.Select(r => r with
            {
                Name = names.Of(s.Procedure, r.Name), When = On(r.When, s.Procedure), Effective = On(r.Effective, s.Procedure)!,
                Excepts = [.. r.Excepts.Select(x => names.Of(s.Procedure, x))], Replaces = [.. r.Replaces.Select(x => names.Of(s.Procedure, x))],
                Plan = [.. r.Plan.Select(i => i with { Reference = Who(i.Reference, s.Procedure), Act = names.Of(s.Procedure, i.Act) })],
            })],
        };

        private MeetingModel Meeting(MeetingModel m) => m with
        {
            Name = names.Of(m.Name), Conveners = Actors(m.Conveners, m.Name), Chairs = Actors(m.Chairs, m.Name), Members = Who(m.Members, m.Name),
            Attendees = Who(m.Attendees, m.Name), Invited = Who(m.Invited, m.Name), Quorum = (Condition.Quorum?)On(m.Quorum, m.Name),
            Adjourn = m.Adjourn is null ? null : m.Adjourn with { Quorum = (Condition.Quorum?)On(m.Adjourn.Quorum, m.Name) },
            Proxies = m.Proxies is null ? null : m.Proxies with { To = Who(m.Proxies.To, m.Name) },
            Weights = Weights(m.Weights, m.Name),
            Speaking = [.. m.Speaking.Select(x => x with { Of = Who(x.Of, m.Name), MoreTimeBy = Actors(x.MoreTimeBy, m.Name) })],
            Votes = [.. m.Votes.Select(v => v with
            {
                Name = names.Of(m.Name, v.Name), Types = Each(v.Types), Majority = Majority(v.Majority, m.Name), Further = [.. v.Further.Select(f => Majority(f, m.Name)!)],
                Casting = v.Casting is null ? null : Who(v.Casting, m.Name), Recusals = [.. v.Recusals.Select(r => r with { When = On(r.When, m.Name)! })],
            })],
        };

        private MajorityModel? Majority(MajorityModel? majority, string meeting) => majority is { Of: { } of } ? majority with { Of = Who(of, meeting) } : majority;

        internal ImmutableArray<ActorReference> Who(ImmutableArray<ActorReference> all, string? here) => [.. all.Select(w => Who(w, here))];

        private ActorReference Who(ActorReference who, string? here) => who switch
        {
            ActorReference.OfOffice(var office) => new ActorReference.OfOffice(names.Of(office)),
            ActorReference.OfficeOf(var office, var of) => new ActorReference.OfficeOf(names.Of(office), Of(of, here)),
            ActorReference.Related(var relation, var of) => new ActorReference.Related(names.Of(relation), Of(of, here)),
            ActorReference.StaffOf(var of) => new ActorReference.StaffOf(Of(of, here)),
            ActorReference.InGroup(var group) => new ActorReference.InGroup(names.Of(group)),
            ActorReference.InFact(var fact) => new ActorReference.InFact(Fact(fact, here)),
            ActorReference.WhoDid(var e) => new ActorReference.WhoDid(Event(e, here)),
            ActorReference.MembersOf({ } meeting) => new ActorReference.MembersOf(names.Of(meeting)),
            ActorReference.Where(var of, var when) => new ActorReference.Where(Who(of, here), On(when, here)!),
            ActorReference.Union(var parts) => new ActorReference.Union(Who(parts, here)),
            _ => who,
        };

        private UnitArgument Of(UnitArgument of, string? here) => of switch
        {
            UnitArgument.Named(var unit) => new UnitArgument.Named(names.Of(unit)),
            UnitArgument.InFact(var fact) => new UnitArgument.InFact(Fact(fact, here)),
            UnitArgument.InGroup(var group) => new UnitArgument.InGroup(names.Of(group)),
            _ => of,
        };

        private Condition? On(Condition? condition, string? here) => condition switch
        {
            Condition.All(var parts) => new Condition.All([.. parts.Select(p => On(p, here)!)]),
            Condition.Some(var parts) => new Condition.Some([.. parts.Select(p => On(p, here)!)]),
            Condition.Not(var inner) => new Condition.Not(On(inner, here)!),
            Condition.Flag(var fact) => new Condition.Flag(Fact(fact, here)),
            Condition.FactIs(var fact, var values) => new Condition.FactIs(Fact(fact, here), [.. values.Select(Value)]),
            Condition.FactsEqual(var left, var right) => new Condition.FactsEqual(Fact(left, here), Fact(right, here)),
            Condition.Includes(var fact, var value) => new Condition.Includes(Fact(fact, here), Value(value)),
            Condition.Supplied(var fact) => new Condition.Supplied(Fact(fact, here)),
            Condition.Compare compare => compare with { Fact = Fact(compare.Fact, here) },
            Condition.CompareFacts compare => compare with { Left = Fact(compare.Left, here), Right = Fact(compare.Right, here) },
            Condition.Beyond(var left, var right) => new Condition.Beyond(Who(left, here), Who(right, here)),
            Condition.Happened(var e) => new Condition.Happened(Event(e, here)),
            Condition.Recorded(var procedure, var record, var by) => new Condition.Recorded(
                Null(procedure), names.Of(procedure ?? here, record), by is null ? null : Who(by, procedure ?? here)),
            Condition.Determined(var procedure, var term) => new Condition.Determined(Null(procedure), names.Of(procedure ?? here, term)),
            Condition.ActorIs(var who) => new Condition.ActorIs(Who(who, here)),
            Condition.Delegated(var from, var power) => new Condition.Delegated(names.Of(from), names.Of(power)),
            Condition.SamePerson(var e) => new Condition.SamePerson(Event(e, here)),
            Condition.Quorum quorum => quorum with { Of = Who(quorum.Of, here) },
            Condition.Proportion share => share with { Of = Amount(share.Of, here), Base = Amount(share.Base, here) },
            Condition.ValueTypeIs(var types) => new Condition.ValueTypeIs(Each(types)),
            Condition.PresentOrExcused(var of) => new Condition.PresentOrExcused(Who(of, here)),
            Condition.OnValue(var types, var inner) => new Condition.OnValue(Each(types), On(inner, OwnerOf(types, here))!),
            Condition.ValueIs(var who) => new Condition.ValueIs(Who(who, here)),
            Condition.Elapsed(var step, var span) => new Condition.Elapsed(step is null || here is null ? step : StepId(step, here), span with { Base = From(span.Base, here) }),
            Condition.Running(var step) when here is not null => new Condition.Running(StepId(step, here)),
            Condition.GivenSince(var record, var since) => new Condition.GivenSince(names.Of(here, record), names.Of(here, since)),
            Condition.OtherCase(var steps) when here is not null => new Condition.OtherCase(Steps(steps, here)),
            Condition.SameOfValue(var fact) => new Condition.SameOfValue(Fact(fact, here)),
            Condition.ElectionIs election => election with { Electors = Who(election.Electors, here), Weights = Weights(election.Weights, here) },
            Condition.ValueRecorded(var record) => new Condition.ValueRecorded(names.Of(here, record)),
            Condition.SubjectIs(var types) => new Condition.SubjectIs(Each(types)),
            _ => condition,
        };

        // A condition on an agenda item is read with the item's facts.
        private static string? OwnerOf(ImmutableArray<string> types, string? here) => types.IsEmpty ? here : types[0];

        internal FactValue Value(FactValue value) => value switch
        {
            FactValue.Choice(var choice) => new FactValue.Choice(names.Of(choice)),
            FactValue.UnitRef(var unit) => new FactValue.UnitRef(new Unit(names.Of(unit.Name))),
            FactValue.UnitSet(var units) => new FactValue.UnitSet([.. units.Select(u => new Unit(names.Of(u.Name)))]),
            _ => value,
        };

        private WeightModel? Weights(WeightModel? weights, string? here) =>
            weights is null ? null : new WeightModel([.. weights.Entries.Select(e => e with { Of = Who(e.Of, here) })]);

        private Quantity Amount(Quantity quantity, string? here) => quantity switch
        {
            Quantity.OfFact(var fact) => new Quantity.OfFact(Fact(fact, here)),
            Quantity.Persons(var of) => new Quantity.Persons(Who(of, here)),
            Quantity.Present(var of, var proxies) => new Quantity.Present(Who(of, here), proxies),
            Quantity.Made made => made with
            {
                Procedure = Null(made.Procedure), Record = names.Of(made.Procedure ?? here, made.Record), Outcome = made.Outcome is null ? null : names.Of(made.Procedure ?? here, made.Outcome),
                By = made.By is null ? null : Who(made.By, here), Proxies = made.Proxies is null ? null : made.Proxies with { Of = Who(made.Proxies.Of, here) },
            },
            Quantity.Times(var e) => new Quantity.Times(Event(e, here)),
            Quantity.MostOfOne(var of, var units) => new Quantity.MostOfOne(Who(of, here), Each(units)),
            Quantity.Repeats repeats => repeats with { Record = names.Of(here, repeats.Record) },
            Quantity.Sum(var parts) => new Quantity.Sum([.. parts.Select(p => Amount(p, here))]),
            Quantity.Weighted(var of, var by) => new Quantity.Weighted(Amount(of, here), Weights(by, here)!),
            Quantity.Less(var from, var taken) => new Quantity.Less(Amount(from, here), Amount(taken, here)),
            _ => quantity,
        };
    }

    /// <summary>Scenarios name what the rules name.</summary>
    private sealed class RenamedLines(Renaming names, Renamed renamed, RulebookModel model)
    {
        internal ScenarioLine Line(ScenarioLine line, ScenarioModel scenario) => line switch
        {
            ScenarioLine.Holds x => x with { Office = names.Of(x.Office), Unit = x.Unit is null ? null : names.Of(x.Unit) },
            ScenarioLine.Relates x => x with { Relation = names.Of(x.Relation), Unit = names.Of(x.Unit) },
            ScenarioLine.Joins x => x with { Unit = names.Of(x.Unit) },
            ScenarioLine.Away x => x with { Kind = names.Of(x.Kind) },
            ScenarioLine.Mandates x => x with { Office = names.Of(x.Office) },
            ScenarioLine.Begins x => x with { Type = names.Of(x.Type), Event = x.Event is null ? null : renamed.Event(x.Event, null), Facts = Facts(x.Facts, x.Type) },
            ScenarioLine.Acts x => x with
            {
                Act = names.Of(Owner(x, scenario), x.Act), Outcome = x.Outcome is null ? null : names.Of(Owner(x, scenario), x.Outcome), Case = Case(x.Case),
                Facts = Facts(x.Facts, Owner(x, scenario)),
            },
            _ => line,
        };

        private FactSet Facts(FactSet facts, string? here) => FactSet.Of(facts.Select(f => KeyValuePair.Create(renamed.Fact(f.Key, here), renamed.Value(f.Value))));

        private CaseReference Case(CaseReference at) => at with { Procedure = at.Procedure is null ? null : names.Of(at.Procedure), Step = at.Step is null ? null : names.Of(at.Procedure, at.Step) };

        // The procedure of an act, where the scenario leaves it out.
        private string? Owner(ScenarioLine.Acts act, ScenarioModel scenario)
        {
            if (act.Case.Procedure is { } named)
            {
                return named;
            }

            var type = scenario.Lines.OfType<ScenarioLine.Begins>().FirstOrDefault(b => b.Name == act.Case.Subject)?.Type;
            return model.Procedures.FirstOrDefault(p => type is not null && p.SubjectTypes.Contains(type)
                && (p.Steps.Any(s => s.Act == act.Act || s.CountsAs.Any(c => c.Act == act.Act)) || p.Records.Any(r => r.Name == act.Act)))?.Name;
        }
    }
}
