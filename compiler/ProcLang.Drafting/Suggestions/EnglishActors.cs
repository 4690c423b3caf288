using System.Text.RegularExpressions;

namespace ProcLang.Drafting.Suggestions;

/// <summary>Who an English sentence says acts, as a name for a clause: the town clerk becomes TownClerk.</summary>
internal static partial class EnglishActors
{
    /// <summary>An office, a body or a unit: capitalised words, or common ones that end in a word for one.</summary>
    internal const string Actor =
        @"(?:(?:the |a |an |each |every |The |A |An |Each |Every )?(?<who>[A-Z][a-z]+(?:-[A-Z][a-z]+)?(?: (?:of |to |of the |to the )?[A-Z][a-z]+(?:-[A-Z][a-z]+)?){0,3}|(?:[a-z]+ ){0,2}(?:clerk|chair|chairperson|chairman|secretary|board|council|committee|mayor|director|manager|officer|treasurer|president|department|agency|office|commission|inspector|registrar|applicant|requester|administrator|superintendent|auditor|editor|head|member|members|staff|association|trustees|trustee)))";

    /// <summary>The name; null when it is none.</summary>
    internal static string? Name(string found)
    {
        var words = found.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Where(w => !NoName().IsMatch(w)).Select(w => char.ToUpperInvariant(w[0]) + w[1..]);
        var name = string.Concat(words);
        return SuggestedNames.IsPlain(name) ? name : null;
    }

    /// <summary>The sentence's subject, when it is said to have to do something; null otherwise.</summary>
    internal static string? Subject(string sentence) => Duty().Match(sentence) is { Success: true } found ? Name(found.Groups["who"].Value) : null;

    [GeneratedRegex(@"^(?:the|a|an|each|every|if|no|where|when|unless|any|this|that|such)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NoName();

    [GeneratedRegex(@"\b" + Actor + @" (?:shall|must|will|may)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Duty();
}
