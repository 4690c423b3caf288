namespace ProcLang.Drafting.Suggestions;

/// <summary>What a sentence seems to rule.</summary>
public enum SuggestionKind
{
    /// <summary>Who signs, reviews or approves.</summary>
    Signer,
    /// <summary>How many must be present.</summary>
    Quorum,
    /// <summary>How a meeting decides.</summary>
    Vote,
    /// <summary>By when.</summary>
    Deadline,
    /// <summary>What may not be done.</summary>
    Prohibition,
    /// <summary>How often at most.</summary>
    Limit,
    /// <summary>What must be reported, and to whom.</summary>
    Report,
    /// <summary>Who acts for whom.</summary>
    Delegation,
    /// <summary>Leave of absence.</summary>
    Leave,
    /// <summary>What is published.</summary>
    Publication,
    /// <summary>Who is consulted before.</summary>
    Consultation,
    /// <summary>Who calls and chairs a meeting.</summary>
    Convener,
    /// <summary>From when it is in force, and what it repeals.</summary>
    Force,
    /// <summary>How often and by how much a time may be extended.</summary>
    Extension,
    /// <summary>When a time stands still.</summary>
    Standstill,
    /// <summary>What silence counts as, or what becomes of what is not done in time.</summary>
    Silence,
    /// <summary>Who may not take part because of an interest.</summary>
    Recusal,
    /// <summary>How a body is composed.</summary>
    Composition,
    /// <summary>Who is elected by whom.</summary>
    Election,
    /// <summary>What is done again every so often.</summary>
    Recurrence,
    /// <summary>When proceedings are suspended.</summary>
    Suspension,
}

/// <summary>Where a suggested clause may stand.</summary>
public enum SuggestionPlace
{
    /// <summary>Inside a procedure.</summary>
    Procedure,
    /// <summary>Inside a step of a procedure.</summary>
    Step,
    /// <summary>Inside a meeting.</summary>
    Meeting,
    /// <summary>By itself.</summary>
    Declaration,
}

/// <summary>A clause a sentence may call for. It is written as a comment: what the sentence means, the drafter decides.</summary>
/// <param name="Kind">What the sentence seems to rule.</param>
/// <param name="Article">The label of its article.</param>
/// <param name="Sentence">The sentence.</param>
/// <param name="Place">Where the clause may stand.</param>
/// <param name="Clause">The clause, anchored in the sentence's own words.</param>
public sealed record Suggestion(SuggestionKind Kind, string Article, string Sentence, SuggestionPlace Place, string Clause);
