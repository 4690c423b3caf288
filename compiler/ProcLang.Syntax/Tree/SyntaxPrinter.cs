using System.Globalization;
using System.Text;

namespace ProcLang.Syntax.Tree;

/// <summary>Prints a tree for people who build or test the compiler: kinds, places, words.</summary>
public static class SyntaxPrinter
{
    /// <summary>One line a node or token, indented by depth.</summary>
    public static string Print(SyntaxNode root)
    {
        var text = new StringBuilder();
        Print(root, 0, text);
        return text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    // Trees are as deep as brackets may nest, so the printer may call itself.
    private static void Print(SyntaxElement element, int depth, StringBuilder text)
    {
        text.Append(' ', depth * 2);
        if (element is SyntaxToken token)
        {
            text.Append(CultureInfo.InvariantCulture, $"{token.Kind} {token.Span.Start}..{token.Span.End} ").AppendLine(token.IsMissing ? "(missing)" : token.Text);
            return;
        }

        var node = (SyntaxNode)element;
        text.Append(CultureInfo.InvariantCulture, $"{node.Kind} {node.Span.Start}..{node.Span.End}").AppendLine(node.IsBroken ? " (broken)" : "");
        foreach (var child in node.Children)
        {
            Print(child, depth + 1, text);
        }
    }
}
