using Orchestrator.Engine.DeadLetters;
using Orchestrator.Engine.Failures;
using Orchestrator.Storage.DeadLetters;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Outbox;

/// <summary>Records what became of messages; one that was given up gets its dead letter in the same commit.</summary>
public sealed class OutboxRecorder(IWorkStore store, PageRunner pages, DeadLetterBook letters)
{
    internal async Task RecordAsync(
        IReadOnlyList<(OutboxMessage Message, OutboxResult Result)> results,
        OutboxCounts counts,
        CancellationToken cancellationToken
    )
    {
        var written = await pages.RunAloneAsync(
            $"The result of message {results[0].Message.Id}",
            () => WriteAsync(results, cancellationToken),
            failure =>
                results.Count == 1
                    ? BuryAsync(results[0].Message, failure, counts, cancellationToken)
                    : RecordEachAsync(results, counts, cancellationToken),
            cancellationToken
        );
        if (!written)
            return;
        foreach (var (message, result) in results)
            Count(message, result, counts);
    }

    private async Task RecordEachAsync(
        IReadOnlyList<(OutboxMessage Message, OutboxResult Result)> results,
        OutboxCounts counts,
        CancellationToken cancellationToken
    )
    {
        foreach (var result in results)
            await RecordAsync([result], counts, cancellationToken);
    }

    /// <summary>A result that cannot be stored as it is: the message is given up for that.</summary>
    private async Task BuryAsync(
        OutboxMessage message,
        Exception failure,
        OutboxCounts counts,
        CancellationToken cancellationToken
    )
    {
        var now = await store.ReadClockAsync(cancellationToken);
        var result = new OutboxResult(
            message.Id,
            message.Attempts,
            OutboxState.Dead,
            now,
            FailureReading.Reason(failure)
        );
        await WriteAsync([(message, result)], cancellationToken);
        Count(message, result, counts);
    }

    private async Task WriteAsync(
        IReadOnlyList<(OutboxMessage Message, OutboxResult Result)> results,
        CancellationToken cancellationToken
    )
    {
        var batch = new WorkBatch();
        batch.OutboxResults.AddRange(results.Select(item => item.Result));
        var dead = results
            .Where(item => item.Result.State == OutboxState.Dead)
            .Select(item => LetterOf(item.Message, item.Result))
            .ToList();
        await using var transaction = await store.BeginAsync(cancellationToken);
        await transaction.WriteAsync(batch, cancellationToken);
        var added = await letters.AddAsync(transaction, dead, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await letters.RingAsync(added, cancellationToken);
    }

    private static LetterDraft LetterOf(OutboxMessage message, OutboxResult result) =>
        new(
            message.Kind == OutboxKind.Mail ? DeadLetterKind.Mail : DeadLetterKind.Webhook,
            message.Id,
            message.InstanceId ?? 0,
            MaskedRecipient.Of(message.Destination),
            new GivenUpException(result.Error ?? "")
        );

    private static void Count(OutboxMessage message, OutboxResult result, OutboxCounts counts)
    {
        counts.Add(result.State);
        OutboxMetrics.Count(message.Kind, result.State, (result.At - message.CreatedAt).TotalSeconds);
    }
}
