using System.Collections.Immutable;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Literate;
using ProcLang.Syntax.Text;

namespace ProcLang.Semantics.Binding;

/// <summary>Makes the text that results when an amending decision has changed another: each change on what the one before left. Only the
/// official text is changed; clauses under a changed article are for its drafter to look at again.</summary>
internal static class Consolidation
{
    /// <summary>The changed texts, in the order they are named. What cannot be changed as said is told, and left as it is.</summary>
    internal static ImmutableArray<LiterateDocument> Run(BoundRulebook bound, ISourceProvider provider, Findings findings)
    {
        var changed = ImmutableArray.CreateBuilder<LiterateDocument>();
        foreach (var amendments in bound.Amendments.GroupBy(a => a.Model.Target, StringComparer.Ordinal))
        {
            var at = amendments.First().TargetAt;
            if (provider.Read(at.Source.Path, amendments.Key) is not { Text: { } target })
            {
                findings.Tell(new Diagnostic(NameDiagnostics.MissingInclude, at, amendments.Key)
                    .WithFix("路径相对于本文件所在的文件夹", "paths are relative to this file's folder"));
                continue;
            }

            var document = LiterateDocument.Parse(target);
            foreach (var amendment in amendments)
            {
                if (Changed(document, amendment, findings) is { } next)
                {
                    document = LiterateDocument.Parse(new SourceText(target.Path, next));
                }
            }

            changed.Add(document);
        }

        return changed.ToImmutable();
    }

    private static string? Changed(LiterateDocument document, BoundAmendment amendment, Findings findings)
    {
        var change = amendment.Model;
        var content = document.Source.Content;
        var number = ArticleLabels.Arabic(change.Article);
        var article = document.Articles.FirstOrDefault(a => a.Number == number);
        if (change is { Old: null, New: { } paragraphs })
        {
            if (article is not null)
            {
                findings.Tell(NameDiagnostics.ArticleStands, amendment.At, change.Article, change.Target);
                return null;
            }

            var before = document.Articles.LastOrDefault(a => Compare(a.Number, number) < 0);
            var place = before is null ? content.Length : End(document, before);
            return content.Insert(place, Heading(document, before, change.Article) + string.Concat(paragraphs.Split('\n').Select((p, i) => (i == 0 ? "> " : ">\n> ") + p + "\n")) + "\n");
        }

        if (article is null)
        {
            findings.Tell(NameDiagnostics.NoArticleToAmend, amendment.At, change.Article, change.Target);
            return null;
        }

        if (change.Old is not { } old)
        {
            var from = LineStart(content, article.Heading.Span.Start);
            return content.Remove(from, End(document, article) - from);
        }

        if (AnchorResolver.Find(article, old) is not { IsRepeated: false, Places: [{ Span: var span }] })
        {
            findings.Tell(NameDiagnostics.NoWordsToAmend, amendment.At, old, change.Article, change.Target);
            return null;
        }

        return content.Remove(span.Start, span.Length).Insert(span.Start, change.New ?? "");
    }

    /// <summary>Where the next article begins, or the end of the file.</summary>
    private static int End(LiterateDocument document, Article article)
    {
        var content = document.Source.Content;
        foreach (var other in document.Articles)
        {
            if (other.Heading.Span.Start > article.Heading.Span.Start)
            {
                return LineStart(content, other.Heading.Span.Start);
            }
        }

        return content.Length;
    }

    private static int LineStart(string content, int at) => at == 0 ? 0 : content.LastIndexOf('\n', at - 1) + 1;

    /// <summary>A heading like those beside it: as deep, and numbered in the same words.</summary>
    private static string Heading(LiterateDocument document, Article? like, string label)
    {
        var content = document.Source.Content;
        var start = like is null ? 0 : LineStart(content, like.Heading.Span.Start);
        var depth = 0;
        while (like is not null && start + depth < content.Length && content[start + depth] == '#')
        {
            depth++;
        }

        var chinese = label.Any(c => c >= '\u2E80');
        var parts = label.Split('之');
        var words = !chinese ? $"Article {label}" : $"第{parts[0]}条" + (parts.Length > 1 ? "之" + parts[1] : "");
        var gap = content.EndsWith('\n') || content.Length == 0 ? "" : "\n";
        return $"{gap}{new string('#', depth == 0 ? 3 : depth)} {words}\n\n";
    }

    /// <summary>5 before 5-1 and 5a, and these before 6 and 10.</summary>
    private static int Compare(string left, string right)
    {
        var (a, b) = (Key(left), Key(right));
        return a.Number != b.Number ? a.Number.CompareTo(b.Number) : a.Sub != b.Sub ? a.Sub.CompareTo(b.Sub) : string.CompareOrdinal(a.Letter, b.Letter);
    }

    private static (int Number, int Sub, string Letter) Key(string number)
    {
        var digits = new string([.. number.TakeWhile(char.IsAsciiDigit)]);
        var rest = number[digits.Length..];
        var whole = int.TryParse(digits, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : int.MaxValue;
        return rest.StartsWith('-') && int.TryParse(rest[1..], System.Globalization.CultureInfo.InvariantCulture, out var s) ? (whole, s, "") : (whole, 0, rest);
    }
}
