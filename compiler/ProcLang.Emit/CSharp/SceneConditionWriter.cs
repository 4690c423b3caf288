using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;
using static ProcLang.Emit.CSharp.CodeWriter;

namespace ProcLang.Emit.CSharp;

/// <summary>Writes conditions as expressions on a scene <c>s</c>, by the names of facts: for tables, and for what is read on another subject.</summary>
internal sealed class SceneConditionWriter(ReferenceWriter references)
{
    /// <summary>The condition as a static lambda, or <c>null</c> when it always holds.</summary>
    public string Lambda(Condition? condition) => condition is null or Condition.True ? "null" : $"static s => {Holds(condition)}";

    /// <summary>An atom asked of the scene.</summary>
    public string Atom(Condition condition, string scene) => condition switch
    {
        Condition.Flag c => $"{scene}.Flag({Quote(c.Fact)})",
        Condition.FactIs c => c.Values.IsEmpty ? "false" : $"{scene}.Is({Quote(c.Fact)}, {string.Join(", ", c.Values.Select(Value))})",
        Condition.FactsEqual c => $"{scene}.Same({Quote(c.Left)}, {Quote(c.Right)})",
        Condition.Includes c => $"{scene}.Includes({Quote(c.Fact)}, {Value(c.Value)})",
        Condition.Supplied c => $"{scene}.Supplied({Quote(c.Fact)})",
        Condition.Compare c => $"{scene}.{c.How}({Quote(c.Fact)}, {Value(c.Bound)})",
        Condition.CompareFacts c => $"{scene}.{c.How}({Quote(c.Left)}, {Quote(c.Right)})",
        Condition.Beyond c => $"{scene}.Beyond({references.Value(c.Left)}, {references.Value(c.Right)})",
        Condition.Happened c => $"{scene}.Happened({Event(c.Event)})",
        Condition.Recorded c => $"{scene}.Recorded({Quote(c.Procedure)}, {Quote(c.Record)}, {(c.By is { } by ? references.Value(by) : "null")})",
        Condition.Determined c => $"{scene}.Determined({Quote(c.Procedure)}, {Quote(c.Term)})",
        Condition.ActorIs c => $"{scene}.ActorIs({references.Value(c.Reference)})",
        Condition.Delegated c => $"{scene}.Delegated({references.Office(c.From)}, new Office({Quote(c.Power)}))",
        Condition.SamePerson c => $"{scene}.SamePerson({Event(c.Event)})",
        Condition.Quorum c => $"{scene}.Attendance({references.Value(c.Of)}, {Number(c.Numerator)}, {Number(c.Denominator)}) {Operator(c.How)} 0",
        Condition.Proportion c => Share(c, scene),
        Condition.Elapsed c => $"{scene}.HasPassed({SpanWriter.Floor(c)})",
        Condition.Running c => $"{scene}.IsRunning({Quote(c.Step)})",
        Condition.ActorPresent => $"{scene}.ActorPresent()",
        Condition.ValueTypeIs c => $"{scene}.ValueTypeIs({string.Join(", ", c.Types.Select(Quote))})",
        Condition.PresentOrExcused c => $"{scene}.PresentOrExcused({references.Value(c.Of)})",
        Condition.OnValue c => $"{scene}.OnValue([{string.Join(", ", c.Types.Select(Quote))}], static s => {Holds(c.Inner)})",
        Condition.ValueIs c => $"{scene}.ValueIs({references.Value(c.Reference)})",
        Condition.ValueRecorded c => $"{scene}.ValueRecorded({Quote(c.Record)})",
        Condition.GivenSince c => $"{scene}.GivenSince({Quote(c.Record)}, {Quote(c.Since)})",
        Condition.OtherCase c => $"{scene}.OtherCase({string.Join(", ", c.Steps.Select(Quote))})",
        Condition.NewName => $"{scene}.NewName()",
        Condition.SameOfValue c => $"{scene}.SameOfValue({Quote(c.Fact)})",
        Condition.ElectionIs c => c.Standing switch
        {
            Candidacy.Candidate => $"{scene}.IsCandidate({Tally(c.Tally)})",
            Candidacy.NobodyTied or Candidacy.NobodyTiedLast => $"{scene}.{Count(c.Tally, c.Electors, c.Weights)}.{(c.Standing == Candidacy.NobodyTied ? "Tied" : "TiedLast")}.IsEmpty",
            _ => $"{scene}.Names({scene}.{Count(c.Tally, c.Electors, c.Weights)}.{c.Standing})",
        },
        Condition.SubjectIs c => $"{scene}.SubjectIs([{string.Join(", ", c.Types.Select(Quote))}])",
        _ => "false",
    };

    /// <summary>How many, as an expression on a scene.</summary>
    public string Amount(Quantity quantity, string scene) => quantity switch
    {
        Quantity.Fixed q => $"Scene.Fixed({Number(q.Value)})",
        Quantity.OfFact q => $"{scene}.Number({Quote(q.Fact)})",
        Quantity.Persons q => $"{scene}.Persons({references.Value(q.Of)})",
        Quantity.Present q => $"{scene}.Present({references.Value(q.Of)}{(q.Proxies is { } proxies ? ", " + Quote(proxies) : "")})",
        Quantity.Made q => $"{scene}.Made({Quote(q.Procedure)}, {Quote(q.Record)}, {Quote(q.Outcome)}, {(q.SameValue ? "true" : "false")}, {(q.By is { } by ? references.Value(by) : "null")}{(q.Proxies is { } p ? $", {Quote(p.Record)}, {references.Value(p.Of)}" : "")})",
        Quantity.Times q => $"{scene}.Times({Event(q.Event)})",
        Quantity.MostOfOne q => $"{scene}.MostOfOne({string.Join(", ", [references.Value(q.Of), .. q.Units.Select(references.Unit)])})",
        Quantity.Repeats q => $"{scene}.Repeats{(q.Any ? "OfAny" : "")}({Quote(q.Record)})",
        Quantity.Sum q => $"({string.Join(" + ", q.Parts.Select(p => Amount(p, scene)).DefaultIfEmpty("Scene.Fixed(0)"))})",
        Quantity.Weighted q => Amount(q.Of, $"{scene}.Weighing({Weights(q.By)})"),
        Quantity.Less q => $"({Amount(q.From, scene)} - {Amount(q.Taken, scene)})",
        _ => "Scene.Fixed(0)",
    };

    /// <summary>The facts with who is elected among them, as an expression on a scene.</summary>
    public string Declared(ElectsModel elects, string facts, string scene) =>
        $"Scene.Declared({facts}, {Quote(elects.Fact)}, {Quote(elects.OutFact)}, {scene}.{Count(elects.Tally, elects.Electors, elects.Weights, elects.Leaves ? ", act.Value" : "")})";

    private string Count(ElectionTally tally, ActorReference electors, WeightModel? weights, string leaving = "") =>
        $"Result({Tally(tally)}, {references.Value(electors)}, {(weights is null ? "null" : Weights(weights))}{leaving})";

    private string Weights(WeightModel weights) =>
        $"new Weights({string.Join(", ", weights.Entries.Select(e => $"new Weight({references.Value(e.Of)}, {(e.Votes is { } votes ? Decimal(votes) : "null")})"))})";

    private static string Tally(ElectionTally t) =>
        $"new ElectionTally({Quote(t.Nominations)}, {Number(t.Needed)}, {Quote(t.Declining)}, {Quote(t.Votes)}, {Quote(t.Lots)}, {Quote(t.Vacancies)}, {Number(t.Seats)}, {Number(t.Numerator)}, {Number(t.Denominator)}, {(t.Exclusive ? "true" : "false")}){(t.OfCast || t.Ranked is not null ? $" {{ OfCast = {(t.OfCast ? "true" : "false")}, Ranked = {Ranked(t.Ranked)} }}" : "")}";

    private static string Ranked(RankedTally? ranked) => ranked is null ? "null" : $"new RankedTally({(ranked.EarlierRound ? "true" : "false")}, {Quote(ranked.LotsOut)})";

    private string Share(Condition.Proportion share, string scene) => share.Denominator == 0
        ? $"({Amount(share.Of, scene)} {Operator(share.How)} {Decimal(share.Numerator)})"
        : $"({Amount(share.Of, scene)} * {Decimal(share.Denominator)} {Operator(share.How)} {Amount(share.Base, scene)} * {Decimal(share.Numerator)})";

    /// <summary>An amount.</summary>
    public static string Decimal(decimal value) => value.ToString(CultureInfo.InvariantCulture) + "m";

    /// <summary>A date.</summary>
    public static string Date(LocalDate date) => string.Create(CultureInfo.InvariantCulture, $"new LocalDate({date.Year}, {date.Month}, {date.Day})");

    /// <summary>A local date and time.</summary>
    public static string Moment(LocalDateTime at) => string.Create(CultureInfo.InvariantCulture, $"new LocalDateTime({at.Year}, {at.Month}, {at.Day}, {at.Hour}, {at.Minute}, {at.Second})");

    /// <summary>A number of things.</summary>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string Holds(Condition? condition) => condition switch
    {
        null or Condition.True or Condition.All { Parts: [] } => "true",
        Condition.Some { Parts: [] } => "false",
        Condition.All all => $"({string.Join(" && ", all.Parts.Select(Holds))})",
        Condition.Some some => $"({string.Join(" || ", some.Parts.Select(Holds))})",
        Condition.Not not => $"!({Holds(not.Inner)})",
        _ => Atom(condition, "s"),
    };

    private static string Event(EventModel e) => $"{Quote(e.Procedure)}, {Quote(e.Step)}, {Quote(e.Outcome)}";

    private static string Value(FactValue value) => value switch
    {
        FactValue.Flag v => $"new FactValue.Flag({(v.Value ? "true" : "false")})",
        FactValue.Number v => $"new FactValue.Number({Decimal(v.Value)})",
        FactValue.Money v => $"new FactValue.Money({Decimal(v.Amount)})",
        FactValue.Day v => $"new FactValue.Day({Date(v.Value)})",
        FactValue.Moment v => $"new FactValue.Moment({Moment(v.Value)})",
        FactValue.Text v => $"new FactValue.Text({Quote(v.Value)})",
        FactValue.Choice v => $"new FactValue.Choice({Quote(v.Value)})",
        FactValue.UnitRef v => $"new FactValue.UnitRef(new Unit({Quote(v.Unit.Name)}))",
        FactValue.UnitSet v => $"new FactValue.UnitSet([{string.Join(", ", v.Units.Select(u => $"new Unit({Quote(u.Name)})"))}])",
        FactValue.PersonRef v => $"new FactValue.PersonRef(new Person({Quote(v.Person.Name)}))",
        FactValue.PersonSet v => $"new FactValue.PersonSet([{string.Join(", ", v.Persons.Select(p => $"new Person({Quote(p.Name)})"))}])",
        FactValue.CaseRef v => $"new FactValue.CaseRef({Quote(v.Subject)})",
        _ => "null!",
    };

    private static string Operator(Comparison how) => how switch
    {
        Comparison.AtLeast => ">=",
        Comparison.MoreThan => ">",
        Comparison.AtMost => "<=",
        _ => "<",
    };
}
