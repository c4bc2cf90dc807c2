using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Engine.Moves;
using Orchestrator.Storage.Holidays;
using Orchestrator.Storage.Moves;

namespace Orchestrator.Engine.Tests.Support;

/// <summary>Arrangements of 2024 with more rest days than there were.</summary>
internal static class CalendarImports
{
    /// <summary>Stores one as it stands after it was read.</summary>
    public static async Task StoreAsync(Year year, long id, CalendarVersionState state, params LocalDate[] restDays)
    {
        var source = CalendarBook.Official.For("cn").Value.Source.Years.Single(known => known.Year == 2024);
        var days = source.Days.Where(known => !restDays.Contains(known.Date)).Select(known => $$"""{"name":"{{known.Name}}","date":"{{known.Date:uuuu-MM-dd}}","isOffDay":{{(known.IsOffDay ? "true" : "false")}}}""")
            .Concat(restDays.Select(day => $$"""{"name":"中秋节","date":"{{day:uuuu-MM-dd}}","isOffDay":true}"""));
        await using var context = year.Node.Context();
        context.CalendarVersions.Add(new CalendarVersion
        {
            Id = id,
            Region = "cn",
            Version = $"test-{id}",
            Json = $$"""{"year":2024,"papers":["https://example.test/1"],"days":[{{string.Join(',', days)}}]}""",
            Hash = "",
            State = state,
            ImportedAt = year.Clock.GetCurrentInstant(),
            ImportedBy = "zhang",
            DecidedAt = state == CalendarVersionState.Approved ? year.Clock.GetCurrentInstant() : null,
            DecidedBy = state == CalendarVersionState.Approved ? "li" : null,
        });
        await context.SaveChangesAsync();
    }

    /// <summary>Proposes one.</summary>
    public static async Task<MoveOutcome> ProposeAsync(Year year, long id, params LocalDate[] restDays)
    {
        await StoreAsync(year, id, CalendarVersionState.Proposed, restDays);
        return await year.Node.Get<MoveDesk>().ProposeAsync(new MoveRequest { Kind = DateMoveKind.Calendar, CalendarVersionId = id, Reason = "放假安排调整" }, "zhang", default);
    }
}
