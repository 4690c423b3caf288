using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Text;

namespace ProcLang.Semantics.Binding;

/// <summary>A rulebook with its names resolved, before defaults are made explicit: open declarations are gathered,
/// signing tables and meetings still are what they were written as.</summary>
public sealed class BoundRulebook
{
    internal BoundRulebook(SymbolTable symbols) => Symbols = symbols;

    /// <summary>The head, when the files declare one.</summary>
    public BoundHead? Head { get; internal set; }
    /// <summary>From when to when the rules are in force, and where it is said; null: always.</summary>
    public (InForce Rule, Location At)? InForce { get; internal set; }
    /// <summary>What they repeal.</summary>
    public List<Repeal> Repeals { get; } = [];
    /// <summary>What becomes of cases begun before.</summary>
    public List<(Transition Rule, Location At)> Transitions { get; } = [];
    /// <summary>To whom they apply.</summary>
    public List<Addressees> Addressees { get; } = [];
    /// <summary>Where conditions and due dates are written.</summary>
    public WrittenAt WrittenAt { get; internal set; } = new();
    /// <summary>Every name.</summary>
    public SymbolTable Symbols { get; }
    /// <summary>Procedures with their clauses, in order of declaration.</summary>
    public List<BoundProcedure> Procedures { get; } = [];
    /// <summary>Signing tables.</summary>
    public List<BoundSigning> Signings { get; } = [];
    /// <summary>Meetings.</summary>
    public List<BoundMeeting> Meetings { get; } = [];
    /// <summary>Elections.</summary>
    public List<BoundElection> Elections { get; } = [];
    /// <summary>Limits.</summary>
    public List<BoundLimit> Limits { get; } = [];
    /// <summary>Who stands in for whom, and where it is said.</summary>
    public List<(ProcLang.Runtime.Authority.ActingRule Rule, Location At)> Acting { get; } = [];
    /// <summary>Executable clauses in text order.</summary>
    public List<ClauseModel> Clauses { get; } = [];
    /// <summary>Text with nothing to execute.</summary>
    public List<DeclaratoryModel> Declaratory { get; } = [];
    /// <summary>What it changes in other texts.</summary>
    public List<BoundAmendment> Amendments { get; } = [];
    /// <summary>Properties, and where each is written.</summary>
    public List<(PropertyModel Model, Location At)> Properties { get; } = [];
    /// <summary>Scenarios.</summary>
    public List<ScenarioModel> Scenarios { get; } = [];

    private readonly Dictionary<ProcedureSymbol, BoundProcedure> _bySymbol = [];
    private readonly Dictionary<ProcedureSymbol, BoundMeeting> _meetings = [];
    private readonly Dictionary<ProcedureSymbol, BoundSigning> _signings = [];

    /// <summary>The meeting whose own procedure it is; null when nothing speaks of one.</summary>
    internal BoundMeeting? MeetingWith(ProcedureSymbol procedure) => _meetings.GetValueOrDefault(procedure);

    /// <summary>The signing table of a procedure; null when nothing speaks of one.</summary>
    internal BoundSigning? SigningWith(ProcedureSymbol procedure) => _signings.GetValueOrDefault(procedure);

    /// <summary>The bound procedure of a symbol.</summary>
    public BoundProcedure ProcedureOf(ProcedureSymbol symbol)
    {
        if (!_bySymbol.TryGetValue(symbol, out var found))
        {
            _bySymbol[symbol] = found = new BoundProcedure(symbol);
            Procedures.Add(found);
        }

        return found;
    }

    /// <summary>The meeting of a type, made when nothing spoke of it before.</summary>
    internal BoundMeeting MeetingOf(SubjectTypeSymbol type, ProcedureSymbol procedure)
    {
        if (!_meetings.TryGetValue(procedure, out var found))
        {
            Meetings.Add(_meetings[procedure] = found = new BoundMeeting(type, procedure));
        }

        return found;
    }

    /// <summary>The signing table of a procedure, made when nothing spoke of it before.</summary>
    internal BoundSigning SigningOf(ProcedureSymbol procedure)
    {
        if (!_signings.TryGetValue(procedure, out var found))
        {
            Signings.Add(_signings[procedure] = found = new BoundSigning(procedure));
        }

        return found;
    }
}

/// <summary>The head of a rulebook.</summary>
public sealed record BoundHead(string Name, string? Alias, Location At)
{
    /// <summary>Document number.</summary>
    public string? Number { get; init; }
    /// <summary>Day of issue.</summary>
    public LocalDate? Issued { get; init; }
    /// <summary>Time zone id.</summary>
    public string Zone { get; init; } = "UTC";
    /// <summary>Last-day policy.</summary>
    public LastDayPolicy LastDay { get; init; }
    /// <summary>The calendar's name, when stated.</summary>
    public string? Calendar { get; init; }
}

/// <summary>A procedure's clauses gathered from wherever they stand.</summary>
public sealed class BoundProcedure(ProcedureSymbol symbol)
{
    /// <summary>The procedure.</summary>
    public ProcedureSymbol Symbol { get; } = symbol;
    /// <summary>What starts it.</summary>
    public StartModel? Start { get; internal set; }
    /// <summary>Steps in text order.</summary>
    public List<BoundStep> Steps { get; } = [];
    /// <summary>Records in text order.</summary>
    public List<BoundRecord> Records { get; } = [];
    /// <summary>Parallels.</summary>
    public List<BoundParallel> Parallels { get; } = [];
    /// <summary>Acts that count as others.</summary>
    public List<(StepSymbol Step, CountsAsModel CountsAs)> CountsAs { get; } = [];
    /// <summary>Delegations: of which act, by which office, and who may then do it instead.</summary>
    public List<BoundDelegation> Delegations { get; } = [];
    /// <summary>How the case can be suspended and resumed.</summary>
    public List<BoundSuspension> Suspensions { get; } = [];
    /// <summary>Emergencies in which steps are waived.</summary>
    public List<BoundEmergency> Emergencies { get; } = [];
    /// <summary>Prohibitions: on which act, and the guard.</summary>
    public List<(string Act, string? Outcome, GuardModel Guard)> Forbids { get; } = [];
    /// <summary>The declarations it was gathered from, where they are kept.</summary>
    internal List<BoundPart> Parts { get; } = [];

    /// <summary>What is said of a step.</summary>
    internal BoundStep StepOf(StepSymbol symbol)
    {
        var step = Steps.Find(s => s.Symbol == symbol);
        if (step is null)
        {
            Steps.Add(step = new BoundStep(symbol));
        }

        return step;
    }

    /// <summary>What is said of a record.</summary>
    internal BoundRecord RecordOf(RecordSymbol symbol)
    {
        var record = Records.Find(r => r.Symbol == symbol);
        if (record is null)
        {
            Records.Add(record = BoundRecord.Of(symbol, Symbol));
        }

        return record;
    }
}

/// <summary>An act that an office may delegate, as written.</summary>
public sealed record BoundDelegation(string Act, string From, AlternativeModel Alternative, Location At);

/// <summary>A suspension as written: while it lasts only the acts named may be done, until the case is resumed.</summary>
public sealed record BoundSuspension(RecordSymbol Record, RecordSymbol? Resumption, ImmutableHashSet<string> Allowed, Clause Clause, Clause ResumptionClause)
{
    /// <summary>The clause by which the times of the case stand still meanwhile; null: they go on.</summary>
    public Clause? StopsClocks { get; init; }
}

/// <summary>An emergency as written: the steps it waives, and the duty by which some are made up later (which steps of the duty for which of the procedure).</summary>
public sealed record BoundEmergency(
    RecordSymbol Record, ImmutableArray<(string Step, Clause Clause)> Waived, ProcedureSymbol? MakingUp, ImmutableArray<(string Step, string MadeUp, Location At)> MadeUp);

/// <summary>A step as written.</summary>
public sealed class BoundStep(StepSymbol symbol)
{
    /// <summary>The step.</summary>
    public StepSymbol Symbol { get; } = symbol;
    /// <summary>Its clause.</summary>
    public Clause? Clause { get; internal set; }
    /// <summary>Actors.</summary>
    public ImmutableArray<ActorModel> Actors { get; internal set; } = [];
    /// <summary>Any one of them.</summary>
    public bool AnyActor { get; internal set; }
    /// <summary>The clause for authority.</summary>
    public Clause? AuthorityClause { get; internal set; }
    /// <summary>Alternatives.</summary>
    public ImmutableArray<AlternativeModel> Alternatives { get; internal set; } = [];
    /// <summary>Guards.</summary>
    public ImmutableArray<GuardModel> Guards { get; internal set; } = [];
    /// <summary>Data.</summary>
    public ImmutableArray<DataModel> Data { get; internal set; } = [];
    /// <summary>Deadlines.</summary>
    public ImmutableArray<DeadlineModel> Deadlines { get; internal set; } = [];
    /// <summary>What changes its clock.</summary>
    public ImmutableArray<TurnModel> Turns { get; internal set; } = [];
    /// <summary>The records by which its time is extended.</summary>
    public ImmutableArray<BoundRecord> Extensions { get; internal set; } = [];
    /// <summary>Where something that changes its clock is first written.</summary>
    public Location? ClockAt { get; internal set; }
    /// <summary>What is overdue means, when stated.</summary>
    public OverdueModel? Overdue { get; internal set; }
    /// <summary>The clause that says so.</summary>
    public Clause? OverdueClause { get; internal set; }
    /// <summary>Names of steps a record is limited to.</summary>
    public ImmutableArray<string> During { get; internal set; } = [];
    /// <summary>Outcomes that may be given only so often in one case.</summary>
    public ImmutableArray<(string Name, int Most, Location At)> LimitedOutcomes { get; internal set; } = [];
    /// <summary>Outcomes as written.</summary>
    public ImmutableArray<BoundOutcome> Outcomes { get; internal set; } = [];
    /// <summary>The event it waits for.</summary>
    public EventModel? Awaits { get; internal set; }
    /// <summary>The parallel it is a branch of.</summary>
    public string? Parallel { get; internal set; }
}

/// <summary>An outcome line: <c>通过 当 … → 签发</c>.</summary>
public sealed record BoundOutcome(string? Name, string? Alias, Condition? When, ImmutableArray<string> Targets, bool Done, bool Join, Clause? Clause);

/// <summary>A record as written: the clauses of a step, and a value.</summary>
public sealed class BoundRecord(RecordSymbol symbol, BoundStep clauses)
{
    /// <summary>The record.</summary>
    public RecordSymbol Symbol { get; } = symbol;
    internal static BoundRecord Of(RecordSymbol symbol, ProcedureSymbol procedure) =>
        new(symbol, new BoundStep(new StepSymbol(symbol.Name, symbol.Alias, symbol.DeclaredAt, procedure)));

    /// <summary>Who, when, with what.</summary>
    public BoundStep Clauses { get; } = clauses;
    /// <summary>Subject types of its value.</summary>
    public ImmutableArray<string> ValueTypes { get; internal set; } = [];
    /// <summary>Making it ends the case (→ 完成).</summary>
    public bool Ends { get; internal set; }
    /// <summary>The time it extends; null: none.</summary>
    public ExtensionModel? Extends { get; internal set; }
    /// <summary>Reasons are required (须理由).</summary>
    public bool WithReasons { get; internal set; }
    /// <summary>How it joins or divides cases; null: it does neither.</summary>
    public Joinder? Joinder { get; internal set; }
}

/// <summary>A parallel as written.</summary>
public sealed record BoundParallel(StepSymbol Symbol, ImmutableArray<string> Steps, int Needed, BoundOutcome Then, Clause? Clause);

/// <summary>A signing table as written.</summary>
public sealed class BoundSigning(ProcedureSymbol symbol)
{
    /// <summary>Its procedure.</summary>
    public ProcedureSymbol Symbol { get; } = symbol;
    /// <summary>Rules in text order.</summary>
    public List<BoundSignRule> Rules { get; } = [];
    /// <summary>The declarations it was gathered from, where they are kept.</summary>
    internal List<BoundPart> Parts { get; } = [];
}

/// <summary>A rule of a signing table as written.</summary>
public sealed record BoundSignRule(
    string Name, string? Alias, Condition? When, bool IsOtherwise, ImmutableArray<(string Name, Location At)> Excepts,
    ImmutableArray<(string Name, Location At)> Replaces, ImmutableArray<PlanItemModel> Plan, Clause Clause, Location At);

/// <summary>A meeting as written.</summary>
public sealed class BoundMeeting(SubjectTypeSymbol type, ProcedureSymbol procedure)
{
    /// <summary>The meeting's type.</summary>
    public SubjectTypeSymbol Type { get; } = type;
    /// <summary>Its procedure.</summary>
    public ProcedureSymbol Procedure { get; } = procedure;
    /// <summary>Conveners and the clause that names them.</summary>
    public List<ActorModel> Conveners { get; } = [];
    /// <summary>Chairs.</summary>
    public List<ActorModel> Chairs { get; } = [];
    /// <summary>Members.</summary>
    public List<(ActorReference Reference, Clause Clause)> Members { get; } = [];
    /// <summary>Attendees.</summary>
    public List<(ActorReference Reference, Clause Clause)> Attendees { get; } = [];
    /// <summary>Invited.</summary>
    public List<(ActorReference Reference, Condition? When, Clause Clause)> Invited { get; } = [];
    /// <summary>Who may call an extraordinary meeting.</summary>
    public List<ActorModel> Extraordinary { get; } = [];
    /// <summary>Frequency.</summary>
    public FrequencyModel? Frequency { get; internal set; }
    /// <summary>Quorum with its clause.</summary>
    public (Condition.Quorum Condition, Norm Norm, Clause Clause)? Quorum { get; internal set; }
    /// <summary>Whether the quorum is tested when the meeting is opened, and at each vote.</summary>
    public (bool Opening, bool Vote) QuorumAt => StatedQuorumAt ?? (true, false);
    /// <summary>The same where the text says so.</summary>
    internal (bool Opening, bool Vote)? StatedQuorumAt { get; set; }
    /// <summary>Whether the quorum, and the lower one after an adjournment, go by weight.</summary>
    public (bool Full, bool Lower) QuorumByWeight { get; internal set; }
    /// <summary>How many votes each member has.</summary>
    public (WeightModel Model, Clause Clause)? Weights { get; internal set; }
    /// <summary>That it may be adjourned for want of a quorum.</summary>
    public AdjournModel? Adjourn { get; internal set; }
    /// <summary>How it must be composed when it opens.</summary>
    public List<GuardModel> Composition { get; } = [];
    /// <summary>How often and how long one may speak on an item.</summary>
    public List<SpeakingModel> Speaking { get; } = [];
    /// <summary>Proxies of absent members.</summary>
    public ProxyRuleModel? Proxies { get; internal set; }
    /// <summary>How it votes.</summary>
    public List<VoteModel> Votes { get; } = [];
    /// <summary>Who proposes items.</summary>
    public List<ActorModel> Proposers { get; } = [];
    /// <summary>Who settles the agenda.</summary>
    public List<ActorModel> Settlers { get; } = [];
    /// <summary>Who sends the papers.</summary>
    public List<ActorModel> PaperSenders { get; } = [];
    /// <summary>Who records decisions.</summary>
    public List<ActorModel> Deciders { get; } = [];
    /// <summary>Leave: whose, and of whom it is asked. Null stands for those who attend without being members.</summary>
    public List<(ActorReference? Of, ImmutableArray<ActorModel> Towards, Norm Norm, Clause Clause)> Leave { get; } = [];
    /// <summary>What an agenda item of a type must fulfil.</summary>
    public List<(string Type, Condition Condition, Norm Norm, Clause Clause)> ItemRequirements { get; } = [];
    /// <summary>The declarations it was gathered from, where they are kept.</summary>
    internal List<BoundPart> Parts { get; } = [];
}

/// <summary>A change of another text as written, and where the other text is named.</summary>
public sealed record BoundAmendment(AmendmentModel Model, Location At, Location TargetAt);

/// <summary>An election as written.</summary>
public sealed class BoundElection(ProcedureSymbol procedure, Clause clause)
{
    /// <summary>Its procedure.</summary>
    public ProcedureSymbol Procedure { get; } = procedure;
    /// <summary>The clause that makes it.</summary>
    public Clause Clause { get; } = clause;
    /// <summary>How many are elected.</summary>
    public (int Number, Clause Clause)? Seats { get; internal set; }
    /// <summary>Who votes.</summary>
    public List<(ActorReference Reference, Clause Clause)> Electors { get; } = [];
    /// <summary>Who can be elected.</summary>
    public List<(ActorReference Reference, Clause Clause)> Candidates { get; } = [];
    /// <summary>Who of them cannot, read as if the candidate acted.</summary>
    public List<(Condition When, Clause Clause)> Disqualified { get; } = [];
    /// <summary>Who nominates, and how many it takes.</summary>
    public (ImmutableArray<ActorModel> By, int Needed, Clause Clause)? Nomination { get; internal set; }
    /// <summary>How long each phase lasts: nomination, voting.</summary>
    public DeadlineModel?[] Phases { get; } = new DeadlineModel?[2];
    /// <summary>What share of the electors each needs; null: the most votes are enough.</summary>
    public (int Numerator, int Denominator, bool Exclusive, Clause Clause)? Majority { get; internal set; }
    /// <summary>What that share is of; null: the electors.</summary>
    public (VoteBase Kind, ActorReference? Of)? MajorityOf { get; internal set; }
    /// <summary>Ballots are ranked; how many candidates one may name: 0 as many as there are.</summary>
    public (int Most, Clause Clause)? Ranked { get; internal set; }
    /// <summary>Who is out of several with the fewest votes: by earlier rounds first, then by the lot of those named; nobody: all of them.</summary>
    public (bool EarlierRound, ImmutableArray<ActorModel> Lots, Clause Clause)? LastTied { get; internal set; }
    /// <summary>How many votes each elector has.</summary>
    public (WeightModel Model, Clause Clause)? Weights { get; internal set; }
    /// <summary>Who draws lots in a tie.</summary>
    public (ImmutableArray<ActorModel> By, Clause Clause)? Lots { get; internal set; }
    /// <summary>Who conducts the election and declares its result.</summary>
    public (ImmutableArray<ActorModel> By, Clause Clause)? Declaration { get; internal set; }
    /// <summary>A seat that falls vacant goes to the next in votes.</summary>
    public Clause? NextInVotes { get; internal set; }
}

/// <summary>A limit as written, with the word of its bound.</summary>
public sealed record BoundLimit(LimitModel Model, Location At, Comparison How);
