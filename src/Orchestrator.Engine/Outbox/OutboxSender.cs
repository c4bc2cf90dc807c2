using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;
using Orchestrator.Engine.Failures;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Portals;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Outbox;

/// <summary>Delivers mail and webhooks after the commit that asked for them: at least once, each with its idempotency key (D2).</summary>
public sealed partial class OutboxSender(
    IWorkStore store,
    MailDelivery mail,
    WebhookDelivery webhooks,
    OutboxOptions options,
    OutboxRecorder recorder,
    ILogger<OutboxSender> logger
)
{
    /// <summary>What stands in <see cref="OutboxMessage.LastError"/> of a mail that waits because no SMTP server is configured.</summary>
    public const string MailNotConfigured = "未配置邮件服务器 / mail is not configured";

    private const string MailServer = "smtp";
    private const int MostRounds = 50;

    private readonly DestinationHealth _health = new();

    /// <summary>
    /// Sends what waits and whose time has come, until nothing is left or the time of some fifty batches is used up.
    /// Several nodes may run it at once.
    /// </summary>
    /// <returns>What became of the messages taken.</returns>
    public async Task<OutboxRun> RunOnceAsync(CancellationToken cancellationToken)
    {
        var counts = new OutboxCounts();
        OutboxKind[] kinds = mail.IsConfigured ? [OutboxKind.Mail, OutboxKind.Webhook] : [OutboxKind.Webhook];
        if (!mail.IsConfigured)
        {
            await MarkUnconfiguredAsync(cancellationToken);
        }

        for (var round = 0; round < MostRounds; round++)
        {
            // (1) A crash before this line loses nothing: the messages wait.
            var leased = await store.LeaseOutboxAsync(kinds, options.BatchSize, options.Lease, cancellationToken);
            // (2) From here until the result is recorded the message is ours for the time of the lease. A crash costs
            // that time and one counted attempt; then another node takes it.
            if (leased.Count == 0)
            {
                break;
            }

            var until =
                Stopwatch.GetTimestamp()
                + (long)((options.Lease - options.AttemptTimeout).TotalSeconds * Stopwatch.Frequency);
            var subscriptions = await ReadSubscriptionsAsync(leased, cancellationToken);
            await Parallel.ForEachAsync(
                leased.GroupBy(Lane),
                new ParallelOptions
                {
                    MaxDegreeOfParallelism = options.Parallelism,
                    CancellationToken = cancellationToken,
                },
                async (lane, token) => await SendLaneAsync([.. lane], subscriptions, until, counts, token)
            );
            if (leased.Count < options.BatchSize)
            {
                break;
            }
        }

        return counts.ToRun();
    }

    // Messages of a lane go one after the other; a webhook receiver has one lane, mail some.
    private string Lane(OutboxMessage message) =>
        message.Kind == OutboxKind.Mail
            ? $"{MailServer} {(uint)string.GetHashCode(message.Destination, StringComparison.Ordinal) % options.MailConnections}"
            : message.Destination;

    private static string Server(OutboxMessage message) =>
        message.Kind == OutboxKind.Mail ? MailServer : message.Destination;

    private async Task SendLaneAsync(
        List<OutboxMessage> lane,
        IReadOnlyDictionary<long, WebhookSubscription> subscriptions,
        long until,
        OutboxCounts counts,
        CancellationToken cancellationToken
    )
    {
        await using var connection = lane[0].Kind == OutboxKind.Mail ? mail.Open() : null;
        for (var next = 0; next < lane.Count; next++)
        {
            var now = await store.ReadClockAsync(cancellationToken);
            if (_health.ClosedUntil(Server(lane[next]), now) is { } closed)
            {
                var wait = new WorkFailure(
                    FailureKind.Deferred,
                    "对方暂无应答，稍后再试 / the destination did not answer a moment ago"
                )
                {
                    RetryAfter = closed - now,
                };
                await recorder.RecordAsync(
                    [.. lane[next..].Select(message => Decide(message, wait, now))],
                    counts,
                    cancellationToken
                );
                return;
            }

            if (Stopwatch.GetTimestamp() > until)
            {
                // The lease would end under a slow receiver; the rest goes back at once and is nobody's failure.
                await recorder.RecordAsync(
                    [
                        .. lane[next..]
                            .Select(message =>
                                (
                                    message,
                                    new OutboxResult(message.Id, message.Attempts, OutboxState.Waiting, now, null)
                                )
                            ),
                    ],
                    counts,
                    cancellationToken
                );
                return;
            }

            var failure = await DeliverAsync(lane[next], connection, subscriptions, now, cancellationToken);
            // (3) A crash here means delivered but not recorded: it is sent again after the lease, with the same key
            // (Message-ID, event id), by which the receiver tells the copy.
            now = await store.ReadClockAsync(cancellationToken);
            if (failure?.Kind == FailureKind.Unreachable)
            {
                _health.DidNotAnswer(Server(lane[next]), now);
            }
            else if (failure is null)
            {
                _health.Answered(Server(lane[next]));
            }

            await recorder.RecordAsync([Decide(lane[next], failure, now)], counts, cancellationToken);
            // (4) Recorded, fenced by the attempt: a node whose lease had ended cannot overwrite the result of the one that took over.
        }
    }

    private async Task<WorkFailure?> DeliverAsync(
        OutboxMessage message,
        MailConnection? connection,
        IReadOnlyDictionary<long, WebhookSubscription> subscriptions,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        using var trace = EngineTraces.StartDelivery(message, CauseOf);
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        attempt.CancelAfter(options.AttemptTimeout.ToTimeSpan());
        try
        {
            var failure = connection is null
                ? await webhooks.DeliverAsync(message, subscriptions, attempt.Token)
                : await mail.DeliverAsync(connection, message, now, attempt.Token);
            if (failure is not null)
                trace?.SetStatus(ActivityStatusCode.Error, failure.Reason);
            return failure;
        }
        catch (Exception) when (attempt.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new WorkFailure(FailureKind.Unreachable, "超时无应答 / no answer in time");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever a message does to us, the others of its lane still go out.
            LogUnexpected(exception, message.Id);
            return new WorkFailure(FailureKind.Transient, exception.GetType().Name);
        }
    }

    private static string? CauseOf(OutboxMessage message) =>
        message.Kind == OutboxKind.Webhook ? WebhookEvent.Read(message.Payload)?.Trace : null;

    private (OutboxMessage Message, OutboxResult Result) Decide(
        OutboxMessage message,
        WorkFailure? failure,
        Instant now
    )
    {
        if (failure is null)
        {
            return (message, new OutboxResult(message.Id, message.Attempts, OutboxState.Sent, now, null));
        }

#pragma warning disable CA5394 // Spreads retries; no secret.
        var decision = FailurePolicy.Decide(
            failure,
            message.Attempts,
            message.CreatedAt,
            options.Retries,
            now,
            Random.Shared.NextDouble()
        );
#pragma warning restore CA5394
        if (!decision.IsDead && failure.Kind != FailureKind.Deferred)
        {
            LogFailed(message.Id, message.Kind, message.Attempts, failure.Reason, decision.RetryAt!.Value);
        }

        return (
            message,
            new OutboxResult(
                message.Id,
                message.Attempts,
                decision.IsDead ? OutboxState.Dead : OutboxState.Waiting,
                decision.RetryAt ?? now,
                failure.Reason
            )
        );
    }

    private async Task<IReadOnlyDictionary<long, WebhookSubscription>> ReadSubscriptionsAsync(
        IReadOnlyList<OutboxMessage> leased,
        CancellationToken cancellationToken
    )
    {
        if (leased.All(message => message.Kind != OutboxKind.Webhook))
        {
            return new Dictionary<long, WebhookSubscription>();
        }

        await using var context = store.CreateContext();
        return await context
            .WebhookSubscriptions.AsNoTracking()
            .ToDictionaryAsync(subscription => subscription.Id, cancellationToken);
    }

    private async Task MarkUnconfiguredAsync(CancellationToken cancellationToken)
    {
        await using var context = store.CreateContext();
        await context
            .Outbox.Where(message =>
                message.Kind == OutboxKind.Mail && message.State == OutboxState.Waiting && message.LastError == null
            )
            .ExecuteUpdateAsync(
                set => set.SetProperty(message => message.LastError, MailNotConfigured),
                cancellationToken
            );
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Message {Id} ({Kind}) failed at attempt {Attempt}: {Reason}. Next attempt at {RetryAt}."
    )]
    private partial void LogFailed(long id, OutboxKind kind, int attempt, string reason, Instant retryAt);

    [LoggerMessage(LogLevel.Error, "Message {Id} could not be sent.")]
    private partial void LogUnexpected(Exception exception, long id);
}
