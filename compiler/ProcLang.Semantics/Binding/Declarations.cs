using System.Collections.Immutable;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Text;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>First pass: gathers every name, so that clauses may speak of what a later article declares.</summary>
internal sealed class Declarations(SymbolTable symbols, Findings findings)
{
    /// <summary>Gathers the top-level names of a fence, and the facts, steps and records that open blocks add.</summary>
    internal void Gather(Place place)
    {
        var source = place.Source;
        if (place.Inner is { } inner)
        {
            switch (inner.Kind)
            {
                case NodeKind.Unit:
                    var isBody = inner.Has(TokenKind.Body);
                    foreach (var name in inner.Nodes(NodeKind.DeclaredName))
                    {
                        Declare(name, source, (n, a, at) => new UnitSymbol(n, a, at, isBody));
                    }

                    break;
                case NodeKind.Office:
                    foreach (var name in inner.Nodes(NodeKind.DeclaredName))
                    {
                        Declare(name, source, (n, a, at) => new OfficeSymbol(n, a, at));
                    }

                    break;
                case NodeKind.Group:
                    DeclareFirst(inner, source, (n, a, at) => new GroupSymbol(n, a, at));
                    break;
                case NodeKind.Relation:
                    DeclareFirst(inner, source, (n, a, at) => new RelationSymbol(n, a, at));
                    break;
                case NodeKind.Calendar:
                    DeclareFirst(inner, source, (n, a, at) => new CalendarSymbol(n, a, at));
                    break;
                case NodeKind.Enumeration:
                    DeclareFirst(inner, source, (n, a, at) => new EnumerationSymbol(n, a, at));
                    break;
                case NodeKind.Interpretation:
                    DeclareFirst(inner, source, (n, a, at) => new InterpretationSymbol(n, a, at) { Syntax = inner, Source = source });
                    break;
                case NodeKind.SubjectType:
                    var kind = inner.Has(TokenKind.Document) ? SubjectKind.Document : SubjectKind.Matter;
                    foreach (var name in inner.Nodes(NodeKind.DeclaredName))
                    {
                        Open(name, source, (n, a, at) => new SubjectTypeSymbol(n, a, at, kind));
                    }

                    break;
                case NodeKind.Meeting:
                    foreach (var name in inner.Nodes(NodeKind.DeclaredName))
                    {
                        Meeting(name, source);
                    }

                    break;
                case NodeKind.Procedure or NodeKind.Election:
                    DeclareProcedure(inner, source);
                    break;
                case NodeKind.Delegation:
                    DeclareFirst(inner, source, (n, a, at) => new PowerSymbol(n, a, at));
                    break;
                case NodeKind.Duty:
                    DeclareFirst(inner, source, (n, a, at) => new ProcedureSymbol(n, a, at, ProcedureKind.Duty));
                    break;
                case NodeKind.Limit:
                    DeclareFirst(inner, source, (n, a, at) => new LimitSymbol(n, a, at));
                    break;
            }
        }
    }

    /// <summary>Second half of the pass, once all types are known: enumerations, attributes, steps, records, subjects.</summary>
    internal void GatherMembers(Place place)
    {
        var scope = new Scope(symbols, findings, place.Source);
        if (place.Inner is { } inner)
        {
            switch (inner.Kind)
            {
                case NodeKind.Enumeration when Named(inner) is EnumerationSymbol enumeration && inner.Node(NodeKind.TypeUse) is { } use:
                    enumeration.Type = Types.Bind(use, scope);
                    break;
                case NodeKind.Office when inner.Has(TokenKind.In) && inner.Node(NodeKind.Name) is { } of:
                    var perUnit = inner.Has(TokenKind.Each);
                    foreach (var office in inner.Nodes(NodeKind.DeclaredName).Select(Peek).OfType<OfficeSymbol>().Distinct().ToList())
                    {
                        Place(office, of, perUnit, scope);
                    }

                    break;
                case NodeKind.Signing:
                    foreach (var name in inner.Nodes(NodeKind.Name))
                    {
                        Signing(name, scope);
                    }

                    break;
                case NodeKind.Procedure or NodeKind.Election when Named(inner) is ProcedureSymbol procedure:
                    foreach (var on in inner.Nodes(NodeKind.Name))
                    {
                        Subject(procedure, on, scope);
                    }

                    if (inner.Kind == NodeKind.Election)
                    {
                        ElectionBinder.Gather(inner, procedure, scope);
                    }

                    break;
            }
        }
    }

    /// <summary>Last: what blocks add, when every procedure knows its subjects.</summary>
    internal void GatherBlocks(Place place)
    {
        var scope = new Scope(symbols, findings, place.Source);
        if (place.Inner is { } inner)
        {
            if (inner.Node(NodeKind.Block) is not { } block)
            {
                return;
            }

            IEnumerable<SyntaxNode> names = inner.Kind switch
            {
                NodeKind.SubjectType or NodeKind.Meeting => inner.Nodes(NodeKind.DeclaredName).Select(d => d.Node(NodeKind.Name)).OfType<SyntaxNode>(),
                NodeKind.Procedure => inner.Nodes(NodeKind.DeclaredName).Select(d => d.Node(NodeKind.Name)).OfType<SyntaxNode>().Take(1),
                NodeKind.ForMany or NodeKind.Signing => inner.Nodes(NodeKind.Name),
                _ => [],
            };
            foreach (var name in names)
            {
                foreach (var item in block.Nodes(NodeKind.Item))
                {
                    Member(item, name.NameText(), inner.Kind == NodeKind.Signing, scope);
                }
            }
        }
    }

    private void Member(SyntaxNode item, string owner, bool signing, Scope scope)
    {
        var type = symbols.Peek(owner) as SubjectTypeSymbol;
        var procedure = signing
            ? type?.Signing
            : symbols.Peek(owner) as ProcedureSymbol
            ?? type?.Meeting;
        foreach (var clause in item.ChildNodes)
        {
            switch (clause.Kind)
            {
                case NodeKind.Attribute when clause.Node(NodeKind.TypeUse) is { } use:
                    var bound = Types.Bind(use, scope);
                    foreach (var declared in clause.Nodes(NodeKind.DeclaredName))
                    {
                        AddFact(declared, bound, type, type is null ? procedure : null, scope);
                    }

                    break;
                case NodeKind.Step when procedure is not null:
                    Step(clause, procedure, scope);
                    break;
                case NodeKind.Wait when procedure is not null:
                    AddStep(clause.Node(NodeKind.DeclaredName), procedure, scope, false);
                    break;
                case NodeKind.Parallel when procedure is not null:
                    Parallel(clause, procedure, scope);
                    break;
                case NodeKind.Record when procedure is not null:
                    var record = AddRecord(clause, procedure, scope, false);
                    if (record is not null && clause.Node(NodeKind.TypeUse) is { } valueType)
                    {
                        record.Value = Types.Bind(valueType, scope);
                    }

                    if (record is not null)
                    {
                        Outcomes(clause, record.Outcomes);
                        ClockBinder.Declare(clause, record, procedure, scope);
                    }

                    DataOf(clause, procedure, scope);
                    break;
                case NodeKind.CountsAs when procedure is not null && clause.Node(NodeKind.DeclaredName) is { } act:
                    var (counted, countedAlias) = Names(act);
                    if (procedure.CountedActs.TrueForAll(c => c.Name != counted))
                    {
                        procedure.CountedActs.Add(new ChoiceModel(counted, countedAlias));
                    }

                    break;
                case NodeKind.MeetingVote when type is { Kind: SubjectKind.Meeting } && procedure is not null:
                    Votes(clause, procedure, scope);
                    break;
                case NodeKind.MeetingWeights when type is { Kind: SubjectKind.Meeting } && procedure is not null:
                    foreach (var (zh, en) in Words.WeightFacts.Where(f => procedure.Fact(f.Zh) is null))
                    {
                        procedure.OwnFacts.Add(new FactSymbol(zh, en, clause.At(scope.Source), new FactType(FactKind.Number, [])));
                    }

                    break;
                case NodeKind.MeetingAdjourn when type is { Kind: SubjectKind.Meeting } && procedure is not null && procedure.Record(Words.Adjourn) is null:
                    procedure.Records.Add(new RecordSymbol(Words.Adjourn, "Adjourn", clause.At(scope.Source), procedure));
                    break;
                case NodeKind.MeetingSpeaking when type is { Kind: SubjectKind.Meeting } && procedure is not null:
                    Speaking(clause, procedure, scope);
                    break;
                case NodeKind.MeetingProxy when type is { Kind: SubjectKind.Meeting } && procedure is not null && procedure.Record(Words.GiveProxy) is null:
                    procedure.Records.Add(new RecordSymbol(Words.GiveProxy, "GiveProxy", clause.At(scope.Source), procedure)
                    {
                        Value = new FactType(FactKind.Person, []),
                    });
                    break;
                case NodeKind.OpenTerm when procedure is not null:
                    AddRecord(clause, procedure, scope, true);
                    Reasons(clause, procedure, scope);
                    break;
                case NodeKind.Suspension or NodeKind.Emergency when procedure is not null:
                    AddRecord(clause, procedure, scope, false);
                    Reasons(clause, procedure, scope);
                    DataOf(clause, procedure, scope);
                    foreach (var resumption in clause.Nodes(NodeKind.SuspensionItem).SelectMany(i => i.Nodes(NodeKind.Resumption)))
                    {
                        AddRecord(resumption, procedure, scope, false);
                        Reasons(resumption, procedure, scope);
                    }

                    EmergencyBinder.Gather(clause, procedure, symbols, scope);
                    break;
                case NodeKind.Merging or NodeKind.Splitting when procedure is not null:
                    if (AddRecord(clause, procedure, scope, false) is { } joining)
                    {
                        joining.Splits = clause.Kind == NodeKind.Splitting;
                        joining.Value = new FactType(joining.Splits ? FactKind.Text : FactKind.Case, []);
                    }

                    Reasons(clause, procedure, scope);
                    DataOf(clause, procedure, scope);
                    break;
            }
        }
    }

    private static void Reasons(SyntaxNode clause, ProcedureSymbol procedure, Scope scope)
    {
        if (clause.Has(TokenKind.WithReasons) && procedure.Fact(Words.Reasons) is null)
        {
            procedure.OwnFacts.Add(new FactSymbol(Words.Reasons, "Reasons", clause.At(scope.Source), new FactType(FactKind.Text, [])));
        }
    }

    /// <summary>A meeting that limits speaking has records of it, and a fact for the minutes.</summary>
    private static void Speaking(SyntaxNode clause, ProcedureSymbol procedure, Scope scope)
    {
        var at = clause.At(scope.Source);
        void Add(string name, string alias, FactKind value)
        {
            if (procedure.Record(name) is null)
            {
                procedure.Records.Add(new RecordSymbol(name, alias, at, procedure) { Value = new FactType(value, []) });
            }
        }

        Add(Words.Speak, "Speak", FactKind.Case);
        if (clause.Has(TokenKind.MoreTime))
        {
            Add(Words.GrantTime, "GrantTime", FactKind.Person);
        }

        if (clause.Has(TokenKind.Lasting) && procedure.Fact(Words.SpeakingMinutes.Zh) is null)
        {
            procedure.OwnFacts.Add(new FactSymbol(Words.SpeakingMinutes.Zh, Words.SpeakingMinutes.En, at, new FactType(FactKind.Number, [])));
        }
    }

    /// <summary>A meeting that votes has records of the votes and facts that hold the count.</summary>
    private static void Votes(SyntaxNode clause, ProcedureSymbol procedure, Scope scope)
    {
        if (procedure.Record(Words.Vote) is not null)
        {
            return;
        }

        var at = clause.At(scope.Source);
        foreach (var (zh, en) in Words.VoteRecords)
        {
            procedure.Records.Add(new RecordSymbol(zh, en, at, procedure) { Value = zh is Words.Depart ? null : new FactType(FactKind.Case, []) });
        }

        foreach (var (zh, en) in Words.CountFacts.Where(f => procedure.Fact(f.Zh) is null))
        {
            procedure.OwnFacts.Add(new FactSymbol(zh, en, at, new FactType(FactKind.Number, [])));
        }
    }

    private void Parallel(SyntaxNode clause, ProcedureSymbol procedure, Scope scope)
    {
        var name = clause.Node(NodeKind.DeclaredName);
        var symbol = name is null
            ? new StepSymbol($"并行{procedure.Steps.Count(s => s.IsParallel) + 1}", null, clause.At(scope.Source), procedure) { IsParallel = true }
            : null;
        if (symbol is not null)
        {
            procedure.Steps.Add(symbol);
        }
        else
        {
            AddStep(name, procedure, scope, true);
        }

        foreach (var branch in clause.Nodes(NodeKind.Branch))
        {
            if (branch.Node(NodeKind.Step) is { } step)
            {
                Step(step, procedure, scope);
            }
        }
    }

    private void Step(SyntaxNode clause, ProcedureSymbol procedure, Scope scope)
    {
        DataOf(clause, procedure, scope);
        if (AddStep(clause.Node(NodeKind.DeclaredName), procedure, scope, false) is { } step)
        {
            ClockBinder.Declare(clause, step, procedure, scope);
            Outcomes(clause, step.Outcomes);
        }
    }

    private static void Outcomes(SyntaxNode clause, List<ChoiceModel> into)
    {
        foreach (var outcome in clause.DescendantsAndSelf(NodeKind.Outcome))
        {
            var names = outcome.Node(NodeKind.DeclaredName)?.Nodes(NodeKind.Name).Select(n => n.NameText()).ToImmutableArray() ?? [];
            if (names.Length > 0 && into.TrueForAll(o => o.Name != names[0]))
            {
                into.Add(new ChoiceModel(names[0], names.Length > 1 ? names[1] : null));
            }
        }
    }

    /// <summary>Data an act supplies becomes a fact of the procedure unless its subject has it.</summary>
    private void DataOf(SyntaxNode clause, ProcedureSymbol procedure, Scope scope)
    {
        foreach (var node in clause.DescendantsAndSelf(NodeKind.Given, NodeKind.StepAttaches))
        {
            if (node.Kind == NodeKind.Given)
            {
                var type = node.Node(NodeKind.TypeUse) is { } use ? Types.Bind(use, scope) : null;
                foreach (var declared in node.Nodes(NodeKind.DeclaredName))
                {
                    var name = declared.Node(NodeKind.Name)?.NameText() ?? "";
                    if (name.Length > 0 && procedure.Fact(name) is null)
                    {
                        AddFact(declared, type ?? new FactType(FactKind.Text, []), null, procedure, scope);
                    }
                }
            }
            else
            {
                foreach (var name in node.Nodes(NodeKind.Name))
                {
                    if (procedure.Fact(name.NameText()) is null)
                    {
                        procedure.OwnFacts.Add(new FactSymbol(name.NameText(), null, name.At(scope.Source), new FactType(FactKind.Text, [])));
                    }
                }
            }
        }
    }

    private void AddFact(SyntaxNode declared, FactType bound, SubjectTypeSymbol? type, ProcedureSymbol? procedure, Scope scope)
    {
        var (name, alias) = Names(declared);
        if (name.Length == 0 || (type is null && procedure is null))
        {
            return;
        }

        var existing = type is not null ? type.Attribute(name) : procedure!.Fact(name);
        if (existing is not null)
        {
            // 适用于 A, B and an act that supplies a declared attribute may say the same again.
            if (existing.Type != bound)
            {
                scope.Tell(NameDiagnostics.DuplicateName, declared, name, Types.Describe(existing.Type).Zh, Types.Describe(existing.Type).En);
            }

            return;
        }

        var fact = new FactSymbol(name, alias, declared.At(scope.Source), bound);
        if (type is not null)
        {
            type.Attributes.Add(fact);
        }
        else
        {
            procedure!.OwnFacts.Add(fact);
        }
    }

    private static StepSymbol? AddStep(SyntaxNode? declared, ProcedureSymbol procedure, Scope scope, bool parallel)
    {
        if (declared is null)
        {
            return null;
        }

        var (name, alias) = Names(declared);
        if (name.Length == 0)
        {
            return null;
        }

        if (procedure.Step(name) is { } known)
        {
            known.Alias ??= alias;
            return known;
        }

        var step = new StepSymbol(name, alias, declared.At(scope.Source), procedure) { IsParallel = parallel };
        procedure.Steps.Add(step);
        return step;
    }

    private static RecordSymbol? AddRecord(SyntaxNode clause, ProcedureSymbol procedure, Scope scope, bool openTerm)
    {
        if (clause.Node(NodeKind.DeclaredName) is not { } declared)
        {
            return null;
        }

        var (name, alias) = Names(declared);
        if (name.Length == 0)
        {
            return null;
        }

        if (procedure.Record(name) is { } known)
        {
            return known;
        }

        var record = new RecordSymbol(name, alias, declared.At(scope.Source), procedure) { IsOpenTerm = openTerm };
        procedure.Records.Add(record);
        return record;
    }

    private void DeclareProcedure(SyntaxNode inner, SourceText source)
    {
        if (inner.Node(NodeKind.DeclaredName) is { } name)
        {
            Open(name, source, (n, a, at) => new ProcedureSymbol(n, a, at, ProcedureKind.Procedure));
        }
    }

    private void Meeting(SyntaxNode declared, SourceText source)
    {
        var before = symbols.Peek(Names(declared).Name);
        Open(declared, source, (n, a, at) => new SubjectTypeSymbol(n, a, at, SubjectKind.Meeting));
        if (before is null && Peek(declared) is SubjectTypeSymbol { Kind: SubjectKind.Meeting } type)
        {
            var procedure = new ProcedureSymbol(type.Name, type.Alias, type.DeclaredAt, ProcedureKind.Meeting);
            procedure.RunOn(type);
            foreach (var (zh, en) in Words.MeetingSteps)
            {
                procedure.Steps.Add(new StepSymbol(zh, en, type.DeclaredAt, procedure));
            }

            foreach (var (zh, en) in Words.MeetingRecords)
            {
                procedure.Records.Add(new RecordSymbol(zh, en, type.DeclaredAt, procedure)
                {
                    Value = zh is Words.ProposeItem or Words.SettleItem or Words.Decide ? new FactType(FactKind.Case, [])
                        : zh is Words.GrantLeave ? new FactType(FactKind.Person, []) : null,
                });
            }

            symbols.Add(procedure, named: false);
        }
    }

    private void Signing(SyntaxNode name, Scope scope)
    {
        if (symbols.Find(name.NameText()) is not SubjectTypeSymbol type)
        {
            scope.TellUnknown(name, name.NameText());
            return;
        }

        if (type.Signing is not null)
        {
            return;
        }

        var procedure = new ProcedureSymbol(
            type.Name + "签发", (type.Alias ?? type.Name) + "Signing", name.At(scope.Source), ProcedureKind.Signing);
        procedure.RunOn(type);
        symbols.Add(procedure);
    }

    private void Subject(ProcedureSymbol procedure, SyntaxNode on, Scope scope)
    {
        var name = on.NameText();
        if (symbols.Find(name) is SubjectTypeSymbol type)
        {
            procedure.RunOn(type);
        }
        else if (Words.IsMeeting(name))
        {
            // 对 会议: on every kind of meeting.
            foreach (var meeting in symbols.Of<SubjectTypeSymbol>().Where(t => t.Kind == SubjectKind.Meeting))
            {
                procedure.RunOn(meeting);
            }
        }
        else
        {
            scope.TellUnknown(on, name);
        }
    }

    private void Place(OfficeSymbol office, SyntaxNode of, bool perUnit, Scope scope)
    {
        if (perUnit)
        {
            office.PerUnit = true;
        }
        else if (symbols.Find(of.NameText()) is UnitSymbol unit)
        {
            office.PlacedIn = unit.Name;
        }
        else
        {
            scope.TellUnknown(of, of.NameText());
        }
    }

    private Symbol? Named(SyntaxNode inner) => inner.Node(NodeKind.DeclaredName) is { } declared ? Peek(declared) : null;

    private Symbol? Peek(SyntaxNode declared) => symbols.Peek(Names(declared).Name);

    private static (string Name, string? Alias) Names(SyntaxNode declared)
    {
        var names = declared.Nodes(NodeKind.Name).Select(n => n.NameText()).ToImmutableArray();
        return names.Length == 0 ? ("", null) : (names[0], names.Length > 1 && names[1].Length > 0 ? names[1] : null);
    }

    private void DeclareFirst(SyntaxNode inner, SourceText source, Func<string, string?, Location, Symbol> make)
    {
        if (inner.Node(NodeKind.DeclaredName) is { } name)
        {
            Declare(name, source, make);
        }
    }

    private void Declare(SyntaxNode declared, SourceText source, Func<string, string?, Location, Symbol> make)
    {
        var (name, alias) = Names(declared);
        if (name.Length == 0)
        {
            return;
        }

        if (symbols.Add(make(name, alias, declared.At(source))) is { } other)
        {
            findings.Tell(NameDiagnostics.DuplicateName, declared.At(source), name, other.KindName.Zh, other.KindName.En);
        }
    }

    /// <summary>Open declarations: the second time adds to the first; only another kind of thing is told.</summary>
    private void Open(SyntaxNode declared, SourceText source, Func<string, string?, Location, Symbol> make)
    {
        var (name, alias) = Names(declared);
        if (name.Length == 0)
        {
            return;
        }

        var made = make(name, alias, declared.At(source));
        if (symbols.Peek(name) is { } known)
        {
            if (known.GetType() != made.GetType())
            {
                findings.Tell(NameDiagnostics.DuplicateName, declared.At(source), name, known.KindName.Zh, known.KindName.En);
            }
            else if (known.Alias is null && alias is not null)
            {
                known.Alias = alias;
                symbols.AddAlias(known);
            }

            return;
        }

        symbols.Add(made);
    }
}
