using Orchestrator.Calendars;
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
        if (
            _snapshot is { } known
            && Environment.TickCount64 - known.ReadAt < (long)options.CacheTime.TotalMilliseconds
        )
        {
            return known.Book;
        }
        var read = await ReadAsync(_snapshot, cancellationToken);
        _snapshot = read;
        return read.Book;
    }

    /// <summary>Reads again at the next use: after an import was approved in this process.</summary>
    public void Forget() => _snapshot = null;

    private async Task<Snapshot> ReadAsync(Snapshot? known, CancellationToken cancellationToken)
    {
        await using var context = store.CreateContext();
        var approved = await ApprovedCalendars.ReadAsync(context, cancellationToken);
        return known is not null && known.Imports == approved.Count
            ? known with
            {
                ReadAt = Environment.TickCount64,
            }
            : new Snapshot(
                ApprovedCalendars.Lay(CalendarBook.Official, approved),
                approved.Count,
                Environment.TickCount64
            );
    }

    private sealed record Snapshot(CalendarBook Book, int Imports, long ReadAt);
}
