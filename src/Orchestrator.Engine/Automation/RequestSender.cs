using Microsoft.Extensions.Logging;
using Orchestrator.Engine.DeadLetters;
using Orchestrator.Engine.Failures;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.DeadLetters;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Automation;

/// <summary>
/// Sends the HTTP requests that workflows asked for, after the commit that asked, and brings each answer back as a
/// stimulus in the commit that records it. At least once, each with its idempotency key (D2).
/// </summary>
public sealed partial class RequestSender(
    IWorkStore store, RequestDelivery delivery, RequestOptions options, WorkSignals signals, DeadLetterBook letters, ILogger<RequestSender> logger)
{
    private const int BatchSize = 50;

    /// <summary>Sends what waits and whose time has come.</summary>
    /// <returns>How many requests were answered, by their hosts or by us in their stead.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var answered = 0;
        var leased = await store.LeaseOutboxAsync([OutboxKind.Request], BatchSize, options.Lease, cancellationToken);
        await Parallel.ForEachAsync(leased, new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancellationToken }, async (message, token) =>
        {
            if (await TrySendAsync(message, token)) Interlocked.Increment(ref answered);
        });
        return answered;
    }

    /// <summary>One request that cannot be read or whose answer cannot be kept is a dead letter; the others go on.</summary>
    private async Task<bool> TrySendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return await SendAsync(message, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Alone from the start: trouble and conflicts wait for the end of the lease, all else is for good.
            if (FailureReading.KindOf(store, failure) != FailureKind.Permanent) NotSent(logger, message.Id, failure);
            else await BuryAsync(message, failure, cancellationToken);
            return false;
        }
    }

    private async Task BuryAsync(OutboxMessage message, Exception failure, CancellationToken cancellationToken)
    {
        await using var transaction = await store.BeginAsync(cancellationToken);
        var batch = new WorkBatch();
        batch.OutboxResults.Add(new OutboxResult(message.Id, message.Attempts, OutboxState.Dead, await transaction.ReadClockAsync(cancellationToken), FailureReading.Reason(failure)));
        await transaction.WriteAsync(batch, cancellationToken);
        var letter = new LetterDraft(DeadLetterKind.Request, message.Id, message.InstanceId ?? 0, message.Destination, failure);
        var added = await letters.AddAsync(transaction, [letter], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await letters.RingAsync(added, cancellationToken);
    }

    private async Task<bool> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var asked = RequestJson.Read(message);
        var result = await AttemptAsync(message, asked, cancellationToken);
        var now = await store.ReadClockAsync(cancellationToken);
        var isLast = !result.MayPass || !asked.Retries || message.Attempts >= options.Attempts;
        var batch = new WorkBatch();
        if (isLast)
        {
            // A crash before this commit sends the request again after the lease; a crash after it leaves the answer, which has its effect once.
            batch.OutboxResults.Add(new OutboxResult(message.Id, message.Attempts, OutboxState.Sent, now, (string?)result.Answer["reason"]));
            batch.Outbox.Add(RequestJson.Answer(message, asked.ActivityInstanceId, result.Answer, now));
        }
        else
        {
            var delay = options.FirstDelay * Math.Pow(2, Math.Min(message.Attempts - 1, 20));
            batch.OutboxResults.Add(new OutboxResult(message.Id, message.Attempts, OutboxState.Waiting, now + delay, (string?)result.Answer["reason"] ?? $"HTTP {result.Answer["statusCode"]}"));
        }

        await store.WriteAsync(batch, cancellationToken);
        if (isLast) signals.Add(stimuli: 1, fanouts: 0);
        return isLast;
    }

    private async Task<RequestResult> AttemptAsync(OutboxMessage message, Orchestrator.Workflows.Runtime.HttpRequestAsked asked, CancellationToken cancellationToken)
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
            return new RequestResult(new System.Text.Json.Nodes.JsonObject { ["error"] = Orchestrator.Workflows.Runtime.HttpRequestAsked.Unreachable, ["reason"] = exception.GetType().Name }, MayPass: true);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The request {MessageId} could not be sent")]
    private static partial void NotSent(ILogger logger, long messageId, Exception exception);
}
