using System.Text.RegularExpressions;

namespace ProcLang.Drafting.Suggestions;

/// <summary>What procedural sentences look like in English, and the clause each calls for.</summary>
internal static partial class EnglishSuggestions
{
    internal static IEnumerable<(SuggestionKind, SuggestionPlace, string Clause)> Of(string sentence)
    {
        if (Signer().Match(sentence) is { Success: true } signer)
        {
            yield return (SuggestionKind.Signer, SuggestionPlace.Procedure, $"step Approve by {EnglishActors.Name(signer.Groups["who"].Value) ?? "Signatory"}");
        }

        if (Quorum().IsMatch(sentence))
        {
            var two = sentence.Contains("two-thirds", StringComparison.OrdinalIgnoreCase) || sentence.Contains("two thirds", StringComparison.OrdinalIgnoreCase);
            yield return (SuggestionKind.Quorum, SuggestionPlace.Meeting, two ? "quorum present at least 2/3 members" : "quorum present more than half of members");
        }
        else if (Vote().IsMatch(sentence))
        {
            yield return (SuggestionKind.Vote, SuggestionPlace.Meeting, VoteSuggestions.English(sentence));
        }

        if (Deadline().Match(sentence) is { Success: true } deadline && Number(deadline.Groups["n"].Value) is { } number)
        {
            var unit = (deadline.Groups["k"].Value.ToLowerInvariant() switch { "working" or "business" => "working ", "clear" => "clear ", _ => "" }) + deadline.Groups["u"].Value.ToLowerInvariant() + "s";
            yield return (SuggestionKind.Deadline, SuggestionPlace.Step,
                deadline.Groups["b"].Value.Equals("before", StringComparison.OrdinalIgnoreCase) ? $"within {number} {unit} before MeetingDay" : $"within {number} {unit} after received");
        }

        if (Limit().Match(sentence) is { Success: true } limit && Number(limit.Groups["n"].Value) is { } most)
        {
            yield return (SuggestionKind.Limit, SuggestionPlace.Declaration,
                $"limit SomeLimit {{ per unit per {limit.Groups["p"].Value.ToLowerInvariant()} at most {most} times SomeProcedure.SomeStep }}");
        }
        else if (Prohibition().IsMatch(sentence))
        {
            yield return (SuggestionKind.Prohibition, SuggestionPlace.Declaration, "forbid SomeProcedure.SomeStep when SomeCondition otherwise void");
        }

        if (Delegation().Match(sentence) is { Success: true } acting)
        {
            yield return (SuggestionKind.Delegation, SuggestionPlace.Declaration, $"acting {EnglishActors.Name(acting.Groups["whom"].Value) ?? "Principal"} by {EnglishActors.Name(acting.Groups["who"].Value) ?? "Deputy"}{(acting.Groups["whom"].Success ? "" : " and mandated")}");
        }

        if (Leave().IsMatch(sentence))
        {
            yield return (SuggestionKind.Leave, SuggestionPlace.Meeting, "leave members asked of Chairperson");
        }

        if (Report().Match(sentence) is { Success: true } report)
        {
            yield return (SuggestionKind.Report, SuggestionPlace.Procedure, $"step Report by {EnglishActors.Name(report.Groups["who"].Value) ?? EnglishActors.Subject(sentence) ?? "Reporter"}");
        }

        if (Publication().Match(sentence) is { Success: true } publication)
        {
            yield return (SuggestionKind.Publication, SuggestionPlace.Procedure, $"step Publish by {EnglishActors.Name(PublishedBy().Match(sentence).Groups["who"].Value) ?? EnglishActors.Name(publication.Groups["who"].Value) ?? EnglishActors.Subject(sentence) ?? "Publisher"}");
        }

        if (Consultation().Match(sentence) is { Success: true } consultation)
        {
            yield return (SuggestionKind.Consultation, SuggestionPlace.Procedure, $"step Consult by each {EnglishActors.Name(consultation.Groups["who"].Value) ?? "Consulted"}");
        }

        if (Convener().Match(sentence) is { Success: true } convener && EnglishActors.Name(convener.Groups["who"].Value) is { } calls)
        {
            yield return (SuggestionKind.Convener, SuggestionPlace.Meeting, convener.Groups["p"].Success ? $"chair {calls}" : $"convener {calls}");
        }
    }

    private static string? Number(string word) => word.ToLowerInvariant() switch
    {
        "a" or "an" or "one" or "once" => "1", "two" or "twice" => "2", "three" => "3", "four" => "4", "five" => "5", "six" => "6", "seven" => "7", "eight" => "8",
        "nine" => "9", "ten" => "10", "twelve" => "12", "fourteen" => "14", "fifteen" => "15", "twenty" => "20", "thirty" => "30", "sixty" => "60", "ninety" => "90",
        { Length: > 0 and < 6 } digits when digits.All(char.IsAsciiDigit) => digits,
        _ => null,
    };

    [GeneratedRegex(@"\b(?:signed|approved|authorised|authorized|certified|issued|countersigned) by " + EnglishActors.Actor + @"|\b" + EnglishActors.Actor + @" (?:shall |must |may )?(?:signs?|approves?|countersigns?|certif(?:y|ies))\b", RegexOptions.CultureInvariant)]
    private static partial Regex Signer();

    [GeneratedRegex(@"\bquorum\b|\b(?:majority|half|two[- ]thirds)\b[^.;]{0,60}\b(?:present|attend)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Quorum();

    [GeneratedRegex(@"\b(?:votes?|voting|ballot|majority|two[- ]thirds|unanimous(?:ly)?|casting vote)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Vote();

    [GeneratedRegex(@"\b(?:within|not later than|no later than|at least|not less than|by)\s+(?<n>\w+)\s+(?:(?<k>working|business|calendar|clear)\s+)?(?<u>hour|day|week|month|year)s?\b(?:[^.;]{0,30}?\b(?<b>before|after|of|from)\b)?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Deadline();

    [GeneratedRegex(@"\b(?:no|not) more than\s+(?<n>\w+)(?:\s+\w+){0,3}\s+(?:per|each|a|in any|in a)\s+(?:calendar\s+)?(?<p>year|month|week|day)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Limit();

    [GeneratedRegex(@"\b(?:shall|may|must) not\b|\bno (?:person|member|officer|one) (?:shall|may)\b|\bprohibited\b|\bis void\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Prohibition();

    [GeneratedRegex(@"\b[Ii]f the (?<whom>[A-Za-z ]{2,30}?) is absent,? " + EnglishActors.Actor + @"|\b[Ii]n the absence of the (?<whom>[A-Za-z ]{2,30}?),? " + EnglishActors.Actor + @"|\bin the absence of\b|\b(?:acts?|acting) (?:for|in place of|on behalf of)\b|\b(?:delegates?|deputi[sz]e)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Delegation();

    [GeneratedRegex(@"\bleave of absence\b|\brequests? leave\b|\basks? [^.;]{0,40}\bfor leave\b|\bapolog(?:y|ies) for absence\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Leave();

    [GeneratedRegex(@"(?:\b" + EnglishActors.Actor + @" )?\b(?:shall|must|will) (?:promptly |immediately |also )?(?:report|notify|inform|file)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Report();

    [GeneratedRegex(@"(?:\b" + EnglishActors.Actor + @" )?(?:(?:shall|must|will) )?(?:be )?\b(?:publish(?:es|ed)?|posts?|posted|made public|make public)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Publication();

    [GeneratedRegex(@"\b(?:published|posted|made public)\b[^.;]{0,30}? by " + EnglishActors.Actor, RegexOptions.CultureInvariant)]
    private static partial Regex PublishedBy();

    [GeneratedRegex(@"\b[Cc]onsults?(?: with)? " + EnglishActors.Actor + @"|\bconsult(?:s|ed|ation)?\b|\b(?:public|written) comments?\b|\bhearing\b", RegexOptions.CultureInvariant)]
    private static partial Regex Consultation();

    [GeneratedRegex(@"\b" + EnglishActors.Actor + @" (?:shall |must |may )?(?:calls?|convenes?|(?<p>presides?|chairs?))\b|\b(?:called|convened|(?<p>chaired)) by " + EnglishActors.Actor, RegexOptions.CultureInvariant)]
    private static partial Regex Convener();
}
