using Orchestrator.Storage.Outbox;

namespace Orchestrator.Engine.Outbox;

/// <summary>What became of the messages of one run; several lanes count at once.</summary>
internal sealed class OutboxCounts
{
    private readonly int[] _counts = new int[3];

    public void Add(OutboxState state) => Interlocked.Increment(ref _counts[(int)state]);

    public OutboxRun ToRun() =>
        new(_counts[(int)OutboxState.Sent], _counts[(int)OutboxState.Waiting], _counts[(int)OutboxState.Dead]);
}
