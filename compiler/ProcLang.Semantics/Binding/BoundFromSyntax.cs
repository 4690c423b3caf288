using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Deadlines;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Literate;
using ProcLang.Syntax.Text;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Binds the trees of a rulebook: first every name, then every clause, in text order.</summary>
internal sealed class BoundFromSyntax
{
    private readonly Findings _findings;
    private readonly Anchoring _anchoring;
    private readonly BoundRulebook _bound = new();
    private readonly CalendarBinder _calendars = new();
    private readonly HashSet<Sentence> _declared = new(ReferenceEqualityComparer.Instance);

    internal BoundFromSyntax(Findings findings)
    {
        _findings = findings;
        _anchoring = new Anchoring(findings);
    }

    /// <summary>Sentences declared to have nothing to execute.</summary>
    internal IReadOnlySet<Sentence> Declared => _declared;

    /// <summary>Sentences an executable clause quotes.</summary>
    internal IReadOnlySet<Sentence> Executable => _anchoring.Executable;

    internal BoundRulebook Bind(ImmutableArray<ParsedFile> files, ScenarioCache scenarios)
    {
        var places = files.SelectMany(f => f.Fences.Zip(f.Document.Fences, (tree, fence) => (tree, fence.Article)))
            .SelectMany(t => t.tree.Root.Nodes(NodeKind.Declaration).Select(d => (Declaration: d, t.tree.Source, t.Article))).ToImmutableArray();
        var declarations = new Declarations(_bound.Symbols, _findings);
        foreach (var (declaration, source, _) in places)
        {
            declarations.Gather(declaration, source);
        }

        foreach (var (declaration, source, _) in places)
        {
            declarations.GatherMembers(declaration, source);
        }

        foreach (var (declaration, source, _) in places)
        {
            declarations.GatherBlocks(declaration, source);
        }

        Duties([.. places.SelectMany(p => p.Declaration.Nodes(NodeKind.Duty).Select(d => (d, p.Source)))]);
        foreach (var (declaration, source, article) in places)
        {
            if (declaration.Node(NodeKind.Rulebook) is { } head)
            {
                Head(head, source);
            }
        }

        if (_bound.Head is null && files.Length > 0)
        {
            var source = files[0].Document.Source;
            _findings.Tell(new Diagnostic(NameDiagnostics.NoHead, new Location(source, new TextSpan(0, 0)))
                .WithFix("在第一个文件里写「规则 名称 { 时区 \"Asia/Shanghai\" }」", "write `rulebook Name { zone \"Europe/London\" }` in the first file"));
        }

        _anchoring.Rulebook = _bound.Head?.Name ?? "";
        foreach (var (declaration, source, article) in places)
        {
            _anchoring.Here = (source, article);
            Early(declaration, source);
        }

        _calendars.Bind();
        foreach (var (declaration, source, article) in places)
        {
            _anchoring.Here = (source, article);
            foreach (var inner in declaration.ChildNodes)
            {
                Declaration(declaration, inner, source, article);
            }
        }

        ApplicabilityBinder.Finish(_bound, _findings);
        var names = scenarios.Known(ScenarioCache.NamesOf(_bound.Symbols));
        foreach (var (declaration, source, _) in places)
        {
            foreach (var scenario in declaration.Nodes(NodeKind.Scenario))
            {
                _bound.Scenarios.Add(scenarios.Bind(scenario, names, new Scope(_bound.Symbols, _findings, source)));
            }
        }

        _bound.Clauses.AddRange(_anchoring.Clauses);
        return _bound;
    }

    /// <summary>Duties are gathered last: what opens one may be anything that was declared before.</summary>
    private void Duties(ImmutableArray<(SyntaxNode Duty, SourceText Source)> duties)
    {
        var gathering = new DutyDeclarations(_bound.Symbols, _findings);
        foreach (var (duty, source) in duties)
        {
            gathering.Gather(duty, source);
        }

        foreach (var (duty, source) in duties)
        {
            gathering.Resolve(duty, source);
        }

        while (gathering.Spread())
        {
        }
    }

    /// <summary>Groups and calendars are bound before the clauses that use them.</summary>
    private void Early(SyntaxNode declaration, SourceText source)
    {
        var scope = new Scope(_bound.Symbols, _findings, source);
        foreach (var inner in declaration.ChildNodes)
        {
            switch (inner.Kind)
            {
                case NodeKind.Group when Named<GroupSymbol>(inner) is { } group:
                    Group(inner, group, scope);
                    break;
                case NodeKind.Calendar when Named<CalendarSymbol>(inner) is { } calendar:
                    _calendars.Add(inner, calendar, scope);
                    break;
            }
        }
    }

    private void Declaration(SyntaxNode declaration, SyntaxNode inner, SourceText source, Article? article)
    {
        var scope = new Scope(_bound.Symbols, _findings, source);
        switch (inner.Kind)
        {
            case NodeKind.Procedure or NodeKind.Meeting or NodeKind.SubjectType or NodeKind.Signing or NodeKind.ForMany:
                Owners(inner, scope, article);
                break;
            case NodeKind.Rulebook:
                InHead(inner, new ApplicabilityBinder(scope, _anchoring, _bound));
                break;
            case NodeKind.InForce:
                new ApplicabilityBinder(scope, _anchoring, _bound).InForce(declaration, inner);
                break;
            case NodeKind.Repeal:
                new ApplicabilityBinder(scope, _anchoring, _bound).Repeal(declaration, inner);
                break;
            case NodeKind.Transition:
                new ApplicabilityBinder(scope, _anchoring, _bound).Transition(declaration, inner);
                break;
            case NodeKind.Applicability:
                new ApplicabilityBinder(scope, _anchoring, _bound).Applicability(declaration, inner);
                break;
            case NodeKind.Forbid:
                new ItemBinder(scope, _anchoring, _bound).Forbid(declaration, inner, null);
                break;
            case NodeKind.Limit:
                new ItemBinder(scope, _anchoring, _bound).Limit(declaration, inner, null);
                break;
            case NodeKind.Delegation:
                new DelegationBinder(scope, _anchoring, _bound).Bind(declaration, inner);
                break;
            case NodeKind.Election:
                new ElectionBinder(scope, _anchoring, _bound).Bind(declaration, inner);
                break;
            case NodeKind.Amendment:
                new AmendmentBinder(scope, _anchoring, _bound).Bind(declaration, inner);
                break;
            case NodeKind.Duty:
                new DutyBinder(scope, _anchoring, _bound).Bind(declaration, inner);
                break;
            case NodeKind.Acting:
                Acting(declaration, inner, scope);
                break;
            case NodeKind.Declaratory:
                Declaratory(declaration, inner, scope, article);
                break;
            case NodeKind.OpenTerm:
                scope.Tell(NameDiagnostics.MisplacedClause, inner, "未定概念", "规则", "open term", "rulebook");
                break;
            case NodeKind.Interpretation:
                Interpretation(declaration, inner, scope);
                break;
            case NodeKind.Office or NodeKind.Relation or NodeKind.Group when declaration.Anchors().Length > 0:
                _anchoring.Clause(declaration, ("职务与关系", "offices and relations"));
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

    private void Interpretation(SyntaxNode declaration, SyntaxNode inner, Scope scope)
    {
        if (declaration.Anchors().Length > 0)
        {
            _anchoring.Clause(declaration, ("解释", "interpretation"));
        }

        // Bound here for its findings; where it is used it is bound again, for that place.
        if (inner.Node(NodeKind.Name) is { } on && _bound.Symbols.Find(on.NameText()) is SubjectTypeSymbol type)
        {
            var own = type.Procedures.FirstOrDefault();
            new ConditionBinder(scope.For(own, type)).Bind(inner.Node(NodeKind.Condition));
        }
    }

    private void Owners(SyntaxNode inner, Scope scope, Article? article)
    {
        var names = inner.Kind is NodeKind.ForMany or NodeKind.Signing
            ? inner.Nodes(NodeKind.Name)
            : inner.Nodes(NodeKind.DeclaredName).Select(d => d.Node(NodeKind.Name)).OfType<SyntaxNode>();
        foreach (var name in names.ToImmutableArray())
        {
            var symbol = _bound.Symbols.Find(name.NameText());
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

            var meeting = procedure is { Kind: ProcedureKind.Meeting } ? MeetingOf(type!, procedure) : null;
            var signing = procedure is { Kind: ProcedureKind.Signing } ? SigningOf(procedure) : null;
            var own = scope.For(procedure, type);
            foreach (var item in inner.Node(NodeKind.Block)?.Nodes(NodeKind.Item) ?? [])
            {
                foreach (var clause in item.ChildNodes)
                {
                    Item(item, clause, own, symbol, procedure, meeting, signing, article);
                }
            }
        }
    }

    private void Item(
        SyntaxNode item, SyntaxNode clause, Scope scope, Symbol owner, ProcedureSymbol? procedure, BoundMeeting? meeting, BoundSigning? signing, Article? article)
    {
        var inner = clause;
        if (inner.Kind == NodeKind.Broken)
        {
            return;
        }

        switch (inner.Kind)
        {
            case NodeKind.Attribute:
                if (item.Anchors().Length > 0)
                {
                    _anchoring.Clause(item, ("属性", "attribute"));
                }

                return;
            case NodeKind.Declaratory:
                Declaratory(item, inner, scope, article);
                return;
            case NodeKind.Limit:
                new ItemBinder(scope, _anchoring, _bound).Limit(item, inner, procedure);
                return;
        }

        var known = (meeting is not null && new MeetingBinder(scope, _anchoring, meeting).Bind(item, inner))
            || (signing is not null && new SigningBinder(scope, _anchoring, signing).Bind(item, inner))
            || (procedure is not null && (signing is null || inner.Kind is NodeKind.Record or NodeKind.OpenTerm or NodeKind.Forbid) && new ItemBinder(scope, _anchoring, _bound).InProcedure(item, inner, procedure));
        if (!known)
        {
            var word = inner.Tokens.FirstOrDefault(t => !t.IsMissing)?.Text ?? "";
            scope.Tell(NameDiagnostics.MisplacedClause, inner, $"「{word}」", owner.KindName.Zh, $"`{word}` clause", owner.KindName.En);
        }
    }

    private BoundMeeting MeetingOf(SubjectTypeSymbol type, ProcedureSymbol procedure)
    {
        var found = _bound.Meetings.Find(m => m.Type == type);
        if (found is null)
        {
            found = new BoundMeeting(type, procedure);
            _bound.Meetings.Add(found);
        }

        return found;
    }

    private BoundSigning SigningOf(ProcedureSymbol procedure)
    {
        var found = _bound.Signings.Find(s => s.Symbol == procedure);
        if (found is null)
        {
            found = new BoundSigning(procedure);
            _bound.Signings.Add(found);
        }

        return found;
    }

    private void Head(SyntaxNode head, SourceText source)
    {
        var scope = new Scope(_bound.Symbols, _findings, source);
        var declared = head.Node(NodeKind.DeclaredName);
        var names = declared?.Nodes(NodeKind.Name).Select(n => n.NameText()).ToImmutableArray() ?? [];
        if (names.Length == 0 || names[0].Length == 0)
        {
            return;
        }

        if (_bound.Head is { } other)
        {
            _findings.Tell(new Diagnostic(NameDiagnostics.TwoHeads, declared!.At(source), other.Name).WithOther(other.At, "在这里", "here"));
            return;
        }

        var made = new BoundHead(names[0], names.Length > 1 ? names[1] : null, declared!.At(source));
        foreach (var item in head.ChildNodes)
        {
            made = item.Kind switch
            {
                NodeKind.HeadNumber => made with { Number = item.Token(TokenKind.String)?.Unquoted() },
                NodeKind.HeadIssued => made with { Issued = scope.Date(item.Token(TokenKind.Date)) },
                NodeKind.HeadZone => made with { Zone = Zone(item.Token(TokenKind.String), scope) },
                NodeKind.HeadLastDay => made with
                {
                    LastDay = item.Has(TokenKind.Rolls) ? LastDayPolicy.RollsForward : item.Has(TokenKind.RollsBack) ? LastDayPolicy.RollsBack : LastDayPolicy.Stays,
                },
                NodeKind.HeadCalendar => made with { Calendar = CalendarName(item, scope) },
                _ => made,
            };
        }

        _bound.Head = made;
    }

    private string? CalendarName(SyntaxNode item, Scope scope)
    {
        var name = item.Node(NodeKind.Name);
        if (name is null)
        {
            return null;
        }

        if (_bound.Symbols.Find(name.NameText()) is CalendarSymbol calendar)
        {
            return calendar.Name;
        }

        scope.Tell(NameDiagnostics.NoCalendar, name, name.NameText());
        return null;
    }

    private static string Zone(SyntaxToken? token, Scope scope)
    {
        var name = token?.Unquoted() ?? "";
        if (token is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is null)
        {
            scope.Tell(NameDiagnostics.UnknownZone, token, name);
            return "UTC";
        }

        return name;
    }

    private static void Group(SyntaxNode inner, GroupSymbol group, Scope scope)
    {
        var references = new ReferenceBinder(scope);
        var members = ImmutableArray.CreateBuilder<ActorReference>();
        var units = ImmutableArray.CreateBuilder<string>();
        foreach (var reference in inner.Nodes(NodeKind.Reference))
        {
            var name = reference.Node(NodeKind.Name)?.NameText() ?? "";
            var applied = reference.Node(NodeKind.Reference) is not null;
            switch (applied ? null : scope.Symbols.Peek(name))
            {
                case UnitSymbol unit:
                    scope.Symbols.Find(name);
                    units.Add(unit.Name);
                    break;
                case GroupSymbol { Units.Length: > 0 } other when other != group:
                    scope.Symbols.Find(name);
                    units.AddRange(other.Units);
                    break;
                case GroupSymbol other when other == group:
                    scope.Tell(NameDiagnostics.CyclicInterpretation, reference, name);
                    break;
                default:
                    if (references.Bind(reference) is { } who)
                    {
                        members.Add(who);
                    }

                    break;
            }
        }

        group.Members = members.ToImmutable();
        group.Units = units.ToImmutable();
    }

    private void Acting(SyntaxNode declaration, SyntaxNode inner, Scope scope)
    {
        if (inner.Node(NodeKind.ActingRule) is { } single)
        {
            ActingRule(declaration, single, scope);
        }

        foreach (var line in inner.Nodes(NodeKind.ActingLine))
        {
            if (line.Node(NodeKind.ActingRule) is { } rule)
            {
                ActingRule(line, rule, scope);
            }
        }
    }

    private void ActingRule(SyntaxNode holder, SyntaxNode rule, Scope scope)
    {
        var offices = rule.Nodes(NodeKind.Reference).Select(r => r.Node(NodeKind.Name)).OfType<SyntaxNode>().ToImmutableArray();
        if (offices.Length < 2)
        {
            return;
        }

        OfficeSymbol? Office(SyntaxNode name)
        {
            if (_bound.Symbols.Find(name.NameText()) is OfficeSymbol office)
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
            _bound.Acting.Add(new ActingRule(
                new Office(absent.Name), new Office(deputy.Name), [.. rule.Nodes(NodeKind.Name).Select(n => n.NameText())],
                rule.Has(TokenKind.Mandated), _anchoring.Clause(holder, ("代行", "acting"))) { After = after });
            after = after.Add(new Office(deputy.Name));
        }
    }

    private void Declaratory(SyntaxNode holder, SyntaxNode inner, Scope scope, Article? article)
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

        var quoted = _anchoring.Quoted(holder);
        foreach (var (_, sentences) in quoted)
        {
            _declared.UnionWith(sentences);
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

        if (article is not null)
        {
            _declared.UnionWith(article.Sentences.Where(s => whole
                || (paragraphs.Contains(s.Passage.Paragraph) && (item is null || s.Passage.Item == item))));
        }

        _bound.Declaratory.Add(new DeclaratoryModel(kind, article?.Label ?? "", [.. quoted.Select(q => q.Citation)], whole, paragraphs.ToImmutable()));
    }

    private T? Named<T>(SyntaxNode inner)
        where T : Symbol =>
        inner.Node(NodeKind.DeclaredName)?.Node(NodeKind.Name) is { } name ? _bound.Symbols.Peek(name.NameText()) as T : null;
}
