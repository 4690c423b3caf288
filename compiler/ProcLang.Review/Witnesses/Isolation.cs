using System.Collections.Immutable;
using ProcLang.Review.Differences;
using ProcLang.Review.Voice;
using ProcLang.Runtime.Authority;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Witnesses;

/// <summary>The new rulebook with one change taken back: what it and the new rulebook do differently is that change's doing and no other's.</summary>
internal static class Isolation
{
    /// <summary>Null: the change cannot be taken back alone, for what the rulebook does is made of several things it says.</summary>
    internal static RulebookModel? TakenBack(RulebookModel old, RulebookModel changed, Change change)
    {
        var (o, n) = (change.Old?.Element, change.New?.Element);
        switch (change.Kind)
        {
            case StatementKind.Applicability:
                return changed with { Applicability = old.Applicability };
            case StatementKind.Calendar:
                return changed with { LastDay = old.LastDay, Calendar = old.Calendar, Zone = old.Zone };
            case StatementKind.Acting when (o ?? n) is ActingRule:
                return changed with { Acting = Exchanged(changed.Acting, n as ActingRule, o as ActingRule) };
            case StatementKind.Limit when (o ?? n) is LimitModel:
                return changed with { Limits = Exchanged(changed.Limits, n as LimitModel, o as LimitModel) };
            case StatementKind.Organisation when o is GroupModel was && n is GroupModel now:
                return changed with { Groups = Exchanged(changed.Groups, now, was) };
            case StatementKind.Plan:
                return Within(old, changed, change, (_, before) => before);
            case StatementKind.Start when o is ProcedureModel && n is ProcedureModel:
                return Within(old, changed, change, (p, before) => p with { Start = before.Start, Entry = before.Entry, SubjectTypes = before.SubjectTypes });
            case StatementKind.Join when o is ParallelModel && n is ParallelModel:
                return Within(old, changed, change, (p, _) => p with { Parallels = Exchanged(p.Parallels, (ParallelModel)n, (ParallelModel)o) });
        }

        if (change.Step is not { } step || changed.Procedures.FirstOrDefault(p => p.Name == change.Procedure) is not { Kind: not ProcedureKind.Meeting } || change.Kind is StatementKind.Step)
        {
            return null;
        }

        return Within(old, changed, change, (p, before) =>
            p.Steps.FirstOrDefault(s => s.Id == step) is { } mine && before.Steps.FirstOrDefault(s => s.Id == step) is { } was && InStep(mine, was, o, n) is { } back
                ? p with { Steps = p.Steps.Replace(mine, back) }
                : p.Records.FirstOrDefault(r => r.Name == step) is { } record && before.Records.FirstOrDefault(r => r.Name == step) is { } made && InRecord(record, made, o, n) is { } again
                    ? p with { Records = p.Records.Replace(record, again) } : null);
    }

    private static RulebookModel? Within(RulebookModel old, RulebookModel changed, Change change, Func<ProcedureModel, ProcedureModel, ProcedureModel?> back) =>
        changed.Procedures.FirstOrDefault(p => p.Name == change.Procedure) is { } mine && old.Procedures.FirstOrDefault(p => p.Name == change.Procedure) is { } before && back(mine, before) is { } other
            ? changed with { Procedures = changed.Procedures.Replace(mine, other) } : null;

    private static StepModel? InStep(StepModel step, StepModel before, object? o, object? n) => (o ?? n) switch
    {
        StepModel => step with { Actors = before.Actors, AnyActor = before.AnyActor, Awaits = before.Awaits },
        OutcomeModel when o is not null && n is not null => step with { Outcomes = Exchanged(step.Outcomes, (OutcomeModel)n, (OutcomeModel)o) },
        GuardModel => step with { Guards = Exchanged(step.Guards, n as GuardModel, o as GuardModel) },
        DataModel => step with { Data = Exchanged(step.Data, n as DataModel, o as DataModel) },
        DeadlineModel => step with { Deadlines = Exchanged(step.Deadlines, n as DeadlineModel, o as DeadlineModel) },
        AlternativeModel => step with { Alternatives = Exchanged(step.Alternatives, n as AlternativeModel, o as AlternativeModel) },
        CountsAsModel => step with { CountsAs = Exchanged(step.CountsAs, n as CountsAsModel, o as CountsAsModel) },
        WaiverModel => step with { WaivedBy = Exchanged(step.WaivedBy, n as WaiverModel, o as WaiverModel) },
        TurnModel => step with { Deadlines = before.Deadlines },
        _ => null,
    };

    private static RecordModel? InRecord(RecordModel record, RecordModel before, object? o, object? n) => (o ?? n) switch
    {
        RecordModel => before,
        GuardModel => record with { Guards = Exchanged(record.Guards, n as GuardModel, o as GuardModel) },
        DataModel => record with { Data = Exchanged(record.Data, n as DataModel, o as DataModel) },
        DeadlineModel => record with { Deadlines = Exchanged(record.Deadlines, n as DeadlineModel, o as DeadlineModel) },
        ExtensionModel => record with { Extends = before.Extends },
        _ => null,
    };

    private static ImmutableArray<T> Exchanged<T>(ImmutableArray<T> all, T? from, T? to)
        where T : class
    {
        var at = from is null ? -1 : all.IndexOf(from);
        return (at, to) switch
        {
            ( < 0, null) => all,
            ( < 0, _) => all.Add(to),
            (_, null) => all.RemoveAt(at),
            _ => all.SetItem(at, to),
        };
    }
}
