using System.Collections.Immutable;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Model;
using Period = ProcLang.Runtime.Deadlines.Period;

namespace ProcLang.Emit.Tests.Models;

/// <summary>A duty put together at random, and what follows its fulfilment or its breach.</summary>
internal sealed partial class RandomRulebook
{
    private IEnumerable<ProcedureModel> DutyAndWhatFollows()
    {
        yield return Duty("报告", new StartModel("办理0", Pick("步0", "完成", "记0"), null, Chance(3) ? Condition(1) : null, Clause()), Chance(2));
        yield return Duty("报告违反则", new StartModel("报告", "违反", null, null, Clause()), false);
        yield return Duty("报告履行则", new StartModel("报告", "履行", null, null, Clause()), false);
    }

    private ProcedureModel Duty(string name, StartModel start, bool several)
    {
        _procedure = name;
        _steps = several ? [name + "上级", name + "同级"] : [name + "上级"];
        _records = ["免除"];
        return new ProcedureModel
        {
            Name = name,
            Kind = ProcedureKind.Duty,
            SubjectTypes = [Type(0)],
            Start = start,
            Facts = Facts,
            Steps = [.. _steps.Select(s => new StepModel
            {
                Id = s, Name = s, Act = s, Clause = Clause(), AnyActor = true, Actors = [Actor(Quantifier.One)], Guards = Chance(3) ? [Guard()] : [],
                Deadlines = [new DeadlineModel(new DeadlineBase.Entered(), Direction.After, new Period(1 + _random.Next(3), PeriodUnit.Days), Pick(Norm.Regulative, Norm.Advisory), new OverdueModel.Breach(), Clause())],
                Outcomes = [new OutcomeModel(null, null, [several ? new(null, [], false, true, null) : new(null, [], true, false, null)])],
            })],
            Entry = [new(null, [several ? "各项" : _steps[0]], false, false, null)],
            Parallels = several ? [new ParallelModel("各项", _steps, 0, new(null, [], true, false, null), null)] : [],
            Records = [new RecordModel { Name = "免除", Alias = "Waive", Actors = [new(Quantifier.One, 1, Reference(), Clause())], Ends = true, OncePerPerson = true, Clause = Clause() }],
        };
    }
}
