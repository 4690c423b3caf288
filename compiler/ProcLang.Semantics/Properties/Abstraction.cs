using System.Collections.Immutable;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Analysis;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Properties;

/// <summary>What a case of a procedure can be like, as far as its conditions and a property look at it, as sets of cases. Attributes keep
/// their answers from act to act; what an act supplies is anything from then on; what has happened in another procedure stays happened, and
/// what has not may; who holds which office, who acts and how late it is may be otherwise at each act. So whatever the interpreter allows
/// is among the runs looked at, and perhaps more: a run is told only when the interpreter has played it.</summary>
internal sealed class Abstraction
{
    // Conditions of a stranger's rulebook must not fill the memory.
    private const int MostNodes = 1 << 15;

    private readonly ProcedureModel _procedure;
    private readonly CaseSpace _space;
    private readonly Forgotten _passing;
    private readonly HashSet<Condition> _stated = [];
    private readonly ImmutableArray<(int Question, int Yes, int No, Forgotten Alone)> _rising;
    private readonly Dictionary<string, Forgotten> _supplied = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byFact = new(StringComparer.Ordinal);

    internal Abstraction(Neighbours neighbours, ProcedureModel procedure, IEnumerable<Condition> asked)
    {
        _procedure = procedure;
        Own = new OwnEvents(procedure);
        var atoms = new List<Condition>();
        foreach (var condition in Asked.Of(procedure).Concat(procedure.OpeningGuards.Select(g => g.Condition)).Concat(procedure.Parallels.Select(p => p.Then.When).OfType<Condition>())
            .Concat(procedure.Records.SelectMany(r => r.Outcomes).Select(o => o.When).OfType<Condition>()).Concat(asked)
            .Concat(procedure.Steps.Select(s => s.Awaits).OfType<EventModel>().Select(e => new Condition.Happened(e))))
        {
            atoms.AddRange(ConditionText.Atoms(Plain(condition)));
        }

        foreach (var atom in atoms)
        {
            Own.Watch(atom);
        }

        foreach (var step in procedure.Steps)
        {
            foreach (var waiver in step.WaivedBy)
            {
                Own.Watch(waiver.Record, null);
            }
        }

        var attributes = neighbours.Attributes(procedure).GroupBy(a => a.Name).ToDictionary(g => g.Key, g => g.First().Type, StringComparer.Ordinal);
        _space = CaseSpace.Of(atoms.Where(a => !AnsweredByPast(a)), attributes, MostNodes);
        var others = neighbours.Others(procedure).SelectMany(Supplies).ToHashSet(StringComparer.Ordinal);
        var own = Supplies(procedure).ToHashSet(StringComparer.Ordinal);
        var passing = new List<int>();
        var rising = ImmutableArray.CreateBuilder<(int, int, int, Forgotten)>();
        Initial = DecisionDiagrams.Always;
        for (var i = 0; i < _space.Count; i++)
        {
            var (atom, name) = _space.Asks(i);
            if (atom is Condition.Supplied)
            {
                _stated.Add(atom);
            }

            ImmutableArray<string> facts = atom is null ? [name] : IsOfFacts(atom) ? [.. Asked.Facts(atom)] : [];
            if (facts.Length > 0 && !facts.Any(others.Contains))
            {
                foreach (var fact in facts)
                {
                    (_byFact.TryGetValue(fact, out var questions) ? questions : _byFact[fact] = []).Add(i);
                }

                // What only acts supply is missing until one does, and what reads a missing fact does not hold.
                Initial = atom is not null && facts.Any(f => own.Contains(f) && !attributes.ContainsKey(f)) ? Sets.And(Initial, Sets.Where(i, a => a == 1)) : Initial;
            }
            else if (atom is Condition.Happened or Condition.Recorded(_, _, null))
            {
                rising.Add((i, Sets.Where(i, a => a == 0), Sets.Where(i, a => a == 1), new Forgotten([i])));
            }
            else if (atom is not Condition.SubjectIs)
            {
                passing.Add(i);
            }
        }

        _passing = new Forgotten(passing);
        _rising = rising.ToImmutable();
    }

    /// <summary>What of the past is remembered.</summary>
    internal OwnEvents Own { get; }

    internal CaseSpace Space => _space;

    internal DecisionDiagrams Sets => _space.Sets;

    /// <summary>The cases before anything was done.</summary>
    internal int Initial { get; }

    /// <summary>The cases in which the condition holds, where so much has happened.</summary>
    internal int Read(Condition? condition, UInt128 happened) => _space.Cases(condition is null ? null : Plain(condition), atom => Known(atom, happened));

    /// <summary>The cases in which no guard refuses an act that ends like that.</summary>
    internal int Read(ImmutableArray<GuardModel> guards, string? outcome, UInt128 happened)
    {
        var all = DecisionDiagrams.Always;
        foreach (var guard in guards)
        {
            if (guard.Norm is not (Norm.Regulative or Norm.Advisory) && (guard.Outcome is null || guard.Outcome == outcome))
            {
                all = Sets.And(all, Read(guard.Condition, happened));
            }
        }

        return all;
    }

    /// <summary>The cases in which an act states all it must.</summary>
    internal int Stated(ImmutableArray<DataModel> data, UInt128 happened)
    {
        var all = DecisionDiagrams.Always;
        foreach (var datum in data)
        {
            var given = new Condition.Supplied(datum.Fact);
            if (datum.Required && _stated.Contains(given))
            {
                all = Sets.And(all, Sets.Or(Sets.Not(Read(datum.When, happened)), Read(given, happened)));
            }
        }

        return all;
    }

    /// <summary>The cases after other procedures have gone on and the act has supplied its data.</summary>
    internal int Supplied(int cases, Forgotten? supplied)
    {
        cases = supplied is null ? cases : Sets.Forget(cases, supplied);
        foreach (var (_, yes, _, alone) in _rising)
        {
            cases = Sets.Or(cases, Sets.And(yes, Sets.Forget(cases, alone)));
        }

        return cases;
    }

    /// <summary>The cases from which such cases can come, see <see cref="Supplied"/>.</summary>
    internal int BeforeSupplied(int cases, Forgotten? supplied)
    {
        foreach (var (_, yes, no, alone) in _rising)
        {
            cases = Sets.Or(cases, Sets.And(no, Sets.Forget(Sets.And(cases, yes), alone)));
        }

        return supplied is null ? cases : Sets.Forget(cases, supplied);
    }

    /// <summary>The cases without what was so at the moment of an act only.</summary>
    internal int Lasting(int cases) => Sets.Forget(cases, _passing);

    /// <summary>The questions about what an act supplies; null: it supplies nothing that is asked.</summary>
    internal Forgotten? Supply(string act, IEnumerable<string> facts)
    {
        if (_supplied.TryGetValue(act, out var known))
        {
            return known;
        }

        var questions = facts.SelectMany(f => _byFact.GetValueOrDefault(f, [])).ToHashSet();
        return questions.Count == 0 ? null : _supplied[act] = new Forgotten(questions);
    }

    internal static IEnumerable<string> Supplies(StepModel step) => step.Data.Select(d => d.Fact);

    internal static IEnumerable<string> Supplies(RecordModel record) =>
        [.. record.Data.Select(d => d.Fact), .. record.Counts.Select(c => c.Fact), .. record.Elects is { } e ? [e.Fact] : Array.Empty<string>(),
            .. record.Extends?.Amount is { } amount ? [amount] : Array.Empty<string>()];

    private static IEnumerable<string> Supplies(ProcedureModel procedure) => procedure.Steps.SelectMany(Supplies).Concat(procedure.Records.SelectMany(Supplies));

    /// <summary>The same condition, with counts asked one way only: fewer than five is not at least five.</summary>
    private static Condition Plain(Condition condition) => condition switch
    {
        Condition.All(var parts) => new Condition.All([.. parts.Select(Plain)]),
        Condition.Some(var parts) => new Condition.Some([.. parts.Select(Plain)]),
        Condition.Not(var inner) => new Condition.Not(Plain(inner)),
        Condition.Proportion { How: Comparison.LessThan } few => new Condition.Not(few with { How = Comparison.AtLeast }),
        Condition.Proportion { How: Comparison.AtMost } few => new Condition.Not(few with { How = Comparison.MoreThan }),
        Condition.Quorum { How: Comparison.LessThan } few => new Condition.Not(few with { How = Comparison.AtLeast }),
        Condition.Quorum { How: Comparison.AtMost } few => new Condition.Not(few with { How = Comparison.MoreThan }),
        _ => condition,
    };

    private bool AnsweredByPast(Condition atom) => atom switch
    {
        Condition.Happened({ } e) => Own.Answer(atom, 0) is not null && Own.IsOwn(e.Procedure),
        Condition.Recorded(var of, _, null) => Own.Answer(atom, 0) is not null && Own.IsOwn(of),
        Condition.Determined(var of, _) => Own.Answer(atom, 0) is not null && Own.IsOwn(of),
        _ => false,
    };

    private bool? Known(Condition atom, UInt128 happened)
    {
        if (Own.Answer(atom, happened) is { } answer)
        {
            return answer;
        }

        // A case that an event starts has it behind it.
        return atom is Condition.Happened({ } e) && _procedure.Start is { Procedure: { } procedure, Step: { } step } start
            && e.Procedure == procedure && e.Step == step && (e.Outcome is null || e.Outcome == start.Outcome) ? true : null;
    }

    private static bool IsOfFacts(Condition atom) => atom is Condition.Flag or Condition.FactIs or Condition.FactsEqual or Condition.Includes or Condition.Supplied
        or Condition.Compare or Condition.CompareFacts;
}
