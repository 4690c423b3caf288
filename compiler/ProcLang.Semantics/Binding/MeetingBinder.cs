using System.Collections.Immutable;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Text;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Binds the clauses of meetings.</summary>
internal sealed class MeetingBinder(Scope scope, Anchoring anchoring, BoundMeeting meeting)
{
    private readonly ReferenceBinder _references = new(scope);
    private readonly ConditionBinder _conditions = new(scope);

    /// <summary>Binds one clause; false when it is not a meeting's.</summary>
    internal bool Bind(SyntaxNode item, SyntaxNode clause)
    {
        var advisory = item.Has(TokenKind.Usually);
        Clause Cited(string zh, string en) => anchoring.Clause(item, (zh, en));
        switch (clause.Kind)
        {
            case NodeKind.MeetingConvener:
                meeting.Conveners.AddRange(Actors(clause, Cited("召集", "convener")));
                return true;
            case NodeKind.MeetingChair:
                meeting.Chairs.AddRange(Actors(clause, Cited("主持", "chair")));
                return true;
            case NodeKind.MeetingExtraordinary:
                meeting.Extraordinary.AddRange(Actors(clause, Cited("临时召开", "extraordinary meeting")));
                return true;
            case NodeKind.MeetingFrequency:
                Frequency(clause, advisory, Cited("频次", "frequency"));
                return true;
            case NodeKind.MeetingMembers:
                meeting.Members.AddRange(References(clause).Select(r => (r, Cited("成员", "members"))));
                return true;
            case NodeKind.MeetingAttendees:
                meeting.Attendees.AddRange(References(clause).Select(r => (r, Cited("列席", "attendees"))));
                return true;
            case NodeKind.MeetingInvited:
                var when = clause.Node(NodeKind.Condition) is { } condition ? _conditions.Bind(condition) : null;
                meeting.Invited.AddRange(References(clause).Select(r => (r, when, Cited("邀请", "invited"))));
                return true;
            case NodeKind.MeetingQuorum:
                Quorum(clause, advisory, Cited("法定人数", "quorum"));
                return true;
            case NodeKind.MeetingProposes:
                meeting.Proposers.AddRange(ItemActors(clause, Cited("提出议题", "agenda proposed")));
                return true;
            case NodeKind.MeetingSettles:
                meeting.Settlers.AddRange(ItemActors(clause, Cited("确定议题", "agenda settled")));
                return true;
            case NodeKind.MeetingPapers:
                meeting.PaperSenders.AddRange(Actors(clause, Cited("送达材料", "papers sent")));
                return true;
            case NodeKind.MeetingDecision:
                meeting.Deciders.AddRange(Actors(clause, Cited("表决", "decision")));
                return true;
            case NodeKind.MeetingAdjourn:
                if (clause.Node(NodeKind.Period) is { } within)
                {
                    meeting.Adjourn = new AdjournModel(StepBinder.Length(within, scope), Reconvened(clause), Cited("延期", "adjournment"));
                    meeting.QuorumByWeight = (meeting.QuorumByWeight.Full, clause.Has(TokenKind.ByWeight));
                }

                return true;
            case NodeKind.MeetingProxy:
                if (clause.Node(NodeKind.Reference) is { } to && _references.Bind(to) is { } holder && clause.Node(NodeKind.Number) is { } most)
                {
                    meeting.Proxies = new ProxyRuleModel(holder, scope.WholeNumber(most, 1, 1000), !clause.Has(TokenKind.NotCounted), Cited("委托投票", "proxies"));
                }

                return true;
            case NodeKind.MeetingWeights:
                meeting.Weights = (WeightBinder.Bind(clause, scope), Cited("票权", "voting weights"));
                return true;
            case NodeKind.MeetingComposition:
                var composed = _conditions.Bind(clause.Node(NodeKind.Condition));
                anchoring.WrittenAt.Note(composed, clause.At(scope.Source));
                meeting.Composition.Add(new GuardModel(
                    composed, Norms.Code(clause.Node(NodeKind.Norm), ReasonCode.Composition),
                    Norms.Of(clause.Node(NodeKind.Norm), advisory), Cited("组成", "composition")));
                return true;
            case NodeKind.MeetingSpeaking:
                Speaking(item, clause, advisory, Cited("发言", "speaking"));
                return true;
            case NodeKind.MeetingVote:
                meeting.Votes.Add(new VoteBinder(scope, anchoring).Bind(clause, Cited("表决", "vote")));
                return true;
            case NodeKind.MeetingLeave:
                if (clause.Node(NodeKind.Reference) is { } of)
                {
                    var attendees = of.ToString() is "列席" or "attendees";
                    var whose = attendees ? null : _references.Bind(of);
                    if (whose is null && !attendees)
                    {
                        return true;
                    }

                    var cited = Cited("请假", "leave");
                    meeting.Leave.Add((whose, [.. Actors(clause, cited)], advisory ? Norm.Advisory : Norm.Regulative, cited));
                }

                return true;
            case NodeKind.MeetingItemRequires:
                ItemRequires(clause, advisory, Cited("议题要求", "agenda item requirement"));
                return true;
            default:
                return false;
        }
    }

    private IEnumerable<ActorModel> Actors(SyntaxNode clause, Clause cited) =>
        clause.Node(NodeKind.Actors) is { } actors ? _references.Actors(actors, cited).Actors : [];

    /// <summary>The facts of an agenda item may be named: 分管领导(主办部门) is of the item's sponsor.</summary>
    private IEnumerable<ActorModel> ItemActors(SyntaxNode clause, Clause cited) =>
        clause.Node(NodeKind.Actors) is { } actors
            ? new ReferenceBinder(scope.For(scope.Procedure, scope.Subject, anySubject: true)).Actors(actors, cited).Actors
            : [];

    private ImmutableArray<ActorReference> References(SyntaxNode clause) =>
        [.. clause.Nodes(NodeKind.Reference).Select(_references.Bind).OfType<ActorReference>()];

    private void Frequency(SyntaxNode clause, bool advisory, Clause cited)
    {
        var numbers = clause.Nodes(NodeKind.Number).Select(n => scope.WholeNumber(n, 0, 1000)).ToImmutableArray();
        if (numbers.Length > 0)
        {
            meeting.Frequency = new FrequencyModel(
                ItemBinder.CalendarUnit(clause), numbers[0], numbers[^1], advisory ? Norm.Advisory : Norm.Constitutive, cited);
            anchoring.WrittenAt.Note(meeting.Frequency, clause.At(scope.Source));
        }
    }

    /// <summary>The first number is how often; the rest, how long each time, the last for all that follow.</summary>
    private void Speaking(SyntaxNode item, SyntaxNode clause, bool advisory, Clause cited)
    {
        var numbers = clause.Nodes(NodeKind.Number).Select(n => scope.WholeNumber(n, 1, 1000)).ToImmutableArray();
        if (numbers.Length > 0)
        {
            meeting.Speaking.Add(new SpeakingModel(
                References(clause), numbers[0], numbers[1..], [.. Actors(clause, anchoring.LastAnchorClause(item, ("发言", "speaking")))],
                advisory ? Norm.Advisory : Norm.Regulative, cited));
        }
    }

    private void Quorum(SyntaxNode clause, bool advisory, Clause cited)
    {
        if (clause.Node(NodeKind.Share) is not { } share)
        {
            return;
        }

        if (Reaches(clause, share) is { } quorum)
        {
            anchoring.WrittenAt.Note(quorum, clause.At(scope.Source));
            meeting.Quorum = (quorum, advisory ? Norm.Advisory : Norm.Constitutive, cited);
            meeting.QuorumByWeight = (clause.Has(TokenKind.ByWeight), meeting.QuorumByWeight.Lower);
        }

        var moments = clause.Nodes(NodeKind.Name).ToImmutableArray();
        foreach (var moment in moments.Where(m => Words.Canonical(Words.QuorumMoments, m.NameText()) is null))
        {
            scope.TellUnknown(moment, moment.NameText());
        }

        if (moments.Length > 0)
        {
            var said = moments.Select(m => Words.Canonical(Words.QuorumMoments, m.NameText())).ToImmutableArray();
            meeting.StatedQuorumAt = (said.Contains(Words.OpenStep), said.Contains("表决"));
        }
    }

    private Condition.Quorum? Reconvened(SyntaxNode clause)
    {
        if (clause.Node(NodeKind.Share) is not { } share || Reaches(clause, share) is not { } lower)
        {
            return null;
        }

        anchoring.WrittenAt.Note(lower, clause.At(scope.Source));
        return lower;
    }

    private Condition.Quorum? Reaches(SyntaxNode clause, SyntaxNode share)
    {
        var shares = new ShareBinder(scope);
        return shares.Amount(share) is var (numerator, denominator) && shares.Persons(share.Node(NodeKind.ShareBase)) is { } of
            ? new Condition.Quorum(of, ConditionBinder.Bound(clause), numerator, denominator)
            : null;
    }

    private void ItemRequires(SyntaxNode clause, bool advisory, Clause cited)
    {
        var name = clause.Node(NodeKind.Name);
        if (name is null)
        {
            return;
        }

        if (scope.Symbols.Find(name.NameText()) is not SubjectTypeSymbol type)
        {
            scope.TellUnknown(name, name.NameText());
            return;
        }

        var inner = new ConditionBinder(scope.For(null, type));
        var norm = clause.Node(NodeKind.Norm);
        meeting.ItemRequirements.Add((type.Name, inner.Bind(clause.Node(NodeKind.Condition)), Norms.Of(norm, advisory), cited));
    }
}
