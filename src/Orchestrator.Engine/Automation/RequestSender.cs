using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Orchestrator.Engine.DeadLetters;
using Orchestrator.Engine.Failures;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.DeadLetters;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Automation;

/// <summary>
/// Sends the HTTP requests that workflows asked for, after the commit that asked, and brings each answer back as a
/// stimulus in the commit that records it. At least once, each with its idempotency key (D2).
/// </summary>
public sealed partial class RequestSender(
    IWorkStore store,
    RequestDelivery delivery,
    RequestOptions options,
    WorkSignals signals,
    PageRunner pages,
    DeadLetterBook letters,
    ILogger<RequestSender> logger
)
{
    /// <summary>Sends what waits and whose time has come, until nothing is left.</summary>
    /// <returns>How many requests were answered, by their hosts or by us in their stead.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var workers = await Task.WhenAll(
            Enumerable.Range(0, options.Parallelism).Select(_ => WorkAsync(cancellationToken))
        );
        return workers.Sum();
    }

    /// <summary>One request at a time: a lease lasts for one attempt, however many wait and however slow their hosts are.</summary>
    private async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        var answered = 0;
        while (await store.LeaseOutboxAsync([OutboxKind.Request], 1, options.Lease, cancellationToken) is [var message])
        {
            if (await SendAsync(message, cancellationToken))
                answered++;
        }

        return answered;
    }

    /// <summary>One request that cannot be read or whose answer cannot be kept is a dead letter; the others go on.</summary>
    /// <returns>Whether it was answered for good.</returns>
    private async Task<bool> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        (HttpRequestAsked Asked, RequestResult Result)? attempt = null;
        var isLast = false;
        // Sent once, whatever becomes of keeping the answer: what is not kept is sent again after the lease.
        var kept = await pages.RunAloneAsync(
            $"Request {message.Id}",
            async () =>
            {
                attempt ??= await AttemptAsync(message, cancellationToken);
                isLast = await KeepAsync(message, attempt.Value.Asked, attempt.Value.Result, cancellationToken);
            },
            failure => BuryAsync(message, failure, cancellationToken),
            cancellationToken
        );
        if (kept && isLast)
            signals.Add(stimuli: 1, fanouts: 0);
        return kept && isLast;
    }

    private async Task BuryAsync(OutboxMessage message, Exception failure, CancellationToken cancellationToken)
    {
        await using var transaction = await store.BeginAsync(cancellationToken);
        var batch = new WorkBatch();
        batch.OutboxResults.Add(
            new OutboxResult(
                message.Id,
                message.Attempts,
                OutboxState.Dead,
                await transaction.ReadClockAsync(cancellationToken),
                FailureReading.Reason(failure)
            )
        );
        await transaction.WriteAsync(batch, cancellationToken);
        var letter = new LetterDraft(
            DeadLetterKind.Request,
            message.Id,
            message.InstanceId ?? 0,
            message.Destination,
            failure
        );
        var added = await letters.AddAsync(transaction, [letter], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await letters.RingAsync(added, cancellationToken);
    }

    /// <returns>Whether it was the last attempt.</returns>
    private async Task<bool> KeepAsync(
        OutboxMessage message,
        HttpRequestAsked asked,
        RequestResult result,
        CancellationToken cancellationToken
    )
    {
        var now = await store.ReadClockAsync(cancellationToken);
        var reason = (string?)result.Answer["reason"];
        var failure = new WorkFailure(
            result.MayPass && asked.Retries ? FailureKind.Transient : FailureKind.Permanent,
            reason ?? $"HTTP {result.Answer["statusCode"]}"
        );
        var decision = FailurePolicy.Decide(
            failure,
            message.Attempts,
            message.CreatedAt,
            options.Retries,
            now,
            jitter: 1
        );
        var batch = new WorkBatch();
        if (decision.RetryAt is { } again)
        {
            batch.OutboxResults.Add(
                new OutboxResult(message.Id, message.Attempts, OutboxState.Waiting, again, failure.Reason)
            );
        }
        else
        {
            // A crash before this commit sends the request again after the lease; a crash after it leaves the answer,
            // which has its effect once.
            batch.OutboxResults.Add(new OutboxResult(message.Id, message.Attempts, OutboxState.Sent, now, reason));
            batch.Outbox.Add(RequestJson.Answer(message, asked.ActivityInstanceId, result.Answer, now));
        }

        await using var transaction = await store.BeginAsync(cancellationToken);
        await transaction.WriteAsync(batch, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return decision.IsDead;
    }

    private async Task<(HttpRequestAsked Asked, RequestResult Result)> AttemptAsync(
        OutboxMessage message,
        CancellationToken cancellationToken
    )
    {
        var asked = RequestJson.Read(message);
        return (asked, await AttemptAsync(message, asked, cancellationToken));
    }

    private async Task<RequestResult> AttemptAsync(
        OutboxMessage message,
        HttpRequestAsked asked,
        CancellationToken cancellationToken
    )
    {
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        attempt.CancelAfter(options.Timeout.ToTimeSpan());
        try
        {
            return await delivery.SendAsync(asked, message.Key, attempt.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return RequestDelivery.TimedOut();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            NotSent(logger, message.Id, exception);
            return new RequestResult(
                new JsonObject { ["error"] = HttpRequestAsked.Unreachable, ["reason"] = exception.GetType().Name },
                MayPass: true
            );
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The request {MessageId} could not be sent")]
    private static partial void NotSent(ILogger logger, long messageId, Exception exception);
}
