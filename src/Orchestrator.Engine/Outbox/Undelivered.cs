using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Outbox;

/// <summary>How many messages wait, and sending once more those that were given up.</summary>
public sealed class Undelivered(IWorkStore store, MailDelivery mail)
{
    /// <summary>Counts of mail and webhooks.</summary>
    public async Task<IReadOnlyList<OutboxStatus>> ReadStatusAsync(CancellationToken cancellationToken)
    {
        await using var context = store.CreateContext();
        var counts = await context
            .Outbox.Where(message =>
                message.State != OutboxState.Sent
                && (message.Kind == OutboxKind.Mail || message.Kind == OutboxKind.Webhook)
            )
            .GroupBy(message => new { message.Kind, message.State })
            .Select(group => new
            {
                group.Key.Kind,
                group.Key.State,
                Count = group.Count(),
                Oldest = group.Min(message => message.CreatedAt),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. new[] { OutboxKind.Mail, OutboxKind.Webhook }.Select(kind =>
            {
                var waiting = counts.FirstOrDefault(count => count.Kind == kind && count.State == OutboxState.Waiting);
                var dead = counts.FirstOrDefault(count => count.Kind == kind && count.State == OutboxState.Dead);
                return new OutboxStatus(
                    kind,
                    waiting?.Count ?? 0,
                    waiting?.Oldest,
                    dead?.Count ?? 0,
                    kind != OutboxKind.Mail || mail.IsConfigured
                );
            }),
        ];
    }

    /// <summary>
    /// Lets dead messages be sent once more, from their first attempt on; mail that had expired gets another day.
    /// Others are left as they are.
    /// </summary>
    /// <param name="context">On the caller's transaction.</param>
    /// <param name="ids">The messages.</param>
    /// <param name="now">By the clock that judges.</param>
    /// <param name="cancellationToken">Cancels.</param>
    internal static async Task ReviveAsync(
        OrchestratorDbContext context,
        IReadOnlyCollection<long> ids,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        var dead = context.Outbox.Where(message => ids.Contains(message.Id) && message.State == OutboxState.Dead);
        foreach (
            var mail in await dead.AsNoTracking()
                .Where(message => message.Kind == OutboxKind.Mail)
                .ToListAsync(cancellationToken)
        )
        {
            if (OutgoingMail.Read(mail.Payload) is not { ExpiresAt: { } expires } read || expires > now)
                continue;
            var payload = JsonSerializer.Serialize(
                read with
                {
                    ExpiresAt = now + Duration.FromDays(1),
                },
                OutboxJson.Options
            );
            await context
                .Outbox.Where(row => row.Id == mail.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Payload, payload), cancellationToken);
        }

        // Conditional: two operators revive it once.
        await dead.ExecuteUpdateAsync(
            set =>
                set.SetProperty(row => row.State, OutboxState.Waiting)
                    .SetProperty(row => row.NotBefore, now)
                    .SetProperty(row => row.Attempts, 0),
            cancellationToken
        );
    }
}
