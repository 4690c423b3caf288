using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Scenarios;

/// <summary>People and things for an example: someone in every office the example needs, staff of two units, an outsider; documents with
/// plain facts. What a scenario does not use is left out of it afterwards.</summary>
public sealed class World
{
    private const int MostUnits = 8;
    // Beyond those the example is about.
    private const int MostOffices = 40;
    private const int MostRelations = 8;
    private static readonly string[] Signs = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸", "子", "丑", "寅", "卯", "辰", "巳"];

    private readonly RulebookModel _model;
    private readonly bool _zh;
    private readonly ImmutableArray<string> _units;
    private readonly Dictionary<(string? Owner, string Fact), FactType> _facts = [];
    private readonly Dictionary<string, List<string>> _holders = new(StringComparer.Ordinal);

    /// <summary>People for two revisions of one rulebook; for one, give it twice.</summary>
    /// <param name="old">The old revision.</param>
    /// <param name="changed">The new one.</param>
    /// <param name="perOffice">How many hold each office.</param>
    /// <param name="offices">In a large rulebook, the offices the example is about; null: all offices.</param>
    /// <param name="relations">In a large rulebook, the relations the example is about; null: all relations.</param>
    public World(RulebookModel old, RulebookModel changed, int perOffice, IReadOnlySet<string>? offices = null, IReadOnlySet<string>? relations = null)
    {
        _model = changed;
        _zh = changed.Name.Any(c => c >= '\u2E80');
        _units = [.. changed.Units.Where(u => !u.IsBody).Concat(changed.Units.Where(u => u.IsBody)).Select(u => u.Name).Take(MostUnits)];
        foreach (var model in new[] { old, changed })
        {
            // Two kinds of document may have attributes of one name.
            foreach (var (owner, fact) in model.Procedures.SelectMany(p => p.Facts.Select(f => (p.Name, f))).Concat(model.SubjectTypes.SelectMany(t => t.Attributes.Select(a => (t.Name, a)))))
            {
                _facts[(owner, fact.Name)] = fact.Type;
                _facts.TryAdd((null, fact.Name), fact.Type);
            }
        }

        Lines = [.. People(perOffice, old, offices, relations)];
    }

    /// <summary>Who holds what.</summary>
    public ImmutableArray<ScenarioLine> Lines { get; }

    /// <summary>Someone who holds nothing.</summary>
    public string Outsider => _zh ? "路人甲" : "Outsider";

    /// <summary>The day examples begin: a working Monday with data of the calendar after it.</summary>
    public LocalDate FirstDay => FirstDayOf(_model);

    /// <summary>The day examples of a rulebook begin.</summary>
    public static LocalDate FirstDayOf(RulebookModel model) => FirstYear(model).PlusMonths(2).With(DateAdjusters.NextOrSame(IsoDayOfWeek.Monday));

    /// <summary>A name for the nth case.</summary>
    public string Subject(int n) => _zh ? "例" + Signs[n % Signs.Length] : "case" + (char)('A' + n % 26);

    /// <summary>Holders of an office, in rank order.</summary>
    public IReadOnlyList<string> Holders(string office) => _holders.GetValueOrDefault(office, []);

    private string Person(string of, int n) => _zh
        ? of + Signs[n % Signs.Length]
        : string.Concat(of.Where(char.IsLetterOrDigit)) + (char)('A' + n % 26);

    private IEnumerable<ScenarioLine> People(int perOffice, RulebookModel old, IReadOnlySet<string>? about, IReadOnlySet<string>? related)
    {
        var offices = _model.Offices.Concat(old.Offices).DistinctBy(o => o.Name).Select((office, at) => (office, at)).ToList();
        // Those a relation names usually hold a deputy's office.
        var deputies = _model.Offices.FirstOrDefault(o => !o.PerUnit && o.Name.StartsWith('副')) ?? _model.Offices.FirstOrDefault(o => !o.PerUnit && o.Name.Contains("Deputy", StringComparison.Ordinal));
        foreach (var (office, _) in offices.Where(o => o.at < MostOffices || o.office == deputies || about is null || about.Contains(o.office.Name)))
        {
            var holders = _holders[office.Name] = [];
            if (office.PerUnit)
            {
                foreach (var unit in _units)
                {
                    var person = Person(unit + office.Name, 0);
                    holders.Add(person);
                    yield return new ScenarioLine.Holds(person, office.Name, unit, null, null, "", 0);
                }

                continue;
            }

            for (var i = 0; i < perOffice; i++)
            {
                var person = Person(office.Name, i);
                holders.Add(person);
                yield return new ScenarioLine.Holds(person, office.Name, null, null, null, "", 0);
            }
        }

        foreach (var unit in _units)
        {
            yield return new ScenarioLine.Joins(Person(unit, 0), unit, null, null, "", 0);
        }

        foreach (var (relation, _) in _model.Relations.Select((relation, at) => (relation, at)).Where(r => r.at < MostRelations || related is null || related.Contains(r.relation.Name)))
        {
            for (var i = 0; i < _units.Length; i++)
            {
                var person = Person(relation.Name, i);
                yield return new ScenarioLine.Relates(relation.Name, _units[i], person, null, null, "", 0);
                if (deputies is not null)
                {
                    _holders[deputies.Name].Add(person);
                    yield return new ScenarioLine.Holds(person, deputies.Name, null, null, null, "", 0);
                }
            }
        }
    }

    private FactType? TypeOf(string owner, string fact) => _facts.GetValueOrDefault((owner, fact)) ?? _facts.GetValueOrDefault((null, fact));

    /// <summary>A plain value for a fact of a type of subject or of a procedure.</summary>
    public FactValue? Plain(string owner, string fact)
    {
        if (TypeOf(owner, fact) is not { } type)
        {
            return null;
        }

        return type.Kind switch
        {
            FactKind.Flag => new FactValue.Flag(false),
            FactKind.Number => new FactValue.Number(1),
            FactKind.Money => new FactValue.Money(1000),
            FactKind.Day => new FactValue.Day(FirstDay.PlusDays(60)),
            FactKind.Text => new FactValue.Text(_zh ? "说明" : "words"),
            FactKind.Choice when type.Choices.Length > 0 => new FactValue.Choice(type.Choices[0].Name),
            FactKind.Unit when _units.Length > 0 => new FactValue.UnitRef(new Unit(_units[0])),
            FactKind.UnitSet when _units.Length > 1 => new FactValue.UnitSet([new Unit(_units[1])]),
            FactKind.Person => new FactValue.PersonRef(new Person(Applicant)),
            FactKind.PersonSet => new FactValue.PersonSet([.. Leaders.Take(2).Select(l => new Person(l))]),
            _ => null,
        };
    }

    private string Applicant => _zh ? "当事人甲" : "ApplicantA";

    private IEnumerable<string> Leaders => _holders.Values.Where(h => h.Count > 0).Select(h => h[0]);

    /// <summary>Other values that some condition may tell apart.</summary>
    public IEnumerable<FactValue> Others(string owner, string fact, IEnumerable<Condition> atoms)
    {
        var type = TypeOf(owner, fact);
        switch (type?.Kind)
        {
            case FactKind.Flag:
                yield return new FactValue.Flag(true);
                break;
            case FactKind.Choice:
                foreach (var choice in type.Choices.Skip(1))
                {
                    yield return new FactValue.Choice(choice.Name);
                }

                break;
            case FactKind.UnitSet when _units.Length > 2:
                yield return new FactValue.UnitSet([new Unit(_units[0])]);
                yield return new FactValue.UnitSet([new Unit(_units[1]), new Unit(_units[2])]);
                break;
            case FactKind.Unit when _units.Length > 1:
                yield return new FactValue.UnitRef(new Unit(_units[1]));
                break;
            case FactKind.Person:
                foreach (var leader in Leaders.Take(4))
                {
                    yield return new FactValue.PersonRef(new Person(leader));
                }

                break;
            case FactKind.PersonSet:
                foreach (var leader in Leaders.Take(4))
                {
                    yield return new FactValue.PersonSet([new Person(leader)]);
                }

                break;
        }

        foreach (var atom in atoms)
        {
            if (atom is Condition.Compare(var name, _, var bound) && name == fact)
            {
                foreach (var near in Around(bound))
                {
                    yield return near;
                }
            }
        }
    }

    /// <summary>The first day of the year of examples: the year in which the rules came into force, where the calendar has data for it and two years more;
    /// else the calendar's last years.</summary>
    public static LocalDate FirstYear(RulebookModel model)
    {
        var (from, horizon) = (model.Calendar.From ?? new LocalDate(2019, 1, 1), model.Calendar.Horizon ?? new LocalDate(2030, 12, 31));
        var force = model.Applicability.InForce?.From;
        var first = new LocalDate(force?.Year ?? horizon.Year - 2, 1, 1).PlusYears(force is null ? 0 : 1);
        var last = new LocalDate(horizon.Year - 1, 1, 1);
        return first > last ? last < from ? from : last : first < from ? from : first;
    }

    /// <summary>The bound, and the nearest values on both sides of it.</summary>
    public static IEnumerable<FactValue> Around(FactValue bound)
    {
        yield return bound;
        switch (bound)
        {
            case FactValue.Number(var n):
                yield return new FactValue.Number(n - 1);
                yield return new FactValue.Number(n + 1);
                break;
            case FactValue.Money(var m):
                yield return new FactValue.Money(m - 1);
                yield return new FactValue.Money(m + 1);
                break;
            case FactValue.Day(var d):
                yield return new FactValue.Day(d.PlusDays(-1));
                yield return new FactValue.Day(d.PlusDays(1));
                break;
            case FactValue.Moment(var t):
                yield return new FactValue.Moment(t.PlusMinutes(-1));
                yield return new FactValue.Moment(t.PlusMinutes(1));
                break;
        }
    }
}
