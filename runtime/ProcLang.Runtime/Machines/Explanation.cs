using System.Collections.Immutable;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Decisions;

namespace ProcLang.Runtime.Machines;

/// <summary>Turns the bits of a refusal into reasons: which clause, who may instead, what is waited for. Made only when asked.</summary>
public static class Explanation
{
    /// <summary>The bit of a case that has ended.</summary>
    public const ulong Closed = 1ul << 63;

    /// <summary>The bit of an act that the procedure does not know.</summary>
    public const ulong UnknownAct = 1ul << 62;

    /// <summary>The reasons why an act was refused.</summary>
    /// <param name="act">The trigger's position; -1: unknown.</param>
    /// <param name="request">The act as it was asked for.</param>
    /// <param name="refused">The bits.</param>
    /// <param name="scene">The case with the facts of the act.</param>
    public static Refusal Of(int act, ActRequest request, ulong refused, Scene scene)
    {
        ImmutableArray<Reason> reasons;
        if (act < 0)
        {
            reasons = [Reason.Of((refused & Closed) != 0 ? ReasonCode.Closed : ReasonCode.UnknownAct, null)];
        }
        else if (scene.Procedure.Acts[act] is { Record: >= 0 } recording)
        {
            reasons = OfRecord(scene.Procedure.Records[recording.Record], request, refused, scene);
        }
        else
        {
            var choice = StepChoice.For(scene.Procedure.Acts[act], scene);
            reasons = OfStep(scene.Procedure.Steps[choice.Step], choice.CountsAs, request, refused, scene);
        }

        return new Refusal(request.Act, scene.On.Subject, request.By, reasons);
    }

    /// <summary>The reasons why a case was not opened.</summary>
    public static Refusal OfOpening(ulong refused, Scene scene) => new(
        scene.Procedure.Name, scene.On.Subject, null,
        [.. scene.Procedure.Opening.Where((_, i) => (refused >> i & 1) != 0).Select(r => Reason.Of(r.Code, r.Clause, r.Detail))]);

    /// <summary>The active steps, with who may act and until when.</summary>
    internal static ImmutableArray<Waiting> WaitingFor(Scene scene) => [.. scene.Procedure.Steps
        .Where(s => (scene.State.ActiveSteps >> s.Index & 1) != 0)
        .Select(s => new Waiting(s.Name, new StepAuthority(s, scene).WhoMay, DueDates.Earliest(s.Deadlines, scene)))];

    internal static ImmutableArray<Authorised> WhoMay(RecordTable record, Scene scene) => record.Actors.IsEmpty
        ? StepAuthority.Everybody(scene)
        : [.. record.Actors.SelectMany(a => a.Acting(scene)).DistinctBy(a => a.Person)];

    private static ImmutableArray<Reason> OfStep(StepTable step, int countsAs, ActRequest request, ulong refused, Scene scene)
    {
        if ((refused & Closed) != 0)
        {
            return [Reason.Of(ReasonCode.Closed, step.Clause)];
        }

        var given = countsAs < 0 ? request.Outcome : step.CountsAs[countsAs].Outcome ?? request.Outcome;
        return Reasons(step.Rows, refused, row => row.Kind switch
        {
            RowKind.NotAuthorised => new Reason(row.Code, row.Clause, new StepAuthority(step, scene).WhoMay, null, [], null),
            RowKind.OutOfTurn => new Reason(row.Code, row.Clause, new StepAuthority(step, scene).WhoMay, null, [], null),
            // What must come first says why: the clause of the first step that is waited for.
            RowKind.NotYet => Shared(scene.Procedure.Steps.FirstOrDefault(s => (scene.State.ActiveSteps >> s.Index & 1) != 0)?.Clause is { } first
                ? row with { Clause = first } : row, given, request.Value, scene),
            RowKind.CountsAs => Reason.Of(row.Code, countsAs < 0 ? row.Clause : step.CountsAs[countsAs].Clause),
            _ => Shared(row, given, request.Value, scene),
        });
    }

    private static ImmutableArray<Reason> OfRecord(RecordTable record, ActRequest request, ulong refused, Scene scene) => (refused & Closed) != 0
        ? [Reason.Of(ReasonCode.Closed, record.Clause)]
        : Reasons(record.Rows, refused, row => row.Kind == RowKind.NotAuthorised
            ? new Reason(row.Code, row.Clause, WhoMay(record, scene), null, [], null)
            : Shared(row, request.Outcome, request.Value, scene));

    private static ImmutableArray<Reason> Reasons(ImmutableArray<Row> rows, ulong refused, Func<Row, Reason> make) =>
        [.. rows.Where((_, i) => (refused >> i & 1) != 0).Select(make)];

    private static Reason Shared(Row row, string? outcome, string? value, Scene scene) => row.Kind switch
    {
        RowKind.NotYet => new Reason(row.Code, row.Clause, [], null, WaitingFor(scene), null),
        RowKind.UnknownOutcome => Reason.Of(row.Code, row.Clause, Said(outcome)),
        RowKind.Value => Reason.Of(row.Code, row.Clause, Said(value)),
        RowKind.TooEarly => new Reason(row.Code, row.Clause, [], DueDates.BaseOf(scene.Procedure.Deadlines[row.Deadline], scene), [], null),
        RowKind.NotSooner => DueDates.Floor(row.Floor!, scene) is var due
            ? new Reason(row.Code, row.Clause, [], due?.Ends, [], null) { Due = due } : Reason.Of(row.Code, row.Clause),
        RowKind.TooLate => Reason.Of(row.Code, row.Clause) with { Due = DueDates.Of(scene.Procedure.Deadlines[row.Deadline], scene) },
        RowKind.Limit => new Reason(row.Code, row.Clause, [],
            scene.On.Zone.AtStartOfDay(LimitKeys.PeriodOf(scene.On.Today, row.Per).To.PlusDays(1)).ToInstant(), [], null),
        _ => Reason.Of(row.Code, row.Clause, row.Detail),
    };

    private static Citations.Phrase? Said(string? word) => word is null ? null : new(word, word);
}
