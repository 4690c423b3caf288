using System.Collections.Immutable;
using System.Globalization;
using ProcLang.Runtime.Citations;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Literate;
using ProcLang.Syntax.Text;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Makes clauses of anchors: checks that the quoted words stand in the article, and derives citation and id from
/// where they stand. A clause bound several times (适用于 A, B) is one clause.</summary>
public sealed class Anchoring
{
    private readonly Dictionary<SyntaxNode, ClauseModel> _made = [];
    private readonly Dictionary<SyntaxNode, Clause> _last = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<ClauseModel> _clauses = [];
    private readonly HashSet<Sentence> _executable = new(ReferenceEqualityComparer.Instance);
    private readonly List<Sentence> _quoted = [];
    private readonly List<TakenNumbers> _taken = [];
    private Findings _findings;
    private int _firstClause;

    internal Anchoring(Findings findings) => _findings = findings;

    /// <summary>A declaration begins; what is found in it is told here.</summary>
    internal void Begin(Findings findings)
    {
        _findings = findings;
        WrittenAt = new WrittenAt();
        _firstClause = _clauses.Count;
        // A clause is made in one declaration; a rulebook of many would keep all of them for nothing.
        _made.Clear();
        _last.Clear();
        _quoted.Clear();
        _taken.Clear();
    }

    /// <summary>What its anchors gave.</summary>
    internal AnchoredPart End() => new([.. _clauses.Skip(_firstClause)], [.. _quoted], [.. _taken]);

    /// <summary>True when the clauses of a kept part would get the numbers they have.</summary>
    internal bool WouldNumber(AnchoredPart part)
    {
        foreach (var taken in part.Numbers)
        {
            if (_numbers.GetValueOrDefault(taken.Paragraph) != taken.After)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Adds what the anchors of a kept part gave.</summary>
    internal void Add(AnchoredPart part, Article? before)
    {
        _clauses.AddRange(part.Clauses);
        foreach (var sentence in part.Executable)
        {
            _executable.Add(Now(sentence, before));
        }

        foreach (var taken in part.Numbers)
        {
            _numbers[taken.Paragraph] = taken.Last;
        }
    }

    /// <summary>The sentence of the article here that stands where this one stood in the article before.</summary>
    internal Sentence Now(Sentence sentence, Article? before)
    {
        if (before is null || Here.Article is not { } article || ReferenceEquals(before, article))
        {
            return sentence;
        }

        var index = 0;
        while (!ReferenceEquals(before.Sentences[index], sentence))
        {
            index++;
        }

        return article.Sentences[index];
    }

    /// <summary>The rulebook's name, which citations state.</summary>
    internal string Rulebook { get; set; } = "";

    /// <summary>The file and article of the fence being bound.</summary>
    internal (SourceText Source, Article? Article) Here { get; set; }

    /// <summary>Where what is bound is written.</summary>
    internal WrittenAt WrittenAt { get; private set; } = new();

    /// <summary>Clauses in the order made.</summary>
    internal IReadOnlyList<ClauseModel> Clauses => _clauses;

    /// <summary>Sentences an executable clause quotes.</summary>
    internal IReadOnlySet<Sentence> Executable => _executable;

    /// <summary>The clause of a node with anchors; without anchors, scaffolding that cites the article alone.</summary>
    internal Clause Clause(SyntaxNode holder, (string Zh, string En) kind) => Make(holder, kind).Clause;

    /// <summary>The clause that a deadline in the head of a step cites: the last of the step's anchors.</summary>
    internal Clause LastAnchorClause(SyntaxNode holder, (string Zh, string En) kind)
    {
        var first = Make(holder, kind);
        if (_last.TryGetValue(holder, out var known))
        {
            return known;
        }

        var last = first.Sentences.Length > 1
            ? Add(first.Sentences[^1], ("期限", "deadline"), [first.Sentences[^1]]).Clause
            : first.Clause;
        _last[holder] = last;
        return last;
    }

    /// <summary>The clause of a property. It makes its sentences executable, but no machine has it: it is proved, and no scenario has to
    /// exercise it. Its id is counted apart, so that ids of clauses stay as they are when a property is added.</summary>
    internal Clause Property(SyntaxNode holder)
    {
        Citation? first = null;
        foreach (var (citation, sentences) in Quoted(holder))
        {
            first ??= citation;
            _executable.UnionWith(sentences);
        }

        var prefix = (Here.Article?.Number ?? "0") + ".property";
        var n = _numbers[prefix] = _numbers.GetValueOrDefault(prefix) + 1;
        return new Clause(string.Create(CultureInfo.InvariantCulture, $"{prefix}.{n}"), first ?? Bare(holder));
    }

    /// <summary>Resolves the anchors of a declaratory clause; nothing executable is made of them.</summary>
    internal ImmutableArray<(Citation Citation, ImmutableArray<Sentence> Sentences)> Quoted(SyntaxNode holder) =>
        [.. holder.Anchors().Select(Resolve).OfType<(Citation, ImmutableArray<Sentence>)>()];

    private ClauseModel Make(SyntaxNode holder, (string Zh, string En) kind)
    {
        if (_made.TryGetValue(holder, out var made))
        {
            return made;
        }

        var citations = ImmutableArray.CreateBuilder<Citation>();
        foreach (var anchor in holder.Anchors())
        {
            if (Resolve(anchor) is var (citation, sentences))
            {
                citations.Add(citation);
                foreach (var sentence in sentences)
                {
                    _executable.Add(sentence);
                    _quoted.Add(sentence);
                }
            }
        }

        made = citations.Count > 0
            ? Add(citations[0], kind, citations.ToImmutable())
            : new ClauseModel(new Clause(NextId(null), Bare(holder)), kind.Zh, kind.En, []);
        _made[holder] = made;
        return made;
    }

    private ClauseModel Add(Citation citation, (string Zh, string En) kind, ImmutableArray<Citation> all)
    {
        var clause = new ClauseModel(new Clause(NextId(citation), citation), kind.Zh, kind.En, all);
        _clauses.Add(clause);
        return clause;
    }

    private string NextId(Citation? citation)
    {
        var article = Here.Article?.Number ?? "0";
        var prefix = citation is null ? $"{article}.0" : $"{article}.{citation.Paragraph ?? 1}";
        var n = _numbers[prefix] = _numbers.GetValueOrDefault(prefix) + 1;
        Take(prefix, n);
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}.{n}");
    }

    private void Take(string paragraph, int number)
    {
        var known = _taken.FindIndex(t => t.Paragraph == paragraph);
        if (known < 0)
        {
            _taken.Add(new TakenNumbers(paragraph, number - 1, number));
        }
        else
        {
            _taken[known] = _taken[known] with { Last = number };
        }
    }

    /// <summary>An article of one paragraph is cited without it: 第四十六条, not 第四十六条第一款.</summary>
    private static int? Paragraph(Article article, Passage at)
    {
        foreach (var passage in article.Passages)
        {
            if (passage.Paragraph != at.Paragraph)
            {
                return at.Paragraph;
            }
        }

        return null;
    }

    private Citation Bare(SyntaxNode holder) => new(
        Rulebook, Here.Article?.Label ?? "", null, null, "", Here.Source.Path, Here.Source.LineAt(holder.Span.Start).Line + 1);

    private (Citation Citation, ImmutableArray<Sentence> Sentences)? Resolve(SyntaxToken anchor)
    {
        var quote = anchor.Unquoted().Trim();
        var at = anchor.At(Here.Source);
        if (FoldedText.Fold(quote).Trim('.', '…').Length == 0)
        {
            _findings.Tell(NameDiagnostics.EmptyAnchor, at);
            return null;
        }

        if (Here.Article is not { } article)
        {
            _findings.Tell(NameDiagnostics.AnchorOutsideArticle, at, quote);
            return null;
        }

        if (AnchorResolver.Find(article, quote) is not { } match)
        {
            var finding = new Diagnostic(NameDiagnostics.AnchorNotInText, at, quote);
            _findings.Tell(AnchorResolver.Nearest(article, quote) is { } near
                ? finding.WithOther(near.Location, "最接近的一句", "the nearest sentence").WithFix($"改为「{near.Text}」中的原话", $"quote the words of “{near.Text}”")
                : finding.WithFix("从本条原文里摘一段原话", "quote words of this article's text"));
            return null;
        }

        var line = Here.Source.LineAt(anchor.Span.Start).Line + 1;
        return (new Citation(
            Rulebook, article.Label, Paragraph(article, match.Passage), match.Passage.Item > 0 ? match.Passage.Item : null, quote, Here.Source.Path, line), match.Sentences);
    }
}
