using System.Collections.Immutable;
using ProcLang.Runtime.Citations;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Voice;

/// <summary>Writes statements down, each in both languages.</summary>
internal sealed class Pen(RulebookModel model)
{
    private readonly Speaker _zh = new(model, true);
    private readonly Speaker _en = new(model, false);

    internal RulebookModel Model { get; } = model;

    internal ImmutableArray<Statement>.Builder Statements { get; } = ImmutableArray.CreateBuilder<Statement>();

    internal Phrase Say(Func<Speaker, string> say) => new(say(_zh), Capital(say(_en)));

    internal void Add(
        StatementKind kind, string? procedure, string? step, string slot, Clause? clause, Func<Speaker, string> say, string meaning, object? element = null,
        bool usual = false) =>
        Statements.Add(new Statement(kind, procedure, step, slot, clause, Say(say), meaning) { Element = element, IsUsual = usual });

    private static string Capital(string text) => text.Length > 0 && char.IsAsciiLetterLower(text[0]) ? char.ToUpperInvariant(text[0]) + text[1..] : text;
}
