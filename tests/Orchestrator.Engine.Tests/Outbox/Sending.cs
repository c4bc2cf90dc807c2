using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Orchestrator.Engine.Alarms;
using Orchestrator.Engine.DeadLetters;
using Orchestrator.Engine.Failures;
using Orchestrator.Engine.Outbox;
using Orchestrator.Storage.DeadLetters;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Portals;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Tests.Outbox;

/// <summary>A sender with what it needs, and the rows around it.</summary>
internal sealed class Sending(
    IWorkStore store,
    FakeClock clock,
    MailOptions? mail = null,
    OutboxOptions? options = null,
    ISigningKeys? keys = null,
    bool allowPrivate = true
)
{
    public static readonly byte[] Key = "a shared key"u8.ToArray();

    /// <summary>A portal that may hear of these cycles.</summary>
    public static Portal Portal(string code, string cycles = "*") =>
        new()
        {
            Code = code,
            Name = code,
            Secret = Key,
            Permissions = "event:* cycle:" + cycles,
            Enabled = true,
        };

    /// <summary>What was rung.</summary>
    public List<Alarm> Alarms { get; } = [];

    public MailDelivery Mail { get; } = new(mail ?? new MailOptions());

    private AlarmBell Bell => field ??= new AlarmBell(KeepAsync, NullLogger<AlarmBell>.Instance);

    private UnreadableKeys Unreadable => field ??= new UnreadableKeys(Bell, clock);

    public OutboxSender Sender() => Sender(store);

    public OutboxSender Sender(IWorkStore through)
    {
        var chosen = options ?? new OutboxOptions { AttemptTimeout = Duration.FromSeconds(5) };
        return new OutboxSender(
            through,
            Mail,
            Webhooks(chosen),
            chosen,
            Recorder(through),
            NullLogger<OutboxSender>.Instance
        );
    }

    private WebhookDelivery Webhooks(OutboxOptions chosen) =>
        new(WebhookDelivery.CreateClient(allowPrivate), keys ?? new PlainKeys(), Unreadable, clock, chosen);

    private Task KeepAsync(Alarm alarm, CancellationToken cancellationToken)
    {
        Alarms.Add(alarm);
        return Task.CompletedTask;
    }

    private OutboxRecorder Recorder(IWorkStore through) =>
        new(
            through,
            new PageRunner(through, NullLogger<PageRunner>.Instance),
            new DeadLetterBook(through, Bell, NullLogger<DeadLetterBook>.Instance)
        );

    public Undelivered Undelivered() => new(store, Mail);

    /// <summary>The open dead letters.</summary>
    public async Task<List<DeadLetter>> LettersAsync()
    {
        await using var context = store.CreateContext();
        return await context
            .DeadLetters.AsNoTracking()
            .Where(letter => letter.State == DeadLetterState.Open)
            .OrderBy(letter => letter.Id)
            .ToListAsync();
    }

    /// <summary>As an operator's retry does.</summary>
    public async Task ReviveAsync(params long[] messages)
    {
        await using var context = store.CreateContext();
        await Engine.Outbox.Undelivered.ReviveAsync(context, messages, clock.Now, default);
    }

    public async Task<WebhookSubscription> SubscribeAsync(string url, string types = "*", string portal = "tj")
    {
        await using var context = store.CreateContext();
        var subscription = new WebhookSubscription
        {
            Id = await store.ReserveIdsAsync(1, default),
            Portal = portal,
            Types = types,
            Url = url,
            Secret = Key,
            Enabled = true,
        };
        context.WebhookSubscriptions.Add(subscription);
        await context.SaveChangesAsync();
        return subscription;
    }

    public Task EmitAsync(WebhookSubscription subscription, string key, string name = "result.posted") =>
        AddAsync([
            .. WebhookEvent.ToMessages(
                [subscription],
                new EventToSend(
                    key,
                    name,
                    "cycles/TJ-2024",
                    new JsonObject { ["postedOn"] = "2024-12-24", ["说明"] = "结果公示" },
                    clock.Now
                )
            ),
        ]);

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
