using System.Collections.Immutable;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Deadlines;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Mutation;

/// <summary>A procedure with one meaning changed.</summary>
internal sealed record ChangedProcedure(ProcedureModel Procedure, string Kind, Clause? Clause, Phrase Change);

/// <summary>Every small change of a procedure.</summary>
internal static class ProcedureChanges
{
    internal static IEnumerable<ChangedProcedure> Of(ProcedureModel procedure, RulebookModel model) =>
        [.. Opening(procedure), .. Steps(procedure, model), .. Records(procedure, model), .. Parallels(procedure), .. Suspended(procedure)];

    /// <summary>A suspension bars every act of the procedure by one clause: what changes of it changes for all of them at once.</summary>
    private static IEnumerable<ChangedProcedure> Suspended(ProcedureModel procedure)
    {
        foreach (var bar in procedure.Steps.SelectMany(s => s.Guards).Concat(procedure.Records.SelectMany(r => r.Guards)).Where(Suspends).Distinct())
        {
            foreach (var (guards, clause, change) in Guards([bar], ofAll: true))
            {
                ImmutableArray<GuardModel> Changed(ImmutableArray<GuardModel> of) =>
                    of.IndexOf(bar) is var at and >= 0 ? (guards.IsEmpty ? of.RemoveAt(at) : of.SetItem(at, guards[0])) : of;
                yield return new(
                    procedure with
                    {
                        Steps = [.. procedure.Steps.Select(s => s with { Guards = Changed(s.Guards) })],
                        Records = [.. procedure.Records.Select(r => r with { Guards = Changed(r.Guards) })],
                    },
                    "suspension", clause, change);
            }
        }
    }

    private static bool Suspends(GuardModel guard) => guard.Code == ReasonCode.Suspended;

    private static IEnumerable<ChangedProcedure> Opening(ProcedureModel procedure)
    {
        if (procedure.Start is { When: { } when } start)
        {
            foreach (var changed in ConditionChanges.Of(when))
            {
                yield return new(procedure with { Start = start with { When = changed.Condition } }, "start", start.Clause, changed.Change);
            }
        }

        foreach (var (entry, clause, change) in Transitions(procedure.Entry))
        {
            yield return new(procedure with { Entry = entry }, "plan", clause, change);
        }

        foreach (var (guards, clause, change) in Guards(procedure.OpeningGuards))
        {
            yield return new(procedure with { OpeningGuards = guards }, "guard", clause, change);
        }
    }

    private static IEnumerable<ChangedProcedure> Steps(ProcedureModel procedure, RulebookModel model)
    {
        for (var i = 0; i < procedure.Steps.Length; i++)
        {
            var index = i;
            var step = procedure.Steps[i];
            ProcedureModel With(StepModel changed) => procedure with { Steps = procedure.Steps.SetItem(index, changed) };

            foreach (var (actors, clause, change) in ActorChanges.Of(step.Actors, model))
            {
                yield return new(With(step with { Actors = actors }), "signatory", clause ?? step.AuthorityClause ?? step.Clause, change);
            }

            if (step.Actors.Length > 1)
            {
                yield return new(With(step with { AnyActor = !step.AnyActor }), "signatory", step.AuthorityClause ?? step.Clause,
                    step.AnyActor ? new("「或」改为都要", "“or” becomes all of them") : new("都要改为「或」", "all of them becomes “or”"));
            }

            foreach (var (guards, clause, change) in Guards(step.Guards))
            {
                yield return new(With(step with { Guards = guards }), "guard", clause, change);
            }

            foreach (var (data, clause, change) in Data(step.Data))
            {
                yield return new(With(step with { Data = data }), "data", clause ?? step.Clause, change);
            }

            foreach (var (deadlines, clause, change) in Deadlines(step.Deadlines))
            {
                yield return new(With(step with { Deadlines = deadlines }), "deadline", clause, change);
            }

            for (var a = 0; a < step.Alternatives.Length; a++)
            {
                var alternative = step.Alternatives[a];
                yield return new(With(step with { Alternatives = step.Alternatives.RemoveAt(a) }), "alternative", alternative.Clause,
                    Words.Without(zh => ConditionText.Say(alternative.Reference, zh)));
                foreach (var changed in alternative.When is { } when ? ConditionChanges.Of(when) : [])
                {
                    yield return new(With(step with { Alternatives = step.Alternatives.SetItem(a, alternative with { When = changed.Condition }) }),
                        "alternative", alternative.Clause, changed.Change);
                }
            }

            for (var w = 0; w < step.WaivedBy.Length; w++)
            {
                yield return new(With(step with { WaivedBy = step.WaivedBy.RemoveAt(w) }), "waiver", step.WaivedBy[w].Clause, new($"不免「{step.Name}」", $"“{Words.Of(step.Name, false)}” is not waived"));
            }

            for (var c = 0; c < step.CountsAs.Length; c++)
            {
                var counts = step.CountsAs[c];
                yield return new(With(step with { CountsAs = step.CountsAs.RemoveAt(c) }), "counts-as", counts.Clause, Words.Without(counts.Act));
                foreach (var changed in counts.When is { } when ? ConditionChanges.Of(when) : [])
                {
                    yield return new(With(step with { CountsAs = step.CountsAs.SetItem(c, counts with { When = changed.Condition }) }), "counts-as", counts.Clause, changed.Change);
                }
            }

            for (var o = 0; o < step.Outcomes.Length; o++)
            {
                var outcome = step.Outcomes[o];
                if (o > 0 && outcome.Name is { } name)
                {
                    yield return new(With(step with { Outcomes = step.Outcomes.RemoveAt(o) }), "outcome", step.Clause, Words.Without(name));
                }

                foreach (var (transitions, clause, change) in Transitions(outcome.Transitions))
                {
                    yield return new(With(step with { Outcomes = step.Outcomes.SetItem(o, outcome with { Transitions = transitions }) }), "outcome", clause ?? step.Clause, change);
                }
            }

            if (Skipped(procedure, step) is { } without)
            {
                yield return new(without, "step", step.Clause, Words.Without(step.Name));
            }
        }
    }

    // A step is left out: whatever led to it leads to where its first way out goes when nothing special holds.
    private static ProcedureModel? Skipped(ProcedureModel procedure, StepModel step)
    {
        if (step.Outcomes is not [{ Transitions: [.., var on] }, ..] || on.Join || on.Targets.Contains(step.Id) ||
            procedure.Parallels.Any(p => p.Steps.Contains(step.Id)))
        {
            return null;
        }

        var reached = false;
        ImmutableArray<TransitionModel> Redirected(ImmutableArray<TransitionModel> transitions) => [.. transitions.Select(t =>
        {
            if (t.Targets is not [var only] || only != step.Id)
            {
                return t;
            }

            reached = true;
            return t with { Targets = on.Targets, Done = on.Done };
        })];

        var changed = procedure with
        {
            Entry = Redirected(procedure.Entry),
            Steps = [.. procedure.Steps.Select(s => s with { Outcomes = [.. s.Outcomes.Select(o => o with { Transitions = Redirected(o.Transitions) })] })],
        };
        return reached ? changed : null;
    }

    private static IEnumerable<ChangedProcedure> Records(ProcedureModel procedure, RulebookModel model)
    {
        for (var i = 0; i < procedure.Records.Length; i++)
        {
            var index = i;
            var record = procedure.Records[i];
            ProcedureModel With(RecordModel changed) => procedure with { Records = procedure.Records.SetItem(index, changed) };

            foreach (var (actors, clause, change) in ActorChanges.Of(record.Actors, model))
            {
                yield return new(With(record with { Actors = actors }), "signatory", clause ?? record.AuthorityClause ?? record.Clause, change);
            }

            foreach (var (guards, clause, change) in Guards(record.Guards))
            {
                yield return new(With(record with { Guards = guards }), "guard", clause, change);
            }

            foreach (var (data, clause, change) in Data(record.Data))
            {
                yield return new(With(record with { Data = data }), "data", clause ?? record.Clause, change);
            }

            if (record.Elects is { } elects)
            {
                yield return new(With(record with { Elects = elects with { Tally = elects.Tally with { Seats = elects.Tally.Seats + 1 } } }), "election", record.Clause,
                    Words.FromTo($"{elects.Tally.Seats}", $"{elects.Tally.Seats + 1}"));
                yield return new(With(record with { Elects = elects with { Tally = elects.Tally with { Exclusive = !elects.Tally.Exclusive } } }), "election", record.Clause,
                    new("当选所需票数放宽或收紧一票", "one vote more or less elects"));
                if (elects.Tally.Ranked is { } ranked)
                {
                    yield return new(With(record with { Elects = elects with { Tally = elects.Tally with { Ranked = null } } }), "election", record.Clause,
                        new("不排序,得票多者当选", "not ranked: most votes elect"));
                    yield return new(With(record with { Elects = elects with { Tally = elects.Tally with { Ranked = ranked with { EarlierRound = !ranked.EarlierRound } } } }),
                        "election", record.Clause, new("末位同票时是否看前一轮", "whether earlier rounds tell who of those tied last is out"));
                }

                if (elects.Weights is not null)
                {
                    yield return new(With(record with { Elects = elects with { Weights = null } }), "election", record.Clause, new("每人一票", "everybody has one vote"));
                }
            }

            if (record.Joinder is { } joinder)
            {
                var (other, how) = joinder.Kind switch
                {
                    Runtime.Cases.JoinderKind.SplitsKeeping => (joinder with { Kind = Runtime.Cases.JoinderKind.SplitsAnew }, new Phrase("沿用经过改为重新办理", "keeping what was done becomes beginning anew")),
                    Runtime.Cases.JoinderKind.SplitsAnew => (joinder with { Kind = Runtime.Cases.JoinderKind.SplitsKeeping }, new Phrase("重新办理改为沿用经过", "beginning anew becomes keeping what was done")),
                    _ when joinder.All || !joinder.Carried.IsEmpty => (joinder with { All = false, Carried = [] }, new Phrase("并入案件的记录不带入", "no record of the merged case counts")),
                    _ => (joinder with { All = true }, new Phrase("并入案件的记录全部带入", "all records of the merged case count")),
                };
                yield return new(With(record with { Joinder = other }), "joinder", record.Clause, how);
            }

            if (record.Extends is { Most: var most } extends)
            {
                var more = most with { Amount = most.Amount + 1 };
                yield return new(With(record with { Extends = extends with { Most = more } }), "extension", record.Clause,
                    Words.FromTo(zh => zh ? most.Zh : most.En, zh => zh ? more.Zh : more.En));
            }

            foreach (var (deadlines, clause, change) in Deadlines(record.Deadlines))
            {
                yield return new(With(record with { Deadlines = deadlines }), "deadline", clause, change);
            }
        }
    }

    private static IEnumerable<ChangedProcedure> Parallels(ProcedureModel procedure)
    {
        for (var i = 0; i < procedure.Parallels.Length; i++)
        {
            var parallel = procedure.Parallels[i];
            if (parallel.Steps.Length > 1)
            {
                var needed = parallel.Needed == 0 ? 1 : 0;
                yield return new(procedure with { Parallels = procedure.Parallels.SetItem(i, parallel with { Needed = needed }) }, "join", parallel.Clause,
                    needed == 0 ? new("任意改为全部", "any becomes all") : new("全部改为任意", "all becomes any"));
            }
        }
    }

    private static IEnumerable<(ImmutableArray<GuardModel>, Clause, Phrase)> Guards(ImmutableArray<GuardModel> guards, bool ofAll = false)
    {
        for (var i = 0; i < guards.Length; i++)
        {
            var guard = guards[i];
            if (Suspends(guard) && !ofAll)
            {
                continue;
            }

            yield return (guards.RemoveAt(i), guard.Clause, Words.Without(zh => ConditionText.Say(guard.Condition, zh)));
            foreach (var changed in ConditionChanges.Of(guard.Condition))
            {
                yield return (guards.SetItem(i, guard with { Condition = changed.Condition }), guard.Clause, changed.Change);
            }

            var norm = guard.Norm == Norm.Constitutive ? Norm.Regulative : Norm.Constitutive;
            yield return (guards.SetItem(i, guard with { Norm = norm }), guard.Clause, Words.FromTo(zh => Say(guard.Norm, zh), zh => Say(norm, zh)));
        }
    }

    private static string Say(Norm norm, bool zh) => norm switch
    {
        Norm.Constitutive => zh ? "拒绝" : "refused",
        Norm.Regulative => zh ? "记违反" : "a breach recorded",
        _ => zh ? "记偏离" : "a departure recorded",
    };

    private static IEnumerable<(ImmutableArray<DataModel>, Clause?, Phrase)> Data(ImmutableArray<DataModel> data)
    {
        for (var i = 0; i < data.Length; i++)
        {
            if (data[i].Required)
            {
                yield return (data.SetItem(i, data[i] with { Required = false }), data[i].Clause,
                    new($"「须填 {data[i].Fact}」改为可填", $"“gives {Words.Of(data[i].Fact, false)}” becomes “may give”"));
            }
        }
    }

    private static IEnumerable<(ImmutableArray<DeadlineModel>, Clause, Phrase)> Deadlines(ImmutableArray<DeadlineModel> deadlines)
    {
        for (var i = 0; i < deadlines.Length; i++)
        {
            var deadline = deadlines[i];
            yield return (deadlines.RemoveAt(i), deadline.Clause, new("去掉期限", "without the deadline"));
            if (deadline.Overdue is not OverdueModel.Breach)
            {
                yield return (deadlines.SetItem(i, deadline with { Overdue = new OverdueModel.Breach() }), deadline.Clause, new("逾期改为只记违反", "overdue becomes a breach only"));
            }

            if (deadline.Choice != ClockChoice.Only)
            {
                var latest = deadline.Choice == ClockChoice.Latest;
                yield return (deadlines.SetItem(i, deadline with { Choice = latest ? ClockChoice.Earliest : ClockChoice.Latest }), deadline.Clause,
                    latest ? new("较晚改为较早", "the later becomes the earlier") : new("较早改为较晚", "the earlier becomes the later"));
            }

            if (deadline.Until is not null)
            {
                yield return (deadlines.SetItem(i, deadline with { Until = null }), deadline.Clause, new("到当日 24 时", "until the end of the day"));
            }

            for (var t = 0; t < deadline.Turns.Length; t++)
            {
                var turn = deadline.Turns[t];
                if (turn.Kind != ClockTurnKind.Resume)
                {
                    yield return (deadlines.SetItem(i, deadline with { Turns = deadline.Turns.RemoveAt(t) }), turn.Clause, turn.Kind switch
                    {
                        ClockTurnKind.Extend => new("延长不起作用", "the extension has no effect"),
                        ClockTurnKind.Suspend => new("不暂停", "the clock does not stop"),
                        _ => new("不重计", "the clock does not start anew"),
                    });
                }
            }

            if (deadline.Period is not { } period)
            {
                continue;
            }

            List<Period> others = [new(period.Amount + 1, period.Unit)];
            if (period.Amount > 0)
            {
                others.Add(new(period.Amount - 1, period.Unit));
                others.Add(new(period.Amount, period.Unit == PeriodUnit.WorkingDays ? PeriodUnit.Days : PeriodUnit.WorkingDays));
            }

            foreach (var other in others)
            {
                yield return (deadlines.SetItem(i, deadline with { Period = other }), deadline.Clause, Words.FromTo(zh => zh ? period.Zh : period.En, zh => zh ? other.Zh : other.En));
            }
        }
    }

    private static IEnumerable<(ImmutableArray<TransitionModel>, Clause?, Phrase)> Transitions(ImmutableArray<TransitionModel> transitions)
    {
        for (var i = 0; i < transitions.Length; i++)
        {
            if (transitions[i].When is not { } when)
            {
                continue;
            }

            if (transitions.Length > 1)
            {
                yield return (transitions.RemoveAt(i), transitions[i].Clause, Words.Without(zh => (zh ? "当 " : "when ") + ConditionText.Say(when, zh)));
            }

            foreach (var changed in ConditionChanges.Of(when))
            {
                yield return (transitions.SetItem(i, transitions[i] with { When = changed.Condition }), transitions[i].Clause, changed.Change);
            }
        }
    }
}
