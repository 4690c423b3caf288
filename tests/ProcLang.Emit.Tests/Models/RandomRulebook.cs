using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Calendars;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;
using Period = ProcLang.Runtime.Deadlines.Period;

namespace ProcLang.Emit.Tests.Models;

/// <summary>Small rulebooks of every construct the model has, put together at random: valid as models, senseless as rules.</summary>
internal sealed partial class RandomRulebook(int seed)
{
    private static readonly string[] OfficeNames = ["县长", "副县长", "办公室主任", "科员"];
    private static readonly string[] UnitNames = ["县政府", "财政局", "教育局"];
    private readonly Random _random = new(seed);
    private int _clause;
    private string _procedure = "";
    private ImmutableArray<string> _steps = [];
    private ImmutableArray<string> _records = [];

    internal RulebookModel Make(int procedures)
    {
        var names = Enumerable.Range(0, procedures).Select(i => $"办理{i}").ToImmutableArray();
        var made = names.Select((n, i) => Procedure(n, i)).Append(Meeting()).Concat(DutyAndWhatFollows()).ToImmutableArray();
        return new RulebookModel
        {
            Name = "试规",
            Zone = "Asia/Shanghai",
            LastDay = Pick(LastDayPolicy.Stays, LastDayPolicy.RollsForward, LastDayPolicy.RollsBack),
            Calendar = WorkCalendar.Create("历", [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday], [new DayOff(new(2024, 5, 1), new(2024, 5, 5), "劳动节")],
                [new WorkDay(new(2024, 4, 28), new(2024, 4, 28), "劳动节")], new(2024, 1, 1), new(2024, 12, 31)),
            Units = [.. UnitNames.Select(u => new UnitModel(u, null, u == "县政府"))],
            Offices = [.. OfficeNames.Select(o => new OfficeModel(o, null, Chance(2) ? "县政府" : null, false)), new("局长", "Director", null, true)],
            Groups = [new("领导", "Leaders", [Of("县长"), Of("副县长"), Of("办公室主任")], []), new("部门", null, [], ["财政局", "教育局"])],
            Relations = [new("分管领导", null)],
            Acting =
            [
                new ActingRule(new("县长"), new("副县长"), Chance(2) ? [] : ["出差"], Chance(2), Clause()),
                new ActingRule(new("县长"), new("科员"), [], false, Clause()) { After = [new("副县长")] },
                // Its mandates are what delegates the power.
                new ActingRule(new("签发权"), new("副县长"), [], true, Clause()),
            ],
            SubjectTypes = [.. Enumerable.Range(0, procedures).Select(i => new SubjectTypeModel(Type(i), null, SubjectKind.Document, Facts)), new("例会", "Meeting", SubjectKind.Meeting, Facts)],
            Procedures = made,
            Meetings = [new MeetingModel { Name = "例会", Members = [Of("县长"), Of("副县长"), new ActorReference.InFact("经办人")], Attendees = [Of("办公室主任")] }],
            Limits = [.. Enumerable.Range(0, 3).Select(i => Limit(i, made))],
            Clauses = [],
            Applicability = WhenAndToWhom([.. Enumerable.Range(0, procedures).Select(Type), "例会"]),
        };
    }

    private static string Type(int procedure) => $"公文{procedure / 2}";

    private static ImmutableArray<FactModel> Facts =>
    [
        new("金额", "Amount", new(FactKind.Money, [])), new("份数", null, new(FactKind.Number, [])), new("附件", null, new(FactKind.Flag, [])),
        new("性质", "Nature", new(FactKind.Choice, [new("重大", "Major"), new("一般", null), new("class", null)])), new("主办", null, new(FactKind.Unit, [])),
        new("涉及", null, new(FactKind.UnitSet, [])), new("经办人", null, new(FactKind.Person, [])), new("人员", null, new(FactKind.PersonSet, [])),
        new("日期", null, new(FactKind.Day, [])), new("时刻", null, new(FactKind.Moment, [])), new("理由", "Reasons", new(FactKind.Text, [])),
    ];

    private ProcedureModel Procedure(string name, int index)
    {
        var signing = Chance(4);
        _procedure = name;
        _steps = [.. Enumerable.Range(0, 2 + _random.Next(4)).Select(i => signing ? $"规{i % 2}.签{i}" : $"步{i}")];
        _records = [.. Enumerable.Range(0, _random.Next(3)).Select(i => $"记{i}")];
        var parallel = !signing && _steps.Length >= 4 && Chance(2)
            ? new ParallelModel("并行", [_steps[1], _steps[2]], _random.Next(3), Forward(2) with { When = null }, Clause())
            : null;
        var steps = _steps.Select((id, i) => Step(id, i, signing, parallel)).ToImmutableArray();
        return new ProcedureModel
        {
            Name = name,
            Alias = Chance(2) ? $"Process{index}" : null,
            Kind = signing ? ProcedureKind.Signing : ProcedureKind.Procedure,
            SubjectTypes = [Type(index)],
            Start = index % 2 == 1 && Chance(2)
                ? new StartModel($"办理{index - 1}", Pick("步0", "步1", "完成", "记0"), null, Chance(2) ? Condition(1) : null, Clause())
                : Chance(8) ? new StartModel(null, null, null, Condition(1), Clause()) : null,
            Facts = Facts,
            Steps = steps,
            Records = [.. _records.Select(Record)],
            Entry = signing
                ? [new(Chance(2) ? Condition(1) : null, [_steps[0]], false, false, Clause()), new(new Condition.All([Condition(0), new Condition.Flag("附件")]), [_steps[1]], false, false, Clause())]
                : [.. Enumerable.Range(0, _random.Next(2)).Select(_ => Transition(Condition(1), parallel)), Chance(10) ? Transition(Condition(0), parallel) : new(null, [_steps[0]], false, false, null)],
            OpeningGuards = Chance(8) ? [Guard()] : [],
            Parallels = parallel is null ? [] : [parallel],
        };
    }

    private StepModel Step(string id, int index, bool signing, ParallelModel? parallel)
    {
        // What completes by itself leads forward only, or time would go round in it for ever.
        var awaits = Chance(8) && parallel?.Steps.Contains(id) != true ? new EventModel(Chance(2) ? null : "办理0", Pick(_steps), null) : null;
        ImmutableArray<ActorModel> actors = awaits is not null || Chance(12) ? [] : [.. Enumerable.Range(0, 1 + _random.Next(2)).Select(_ => Actor())];
        ImmutableArray<WaiverModel> waived = Chance(5) && awaits is null && parallel?.Steps.Contains(id) != true && _records.Length > 0 ? [new(Pick(_records), Clause())] : [];
        var alone = awaits is not null || waived.Length > 0 || (actors.Length > 0 && actors.All(a => a.Quantifier is Quantifier.Each or Quantifier.EachInRank) && parallel?.Steps.Contains(id) != true);
        var names = _random.Next(4) switch { 0 => [null, "退回"], 1 => ["同意", "退回"], 2 => ["同意"], _ => new string?[] { null } };
        return new StepModel
        {
            Id = id,
            Name = signing ? "签" : id,
            Alias = Chance(3) ? $"Step{index}" : null,
            Act = signing ? Pick("签", "会签") : Chance(4) ? "共办" : id,
            Group = signing ? id.Split('.')[0] : null,
            Clause = Chance(8) ? null : Clause(),
            AuthorityClause = Chance(2) ? Clause() : null,
            Actors = actors,
            AnyActor = Chance(2),
            Alternatives = Chance(4) ? [new(Chance(2) ? new ActorReference.Where(Of(Pick(OfficeNames)), new Condition.Delegated("县长", "签发权")) : Reference(), Chance(2) ? Condition(1) : null, Clause())] : [],
            Awaits = awaits,
            WaivedBy = waived,
            Guards = [.. Enumerable.Range(0, Math.Max(0, _random.Next(4) - 1)).Select(_ => Guard()), .. LimitedOutcome(id, names)],
            Data = Chance(6) ? [new("理由", Chance(2), Clause())] : [],
            Deadlines = [.. Enumerable.Range(0, Chance(2) ? 0 : 1 + _random.Next(2)).Select(_ => Deadline(names))],
            Outcomes = [.. names.Select(n => new OutcomeModel(n, n is null ? null : n == "退回" ? "Return" : "Agree", alone ? [Forward(index)] : Transitions(parallel is not null && parallel.Steps.Contains(id), parallel)))],
            CountsAs = Chance(5) ? [new("圈阅", "Initial", Pick(null, "退回", "同意"), Chance(2) ? Condition(1) : null, Clause())] : [],
        };
    }

    private ImmutableArray<TransitionModel> Transitions(bool inParallel, ParallelModel? parallel)
    {
        var last = inParallel && !Chance(4) ? new TransitionModel(null, [], false, true, null) : Transition(Chance(8) ? Condition(1) : null, parallel);
        return [.. Enumerable.Range(0, _random.Next(2)).Select(_ => Transition(Condition(1), parallel)), last];
    }

    private TransitionModel Forward(int index) => index + 1 < _steps.Length && Chance(2)
        ? new(null, [_steps[index + 1 + _random.Next(_steps.Length - index - 1)]], false, false, Clause())
        : new(Chance(3) ? Condition(1) : null, [], true, false, Clause());

    private TransitionModel Transition(Condition? when, ParallelModel? parallel = null) => Chance(4)
        && Chance(2) ? new(when, [], true, false, Clause())
        : new(when, parallel is not null && Chance(3) ? [parallel.Id] : Chance(10) ? [Pick(_steps), Pick(_steps)] : [Pick(_steps)], false, false, Clause());

    private RecordModel Record(string name)
    {
        var value = _random.Next(4) switch { 0 => FactKind.Case, 1 => FactKind.Person, 2 => FactKind.Text, _ => (FactKind?)null };
        return new RecordModel
        {
            Name = name,
            Alias = Chance(3) ? "Record" + name[1] : null,
            Actors = Chance(5) ? [] : [.. Enumerable.Range(0, 1 + _random.Next(2)).Select(_ => new ActorModel(Quantifier.One, 1, Reference(), Clause()))],
            Value = value is { } kind ? new FactType(kind, []) : null,
            ValueTypes = Chance(2) ? ["公文0"] : [],
            During = Chance(2) ? [Pick(_steps)] : [],
            Guards = [.. Enumerable.Range(0, _random.Next(2)).Select(_ => Guard()), .. LimitedOutcome(name, ["成立"])],
            Data = Chance(5) ? [new("理由", true, null, Chance(3) ? Condition(1) : null, Chance(3))] : [],
            Deadlines = Chance(3) ? [Deadline([null])] : [],
            Outcomes = Chance(3) ? [new("成立", "Holds", Chance(3) ? Condition(1) : null), new("不成立", "DoesNotHold", Chance(3) ? Condition(1) : null)] : [],
            Elects = Chance(6) ? new ElectsModel("人员", Tally() with { Votes = Chance(2) ? name : "记1" }, Reference(), Chance(3)) { Weights = Chance(2) ? Weights() : null, OutFact = Chance(2) ? "人员" : null } : null,
            Joinder = value is not null && Chance(2)
                ? new Joinder(Pick(Enum.GetValues<JoinderKind>()), Chance(2) ? [.. _records.Where(_ => Chance(2))] : [], Chance(3)) : null,
            Extends = Chance(2) ? new ExtensionModel(Pick(_steps), new Period(1 + _random.Next(5), PeriodUnit.Days), Chance(2) ? "份数" : null) : null,
            Counts = Chance(5) ? [new("份数", Quantity(2), Chance(2) ? Condition(1) : null)] : [],
            OncePerPerson = Chance(2),
            Ends = Chance(6),
            Clause = Clause(),
            AuthorityClause = Chance(2) ? Clause() : null,
        };
    }

    private ProcedureModel Meeting()
    {
        _procedure = "例会";
        _steps = ["召集", "开会", "结束"];
        _records = ["出席", "准假", "确定议题"];
        var members = new ActorReference.MembersOf(Chance(2) ? null : "例会");
        return new ProcedureModel
        {
            Name = "例会",
            Alias = "Meeting",
            Kind = ProcedureKind.Meeting,
            SubjectTypes = ["例会"],
            Facts = Facts,
            Entry = [new(null, ["召集"], false, false, null)],
            Steps =
            [
                Stage("召集", "开会", []), Stage("开会", "结束",
                [
                    new(new Condition.Quorum(members, Pick(Comparison.AtLeast, Comparison.MoreThan), 1, Pick(0, 2, 3)), ReasonCode.NoQuorum, Norm.Constitutive, Clause()),
                    new(new Condition.PresentOrExcused(members), ReasonCode.Condition, Norm.Regulative, Clause()),
                ]),
                Stage("结束", null, [Guard()]),
            ],
            Records =
            [
                new RecordModel { Name = "出席", Alias = "Attend", Actors = [new(Quantifier.One, 1, members, null), new(Quantifier.One, 1, Of("办公室主任"), null)], OncePerPerson = Chance(2), Clause = Clause() },
                .. Chance(2) ? [new RecordModel { Name = "延期", Alias = "Adjourn", Clause = Clause() }] : Array.Empty<RecordModel>(),
                new RecordModel { Name = "离席", Alias = "Depart", Guards = [new(new Condition.ActorPresent(), ReasonCode.NotPresent, Norm.Constitutive, Clause())], Clause = Clause() },
                new RecordModel
                {
                    Name = "投票", Alias = "Vote", Value = new(FactKind.Case, []), OncePerPerson = Chance(2), Clause = Clause(),
                    Actors = [new(Quantifier.One, 1, new ActorReference.Where(members, Chance(2) ? new Condition.True() : Condition(1)), null)],
                    Outcomes = [new("赞成", "For"), new("反对", "Against"), new("弃权", "Abstain")],
                },
                Deciding(members),
                new RecordModel { Name = "准假", Alias = "GrantLeave", Actors = [new(Quantifier.One, 1, Of("县长"), null)], Value = new(FactKind.Person, []), Guards = [new(new Condition.ValueIs(members), ReasonCode.Condition, Norm.Constitutive, Clause())], Clause = Clause() },
                new RecordModel
                {
                    Name = "确定议题", Alias = "SettleItem", Value = new(FactKind.Case, []), Clause = Clause(),
                    Guards = [new(new Condition.OnValue(["公文0"], Condition(2)), ReasonCode.Condition, Norm.Constitutive, Clause()), new(new Condition.Not(new Condition.ValueRecorded("确定议题")), ReasonCode.Condition, Norm.Advisory, Clause())],
                },
            ],
        };
    }

    /// <summary>A vote is closed: its outcome follows from the count, unless it is a tie.</summary>
    private RecordModel Deciding(ActorReference members)
    {
        // 准假 names a person by the one who makes it: it serves as a record of proxies.
        var proxies = Chance(2) ? new ProxyModel("准假", members) : null;
        var weights = Chance(3) ? Weights() : null;
        Quantity Votes(string? outcome) => new Quantity.Made(null, "投票", outcome, true, null, proxies) is var made && weights is null ? made : new Quantity.Weighted(made, weights!);
        var share = new Condition.Proportion(Votes("赞成"), Pick(Comparison.AtLeast, Comparison.MoreThan), 1, Pick(0, 2), Pick(Votes(null), new Quantity.Present(members)));
        return new RecordModel
        {
            Name = "议决", Alias = "Decide", Value = new(FactKind.Case, []), Clause = Clause(),
            Counts = [new("份数", Votes("赞成"), Chance(2) ? null : Condition(1))],
            Outcomes = [new("通过", "Pass", share), new("不通过", "Reject", Chance(2) ? new Condition.True() : new Condition.Proportion(Votes("反对"), Comparison.AtLeast, 1, 0, Votes(null)))],
        };
    }

    private StepModel Stage(string id, string? next, ImmutableArray<GuardModel> guards) => new()
    {
        Id = id, Name = id, Act = id, Clause = Clause(), Actors = [Actor(Quantifier.One), Actor(Quantifier.One)], AnyActor = true, Guards = guards,
        Outcomes = [new(null, null, [next is null ? new(null, [], true, false, null) : new(null, [next], false, false, null)])],
    };

    /// <summary>An outcome that may be given only so often.</summary>
    private GuardModel[] LimitedOutcome(string step, string?[] outcomes) => Chance(3) && outcomes[^1] is { } outcome
        ? [new(new Condition.Proportion(new Quantity.Times(new(null, step, outcome)), Comparison.LessThan, 1, 0, new Quantity.Fixed(0)), ReasonCode.LimitReached,
            Pick(Norm.Constitutive, Norm.Regulative), Clause(), outcome)]
        : [];

    private GuardModel Guard() => new(Condition(2), Pick(ReasonCode.Condition, ReasonCode.Forbidden, ReasonCode.Void, ReasonCode.TooEarly), Pick(Norm.Constitutive, Norm.Regulative, Norm.Advisory, Norm.Regulative), Clause());

    private DeadlineModel Deadline(string?[] outcomes)
    {
        DeadlineBase from = _random.Next(4) switch
        {
            0 => new DeadlineBase.Entered(),
            1 => new DeadlineBase.Opened(),
            2 => new DeadlineBase.Happening(Event()),
            _ => new DeadlineBase.Date(Pick("日期", "时刻")),
        };
        OverdueModel then = _random.Next(6) switch
        {
            0 when from is DeadlineBase.Entered => new OverdueModel.Deemed(outcomes[^1] ?? "无"),
            1 => new OverdueModel.Lapse(),
            2 => new OverdueModel.Escalate(Reference()),
            3 when from is DeadlineBase.Entered => new OverdueModel.Continue(),
            _ => new OverdueModel.Breach(),
        };
        Period? length = Chance(5) && from is not DeadlineBase.Entered ? null : new Period(1 + _random.Next(5), Pick(PeriodUnit.Hours, PeriodUnit.Days, PeriodUnit.WorkingDays, PeriodUnit.Weeks, PeriodUnit.ClearDays));
        if (Chance(5) && from is not DeadlineBase.Entered)
        {
            from = Since();
        }

        var made = new DeadlineModel(from, from is DeadlineBase.Entered ? Direction.After : Pick(Direction.After, Direction.After, Direction.Before), length, Pick(Norm.Regulative, Norm.Regulative, Norm.Constitutive, Norm.Advisory), then, Clause()) { Turns = Chance(2) ? Turns() : [] };
        return Chance(4) && length is not null ? Compared(made) : made;
    }

    private LimitModel Limit(int index, ImmutableArray<ProcedureModel> procedures)
    {
        var procedure = Pick([.. procedures]);
        _procedure = procedure.Name;
        _steps = [.. procedure.Steps.Select(s => s.Id)];
        _records = [.. procedure.Records.Select(r => r.Name)];
        return new LimitModel($"限{index}", procedure.Name, Pick(_steps), Chance(2) ? Pick("主办", "性质") : null, [], Chance(3), Pick(PeriodUnit.Days, PeriodUnit.Weeks, PeriodUnit.Months),
            1, Pick(Norm.Constitutive, Norm.Advisory, Norm.Regulative), Chance(2) ? Condition(1) : null, Clause());
    }

    private ActorModel Actor(Quantifier? quantifier = null)
    {
        var how = quantifier ?? Pick(Quantifier.One, Quantifier.One, Quantifier.One, Quantifier.Each, Quantifier.EachInRank, Quantifier.AnyOf);
        return new(how, how == Quantifier.AnyOf ? 1 + _random.Next(2) : 1, Reference(), Clause());
    }

    private ActorReference Reference() => _random.Next(14) switch
    {
        0 => new ActorReference.OfficeOf("局长", Units()),
        1 => new ActorReference.Related("分管领导", Units()),
        2 => new ActorReference.StaffOf(Units()),
        3 => new ActorReference.InGroup(Pick("领导", "部门")),
        4 => new ActorReference.InFact(Pick("经办人", "人员")),
        5 => new ActorReference.WhoDid(Event()),
        6 => new ActorReference.Union([Reference(), Of(Pick(OfficeNames))]),
        7 when Chance(2) => new ActorReference.MembersOf("例会"),
        8 when Chance(3) => new ActorReference.Where(new ActorReference.InGroup("领导"), Chance(3) ? new Condition.True() : new Condition.Not(new Condition.ActorIs(new ActorReference.InFact("经办人")))),
        _ => Of(Pick(OfficeNames)),
    };

    private UnitArgument Units() => _random.Next(4) switch
    {
        0 => new UnitArgument.Named(Pick(UnitNames)),
        1 => new UnitArgument.InGroup("部门"),
        2 => new UnitArgument.InFact("涉及"),
        _ => new UnitArgument.InFact("主办"),
    };

    private EventModel Event() => _random.Next(5) switch
    {
        0 => new(Pick("办理0", "办理1", "例会", "*"), Pick("步0", "步1", "召集", "完成", "记0"), null),
        1 when _records.Length > 0 => new(null, Pick(_records), null),
        2 => new(null, Pick(_steps), "同意"),
        _ => new(Chance(3) ? _procedure : null, Pick(_steps), null),
    };

    private WeightModel Weights() => new([.. Enumerable.Range(0, 1 + _random.Next(2)).Select(_ => new WeightEntry(Reference(), Chance(2) ? null : _random.Next(4)))]);

    private Quantity Quantity(int depth) => Chance(6) && depth > 0 ? new Quantity.Weighted(Quantity(depth - 1), Weights()) : Chance(4)
        ? Pick<Quantity>(new Quantity.Times(Event()), new Quantity.MostOfOne(Reference(), ["财政局", "教育局"]), new Quantity.Repeats(_records.Length > 0 ? Pick(_records) : "出席", Chance(2))) : _random.Next(depth > 0 ? 8 : 6) switch
    {
        0 => new Quantity.Fixed(2),
        1 => new Quantity.OfFact("份数"),
        2 => new Quantity.Persons(Reference()),
        3 => new Quantity.Present(new ActorReference.MembersOf("例会"), Chance(2) ? "准假" : null),
        6 => new Quantity.Sum([Quantity(depth - 1), Quantity(depth - 1)]),
        7 => new Quantity.Less(Quantity(depth - 1), Quantity(depth - 1)),
        _ => new Quantity.Made(
            Chance(2) ? null : Pick("办理0", "例会", "*"), _records.Length > 0 ? Pick(_records) : "出席", Chance(4) ? "成立" : null, Chance(3), Chance(2) ? null : Reference(),
            Chance(3) ? new ProxyModel("准假", new ActorReference.MembersOf("例会")) : null),
    };

    private Condition Condition(int depth) => Chance(9) ? Counting() : _random.Next(depth > 0 ? 20 : 16) switch
    {
        0 or 1 => new Condition.Flag("附件"),
        2 => new Condition.FactIs("性质", [new FactValue.Choice(Pick("重大", "一般")), new FactValue.Choice("class")]),
        3 => new Condition.FactIs(Pick("金额", "份数"), [new FactValue.Number(1), new FactValue.Money(2)]),
        4 => new Condition.FactsEqual(Pick("金额", "主办"), Pick("份数", "涉及")),
        5 => new Condition.Includes(Pick("涉及", "主办"), new FactValue.UnitRef(new("财政局"))),
        6 => new Condition.Supplied(Pick("理由", "日期")),
        7 => new Condition.Compare(Pick("金额", "份数", "理由"), Pick(Enum.GetValues<Comparison>()), Chance(2) ? new FactValue.Number(2) : new FactValue.Money(1)),
        8 => new Condition.CompareFacts(Pick("金额", "日期"), Pick(Enum.GetValues<Comparison>()), Pick("份数", "日期", "时刻")),
        9 => new Condition.Beyond(Reference(), Reference()),
        10 => new Condition.Happened(Event()),
        11 => new Condition.Recorded(Chance(2) ? null : Pick("办理0", "办理1"), _records.Length > 0 ? Pick(_records) : "记0", Chance(2) ? null : Reference()),
        12 => new Condition.Determined(null, _records.Length > 0 ? Pick(_records) : "记0"),
        13 => new Condition.ActorIs(Reference()),
        14 => new Condition.SamePerson(Event()),
        15 => Chance(2) ? new Condition.SubjectIs([Type(0), "例会"]) : new Condition.ValueRecorded(_records.Length > 0 ? Pick(_records) : "记0"),
        16 => new Condition.Not(Condition(depth - 1)),
        17 => new Condition.All([Condition(depth - 1), Condition(depth - 1)]),
        18 => new Condition.Some([Condition(depth - 1), Condition(depth - 1)]),
        _ => new Condition.Not(new Condition.All([new Condition.Flag("附件"), new Condition.ActorIs(Of(Pick(OfficeNames)))])),
    };

    private ElectionTally Tally() => new("记0", 1, "记1", "投票", "记2", "准假", 1 + _random.Next(2), 1, 3, true)
    {
        OfCast = Chance(2), Ranked = Chance(2) ? new RankedTally(Chance(2), Chance(2) ? "记2" : null) : null,
    };

    private Condition Counting() => _random.Next(7) switch
    {
        6 => Pick<Condition>(new Condition.OtherCase(Chance(2) ? [] : [Pick(_steps)]), new Condition.NewName(), new Condition.SameOfValue(Pick("附件", "金额", "性质"))),
        5 => new Condition.ElectionIs(Pick(Enum.GetValues<Candidacy>()), Tally(), Reference(), Chance(3) ? Weights() : null),
        4 => new Condition.GivenSince(_records.Length > 0 ? Pick(_records) : "准假", _records.Length > 0 ? Pick(_records) : "记0"),
        0 => Chance(2) ? Chance(2) ? new Condition.Elapsed(Chance(3) ? Pick(_steps) : null, Span()) : new Condition.Running(Pick(_steps)) : new Condition.ActorPresent(),
        1 => new Condition.ValueTypeIs(["公文0"]),
        _ => new Condition.Proportion(Quantity(1), Pick(Enum.GetValues<Comparison>()), 1, Pick(0, 1, 2, 3), Quantity(1)),
    };

    private Clause Clause()
    {
        // Some clauses are cited for several things.
        var n = Chance(6) && _clause > 0 ? 1 + _random.Next(_clause) : ++_clause;
        return new($"{n}.1.1", new Citation("试规", n.ToString(System.Globalization.CultureInfo.InvariantCulture), 1, null, $"第 {n} 句", Chance(5) ? "" : "specs/try.proc.md", n));
    }

    private static ActorReference Of(string office) => new ActorReference.OfOffice(office);

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private T Pick<T>(params IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}
