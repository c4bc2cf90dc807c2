using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Cases.Moves;
using Orchestrator.Storage.Holidays;
using Orchestrator.Storage.Moves;

namespace Orchestrator.Engine.Tests.Support;

/// <summary>Arrangements of 2024 with more rest days than there were.</summary>
internal static class CalendarImports
{
    /// <summary>Stores one as it stands after it was read.</summary>
    public static async Task StoreAsync(Year year, long id, CalendarVersionState state, params LocalDate[] restDays)
    {
        await using var context = year.Node.Context();
        context.CalendarVersions.Add(
            new CalendarVersion
            {
                Id = id,
                Region = "cn",
                Version = $"test-{id}",
                Json = Write(restDays),
                Hash = "",
                State = state,
                ImportedAt = year.Clock.GetCurrentInstant(),
                ImportedBy = "zhang",
                DecidedAt = state == CalendarVersionState.Approved ? year.Clock.GetCurrentInstant() : null,
                DecidedBy = state == CalendarVersionState.Approved ? "li" : null,
            }
        );
        await context.SaveChangesAsync();
    }

    /// <summary>One as it is published.</summary>
    public static string Write(params LocalDate[] restDays)
    {
        var source = CalendarBook.Official.For("cn").Value.Source.Years.Single(known => known.Year == 2024);
        var days = source
            .Days.Where(known => !restDays.Contains(known.Date))
            .Select(known => Day(known.Name, known.Date, known.IsOffDay))
            .Concat(restDays.Select(day => Day("中秋节", day, isOffDay: true)));
        return $$"""{"year":2024,"papers":["https://example.test/1"],"days":[{{string.Join(',', days)}}]}""";
    }

    private static string Day(string name, LocalDate date, bool isOffDay) =>
        $$"""{"name":"{{name}}","date":"{{date:uuuu-MM-dd}}","isOffDay":{{(isOffDay ? "true" : "false")}}}""";

    /// <summary>Proposes one.</summary>
    public static async Task<MoveOutcome> ProposeAsync(Year year, long id, params LocalDate[] restDays)
    {
        await StoreAsync(year, id, CalendarVersionState.Proposed, restDays);
        return await year
            .Node.Get<MoveDesk>()
            .ProposeAsync(
                new MoveRequest
                {
                    Kind = DateMoveKind.Calendar,
                    CalendarVersionId = id,
                    Reason = "放假安排调整",
                },
                "zhang",
                default
            );
    }
}
