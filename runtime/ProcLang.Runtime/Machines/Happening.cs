using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Facts;

namespace ProcLang.Runtime.Machines;

/// <summary>An event of any generated procedure, with positions and bits instead of its own names. Generated events convert
/// to and from it, so that logs can be written and read by one piece of code.</summary>
public readonly record struct Happening
{
    /// <summary>What kind it is.</summary>
    public CaseEventKind Kind { get; init; }
    /// <summary>The trigger's position; -1: none.</summary>
    public int Act { get; init; }
    /// <summary>The step's position; -1: none.</summary>
    public int Step { get; init; }
    /// <summary>The outcome's position among the procedure's; 0: unnamed or none.</summary>
    public int Outcome { get; init; }
    /// <summary>Who did it.</summary>
    public Person? By { get; init; }
    /// <summary>When.</summary>
    public Instant At { get; init; }
    /// <summary>Steps entered.</summary>
    public ulong Entered { get; init; }
    /// <summary>Steps left.</summary>
    public ulong Left { get; init; }
    /// <summary>The value of a record.</summary>
    public string? Value { get; init; }
    /// <summary>Facts supplied; null: none.</summary>
    public FactSet? Supplied { get; init; }
    /// <summary>Rows whose clauses are breached.</summary>
    public ulong Breaches { get; init; }
    /// <summary>Rows whose clauses are departed from.</summary>
    public ulong Departures { get; init; }
    /// <summary>Limits that do not count it.</summary>
    public ulong Exempt { get; init; }
    /// <summary>Remembered events that it is one of.</summary>
    public ulong Deeds { get; init; }
    /// <summary>Due dates that passed.</summary>
    public ulong Overdue { get; init; }
    /// <summary>True when it completed its step.</summary>
    public bool Completed { get; init; }
    /// <summary>True when the case ended with it.</summary>
    public bool Ended { get; init; }
}

/// <summary>Converts between events of the log and happenings.</summary>
public static class Happenings
{
    /// <summary>The event as the log keeps it.</summary>
    public static CaseEvent ToEvent(ProcedureTable table, in Happening happening)
    {
        var rows = happening.Kind == CaseEventKind.Started ? table.Opening
            : happening.Kind == CaseEventKind.Recorded ? table.Records[table.Acts[happening.Act].Record].Rows
            : table.Steps[happening.Step].Rows;
        var exempt = happening.Exempt;
        return new CaseEvent
        {
            Kind = happening.Kind,
            Act = happening.Act < 0 ? null : table.Acts[happening.Act].Words[0],
            Step = happening.Step < 0 ? null : table.Steps[happening.Step].Id,
            Outcome = happening.Outcome <= 0 ? null : table.Outcomes[happening.Outcome],
            By = happening.By,
            At = happening.At,
            Entered = Steps(table, happening.Entered),
            Left = Steps(table, happening.Left),
            Value = happening.Value,
            Facts = happening.Supplied ?? FactSet.Empty,
            Breaches = Clauses(rows, happening.Breaches),
            Departures = Clauses(rows, happening.Departures),
            Exempt = exempt == 0 ? [] : [.. table.Limits.Where((_, i) => (exempt >> i & 1) != 0).Select(l => l.Id)],
            Completed = happening.Completed,
            Ended = happening.Ended,
        };
    }

    /// <summary>The happening that an event of the log was.</summary>
    public static Happening FromEvent(ProcedureTable table, CaseEvent happened)
    {
        ulong deeds = 0, overdue = 0;
        if (happened is { Completed: true, Step: { } done })
        {
            for (var i = 0; i < table.Deeds.Length; i++)
            {
                if (table.Deeds[i].Step == done && (table.Deeds[i].Outcome is not { } outcome || outcome == happened.Outcome))
                {
                    deeds |= 1ul << i;
                }
            }
        }
        else if (happened is { Kind: CaseEventKind.Overdue, Step: { } late, Ended: false })
        {
            var step = StepAt(table, late);
            for (var i = 0; i < table.Deadlines.Length; i++)
            {
                var deadline = table.Deadlines[i];
                if (deadline.Step == step && (happened.Breaches.Contains(deadline.Clause.Id) || happened.Departures.Contains(deadline.Clause.Id)))
                {
                    overdue |= 1ul << i;
                }
            }
        }

        return new Happening
        {
            Kind = happened.Kind,
            Act = happened.Act is { } act ? table.ActOf(act) : -1,
            Step = happened.Step is { } id ? StepAt(table, id) : -1,
            Outcome = happened.Outcome is { } named ? Math.Max(0, table.Outcomes.IndexOf(named)) : 0,
            By = happened.By,
            At = happened.At,
            Entered = Bits(table, happened.Entered),
            Left = Bits(table, happened.Left),
            Value = happened.Value,
            Supplied = happened.Facts.Count == 0 ? null : happened.Facts,
            Deeds = deeds,
            Overdue = overdue,
            Completed = happened.Completed,
            Ended = happened.Ended,
        };
    }

    /// <summary>The names of a set of steps, in text order.</summary>
    public static ImmutableArray<string> Steps(ProcedureTable table, ulong steps)
    {
        if (steps == 0)
        {
            return [];
        }

        var names = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < table.Steps.Length; i++)
        {
            if ((steps >> i & 1) != 0)
            {
                names.Add(table.Steps[i].Id);
            }
        }

        return names.ToImmutable();
    }

    private static ulong Bits(ProcedureTable table, ImmutableArray<string> steps)
    {
        ulong bits = 0;
        foreach (var step in steps)
        {
            if (StepAt(table, step) is var at and >= 0)
            {
                bits |= 1ul << at;
            }
        }

        return bits;
    }

    private static int StepAt(ProcedureTable table, string id)
    {
        for (var i = 0; i < table.Steps.Length; i++)
        {
            if (table.Steps[i].Id == id)
            {
                return i;
            }
        }

        return -1;
    }

    private static ImmutableArray<string> Clauses(ImmutableArray<Row> rows, ulong bits) =>
        bits == 0 ? [] : [.. rows.Where((_, i) => (bits >> i & 1) != 0).Select(r => r.Clause?.Id).OfType<string>().Distinct()];
}

/// <summary>What a state keeps that grows: none of it is needed where one act of one person ends a step.</summary>
public static class Kept
{
    /// <summary>The signatures after an event: those under steps left or entered again are gone; one may have come.</summary>
    public static ImmutableArray<Signature> Signatures(ImmutableArray<Signature> before, ulong changed, Signature? added)
    {
        var kept = changed == 0 || before.IsEmpty ? before : before.RemoveAll(s => (changed >> s.Step & 1) != 0);
        return added is null ? kept : kept.Add(added);
    }

    /// <summary>The times of events that change a clock, after an event.</summary>
    public static ImmutableArray<DeedTime> Times(ImmutableArray<DeedTime> before, ulong deeds, Moment at)
    {
        for (var i = 0; deeds != 0; i++, deeds >>= 1)
        {
            before = (deeds & 1) == 0 ? before : before.Add(new DeedTime(i, at));
        }

        return before;
    }

    /// <summary>Every time an event that changes a clock happened.</summary>
    public static ImmutableArray<Instant> TimesOf(ImmutableArray<DeedTime> times, int deed) => [.. times.Where(t => t.Deed == deed).Select(t => t.At.ToInstant())];

    /// <summary>True when the person has made the record with the value before.</summary>
    public static bool IsRecorded(ImmutableArray<RecordMade> records, string record, Person by, string? value)
    {
        foreach (var made in records)
        {
            if (made.Record == record && made.By == by && made.Value == value)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The moments of entry after an event, by step.</summary>
    public static ImmutableArray<Instant> Entries(ImmutableArray<Instant> before, ulong entered, Instant at, int steps)
    {
        if (entered == 0)
        {
            return before;
        }

        var after = new Instant[steps];
        before.CopyTo(after);
        for (var i = 0; i < steps; i++)
        {
            if ((entered >> i & 1) != 0)
            {
                after[i] = at;
            }
        }

        return ImmutableArray.Create(after);
    }
}
