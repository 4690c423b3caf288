using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;

namespace ProcLang.Runtime.Cases;

/// <summary>From which day to which the rules are in force, both inclusive; null: without end, or from ever.</summary>
public sealed record InForce(LocalDate? From, LocalDate? Until, Clause Clause);

/// <summary>Another text, by its number, that ceases to apply with the first day in force.</summary>
public sealed record Repeal(string Text, Clause Clause);

/// <summary>What becomes of cases of these types (none named: all) that began before the rules were in force. Taken over, a case
/// goes on under these rules from the first moment in force, and nothing before counts against anybody; when
/// <paramref name="BackTo"/> is given, cases begun since then are judged by these rules from their beginning.</summary>
public sealed record Transition(ImmutableArray<string> Types, bool TakenOver, LocalDate? BackTo, Clause Clause);

/// <summary>Units to whom the rules apply.</summary>
public sealed record Addressees(ImmutableArray<string> Units, Clause Clause);

/// <summary>Whether a case may be opened under the rules: from when it counts, the clauses that admit it, or the reasons that do not.</summary>
public sealed record Admission(Instant At, ImmutableArray<Clause> Under, ImmutableArray<Reason> Reasons);

/// <summary>When the rules apply, to whom, and to which cases begun before.</summary>
public sealed record Applicability(
    InForce? InForce, ImmutableArray<Repeal> Repeals, ImmutableArray<Transition> Transitions, ImmutableArray<Addressees> Addressees)
{
    /// <summary>Always, to everybody.</summary>
    public static Applicability Unlimited { get; } = new(null, [], [], []);

    /// <summary>May a case of the type begin at the instant, with these facts, brought under that text (null: under these rules)?</summary>
    public Admission Admit(string type, FactSet facts, string? citing, Instant at, DateTimeZone zone)
    {
        var under = ImmutableArray.CreateBuilder<Clause>();
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        var day = at.InZone(zone).Date;
        var early = InForce?.From is { } from && day < from;
        if (InForce is { } force)
        {
            var transition = early ? Of(type) : null;
            if (early && transition is { TakenOver: true })
            {
                under.Add(transition.Clause);
            }
            else if (early)
            {
                reasons.Add(Early(transition?.Clause ?? force.Clause, force));
            }
            else if (force.Until is { } until && day > until)
            {
                reasons.Add(Reason.Of(ReasonCode.NoLongerInForce, force.Clause, new Phrase($"{Text(until)} 止", $"the last day was {Text(until)}")));
            }
            else
            {
                under.Add(force.Clause);
            }
        }

        foreach (var repeal in Repeals)
        {
            if (repeal.Text == citing && early)
            {
                under.Add(repeal.Clause);
            }
            else if (repeal.Text == citing)
            {
                reasons.Add(Reason.Of(ReasonCode.Repealed, repeal.Clause, new Phrase(repeal.Text, repeal.Text)));
            }
        }

        ToWhom(facts, under, reasons);
        return new Admission(Counted(type, at, zone), under.ToImmutable(), reasons.ToImmutable());
    }

    /// <summary>From when something of a case of the type counts: for what a case taken over brings with it, from the first moment in force.</summary>
    public Instant Counted(string type, Instant at, DateTimeZone zone) =>
        InForce?.From is { } from && at.InZone(zone).Date is var day && day < from && !(Of(type)?.BackTo is { } back && day >= back)
            ? zone.AtStartOfDay(from).ToInstant()
            : at;

    /// <summary>Why an act on a case of the type cannot be judged by these rules at the instant: it is too early, or it brings in a
    /// unit to whom they do not apply. A case open on the last day in force goes on under these rules.</summary>
    public ImmutableArray<Reason> Refusing(string type, FactSet given, Instant at, DateTimeZone zone)
    {
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        if (InForce is { } force && Counted(type, at, zone) != at)
        {
            reasons.Add(Early(force.Clause, force));
        }

        ToWhom(given, null, reasons);
        return reasons.ToImmutable();
    }

    /// <summary>What is said of the type; else of all.</summary>
    private Transition? Of(string type) =>
        Transitions.FirstOrDefault(t => t.Types.Contains(type)) ?? Transitions.FirstOrDefault(t => t.Types.IsEmpty);

    /// <summary>The unit a fact names must be one to whom the rules apply; sets of units may hold others.</summary>
    private void ToWhom(FactSet facts, ImmutableArray<Clause>.Builder? under, ImmutableArray<Reason>.Builder reasons)
    {
        if (Addressees.IsEmpty)
        {
            return;
        }

        foreach (var (_, value) in facts)
        {
            if (value is not FactValue.UnitRef { Unit: var unit })
            {
                continue;
            }

            var found = false;
            foreach (var group in Addressees)
            {
                if (group.Units.Contains(unit.Name))
                {
                    found = true;
                    under?.Add(group.Clause);
                }
            }

            // Where the text names the units, the text is cited, and not the list of those that need no naming.
            foreach (var group in found ? [] : Addressees.Any(Quotes) ? Addressees.Where(Quotes) : Addressees)
            {
                reasons.Add(Reason.Of(ReasonCode.OutOfScope, group.Clause, new Phrase(unit.Name, unit.Name)));
            }
        }
    }

    private static bool Quotes(Addressees group) => group.Clause.Citation.Quote.Length > 0;

    private static Reason Early(Clause clause, InForce force) => Reason.Of(ReasonCode.NotInForce, clause, new Phrase(
        $"{Text(force.From!.Value)} 起施行,此前开始的依原来的规则", $"in force from {Text(force.From.Value)}; what began before goes on under the former rules"));

    private static string Text(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
