using System.Text;
using ProcLang.Syntax.Literate;
using ProcLang.Syntax.Parsing;
using ProcLang.Syntax.Tree;

namespace ProcLang.Syntax.Formatting;

/// <summary>Lays out the clauses of a rulebook and, if asked, spells their keywords in one language. Formatting a
/// formatted rulebook changes nothing, and converting one to the other language and back gives the same bytes. Text outside
/// the fences, comments, quotations and names stay as they are; a fence with syntax findings is left alone.</summary>
public static class RulebookFormatter
{
    /// <summary>The file's text laid out. Never throws; a file without fences comes back as it is.</summary>
    public static string Format(SourceText source, FormatOptions options)
    {
        var text = new StringBuilder();
        var at = 0;
        foreach (var fence in LiterateDocument.Parse(source).Fences.OrderBy(f => f.Content.Start))
        {
            text.Append(source.Content, at, fence.Content.Start - at);
            text.Append(Fence(source, fence.Content, options));
            at = fence.Content.End;
        }

        return text.Append(source.Content, at, source.Content.Length - at).ToString();
    }

    private static string Fence(SourceText source, TextSpan content, FormatOptions options)
    {
        var asItIs = source.ToString(content);
        // A fence that the file breaks off in has no line to end on.
        if (asItIs.Length == 0 || asItIs[^1] is not ('\n' or '\r'))
        {
            return asItIs;
        }

        var tree = FenceParser.Parse(source, content);
        if (!tree.Diagnostics.IsEmpty)
        {
            return asItIs;
        }

        var languages = new[]
        {
            Segmenter.Cut(tree.Root, KeywordLanguage.Chinese),
            Segmenter.Cut(tree.Root, KeywordLanguage.English),
        };
        var segments = options.Keywords is { } language ? languages[(int)language] : Segmenter.Cut(tree.Root, null);
        var quoted = languages.Append(segments).SelectMany(Confusable.Names).ToHashSet();
        var text = FenceLayout.Write(segments, languages, quoted, LineEnd(asItIs));
        return ReadsAlike(tree, text) ? text : asItIs;
    }

    private static string LineEnd(string text) =>
        text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : text.Contains('\n') ? "\n" : "\r";

    /// <summary>The layout is only a layout while the words read the same: the last line of defence of a drafter's text.</summary>
    private static bool ReadsAlike(SyntaxTree before, string text)
    {
        var after = FenceParser.Parse(new SourceText(before.Source.Path, text), new TextSpan(0, text.Length));
        return after.Diagnostics.IsEmpty && Names(after).SequenceEqual(Names(before)) && Comments(after).SequenceEqual(Comments(before));
    }

    // A plan's verb is a name in one language's order and a keyword in the other's, so verbs are not compared.
    private static IEnumerable<string> Names(SyntaxTree tree) => tree.Root.DescendantsAndSelf()
        .Where(n => n.Kind == NodeKind.Name && n.Parent is not { Kind: NodeKind.PlanActorFirst })
        .Select(n => n.NameText());

    private static IEnumerable<string> Comments(SyntaxTree tree) => tree.Root.Tokens
        .SelectMany(t => t.Leading)
        .Where(t => t.Kind == TriviaKind.Comment)
        .Select(t => t.Text);
}
