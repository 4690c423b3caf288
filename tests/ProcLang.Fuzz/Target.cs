using ProcLang.Syntax.Formatting;
using ProcLang.Syntax.Literate;
using ProcLang.Syntax.Parsing;
using ProcLang.Syntax.Text;
using ProcLang.Syntax.Tree;

namespace ProcLang.Fuzz;

/// <summary>What is done with each damaged file.</summary>
internal sealed record Target(string Name, Action<SourceText> Run)
{
    internal static IReadOnlyList<Target> All(CheckTarget check) =>
    [
        new("parse", Parse),
        new("format", Format),
        new("check", check.Run),
    ];

    private static void Parse(SourceText source)
    {
        foreach (var fence in LiterateDocument.Parse(source).Fences)
        {
            var tree = FenceParser.Parse(source, fence.Content);
            if (tree.Root.ToFullString() != source.ToString(fence.Content))
            {
                throw new InvalidOperationException("The tree does not hold the text of its fence.");
            }
        }
    }

    private static void Format(SourceText source)
    {
        var once = RulebookFormatter.Format(source, new FormatOptions());
        var twice = RulebookFormatter.Format(new SourceText(source.Path, once), new FormatOptions());
        var english = RulebookFormatter.Format(source, new FormatOptions(KeywordLanguage.English));
        var chinese = RulebookFormatter.Format(new SourceText(source.Path, english), new FormatOptions(KeywordLanguage.Chinese));
        var back = RulebookFormatter.Format(new SourceText(source.Path, chinese), new FormatOptions(KeywordLanguage.English));
        if (once != twice || english != back)
        {
            throw new InvalidOperationException("Formatting is not stable.");
        }
    }
}
