using System.Collections.Immutable;
using ProcLang.Runtime.Citations;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Binds how a meeting votes.</summary>
internal sealed class VoteBinder(Scope scope, Anchoring anchoring)
{
    /// <summary>Binds a <see cref="NodeKind.MeetingVote"/>. A vote named as a type of item and said to be for none is for that type.</summary>
    internal VoteModel Bind(SyntaxNode clause, Clause cited)
    {
        var names = clause.Node(NodeKind.DeclaredName)?.Nodes(NodeKind.Name).Select(n => n.NameText()).ToImmutableArray() ?? [];
        var vote = new VoteModel(names.Length > 0 ? names[0] : "", names.Length > 1 ? names[1] : null, cited);
        vote = vote with { Types = Types(clause, vote.Name) };
        foreach (var item in clause.Nodes(NodeKind.VoteItem))
        {
            if (item.ChildNodes.FirstOrDefault(n => n.Kind != NodeKind.Broken) is { } inner)
            {
                vote = Line(vote, inner, item.Anchors().Length > 0 ? anchoring.Clause(item, ("表决", "vote")) : cited);
            }
        }

        return vote;
    }

    private ImmutableArray<string> Types(SyntaxNode clause, string own)
    {
        var stated = clause.Nodes(NodeKind.Name).ToImmutableArray();
        if (stated.Length == 0)
        {
            return scope.Symbols.Peek(own) is SubjectTypeSymbol ? [scope.Symbols.Find(own)!.Name] : [];
        }

        var types = ImmutableArray.CreateBuilder<string>();
        foreach (var name in stated)
        {
            if (scope.Symbols.Find(name.NameText()) is SubjectTypeSymbol type)
            {
                types.Add(type.Name);
            }
            else
            {
                scope.TellUnknown(name, name.NameText());
            }
        }

        return types.ToImmutable();
    }

    private VoteModel Line(VoteModel vote, SyntaxNode line, Clause cited)
    {
        switch (line.Kind)
        {
            case NodeKind.VoteMajority:
                if (Majority(line, cited) is not { } majority)
                {
                    return vote;
                }

                anchoring.WrittenAt.Note(majority, line.At(scope.Source));
                // Of several all are needed.
                return vote.Majority is null ? vote with { Majority = majority } : vote with { Further = vote.Further.Add(majority) };
            case NodeKind.VoteAbstentions:
                return vote with { AbstentionsCounted = line.Has(TokenKind.Counted) };
            case NodeKind.VoteBallot when line.Node(NodeKind.Name) is { } how:
                if (Words.Canonical(Words.Ballots, how.NameText()) is not { } ballot)
                {
                    scope.Tell(
                        NameDiagnostics.UnknownChoice, how, how.NameText(), new Bilingual("方式", "ballot"),
                        new Bilingual(string.Join("、", Words.Ballots.Select(b => b.Zh)), string.Join(", ", Words.Ballots.Select(b => b.En))));
                    return vote;
                }

                return vote with { Secret = ballot == Words.Ballots[0].Zh, BallotClause = cited };
            case NodeKind.VoteTie:
                var casting = line.Node(NodeKind.Reference) is { } reference ? new ReferenceBinder(scope).Bind(reference) : null;
                return vote with { Casting = casting, TieClause = cited };
            case NodeKind.VoteRecusal:
                // The condition speaks of a member and of the item: its facts may be named.
                var members = scope.For(scope.Procedure, scope.Subject, anySubject: true);
                var when = new ConditionBinder(members, memberActs: true).Bind(line.Node(NodeKind.Condition));
                anchoring.WrittenAt.Note(when, line.At(scope.Source));
                return vote with { Recusals = vote.Recusals.Add(new RecusalModel(when, line.Has(TokenKind.Counted), cited)) };
            default:
                return vote;
        }
    }

    private MajorityModel? Majority(SyntaxNode line, Clause cited)
    {
        var share = line.Node(NodeKind.Share);
        var of = (share ?? line).Node(NodeKind.ShareBase);
        var shares = new ShareBinder(scope);
        var kind = ShareBinder.BaseOf(of);
        var persons = kind == VoteBase.Persons ? shares.Persons(of) : null;
        if (kind == VoteBase.Persons && persons is null)
        {
            return null;
        }

        if (share is null)
        {
            return new MajorityModel(Comparison.AtLeast, 1, 1, kind, persons, cited, line.Has(TokenKind.ByWeight));
        }

        return shares.Amount(share) is var (numerator, denominator)
            ? new MajorityModel(ConditionBinder.Bound(line), numerator, denominator, kind, persons, cited, line.Has(TokenKind.ByWeight))
            : null;
    }
}
