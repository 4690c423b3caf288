using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Facts;

namespace ProcLang.Semantics.Reference;

/// <summary>Someone did his part of a step that others must do too.</summary>
internal sealed record Signature(Person By, Instant At);

/// <summary>A step that is active: since when, who has signed, which of its due dates passed.</summary>
internal sealed record ActiveStep(Instant EnteredAt, ImmutableList<Signature> Signatures, ImmutableHashSet<string> Overdue);

/// <summary>A step that was completed.</summary>
internal sealed record Completion(string Step, string? Outcome, Person? By, Instant At);

/// <summary>The state of a case: what its events add up to. Nothing else is remembered.</summary>
internal sealed record ReferenceState
{
    internal static readonly ReferenceState Unopened = new();

    internal Instant OpenedAt { get; init; }
    internal Instant? EndedAt { get; init; }
    internal FactSet Facts { get; init; } = FactSet.Empty;
    internal ImmutableDictionary<string, ActiveStep> Active { get; init; } = ImmutableDictionary<string, ActiveStep>.Empty;
    internal ImmutableList<Completion> Completions { get; init; } = [];
    internal ImmutableList<RecordMade> Records { get; init; } = [];
    /// <summary>Clause ids of due dates of records that passed.</summary>
    internal ImmutableHashSet<string> Overdue { get; init; } = [];

    internal bool Ended => EndedAt is not null;

    internal ActiveStep? At(string step) => Active.GetValueOrDefault(step);

    internal ReferenceState After(CaseEvent happened)
    {
        var next = this with { Facts = Facts.Merge(happened.Facts) };
        if (happened.Kind == CaseEventKind.Started)
        {
            next = next with { OpenedAt = happened.At };
        }

        if (happened is { Kind: CaseEventKind.Recorded, Act: { } record, By: { } by })
        {
            next = next with { Records = next.Records.Add(new RecordMade(record, happened.Value, happened.Outcome, by, happened.At)) };
        }

        if (happened is { Completed: true, Step: { } done })
        {
            next = next with { Completions = next.Completions.Add(new Completion(done, happened.Outcome, happened.By, happened.At)) };
        }
        else if (happened is { Kind: CaseEventKind.Acted, Step: { } step, By: { } signer } && next.At(step) is { } active)
        {
            next = next with { Active = next.Active.SetItem(step, active with { Signatures = active.Signatures.Add(new Signature(signer, happened.At)) }) };
        }
        else if (happened is { Kind: CaseEventKind.Overdue, Step: { } late, Ended: false })
        {
            next = next.WithOverdue(late, happened.Breaches.Concat(happened.Departures));
        }

        return next.Moved(happened);
    }

    private ReferenceState WithOverdue(string step, IEnumerable<string> clauses) => At(step) is { } active
        ? this with { Active = Active.SetItem(step, active with { Overdue = active.Overdue.Union(clauses) }) }
        : this with { Overdue = Overdue.Union(clauses) };

    private ReferenceState Moved(CaseEvent happened)
    {
        if (happened.Ended)
        {
            return this with { EndedAt = happened.At, Active = Active.Clear() };
        }

        var active = Active.RemoveRange(happened.Left);
        foreach (var step in happened.Entered)
        {
            // Entered and left without having been active: it was skipped at once.
            if (!happened.Left.Contains(step) || Active.ContainsKey(step))
            {
                active = active.SetItem(step, new ActiveStep(happened.At, [], []));
            }
        }

        return this with { Active = active };
    }
}
