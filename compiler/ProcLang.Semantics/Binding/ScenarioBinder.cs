using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Binds a scenario: persons are made by naming them, cases by creating them.</summary>
internal sealed class ScenarioBinder(Scope scope)
{
    private readonly Dictionary<string, SubjectTypeSymbol> _subjects = new(StringComparer.Ordinal);
    private readonly List<CaseReference> _cases = [];
    private readonly ImmutableArray<ScenarioLine>.Builder _lines = ImmutableArray.CreateBuilder<ScenarioLine>();

    private bool _readInPart;

    /// <summary>Binds a <see cref="NodeKind.Scenario"/>.</summary>
    internal ScenarioModel Bind(SyntaxNode scenario)
    {
        _readInPart = !scenario.IsWhole;
        // Cases may be named by facts before they are created; their types are needed first.
        foreach (var subject in scenario.DescendantsAndSelf(NodeKind.GivenSubject))
        {
            var names = subject.Nodes(NodeKind.Name).ToImmutableArray();
            if (names.Length >= 2 && scope.Symbols.Find(names[0].NameText()) is SubjectTypeSymbol type)
            {
                _subjects.TryAdd(names[1].NameText(), type);
            }
        }

        foreach (var line in scenario.ChildNodes)
        {
            foreach (var part in line.ChildNodes)
            {
                Line(part);
            }
        }

        var title = scenario.Token(TokenKind.String)?.Unquoted() ?? "";
        return new ScenarioModel(title, scope.Source.Path, LineOf(scenario), _lines.ToImmutable());
    }

    // A scenario that was not read whole may well create the case in the words that were passed over: their finding is enough.
    private void TellUnknownCase(SyntaxElement at, string name)
    {
        if (!_readInPart)
        {
            scope.Tell(NameDiagnostics.UnknownCase, at, name);
        }
    }

    private int LineOf(SyntaxNode node) => scope.Source.LineAt(node.Span.Start).Line + 1;

    private void Line(SyntaxNode part)
    {
        var (text, at) = (new LineText(scope.Source.Content, part.Span.Start, part.Span.Length), LineOf(part));
        ScenarioLine? line = part.Kind switch
        {
            NodeKind.GivenHolds => Holds(part, text, at),
            NodeKind.GivenRelation => Relation(part, text, at),
            NodeKind.GivenStaff => Staff(part, text, at),
            NodeKind.GivenAway => Away(part, text, at),
            NodeKind.GivenMandate => Mandate(part, text, at),
            NodeKind.GivenDelegation => Delegation(part, text, at),
            NodeKind.GivenSubject => Subject(part, text, at),
            NodeKind.HappeningAct => Act(part, text, at),
            NodeKind.HappeningTime => scope.Moment(part.Node(NodeKind.Moment)) is { } moment
                ? new ScenarioLine.TimeReaches(At(moment), text, at) : null,
            NodeKind.ExpectRefused => new ScenarioLine.Refused(Citations(part), text, at),
            NodeKind.ExpectAccepted => new ScenarioLine.Accepted(text, at),
            NodeKind.ExpectBreach => new ScenarioLine.Breached(Citations(part), text, at),
            NodeKind.ExpectDeparture => new ScenarioLine.Departed(Citations(part), text, at),
            NodeKind.ExpectNoBreach => new ScenarioLine.NotBreached(text, at),
            NodeKind.ExpectNoDeparture => new ScenarioLine.NotDeparted(text, at),
            NodeKind.ExpectDeadline => Deadline(part, text, at),
            NodeKind.ExpectStandsAt => StandsAt(part, text, at),
            NodeKind.ExpectEnded => Case(part.Node(NodeKind.Path), false) is { } ended ? new ScenarioLine.Ended(ended, text, at) : null,
            NodeKind.ExpectMayBy => Case(part.Node(NodeKind.Path), true) is { } may
                ? new ScenarioLine.MayBy(may, [.. part.Nodes(NodeKind.Name).Select(n => n.NameText())], text, at) : null,
            NodeKind.ExpectDuty => Case(part.Node(NodeKind.Path), false) is { Procedure: not null } duty
                ? new ScenarioLine.DutyStands(duty, Standing(part), text, at) : null,
            NodeKind.ExpectMerged => Case(part.Node(NodeKind.Path), false) is { } merged && part.Node(NodeKind.Name) is { } into
                ? Merged(merged, into, text, at) : null,
            NodeKind.ExpectFact => Fact(part, text, at),
            _ => null,
        };
        if (line is not null)
        {
            _lines.Add(line);
        }
        else if (!_readInPart && !scope.Findings.HasErrors)
        {
            // A line that is passed over in silence would make a scenario pass that shows nothing.
            scope.Findings.Tell(new Diagnostic(NameDiagnostics.EmptyLine, part.At(scope.Source), text.ToString()).WithFix(
                "期待写作:事.事实 为 值,事.程序 处于 步骤,事.程序 已结束,事.程序.步骤 期限 为 日期",
                "an expectation is written: case.Fact is value, case.Procedure stands at Step, case.Procedure has ended, case.Procedure.Step within is date"));
        }
    }

    private ScenarioLine? Merged(CaseReference merged, SyntaxNode into, LineText text, int line)
    {
        if (!_subjects.ContainsKey(into.NameText()))
        {
            TellUnknownCase(into, into.NameText());
            return null;
        }

        return new ScenarioLine.MergedInto(merged, into.NameText(), text, line);
    }

    private static DutyStanding Standing(SyntaxNode part) =>
        part.Has(TokenKind.Fulfilled) ? DutyStanding.Fulfilled
        : part.Has(TokenKind.InBreach) ? DutyStanding.Breached
        : part.Has(TokenKind.Released) ? DutyStanding.Waived
        : DutyStanding.Owed;

    private static LocalDateTime At((LocalDate Date, LocalTime? Time) moment) => moment.Date + (moment.Time ?? new LocalTime(9, 0));

    private (LocalDate? From, LocalDate? To) Validity(SyntaxNode part)
    {
        var validity = part.Node(NodeKind.Validity);
        if (validity is null)
        {
            return (null, null);
        }

        var dates = validity.TokensOf(TokenKind.Date).ToImmutableArray();
        var hasFrom = validity.Has(TokenKind.From);
        var from = hasFrom && dates.Length > 0 ? scope.Date(dates[0]) : null;
        var to = validity.Has(TokenKind.To) && dates.Length > (hasFrom ? 1 : 0) ? scope.Date(dates[^1]) : null;
        return (from, to);
    }

    private ScenarioLine? Holds(SyntaxNode part, LineText text, int line)
    {
        var person = part.Node(NodeKind.Name)?.NameText() ?? "";
        var reference = part.Node(NodeKind.Reference);
        var name = reference?.Node(NodeKind.Name);
        if (name is null)
        {
            return null;
        }

        if (scope.Symbols.Find(name.NameText()) is not OfficeSymbol office)
        {
            scope.TellUnknown(name, name.NameText());
            return null;
        }

        var unit = reference!.Node(NodeKind.Reference) is { } of ? UnitName(of.Node(NodeKind.Name)) : null;
        var (from, to) = Validity(part);
        return new ScenarioLine.Holds(person, office.Name, unit, from, to, text, line, part.Node(NodeKind.Number) is { } votes ? scope.Number(votes) : 0);
    }

    private ScenarioLine? Relation(SyntaxNode part, LineText text, int line)
    {
        var reference = part.Node(NodeKind.Reference);
        var name = reference?.Node(NodeKind.Name);
        var person = part.Node(NodeKind.Name)?.NameText();
        if (name is null || person is null)
        {
            return null;
        }

        var (from, to) = Validity(part);
        switch (scope.Symbols.Find(name.NameText()))
        {
            case RelationSymbol relation when reference!.Node(NodeKind.Reference)?.Node(NodeKind.Name) is { } of && UnitName(of) is { } unit:
                return new ScenarioLine.Relates(relation.Name, unit, person, from, to, text, line);
            case OfficeSymbol office:
                return new ScenarioLine.Holds(person, office.Name, UnitName(reference!.Node(NodeKind.Reference)?.Node(NodeKind.Name)), from, to, text, line);
            case RelationSymbol relation:
                scope.Tell(NameDiagnostics.NeedsUnit, name, relation.Name);
                return null;
            default:
                scope.TellUnknown(name, name.NameText());
                return null;
        }
    }

    private string? UnitName(SyntaxNode? name)
    {
        if (name is null)
        {
            return null;
        }

        if (scope.Symbols.Find(name.NameText()) is UnitSymbol unit)
        {
            return unit.Name;
        }

        scope.TellUnknown(name, name.NameText());
        return null;
    }

    private ScenarioLine? Staff(SyntaxNode part, LineText text, int line)
    {
        var names = part.Nodes(NodeKind.Name).ToImmutableArray();
        var (from, to) = Validity(part);
        return names.Length == 2 && UnitName(names[1]) is { } unit ? new ScenarioLine.Joins(names[0].NameText(), unit, from, to, text, line) : null;
    }

    private ScenarioLine? Away(SyntaxNode part, LineText text, int line)
    {
        var names = part.Nodes(NodeKind.Name).ToImmutableArray();
        var (from, to) = Validity(part);
        return names.Length == 2 ? new ScenarioLine.Away(names[0].NameText(), names[1].NameText(), from, to, text, line) : null;
    }

    private ScenarioLine? Mandate(SyntaxNode part, LineText text, int line)
    {
        var names = part.Nodes(NodeKind.Name).ToImmutableArray();
        if (names.Length < 3)
        {
            return null;
        }

        if (scope.Symbols.Find(names[2].NameText()) is not OfficeSymbol office)
        {
            scope.TellUnknown(names[2], names[2].NameText());
            return null;
        }

        var (from, to) = Validity(part);
        return new ScenarioLine.Mandates(names[0].NameText(), names[1].NameText(), office.Name, from, to, text, line);
    }

    private ScenarioLine? Delegation(SyntaxNode part, LineText text, int line)
    {
        var names = part.Nodes(NodeKind.Name).ToImmutableArray();
        if (names.Length < 3)
        {
            return null;
        }

        if (scope.Symbols.Find(names[2].NameText()) is not PowerSymbol power)
        {
            scope.TellUnknown(names[2], names[2].NameText());
            return null;
        }

        var (from, to) = Validity(part);
        return new ScenarioLine.Mandates(names[0].NameText(), names[1].NameText(), power.Name, from, to, text, line);
    }

    private ScenarioLine? Subject(SyntaxNode part, LineText text, int line)
    {
        var names = part.Nodes(NodeKind.Name).ToImmutableArray();
        if (names.Length < 2 || scope.Moment(part.Node(NodeKind.Moment)) is not { } moment)
        {
            return null;
        }

        if (scope.Symbols.Find(names[0].NameText()) is not SubjectTypeSymbol type)
        {
            scope.TellUnknown(names[0], names[0].NameText());
            return null;
        }

        EventModel? happened = null;
        if (part.Node(NodeKind.Path) is { } path)
        {
            var own = type.Meeting ?? type.Procedures.FirstOrDefault();
            happened = new EventBinder(scope.For(own, type)).Bind(path);
            if (happened is { Procedure: null } && own is not null)
            {
                happened = happened with { Procedure = own.Name };
            }
        }

        return new ScenarioLine.Begins(type.Name, names[1].NameText(), happened, At(moment), part.Token(TokenKind.String)?.Unquoted(),
            Facts(part.Node(NodeKind.Values), type, null), text, line);
    }

    private FactSet Facts(SyntaxNode? values, SubjectTypeSymbol? type, ProcedureSymbol? procedure)
    {
        var facts = FactSet.Empty;
        var inner = scope.For(procedure, type);
        foreach (var line in values?.Nodes(NodeKind.ValueLine) ?? [])
        {
            var name = line.Node(NodeKind.Name);
            if (name is null)
            {
                continue;
            }

            if (inner.Fact(name.NameText()) is not { } fact)
            {
                inner.TellUnknown(name, name.NameText());
                continue;
            }

            var operands = line.Nodes(NodeKind.Operand).ToImmutableArray();
            if (operands.Length > 0)
            {
                var value = Values.ReadAll(fact.Type, operands, inner);
                if (value is not null)
                {
                    facts = facts.With(fact.Name, value);
                }
                else if (!scope.Findings.HasErrors)
                {
                    var (zh, en) = Types.Describe(fact.Type);
                    scope.Tell(NameDiagnostics.TypeMismatch, operands[0], fact.Name, zh, en);
                }
            }
        }

        return facts;
    }

    /// <summary>Binds <c>会一.会议纪要.签发</c>: a subject, then maybe a procedure, then maybe a step.</summary>
    private CaseReference? Case(SyntaxNode? path, bool stepAllowed)
    {
        var names = path is null ? [] : EventBinder.Names(path);
        if (names.Length == 0)
        {
            return null;
        }

        if (!_subjects.TryGetValue(names[0].Name, out var type))
        {
            TellUnknownCase(names[0].At, names[0].Name);
            return null;
        }

        if (names.Length == 1)
        {
            return Case(names[0].Name, null, null);
        }

        var procedure = new EventBinder(scope).Procedure(names[1].Name);
        if (procedure is not null)
        {
            return Case(names[0].Name, procedure.Name, names.Length > 2 ? StepName(procedure, names[2].Name) : null);
        }

        // 文一.签发: the step alone, in the one procedure of the subject that has it.
        var holders = type.Procedures
            .Where(p => (p.Step(names[1].Name) is not null || p.Kind == ProcedureKind.Signing)).ToList();
        if (stepAllowed && holders.Count >= 1)
        {
            var holder = holders.Find(h => h.Step(names[1].Name) is not null) ?? holders[0];
            return Case(names[0].Name, holder.Name, StepName(holder, names[1].Name));
        }

        scope.TellNoStep(names[1].At, names[1].Name, names[0].Name, type.Procedures);
        return null;
    }

    /// <summary>A scenario speaks of the same few cases in most of its lines.</summary>
    private CaseReference Case(string subject, string? procedure, string? step)
    {
        foreach (var known in _cases)
        {
            if (known.Subject == subject && known.Procedure == procedure && known.Step == step)
            {
                return known;
            }
        }

        var made = new CaseReference(subject, procedure, step);
        _cases.Add(made);
        return made;
    }

    private static string StepName(ProcedureSymbol procedure, string name) =>
        procedure.Step(name)?.Name ?? procedure.Record(name)?.Name ?? SigningBinder.SigningActs.FirstOrDefault(a => a.En == name).Zh ?? name;

    private ScenarioLine? Act(SyntaxNode part, LineText text, int line)
    {
        var names = part.Nodes(NodeKind.Name).ToImmutableArray();
        var reference = part.Node(NodeKind.Reference);
        if (names.Length == 0 || reference?.Node(NodeKind.Name) is not { } actName ||
            scope.Moment(part.Node(NodeKind.Moment)) is not { } moment || Case(part.Node(NodeKind.Path), false) is not { } target)
        {
            return null;
        }

        var word = ReferenceBinder.Written(reference);
        var type = _subjects[target.Subject];
        var candidates = target.Procedure is { } named
            ? type.Procedures.Where(p => p.Name == named).ToList()
            : type.Procedures.ToList();
        var holder = candidates.Find(p => p.Step(word) is not null || p.Record(word) is not null)
            ?? candidates.Find(p => p.CountedActs.Exists(c => c.Name == word || c.Alias == word))
            ?? candidates.Find(p => p.Kind == ProcedureKind.Signing);
        if (holder is null)
        {
            scope.Tell(NameDiagnostics.UnknownAct, actName, word, target.Subject);
            return null;
        }

        var act = holder.Step(word)?.Name ?? holder.Record(word)?.Name
            ?? holder.CountedActs.Find(c => c.Alias == word)?.Name
            ?? SigningBinder.SigningActs.FirstOrDefault(a => a.En == word).Zh ?? word;
        var value = reference.Node(NodeKind.Reference)?.Node(NodeKind.Name)?.NameText();
        var facts = Facts(part.Node(NodeKind.Values), type, holder);
        if (value is not null && holder.Record(act) is { Splits: true })
        {
            // From here on there is a case of that name.
            _subjects.TryAdd(value, type);
        }

        string? outcome = null;
        if (names.Length > 1)
        {
            outcome = names[1].NameText();
            // Outcomes as declared come first: Pass may be one, and is a word of the language too.
            outcome = holder.Steps.SelectMany(s => s.Outcomes).FirstOrDefault(o => o.Name == outcome || o.Alias == outcome)?.Name
                ?? holder.Records.SelectMany(r => r.Outcomes).FirstOrDefault(o => o.Name == outcome || o.Alias == outcome)?.Name
                ?? Words.Canonical(Words.TermOutcomes, outcome) ?? Words.Canonical(Words.ItemOutcomes, outcome) ?? outcome;
        }

        return new ScenarioLine.Acts(names[0].NameText(), At(moment), act, value, target, outcome, facts, text, line);
    }

    private ScenarioLine? Deadline(SyntaxNode part, LineText text, int line) =>
        Case(part.Node(NodeKind.Path), true) is { } target && scope.Moment(part.Node(NodeKind.Moment)) is { } moment
            ? new ScenarioLine.DueOn(target, moment.Date, moment.Time, part.Has(TokenKind.Provisional), text, line)
            : null;

    private ScenarioLine? StandsAt(SyntaxNode part, LineText text, int line)
    {
        if (Case(part.Node(NodeKind.Path), false) is not { } target)
        {
            return null;
        }

        var holders = _subjects[target.Subject].Procedures.Where(p => target.Procedure is null || p.Name == target.Procedure).ToList();
        var steps = part.Nodes(NodeKind.Name).Select(n =>
        {
            var holder = holders.Find(h => h.Step(n.NameText()) is not null);
            return holder is null ? n.NameText() : StepName(holder, n.NameText());
        });
        return new ScenarioLine.StandsAt(target, [.. steps], text, line);
    }

    private ScenarioLine? Fact(SyntaxNode part, LineText text, int line)
    {
        var names = part.Node(NodeKind.Path) is { } path ? EventBinder.Names(path) : [];
        // 案一.罚款, or with the procedure that asks for it, 案一.办案.罚款.
        if (names.Length is not (2 or 3) || part.Node(NodeKind.Operand) is null)
        {
            return null;
        }

        if (!_subjects.TryGetValue(names[0].Name, out var type))
        {
            TellUnknownCase(names[0].At, names[0].Name);
            return null;
        }

        var fact = (names.Length == 2 ? type.Attribute(names[1].Name) : null)
            ?? type.Procedures.Where(p => names.Length == 2 || p.Name == names[1].Name || p.Alias == names[1].Name)
                .Select(p => p.Fact(names[^1].Name)).FirstOrDefault(f => f is not null);
        if (fact is null)
        {
            scope.TellUnknown(names[^1].At, names[^1].Name);
            return null;
        }

        return Values.ReadAll(fact.Type, [.. part.Nodes(NodeKind.Operand)], scope) is { } value ? new ScenarioLine.FactIs(names[0].Name, fact.Name, value, text, line) : null;
    }

    private static ImmutableArray<ExpectedCitation> Citations(SyntaxNode part)
    {
        var citations = part.Node(NodeKind.Citations)?.Nodes(NodeKind.Citation) ?? [];
        return [.. citations.Select(c => new ExpectedCitation(
            Label(c.Node(NodeKind.ArticleLabel)?.ToString() ?? ""),
            [.. c.Anchors().Select(a => a.Unquoted())]))];
    }

    private static string Label(string written)
    {
        var label = written.StartsWith("article", StringComparison.Ordinal) ? written["article".Length..] : written;
        return label.Replace("第", "", StringComparison.Ordinal).Replace("条", "", StringComparison.Ordinal)
            .Replace(" ", "", StringComparison.Ordinal).Trim('`');
    }
}
