using System.Collections.Immutable;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Text;

namespace ProcLang.Semantics.Binding;

/// <summary>Adds up what the declarations say, in text order: declarations are open, so that a procedure, a meeting or a table is
/// gathered from wherever it is spoken of. A part may be of an earlier compilation; its symbols are then those of the same
/// name now, and its places have moved with its fence.</summary>
internal sealed class SumOfParts(BoundRulebook whole, Findings findings, bool kept)
{
    private SourceText _source = null!;
    private int _moved;

    /// <summary>Adds a part that stands in this source, so many characters after where it was bound.</summary>
    internal void Add(BoundPart part, SourceText source, int moved)
    {
        (_source, _moved) = (source, moved);
        foreach (var procedure in part.Added.Procedures)
        {
            var into = whole.ProcedureOf(Procedure(procedure.Symbol));
            Add(procedure, into);
            if (kept)
            {
                into.Parts.Add(part);
            }
        }

        foreach (var signing in part.Added.Signings)
        {
            var into = whole.SigningOf(Procedure(signing.Symbol));
            Add(signing, into);
            if (kept)
            {
                into.Parts.Add(part);
            }
        }

        foreach (var meeting in part.Added.Meetings)
        {
            var into = whole.MeetingOf((SubjectTypeSymbol)whole.Symbols.Peek(meeting.Type.Name)!, Procedure(meeting.Procedure));
            Add(meeting, into);
            if (kept)
            {
                into.Parts.Add(part);
            }
        }

        foreach (var limit in part.Added.Limits)
        {
            whole.Limits.Add(limit with { At = Moved(limit.At) });
        }

        whole.Acting.AddRange(part.Added.Acting.Select(a => (a.Rule, Moved(a.At))));
        whole.WrittenAt.AddAll(part.Added.WrittenAt, Moved);
        whole.Declaratory.AddRange(part.Added.Declaratory);
        whole.Scenarios.AddRange(part.Added.Scenarios);
    }

    private Location Moved(Location at) => new(_source, new TextSpan(at.Span.Start + _moved, at.Span.Length));

    private ImmutableArray<(string Name, Location At)> Moved(ImmutableArray<(string Name, Location At)> names) =>
        names.IsEmpty ? names : [.. names.Select(n => (n.Name, Moved(n.At)))];

    private ProcedureSymbol Procedure(ProcedureSymbol symbol) => whole.Symbols.Procedure(symbol.Name) ?? symbol;

    private void Add(BoundProcedure from, BoundProcedure into)
    {
        StepSymbol Step(StepSymbol symbol) => into.Symbol.StepNamed(symbol.Name) ?? symbol;
        RecordSymbol Record(RecordSymbol symbol) => into.Symbol.RecordNamed(symbol.Name) ?? symbol;
        into.Start = from.Start ?? into.Start;
        foreach (var step in from.Steps)
        {
            Add(step, into.StepOf(Step(step.Symbol)), into.Symbol);
        }

        foreach (var record in from.Records)
        {
            Add(record, into.RecordOf(Record(record.Symbol)), into.Symbol);
        }

        foreach (var parallel in from.Parallels)
        {
            into.Parallels.Add(parallel with { Symbol = Step(parallel.Symbol) });
        }

        foreach (var (step, countsAs) in from.CountsAs)
        {
            into.CountsAs.Add((Step(step), countsAs));
        }

        foreach (var delegation in from.Delegations)
        {
            into.Delegations.Add(delegation with { At = Moved(delegation.At) });
        }

        foreach (var suspension in from.Suspensions)
        {
            into.Suspensions.Add(suspension with
            {
                Record = Record(suspension.Record),
                Resumption = suspension.Resumption is { } resumption ? Record(resumption) : null,
            });
        }

        foreach (var emergency in from.Emergencies)
        {
            into.Emergencies.Add(emergency with
            {
                Record = Record(emergency.Record),
                MakingUp = emergency.MakingUp is { } duty ? Procedure(duty) : null,
                MadeUp = [.. emergency.MadeUp.Select(m => (m.Step, m.MadeUp, Moved(m.At)))],
            });
        }

        into.Forbids.AddRange(from.Forbids);
    }

    private void Add(BoundRecord from, BoundRecord into, ProcedureSymbol procedure)
    {
        Add(from.Clauses, into.Clauses, procedure);
        into.ValueTypes = from.ValueTypes.IsEmpty ? into.ValueTypes : from.ValueTypes;
        into.Ends |= from.Ends;
        into.Extends = from.Extends ?? into.Extends;
        into.WithReasons |= from.WithReasons;
        into.Joinder = from.Joinder ?? into.Joinder;
    }

    /// <summary>Of what is said once the first counts for clauses, the last for the rest; what may be said again is added.</summary>
    private void Add(BoundStep from, BoundStep into, ProcedureSymbol procedure)
    {
        into.Clause ??= from.Clause;
        into.AuthorityClause ??= from.AuthorityClause;
        into.AnyActor |= from.AnyActor;
        into.Overdue = from.Overdue ?? into.Overdue;
        into.OverdueClause = from.OverdueClause ?? into.OverdueClause;
        into.Awaits = from.Awaits ?? into.Awaits;
        into.Parallel = from.Parallel ?? into.Parallel;
        into.ClockAt ??= from.ClockAt is { } at ? Moved(at) : null;
        into.Actors = into.Actors.AddRange(from.Actors);
        into.Alternatives = into.Alternatives.AddRange(from.Alternatives);
        into.Guards = into.Guards.AddRange(from.Guards);
        into.Data = into.Data.AddRange(from.Data);
        into.Deadlines = into.Deadlines.AddRange(from.Deadlines);
        into.Turns = into.Turns.AddRange(from.Turns);
        into.During = into.During.AddRange(from.During);
        into.Outcomes = into.Outcomes.AddRange(from.Outcomes);
        foreach (var (name, most, place) in from.LimitedOutcomes)
        {
            into.LimitedOutcomes = into.LimitedOutcomes.Add((name, most, Moved(place)));
        }

        foreach (var extension in from.Extensions)
        {
            var record = BoundRecord.Of(procedure.RecordNamed(extension.Symbol.Name) ?? extension.Symbol, procedure);
            Add(extension, record, procedure);
            into.Extensions = into.Extensions.Add(record);
        }
    }

    private void Add(BoundSigning from, BoundSigning into)
    {
        foreach (var rule in from.Rules)
        {
            var moved = rule with { At = Moved(rule.At), Excepts = Moved(rule.Excepts), Replaces = Moved(rule.Replaces) };
            if (into.Rules.Exists(r => r.Name == rule.Name))
            {
                findings.Tell(NameDiagnostics.DuplicateName, moved.At, rule.Name, "签发规则", "signing rule");
                continue;
            }

            into.Rules.Add(moved);
        }
    }

    private static void Add(BoundMeeting from, BoundMeeting into)
    {
        into.Conveners.AddRange(from.Conveners);
        into.Chairs.AddRange(from.Chairs);
        into.Members.AddRange(from.Members);
        into.Attendees.AddRange(from.Attendees);
        into.Invited.AddRange(from.Invited);
        into.Extraordinary.AddRange(from.Extraordinary);
        into.Frequency = from.Frequency ?? into.Frequency;
        into.QuorumByWeight = (from.Quorum is null ? into.QuorumByWeight.Full : from.QuorumByWeight.Full, from.Adjourn is null ? into.QuorumByWeight.Lower : from.QuorumByWeight.Lower);
        into.Quorum = from.Quorum ?? into.Quorum;
        into.Weights = from.Weights ?? into.Weights;
        into.StatedQuorumAt = from.StatedQuorumAt ?? into.StatedQuorumAt;
        into.Adjourn = from.Adjourn ?? into.Adjourn;
        into.Composition.AddRange(from.Composition);
        into.Speaking.AddRange(from.Speaking);
        into.Proxies = from.Proxies ?? into.Proxies;
        into.Votes.AddRange(from.Votes);
        into.Proposers.AddRange(from.Proposers);
        into.Settlers.AddRange(from.Settlers);
        into.PaperSenders.AddRange(from.PaperSenders);
        into.Deciders.AddRange(from.Deciders);
        into.Leave.AddRange(from.Leave);
        into.ItemRequirements.AddRange(from.ItemRequirements);
    }
}
