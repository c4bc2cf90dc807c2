using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Outbox;

/// <summary>What operators see of mail and webhooks that were given up, and do to them. Other messages have their dead letters.</summary>
public sealed class Undelivered(IWorkStore store, MailDelivery mail)
{
    /// <summary>The most that one call lists or revives.</summary>
    public const int PageSize = 500;

    /// <summary>Counts of mail and webhooks.</summary>
    public async Task<IReadOnlyList<OutboxStatus>> ReadStatusAsync(CancellationToken cancellationToken)
    {
        await using var context = store.CreateContext();
        var counts = await context.Outbox
            .Where(message => message.State != OutboxState.Sent && (message.Kind == OutboxKind.Mail || message.Kind == OutboxKind.Webhook))
            .GroupBy(message => new { message.Kind, message.State })
            .Select(group => new { group.Key.Kind, group.Key.State, Count = group.Count(), Oldest = group.Min(message => message.CreatedAt) })
            .ToListAsync(cancellationToken);
        return [.. new[] { OutboxKind.Mail, OutboxKind.Webhook }.Select(kind =>
        {
            var waiting = counts.FirstOrDefault(count => count.Kind == kind && count.State == OutboxState.Waiting);
            var dead = counts.FirstOrDefault(count => count.Kind == kind && count.State == OutboxState.Dead);
            return new OutboxStatus(kind, waiting?.Count ?? 0, waiting?.Oldest, dead?.Count ?? 0, kind != OutboxKind.Mail || mail.IsConfigured);
        })];
    }

    /// <summary>Dead messages with an id above <paramref name="after"/>, in id order, at most <see cref="PageSize"/>.</summary>
    public async Task<IReadOnlyList<UndeliveredMessage>> ListAsync(long after, CancellationToken cancellationToken)
    {
        await using var context = store.CreateContext();
        return await context.Outbox.AsNoTracking()
            .Where(message => message.State == OutboxState.Dead && message.Id > after && (message.Kind == OutboxKind.Mail || message.Kind == OutboxKind.Webhook))
            .OrderBy(message => message.Id)
            .Take(PageSize)
            .Select(message => new UndeliveredMessage(message.Id, message.Kind, message.Destination, message.Attempts, message.LastError, message.CreatedAt))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Sends dead messages once more, from their first attempt on; mail that had expired gets another day. Others are left as they are.</summary>
    /// <returns>How many were revived.</returns>
    public async Task<int> ReviveAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken, InCommit<int>? also = null)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ids.Count, PageSize);
        var now = await store.ReadClockAsync(cancellationToken);
        await using var context = store.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var revived = 0;
        foreach (var message in await context.Outbox.AsNoTracking().Where(message => ids.Contains(message.Id) && message.State == OutboxState.Dead).ToListAsync(cancellationToken))
        {
            var payload = message.Kind == OutboxKind.Mail && OutgoingMail.Read(message.Payload) is { } read && read.ExpiresAt <= now
                ? JsonSerializer.Serialize(read with { ExpiresAt = now + Duration.FromDays(1) }, OutboxJson.Options)
                : message.Payload;
            // Conditional: two operators revive it once.
            revived += await context.Outbox.Where(row => row.Id == message.Id && row.State == OutboxState.Dead).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, OutboxState.Waiting)
                    .SetProperty(row => row.NotBefore, now)
                    .SetProperty(row => row.Attempts, 0)
                    .SetProperty(row => row.Payload, payload),
                cancellationToken);
        }

        if (revived > 0) await context.SaveWithAsync(revived, also, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return revived;
    }
}
