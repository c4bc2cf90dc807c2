using NodaTime;

namespace Orchestrator.Calendars.Tests;

public class When_adding_working_days
{
    [Theory]
    [InlineData("2023-01-18", 5, "2023-01-30")]
    [InlineData("2023-01-20", 1, "2023-01-28")]
    [InlineData("2023-09-27", 5, "2023-10-10")]
    [InlineData("2023-11-06", -5, "2023-10-30")]
    [InlineData("2023-12-29", 5, "2024-01-08")]
    [InlineData("2024-02-08", 3, "2024-02-19")]
    [InlineData("2024-09-13", 5, "2024-09-23")]
    [InlineData("2024-10-08", 5, "2024-10-14")]
    [InlineData("2024-10-08", -5, "2024-09-25")]
    [InlineData("2024-12-31", 5, "2025-01-08")]
    [InlineData("2025-10-09", -3, "2025-09-28")]
    [InlineData("2026-02-24", -2, "2026-02-13")]
    [InlineData("2026-09-24", 5, "2026-10-09")]
    [InlineData("2024-10-05", 1, "2024-10-08")]
    [InlineData("2024-09-28", 1, "2024-09-29")]
    public void The_national_arrangement_decides(string start, int n, string expected) =>
        Given.Iso(Given.National.Add(Given.Day(start), n).Value.Result).ShouldBe(expected);

    [Theory]
    [InlineData("2024-04-10", 2, "2024-04-16")]
    [InlineData("2023-04-20", 3, "2023-04-26")]
    [InlineData("2025-03-28", 3, "2025-04-07")]
    [InlineData("2024-04-15", -2, "2024-04-09")]
    [InlineData("2025-04-02", -1, "2025-03-28")]
    [InlineData("2023-04-24", -1, "2023-04-20")]
    public void Guangxi_has_its_own_days_off(string start, int n, string expected) =>
        Given.Iso(Given.Guangxi.Add(Given.Day(start), n).Value.Result).ShouldBe(expected);

    [Fact]
    public void Every_shared_case_holds()
    {
        foreach (var row in SharedCases.Rows("workday-cases.csv"))
        {
            Given
                .Iso(Given.National.Find(Given.Day(row[0]), SharedCases.Signed(row)).Value.Date)
                .ShouldBe(row[3], string.Join(',', row));
        }
    }

    [Fact]
    public void Every_shared_Guangxi_case_holds_in_both_regions()
    {
        foreach (var row in SharedCases.Rows("workday-cases-guangxi.csv"))
        {
            Given.Iso(Given.National.Find(Given.Day(row[0]), SharedCases.Signed(row)).Value.Date).ShouldBe(row[3]);
            Given.Iso(Given.Guangxi.Find(Given.Day(row[0]), SharedCases.Signed(row)).Value.Date).ShouldBe(row[4]);
        }
    }

    [Theory]
    [InlineData(0, CalendarErrorCodes.CountIsZero)]
    [InlineData(4001, CalendarErrorCodes.CountTooLarge)]
    [InlineData(-4001, CalendarErrorCodes.CountTooLarge)]
    [InlineData(int.MinValue, CalendarErrorCodes.CountTooLarge)]
    public void Absurd_numbers_are_refused(int n, string code) =>
        Given.National.Add(Given.Day("2024-10-08"), n).Errors.ShouldHaveSingleItem().Code.ShouldBe(code);

    [Fact]
    public void Dates_at_the_edge_of_time_are_refused_and_not_thrown()
    {
        Given.National.Find(new LocalDate(9999, 12, 30), 10).Errors[0].Code.ShouldBe(CalendarErrorCodes.DateOutOfRange);
        Given.National.Find(new LocalDate(1, 1, 5), -10).Errors[0].Code.ShouldBe(CalendarErrorCodes.DateOutOfRange);
        Given.National.Find(new LocalDate(-500, 1, 5), 1).Errors[0].Code.ShouldBe(CalendarErrorCodes.DateOutOfRange);
        Given.National.Find(LocalDate.MaxIsoValue, 4000).IsSuccess.ShouldBeFalse();
        Given.National.Find(LocalDate.MinIsoValue, -4000).IsSuccess.ShouldBeFalse();
        Given.National.NextOnOrAfter(LocalDate.MinIsoValue).IsSuccess.ShouldBeFalse();
        Given.National.PreviousOnOrBefore(LocalDate.MinIsoValue).IsSuccess.ShouldBeFalse();
        Given.National.CountBetween(LocalDate.MinIsoValue, LocalDate.MaxIsoValue).IsSuccess.ShouldBeFalse();
    }

    [Fact]
    public void The_nearest_working_day_can_be_asked_for()
    {
        Given.Iso(Given.National.NextOnOrAfter(Given.Day("2024-10-01")).Value.Date).ShouldBe("2024-10-08");
        Given.Iso(Given.National.NextOnOrAfter(Given.Day("2024-09-29")).Value.Date).ShouldBe("2024-09-29");
        Given.Iso(Given.National.PreviousOnOrBefore(Given.Day("2024-10-07")).Value.Date).ShouldBe("2024-09-30");
        Given.Iso(Given.National.PreviousOnOrBefore(Given.Day("2024-10-12")).Value.Date).ShouldBe("2024-10-12");
    }

    [Theory]
    [InlineData("2023-01-01", "2023-12-31", 249)]
    [InlineData("2024-01-01", "2024-12-31", 251)]
    [InlineData("2025-01-01", "2025-12-31", 248)]
    [InlineData("2026-01-01", "2026-12-31", 248)]
    [InlineData("2024-10-08", "2024-11-01", 20)]
    [InlineData("2023-09-18", "2023-11-06", 32)]
    [InlineData("2024-08-14", "2024-11-30", 74)]
    [InlineData("2023-12-01", "2023-12-31", 21)]
    [InlineData("2024-10-05", "2024-10-05", 0)]
    public void Days_between_are_counted_with_both_ends(string first, string last, int days)
    {
        var count = Given.National.CountBetween(Given.Day(first), Given.Day(last)).Value;
        count.ShouldBe(new WorkingDayCount(days, false));
    }

    [Fact]
    public void A_reversed_interval_is_refused() =>
        Given
            .National.CountBetween(Given.Day("2024-10-09"), Given.Day("2024-10-08"))
            .Errors[0]
            .Code.ShouldBe(CalendarErrorCodes.RangeReversed);
}
