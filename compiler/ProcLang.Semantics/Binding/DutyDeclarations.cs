using System.Collections.Immutable;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Text;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>What opens a duty: an event, or, with a null procedure, the coming to be of its subject; and the office that the
/// event names as the one who bears it (当 县长 外出).</summary>
internal sealed record DutyOccasion(EventModel? Event, ActorReference? Bearer);

/// <summary>Gathers the names a duty brings: the duty itself, a small procedure of what must be done, and one for what follows
/// fulfilment and one for what follows a breach. Later, when every name is known, what they run on.</summary>
internal sealed class DutyDeclarations(SymbolTable symbols, Findings findings)
{
    /// <summary>The acts of a duty, by the names they have as steps: 报告 市委, 市政府 is 报告市委 and 报告市政府.</summary>
    internal static IEnumerable<string> ActNames(SyntaxNode act)
    {
        var verb = act.Node(NodeKind.Name)?.NameText() ?? "";
        var objects = act.Node(NodeKind.DutyObjects)?.Nodes(NodeKind.Name).Select(n => n.NameText()).Where(n => n.Length > 0).ToList() ?? [];
        return objects.Count == 0 ? [verb] : objects.Select(o => verb + o);
    }

    /// <summary>The acts that stand in a clause of a duty, in text order, each with the node its anchors stand on.</summary>
    internal static IEnumerable<(SyntaxNode Act, SyntaxNode? Line)> Acts(SyntaxNode clause) =>
        clause.Nodes(NodeKind.DutyAct).Select(a => (a, (SyntaxNode?)null))
            .Concat(clause.Nodes(NodeKind.DutyLine).SelectMany(l => l.Nodes(NodeKind.DutyAct).Select(a => (a, (SyntaxNode?)l))));

    /// <summary>What follows fulfilment or breach has a name made of the duty's.</summary>
    internal static ProcedureSymbol? FollowOf(SymbolTable symbols, ProcedureSymbol duty, bool breach) =>
        symbols.Peek(duty.Name + (breach ? Words.AfterBreach.Zh : Words.AfterFulfilment.Zh)) as ProcedureSymbol;

    /// <summary>Steps and continuations of a duty.</summary>
    internal void Gather(SyntaxNode inner, SourceText source)
    {
        if (DutyOf(inner) is not { } duty)
        {
            return;
        }

        foreach (var clause in inner.Nodes(NodeKind.DutyItem).SelectMany(i => i.ChildNodes))
        {
            switch (clause.Kind)
            {
                case NodeKind.DutyRule:
                    Steps(clause, duty, source);
                    break;
                case NodeKind.DutyFollow:
                    Steps(clause, Follow(duty, clause, source), source);
                    break;
                case NodeKind.DutyClaimant or NodeKind.DutyWaiver when duty.Record(Words.Waive.Zh) is null:
                    duty.Records.Add(new RecordSymbol(Words.Waive.Zh, Words.Waive.En, clause.At(source), duty));
                    break;
            }
        }
    }

    /// <summary>What opens the duty, and so what it runs on. Told once, here, when the event is unknown.</summary>
    internal void Resolve(SyntaxNode inner, SourceText source)
    {
        if (DutyOf(inner) is not { Occasion: null } duty)
        {
            return;
        }

        var at = inner.Nodes(NodeKind.DutyItem).SelectMany(i => i.Nodes(NodeKind.DutyRule)).Select(r => r.Node(NodeKind.Event)).FirstOrDefault(e => e is not null);
        if (at is null)
        {
            return;
        }

        var scope = new Scope(symbols, findings, source);
        var names = EventBinder.Names(at);
        ActorReference? bearer = null;
        if (names.Length >= 2 && symbols.Peek(names[0].Name) is OfficeSymbol)
        {
            bearer = new ActorReference.OfOffice(symbols.Find(names[0].Name)!.Name);
            names = names[1..];
        }

        if (names is [var only] && symbols.Peek(only.Name) is SubjectTypeSymbol type)
        {
            symbols.Find(only.Name);
            duty.Occasion = new DutyOccasion(null, bearer);
            duty.RunOn(type);
        }
        else if (names.Length > 0 && new EventBinder(scope).Bind(names, at) is { } happening)
        {
            duty.Occasion = new DutyOccasion(happening, bearer);
        }
    }

    /// <summary>A duty runs on what the procedure that opens it runs on, and what follows it on the same. Duties may open duties,
    /// so it is said again until nothing new is learnt; true when something was.</summary>
    internal bool Spread()
    {
        var learnt = false;
        foreach (var duty in symbols.Of<ProcedureSymbol>().Where(p => p.Kind == ProcedureKind.Duty))
        {
            var from = duty.Occasion?.Event?.Procedure is { } opener ? symbols.Procedure(opener) : duty.Of;
            foreach (var type in from?.Subjects.Except(duty.Subjects).ToImmutableArray() ?? [])
            {
                duty.RunOn(type);
                learnt = true;
            }
        }

        return learnt;
    }

    private ProcedureSymbol? DutyOf(SyntaxNode inner) =>
        inner.Kind == NodeKind.Duty && inner.Node(NodeKind.DeclaredName)?.Node(NodeKind.Name) is { } name && symbols.Peek(name.NameText()) is ProcedureSymbol { Kind: ProcedureKind.Duty } duty
            ? duty : null;

    private ProcedureSymbol Follow(ProcedureSymbol duty, SyntaxNode clause, SourceText source)
    {
        var breach = clause.Has(TokenKind.OnBreach);
        if (FollowOf(symbols, duty, breach) is { } known)
        {
            return known;
        }

        var (zh, en) = breach ? Words.AfterBreach : Words.AfterFulfilment;
        var made = new ProcedureSymbol(duty.Name + zh, (duty.Alias ?? duty.Name) + en, clause.At(source), ProcedureKind.Duty) { Of = duty };
        symbols.Add(made);
        return made;
    }

    /// <summary>Each act is a step; of several, all must be done, in any order.</summary>
    private static void Steps(SyntaxNode clause, ProcedureSymbol procedure, SourceText source)
    {
        foreach (var (act, _) in Acts(clause))
        {
            foreach (var name in ActNames(act).Where(n => n.Length > 0 && procedure.Step(n) is null))
            {
                procedure.Steps.Add(new StepSymbol(name, null, act.At(source), procedure));
            }
        }

        if (procedure.Steps.Count > 1 && !procedure.Steps[0].IsParallel)
        {
            procedure.Steps.Insert(0, new StepSymbol(Words.AllActs.Zh, Words.AllActs.En, clause.At(source), procedure) { IsParallel = true });
        }
    }
}
