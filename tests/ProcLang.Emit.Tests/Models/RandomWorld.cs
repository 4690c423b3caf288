using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;

namespace ProcLang.Emit.Tests.Models;

/// <summary>Persons, offices held, facts and requests at random, for the rules of a model.</summary>
internal sealed class RandomWorld(RulebookModel model, int seed)
{
    private static readonly string[] Persons = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"];
    private static readonly LocalDate Start = new(2024, 4, 20);
    private readonly Random _random = new(seed);

    internal Roster Roster()
    {
        var roster = Runtime.Authority.Roster.Create(DateTimeZoneProviders.Tzdb[model.Zone]);
        foreach (var office in model.Offices.Where(o => !o.PerUnit))
            for (var i = _random.Next(3); i >= 0; i--) roster = roster.Appoint(Someone(), new(office.Name), Term(), null, Chance(2) ? 0 : _random.Next(5) / 2m);
        foreach (var unit in model.Units)
        {
            foreach (var office in model.Offices.Where(o => o.PerUnit)) roster = roster.Appoint(Someone(), new(office.Name), Term(), new Unit(unit.Name));
            foreach (var relation in model.Relations.Where(_ => !Chance(3))) roster = roster.Relate(relation.Name, new(unit.Name), Someone(), Term());
            if (Chance(2)) roster = roster.Join(Someone(), new(unit.Name), Term());
        }

        foreach (var rule in model.Acting.Where(_ => !Chance(3)))
        {
            roster = roster.Away(Someone(), rule.AbsenceKinds.IsDefaultOrEmpty ? "出差" : Pick([.. rule.AbsenceKinds]), Term());
            roster = roster.Mandate(Someone(), Someone(), rule.Absent, Term());
        }

        return roster;
    }

    internal string Type() => Pick([.. model.SubjectTypes]).Name;

    /// <summary>Facts of a type of subject.</summary>
    internal FactSet FactsOf(string type) => Facts(model.SubjectTypes.First(t => t.Name == type).Attributes, 2);

    /// <summary>What someone asks to do: mostly something open, by someone who may, so that cases move.</summary>
    internal ActRequest Request(Docket docket, string subject, Instant at)
    {
        var open = docket.Cases.Where(c => c.Subject == subject)
            .SelectMany(c => c.Procedure.Permitted(c.State, docket.ContextFor(subject, at))).Where(p => p.Who.Length > 0).ToList();
        var likely = open.Count > 0 && !Chance(4) ? Pick(open) : null;
        var outcome = Chance(6) ? Pick("Return", "Holds", "成立", "无", "退回", "同意") : likely is { Outcomes.Length: > 0 } ? Pick([.. likely.Outcomes]) : null;
        var procedure = Pick([.. model.Procedures]);
        var words = model.Procedures.SelectMany(p => ProcLang.Semantics.Reference.ProcedureDescription.Of(p).Acts).SelectMany(a => new[] { a.Name, a.Alias ?? a.Name }).Append("没有").ToList();
        return new ActRequest(likely?.Act ?? Pick(words), likely is null ? Someone() : Pick([.. likely.Who]).Person, outcome,
            Chance(3) || (!Chance(5) && docket.Cases.Any(c => c.Procedure.Info.Acts.Any(a => a.TakesValue && a.Name == likely?.Act)))
                ? Pick("件0", "件1", "甲", "乙", "没有", "新件") : null, Facts(procedure.Facts, 5));
    }

    internal bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    internal int Number(int below) => _random.Next(below);

    internal T Pick<T>(params IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    private Person Someone() => new(Pick(Persons));

    private Term Term() => Chance(4) ? new Term(Start, Start.PlusDays(_random.Next(30))) : Runtime.Authority.Term.Always;

    private FactSet Facts(IEnumerable<FactModel> facts, int oneIn) =>
        FactSet.Of(facts.Where(_ => Chance(oneIn)).ToList().Select(f => KeyValuePair.Create(f.Name, Value(f.Type))));

    /// <summary>A value, sometimes of another type than declared.</summary>
    private FactValue Value(FactType type) => Chance(25) ? new FactValue.Text("别的") : type.Kind switch
    {
        FactKind.Money => new FactValue.Money(_random.Next(4)),
        FactKind.Number => Chance(8) ? new FactValue.Money(2) : new FactValue.Number(_random.Next(4)),
        FactKind.Flag => new FactValue.Flag(Chance(2)),
        FactKind.Choice => new FactValue.Choice(Chance(9) ? "无此" : Pick([.. type.Choices]).Name),
        FactKind.Unit => Chance(6) ? new FactValue.UnitSet(Units(2)) : new FactValue.UnitRef(new(Pick([.. model.Units]).Name)),
        FactKind.UnitSet => new FactValue.UnitSet(Units(2)),
        FactKind.Person => new FactValue.PersonRef(Someone()),
        FactKind.PersonSet => new FactValue.PersonSet([.. Persons.Where(_ => Chance(3)).Select(p => new Person(p))]),
        FactKind.Day => new FactValue.Day(Start.PlusDays(_random.Next(25))),
        FactKind.Moment => new FactValue.Moment(Start.At(new LocalTime(9, 0)).PlusHours(_random.Next(600))),
        FactKind.Case => new FactValue.CaseRef(Pick("件0", "件1", "没有")),
        _ => new FactValue.Text("因"),
    };

    private System.Collections.Immutable.ImmutableArray<Unit> Units(int oneIn) => [.. model.Units.Where(_ => Chance(oneIn)).Select(u => new Unit(u.Name))];
}
