using NodaTime;
using ProcLang.Runtime.Deadlines;
using ProcLang.Semantics.Model;
using static ProcLang.Emit.CSharp.CodeWriter;
using static ProcLang.Emit.CSharp.TypesWriter;
using Period = ProcLang.Runtime.Deadlines.Period;

namespace ProcLang.Emit.CSharp;

/// <summary>Writes what times are counted from, and how far, as expressions.</summary>
internal static class SpanWriter
{
    /// <summary>What counts from where: the members From, Event and Fact of an entry.</summary>
    internal static string From(DeadlineBase from) => from switch
    {
        DeadlineBase.Happening h => $"DueFrom.Event, {Event(h.Event)}, null",
        DeadlineBase.Date date => $"DueFrom.Fact, default, {Quote(date.Fact)}",
        DeadlineBase.Opened => "DueFrom.Opened, default, null",
        DeadlineBase.Fixed => "DueFrom.Day, default, null",
        DeadlineBase.Recurring => "DueFrom.Cycle, default, null",
        _ => "DueFrom.Entered, default, null",
    };

    /// <summary>The members that only some bases have.</summary>
    internal static IEnumerable<string> Members(DeadlineBase from)
    {
        switch (from)
        {
            case DeadlineBase.Fixed(var day):
                yield return $"Day = {SceneConditionWriter.Date(day)}";
                break;
            case DeadlineBase.Recurring(var cycle):
                var days = string.Join(", ", cycle.Days.Select(d => $"new AnnualDate({N(d.Month)}, {N(d.Day)})"));
                yield return $"Cycle = new Cycle({Length(cycle.Every)}, [{days}], new({Quote(cycle.Name.Zh)}, {Quote(cycle.Name.En)}))";
                break;
        }
    }

    /// <summary>A span.</summary>
    internal static string Span(SpanModel span) =>
        $"new SpanEntry({From(span.Base)}, Direction.{span.Direction}, {Length(span.Period)}){With(Members(span.Base))}";

    /// <summary>What must have passed.</summary>
    internal static string Floor(Condition.Elapsed elapsed) => $"new FloorEntry({Quote(elapsed.Step)}, {Span(elapsed.Span)})";

    /// <summary>A time of day.</summary>
    internal static string Time(LocalTime time) => $"new LocalTime({N(time.Hour)}, {N(time.Minute)})";

    /// <summary>A period, or none.</summary>
    internal static string Length(Period? period) => period is { } length ? $"new Period({N(length.Amount)}, PeriodUnit.{length.Unit})" : "null";

    /// <summary>An event.</summary>
    internal static string Event(EventModel? e) => e is null ? "default" : $"({Quote(e.Procedure)}, {Quote(e.Step)}, {Quote(e.Outcome)})";

    /// <summary>An initialiser with the members, or nothing.</summary>
    internal static string With(IEnumerable<string> members) => string.Join(", ", members) is { Length: > 0 } all ? $" {{ {all} }}" : "";
}
