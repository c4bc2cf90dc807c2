using Microsoft.EntityFrameworkCore;
using Orchestrator.Server.Json;
using Orchestrator.Storage.Model;

namespace Orchestrator.Server.OperatorLog;

/// <summary>Reads the operator log and checks its chain.</summary>
internal sealed class OperatorLogReader(IDbContextFactory<OrchestratorDbContext> contexts)
{
    private const int PageSize = 100;

    public async Task<LogPage> ReadAsync(int page, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var entries = await context.OperatorLog.AsNoTracking().OrderByDescending(entry => entry.Sequence)
            .Skip(Paging.Before(page, PageSize)).Take(PageSize).ToListAsync(cancellation);
        return new LogPage
        {
            Items = [.. entries.Select(entry => new LogLine { Sequence = entry.Sequence, At = entry.At, Who = entry.Account, Action = entry.Action, Subject = entry.Subject, Hash = entry.Hash })],
            Total = await context.OperatorLog.LongCountAsync(cancellation),
            Intact = await IsIntactAsync(context, cancellation),
        };
    }

    private static async Task<bool> IsIntactAsync(OrchestratorDbContext context, CancellationToken cancellation)
    {
        var (sequence, hash) = (0L, LogSeal.Start);
        await foreach (var entry in context.OperatorLog.AsNoTracking().OrderBy(entry => entry.Sequence).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (entry.Sequence != ++sequence || entry.PreviousHash != hash || entry.Hash != LogSeal.Of(entry)) return false;
            hash = entry.Hash;
        }

        return true;
    }
}
