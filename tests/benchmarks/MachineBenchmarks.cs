using ApprovalRulesRules;
using BenchmarkDotNet.Attributes;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Facts;
using Stateless;

namespace ProcLang.Benchmarks;

/// <summary>A document is drafted, checked, signed: by the generated machine, by a switch someone writes by hand with the same
/// guards and the same roster, and by Stateless with them.</summary>
public class MachineBenchmarks
{
    private static readonly Person Ann = new("Ann"), Bob = new("Bob"), Cara = new("Cara");

    private Context _on;
    private Approval.State _atDraft, _atSign;
    private Manual.State _manual;
    private StatelessApproval _stateless = null!;

    [GlobalSetup]
    public void Setup()
    {
        var rulebook = new ApprovalRules();
        var zone = DateTimeZoneProviders.Tzdb[rulebook.Zone];
        var roster = Roster.Create(zone)
            .Appoint(Ann, Offices.Drafter, Term.Always).Appoint(Bob, Offices.Director, Term.Always).Appoint(Cara, Offices.Head, Term.Always);
        for (var i = 0; i < 40; i++)
        {
            roster = roster.Appoint(new Person($"Person {i}"), new Office($"Office {i % 10}"), Term.Always);
        }

        var docket = Docket.Create(rulebook, roster);
        _on = docket.ContextFor("p1", Instant.FromUtc(2024, 3, 4, 9, 0));
        var facts = FactSet.Empty.With("Amount", new FactValue.Money(1000)).With("Urgent", new FactValue.Flag(false));
        _atDraft = Approval.Evolve(default, Approval.Open(facts, _on)!.Value.Event);
        _atSign = AfterCheck();
        _manual = new Manual.State(Manual.Step.Draft, 1000, false, false);
        _stateless = new StatelessApproval(_on, 1000, false);
        if (!_stateless.Run(Ann, Bob, Cara) || Manual.Run(_manual, _on, Ann, Bob, Cara).Step != Manual.Step.Done || !Full().Ended)
        {
            throw new InvalidOperationException("The machines do not end.");
        }
    }

    private Approval.State AfterCheck()
    {
        var state = Approval.Evolve(_atDraft, Approval.Decide(_atDraft, new Approval.Act(Approval.ActKind.Draft, Ann), _on).Event);
        return Approval.Evolve(state, Approval.Decide(state, new Approval.Act(Approval.ActKind.Check, Bob, Approval.Outcome.Pass), _on).Event);
    }

    private Approval.State Full()
    {
        var state = Approval.Evolve(_atDraft, Approval.Decide(_atDraft, new Approval.Act(Approval.ActKind.Draft, Ann), _on).Event);
        state = Approval.Evolve(state, Approval.Decide(state, new Approval.Act(Approval.ActKind.Check, Bob, Approval.Outcome.Pass), _on).Event);
        return Approval.Evolve(state, Approval.Decide(state, new Approval.Act(Approval.ActKind.Sign, Cara), _on).Event);
    }

    /// <summary>Three acts, decided and evolved.</summary>
    [Benchmark]
    public bool Generated() => Full().Ended;

    [Benchmark(Baseline = true)]
    public bool Switch() => Manual.Run(_manual, _on, Ann, Bob, Cara).Step == Manual.Step.Done;

    /// <summary>One machine for all cases, put back to the first step: firing alone is timed.</summary>
    [Benchmark]
    public bool WithStateless()
    {
        _stateless.Reset();
        return _stateless.Run(Ann, Bob, Cara);
    }

    /// <summary>One machine a case, built when the case is met, as the manual of Stateless has it.</summary>
    [Benchmark]
    public bool WithStatelessBuilt() => new StatelessApproval(_on, 1000, false).Run(Ann, Bob, Cara);

    [Benchmark]
    public bool Permitted() => Approval.Decide(_atSign, new Approval.Act(Approval.ActKind.Sign, Cara), _on).IsAccepted;

    [Benchmark]
    public bool Refused() => Approval.Decide(_atSign, new Approval.Act(Approval.ActKind.Sign, Ann), _on).IsAccepted;
}

/// <summary>What a developer writes by hand.</summary>
internal static class Manual
{
    internal enum Step { Draft, Check, Sign, Done }

    internal readonly record struct State(Step Step, decimal Amount, bool Urgent, bool Checked);

    internal static State Run(State state, in Context on, Person drafter, Person director, Person head)
    {
        state = Act(state, on, drafter, false);
        state = Act(state, on, director, false);
        return Act(state, on, head, false);
    }

    internal static State Act(State state, in Context on, Person by, bool back)
    {
        switch (state.Step)
        {
            case Step.Draft when on.Holds(by, Offices.Drafter):
                return state with { Step = Step.Check };
            case Step.Check when on.Holds(by, Offices.Director):
                return back ? state with { Step = Step.Draft } : state with { Step = Step.Sign, Checked = true };
            case Step.Sign when on.Holds(by, Offices.Head) && state.Amount <= 1_000_000 && (!state.Urgent || state.Checked):
                return state with { Step = Step.Done };
            default:
                return state;
        }
    }
}

/// <summary>The same on Stateless. A refusal is told by the trigger that is not handled, so that nothing is asked twice.</summary>
internal sealed class StatelessApproval
{
    internal enum Trigger { Draft, Pass, Return, Sign }

    private readonly StateMachine<Manual.Step, Trigger> _machine;
    private readonly StateMachine<Manual.Step, Trigger>.TriggerWithParameters<Person> _draft, _pass, _return, _sign;
    private Manual.Step _step = Manual.Step.Draft;
    private bool _checked;

    internal StatelessApproval(Context on, decimal amount, bool urgent)
    {
        _machine = new(() => _step, step => _step = step);
        _draft = _machine.SetTriggerParameters<Person>(Trigger.Draft);
        _pass = _machine.SetTriggerParameters<Person>(Trigger.Pass);
        _return = _machine.SetTriggerParameters<Person>(Trigger.Return);
        _sign = _machine.SetTriggerParameters<Person>(Trigger.Sign);
        _machine.OnUnhandledTrigger((_, _) => { });
        _machine.Configure(Manual.Step.Draft).PermitIf(_draft, Manual.Step.Check, by => on.Holds(by, Offices.Drafter));
        _machine.Configure(Manual.Step.Check)
            .PermitIf(_pass, Manual.Step.Sign, by => on.Holds(by, Offices.Director))
            .PermitIf(_return, Manual.Step.Draft, by => on.Holds(by, Offices.Director));
        _machine.Configure(Manual.Step.Sign)
            .OnEntry(() => _checked = true)
            .PermitIf(_sign, Manual.Step.Done, by => on.Holds(by, Offices.Head) && amount <= 1_000_000 && (!urgent || _checked));
    }

    internal void Reset()
    {
        _step = Manual.Step.Draft;
        _checked = false;
    }

    internal bool Run(Person drafter, Person director, Person head)
    {
        _machine.Fire(_draft, drafter);
        _machine.Fire(_pass, director);
        _machine.Fire(_sign, head);
        return _step == Manual.Step.Done;
    }
}
