using ProcLang.Runtime.Citations;

namespace ProcLang.Runtime.Deadlines;

/// <summary>How a ledger names what a clock is started, stopped or extended by: in the rules' own words.</summary>
public static class ClockWords
{
    /// <summary>The step was reached.</summary>
    public static Phrase Received { get; } = new("送达", "received");

    /// <summary>The case was opened.</summary>
    public static Phrase Opened { get; } = new("受理", "opened");

    /// <summary>A day that the rules fix.</summary>
    public static Phrase FixedDay { get; } = new("规定之日", "the day fixed by the rules");

    /// <summary>A fact of the case.</summary>
    public static Phrase Fact(string name) => new(name, name);

    /// <summary>An event: the procedure where it is another one, the step or record, its outcome.</summary>
    public static Phrase Event(string? procedure, string step, string? outcome)
    {
        var (end, ends) = step == "完成" ? ("完成", "done") : (step, step);
        var tail = outcome is null ? "" : "." + outcome;
        return procedure switch
        {
            null => new(end + tail, ends + tail),
            "*" => new("会议." + end + tail, "meeting." + ends + tail),
            _ => new($"{procedure}.{end}{tail}", $"{procedure}.{ends}{tail}"),
        };
    }
}
