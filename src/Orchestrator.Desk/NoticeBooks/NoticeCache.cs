using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.OfficialNotices;
using Orchestrator.TitleReview.Notices;

namespace Orchestrator.Desk.NoticeBooks;

/// <summary>The notices in force: those that ship with the program, and the approved imports over them.</summary>
public sealed class NoticeCache(IDbContextFactory<OrchestratorDbContext> contexts, EngineOptions options)
{
    private volatile Snapshot? _snapshot;

    /// <summary>All notices; at most <see cref="EngineOptions.CacheTime"/> old.</summary>
    /// <exception cref="InvalidOperationException">An approved notice cannot be read: it was checked when it was proposed.</exception>
    public async ValueTask<NoticeBook> GetAsync(CancellationToken cancellationToken)
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
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var approved = context
            .NoticeVersions.AsNoTracking()
            .Where(version => version.State == NoticeVersionState.Approved);
        var count = await approved.CountAsync(cancellationToken);
        if (known is not null && known.Imports == count)
            return known with { ReadAt = Environment.TickCount64 };
        var rows = await approved
            .OrderBy(version => version.Notice)
            .ThenBy(version => version.Version)
            .ToListAsync(cancellationToken);
        return new Snapshot(ShippedNotices.Book.With([.. rows.Select(Read)]), count, Environment.TickCount64);
    }

    private static OfficialNotice Read(NoticeVersion row) =>
        NoticeFileReader.Read(row.Json).Notice
        ?? throw new InvalidOperationException(
            $"The approved notice {row.Notice}, version {row.Version}, cannot be read."
        );

    private sealed record Snapshot(NoticeBook Book, int Imports, long ReadAt);
}
