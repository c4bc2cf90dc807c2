using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Orchestrator.Engine.Alarms;
using Orchestrator.Engine.Outbox;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Portals;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Tests.Outbox;

/// <summary>A sender with what it needs, and the rows around it.</summary>
internal sealed class Sending(IWorkStore store, FakeClock clock, MailOptions? mail = null, OutboxOptions? options = null, ISigningKeys? keys = null)
{
    public static readonly byte[] Key = "a shared key"u8.ToArray();

    /// <summary>What was rung.</summary>
    public List<Alarm> Alarms { get; } = [];

    public MailDelivery Mail { get; } = new(mail ?? new MailOptions());

    private UnreadableKeys Unreadable => field ??= new UnreadableKeys(new AlarmBell(KeepAsync, NullLogger<AlarmBell>.Instance), clock);

    public OutboxSender Sender() => Sender(store);

    public OutboxSender Sender(IWorkStore through)
    {
        var chosen = options ?? new OutboxOptions { AttemptTimeout = Duration.FromSeconds(5) };
        return new OutboxSender(through, Mail, Webhooks(chosen), chosen, NullLogger<OutboxSender>.Instance);
    }

    private WebhookDelivery Webhooks(OutboxOptions chosen) => new(WebhookDelivery.CreateClient(), keys ?? new PlainKeys(), Unreadable, clock, chosen);

    private Task KeepAsync(Alarm alarm, CancellationToken cancellation)
    {
        Alarms.Add(alarm);
        return Task.CompletedTask;
    }

    public Undelivered Undelivered() => new(store, Mail);

    public async Task<WebhookSubscription> SubscribeAsync(string url, string types = "*", string portal = "tj")
    {
        await using var context = store.CreateContext();
        var subscription = new WebhookSubscription { Id = await store.ReserveIdsAsync(1, default), Portal = portal, Types = types, Url = url, Secret = Key, Enabled = true };
        context.WebhookSubscriptions.Add(subscription);
        await context.SaveChangesAsync();
        return subscription;
    }

    public Task EmitAsync(WebhookSubscription subscription, string key, string name = "result.posted") => AddAsync([.. WebhookEvent.ToMessages(
        [subscription], key, name, "cycles/TJ-2024", new JsonObject { ["postedOn"] = "2024-12-24", ["说明"] = "结果公示" }, null, clock.Now)]);

    public async Task AddAsync(params OutboxMessage[] messages)
    {
        var batch = new WorkBatch();
        batch.Outbox.AddRange(messages);
        await using var transaction = await store.BeginAsync(default);
        await transaction.WriteAsync(batch, default);
        await transaction.CommitAsync(default);
    }

    public async Task<List<OutboxMessage>> RowsAsync()
    {
        await using var context = store.CreateContext();
        return await context.Outbox.AsNoTracking().OrderBy(message => message.Id).ToListAsync();
    }
}
