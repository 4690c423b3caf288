using System.Text.RegularExpressions;

namespace ProcLang.Drafting.Suggestions;

/// <summary>What procedural sentences look like in English, and the clause each calls for.</summary>
internal static partial class EnglishSuggestions
{
    internal static IEnumerable<(SuggestionKind, SuggestionPlace, string Clause)> Of(string sentence)
    {
        // A heading of a section («Quorum», «VOTING») rules nothing.
        if (sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length < 4)
        {
            yield break;
        }

        foreach (Match signer in Signer().Matches(sentence))
        {
            var word = signer.Groups["v"].Success ? signer.Groups["v"].Value : signer.Groups["w"].Value;
            var verb = word.StartsWith("counter", StringComparison.OrdinalIgnoreCase) ? "Countersign" : word.StartsWith("sign", StringComparison.OrdinalIgnoreCase) ? "Sign" : "Approve";
            yield return (SuggestionKind.Signer, SuggestionPlace.Procedure, $"step {verb} by {Signatories(signer)}");
        }

        if (Quorum().Match(sentence) is { Success: true } quorum && !WithoutQuorum().IsMatch(sentence))
        {
            yield return (SuggestionKind.Quorum, SuggestionPlace.Meeting, Present(sentence, quorum));
        }
        else if (VoteSuggestions.English(sentence) is { } vote)
        {
            yield return (SuggestionKind.Vote, SuggestionPlace.Meeting, vote);
        }

        foreach (var clause in ClockSuggestions.English(sentence))
        {
            yield return clause;
        }

        var recused = false;
        foreach (var clause in BodySuggestions.English(sentence))
        {
            recused |= clause.Item1 == SuggestionKind.Recusal;
            yield return clause;
        }

        if (Limit().Match(sentence) is { Success: true } limit && Shares.Number(limit.Groups["n"].Value) is { } most)
        {
            yield return (SuggestionKind.Limit, SuggestionPlace.Declaration,
                $"limit SomeLimit {{ per unit per {limit.Groups["p"].Value.ToLowerInvariant()} at most {most} times SomeProcedure.SomeStep }}");
        }
        else if (Prohibition().IsMatch(sentence) && !recused)
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

    /// <summary>One name, or two that either may sign: President or VicePresident.</summary>
    private static string Signatories(Match signer)
    {
        var first = EnglishActors.Name(signer.Groups["who"].Value) ?? "Signatory";
        return signer.Groups["or"].Success && EnglishActors.Name(signer.Groups["or"].Value) is { } second ? $"{first} or {second}" : first;
    }

    /// <summary>How many must be present: so many persons, or a share of the members.</summary>
    private static string Present(string sentence, Match quorum) =>
        quorum.Groups["n"].Success && Shares.Number(quorum.Groups["n"].Value) is { } number && !AShare().IsMatch(sentence)
            ? $"quorum present at least {number} members"
            : $"quorum present {Shares.InEnglish(sentence)} members";

    [GeneratedRegex(@"\b(?<v>signed|approved|authorised|authorized|certified|issued|countersigned) by " + EnglishActors.Actor + @"(?: or (?:the )?(?<or>[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}))?|\b" + EnglishActors.Actor + @" (?:shall |must |may )?(?<w>signs?|approves?|countersigns?|certif(?:y|ies))\b", RegexOptions.CultureInvariant)]
    private static partial Regex Signer();

    [GeneratedRegex(@"(?<n>" + Shares.NumberPattern + @")\s+(?:[\w-]+\s+){0,4}?(?:shall |must )?(?:present\b[^.;]{0,30}|)(?:constitutes?|forms?|is|are|shall be) (?:a |the )?quorum\b|\bquorum\b[^.;]{0,40}?(?:is|be|of)\s+(?<n>" + Shares.NumberPattern + @")\b|\bquorum\b|\b(?:[Tt]he )?presence of\b[^.;]{0,40}\b(?:is|shall be) required\b|" + Shares.English + @"[^.;]{0,40}\b(?:are|is|be) present\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Quorum();

    [GeneratedRegex(@"\b(?:absence|lack) of a quorum\b|\bno quorum\b|\bwithout a quorum\b|\bquorum is not\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex WithoutQuorum();

    [GeneratedRegex(Shares.English, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AShare();

    [GeneratedRegex(@"\b(?:no|not) more than\s+(?<n>\w+)(?:\s+\w+){0,3}\s+(?:per|each|a|in any|in a)\s+(?:calendar\s+)?(?<p>year|month|week|day)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Limit();

    [GeneratedRegex(@"\b(?:shall|may|must) not\b|\bno (?:person|member|officer|one) (?:shall|may)\b|\bprohibited\b|\bis void\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Prohibition();

    [GeneratedRegex(@"\b[Ii]f the (?<whom>[A-Za-z ]{2,30}?) is absent,? " + EnglishActors.Actor + @"|\b[Ii]n the absence of the (?<whom>[A-Za-z ]{2,30}?),? " + EnglishActors.Actor + @"|\b[Ii]f the (?<whom>[A-Za-z -]{2,30}?) is absent\b[^.;,]{0,30}, (?:a |the )?(?<who>[A-Z][A-Za-z-]+)|\b(?:acts?|acting) (?:for|in place of|on behalf of)\b|\b(?:delegates?|deputi[sz]e)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Delegation();

    [GeneratedRegex(@"\bleave of absence\b|\brequests? leave\b|\basks? [^.;]{0,40}\bfor leave\b|\bapolog(?:y|ies) for absence\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Leave();

    [GeneratedRegex(@"(?:\b" + EnglishActors.Actor + @" )?\b(?:shall|must|will) (?:promptly |immediately |also )?(?:report|notify|inform|file)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Report();

    [GeneratedRegex(@"(?:\b" + EnglishActors.Actor + @" )?(?:(?:shall|must|will) )?(?:be )?\b(?:publish(?:es|ed)?|posts?|posted|made public|make public)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Publication();

    [GeneratedRegex(@"\b(?:published|posted|made public)\b[^.;]{0,30}? by " + EnglishActors.Actor, RegexOptions.CultureInvariant)]
    private static partial Regex PublishedBy();

    [GeneratedRegex(@"\b[Cc]onsults?(?: with)? " + EnglishActors.Actor + @"|\bconsult(?:s|ed|ation)?\b|\b(?:public|written) comments?\b|\bpublic hearing\b", RegexOptions.CultureInvariant)]
    private static partial Regex Consultation();

    [GeneratedRegex(@"\b" + EnglishActors.Actor + @" (?:shall |must |may )?(?:calls?|convenes?|(?<p>presides?|chairs?))\b|\b(?:called|convened|(?<p>chaired)) by " + EnglishActors.Actor, RegexOptions.CultureInvariant)]
    private static partial Regex Convener();
}
