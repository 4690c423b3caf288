using System.Text.Json;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Facts;

namespace ProcLang.Runtime.Tests;

/// <summary>A host that keeps the log keeps the case: events go to JSON and come back the same.</summary>
public class SerialisationTests
{
    private static readonly JsonSerializerOptions Json = new JsonSerializerOptions().ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);

    public static TheoryData<FactValue> Values =>
    [
        new FactValue.Flag(true), new FactValue.Number(1.5m), new FactValue.Money(10_000), new FactValue.Day(new(2019, 3, 4)),
        new FactValue.Moment(new(2019, 3, 4, 9, 0)), new FactValue.Text("意见"), new FactValue.Choice("请示"), new FactValue.UnitRef(new("财政局")),
        new FactValue.UnitSet([new("财政局"), new("教育局")]), new FactValue.PersonRef(new("张三")), new FactValue.PersonSet([new("张三")]), new FactValue.CaseRef("文一"),
    ];

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void A_fact_comes_back_the_same(FactValue value) =>
        JsonSerializer.Deserialize<FactValue>(JsonSerializer.Serialize(value, Json), Json).ShouldBe(value);

    [Fact]
    public void Sets_are_compared_by_content() =>
        new FactValue.UnitSet([new("财政局")]).ShouldBe(new FactValue.UnitSet([new("财政局")]));

    [Fact]
    public void Facts_do_not_depend_on_the_order_they_were_given_in()
    {
        var one = FactSet.Empty.With("甲", new FactValue.Flag(true)).With("乙", new FactValue.Number(1));
        var two = FactSet.Empty.With("乙", new FactValue.Number(1)).With("甲", new FactValue.Flag(true));
        one.ShouldBe(two);
        one.Merge(FactSet.Empty.With("甲", new FactValue.Flag(false))).Get("甲").ShouldBe(new FactValue.Flag(false));
    }

    [Fact]
    public void Events_are_compared_by_content()
    {
        CaseEvent Made() => new()
        {
            Kind = CaseEventKind.Acted, Act = "签发", Step = "签发", By = new Person("张三"), At = Instant.FromUtc(2019, 3, 4, 9, 0),
            Entered = ["归档"], Left = ["签发"], Completed = true, Breaches = ["46.2.4"],
        };
        Made().ShouldBe(Made());
        (Made() with { Entered = [] }).ShouldNotBe(Made());
    }
}
