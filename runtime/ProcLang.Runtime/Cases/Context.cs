using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Calendars;
using ProcLang.Runtime.Deadlines;
using ProcLang.Runtime.Facts;

namespace ProcLang.Runtime.Cases;

/// <summary>What a decision may look at besides the case: who holds which office, the calendar, the instant of the act,
/// and what other cases have on record. Nothing here reads a clock.</summary>
public readonly struct Context(
    Roster roster, WorkCalendar calendar, DateTimeZone zone, LastDayPolicy lastDay, Instant now, IRegister register, string subject)
{
    /// <summary>Who holds which office.</summary>
    public Roster Roster { get; } = roster;
    /// <summary>Which days are worked.</summary>
    public WorkCalendar Calendar { get; } = calendar;
    /// <summary>The zone in which days begin and end.</summary>
    public DateTimeZone Zone { get; } = zone;
    /// <summary>What happens to a last day that is not worked.</summary>
    public LastDayPolicy LastDay { get; } = lastDay;
    /// <summary>The instant of the act, in whole ticks.</summary>
    public Instant Now { get; } = Moment.Of(now);
    /// <summary>The instant of the act as machines keep it.</summary>
    public Moment Moment { get; } = Moment.Of(now);
    /// <summary>What other cases have on record.</summary>
    public IRegister Register { get; } = register;
    /// <summary>The document, matter or meeting the case is about.</summary>
    public string Subject { get; } = subject;

    /// <summary>The day of the act, in the zone.</summary>
    public LocalDate Today => Now.InZone(Zone).Date;

    /// <summary>True when the person holds the office now or stands in for its holder.</summary>
    public bool Holds(Person person, Office office) => Roster.Holds(person, office, Moment);

    /// <summary>The same context at another instant.</summary>
    public Context At(Instant instant) => new(Roster, Calendar, Zone, LastDay, instant, Register, Subject);

    /// <summary>The same context about another subject.</summary>
    public Context About(string subject) => new(Roster, Calendar, Zone, LastDay, Now, Register, subject);
}

/// <summary>What reaches beyond one case: events, records and facts of other cases, and counts.</summary>
public interface IRegister
{
    /// <summary>When the step last completed (with the outcome, when given); the step 完成 is the end of the case. The
    /// procedure <c>*</c> is the one named as the subject's type. Null: it has not happened.</summary>
    Instant? When(string subject, string procedure, string step, string? outcome);

    /// <summary>How often the step was completed or the record made (with the outcome, when given), in the case of that name or one before it.</summary>
    int Times(string subject, string procedure, string step, string? outcome);

    /// <summary>Every time the step completed (with the outcome, when given), oldest first.</summary>
    IEnumerable<Instant> Moments(string subject, string procedure, string step, string? outcome);

    /// <summary>Who last completed the step.</summary>
    Person? ByWhom(string subject, string procedure, string step);

    /// <summary>A fact of a subject; null when it is not known.</summary>
    FactValue? Fact(string subject, string fact);

    /// <summary>The type of a subject; null when there is none of that name.</summary>
    string? TypeOf(string subject);

    /// <summary>The steps at which the open case of the procedure on the subject stands; null: there is no such case, or it has ended.</summary>
    ImmutableArray<string>? Standing(string subject, string procedure);

    /// <summary>Every record of that name in the case, oldest first.</summary>
    IEnumerable<RecordMade> Records(string subject, string procedure, string record);

    /// <summary>How often the limit's step was completed for the key, from the first day to the last, both inclusive.</summary>
    int Count(string limit, string key, LocalDate from, LocalDate to);
}
