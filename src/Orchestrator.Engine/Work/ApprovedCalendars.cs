using Microsoft.EntityFrameworkCore;
using Orchestrator.Calendars;
using Orchestrator.Storage.Holidays;
using Orchestrator.Storage.Model;

namespace Orchestrator.Engine.Work;

/// <summary>The approved imports of working days, laid over the calendars that ship with the program.</summary>
public static class ApprovedCalendars
{
    /// <summary>Those of a database, in the order in which they were approved.</summary>
    public static Task<List<CalendarVersion>> ReadAsync(
        OrchestratorDbContext context,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        return context
            .CalendarVersions.AsNoTracking()
            .Where(version => version.State == CalendarVersionState.Approved)
            .OrderBy(version => version.DecidedAt)
            .ThenBy(version => version.Id)
            .ToListAsync(cancellationToken);
    }

    /// <summary>A book with imports over it.</summary>
    /// <exception cref="InvalidOperationException">One cannot be applied: it was checked when it was proposed.</exception>
    public static CalendarBook Lay(CalendarBook book, IEnumerable<CalendarVersion> imports)
    {
        ArgumentNullException.ThrowIfNull(imports);
        return imports.Aggregate(book, Lay);
    }

    private static CalendarBook Lay(CalendarBook book, CalendarVersion import)
    {
        var next = CalendarImport
            .Read(import.Json, new CalendarImportOptions { Region = import.Region })
            .Then(read => book.With(read, import.Version));
        return next.IsSuccess
            ? next.Value
            : throw new InvalidOperationException(
                $"The calendar {import.Region} {import.Version} cannot be applied: {string.Join("; ", next.Errors)}"
            );
    }
}
