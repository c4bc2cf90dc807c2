using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.DeadLetters;
using Orchestrator.Engine.Failures;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.DeadLetters;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Fanouts;

/// <summary>
/// Brings one stimulus to every running application of a cycle, in durable chunks: a chunk's effects and the cursor
/// are one commit, so that each application gets it exactly once (D5).
/// </summary>
public sealed class FanoutRunner
{
    private readonly IWorkStore _store;
    private readonly UnitOfWork _units;
    private readonly PageRunner _pages;
    private readonly DeadLetterBook _letters;
    private readonly EngineOptions _options;

    /// <summary>Made by the host.</summary>
    public FanoutRunner(
        IWorkStore store,
        UnitOfWork units,
        PageRunner pages,
        DeadLetterBook letters,
        EngineOptions options
    ) => (_store, _units, _pages, _letters, _options) = (store, units, pages, letters, options);

    /// <summary>Works until no fan-out is left, or only such as other nodes work on.</summary>
    /// <returns>How many applications were reached.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var chunks = new Chunks(this);
        await _pages.RunAsync(chunks, _options.PageSize, cancellationToken);
        return chunks.Reached;
    }

    /// <summary>Does one chunk of the oldest fan-out.</summary>
    /// <returns>How many applications it reached; null when there was nothing to do.</returns>
    public async Task<int?> RunChunkAsync(CancellationToken cancellationToken)
    {
        var chunks = new Chunks(this);
        return await _pages.RunPageAsync(chunks, _options.PageSize, cancellationToken) ? chunks.Reached : null;
    }

    private sealed class Chunks(FanoutRunner owner) : PageWork<FanoutTarget>
    {
        public int Reached { get; private set; }

        public override long KeyOf(FanoutTarget item) => item.InstanceId;

        public override async Task<bool> RunAsync(
            int size,
            Action<IReadOnlyList<FanoutTarget>> claimed,
            CancellationToken cancellationToken
        )
        {
            await using var transaction = await owner._store.BeginAsync(cancellationToken);
            if (await transaction.ClaimFanoutAsync(cancellationToken) is not { } fanout)
                return false;
            if (await HasOlderAsync(transaction, fanout, cancellationToken))
                return false;
            var targets = await transaction.ReadFanoutTargetsAsync(fanout, size, cancellationToken);
            claimed([.. targets.Select(id => new FanoutTarget(fanout, id))]);
            if (Read(fanout) is not { } read)
                return await GiveUpAsync(transaction, fanout, cancellationToken);
            var turns = targets
                .Select((id, place) => (place, turn: new Turn(id, fanout.At, long.MaxValue)))
                .ToDictionary(pair => pair.place, pair => pair.turn);
            var (outcomes, batch) = await owner._units.ApplyAsync(
                transaction,
                [.. targets.Select(WorkItem (id) => new StimulusItem(id, read.Stimulus, read.At))],
                cancellationToken,
                turns
            );
            var failed = targets
                .Zip(outcomes)
                .Where(pair => pair.Second.Failure is not null)
                .Select(pair => LetterOf(fanout, pair.First, pair.Second.Failure!))
                .ToList();
            batch.Outbox.AddRange(failed.Select(letter => DeadRow(fanout, letter)));

            // Where something earlier has its turn first, the stimulus waits behind it as a message of its own, and the fan-out goes on.
            batch.Outbox.AddRange(
                targets.Zip(outcomes).Where(pair => pair.Second.Waits).Select(pair => RowOf(fanout, pair.First))
            );
            var isLast = targets.Count < size;
            batch.FanoutProgress.Add(
                new FanoutProgress(
                    fanout.Id,
                    targets.Count > 0 ? targets[^1] : fanout.Cursor,
                    isLast ? await transaction.ReadClockAsync(cancellationToken) : null
                )
            );
            await transaction.WriteAsync(batch, cancellationToken);
            var added = await owner._letters.AddAsync(transaction, failed, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            await owner._letters.RingAsync(added, cancellationToken);
            Reached += targets.Count;
            return true;
        }

        /// <summary>
        /// The fan-out goes on behind a target that fails; the stimulus waits for it as a dead message, which an
        /// operator can send again.
        /// </summary>
        public override async Task BuryAsync(FanoutTarget item, Exception reason, CancellationToken cancellationToken)
        {
            await using var transaction = await owner._store.BeginAsync(cancellationToken);
            if (
                await transaction.ClaimFanoutAsync(cancellationToken) is not { } fanout
                || fanout.Id != item.Fanout.Id
                || fanout.Cursor >= item.InstanceId
            )
            {
                return;
            }
            var letter = LetterOf(fanout, item.InstanceId, reason);
            var batch = new WorkBatch();
            batch.Outbox.Add(DeadRow(fanout, letter));
            batch.FanoutProgress.Add(new FanoutProgress(fanout.Id, item.InstanceId, DoneAt: null));
            await transaction.WriteAsync(batch, cancellationToken);
            var added = await owner._letters.AddAsync(transaction, [letter], cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            await owner._letters.RingAsync(added, cancellationToken);
        }

        /// <summary>A fan-out that nobody can read reaches nobody: it ends, with one letter for the whole of it.</summary>
        private async Task<bool> GiveUpAsync(
            IWorkTransaction transaction,
            Fanout fanout,
            CancellationToken cancellationToken
        )
        {
            var batch = new WorkBatch();
            batch.FanoutProgress.Add(
                new FanoutProgress(fanout.Id, fanout.Cursor, await transaction.ReadClockAsync(cancellationToken))
            );
            await transaction.WriteAsync(batch, cancellationToken);
            var letter = LetterOf(
                fanout,
                fanout.CycleId,
                new InvalidOperationException("The stored stimulus cannot be read.")
            );
            var added = await owner._letters.AddAsync(transaction, [letter], cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            await owner._letters.RingAsync(added, cancellationToken);
            return true;
        }

        /// <summary>Fan-outs of one cycle reach an application in the order in which they were caused, also when two nodes work.</summary>
        private static async Task<bool> HasOlderAsync(
            IWorkTransaction transaction,
            Fanout fanout,
            CancellationToken cancellationToken
        )
        {
            await using var context = transaction.CreateContext();
            return await context.Fanouts.AnyAsync(
                other => other.CycleId == fanout.CycleId && other.DoneAt == null && other.Id < fanout.Id,
                cancellationToken
            );
        }

        private static (Workflows.Runtime.Stimulus Stimulus, NodaTime.Instant At)? Read(Fanout fanout) =>
            StimulusJson.TryRead(fanout.Payload);

        private static LetterDraft LetterOf(Fanout fanout, long instanceId, Exception failure) =>
            new(DeadLetterKind.Fanout, fanout.Id, instanceId, fanout.Stimulus, failure);

        private static OutboxMessage DeadRow(Fanout fanout, LetterDraft letter)
        {
            var row = RowOf(fanout, letter.InstanceId);
            (row.State, row.LastError) = (OutboxState.Dead, FailureReading.Reason(letter.Failure));
            return row;
        }

        private static OutboxMessage RowOf(Fanout fanout, long instanceId) =>
            new()
            {
                Kind = OutboxKind.Stimulus,
                Key = FanoutMessages.Key(fanout.Id, instanceId),
                InstanceId = instanceId,
                Destination = instanceId.ToString(System.Globalization.CultureInfo.InvariantCulture),
                Payload = fanout.Payload,
                CreatedAt = fanout.At,
                NotBefore = fanout.At,
            };
    }
}
