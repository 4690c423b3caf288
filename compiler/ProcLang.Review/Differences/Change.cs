using ProcLang.Review.Voice;
using ProcLang.Runtime.Citations;
using ProcLang.Review.Witnesses;

namespace ProcLang.Review.Differences;

/// <summary>Which way a change goes for those under the rules.</summary>
public enum ChangeDirection
{
    /// <summary>Nothing changes for anybody.</summary>
    Equivalent,
    /// <summary>More is allowed, less is asked.</summary>
    Looser,
    /// <summary>Less is allowed, more is asked.</summary>
    Stricter,
    /// <summary>Some of both, or neither: someone else, something else.</summary>
    Different,
}

/// <summary>Something a rulebook says that the other does not. <paramref name="Old"/> is null where it is new, <paramref name="New"/> where it is gone.</summary>
/// <param name="Id">Stable while what it is about keeps its name and article.</param>
/// <param name="Kind">What kind of thing changed.</param>
/// <param name="Direction">Which way.</param>
/// <param name="Article">The article it stands in, in the new text or, when gone, in the old; empty for none.</param>
/// <param name="Procedure">The procedure, by its new name.</param>
/// <param name="Step">The step, record or rule.</param>
/// <param name="Summary">The change in one sentence.</param>
/// <param name="Old">What was said.</param>
/// <param name="New">What is said now.</param>
public sealed record Change(
    string Id, StatementKind Kind, ChangeDirection Direction, string Article, string? Procedure, string? Step, Phrase Summary, Statement? Old, Statement? New)
{
    /// <summary>A scenario that runs one way before and the other way after; null when none was found.</summary>
    public Witness? Witness { get; init; }

    /// <summary>True when the official text of its article did not change: a question for the reviewer.</summary>
    public bool TextUnchanged { get; init; }

    /// <summary>What it comes to, beyond the words: on which dates, with which attendance, in which case.</summary>
    public Phrase? Effect { get; init; }
}

/// <summary>Directions taken together.</summary>
public static class ChangeDirections
{
    /// <summary>The word for JSON and the command line.</summary>
    public static string Word(this ChangeDirection direction) => direction switch
    {
        ChangeDirection.Looser => "looser",
        ChangeDirection.Stricter => "stricter",
        ChangeDirection.Different => "different",
        _ => "equivalent",
    };

    /// <summary>For people.</summary>
    public static Phrase Say(this ChangeDirection direction) => direction switch
    {
        ChangeDirection.Looser => new Phrase("放宽", "looser"),
        ChangeDirection.Stricter => new Phrase("收紧", "stricter"),
        ChangeDirection.Different => new Phrase("不同", "different"),
        _ => new Phrase("等同", "equivalent"),
    };

    /// <summary>One direction for several changes: all alike, or different.</summary>
    public static ChangeDirection Together(IEnumerable<ChangeDirection> directions)
    {
        var all = ChangeDirection.Equivalent;
        foreach (var direction in directions)
        {
            if (direction == ChangeDirection.Equivalent || direction == all)
            {
                continue;
            }

            all = all == ChangeDirection.Equivalent ? direction : ChangeDirection.Different;
        }

        return all;
    }
}
