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
    private readonly BoundRulebook _bound = new(new SymbolTable());
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

    /// <summary>Binds the files. With a cache, a declaration that means what it meant is not bound again.</summary>
    internal BoundRulebook Bind(ImmutableArray<ParsedFile> files, PartCache? cache)
    {
        var places = files.SelectMany(f => f.Places).ToImmutableArray();
        var declarations = new Declarations(_bound.Symbols, _findings);
        foreach (var place in places)
        {
            declarations.Gather(place);
        }

        foreach (var place in places)
        {
            declarations.GatherMembers(place);
        }

        foreach (var place in places)
        {
            declarations.GatherBlocks(place);
        }

        Duties([.. places.Where(p => p.Is(NodeKind.Duty))]);
        foreach (var place in places)
        {
            if (place.Inner is { } head)
            {
                if (head.Kind == NodeKind.Rulebook)
                {
                    Head(head, place.Source);
                }
            }
        }

        if (_bound.Head is null && files.Length > 0)
        {
            var source = files[0].Document.Source;
            _findings.Tell(new Diagnostic(NameDiagnostics.NoHead, new Location(source, new TextSpan(0, 0)))
                .WithFix("在第一个文件里写「规则 名称 { 时区 \"Asia/Shanghai\" }」", "write `rulebook Name { zone \"Europe/London\" }` in the first file"));
        }

        _anchoring.Rulebook = _bound.Head?.Name ?? "";
        foreach (var place in places)
        {
            Early(place);
        }

        _calendars.Bind(cache?.Calendars, _bound.Symbols, _findings);
        cache?.Begin(DeclaredNames.Of(_bound));
        var sum = new SumOfParts(_bound, _findings, cache is not null);
        foreach (var place in places)
        {
            _anchoring.Here = (place.Source, place.Article);
            if (IsProperty(place))
            {
                continue;
            }

            if (cache?.Kept(place, _anchoring, _bound.Symbols) is { } kept)
            {
                _anchoring.Add(kept.Anchored, kept.Place.Article);
                foreach (var sentence in kept.Declared)
                {
                    _declared.Add(_anchoring.Now(sentence, kept.Place.Article));
                }

                sum.Add(kept, place.Source, place.Declaration.Span.Start - kept.Place.Declaration.Span.Start);
            }
            else if (DeclarationBinder.IsOfTheWhole(place))
            {
                var declared = new List<Sentence>();
                _anchoring.Begin(_findings);
                new DeclarationBinder(new Scope(_bound.Symbols, _findings, place.Source), _anchoring, _bound, declared).Bind(place);
                _bound.WrittenAt.AddAll(_anchoring.WrittenAt, at => at);
                _declared.UnionWith(declared);
            }
            else
            {
                sum.Add(Part(place, cache), place.Source, 0);
            }
        }

        ApplicabilityBinder.Finish(_bound, _findings);
        Properties(places);
        _bound.Clauses.AddRange(_anchoring.Clauses);
        return _bound;
    }

    private static bool IsProperty(Place place) => place.Is(NodeKind.PropertyNever) || place.Is(NodeKind.PropertyAlways) || place.Is(NodeKind.PropertyPossible);

    /// <summary>Properties are bound when everything they may speak of is known: what starts a procedure may stand after them.</summary>
    private void Properties(ImmutableArray<Place> places)
    {
        _anchoring.Begin(_findings);
        foreach (var place in places)
        {
            if (!IsProperty(place))
            {
                continue;
            }

            _anchoring.Here = (place.Source, place.Article);
            if (place.Inner is { } property)
            {
                new PropertyBinder(new Scope(_bound.Symbols, _findings, place.Source), _anchoring, _bound).Bind(place.Declaration, property);
            }
        }
    }

    /// <summary>Binds one declaration by itself, and keeps what it told nothing of.</summary>
    private BoundPart Part(Place place, PartCache? cache)
    {
        var symbols = _bound.Symbols;
        var findings = new Findings(_findings);
        var (added, declared) = (new BoundRulebook(symbols), new List<Sentence>());
        _anchoring.Begin(findings);
        symbols.StartNoting();
        new DeclarationBinder(new Scope(symbols, findings, place.Source), _anchoring, added, declared).Bind(place);
        var (used, byPlace) = symbols.StopNoting();
        _declared.UnionWith(declared);
        added.WrittenAt = _anchoring.WrittenAt;
        var part = new BoundPart
        {
            Place = place, Line = place.Source.LineAt(place.Declaration.Span.Start).Line,
            Added = added, Declared = [.. declared], Anchored = _anchoring.End(), Used = used, ByPlace = byPlace,
        };
        foreach (var finding in findings.Found)
        {
            _findings.Tell(finding);
        }

        if (findings.Found.Count == 0)
        {
            cache?.Keep(part, symbols);
        }

        return part;
    }

    /// <summary>Duties are gathered last: what opens one may be anything that was declared before.</summary>
    private void Duties(ImmutableArray<Place> duties)
    {
        var gathering = new DutyDeclarations(_bound.Symbols, _findings);
        foreach (var place in duties)
        {
            if (place.Inner is { } duty)
            {
                gathering.Gather(duty, place.Source);
            }
        }

        foreach (var place in duties)
        {
            if (place.Inner is { } duty)
            {
                gathering.Resolve(duty, place.Source);
            }
        }

        while (gathering.Spread())
        {
        }
    }

    /// <summary>Groups and calendars are bound before the clauses that use them.</summary>
    private void Early(Place place)
    {
        if (place.Inner is { } inner)
        {
            switch (inner.Kind)
            {
                case NodeKind.Group when Named<GroupSymbol>(inner) is { } group:
                    Group(inner, group, new Scope(_bound.Symbols, _findings, place.Source));
                    break;
                case NodeKind.Calendar when Named<CalendarSymbol>(inner) is { } calendar:
                    _calendars.Add(inner, calendar, new Scope(_bound.Symbols, _findings, place.Source));
                    break;
            }
        }
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

        scope.TellNoCalendar(name, name.NameText());
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

    private T? Named<T>(SyntaxNode inner)
        where T : Symbol =>
        inner.Node(NodeKind.DeclaredName)?.Node(NodeKind.Name) is { } name ? _bound.Symbols.Peek(name.NameText()) as T : null;
}
