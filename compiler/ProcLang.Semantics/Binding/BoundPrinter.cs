using System.Text;
using ProcLang.Semantics.Symbols;

namespace ProcLang.Semantics.Binding;

/// <summary>Prints what names mean: every symbol with its kind and place, procedures with their steps and records.</summary>
public static class BoundPrinter
{
    /// <summary>One line a name.</summary>
    public static string Print(BoundRulebook bound)
    {
        var text = new StringBuilder();
        if (bound.Head is { } head)
        {
            text.Append("rulebook ").Append(head.Name).Append(head.Alias is null ? "" : " as " + head.Alias).Append('\n');
        }

        foreach (var symbol in bound.Symbols.All)
        {
            text.Append(symbol.KindName.En).Append(' ').Append(symbol).Append("  ").Append(symbol.DeclaredAt.Source.Path).Append(':')
                .Append(symbol.DeclaredAt.Line.ToString(System.Globalization.CultureInfo.InvariantCulture)).Append('\n');
            switch (symbol)
            {
                case SubjectTypeSymbol type:
                    Lines(text, "  attribute ", type.Attributes.Select(a => $"{a}: {Types.Describe(a.Type).En}"));
                    break;
                case ProcedureSymbol procedure:
                    Lines(text, "  on ", procedure.Subjects.Select(s => s.Name));
                    Lines(text, "  step ", procedure.Steps.Select(s => s.ToString()));
                    Lines(text, "  record ", procedure.Records.Select(r => r.ToString()));
                    Lines(text, "  datum ", procedure.OwnFacts.Select(f => $"{f}: {Types.Describe(f.Type).En}"));
                    break;
            }
        }

        return text.ToString();
    }

    private static void Lines(StringBuilder text, string prefix, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            text.Append(prefix).Append(line).Append('\n');
        }
    }
}
