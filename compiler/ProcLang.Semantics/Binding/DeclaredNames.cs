using System.Text;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;

namespace ProcLang.Semantics.Binding;

/// <summary>Everything a clause can learn from the declared names, in one string: equal strings, equal meanings of the same words.
/// Where names stand is not in it, and what is not told apart by a name: that is looked up again (<see cref="FoundByPlace"/>).</summary>
internal static class DeclaredNames
{
    internal static string Of(BoundRulebook bound)
    {
        var text = new StringBuilder(16384);
        text.Append(bound.Head?.Name);
        foreach (var symbol in bound.Symbols.All)
        {
            text.Append('\n').Append(symbol.KindName.En).Append(' ');
            Name(text, symbol);
            if (symbol.Alias is { } alias && bound.Symbols.Peek(alias) != symbol)
            {
                text.Append(" taken");
            }

            switch (symbol)
            {
                case GroupSymbol group:
                    text.AppendJoin(',', group.Units);
                    break;
                case EnumerationSymbol enumeration:
                    Type(text, enumeration.Type);
                    break;
                case InterpretationSymbol reading:
                    text.Append(reading.Source.Path).Append(' ').Append(reading.Syntax);
                    break;
                case SubjectTypeSymbol type:
                    Facts(text, type.Attributes);
                    Names(text, type.Procedures);
                    break;
                case ProcedureSymbol procedure:
                    Procedure(text, procedure);
                    break;
            }
        }

        return text.ToString();
    }

    private static void Procedure(StringBuilder text, ProcedureSymbol procedure)
    {
        text.Append(procedure.Of?.Name);
        if (procedure.Occasion is { } occasion)
        {
            text.Append(occasion);
        }

        Names(text, procedure.Subjects);
        Choices(text, procedure.CountedActs);
        Facts(text, procedure.OwnFacts);
        foreach (var step in procedure.Steps)
        {
            text.Append(step.IsParallel ? "\n= " : "\n- ");
            Name(text, step);
            Choices(text, step.Outcomes);
        }

        foreach (var record in procedure.Records)
        {
            text.Append(record.IsOpenTerm ? "\n? " : "\n+ ");
            Name(text, record);
            if (record.Value is { } value)
            {
                Type(text, value);
            }

            Choices(text, record.Outcomes);
        }
    }

    private static void Name(StringBuilder text, Symbol symbol) => text.Append(symbol.Name).Append('/').Append(symbol.Alias);

    private static void Names(StringBuilder text, IReadOnlyList<Symbol> symbols)
    {
        foreach (var symbol in symbols)
        {
            text.Append(" on ").Append(symbol.Name);
        }
    }

    private static void Facts(StringBuilder text, List<FactSymbol> facts)
    {
        foreach (var fact in facts)
        {
            text.Append("\n. ");
            Name(text, fact);
            Type(text, fact.Type);
        }
    }

    private static void Type(StringBuilder text, FactType type)
    {
        text.Append(':').Append((int)type.Kind);
        Choices(text, type.Choices);
    }

    private static void Choices(StringBuilder text, IReadOnlyList<ChoiceModel> choices)
    {
        for (var i = 0; i < choices.Count; i++)
        {
            text.Append('|').Append(choices[i].Name).Append('/').Append(choices[i].Alias);
        }
    }
}
