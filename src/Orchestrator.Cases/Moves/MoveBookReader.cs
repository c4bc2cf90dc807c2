using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Holidays;
using Orchestrator.Storage.Model;

namespace Orchestrator.Cases.Moves;

/// <summary>Lays a calendar that a move brings over those in force.</summary>
internal sealed class MoveBookReader(CalendarCache calendars)
{
    /// <summary>
    /// Calendars before and after; both the same when the move brings none, or one that is in force already.
    /// </summary>
    public async Task<MoveBooks> ReadAsync(
        OrchestratorDbContext context,
        long? calendarVersionId,
        CancellationToken cancellationToken
    )
    {
        calendars.Forget();
        var book = await calendars.GetAsync(cancellationToken);
        if (calendarVersionId is not { } id)
            return new MoveBooks(book, book);
        var import = await context
            .CalendarVersions.AsNoTracking()
            .FirstAsync(version => version.Id == id, cancellationToken);
        return import.State == CalendarVersionState.Approved
            ? new MoveBooks(book, book)
            : new MoveBooks(book, ApprovedCalendars.Lay(book, [import]));
    }
}
