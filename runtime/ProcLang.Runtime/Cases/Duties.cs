using System.Collections.Immutable;
using NodaTime;

namespace ProcLang.Runtime.Cases;

/// <summary>Where a duty stands. One that was breached may still be owed, and may be fulfilled late.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Duty">Its name.</param>
/// <param name="Since">When it was opened.</param>
/// <param name="Owed">True while it is neither fulfilled nor waived.</param>
/// <param name="Fulfilled">True when everything it asks was done, late or in time.</param>
/// <param name="Breached">True when a due date of it passed.</param>
/// <param name="Waived">True when who may claim it gave it up.</param>
public sealed record DutyView(string Subject, string Duty, Instant Since, bool Owed, bool Fulfilled, bool Breached, bool Waived);

/// <summary>The duties of a docket: small cases opened by an event, with a bearer and due dates.</summary>
public static class Duties
{
    /// <summary>The kind of a procedure that is a duty.</summary>
    public const string Kind = "Duty";

    /// <summary>Every duty that was opened, with where it stands; one opened again stands as it was opened last.</summary>
    public static ImmutableArray<DutyView> Of(Docket docket) =>
        [.. docket.Cases.Where(c => c.Procedure.Info.Kind == Kind).Select(c => View(docket, c))];

    /// <summary>Where the duty of that name on the subject stands; null when it was not opened.</summary>
    public static DutyView? Find(Docket docket, string subject, string duty) =>
        docket.Find(subject, duty) is { } found && found.Procedure.Info.Kind == Kind ? View(docket, found) : null;

    /// <summary>Whether the event is the fulfilment (履行) or a breach (违反) of its duty; null when the word is neither.</summary>
    internal static bool? Turned(string? word, CaseEvent happened) => word switch
    {
        "履行" => happened is { Ended: true, Completed: true },
        "违反" => !happened.Breaches.IsEmpty,
        _ => null,
    };

    private static DutyView View(Docket docket, CaseView view)
    {
        var events = docket.Log.Where(e => e.Subject == view.Subject && e.Procedure == view.Procedure.Info.Name).Select(e => e.Event).ToList();
        var since = events.FindLastIndex(e => e.Kind == CaseEventKind.Started);
        var now = events.Skip(Math.Max(0, since)).ToList();
        var ended = view.Procedure.Status(view.State).Ended;
        return new DutyView(
            view.Subject, view.Procedure.Info.Name, view.StartedAt, !ended, now.Exists(e => e is { Ended: true, Completed: true }),
            now.Exists(e => !e.Breaches.IsEmpty), now.Exists(e => e is { Ended: true, Kind: CaseEventKind.Recorded }));
    }
}
