using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.DeadLetters;
using Orchestrator.Engine.Failures;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.DeadLetters;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Fanouts;

/// <summary>
/// Brings stimuli from one instance to another and starts the workflows they asked for: taking the message and its
/// effect are one commit, so each has its effect exactly once.
/// </summary>
public sealed class StimulusRunner
{
    private readonly IWorkStore _store;
    private readonly UnitOfWork _units;
    private readonly WorkflowCatalog _workflows;
    private readonly PageRunner _pages;
    private readonly DeadLetterBook _letters;
    private readonly EngineOptions _options;

    /// <summary>Made by the host.</summary>
    public StimulusRunner(
        IWorkStore store,
        UnitOfWork units,
        WorkflowCatalog workflows,
        PageRunner pages,
        DeadLetterBook letters,
        EngineOptions options
    ) => (_store, _units, _workflows, _pages, _letters, _options) = (store, units, workflows, pages, letters, options);

    /// <summary>Works until no stimulus is left, or only such as other nodes work on.</summary>
    /// <returns>How many were taken.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var messages = new MessagePages(this);
        await _pages.RunAsync(messages, _options.PageSize, cancellationToken);
        return messages.Brought;
    }

    private sealed class MessagePages(StimulusRunner owner) : PageWork<OutboxMessage>
    {
        public int Brought { get; private set; }

        public override long KeyOf(OutboxMessage item) => item.Id;

        public override async Task<bool> RunAsync(
            int size,
            Action<IReadOnlyList<OutboxMessage>> claimed,
            CancellationToken cancellationToken
        )
        {
            await using var transaction = await owner._store.BeginAsync(cancellationToken);
            var messages = await transaction.ClaimOutboxAsync(
                [OutboxKind.Stimulus, OutboxKind.Workflow],
                size,
                cancellationToken
            );
            if (messages.Count == 0)
                return false;
            claimed(messages);
            var versions = messages.Any(message => message.Kind == OutboxKind.Workflow)
                ? await owner._workflows.VersionsAsync(cancellationToken)
                : null;
            var (outcomes, batch) = await owner._units.ApplyAsync(
                transaction,
                [.. messages.Select(message => ItemOf(message, versions))],
                cancellationToken,
                TurnsOf(messages)
            );
            if (outcomes.All(outcome => outcome.Waits))
                return false;
            var now = await transaction.ReadClockAsync(cancellationToken);
            var failed = new List<LetterDraft>();
            for (var place = 0; place < messages.Count; place++)
            {
                if (outcomes[place].Waits)
                    continue;
                var failure = outcomes[place].Failure;
                batch.OutboxResults.Add(ResultOf(messages[place], failure, now));
                if (failure is not null)
                    failed.Add(LetterOf(messages[place], failure));
            }

            await transaction.WriteAsync(batch, cancellationToken);
            var added = await owner._letters.AddAsync(transaction, failed, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            await owner._letters.RingAsync(added, cancellationToken);
            Brought += outcomes.Count(outcome => !outcome.Waits);
            return true;
        }

        public override async Task BuryAsync(OutboxMessage item, Exception reason, CancellationToken cancellationToken)
        {
            await using var transaction = await owner._store.BeginAsync(cancellationToken);
            var batch = new WorkBatch();
            batch.OutboxResults.Add(ResultOf(item, reason, await transaction.ReadClockAsync(cancellationToken)));
            await transaction.WriteAsync(batch, cancellationToken);
            var added = await owner._letters.AddAsync(transaction, [LetterOf(item, reason)], cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            await owner._letters.RingAsync(added, cancellationToken);
            Brought++;
        }

        private static Dictionary<int, Turn> TurnsOf(IReadOnlyList<OutboxMessage> messages) =>
            messages
                .Select((message, place) => (message, place))
                .Where(pair => pair.message.Kind == OutboxKind.Stimulus)
                .ToDictionary(
                    pair => pair.place,
                    pair => new Turn(pair.message.InstanceId!.Value, pair.message.NotBefore, pair.message.Id)
                );

        private static OutboxResult ResultOf(OutboxMessage message, Exception? failure, NodaTime.Instant now) =>
            new(
                message.Id,
                message.Attempts,
                failure is null ? OutboxState.Sent : OutboxState.Dead,
                now,
                failure is null ? null : FailureReading.Reason(failure)
            );

        private static LetterDraft LetterOf(OutboxMessage message, Exception failure) =>
            new(
                DeadLetterKind.Stimulus,
                message.Id,
                message.InstanceId ?? 0,
                StimulusJson.TryRead(message.Payload)?.Stimulus.Name ?? message.Destination,
                failure
            );

        private static WorkItem ItemOf(OutboxMessage message, IReadOnlyDictionary<string, long>? versions)
        {
            if (message.Kind == OutboxKind.Workflow)
            {
                return WorkflowStartJson.Read(
                    message,
                    WorkflowStartJson.Version(message) ?? versions!.GetValueOrDefault(message.Destination)
                );
            }
            var (stimulus, at) = StimulusJson.Read(message.Payload);
            return new StimulusItem(message.InstanceId!.Value, stimulus, at);
        }
    }
}
