using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Deadlines;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Tree;
using Period = ProcLang.Runtime.Deadlines.Period;

namespace ProcLang.Semantics.Binding;

/// <summary>Binds lengths of time after or before something: an event, a date of the case, a day that the rules fix, a day that comes again.</summary>
internal sealed class SpanBinder(Scope scope, EventBinder events)
{
    /// <summary>Binds what has a base, a direction and a period; null, with a finding, when the base is unknown.</summary>
    internal SpanModel? Span(SyntaxNode node)
    {
        if (Base(node) is not { } from)
        {
            return null;
        }

        var direction = node.Has(TokenKind.Before) ? Direction.Before : Direction.After;
        return new SpanModel(from, direction, node.Node(NodeKind.Period) is { } length ? StepBinder.Length(length, scope) : null);
    }

    /// <summary>The time of day at which a last day ends; null: none is said.</summary>
    internal LocalTime? Until(SyntaxNode node)
    {
        if (node.Token(TokenKind.Time) is not { } time)
        {
            return null;
        }

        var parts = Scope.HalfWidth(time.Text).Split(':');
        if (parts.Length == 2 && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var hour) && hour < 24
            && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var minute) && minute < 60)
        {
            return new LocalTime(hour, minute);
        }

        scope.TellBadDate(time);
        return null;
    }

    internal DeadlineBase? Base(SyntaxNode node)
    {
        if (node.Token(TokenKind.Date) is { } day)
        {
            return scope.Date(day) is { } date ? new DeadlineBase.Fixed(date) : null;
        }

        if (node.Node(NodeKind.Cycle) is { } cycle)
        {
            return new DeadlineBase.Recurring(CycleOf(cycle));
        }

        return (node.Node(NodeKind.Event) ?? node.Node(NodeKind.Path)) is { } at ? Named(at) : null;
    }

    private Cycle CycleOf(SyntaxNode node)
    {
        var days = ImmutableArray.CreateBuilder<AnnualDate>();
        var names = new List<string>();
        foreach (var token in node.Tokens.Where(t => t.Kind == TokenKind.MonthDay))
        {
            var text = Scope.HalfWidth(token.Text);
            if (int.TryParse(text[..2], CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12
                && int.TryParse(text[3..], CultureInfo.InvariantCulture, out var of) && of >= 1 && of <= CalendarSystem.Iso.GetDaysInMonth(2024, month))
            {
                days.Add(new AnnualDate(month, of));
                names.Add(text);
            }
            else
            {
                scope.TellBadDate(token);
            }
        }

        if (days.Count > 0)
        {
            return new Cycle(null, days.ToImmutable(), new Phrase("每年 " + string.Join("、", names), "every year " + string.Join(", ", names)));
        }

        if (node.Node(NodeKind.Period) is { } period)
        {
            var every = StepBinder.Length(period, scope);
            if (every.Unit is PeriodUnit.Hours or PeriodUnit.ClearDays)
            {
                scope.Findings.Tell(new Diagnostic(NameDiagnostics.BadNumber, period.At(scope.Source), period.ToString()).WithFix(
                    "定期的按日、个工作日、周、个月或年写", "what comes again is counted in days, working days, weeks, months or years"));
            }

            return new Cycle(every, [], new Phrase("每 " + every.Zh, "every " + every.En));
        }

        if (node.Has(TokenKind.HalfYears))
        {
            return new Cycle(null, Cycle.MonthEnds(6, 12), new Phrase("每半年", "every half-year"));
        }

        if (node.Has(TokenKind.Quarters))
        {
            return new Cycle(null, Cycle.MonthEnds(3, 6, 9, 12), new Phrase("每季度", "every quarter"));
        }

        return ItemBinder.CalendarUnit(node) switch
        {
            PeriodUnit.Days => new Cycle(new Period(1, PeriodUnit.Days), [], new Phrase("每日", "every day")),
            PeriodUnit.Weeks => new Cycle(new Period(1, PeriodUnit.Weeks), [], new Phrase("每周", "every week")),
            PeriodUnit.Months => new Cycle(null, Cycle.MonthEnds([.. Enumerable.Range(1, 12)]), new Phrase("每月", "every month")),
            _ => new Cycle(null, Cycle.MonthEnds(12), new Phrase("每年", "every year")),
        };
    }

    private DeadlineBase? Named(SyntaxNode at)
    {
        var names = EventBinder.Names(at);
        if (names.Length == 0)
        {
            return null;
        }

        if (names.Length == 1)
        {
            var name = names[0].Name;
            if (scope.Fact(name) is { } fact)
            {
                if (fact.Type.Kind is FactKind.Day or FactKind.Moment)
                {
                    return new DeadlineBase.Date(fact.Name);
                }

                var (zh, en) = Types.Describe(fact.Type);
                scope.Tell(NameDiagnostics.TypeMismatch, at, name, zh, en);
                return null;
            }

            var declared = scope.Procedure?.Step(name) is not null || scope.Procedure?.Record(name) is not null;
            if (!declared && Words.IsReceived(name))
            {
                return new DeadlineBase.Entered();
            }

            if (!declared && Words.IsOpened(name))
            {
                return new DeadlineBase.Opened();
            }
        }

        return events.Bind(at) is { } happening ? new DeadlineBase.Happening(happening) : null;
    }
}
