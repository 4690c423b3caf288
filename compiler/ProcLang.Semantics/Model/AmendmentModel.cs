using ProcLang.Runtime.Citations;

namespace ProcLang.Semantics.Model;

/// <summary>One change this text makes in another. Without old words a whole article is meant: deleted when there are no new words
/// either, else added.</summary>
/// <param name="Target">The file that is changed, as the rules name it.</param>
/// <param name="Article">The article's label as written.</param>
/// <param name="Old">The words taken out; null: none in particular.</param>
/// <param name="New">The words put in, a paragraph a line; null: none.</param>
/// <param name="Clause">The clause that makes the change.</param>
public sealed record AmendmentModel(string Target, string Article, string? Old, string? New, Clause Clause);
