using System.Globalization;
using System.Text.Json;

namespace Orchestrator.Calendars.Tests;

public class When_the_official_data_are_checked
{
    [Theory]
    [InlineData(2023, "国办发明电〔2022〕16号", "2022-12-08", 7)]
    [InlineData(2024, "国办发明电〔2023〕7号", "2023-10-25", 8)]
    [InlineData(2025, "国办发明电〔2024〕12号", "2024-11-12", 5)]
    [InlineData(2026, "国办发明电〔2025〕7号", "2025-11-04", 6)]
    public void Each_year_cites_its_notice(int year, string documentNo, string issued, int makeUpDays)
    {
        var arrangement = Given.National.Source.Years.Single(entry => entry.Year == year);
        arrangement.Status.ShouldBe(ArrangementStatus.Official);
        arrangement.DocumentNo.ShouldBe(documentNo);
        Given.Iso(arrangement.Issued!.Value).ShouldBe(issued);
        arrangement.Days.Count(day => !day.IsOffDay).ShouldBe(makeUpDays);
        arrangement.Papers.ShouldHaveSingleItem().ShouldStartWith("https://www.gov.cn/");
    }

    [Fact]
    public void They_equal_the_data_typed_from_the_notices()
    {
        using var document = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(SharedCases.Folder(), "cn-calendar-2023-2026.json"))
        );
        foreach (var year in document.RootElement.GetProperty("years").EnumerateObject())
        {
            var ours = Given.National.Source.Years.Single(entry =>
                entry.Year == int.Parse(year.Name, CultureInfo.InvariantCulture)
            );
            Listed(year.Value, "offDays")
                .ShouldBe(
                    ours.Days.Where(day => day.IsOffDay && day.Date.Year == ours.Year)
                        .Select(day => Given.Iso(day.Date))
                );
            Listed(year.Value, "makeUpWorkdays")
                .ShouldBe(ours.Days.Where(day => !day.IsOffDay).Select(day => Given.Iso(day.Date)));
        }

        static IEnumerable<string> Listed(JsonElement year, string list) =>
            year.GetProperty(list).EnumerateArray().Select(day => day.GetProperty("date").GetString()!);
    }

    [Theory]
    [InlineData("2023-04-23", false)]
    [InlineData("2024-04-11", false)]
    [InlineData("2024-04-12", false)]
    [InlineData("2025-03-31", false)]
    [InlineData("2025-04-01", false)]
    [InlineData("2024-09-29", true)]
    public void Guangxi_differs_only_where_its_order_says(string date, bool working) =>
        Given.Guangxi.IsWorkingDay(Given.Day(date)).ShouldBe(working);
}
