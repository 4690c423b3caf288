using System.Collections.Immutable;

namespace ProcLang.Drafting;

/// <summary>An article of a published text: its label as written, its paragraphs, the first with its number.</summary>
public sealed record DraftArticle(string Label, ImmutableArray<string> Paragraphs);

/// <summary>A chapter, or what stands before the first one when <paramref name="Heading"/> is null.</summary>
public sealed record DraftChapter(string? Heading, ImmutableArray<string> Preamble, ImmutableArray<DraftArticle> Articles);

/// <summary>What a published text was found to be made of.</summary>
public sealed record PublishedText
{
    /// <summary>Its title.</summary>
    public required string Title { get; init; }
    /// <summary>The document number (文号), when it has one.</summary>
    public string? Number { get; init; }
    /// <summary>The day it was issued, when it says so.</summary>
    public DateOnly? Issued { get; init; }
    /// <summary>The day it says it is in force from, when it says so.</summary>
    public DateOnly? Effective { get; init; }
    /// <summary>True when it is written in Chinese.</summary>
    public bool IsChinese { get; init; }
    /// <summary>What stands before the title and is not furniture: a covering letter.</summary>
    public ImmutableArray<string> Covering { get; init; } = [];
    /// <summary>Its chapters in order; articles without one stand in a chapter without heading.</summary>
    public ImmutableArray<DraftChapter> Chapters { get; init; } = [];
    /// <summary>Lines left out as furniture of the page.</summary>
    public ImmutableArray<string> Furniture { get; init; } = [];
    /// <summary>Every paragraph of the text in order, title and headings included: what <c>proclang text</c> prints of the draft.</summary>
    public ImmutableArray<string> Official { get; init; } = [];
    /// <summary>How many articles it has.</summary>
    public int ArticleCount => Chapters.Sum(c => c.Articles.Length);
}
