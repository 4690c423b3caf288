using System.Collections.Immutable;
using ProcLang.Runtime.Authority;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Literate;
using ProcLang.Syntax.Text;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Binds one declaration under its article into a rulebook, and the sentences it declares to have nothing to execute.</summary>
internal sealed class DeclarationBinder(Scope scope, Anchoring anchoring, BoundRulebook into, List<Sentence> declared)
{
    /// <summary>True for a declaration of which each must know those before it: what the rules as a whole are, are not said twice.</summary>
    internal static bool IsOfTheWhole(Place place)
    {
        if (place.Inner is { } inner)
        {
            if (inner.Kind is NodeKind.Rulebook or NodeKind.InForce or NodeKind.Repeal or NodeKind.Transition or NodeKind.Applicability
                or NodeKind.Election or NodeKind.Amendment)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Binds what stands in the declaration.</summary>
    internal void Bind(Place place)
    {
        if (place.Inner is { } inner)
        {
            Bind(place.Declaration, inner);
        }
    }

    private void Bind(SyntaxNode declaration, SyntaxNode inner)
    {
        switch (inner.Kind)
        {
            case NodeKind.Procedure or NodeKind.Meeting or NodeKind.SubjectType or NodeKind.Signing or NodeKind.ForMany:
                Owners(inner);
                break;
            case NodeKind.Rulebook:
                InHead(inner, new ApplicabilityBinder(scope, anchoring, into));
                break;
            case NodeKind.InForce:
                new ApplicabilityBinder(scope, anchoring, into).InForce(declaration, inner);
                break;
            case NodeKind.Repeal:
                new ApplicabilityBinder(scope, anchoring, into).Repeal(declaration, inner);
                break;
            case NodeKind.Transition:
                new ApplicabilityBinder(scope, anchoring, into).Transition(declaration, inner);
                break;
            case NodeKind.Applicability:
                new ApplicabilityBinder(scope, anchoring, into).Applicability(declaration, inner);
                break;
            case NodeKind.Forbid:
                new ItemBinder(scope, anchoring, into).Forbid(declaration, inner, null);
                break;
            case NodeKind.Limit:
                new ItemBinder(scope, anchoring, into).Limit(declaration, inner, null);
                break;
            case NodeKind.Delegation:
                new DelegationBinder(scope, anchoring, into).Bind(declaration, inner);
                break;
            case NodeKind.Election:
                new ElectionBinder(scope, anchoring, into).Bind(declaration, inner);
                break;
            case NodeKind.Amendment:
                new AmendmentBinder(scope, anchoring, into).Bind(declaration, inner);
                break;
            case NodeKind.Duty:
                new DutyBinder(scope, anchoring, into).Bind(declaration, inner);
                break;
            case NodeKind.Acting:
                Acting(declaration, inner);
                break;
            case NodeKind.Declaratory:
                Declaratory(declaration, inner);
                break;
            case NodeKind.OpenTerm:
                scope.Tell(NameDiagnostics.MisplacedClause, inner, "未定概念", "规则", "open term", "rulebook");
                break;
            case NodeKind.Scenario:
                into.Scenarios.Add(new ScenarioBinder(scope).Bind(inner));
                break;
            case NodeKind.Interpretation:
                Interpretation(declaration, inner);
                break;
            case NodeKind.Office or NodeKind.Relation or NodeKind.Group when declaration.Anchors().Length > 0:
                anchoring.Clause(declaration, ("职务与关系", "offices and relations"));
                break;
        }
    }

    private static void InHead(SyntaxNode head, ApplicabilityBinder binder)
    {
        foreach (var item in head.ChildNodes)
        {
            if (item.Node(NodeKind.InForce) is { } inForce)
            {
                binder.InForce(item, inForce);
            }
            else if (item.Node(NodeKind.Repeal) is { } repeal)
            {
                binder.Repeal(item, repeal);
            }
        }
    }

    private void Interpretation(SyntaxNode declaration, SyntaxNode inner)
    {
        if (declaration.Anchors().Length > 0)
        {
            anchoring.Clause(declaration, ("解释", "interpretation"));
        }

        // Bound here for its findings; where it is used it is bound again, for that place.
        if (inner.Node(NodeKind.Name) is { } on && scope.Symbols.Find(on.NameText()) is SubjectTypeSymbol type)
        {
            var own = type.Procedures.FirstOrDefault();
            new ConditionBinder(scope.For(own, type)).Bind(inner.Node(NodeKind.Condition));
        }
    }

    private void Owners(SyntaxNode inner)
    {
        var names = inner.Kind is NodeKind.ForMany or NodeKind.Signing
            ? inner.Nodes(NodeKind.Name)
            : inner.Nodes(NodeKind.DeclaredName).Select(d => d.Node(NodeKind.Name)).OfType<SyntaxNode>();
        foreach (var name in names.ToImmutableArray())
        {
            // To declare it, or to add to it, is not to use it.
            var symbol = scope.Symbols.Peek(name.NameText());
            var type = symbol as SubjectTypeSymbol;
            var procedure = symbol as ProcedureSymbol;
            if (inner.Kind == NodeKind.Signing && type is not null)
            {
                procedure = type.Signing;
            }
            else if (type is { Kind: SubjectKind.Meeting })
            {
                procedure = type.Meeting;
            }

            if (symbol is null)
            {
                scope.TellUnknown(name, name.NameText());
                continue;
            }

            var meeting = procedure is { Kind: ProcedureKind.Meeting } ? into.MeetingOf(type!, procedure) : null;
            var signing = procedure is { Kind: ProcedureKind.Signing } ? into.SigningOf(procedure) : null;
            var own = scope.For(procedure, type);
            var binders = new OwnerBinders(
                symbol, procedure, new ItemBinder(own, anchoring, into),
                meeting is null ? null : new MeetingBinder(own, anchoring, meeting),
                signing is null ? null : new SigningBinder(own, anchoring, signing));
            foreach (var item in inner.Node(NodeKind.Block)?.Nodes(NodeKind.Item) ?? [])
            {
                foreach (var clause in item.ChildNodes)
                {
                    Item(item, clause, own, binders);
                }
            }
        }
    }

    /// <summary>What binds the clauses of one owner: a procedure, a meeting, a table, a type.</summary>
    private sealed record OwnerBinders(Symbol Owner, ProcedureSymbol? Procedure, ItemBinder Items, MeetingBinder? Meeting, SigningBinder? Signing);

    private void Item(SyntaxNode item, SyntaxNode clause, Scope own, OwnerBinders binders)
    {
        if (clause.Kind == NodeKind.Broken)
        {
            return;
        }

        switch (clause.Kind)
        {
            case NodeKind.Attribute:
                if (item.Anchors().Length > 0)
                {
                    anchoring.Clause(item, ("属性", "attribute"));
                }

                return;
            case NodeKind.Declaratory:
                Declaratory(item, clause);
                return;
            case NodeKind.Limit:
                binders.Items.Limit(item, clause, binders.Procedure);
                return;
        }

        var known = binders.Meeting?.Bind(item, clause) == true
            || binders.Signing?.Bind(item, clause) == true
            || (binders.Procedure is { } procedure && (binders.Signing is null || clause.Kind is NodeKind.Record or NodeKind.OpenTerm or NodeKind.Forbid)
                && binders.Items.InProcedure(item, clause, procedure));
        if (!known)
        {
            var word = clause.Tokens.FirstOrDefault(t => !t.IsMissing)?.Text ?? "";
            own.Tell(NameDiagnostics.MisplacedClause, clause, $"「{word}」", binders.Owner.KindName.Zh, $"`{word}` clause", binders.Owner.KindName.En);
        }
    }

    private void Acting(SyntaxNode declaration, SyntaxNode inner)
    {
        if (inner.Node(NodeKind.ActingRule) is { } single)
        {
            ActingRule(declaration, single);
        }

        foreach (var line in inner.Nodes(NodeKind.ActingLine))
        {
            if (line.Node(NodeKind.ActingRule) is { } rule)
            {
                ActingRule(line, rule);
            }
        }
    }

    private void ActingRule(SyntaxNode holder, SyntaxNode rule)
    {
        var offices = rule.Nodes(NodeKind.Reference).Select(r => r.Node(NodeKind.Name)).OfType<SyntaxNode>().ToImmutableArray();
        if (offices.Length < 2)
        {
            return;
        }

        OfficeSymbol? Office(SyntaxNode name)
        {
            if (scope.Symbols.Find(name.NameText()) is OfficeSymbol office)
            {
                return office;
            }

            scope.TellUnknown(name, name.NameText());
            return null;
        }

        if (Office(offices[0]) is not { } absent)
        {
            return;
        }

        // Several deputies are a succession: each but the first comes after those before him.
        var after = ImmutableArray<Office>.Empty;
        foreach (var deputy in offices.Skip(1).Select(Office).OfType<OfficeSymbol>())
        {
            into.Acting.Add((new ActingRule(
                new Office(absent.Name), new Office(deputy.Name), [.. rule.Nodes(NodeKind.Name).Select(n => n.NameText())],
                rule.Has(TokenKind.Mandated), anchoring.Clause(holder, ("代行", "acting"))) { After = after }, rule.At(scope.Source)));
            after = after.Add(new Office(deputy.Name));
        }
    }

    private void Declaratory(SyntaxNode holder, SyntaxNode inner)
    {
        var name = inner.Node(NodeKind.Name);
        var kind = name is null ? null : Words.Canonical(Words.DeclaratoryKinds, name.NameText());
        if (kind is null)
        {
            if (name is not null)
            {
                scope.Findings.Tell(new Diagnostic(NameDiagnostics.UnknownDeclaratoryKind, name.At(scope.Source), name.NameText())
                    .WithFix("可用: " + string.Join("、", Words.DeclaratoryKinds.Select(k => k.Zh)), "one of: " + string.Join(", ", Words.DeclaratoryKinds.Select(k => k.En))));
            }

            return;
        }

        var quoted = anchoring.Quoted(holder);
        foreach (var (_, sentences) in quoted)
        {
            declared.AddRange(sentences);
        }

        var whole = inner.Has(TokenKind.Whole);
        var paragraphs = ImmutableArray.CreateBuilder<int>();
        int? item = null;
        foreach (var ordinal in inner.TokensOf(TokenKind.Ordinal))
        {
            if (ChineseNumerals.TryParse(ordinal.Text[1..^1], out var n))
            {
                if (ordinal.Text.EndsWith('项'))
                {
                    item = (int)n;
                }
                else
                {
                    paragraphs.Add((int)n);
                }
            }
        }

        foreach (var number in inner.Nodes(NodeKind.Number))
        {
            paragraphs.Add(scope.WholeNumber(number, 1, 1000));
        }

        var article = anchoring.Here.Article;
        if (article is not null)
        {
            declared.AddRange(article.Sentences.Where(s => whole
                || (paragraphs.Contains(s.Passage.Paragraph) && (item is null || s.Passage.Item == item))));
        }

        into.Declaratory.Add(new DeclaratoryModel(kind, article?.Label ?? "", [.. quoted.Select(q => q.Citation)], whole, paragraphs.ToImmutable()));
    }
}
