using Microsoft.EntityFrameworkCore;
using Orchestrator.Calendars;
using Orchestrator.Storage.Holidays;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Work;

/// <summary>The working-day calendars in force: those that ship with the program and the approved imports over them.</summary>
public sealed class CalendarCache(IWorkStore store, EngineOptions options)
{
    private volatile Snapshot? _snapshot;

    /// <summary>All calendars; at most <see cref="EngineOptions.CacheTime"/> old.</summary>
    /// <exception cref="InvalidOperationException">An approved calendar cannot be applied: it was checked when it was proposed.</exception>
    public async ValueTask<CalendarBook> GetAsync(CancellationToken cancellationToken)
    {
        if (_snapshot is { } known && Environment.TickCount64 - known.ReadAt < (long)options.CacheTime.TotalMilliseconds) return known.Book;
        var read = await ReadAsync(_snapshot, cancellationToken);
        _snapshot = read;
        return read.Book;
    }

    /// <summary>Reads again at the next use: after an import was approved in this process.</summary>
    public void Forget() => _snapshot = null;

    private async Task<Snapshot> ReadAsync(Snapshot? known, CancellationToken cancellationToken)
    {
        await using var context = store.CreateContext();
        var approved = await context.CalendarVersions.AsNoTracking()
            .Where(version => version.State == CalendarVersionState.Approved)
            .OrderBy(version => version.DecidedAt).ThenBy(version => version.Id)
            .Select(version => new { version.Region, version.Version, version.Json })
            .ToListAsync(cancellationToken);
        if (known is not null && known.Imports == approved.Count) return known with { ReadAt = Environment.TickCount64 };
        var book = CalendarBook.Official;
        foreach (var import in approved)
        {
            var next = CalendarImport.Read(import.Json, new CalendarImportOptions { Region = import.Region })
                .Then(read => book.With(read, import.Version));
            if (!next.IsSuccess) throw new InvalidOperationException($"Approved calendar {import.Region} {import.Version} cannot be applied: {string.Join("; ", next.Errors)}");
            book = next.Value;
        }

        return new Snapshot(book, approved.Count, Environment.TickCount64);
    }

    private sealed record Snapshot(CalendarBook Book, int Imports, long ReadAt);
}
