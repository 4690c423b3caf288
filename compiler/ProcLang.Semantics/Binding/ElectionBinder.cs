using System.Collections.Immutable;
using ProcLang.Runtime.Citations;
using ProcLang.Semantics.Checks;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Binds an election (选举): a procedure with a phase of nomination and one of voting, and a result that follows from the count.</summary>
internal sealed class ElectionBinder(Scope scope, Anchoring anchoring, BoundRulebook rulebook)
{
    private static readonly (string Zh, string En) Kind = ("选举", "election");

    /// <summary>First pass: its steps, records and the fact that holds who is elected.</summary>
    internal static void Gather(SyntaxNode inner, ProcedureSymbol procedure, Scope scope)
    {
        if (procedure.Steps.Exists(s => s.Name == Words.ElectionSteps[0].Zh))
        {
            return;
        }

        var at = inner.At(scope.Source);
        foreach (var (zh, en) in Words.ElectionSteps)
        {
            procedure.Steps.Add(new StepSymbol(zh, en, at, procedure));
        }

        (string Name, string Alias, bool Named)[] records =
        [
            (Words.Nominate, "Nominate", true), (Words.Decline, "Decline", false), (Words.Vote, "Vote", true), (Words.DrawLot, "DrawLot", true),
            (Words.DrawOut, "DrawOut", true),
            (Words.DeclareElected, "DeclareElected", false), (Words.Vacate, "Vacate", true),
        ];
        foreach (var (name, alias, named) in records)
        {
            procedure.Records.Add(new RecordSymbol(name, alias, at, procedure) { Value = named ? new FactType(FactKind.Person, []) : null });
        }

        foreach (var (fact, code) in (ReadOnlySpan<(string, string)>)[Words.ElectedFact, Words.EliminatedFact])
        {
            procedure.OwnFacts.Add(new FactSymbol(fact, code, at, new FactType(FactKind.PersonSet, [])));
        }
    }

    internal void Bind(SyntaxNode declaration, SyntaxNode inner)
    {
        if (inner.Node(NodeKind.DeclaredName)?.Node(NodeKind.Name) is not { } name || scope.Symbols.Peek(name.NameText()) is not ProcedureSymbol procedure
            || rulebook.Elections.Exists(e => e.Procedure == procedure))
        {
            return;
        }

        var items = inner.Nodes(NodeKind.ElectionItem).Where(i => i.ChildNodes.Any(n => n.Kind != NodeKind.Broken)).ToImmutableArray();
        var holder = declaration.Anchors().Length > 0 ? declaration : items.FirstOrDefault(i => i.Anchors().Length > 0) ?? declaration;
        var election = new BoundElection(procedure, anchoring.Clause(holder, Kind));
        var own = scope.For(procedure);
        foreach (var item in items)
        {
            Line(item.ChildNodes.First(n => n.Kind != NodeKind.Broken), election, item.Anchors().Length > 0 ? anchoring.Clause(item, Kind) : election.Clause, item, own);
        }

        foreach (var (missing, zh, en) in Missing(election))
        {
            if (missing)
            {
                scope.Findings.Tell(new Diagnostic(ProcedureDiagnostics.ElectionIncomplete, name.At(scope.Source), procedure.Name, zh, en)
                    .WithFix($"写明「{zh} …」", $"say `{en} …`"));
            }
        }

        rulebook.Elections.Add(election);
    }

    private static IEnumerable<(bool, string, string)> Missing(BoundElection election) =>
    [
        (election.Seats is null, "名额", "seats"), (election.Electors.Count == 0, "选举人", "electors"), (election.Candidates.Count == 0, "候选人", "candidates"),
        (election.Nomination is null, "提名 由", "nomination by"), (election.Declaration is null, "公布 由", "declaration by"),
        (election.Ranked is not null && election.LastTied is null, "末位同票", "last tied"), (election.Ranked is null && election.LastTied is not null, "排序投票", "ranked ballots"),
    ];

    private void Line(SyntaxNode line, BoundElection election, Clause cited, SyntaxNode item, Scope own)
    {
        var references = new ReferenceBinder(own);
        ImmutableArray<ActorModel> Actors(Clause clause) => line.Node(NodeKind.Actors) is { } actors ? [.. references.Actors(actors, clause).Actors] : [];
        var number = line.Node(NodeKind.Number);
        switch (line.Kind)
        {
            case NodeKind.ElectionSeats when number is not null:
                election.Seats = (scope.WholeNumber(number, 1, 1000), cited);
                break;
            case NodeKind.ElectionElectors:
                election.Electors.AddRange(line.Nodes(NodeKind.Reference).Select(references.Bind).OfType<ActorReference>().Select(r => (r, cited)));
                break;
            case NodeKind.ElectionCandidates:
                election.Candidates.AddRange(line.Nodes(NodeKind.Reference).Select(references.Bind).OfType<ActorReference>().Select(r => (r, cited)));
                break;
            case NodeKind.ElectionDisqualified:
                election.Disqualified.Add((new ConditionBinder(own, memberActs: true).Bind(line.Node(NodeKind.Condition)), cited));
                break;
            case NodeKind.ElectionNomination:
                election.Nomination = (Actors(cited), number is null ? 1 : scope.WholeNumber(number, 1, 10_000), cited);
                election.Phases[0] = Phase(line, item, own) ?? election.Phases[0];
                break;
            case NodeKind.ElectionVoting:
                election.Phases[1] = Phase(line, item, own);
                break;
            case NodeKind.ElectionMajority:
                Majority(line, election, cited, own);
                break;
            case NodeKind.ElectionTie:
                election.Lots = (Actors(cited), cited);
                break;
            case NodeKind.ElectionDeclaration:
                election.Declaration = (Actors(cited), cited);
                break;
            case NodeKind.ElectionVacancy:
                election.NextInVotes = cited;
                break;
            case NodeKind.ElectionRanked:
                election.Ranked = (number is null ? 0 : scope.WholeNumber(number, 1, 1000), cited);
                break;
            case NodeKind.ElectionLastTied:
                election.LastTied = (line.Has(TokenKind.EarlierRound), Actors(cited), cited);
                break;
            case NodeKind.ElectionWeights:
                election.Weights = (WeightBinder.Bind(line, own), cited);
                break;
        }
    }

    /// <summary>A phase of limited time ends by itself.</summary>
    private DeadlineModel? Phase(SyntaxNode line, SyntaxNode item, Scope own) =>
        line.ChildNodes.FirstOrDefault(n => n.Kind is NodeKind.DeadlineEventFirst or NodeKind.DeadlinePeriodFirst or NodeKind.DeadlineBeforeEvent) is { } within
        && new StepBinder(own, anchoring).Deadline(within, anchoring.LastAnchorClause(item, Kind), false) is { } due
            ? due with { Overdue = new OverdueModel.Continue() }
            : null;

    private void Majority(SyntaxNode line, BoundElection election, Clause cited, Scope own)
    {
        var how = ConditionBinder.Bound(line);
        if (line.Node(NodeKind.Share) is not { } share || new ShareBinder(own).Amount(share) is not var (numerator, denominator))
        {
            return;
        }

        if (how is Comparison.AtMost or Comparison.LessThan)
        {
            scope.Tell(NameDiagnostics.BadNumber, line, line.ToString());
            return;
        }

        var of = share.Node(NodeKind.ShareBase);
        var kind = of is null ? VoteBase.Persons : ShareBinder.BaseOf(of);
        if (kind is VoteBase.AllMembers or VoteBase.MembersPresent)
        {
            scope.Tell(NameDiagnostics.WrongKind, of!, of!.ToString(), "会议的基数", "选举人、职务、组或所投票", "base of a meeting's vote", "group of persons, or votes cast");
            return;
        }

        election.Majority = (numerator, denominator, how == Comparison.MoreThan, cited);
        election.MajorityOf = (kind, kind == VoteBase.Persons && of is not null ? new ShareBinder(own).Persons(of) : null);
    }
}
