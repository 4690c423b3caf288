using System.Collections.Frozen;
using ProcLang.Syntax.Tree;

namespace ProcLang.Syntax.Formatting;

/// <summary>Cuts a fence into segments, spelling each word in one language and putting deadlines and plans into that
/// language's order.</summary>
internal sealed class Segmenter
{
    private static readonly FrozenDictionary<string, TokenKind> VerbsOfPlans = new Dictionary<string, TokenKind>
    {
        ["签发"] = TokenKind.SignedBy,
        ["会签"] = TokenKind.CountersignedBy,
        ["审核"] = TokenKind.ReviewedBy,
        ["审批"] = TokenKind.ApprovedBy,
    }.ToFrozenDictionary();

    private readonly KeywordLanguage? _language;
    private readonly List<Segment> _segments = [];
    private int _depth;
    private SyntaxToken? _movedTrivia;
    private SyntaxToken? _triviaDone;
    private bool _glueNext;
    private bool _afterComma;

    private Segmenter(KeywordLanguage? language) => _language = language;

    /// <summary>The segments of a fence without findings; the last one holds only the end of the fence.</summary>
    internal static List<Segment> Cut(SyntaxNode fence, KeywordLanguage? language)
    {
        var segmenter = new Segmenter(language);
        segmenter.Owner(fence, fence.Children);
        return segmenter._segments;
    }

    /// <summary>A node whose child nodes are clauses of their own: a fence, or what stands between braces.</summary>
    private void Owner(SyntaxNode node, IEnumerable<SyntaxElement> children)
    {
        var inside = node.Kind == NodeKind.Fence;
        foreach (var child in children)
        {
            switch (child)
            {
                case SyntaxToken { Kind: TokenKind.Lbrace } brace:
                    Word(brace);
                    _segments[^1].Opens = true;
                    _depth++;
                    inside = true;
                    break;
                case SyntaxToken { Kind: TokenKind.Rbrace } brace:
                    _depth--;
                    inside = false;
                    Begin(LineBreak.Close, brace);
                    Word(brace);
                    break;
                case SyntaxToken { Kind: TokenKind.EndOfFence } end:
                    Begin(LineBreak.Clause, end);
                    break;
                case SyntaxNode clause when inside:
                    Clause(clause);
                    break;
                default:
                    Element(child);
                    break;
            }
        }
    }

    private void Clause(SyntaxNode clause)
    {
        Begin(LineBreak.Clause, FirstToken(clause));
        var anchorBefore = false;
        foreach (var child in clause.Children)
        {
            if (anchorBefore)
            {
                Begin(LineBreak.Kept, FirstToken(child));
            }

            anchorBefore = child is SyntaxToken { Kind: TokenKind.Anchor };
            if (clause.Kind is NodeKind.ScenarioGiven or NodeKind.ScenarioWhen or NodeKind.ScenarioThen
                && child is SyntaxToken { Kind: TokenKind.And } and)
            {
                Begin(LineBreak.Kept, and);
                Word(and);
            }
            else
            {
                Element(child);
            }
        }
    }

    private void Element(SyntaxElement element)
    {
        if (element is SyntaxToken token)
        {
            if (MayBeginLine(token) || _afterComma)
            {
                Begin(LineBreak.KeptContinuation, token);
            }

            Word(token);
            return;
        }

        var node = (SyntaxNode)element;
        if (_afterComma)
        {
            Begin(LineBreak.KeptContinuation, FirstToken(node));
        }

        switch (node.Kind)
        {
            case NodeKind.StepBy or NodeKind.StepMayBy or NodeKind.StepDeadline or NodeKind.StepOverdue or NodeKind.StepRequires
                or NodeKind.StepGives or NodeKind.StepMayGive or NodeKind.StepAttaches or NodeKind.StepDuring
                or NodeKind.StepExtend or NodeKind.StepNotSooner or NodeKind.StepSuspend or NodeKind.StepRestart
                when node.Parent is { Kind: NodeKind.Step or NodeKind.Record or NodeKind.Suspension or NodeKind.Resumption or NodeKind.Emergency or NodeKind.Merging or NodeKind.Splitting }:
                Begin(LineBreak.KeptContinuation, FirstToken(node));
                Elements(node);
                break;
            // The order of words is turned only where no comment would lose its place.
            case NodeKind.DeadlineEventFirst or NodeKind.DeadlinePeriodFirst or NodeKind.DeadlineBeforeEvent when !CommentInside(node):
            case NodeKind.Span when !CommentInside(node) && FirstToken(node)?.HasComment() != true:
                Deadline(node);
                break;
            case NodeKind.PlanActorFirst when _language == KeywordLanguage.English && !CommentInside(node) && Verb(node) is { } verb:
                ActorFirstInEnglish(node, verb);
                break;
            case NodeKind.PlanVerbFirst when _language == KeywordLanguage.Chinese && !CommentInside(node):
                VerbFirstInChinese(node);
                break;
            default:
                if (node.Children.Any(c => c is SyntaxToken { Kind: TokenKind.Lbrace }))
                {
                    Owner(node, node.Children);
                }
                else
                {
                    Elements(node);
                }

                break;
        }
    }

    private void Elements(SyntaxNode node)
    {
        foreach (var child in node.Children)
        {
            Element(child);
        }
    }

    /// <summary>期限 会议 结束 后 2 日 内, but: within 2 days after Meeting.closed. Both say the same of the same event.</summary>
    private void Deadline(SyntaxNode node)
    {
        var within = node.Token(TokenKind.Within);
        var relation = node.Token(TokenKind.After) ?? node.Token(TokenKind.Before)!;
        var chinese = (_language ?? KeywordSpelling.LanguageOf(within ?? relation)) == KeywordLanguage.Chinese;
        if (within is not null)
        {
            Word(within);
        }

        if (node.Node(NodeKind.Period) is not { } period)
        {
            From(node, chinese);
            Word(relation);
        }
        else if (chinese)
        {
            From(node, chinese);
            Word(relation);
            Elements(period);
            if (relation.Kind == TokenKind.After && node.Parent is not { Kind: NodeKind.StepNotSooner })
            {
                Put(new Piece(TokenKind.Inside, "内", null, null, false));
            }
        }
        else
        {
            Elements(period);
            Word(relation);
            From(node, chinese);
        }

        foreach (var token in new[] { node.Token(TokenKind.At), node.Token(TokenKind.Time) })
        {
            if (token is not null)
            {
                Word(token);
            }
        }
    }

    /// <summary>What a deadline counts from: an event, a day, a cycle.</summary>
    private void From(SyntaxNode node, bool chinese)
    {
        if ((node.Node(NodeKind.Event) ?? node.Node(NodeKind.Path)) is { } happening)
        {
            Happening(happening, chinese);
        }
        else if (node.Token(TokenKind.Date) is { } day)
        {
            Word(day);
        }
        else if (node.Node(NodeKind.Cycle) is { } cycle)
        {
            Elements(cycle);
        }
    }

    /// <summary>The names of an event are joined by dots in English; in Chinese the last one stands apart, as one says it.</summary>
    private void Happening(SyntaxNode node, bool chinese)
    {
        var names = node.Tokens.Where(t => t.Kind != TokenKind.Dot).ToArray();
        for (var i = 0; i < names.Length; i++)
        {
            if (i > 0)
            {
                var apart = chinese && i == names.Length - 1 && names[i].Kind != TokenKind.Done && !Confusable.Merge(names[i - 1], names[i]);
                if (!apart)
                {
                    Put(new Piece(TokenKind.Dot, ".", null, null, true));
                }
            }

            Word(names[i]);
        }
    }

    private static TokenKind? Verb(SyntaxNode plan) =>
        plan.ChildNodes.LastOrDefault(n => n.Kind == NodeKind.Name) is { } name
        && VerbsOfPlans.TryGetValue(name.ToString(), out var verb) ? verb : null;

    private void ActorFirstInEnglish(SyntaxNode plan, TokenKind verb)
    {
        _movedTrivia = FirstToken(plan);
        if (plan.Token(TokenKind.MayBy) is not null)
        {
            Put(new Piece(TokenKind.MayBy, "may be", null, null, false));
        }

        Put(new Piece(verb, KeywordTable.Of(verb)!.Preferred(KeywordLanguage.English), null, null, false));
        foreach (var token in plan.TokensOf(TokenKind.Each))
        {
            Word(token);
        }

        Element(plan.Node(NodeKind.Reference)!);
    }

    private void VerbFirstInChinese(SyntaxNode plan)
    {
        _movedTrivia = FirstToken(plan);
        foreach (var token in plan.Children.OfType<SyntaxToken>())
        {
            if (token.Kind is TokenKind.MayBy or TokenKind.Each)
            {
                Word(token);
            }
        }

        Element(plan.Node(NodeKind.Reference)!);
        var (verb, _) = VerbsOfPlans.First(v => plan.Has(v.Value));
        var kind = KeywordTable.Spelt(verb) ?? TokenKind.Ident;
        Put(new Piece(kind, verb, null, null, false));
    }

    /// <summary>A comment before the first word stands before the whole; one further in belongs to the word after it, and
    /// then the words keep their order.</summary>
    private static bool CommentInside(SyntaxNode node) => node.Tokens.Skip(1).Any(t => t.HasComment());

    private static bool MayBeginLine(SyntaxToken token) => !KeywordSpelling.IsName(token) && token.Kind is TokenKind.When
        or TokenKind.Unless or TokenKind.Otherwise or TokenKind.And or TokenKind.Or or TokenKind.If or TokenKind.Arrow;

    private void Begin(LineBreak lineBreak, SyntaxToken? first)
    {
        _afterComma = false;
        if (first is not null && (_segments.Count == 0 || _segments[^1].First != first))
        {
            _segments.Add(new Segment(lineBreak, _depth, first));
        }
    }

    private void Word(SyntaxToken token) => Put(new Piece(
        token.Kind, KeywordSpelling.Of(token, _language), token.Kind == TokenKind.Ident ? token : null, token, NoSpaceBefore(token)));

    private void Put(Piece piece)
    {
        // What stood before the first word of a clause stays before its first word, whichever that has become.
        if (_movedTrivia is not null)
        {
            piece = piece with { Trivia = _movedTrivia };
            _triviaDone = _movedTrivia;
            _movedTrivia = null;
        }
        else if (piece.Trivia is not null && piece.Trivia == _triviaDone)
        {
            piece = piece with { Trivia = null };
        }

        _segments[^1].Pieces.Add(piece with { Glue = piece.Glue || _glueNext });
        _glueNext = piece.Kind is TokenKind.Lparen or TokenKind.Dot;
        _afterComma = piece.Kind == TokenKind.Comma;
    }

    private static bool NoSpaceBefore(SyntaxToken token) => token.Kind switch
    {
        TokenKind.Comma or TokenKind.Colon or TokenKind.Rparen or TokenKind.Dot => true,
        TokenKind.Lparen => token.Parent is not { Kind: NodeKind.AtomGroup },
        TokenKind.Anchor => Before(token) is SyntaxToken { Kind: TokenKind.Anchor },
        _ => false,
    };

    /// <summary>The element before a token in the same node; null when it is the first.</summary>
    private static SyntaxElement? Before(SyntaxToken token)
    {
        SyntaxElement? before = null;
        foreach (var sibling in token.Parent!.Children)
        {
            if (sibling == token)
            {
                break;
            }

            before = sibling;
        }

        return before;
    }

    /// <summary>Null for a node that holds no word at all, such as a validity without dates.</summary>
    private static SyntaxToken? FirstToken(SyntaxElement element) =>
        element as SyntaxToken ?? element.Tokens.FirstOrDefault(t => !t.IsMissing);
}
