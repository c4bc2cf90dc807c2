using Microsoft.EntityFrameworkCore;
using Orchestrator.Calendars;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Holidays;
using Orchestrator.Storage.Model;

namespace Orchestrator.Engine.Moves;

/// <summary>Lays a calendar that a move brings over those in force.</summary>
internal sealed class MoveBookReader(CalendarCache calendars)
{
    public async Task<MoveBooks> ReadAsync(OrchestratorDbContext context, long? calendarVersionId, CancellationToken cancellationToken)
    {
        calendars.Forget();
        var book = await calendars.GetAsync(cancellationToken);
        if (calendarVersionId is not { } id) return new MoveBooks(book, book);
        var import = await context.CalendarVersions.AsNoTracking().FirstAsync(version => version.Id == id, cancellationToken);
        return import.State == CalendarVersionState.Approved ? new MoveBooks(book, book) : new MoveBooks(book, Lay(book, import.Region, import.Json, import.Version));
    }

    /// <summary>A book with an import. Throws when it cannot be laid over it: it was checked when it was proposed.</summary>
    private static CalendarBook Lay(CalendarBook book, string region, string json, string version)
    {
        var next = CalendarImport.Read(json, new CalendarImportOptions { Region = region }).Then(read => book.With(read, version));
        return next.IsSuccess ? next.Value : throw new InvalidOperationException($"The calendar {region} {version} cannot be applied: {string.Join("; ", next.Errors)}");
    }
}
