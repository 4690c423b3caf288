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
        var open = new Stack<(SyntaxElement Element, int Depth)>();
        open.Push((root, 0));
        while (open.TryPop(out var next))
        {
            text.Append(' ', next.Depth * 2);
            if (next.Element is SyntaxToken token)
            {
                text.Append(CultureInfo.InvariantCulture, $"{token.Kind} {token.Span.Start}..{token.Span.End} ").AppendLine(token.IsMissing ? "(missing)" : token.Text);
                continue;
            }

            var node = (SyntaxNode)next.Element;
            text.Append(CultureInfo.InvariantCulture, $"{node.Kind} {node.Span.Start}..{node.Span.End}").AppendLine(node.IsBroken ? " (broken)" : "");
            for (var i = node.Children.Length - 1; i >= 0; i--)
            {
                open.Push((node.Children[i], next.Depth + 1));
            }
        }

        return text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
