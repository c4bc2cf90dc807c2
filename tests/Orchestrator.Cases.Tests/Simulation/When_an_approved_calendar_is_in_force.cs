using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Cases.Simulation;
using Orchestrator.Storage.Holidays;

namespace Orchestrator.Cases.Tests.Simulation;

public class When_an_approved_calendar_is_in_force
{
    [Fact]
    public async Task A_year_counts_by_it_and_not_by_the_built_in_one()
    {
        var options = new SimulationOptions
        {
            Schedule = await TextAsync("tianjin-2024"),
            Application = await TextAsync("tianjin-2024-application"),
            Applications = 0,
        };
        var builtIn = new ReviewYear(options);

        // A working day before the first date of the plan becomes a day off: the year starts one earlier.
        var off = CalendarBook.Official.For(CalendarBook.NationalRegion).Value.Find(builtIn.From, 1).Value.Date;
        var moved = new ReviewYear(options with { Calendars = [Approved(off)] });

        moved.From.ShouldBeLessThan(builtIn.From);
        moved.Start.ShouldBeLessThan(builtIn.Start);
    }

    private static CalendarVersion Approved(LocalDate off)
    {
        var known = CalendarBook
            .Official.For(CalendarBook.NationalRegion)
            .Value.Source.Years.Single(year => year.Year == off.Year);
        var days = known
            .Days.Where(day => day.Date != off)
            .Select(day => (day.Name, day.Date, day.IsOffDay))
            .Append(("临时假日", off, true))
            .OrderBy(day => day.Item2)
            .Select(day =>
                $$"""{"name":"{{day.Item1}}","date":"{{NodaTime.Text.LocalDatePattern.Iso.Format(day.Item2)}}","isOffDay":{{(day.Item3 ? "true" : "false")}}}"""
            );
        return new CalendarVersion
        {
            Region = CalendarBook.NationalRegion,
            Version = $"off-{off.Month}-{off.Day}",
            Json =
                $$"""{"year":{{off.Year}},"papers":["https://example.invalid/x"],"days":[{{string.Join(',', days)}}]}""",
            Hash = "",
            State = CalendarVersionState.Approved,
            ImportedBy = "zhang",
        };
    }

    private static Task<string> TextAsync(string name) =>
        File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "workflows", name + ".json"),
            TestContext.Current.CancellationToken
        );
}
