using System.Collections.Immutable;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Binds the words for events: a step's completion, with an outcome or without; a record; the end of a case.</summary>
internal sealed class EventBinder(Scope scope)
{
    /// <summary>Binds an <see cref="NodeKind.Event"/> or a <see cref="NodeKind.Path"/>; null, with a finding, when unknown.</summary>
    internal EventModel? Bind(SyntaxNode node)
    {
        var names = Names(node);
        if (names.Length == 0)
        {
            return null;
        }

        return Resolve(names, node);
    }

    /// <summary>The record an event is the making of; null when it is a step or the end of a case.</summary>
    internal RecordSymbol? Record(EventModel made) => (made.Procedure switch
    {
        null => scope.Procedure,
        Words.OwnMeeting => MeetingSubject(),
        var name => Procedure(name),
    })?.Record(made.Step);

    /// <summary>Binds an event of which the names are given, as when the first of those written says who bears a duty.</summary>
    internal EventModel? Bind(ImmutableArray<(string Name, SyntaxElement At)> names, SyntaxNode at) => Resolve(names, at);

    /// <summary>The names of an event in order.</summary>
    internal static ImmutableArray<(string Name, SyntaxElement At)> Names(SyntaxNode node)
    {
        var names = ImmutableArray.CreateBuilder<(string, SyntaxElement)>();
        foreach (var inner in node.DescendantsAndSelf(NodeKind.Path))
        {
            foreach (var child in inner.Children)
            {
                switch (child)
                {
                    case SyntaxNode { Kind: NodeKind.Name } name when name.NameText().Length > 0:
                        names.Add((name.NameText(), name));
                        break;
                    case SyntaxToken { Kind: TokenKind.Done, IsMissing: false } done:
                        names.Add((Words.Done, done));
                        break;
                }
            }
        }

        return names.ToImmutable();
    }

    private EventModel? Resolve(ImmutableArray<(string Name, SyntaxElement At)> names, SyntaxNode at)
    {
        var first = names[0].Name;
        if (names.Length <= 2 && scope.Procedure is { } own && (own.Step(first) is not null || own.Record(first) is not null))
        {
            return InProcedure(null, own, names, at);
        }

        if (names.Length == 1 && scope.Procedure is not null && Words.IsDone(first))
        {
            return new EventModel(null, Words.Done, null);
        }

        if (names.Length >= 2)
        {
            if (Words.IsMeeting(first) && MeetingSubject() is { } meeting)
            {
                var bound = InProcedure(Words.OwnMeeting, meeting, names[1..], at);
                return bound;
            }

            if (Procedure(first) is { } procedure)
            {
                return InProcedure(procedure == scope.Procedure ? null : procedure.Name, procedure, names[1..], at);
            }
        }

        // 建议 交办: an act of a procedure on that type of subject.
        if (names.Length >= 2 && scope.Symbols.Find(first) is SubjectTypeSymbol type
            && type.Procedures.FirstOrDefault(p => p.Step(names[1].Name) is not null || p.Record(names[1].Name) is not null) is { } onIt)
        {
            return InProcedure(onIt == scope.Procedure ? null : onIt.Name, onIt, names[1..], at);
        }

        if (names.Length == 1 && Procedure(first) is { } whole)
        {
            return new EventModel(whole.Name, Words.Done, null);
        }

        // A step or record that only one procedure has may be named alone.
        var holders = scope.Symbols.WithAct(first);
        if (holders.Length == 1 && names.Length <= 2)
        {
            return InProcedure(holders[0].Name, holders[0], names, at);
        }

        scope.TellNoEvent(at, string.Join(" ", names.Select(n => n.Name)));
        return null;
    }

    private EventModel? InProcedure(string? name, ProcedureSymbol procedure, ImmutableArray<(string Name, SyntaxElement At)> rest, SyntaxNode at)
    {
        if (Words.IsDone(rest[0].Name))
        {
            return new EventModel(name, Words.Done, null);
        }

        if (procedure.Kind == ProcedureKind.Signing)
        {
            // A table's acts end in the signature; the plan chosen decides how many there are before it.
            return new EventModel(name, Words.Done, null);
        }

        if (procedure.Kind == ProcedureKind.Duty && procedure.Step(rest[0].Name) is null
            && (Words.Canonical([Words.DutyFulfilled, Words.DutyBreached], rest[0].Name) is { } turn))
        {
            return new EventModel(procedure.Name, turn, null);
        }

        if (procedure.Step(rest[0].Name) is { } step)
        {
            if (rest.Length < 2)
            {
                return new EventModel(name, step.Name, null);
            }

            if (step.Outcomes.FirstOrDefault(o => o.Name == rest[1].Name || o.Alias == rest[1].Name) is { } outcome)
            {
                return new EventModel(name, step.Name, outcome.Name);
            }

            scope.Tell(NameDiagnostics.UnknownOutcome, rest[1].At, rest[1].Name, step.Name);
            return null;
        }

        if (procedure.Record(rest[0].Name) is { } record)
        {
            scope.Symbols.Read(record.Name);
            if (rest.Length < 2)
            {
                return new EventModel(name, record.Name, null);
            }

            if (OutcomesOf(record).FirstOrDefault(o => o.Name == rest[1].Name || o.Alias == rest[1].Name) is { } ending)
            {
                return new EventModel(name, record.Name, ending.Name);
            }

            scope.Tell(NameDiagnostics.UnknownOutcome, rest[1].At, rest[1].Name, record.Name);
            return null;
        }

        // The outcome alone is enough where only one step has it: 合法性审查.通过.
        var withOutcome = procedure.Steps.Where(s => s.Outcomes.Any(o => o.Name == rest[0].Name || o.Alias == rest[0].Name)).ToList();
        if (withOutcome.Count == 1)
        {
            var outcome = withOutcome[0].Outcomes.First(o => o.Name == rest[0].Name || o.Alias == rest[0].Name);
            return new EventModel(name, withOutcome[0].Name, outcome.Name);
        }

        scope.TellNoStep(rest[0].At, rest[0].Name, procedure);
        return null;
    }

    /// <summary>How a record can end. The outcomes of votes, decisions and open terms are words of the language.</summary>
    internal static IEnumerable<ChoiceModel> OutcomesOf(RecordSymbol record)
    {
        var words = record.Name switch
        {
            Words.Decide => Words.ItemOutcomes,
            Words.Vote => Words.BallotOutcomes,
            _ => record.IsOpenTerm ? Words.TermOutcomes : null,
        };
        return words is null ? record.Outcomes : words.Select(w => new ChoiceModel(w.Zh, w.En));
    }

    private ProcedureSymbol? MeetingSubject()
    {
        var subject = scope.Procedure?.Subjects.FirstOrDefault(s => s.Kind == SubjectKind.Meeting) ?? (scope.Subject is { Kind: SubjectKind.Meeting } own ? own : null);
        return subject?.Meeting;
    }

    /// <summary>A procedure by name; a meeting's or a signed document's own procedure by its type's name.</summary>
    internal ProcedureSymbol? Procedure(string name)
    {
        switch (scope.Symbols.Find(name))
        {
            case ProcedureSymbol procedure:
                return procedure;
            case SubjectTypeSymbol type:
                return type.Procedures.FirstOrDefault(p => p.Kind is ProcedureKind.Signing or ProcedureKind.Meeting);
            default:
                return null;
        }
    }
}
