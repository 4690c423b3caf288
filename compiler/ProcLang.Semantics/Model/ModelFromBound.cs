using System.Collections.Immutable;
using ProcLang.Runtime.Calendars;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Symbols;

namespace ProcLang.Semantics.Model;

/// <summary>What is made of a procedure's clauses, with the signing table it comes from when it is a table's.</summary>
internal sealed record MadeProcedure(ProcedureModel Procedure, SigningModel? Signing);

/// <summary>Makes the model of a bound rulebook: defaults explicit, tables and meetings turned into procedures.</summary>
public static class ModelFromBound
{
    /// <summary>Makes the model. Call it only for a rulebook without errors: a broken one has no meaning to give.</summary>
    public static RulebookModel Make(BoundRulebook bound) => Make(bound, null);

    internal static RulebookModel Make(BoundRulebook bound, PartCache? cache)
    {
        var head = bound.Head ?? throw new InvalidOperationException("A rulebook without a head has no model.");
        var symbols = bound.Symbols;
        var signings = new Dictionary<string, SigningModel>(StringComparer.Ordinal);
        var procedures = new List<ProcedureModel>();
        EmergenciesFromBound.Spread(bound);
        foreach (var symbol in symbols.Of<ProcedureSymbol>())
        {
            var clauses = bound.ProcedureOf(symbol);
            var meeting = symbol.Kind == ProcedureKind.Meeting ? bound.MeetingWith(symbol) : null;
            var signing = symbol.Kind == ProcedureKind.Signing ? bound.SigningWith(symbol) : null;
            var election = bound.Elections.Find(e => e.Procedure == symbol);
            // An election is bound anew each time; what follows a duty or an emergency takes from another procedure.
            var made = cache is null || election is not null || symbol.Of is not null
                ? Procedure(clauses, meeting, signing, election)
                : cache.Make(clauses, meeting, signing, () => Procedure(clauses, meeting, signing, null));
            procedures.Add(made.Procedure);
            if (made.Signing is { } table)
            {
                signings.TryAdd(table.Procedure, table);
            }
        }

        return new RulebookModel
        {
            Name = head.Name,
            Alias = head.Alias,
            Number = head.Number,
            Issued = head.Issued,
            Applicability = new Applicability(bound.InForce?.Rule, [.. bound.Repeals], [.. bound.Transitions.Select(t => t.Rule)], [.. bound.Addressees]),
            Zone = head.Zone,
            LastDay = head.LastDay,
            Calendar = Calendar(bound, head),
            Units = [.. symbols.Of<UnitSymbol>().Select(u => new UnitModel(u.Name, u.Alias, u.IsBody))],
            Offices = [.. symbols.Of<OfficeSymbol>().Select(o => new OfficeModel(o.Name, o.Alias, o.PlacedIn, o.PerUnit))],
            Groups = [.. symbols.Of<GroupSymbol>().Select(g => new GroupModel(g.Name, g.Alias, g.Members, g.Units))],
            Relations = [.. symbols.Of<RelationSymbol>().Select(r => new RelationModel(r.Name, r.Alias))],
            Acting = [.. bound.Acting.Select(a => a.Rule)],
            SubjectTypes = [.. symbols.Of<SubjectTypeSymbol>().Select(t => new SubjectTypeModel(
                t.Name, t.Alias, t.Kind, [.. t.Attributes.Select(ProcedureFromBound.Fact)]))],
            Procedures = ClocksFromBound.Repeatable(procedures),
            Signings = [.. bound.Signings.Select(s => signings[s.Symbol.Name])],
            Meetings = [.. bound.Meetings.Select(MeetingFromBound.Meeting)],
            Limits = [.. bound.Limits.Select(l => l.Model).Concat(bound.Meetings.Select(MeetingFromBound.FrequencyLimit).OfType<LimitModel>())],
            Clauses = [.. bound.Clauses],
            Declaratory = [.. bound.Declaratory],
            Amendments = [.. bound.Amendments.Select(a => a.Model)],
            Properties = [.. bound.Properties.Select(p => p.Model)],
            Scenarios = [.. bound.Scenarios],
        };
    }

    private static MadeProcedure Procedure(BoundProcedure clauses, BoundMeeting? meeting, BoundSigning? signing, BoundElection? election)
    {
        var table = signing is null ? null : SigningFromBound.Table(signing);
        var made = table is not null ? SigningFromBound.Procedure(clauses.Symbol, table, clauses)
            : meeting is not null ? MeetingFromBound.Procedure(meeting, clauses)
            : election is not null ? ElectionFromBound.Procedure(election, clauses)
            : ProcedureFromBound.Procedure(clauses);
        made = ProcedureFromBound.WithDelegations(ProcedureFromBound.WithForbids(made, clauses.Forbids), clauses.Delegations);
        return new MadeProcedure(SuspensionsFromBound.Guarded(EmergenciesFromBound.Waived(made, clauses.Emergencies), clauses.Suspensions), table);
    }

    private static WorkCalendar Calendar(BoundRulebook bound, BoundHead head)
    {
        var named = head.Calendar is null ? null : bound.Symbols.Peek(head.Calendar) as CalendarSymbol;
        return named?.Calendar
            ?? bound.Symbols.Of<CalendarSymbol>().Select(c => c.Calendar).FirstOrDefault(c => c is not null)
            ?? WorkCalendar.Plain("周一至周五");
    }
}
