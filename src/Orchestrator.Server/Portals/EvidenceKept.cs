using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Reviews;
using Orchestrator.Storage.Work;

namespace Orchestrator.Server.Portals;

/// <summary>
/// Keeps pictures; each organisation has so much room in a cycle: an employer for its applications, the office for
/// the cycle's own.
/// </summary>
internal sealed class EvidenceKept(IDbContextFactory<OrchestratorDbContext> contexts, IWorkStore store)
{
    /// <summary>Megabytes (of 1,000,000 bytes) that an organisation's pictures of one cycle may take.</summary>
    public const int QuotaMegabytes = 200;

    private const long Quota = QuotaMegabytes * 1_000_000L;

    /// <summary>
    /// The same picture of the same subject is kept once, so that a retry is harmless. Uploads of one portal wait for
    /// each other: they are counted together.
    /// </summary>
    public async Task<(EvidenceReceipt? Receipt, bool IsFull)> KeepAsync(
        string portal,
        Cycle cycle,
        EventSubject about,
        byte[] content,
        string kind,
        string? fileName,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var application = about.Application is null
            ? null
            : await context
                .Applications.AsNoTracking()
                .FirstOrDefaultAsync(
                    application => application.CycleId == cycle.InstanceId && application.Number == about.Application,
                    cancellationToken
                );
        if (about.Application is not null && application is null)
            return (null, false);
        var instance = application?.InstanceId ?? cycle.InstanceId;
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        var reserved = await store.ReserveIdsAsync(1, cancellationToken);
        var at = await store.ReadClockAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context
            .Portals.Where(row => row.Code == portal)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, row => row.Name), cancellationToken);
        var id = await context
            .Evidence.Where(known => known.InstanceId == instance && known.Sha256 == hash)
            .Select(known => known.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (id == 0)
        {
            if (await UsedAsync(context, cycle, application?.Employer, cancellationToken) + content.Length > Quota)
                return (null, true);
            id = reserved;
            context.Evidence.Add(
                new Evidence
                {
                    Id = id,
                    CycleId = cycle.InstanceId,
                    InstanceId = instance,
                    Subject = "publicity",
                    FileName = fileName ?? hash[..12] + "." + kind["image/".Length..],
                    ContentType = kind,
                    Sha256 = hash,
                    Content = content,
                    ReceivedAt = at,
                }
            );
            await context.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return (
            new EvidenceReceipt
            {
                Id = id.ToString(),
                Sha256 = hash,
                ContentType = kind,
                Bytes = content.Length,
            },
            false
        );
    }

    private static Task<long> UsedAsync(
        OrchestratorDbContext context,
        Cycle cycle,
        string? employer,
        CancellationToken cancellationToken
    )
    {
        var ofCycle = context.Evidence.Where(known => known.CycleId == cycle.InstanceId);
        var own = employer is null
            ? ofCycle.Where(known => known.InstanceId == cycle.InstanceId)
            : ofCycle.Where(known =>
                context.Applications.Any(application =>
                    application.InstanceId == known.InstanceId && application.Employer == employer
                )
            );
        return own.SumAsync(known => (long)known.Content.Length, cancellationToken);
    }
}
