using System.Globalization;
using NodaTime;

namespace Orchestrator.Calendars.Tests;

/// <summary>Days off by the State Council's regulation, in years whose arrangement is not published.</summary>
public class When_the_law_itself_gives_a_day_off
{
    /// <summary>The table of CALENDAR.md, and days around those in years far away.</summary>
    [Theory]
    [InlineData("2026-12-28", 5, "2027-01-05")]
    [InlineData("2026-12-31", 1, "2027-01-04")]
    [InlineData("2027-02-04", 1, "2027-02-09")]
    [InlineData("2027-04-02", 1, "2027-04-06")]
    [InlineData("2027-04-30", 1, "2027-05-03")]
    [InlineData("2027-06-08", 1, "2027-06-10")]
    [InlineData("2027-09-14", 1, "2027-09-16")]
    [InlineData("2027-09-30", 1, "2027-10-04")]
    [InlineData("2027-10-04", -1, "2027-09-30")]
    [InlineData("2028-01-25", 1, "2028-01-31")]
    [InlineData("2033-01-28", 1, "2033-02-03")]
    [InlineData("2039-12-30", 1, "2040-01-02")]
    public void It_is_never_counted_and_the_answer_is_provisional(string start, int n, string expected)
    {
        var sum = Given.National.Add(Given.Day(start), n).Value;

        Given.Iso(sum.Result).ShouldBe(expected);
        sum.Provisional.ShouldBeTrue();
        Given.Guangxi.Add(Given.Day(start), n).Value.Result.ShouldBe(sum.Result);
    }

    [Fact]
    public void On_a_weekend_the_proof_says_that_nobody_knows_the_day_it_is_made_up_on()
    {
        var fact = Given.National.Describe(Given.Day("2027-05-01"));

        fact.IsWorkingDay.ShouldBeFalse();
        fact.ProvisionalReason!.Chinese.ShouldBe("劳动节逢星期六，另行补休的日期由2027年放假安排确定，尚未公布");
        Given.National.IsProvisional(Given.Day("2027-01-01")).ShouldBeFalse();
        Given.National.IsProvisional(Given.Day("2027-05-01")).ShouldBeTrue();
    }

    [Fact]
    public void A_day_that_a_published_arrangement_names_is_certain_though_its_own_year_has_none()
    {
        var sum = Given.National.Add(Given.Day("2022-12-30"), 1).Value;

        Given.Iso(sum.Result).ShouldBe("2023-01-03");
        sum.Provisional.ShouldBeFalse();
        Given.National.Add(Given.Day("2022-12-29"), 1).Value.Provisional.ShouldBeTrue();
    }

    /// <summary>The text in force since 2025: 除夕 and 2 May too.</summary>
    [Theory]
    [InlineData(2014, "01-01 01-31 02-01 02-02 04-05 05-01 06-02 09-08 10-01 10-02 10-03")]
    [InlineData(2024, "01-01 02-10 02-11 02-12 04-04 05-01 06-10 09-17 10-01 10-02 10-03")]
    [InlineData(2025, "01-01 01-28 01-29 01-30 01-31 04-04 05-01 05-02 05-31 10-01 10-02 10-03 10-06")]
    [InlineData(2026, "01-01 02-16 02-17 02-18 02-19 04-05 05-01 05-02 06-19 09-25 10-01 10-02 10-03")]
    [InlineData(2027, "01-01 02-05 02-06 02-07 02-08 04-05 05-01 05-02 06-09 09-15 10-01 10-02 10-03")]
    [InlineData(2150, "01-01 04-05 05-01 05-02 10-01 10-02 10-03")]
    public void Each_year_has_the_days_of_the_text_in_force(int year, string days) =>
        string.Join(' ', OfYear(year).Select(date => date.ToString("MM-dd", CultureInfo.InvariantCulture)))
            .ShouldBe(days);

    /// <summary>No arrangement ever made a statutory weekday a working day; each names all of its year's.</summary>
    [Theory]
    [InlineData(2023)]
    [InlineData(2024)]
    [InlineData(2025)]
    [InlineData(2026)]
    public void Published_arrangements_agree_with_it(int year) =>
        OfYear(year).ShouldAllBe(date => Given.National.Describe(date).Kind == DayKind.Holiday);

    /// <summary>Another way to the same day: the arithmetic printed in almanacs.</summary>
    [Fact]
    public void Qingming_is_the_day_of_the_almanac()
    {
        for (var year = 1950; year < 2100; year++)
        {
            var inCentury = year % 100;
            var day = (int)((inCentury * 0.2422) + (year < 2000 ? 5.59 : 4.81)) - (inCentury / 4);
            SolarTerms.QingmingOf(year).ShouldBe(new LocalDate(year, 4, day));
        }
    }

    /// <summary>The lunar day is that of the calendar whose months it was not taken from: read back day by day.</summary>
    [Fact]
    public void Lunar_days_are_found_again_from_the_civil_side()
    {
        var lunar = new ChineseLunisolarCalendar();
        foreach (var (name, month, day) in new[] { ("春节", 1, 1), ("端午节", 5, 5), ("中秋节", 8, 15) })
        {
            for (var year = 2027; year <= 2100; year++)
            {
                var date = LunarDays.Of(year, month, day);
                var civil = date.ToDateTimeUnspecified();
                var leap = lunar.GetLeapMonth(lunar.GetYear(civil));
                var index = lunar.GetMonth(civil);
                (leap > 0 && index >= leap ? index - 1 : index).ShouldBe(month);
                index.ShouldNotBe(leap);
                lunar.GetDayOfMonth(civil).ShouldBe(day);
                StatutoryDays.NameOf(DayNumber.Of(date))!.ShouldContain(name);
            }
        }
    }

    [Fact]
    public void Beyond_the_lunar_tables_the_proof_says_so() =>
        Given.National.Describe(new LocalDate(2150, 2, 3)).ProvisionalReason!.Chinese.ShouldContain("农历节日");

    [Fact]
    public void A_forecast_cannot_make_it_a_working_day()
    {
        var import = CalendarImport
            .Read(
                """{"year":2027,"papers":[],"days":[{"name":"元旦","date":"2027-01-01","isOffDay":true},{"name":"劳动节","date":"2027-05-01","isOffDay":false}]}""",
                new CalendarImportOptions { Status = ArrangementStatus.Forecast }
            )
            .Value;
        var calendar = CalendarBook.Official.With(import, "cn-2027.f").Value.For("cn").Value;

        calendar.IsWorkingDay(Given.Day("2027-05-01")).ShouldBeFalse();
        calendar.Describe(Given.Day("2027-01-01")).ReasonZh.ShouldBe("星期五 元旦，法定放假");
    }

    private static IEnumerable<LocalDate> OfYear(int year) =>
        StatutoryDays.All.Select(DayNumber.ToDate).Where(date => date.Year == year).Order();
}
