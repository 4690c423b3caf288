using NodaTime;
using NodaTime.Text;
using ProcLang.Runtime.Calendars;

namespace ProcLang.Semantics.Tests.Binding;

/// <summary>The calendars of specs/calendars say what the notices and the statute say.</summary>
public class CalendarFilesTests
{
    /// <summary>Days off and make-up working days that fall in each year, counted from the notices.</summary>
    private static readonly (int Year, int Off, int Worked)[] China =
    [
        (2006, 0, 2), (2007, 26, 7), (2008, 27, 5), (2009, 27, 6), (2010, 29, 8), (2011, 29, 6), (2012, 27, 6), (2013, 29, 12), (2014, 22, 5),
        (2015, 26, 5), (2016, 24, 6), (2017, 24, 5), (2018, 25, 7), (2019, 22, 6), (2020, 30, 7), (2021, 31, 7), (2022, 32, 7), (2023, 26, 7),
        (2024, 28, 8), (2025, 28, 5), (2026, 33, 6),
    ];

    /// <summary>The days off of federal offices as the Office of Personnel Management published them.</summary>
    private static readonly (int Year, string Days)[] Federal =
    [
        (2010, "01-01 01-18 02-15 05-31 07-05 09-06 10-11 11-11 11-25 12-24 12-31"),
        (2016, "01-01 01-18 02-15 05-30 07-04 09-05 10-10 11-11 11-24 12-26"),
        (2017, "01-02 01-16 02-20 05-29 07-04 09-04 10-09 11-10 11-23 12-25"),
        (2020, "01-01 01-20 02-17 05-25 07-03 09-07 10-12 11-11 11-26 12-25"),
        (2021, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31"),
        (2022, "01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26"),
        (2023, "01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25"),
        (2024, "01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25"),
        (2025, "01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25"),
        (2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25"),
    ];

    /// <summary>The counts hold always; where the collection of notices lies beside the repository, every day is compared with it.</summary>
    [Fact]
    public void China_has_the_days_of_every_notice_since_2007()
    {
        var calendar = Calendar("china.proc.md", "中国工作日");
        var days = calendar.SpecialDays.ToList();

        China.Select(y => (y.Year, days.Count(d => d.Day.Year == y.Year && !d.Works), days.Count(d => d.Day.Year == y.Year && d.Works))).ShouldBe(China);
        days.Count.ShouldBe(China.Sum(y => y.Off + y.Worked));
        calendar.From.ShouldBe(new LocalDate(2007, 1, 1));
        calendar.Horizon.ShouldBe(new LocalDate(2026, 12, 31));

        var collected = Path.Combine(Root, "..", "shared", "data", "cn-statutory-days.tsv");
        var said = days.Select(d => $"{LocalDatePattern.Iso.Format(d.Day)} {(d.Works ? "work" : "off")} {Folded(d.Name)}");
        var expected = File.Exists(collected)
            ? File.ReadLines(collected).Skip(1).Select(l => l.Split('\t')).Select(c => $"{c[0]} {c[1]} {Folded(c[2])}").Order(StringComparer.Ordinal)
            : said;
        said.ShouldBe(expected);
    }

    /// <summary>Every year names its notice, in the table and beside its days.</summary>
    [Fact]
    public void China_names_the_notice_of_every_year()
    {
        var text = File.ReadAllText(Path.Combine(Root, "specs", "calendars", "china.proc.md"));
        foreach (var year in Enumerable.Range(2007, 20))
        {
            var notice = text.Split('\n').Single(l => l.StartsWith($"  // {year}: 国办发明电〔{year - 1}〕", StringComparison.Ordinal)).Split(": ")[1].Split(',')[0];
            text.ShouldContain($"| {year} | {notice}");
        }
    }

    [Fact]
    public void The_federal_calendar_by_rule_has_the_days_that_were_published()
    {
        var calendar = Calendar("us-federal.proc.md", "UsFederal");

        calendar.Horizon.ShouldBe(new LocalDate(2040, 12, 31));
        foreach (var (year, days) in Federal)
        {
            string.Join(' ', calendar.SpecialDays.Where(d => d.Day.Year == year).Select(d => $"{d.Day.Month:00}-{d.Day.Day:00}")).ShouldBe(days, $"{year}");
        }

        calendar.SpecialDays.ShouldAllBe(d => !d.Works && d.Day.DayOfWeek < IsoDayOfWeek.Saturday);
        calendar.SpecialDays.Where(d => d.Name == "King").Min(d => d.Day).ShouldBe(new LocalDate(1986, 1, 20));
        calendar.SpecialDays.Where(d => d.Name == "Juneteenth").Min(d => d.Day).ShouldBe(new LocalDate(2021, 6, 18));
    }

    private static WorkCalendar Calendar(string file, string name)
    {
        var text = File.ReadAllText(Path.Combine(Root, "specs", "calendars", file));
        var head = $"```proc\n规则 试行 {{ 时区 \"UTC\" 日历 {name} 引入 \"calendar.proc.md\" }}\n```\n";
        return Rulebooks.Compile(head, ("calendar.proc.md", text)).Model.ShouldNotBeNull().Calendar;
    }

    /// <summary>The notices put some names in quotation marks.</summary>
    private static string Folded(string name) => string.Concat(name.Where(c => c is not ('“' or '”')));

    private static string Root
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "ProcLang.sln")))
            {
                folder = Path.GetDirectoryName(folder)!;
            }

            return folder;
        }
    }
}
