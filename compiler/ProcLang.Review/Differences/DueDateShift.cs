using System.Globalization;
using NodaTime;
using Period = ProcLang.Runtime.Deadlines.Period;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Deadlines;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Scenarios;

namespace ProcLang.Review.Differences;

/// <summary>How a due date moves, over every day of two years of the calendar: at least, at most, and on which day most.</summary>
internal sealed record Shift(ChangeDirection Direction, int Least, int Most, LocalDate WorstFrom, LocalDate WorstOld, LocalDate WorstNew)
{
    /// <summary>In one sentence.</summary>
    internal Phrase Say()
    {
        static string Day(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        static string Days(int n, bool zh) => n == 0 ? zh ? "不变" : "unchanged" : zh ? $"{(n > 0 ? "晚" : "早")}{Math.Abs(n)}日" : $"{Math.Abs(n)} {(Math.Abs(n) == 1 ? "day" : "days")} {(n > 0 ? "later" : "earlier")}";
        var (zh, en) = Least == Most
            ? ($"最后一日一律{Days(Most, true)}", $"the last day is always {Days(Most, false)}")
            : ($"最后一日视日期而定,从{Days(Least, true)}到{Days(Most, true)}", $"the last day is, depending on the date, from {Days(Least, false)} to {Days(Most, false)}");
        return new Phrase(
            $"{zh};例如从{Day(WorstFrom)}起算,原为{Day(WorstOld)},现为{Day(WorstNew)}。", $"{char.ToUpperInvariant(en[0])}{en[1..]}; counted from {Day(WorstFrom)}, for instance, it was {Day(WorstOld)} and is now {Day(WorstNew)}.");
    }
}

/// <summary>Compares two periods as functions of the day they count from.</summary>
internal sealed class DueDateShift(RulebookModel old, RulebookModel changed)
{
    private const int Days = 731;

    private LocalDate First => World.FirstYear(changed);

    internal Shift Over(Period before, Period after, Direction direction)
    {
        var (least, most) = (int.MaxValue, int.MinValue);
        Shift? worst = null;
        var worstSize = -1;
        for (var i = 0; i < Days; i++)
        {
            var day = First.PlusDays(i);
            var (o, n) = (LastDay(old, day, before, direction), LastDay(changed, day, after, direction));
            var moved = NodaTime.Period.DaysBetween(o, n);
            least = Math.Min(least, moved);
            most = Math.Max(most, moved);
            if (Math.Abs(moved) > worstSize)
            {
                worstSize = Math.Abs(moved);
                worst = new Shift(ChangeDirection.Equivalent, 0, 0, day, o, n);
            }
        }

        var way = (least, most) switch
        {
            (0, 0) => before.Unit == PeriodUnit.Hours || after.Unit == PeriodUnit.Hours ? Hours(before, after, direction) : ChangeDirection.Equivalent,
            ( >= 0, _) => ChangeDirection.Looser,
            (_, <= 0) => ChangeDirection.Stricter,
            _ => ChangeDirection.Different,
        };
        return worst! with { Direction = way, Least = least, Most = most };
    }

    // Hours end within a day.
    private static ChangeDirection Hours(Period before, Period after, Direction direction)
    {
        if (before == after)
        {
            return ChangeDirection.Equivalent;
        }

        if (before.Unit != after.Unit)
        {
            return ChangeDirection.Different;
        }

        return (after.Amount > before.Amount) == (direction == Direction.After) ? ChangeDirection.Looser : ChangeDirection.Stricter;
    }

    private static LocalDate LastDay(RulebookModel model, LocalDate from, Period period, Direction direction)
    {
        var zone = DateTimeZoneProviders.Tzdb[model.Zone];
        return (direction == Direction.After
            ? Deadline.After(from, period, model.Calendar, zone, model.LastDay)
            : Deadline.Before(from, period, model.Calendar, zone, model.LastDay)).LastDay;
    }
}
