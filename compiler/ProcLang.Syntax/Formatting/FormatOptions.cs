using ProcLang.Syntax.Tree;

namespace ProcLang.Syntax.Formatting;

/// <summary>How a rulebook is to be laid out.</summary>
/// <param name="Keywords">The language every keyword is to be spelt in; null keeps each in the language it stands in.</param>
public sealed record FormatOptions(KeywordLanguage? Keywords = null);
